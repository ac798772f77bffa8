"""Letters: their words in each language and version, what was sent, what came back."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.db import models

from onrecord.letters import clock
from onrecord.letters.life import Stage
from onrecord.letters.models.accounts import Account
from onrecord.letters.models.campaigns import Campaign

if TYPE_CHECKING:
    from datetime import date, datetime


def make_key() -> str:
    """A part of an address that nobody can guess."""
    return secrets.token_urlsafe(16)


class Letter(models.Model):
    """An open letter: to whom, on what, until when, and where it is in its life."""

    campaign: models.ForeignKey[Campaign, Campaign] = models.ForeignKey(
        Campaign, models.PROTECT, related_name="letters"
    )
    slug: models.SlugField[str, str] = models.SlugField(max_length=80, unique=True)
    """Its public address."""
    draft_key: models.CharField[str, str] = models.CharField(max_length=32, unique=True, default=make_key)
    """Who has it reads the draft."""
    stage: models.CharField[str, str] = models.CharField(max_length=12, default=Stage.DRAFT.value)
    language: models.CharField[str, str] = models.CharField(max_length=8, default="en")
    """The language that it is written in; its other texts are translations."""
    addressee: models.TextField[str, str] = models.TextField(max_length=600)
    """Name, office and address, a line each."""
    addressee_state: models.CharField[str, str] = models.CharField(max_length=3, blank=True)
    """ISO3 code of the state that it is addressed to."""
    copies: models.TextField[str, str] = models.TextField(max_length=1000, blank=True)
    """Who gets a copy, a line each."""
    series: models.CharField[str, str] = models.CharField(max_length=60, blank=True)
    """The series of the record that it is about."""
    forum: models.CharField[str, str] = models.CharField(max_length=4, blank=True)
    """The forum whose decision it comes before."""
    deadline: models.DateField[date | None, date | None] = models.DateField(null=True)
    """The last day for signing, in UTC."""
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=clock.now)
    opened_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)
    closed_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)
    delivered_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)

    class Meta:
        """How the table is named."""

        db_table = "letters"

    def __str__(self) -> str:
        return self.slug

    @property
    def at(self) -> Stage:
        """Where it is in its life."""
        return Stage(self.stage)

    @property
    def to(self) -> str:
        """The first line of the addressee: the name."""
        return self.addressee.strip().partition("\n")[0].strip()


class LetterText(models.Model):
    """One version of a letter's words in one language. A change is a new row: nothing that was written is lost."""

    letter: models.ForeignKey[Letter, Letter] = models.ForeignKey(Letter, models.PROTECT, related_name="texts")
    language: models.CharField[str, str] = models.CharField(max_length=8)
    number: models.IntegerField[int, int] = models.IntegerField()
    subject: models.CharField[str, str] = models.CharField(max_length=300)
    body: models.TextField[str, str] = models.TextField(max_length=60_000)
    """Markdown."""
    asks = models.JSONField(default=list)
    """What is asked: `words`, `series`, `forum` of each."""
    by: models.ForeignKey[Account | None, Account | None] = models.ForeignKey(
        Account, models.SET_NULL, null=True, related_name="+"
    )
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=clock.now)

    class Meta:
        """How the table is named, and that two editors cannot write one version."""

        db_table = "letter_texts"
        constraints = (models.UniqueConstraint(fields=("letter", "language", "number"), name="one_version"),)

    def __str__(self) -> str:
        return f"{self.letter} {self.language} {self.number}"


class Reason(models.Model):
    """Why a sentence that the record contradicts stands all the same."""

    letter: models.ForeignKey[Letter, Letter] = models.ForeignKey(Letter, models.PROTECT, related_name="reasons")
    quote: models.TextField[str, str] = models.TextField()
    """The words of the letter, as the checker quotes them."""
    finding: models.TextField[str, str] = models.TextField()
    """What the record says against them."""
    edition: models.CharField[str, str] = models.CharField(max_length=16)
    why: models.TextField[str, str] = models.TextField(max_length=1000)
    by: models.ForeignKey[Account | None, Account | None] = models.ForeignKey(
        Account, models.SET_NULL, null=True, related_name="+"
    )
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=clock.now)

    class Meta:
        """How the table is named."""

        db_table = "letter_reasons"

    def __str__(self) -> str:
        return self.why


class Paper(models.Model):
    """A document made of a letter, kept byte for byte: what was sent can be shown."""

    letter: models.ForeignKey[Letter, Letter] = models.ForeignKey(Letter, models.PROTECT, related_name="papers")
    language: models.CharField[str, str] = models.CharField(max_length=8)
    form: models.CharField[str, str] = models.CharField(max_length=4)
    """pdf, docx or txt."""
    sha256: models.CharField[str, str] = models.CharField(max_length=64)
    content: models.BinaryField[bytes, bytes] = models.BinaryField()
    organisations: models.IntegerField[int, int] = models.IntegerField()
    individuals: models.IntegerField[int, int] = models.IntegerField()
    by: models.ForeignKey[Account | None, Account | None] = models.ForeignKey(
        Account, models.SET_NULL, null=True, related_name="+"
    )
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=clock.now)

    class Meta:
        """How the table is named."""

        db_table = "letter_papers"

    def __str__(self) -> str:
        return f"{self.letter}.{self.form}"


class Sending(models.Model):
    """That a letter was sent: to whom, how, when, which paper."""

    letter: models.ForeignKey[Letter, Letter] = models.ForeignKey(Letter, models.PROTECT, related_name="sendings")
    paper: models.ForeignKey[Paper, Paper] = models.ForeignKey(Paper, models.PROTECT, related_name="sendings")
    channel: models.CharField[str, str] = models.CharField(max_length=8)
    """mail, post, fax, hand or form."""
    recipient: models.CharField[str, str] = models.CharField(max_length=200)
    address: models.CharField[str, str] = models.CharField(max_length=254, blank=True)
    on: models.DateField[date, date] = models.DateField()
    note: models.CharField[str, str] = models.CharField(max_length=500, blank=True)
    by: models.ForeignKey[Account | None, Account | None] = models.ForeignKey(
        Account, models.SET_NULL, null=True, related_name="+"
    )
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=clock.now)

    class Meta:
        """How the table is named."""

        db_table = "letter_sendings"

    def __str__(self) -> str:
        return f"{self.letter} to {self.recipient}"


class Answer(models.Model):
    """What the addressee answered."""

    letter: models.ForeignKey[Letter, Letter] = models.ForeignKey(Letter, models.PROTECT, related_name="answers")
    on: models.DateField[date, date] = models.DateField()
    who: models.CharField[str, str] = models.CharField(max_length=200)
    text: models.TextField[str, str] = models.TextField(max_length=20_000)
    link: models.CharField[str, str] = models.CharField(max_length=400, blank=True)
    by: models.ForeignKey[Account | None, Account | None] = models.ForeignKey(
        Account, models.SET_NULL, null=True, related_name="+"
    )
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=clock.now)

    class Meta:
        """How the table is named."""

        db_table = "letter_answers"

    def __str__(self) -> str:
        return self.who
