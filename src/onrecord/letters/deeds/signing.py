"""Signatures: given, confirmed, refused, withdrawn, erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction

from onrecord.letters import clock
from onrecord.letters.deeds.actors import SIGNER, Actor, note
from onrecord.letters.deeds.letters import lock
from onrecord.letters.life import LIVE, SIGNABLE, WITHDRAWABLE, Stage, Standing, StepError, find_step
from onrecord.letters.likeness import normalise_name
from onrecord.letters.models import Apart, Kind, Letter, Link, Mail, MailKind, MailState, Signature

AGAIN_AFTER = timedelta(minutes=10)
"""A link that is asked for again is mailed at most this often."""
A_DAY_FOR_AN_ADDRESS = 12
"""So many forms a day may name one address: nobody fills a stranger's mailbox through us."""


class TooManyError(StepError):
    """Raised where one address was named in too many forms."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a form gives."""

    kind: Kind
    form: str
    name: str
    country: str
    email: str
    consent: bool | None
    consent_words: str
    language: str
    title: str = ""
    website: str = ""
    person: str = ""
    role: str = ""
    origin: str = "form"


def can_sign(letter: Letter) -> bool:
    """True where the letter is open and its last day has not passed."""
    return letter.at in SIGNABLE and (letter.deadline is None or clock.today() <= letter.deadline)


@transaction.atomic
def sign(letter: Letter, given: Given) -> None:
    """Keeps a signature and queues the mail that asks to confirm it; both are on the disk when this comes back.

    The same form sent twice is one signature. Who has signed in these words before is told so by mail, and by mail
    alone. Raises StepError where the letter is not open, TooManyError where the address was named too often.
    """
    if not can_sign(letter):
        raise StepError("this letter is not open for signature")
    if Signature.objects.filter(letter=letter, form=given.form).exists():
        return
    email_key, name_key = given.email.strip().casefold(), normalise_name(given.name)[:200]
    day = clock.now() - timedelta(days=1)
    if Signature.objects.filter(email_key=email_key, made_at__gt=day).count() >= A_DAY_FOR_AN_ADDRESS:
        raise TooManyError("that were many signatures; try again tomorrow")
    held = find_live(letter, given.kind, email_key, name_key)
    if held is not None:
        mail_again(held)
        return
    try:
        with transaction.atomic():
            signature = keep(letter, given, email_key, name_key)
    except IntegrityError:  # the same form or the same words at the same moment: they are kept once
        return
    Mail.objects.create(kind=MailKind.CONFIRM, letter=letter, signature=signature, language=given.language)
    note(SIGNER, "sign", letter=letter, signature=signature, after=Standing.PENDING.value, kind=given.kind.value)


def keep(
    letter: Letter, given: Given, email_key: str, name_key: str, standing: Standing = Standing.PENDING
) -> Signature:
    """The row of a signature."""
    return Signature.objects.create(
        letter=letter, kind=given.kind, standing=standing.value, form=given.form, name=given.name, title=given.title,
        country=given.country, website=given.website, person=given.person, role=given.role, email=given.email,
        name_key=name_key, email_key=email_key, consent=given.consent,
        consent_at=None if given.consent is None else clock.now(), consent_words=given.consent_words,
        language=given.language, origin=given.origin,
        confirmed_at=clock.now() if standing is Standing.CONFIRMED else None,
    )  # fmt: skip


def find_live(letter: Letter, kind: str, email_key: str, name_key: str) -> Signature | None:
    """The signature of that name and address that is pending or confirmed."""
    return Signature.objects.filter(
        letter=letter, kind=kind, email_key=email_key, name_key=name_key, erased_at__isnull=True,
        standing__in=[standing.value for standing in LIVE],
    ).first()  # fmt: skip


@transaction.atomic
def ask_again(letter: Letter, email: str) -> None:
    """Queues the links of all signatures of an address again. What is answered never says whether there are any."""
    held = Signature.objects.filter(
        letter=letter, email_key=email.strip().casefold(), erased_at__isnull=True,
        standing__in=[standing.value for standing in LIVE],
    )  # fmt: skip
    for signature in held[:20]:
        mail_again(signature)


def mail_again(signature: Signature) -> None:
    """Queues the link of a signature, unless one has just been queued."""
    recent = Mail.objects.filter(
        signature=signature, queued_at__gt=clock.now() - AGAIN_AFTER, kind__in=(MailKind.AGAIN, MailKind.CONFIRM)
    )
    if not recent.exists():
        Mail.objects.create(
            kind=MailKind.AGAIN, letter=signature.letter, signature=signature, language=signature.language
        )


@transaction.atomic
def confirm(link: Link, consent: bool, consent_words: str) -> Signature:
    """Confirms a signature by its mailed link, which is good once.

    Raises StepError where the link was used, has run out, or the letter is no longer open.
    """
    signature = _use(link)
    if not can_sign(signature.letter):
        raise StepError("this letter is not open for signature any more")
    step = find_step("confirm", signature.at)
    Signature.objects.filter(pk=signature.pk).update(
        standing=step.target.value, confirmed_at=clock.now(), consent=consent, consent_at=clock.now(),
        consent_words=consent_words,
    )  # fmt: skip
    Mail.objects.create(
        kind=MailKind.CONFIRMED, letter=signature.letter, signature=signature, language=signature.language
    )
    note(
        SIGNER, "confirm", letter=signature.letter, signature=signature, before=step.source.value,
        after=step.target.value, consent=consent,
    )  # fmt: skip
    return signature


