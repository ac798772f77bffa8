"""Signatures: organisations through an authorised person, and individuals; the links of their mails; lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from onrecord.letters import clock
from onrecord.letters.life import LIVE, Standing
from onrecord.letters.models.accounts import Account
from onrecord.letters.models.letters import Letter

if TYPE_CHECKING:
    from datetime import datetime


class Kind(models.TextChoices):
    """Who signs: the two are counted and listed apart."""

    ORGANISATION = "organisation"
    INDIVIDUAL = "individual"


class Signature(models.Model):
    """One signature on one letter. Personal data can be erased from it; the row stays and is counted."""

    letter: models.ForeignKey[Letter, Letter] = models.ForeignKey(Letter, models.PROTECT, related_name="signatures")
    kind: models.CharField[str, str] = models.CharField(max_length=12, choices=Kind.choices)
    standing: models.CharField[str, str] = models.CharField(max_length=10, default=Standing.PENDING.value)
    form: models.CharField[str, str] = models.CharField(max_length=64)
    """The number of the form, or of the row of a list, that brought it: a form sent twice is one signature."""
    name: models.CharField[str, str] = models.CharField(max_length=200, blank=True)
    """Of the organisation, or of the individual."""
    title: models.CharField[str, str] = models.CharField(max_length=200, blank=True)
    """What an individual wants to be named as: former rapporteur, professor of law."""
    country: models.CharField[str, str] = models.CharField(max_length=2, blank=True)
    website: models.CharField[str, str] = models.CharField(max_length=200, blank=True)
    person: models.CharField[str, str] = models.CharField(max_length=120, blank=True)
    """Who is authorised to sign for the organisation."""
    role: models.CharField[str, str] = models.CharField(max_length=120, blank=True)
    email: models.CharField[str, str] = models.CharField(max_length=254, blank=True)
    name_key: models.CharField[str, str] = models.CharField(max_length=200, blank=True)
    """The name, normalised, and the address in small letters: nobody signs twice in the same words."""
    email_key: models.CharField[str, str] = models.CharField(max_length=254, blank=True, db_index=True)
    consent: models.BooleanField[bool | None, bool | None] = models.BooleanField(null=True)
    """Whether the name may be shown; None where that has not been asked yet (an imported list)."""
    consent_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)
    consent_words: models.TextField[str, str] = models.TextField(blank=True)
    """The words that were agreed to, in the language in which they were read."""
    language: models.CharField[str, str] = models.CharField(max_length=8, default="en")
    origin: models.CharField[str, str] = models.CharField(max_length=6, default="form")
    """form or list."""
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=clock.now)
    confirmed_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)
    refusal: models.CharField[str, str] = models.CharField(max_length=500, blank=True)
    erased_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)

    class Meta:
        """How the table is named, and that nothing is signed twice."""

        db_table = "signatures"
        constraints = (
            models.UniqueConstraint(fields=("letter", "form"), name="one_signature_a_form"),
            models.UniqueConstraint(
                fields=("letter", "kind", "email_key", "name_key"),
                condition=models.Q(standing__in=[standing.value for standing in sorted(LIVE)])
                & models.Q(erased_at__isnull=True),
                name="one_live_signature",
            ),
        )
        indexes = (models.Index(fields=("letter", "standing", "kind"), name="signatures_of_letter"),)

    def __str__(self) -> str:
        return f"signature {self.pk}"

    @property
    def at(self) -> Standing:
        """Where it is."""
        return Standing(self.standing)


class Purpose(models.TextChoices):
    """What a link of a mail is for."""

    CONFIRM = "confirm"
    OWN = "own"


class Link(models.Model):
    """A link that was mailed: only the hash of its secret is kept."""

    signature: models.ForeignKey[Signature, Signature] = models.ForeignKey(
        Signature, models.CASCADE, related_name="links"
    )
    purpose: models.CharField[str, str] = models.CharField(max_length=8, choices=Purpose.choices)
    digest: models.CharField[str, str] = models.CharField(max_length=64, unique=True)
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=clock.now)
    expires_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)
    """None: until the letter is delivered."""
    used_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)

    class Meta:
        """How the table is named."""

        db_table = "signature_links"

    def __str__(self) -> str:
        return f"{self.purpose} {self.signature_id}"  # type: ignore[attr-defined]


class Apart(models.Model):
    """That two signatures look alike and are not the same: kept as firmly as that they are."""

    first: models.ForeignKey[Signature, Signature] = models.ForeignKey(Signature, models.CASCADE, related_name="+")
    second: models.ForeignKey[Signature, Signature] = models.ForeignKey(Signature, models.CASCADE, related_name="+")
    by: models.ForeignKey[Account | None, Account | None] = models.ForeignKey(
        Account, models.SET_NULL, null=True, related_name="+"
    )
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=clock.now)

    class Meta:
        """How the table is named."""

        db_table = "signatures_apart"
        constraints = (models.UniqueConstraint(fields=("first", "second"), name="apart_once"),)

    def __str__(self) -> str:
        return "not the same"


class ImportedList(models.Model):
    """A list of signatures that was uploaded and waits for an editor's word. It goes when it is taken or a day old."""

    letter: models.ForeignKey[Letter, Letter] = models.ForeignKey(Letter, models.PROTECT, related_name="lists")
    name: models.CharField[str, str] = models.CharField(max_length=200)
    sha256: models.CharField[str, str] = models.CharField(max_length=64)
    rows = models.JSONField()
    by: models.ForeignKey[Account | None, Account | None] = models.ForeignKey(
        Account, models.SET_NULL, null=True, related_name="+"
    )
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=clock.now)

    class Meta:
        """How the table is named."""

        db_table = "imported_lists"

    def __str__(self) -> str:
        return self.name
