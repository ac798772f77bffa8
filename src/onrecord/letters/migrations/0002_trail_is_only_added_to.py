"""The database itself refuses to change or delete what stands in the trail, whoever asks."""

from __future__ import annotations

from typing import Any

from django.db import migrations

_SQLITE = [
    f"""CREATE TRIGGER trail_no_{what.lower()} BEFORE {what} ON trail
    BEGIN SELECT RAISE(ABORT, 'the trail is only added to'); END"""
    for what in ("UPDATE", "DELETE")
]
_POSTGRESQL = [
    """CREATE FUNCTION refuse_change_of_trail() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the trail is only added to'; END $$""",
    """CREATE TRIGGER trail_no_change BEFORE UPDATE OR DELETE ON trail
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_trail()""",
    """CREATE TRIGGER trail_no_truncate BEFORE TRUNCATE ON trail
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_trail()""",
]
_UNDO = {
    "sqlite": ["DROP TRIGGER trail_no_update", "DROP TRIGGER trail_no_delete"],
    "postgresql": [
        "DROP TRIGGER trail_no_change ON trail", "DROP TRIGGER trail_no_truncate ON trail",
        "DROP FUNCTION refuse_change_of_trail()",
    ],
}  # fmt: skip


def _do(_apps: Any, editor: Any) -> None:
    for statement in {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}[editor.connection.vendor]:
        editor.execute(statement)


def _undo(_apps: Any, editor: Any) -> None:
    for statement in _UNDO[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("letters", "0001_initial")]
    operations = [migrations.RunPython(_do, _undo)]
