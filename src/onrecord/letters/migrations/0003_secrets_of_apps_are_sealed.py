"""The secrets of the apps for one-time codes: sealed, also those that stand there already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import migrations

from onrecord.letters.models.sealed import SealedField, seal, unseal

if TYPE_CHECKING:
    from collections.abc import Callable


def _rewrite(editor: Any, change: Callable[[str], str]) -> None:
    with editor.connection.cursor() as cursor:
        cursor.execute("SELECT id, totp_secret FROM accounts WHERE totp_secret <> ''")
        for account, held in cursor.fetchall():
            cursor.execute("UPDATE accounts SET totp_secret = %s WHERE id = %s", [change(held), account])


def _do(_apps: Any, editor: Any) -> None:
    _rewrite(editor, seal)


def _undo(_apps: Any, editor: Any) -> None:
    _rewrite(editor, unseal)


class Migration(migrations.Migration):
    dependencies = [("letters", "0002_trail_is_only_added_to")]
    operations = [
        migrations.AlterField("account", "totp_secret", SealedField(blank=True, max_length=255)),
        migrations.RunPython(_do, _undo),
    ]
