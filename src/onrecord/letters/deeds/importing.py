"""Lists of signatures: uploaded, looked through, taken."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from onrecord.letters.deeds.actors import Actor, note
from onrecord.letters.deeds.letters import lock
from onrecord.letters.deeds.signing import Given, can_sign, find_live, keep
from onrecord.letters.life import LIVE, Standing, StepError
from onrecord.letters.likeness import normalise_name
from onrecord.letters.models import ImportedList, Kind, Mail, MailKind, Signature
from onrecord.letters.sheets.reading import read_cells
from onrecord.letters.sheets.rows import ReadList, Row, read_list

if TYPE_CHECKING:
    from onrecord.letters.models import Letter


def upload_list(actor: Actor, letter: Letter, name: str, content: bytes) -> tuple[ImportedList, ReadList]:
    """Reads a list and keeps it until an editor has looked through it. Raises InputError where it cannot be read."""
    held = Signature.objects.filter(letter=letter, standing__in=[standing.value for standing in LIVE])
    keys = held.values_list("kind", "email_key", "name_key")
    read = read_list(read_cells(content, name), [(str(a), str(b), str(c)) for a, b, c in keys])
    with transaction.atomic():
        kept = ImportedList.objects.create(
            letter=letter, name=name[:200], sha256=hashlib.sha256(content).hexdigest(),
            rows=[row.to_plain() for row in read.rows], by=actor.account,
        )  # fmt: skip
        note(actor, "upload_list", letter=letter, list=kept.pk, rows=len(read.rows), bad=len(read.bad))
    return kept, read


@transaction.atomic
def take_list(actor: Actor, waiting: ImportedList, *, confirmed: bool, how: str, language: str) -> int:
    """Keeps the good rows of a list as signatures and says how many there were.

    They are asked by mail to confirm; with `confirmed` an editor vouches that they did, and writes `how`.
    Raises StepError where the letter is not open, or a voucher has no words.
    """
    letter = lock(waiting.letter)
    if not can_sign(letter):
        raise StepError("a list is taken while the letter is open")
    if confirmed and not how.strip():
        raise StepError("say how they confirmed")
    rows = [Row.from_plain(plain) for plain in waiting.rows]
    taken = sum(_take(letter, waiting, row, language, confirmed=confirmed) for row in rows if not row.faults)
    note(
        actor, "import", letter=letter, list=waiting.pk, file_sha256=waiting.sha256, rows=taken, confirmed=confirmed,
        how=how.strip(),
    )  # fmt: skip
    waiting.delete()
    return taken


def _take(letter: Letter, waiting: ImportedList, row: Row, language: str, *, confirmed: bool) -> int:
    """1 where the row became a signature, 0 where the same has been signed in the meantime."""
    email_key, name_key = row.email.casefold(), normalise_name(row.name)[:200]
    if find_live(letter, row.kind, email_key, name_key) is not None:
        return 0
    given = Given(
        Kind(row.kind), f"list-{waiting.pk}-{row.number}", row.name, row.country, row.email, row.consent,
        "as the list says" if row.consent is not None else "", language, row.title, row.website, row.person, row.role,
        "list",
    )  # fmt: skip
    standing = Standing.CONFIRMED if confirmed else Standing.PENDING
    try:
        with transaction.atomic():
            signature = keep(letter, given, email_key, name_key, standing)
    except IntegrityError:
        return 0
    kind = MailKind.CONFIRMED if confirmed else MailKind.CONFIRM
    Mail.objects.create(kind=kind, letter=letter, signature=signature, language=language)
    return 1
