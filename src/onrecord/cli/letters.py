"""`onrecord invite` and `onrecord mail`: what whoever runs the site does for its open letters."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.cli.opening import Choices


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the others."""
    app.command("invite", short_help="Invite somebody to run the site's open letters.")(invite)
    app.command("mail", short_help="Send the mail of the site's open letters.")(mail)


def invite(
    ctx: typer.Context,
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="Mail address of the new administrator.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """A link with which somebody becomes an administrator of the site's open letters: makes campaigns, invites their
    editors. It is good for seven days and works once; pass it on by a way that you trust.

    \b
    Example:  onrecord invite editor@example.org
    """
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    from onrecord.errors import InputError

    _prepare(ctx.obj)
    try:
        validate_email(address)
    except ValidationError:
        raise InputError(address, "this is no mail address") from None
    from onrecord.letters.deeds.inviting import invite_administrator

    link = invite_administrator(address)
    typer.echo(json.dumps({"address": address, "link": link}) if as_json else link)


def mail(
    ctx: typer.Context,
    once: Annotated[bool, typer.Option("--once", help="Send what is due and end; for a timer.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Sends the mail of the site's open letters, reminds, and closes letters whose last day is over. `onrecord serve`
    does this by itself; this command is for a site under a server of your own. Stop it with Ctrl-C.

    \b
    Example:  onrecord mail
              onrecord mail --once
    """
    _prepare(ctx.obj)
    from onrecord.letters.worker import work

    sent = work(once=once)
    typer.echo(json.dumps({"sent": sent}) if as_json else f"{sent} sent")


def _prepare(choices: Choices) -> None:
    """The site's settings and its tables, on the edition that was chosen."""
    from onrecord.cli.opening import open_edition
    from onrecord.web.serving import prepare

    os.environ.setdefault("ONRECORD_EDITION", str(choices.edition or open_edition(choices).path))
    prepare()
