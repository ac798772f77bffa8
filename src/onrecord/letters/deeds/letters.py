"""A letter from its first draft to the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from onrecord.letters import clock
from onrecord.letters.deeds.actors import Actor, note
from onrecord.letters.deeds.campaigns import free_slug
from onrecord.letters.life import Stage, StepError, find_step
from onrecord.letters.models import Answer, Letter, LetterText, Reason
from onrecord.letters.wording.checking import CheckedLetter, Contradiction, check_letter

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from onrecord.letters.models import Campaign
    from onrecord.record.edition import Edition

FRAME_FIELDS = ("addressee", "addressee_state", "copies", "series", "forum", "deadline")
"""What stands around the words of a letter."""
RESERVED = frozenset({"record", "whom", "confirm", "own", "draft"})
"""Addresses below /letters/ that are pages of their own."""


class ConflictError(StepError):
    """Raised where another editor wrote in the meantime."""


class NotReadyError(StepError):
    """Raised where a letter lacks what it needs for a step; `what` says what."""

    def __init__(self, *what: str) -> None:
        super().__init__(f"the letter is not ready: {', '.join(what)}")
        self.what = what


@transaction.atomic
def make_letter(actor: Actor, campaign: Campaign, language: str, fields: Mapping[str, Any], subject: str) -> Letter:
    """A new letter, still without words."""
    letter = Letter.objects.create(
        campaign=campaign, slug=free_slug(Letter, subject, RESERVED),
        language=language, **{name: fields[name] for name in FRAME_FIELDS},
    )  # fmt: skip
    LetterText.objects.create(letter=letter, language=language, number=1, subject=subject, body="", by=actor.account)
    note(actor, "make_letter", letter=letter, after=Stage.DRAFT.value)
    return letter


@transaction.atomic
def change_frame(actor: Actor, letter: Letter, fields: Mapping[str, Any]) -> None:
    """Changes what stands around the words. Once the letter is open only the deadline and the copies can move."""
    letter = lock(letter)
    changed = {name: fields[name] for name in FRAME_FIELDS if name in fields and getattr(letter, name) != fields[name]}
    fixed = set(changed) - {"deadline", "copies"}
    if letter.at is not Stage.DRAFT and fixed:
        raise StepError("what people sign stays as they read it")
    if letter.at not in (Stage.DRAFT, Stage.OPEN, Stage.CLOSED) and changed:
        raise StepError("a letter that was delivered stays as it was sent")
    if changed:
        Letter.objects.filter(pk=letter.pk).update(**changed)
        note(actor, "change_letter", letter=letter, fields=sorted(changed), deadline=str(changed.get("deadline", "")))


@transaction.atomic
def write_text(
    actor: Actor, letter: Letter, language: str, after: int, subject: str, body: str, asks: list[dict[str, str]]
) -> LetterText:
    """Keeps a new version of the words. `after` is the version that the editor saw.

    Raises ConflictError where somebody else wrote since, StepError where the words are fixed: those that people sign,
    from the opening on; a translation can still be added, and mended until delivery.
    """
    letter = lock(letter)
    newest = newest_text(letter, language)
    if letter.at is not Stage.DRAFT and language == letter.language:
        raise StepError("what people sign stays as they read it")
    if letter.at in (Stage.DELIVERED, Stage.ANSWERED):
        raise StepError("a letter that was delivered stays as it was sent")
    if (newest.number if newest else 0) != after:
        raise ConflictError("somebody else wrote in the meantime")
    if newest and (newest.subject, newest.body, newest.asks) == (subject, body, asks):
        return newest
    try:
        with transaction.atomic():
            text = LetterText.objects.create(
                letter=letter, language=language, number=after + 1, subject=subject, body=body, asks=asks,
                by=actor.account,
            )  # fmt: skip
    except IntegrityError:
        raise ConflictError("somebody else wrote in the meantime") from None
    note(actor, "write", letter=letter, language=language, version=text.number)
    return text


@transaction.atomic
def justify(actor: Actor, letter: Letter, contradiction: Contradiction, edition: str, why: str) -> None:
    """Writes down why a sentence stands that the record contradicts."""
    if not why.strip():
        raise StepError("a reason needs words")
    Reason.objects.create(
        letter=letter, quote=contradiction.quote, finding=contradiction.finding, edition=edition, why=why.strip(),
        by=actor.account,
    )  # fmt: skip
    note(actor, "justify", letter=letter, quote=contradiction.quote, why=why.strip(), edition=edition)


@transaction.atomic
def open_letter(actor: Actor, letter: Letter, edition: Edition) -> None:
    """Opens a letter for signature. Raises NotReadyError with all that it lacks."""
    letter = lock(letter)
    step = find_step("open", letter.at)
    text = newest_text(letter, letter.language)
    lacking = list(_lacking(letter, text))
    checked: dict[str, CheckedLetter] = {}
    for current in newest_texts(letter):
        found = check_letter(letter, current, edition)
        if found is not None:
            checked[current.language] = found
            lacking += ["contradicted"] * bool(found.open_ones)
    if lacking:
        raise NotReadyError(*dict.fromkeys(lacking))
    move(actor, letter, step.name, opened_at=clock.now(), detail={
        "edition": edition.id,
        "version": text.number if text else 0,
        "sha256": {language: found.checked.sha256 for language, found in checked.items()},
        "verdicts": {language: found.checked.counts for language, found in checked.items()},
    })  # fmt: skip


def _lacking(letter: Letter, text: LetterText | None) -> list[str]:
    """What a letter needs before it can be opened, by name."""
    needs = {
        "addressee": bool(letter.addressee.strip()),
        "subject": bool(text and text.subject.strip()),
        "body": bool(text and text.body.strip()),
        "asks": bool(text and text.asks),
        "deadline": letter.deadline is not None and letter.deadline >= clock.today(),
    }
    return [name for name, there in needs.items() if not there]


@transaction.atomic
def close_letter(actor: Actor, letter: Letter) -> None:
    """Ends signing."""
    move(actor, lock(letter), "close", closed_at=clock.now())


@transaction.atomic
def reopen_letter(actor: Actor, letter: Letter, deadline: date) -> None:
    """Opens a closed letter again until a new last day."""
    if deadline < clock.today():
        raise NotReadyError("deadline")
    move(actor, lock(letter), "reopen", deadline=deadline, detail={"deadline": str(deadline)})


@transaction.atomic
def note_answer(actor: Actor, letter: Letter, on: date, who: str, text: str, link: str) -> Answer:
    """Keeps what the addressee answered; the first answer moves the letter on, later ones are added."""
    letter = lock(letter)
    if letter.at is Stage.DELIVERED:
        move(actor, letter, "answer")
    elif letter.at is not Stage.ANSWERED:
        raise StepError("only a letter that was delivered is answered")
    answer = Answer.objects.create(letter=letter, on=on, who=who, text=text, link=link, by=actor.account)
    note(actor, "note_answer", letter=letter, answer=answer.pk)
    return answer


def move(actor: Actor, letter: Letter, name: str, *, detail: dict[str, Any] | None = None, **fields: Any) -> None:
    """Takes one step of a locked letter's life and writes it down."""
    step = find_step(name, letter.at)
    Letter.objects.filter(pk=letter.pk).update(stage=step.target.value, **fields)
    note(actor, name, letter=letter, before=step.source.value, after=step.target.value, **(detail or {}))
    letter.stage = step.target.value


def lock(letter: Letter) -> Letter:
    """The letter as it is now, held until the transaction ends."""
    return Letter.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=letter.pk)


def newest_text(letter: Letter, language: str) -> LetterText | None:
    """The last version in a language."""
    return LetterText.objects.filter(letter=letter, language=language).order_by("-number").first()


def newest_texts(letter: Letter) -> list[LetterText]:
    """The last version in each language, the letter's own first."""
    newest: dict[str, LetterText] = {}
    for text in LetterText.objects.filter(letter=letter).order_by("number"):
        newest[text.language] = text
    return sorted(newest.values(), key=lambda text: (text.language != letter.language, text.language))
