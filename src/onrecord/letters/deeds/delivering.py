"""Papers of a letter and what was sent to whom."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from onrecord.letters import clock
from onrecord.letters.deeds.actors import Actor, note
from onrecord.letters.deeds.letters import lock, move, newest_text
from onrecord.letters.life import Stage, StepError
from onrecord.letters.models import Entry, Letter, Mail, MailKind, Paper, Sending
from onrecord.letters.papers.composition import Composition, compose
from onrecord.letters.papers.plain import write_plain
from onrecord.letters.papers.typesetting import set_pdf
from onrecord.letters.papers.word import write_docx

if TYPE_CHECKING:
    from datetime import date

FORMS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
}
"""Forms of a paper with their media types."""
CHANNELS = ("mail", "post", "hand", "fax", "form")


def public_address(letter: Letter) -> str:
    """Where everybody reads the letter."""
    return f"{settings.CONFIG.address}/letters/{letter.slug}"


def compose_letter(letter: Letter, language: str) -> Composition:
    """The letter in a language as it stands now. Raises StepError where it has no text in it."""
    text = newest_text(letter, language)
    if text is None:
        raise StepError("the letter has no text in this language")
    return compose(letter, text, public_address(letter))


def write_paper(composition: Composition, form: str) -> bytes:
    """The paper in one of the forms. Raises FontError where this machine has no font for it."""
    match form:
        case "pdf":
            return set_pdf(composition)
        case "docx":
            return write_docx(composition)
        case _:
            return write_plain(composition).encode()


def make_paper(actor: Actor, letter: Letter, language: str, form: str) -> Paper:
    """Makes a paper and keeps it, byte for byte. A letter that is open changes still: its papers are not kept.

    Raises StepError where it is not closed, FontError where a font is missing.
    """
    # Set before the transaction: a long list takes seconds, and nobody else should wait for it.
    composition = compose_letter(letter, language)
    content = write_paper(composition, form)
    with transaction.atomic():
        letter = lock(letter)
        if letter.at in (Stage.DRAFT, Stage.OPEN):
            raise StepError("papers are kept once the letter is closed")
        paper = Paper.objects.create(
            letter=letter, language=language, form=form, sha256=hashlib.sha256(content).hexdigest(), content=content,
            organisations=composition.organisations_counted, individuals=composition.individuals_counted,
            by=actor.account,
        )  # fmt: skip
        note(actor, "make_paper", letter=letter, language=language, form=form, sha256=paper.sha256)
    return paper


@transaction.atomic
def deliver(
    actor: Actor, letter: Letter, paper: Paper, *, channel: str, recipient: str, address: str, on: date, remark: str
) -> Sending:
    """Writes down that a paper was sent; by `mail` the site sends it. The first sending makes the letter delivered.

    Raises StepError where the letter is not closed, or the paper no longer says who signed.
    """
    letter = lock(letter)
    if letter.at is Stage.CLOSED:
        if _is_stale(letter, paper):
            raise StepError("signatures changed since this paper was made; make it anew")
        move(actor, letter, "deliver", delivered_at=clock.now())
    elif letter.at not in (Stage.DELIVERED, Stage.ANSWERED):
        raise StepError("only a closed letter is delivered")
    sending = Sending.objects.create(
        letter=letter, paper=paper, channel=channel, recipient=recipient, address=address, on=on, note=remark,
        by=actor.account,
    )  # fmt: skip
    if channel == "mail":
        Mail.objects.create(kind=MailKind.DELIVERY, letter=letter, sending=sending, language=paper.language)
    note(actor, "send", letter=letter, sending=sending.pk, paper=paper.sha256, channel=channel, recipient=recipient)
    return sending


def _is_stale(letter: Letter, paper: Paper) -> bool:
    """True where the trail tells of a signature that changed after the paper was made."""
    return Entry.objects.filter(letter=letter, signature__isnull=False, at__gt=paper.at).exists()