def _use(link: Link) -> Signature:
    """The locked signature of a link, which is used up. Raises StepError where it was used or has run out."""
    signature = lock_signature(link.signature)
    if link.expires_at is not None and link.expires_at < clock.now():
        raise StepError("this link has run out")
    if not Link.objects.filter(pk=link.pk, used_at__isnull=True).update(used_at=clock.now()):
        raise StepError("this link was used already")
    # One mail was a reminder of another: what is confirmed needs none of them any more.
    Link.objects.filter(signature=signature, purpose=link.purpose, used_at__isnull=True).update(used_at=clock.now())
    return signature


@transaction.atomic
def withdraw(link: Link) -> None:
    """Withdraws a signature by its own link, at any time before delivery. Raises StepError afterwards."""
    signature = _use(link)
    if signature.letter.at not in WITHDRAWABLE:
        raise StepError("the letter was delivered with this signature")
    step_signature(SIGNER, signature, "withdraw")


@transaction.atomic
def change_consent(link: Link, consent: bool, consent_words: str) -> None:
    """Changes whether the name may be shown, at any time: on the page at once, on papers made from then on."""
    signature = lock_signature(link.signature)
    Signature.objects.filter(pk=signature.pk).update(
        consent=consent, consent_at=clock.now(), consent_words=consent_words
    )
    note(SIGNER, "consent", letter=signature.letter, signature=signature, consent=consent)


@transaction.atomic
def refuse(actor: Actor, signature: Signature, reason: str) -> None:
    """Refuses a signature with a reason, which is mailed to who gave it. Raises StepError without one."""
    signature = lock_signature(signature)
    if not reason.strip():
        raise StepError("a refusal needs a reason")
    if signature.letter.at not in WITHDRAWABLE:
        raise StepError("the letter was delivered with this signature")
    # The reason stands with the signature and not in the trail: it may name people, and must be erasable.
    step_signature(actor, signature, "refuse")
    Signature.objects.filter(pk=signature.pk).update(refusal=reason.strip()[:500])
    if signature.email:
        Mail.objects.create(
            kind=MailKind.REFUSED, letter=signature.letter, signature=signature, language=signature.language
        )


@transaction.atomic
def restore(actor: Actor, signature: Signature) -> None:
    """Takes a refusal back: the signature is where it was. Raises StepError where the same was signed again since."""
    signature = lock_signature(signature)
    if signature.letter.at not in WITHDRAWABLE:
        raise StepError("the letter was delivered without this signature")
    target = Standing.CONFIRMED if signature.confirmed_at else Standing.PENDING
    if signature.at is not Standing.REFUSED:
        raise StepError("only what was refused can be restored")
    if find_live(signature.letter, signature.kind, signature.email_key, signature.name_key) is not None:
        raise StepError("the same was signed again since")
    Signature.objects.filter(pk=signature.pk).update(standing=target.value, refusal="")
    note(
        actor, "restore", letter=signature.letter, signature=signature, before=Standing.REFUSED.value,
        after=target.value,
    )  # fmt: skip


def step_signature(actor: Actor, signature: Signature, name: str) -> None:
    """Takes one step of a locked signature and writes it down."""
    step = find_step(name, signature.at)
    Signature.objects.filter(pk=signature.pk).update(standing=step.target.value)
    note(actor, name, letter=signature.letter, signature=signature, before=step.source.value, after=step.target.value)


@transaction.atomic
def set_apart(actor: Actor, first: Signature, second: Signature) -> None:
    """Writes down that two signatures look alike and are not the same."""
    low, high = sorted((first, second), key=lambda signature: signature.pk)
    _made, is_new = Apart.objects.get_or_create(first=low, second=high, defaults={"by": actor.account})
    if is_new:
        note(actor, "set_apart", letter=first.letter, signature=low, other=high.pk)


@transaction.atomic
def erase(actor: Actor, signature: Signature) -> None:
    """Deletes the personal data of a signature; kind, country and standing stay, so that the counts do.

    An organisation's own name is no personal data and stays where it was to be shown. On papers that were sent the
    names stay: they have left the site. Deleting before delivery withdraws what was not yet confirmed.
    """
    signature = lock_signature(signature)
    if signature.erased_at is not None:
        return
    if signature.at is Standing.PENDING and signature.letter.at is not Stage.DRAFT:
        step_signature(actor, signature, "withdraw")
    is_organisation = signature.kind == Kind.ORGANISATION
    Signature.objects.filter(pk=signature.pk).update(
        name=signature.name if is_organisation else "", name_key=signature.name_key if is_organisation else "",
        title="", person="", role="", email="", email_key=f"erased-{signature.pk}", refusal="", erased_at=clock.now(),
    )  # fmt: skip
    Link.objects.filter(signature=signature).delete()
    Mail.objects.filter(signature=signature, state=MailState.QUEUED).update(state=MailState.DROPPED)
    note(actor, "erase", letter=signature.letter, signature=signature)


def lock_signature(signature: Signature) -> Signature:
    """The signature as it is now, with its letter, both held until the transaction ends."""
    letter = lock(signature.letter)
    held = Signature.objects.select_for_update().get(pk=signature.pk)
    held.letter = letter
    return held
