"""The trail holds what was done and cannot be changed: not by the code, not by SQL, on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import World


def test_a_letter_s_life_stands_in_the_trail_with_day_and_person(world: World) -> None:
    from onrecord.letters.deeds.letters import note_answer, reopen_letter
    from onrecord.letters.models import Entry

    from .test_signing import deliver

    world.open()
    world.close()
    reopen_letter(world.actor, world.letter, world.letter.deadline)  # type: ignore[arg-type]
    world.fresh()
    deliver(world)
    note_answer(world.actor, world.letter, world.letter.deadline, "The Minister", "We have taken note.", "")  # type: ignore[arg-type]
    rows = Entry.objects.filter(letter=world.letter, signature=None).exclude(after="")
    assert [(row.action, row.before, row.after, row.actor) for row in rows] == [
        ("make_letter", "", "draft", world.editor),
        ("open", "draft", "open", world.editor),
        ("close", "open", "closed", world.editor),
        ("reopen", "closed", "open", world.editor),
        ("close", "open", "closed", world.editor),
        ("deliver", "closed", "delivered", world.editor),
        ("answer", "delivered", "answered", world.editor),
    ]
    assert Entry.objects.get(action="open").detail["edition"]


def test_code_cannot_change_an_entry(world: World) -> None:
    from onrecord.letters.models import Entry
    from onrecord.letters.models.trail import TrailError

    entry = Entry.objects.first()
    assert entry
    for change in (
        entry.save,
        entry.delete,
        lambda: Entry.objects.update(action="x"),
        lambda: Entry.objects.all().delete(),
    ):
        with pytest.raises(TrailError):
            change()


def test_sql_cannot_change_an_entry_on_sqlite(world: World) -> None:
    from django.db import DatabaseError, connection, transaction

    for statement in ("UPDATE trail SET action = 'x'", "DELETE FROM trail"):
        with pytest.raises(DatabaseError, match="only added to"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


# In a process of its own: Django is set up once a process, and there for SQLite.
ON_POSTGRES = """
import django
django.setup()
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
call_command("migrate", verbosity=0)
from onrecord.letters.deeds.actors import SITE, note
note(SITE, "invite")
refused = []
for statement in ("UPDATE trail SET action = 'x'", "DELETE FROM trail", "TRUNCATE trail CASCADE"):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as fault:
        refused.append("only added to" in str(fault))
from onrecord.letters.models import Entry
print(refused, Entry.objects.get().action)
call_command("migrate", "letters", "0001", verbosity=0)
call_command("migrate", verbosity=0)
"""


def test_sql_cannot_change_an_entry_on_postgresql(postgres: str, edition_folder: Path, tmp_path: Path) -> None:
    from postgres_server import make_database

    environment = os.environ | {
        "ONRECORD_EDITION": str(edition_folder), "ONRECORD_SITE_DATA": str(tmp_path),
        "ONRECORD_SITE_DATABASE": make_database(postgres, "trail"), "DJANGO_SETTINGS_MODULE": "onrecord.web.settings",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", ON_POSTGRES], env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "[True, True, True] invite", done.stderr


def test_erasing_an_editor_keeps_the_trail_and_no_name(world: World) -> None:
    from onrecord.letters.deeds.actors import Actor
    from onrecord.letters.deeds.campaigns import erase_account
    from onrecord.letters.models import Account, Entry

    before = Entry.objects.filter(actor=world.editor).count()
    erase_account(Actor("administrator", world.administrator), world.editor)
    assert Entry.objects.filter(actor=world.editor).count() == before > 0
    erased = Account.objects.get(pk=world.editor.pk)
    assert (erased.name, erased.is_active, str(erased)) == ("", False, "former editor")
    assert "editor@" not in erased.email
