"""`onrecord sync`: the data sets that the user has chosen, refreshed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.record.statements import SourceFile
    from onrecord.sources.fetch import FetchError, FetchSettings


def add_to(app: typer.Typer) -> None:
    """Adds the command to the others."""
    app.command("sync", short_help="Refresh the data sets that you have chosen.")(sync)


def sync(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="Only these data sets; without it, all of them.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Refreshes the data sets that you have chosen in your settings, and builds your record with what is new. A file
    that did not change is not sent again; a download that broke off goes on. Where one data set does not come, the
    others are refreshed all the same, and the command ends with 2.

    \b
    Example:  onrecord sync
              onrecord sync votes

    Choose data sets in the file that docs/settings.md names:
      [fetch.datasets]
      votes = "https://example.org/voting.csv.gz"
    """
    from onrecord.build.default import open_library
    from onrecord.build.settings import read_fetch_settings
    from onrecord.cli.add import change, print_change, warn_of_other_edition

    settings = read_fetch_settings()
    chosen = _choose(settings, names or [])
    library = open_library()
    came, failed = _fetch(settings, chosen)
    new = [(source, address) for source, address in came if _is_new(library.find(source.name), source)]
    if new:
        print_change([source.name for source, _ in new], [], change(library, library, new), as_json=as_json)
        warn_of_other_edition(ctx)
    elif not failed:
        _say_nothing_new(len(chosen), as_json=as_json)
    _fail_for(failed)


def _choose(settings: FetchSettings, names: list[str]) -> dict[str, str]:
    from onrecord.build.settings import settings_file
    from onrecord.errors import InputError

    where = f"Choose them in {settings_file()} under [fetch.datasets]."
    if not settings.datasets:
        raise InputError("sync", "no data sets are chosen", hint=where)
    for name in names:
        if name not in settings.datasets:
            known = ", ".join(sorted(settings.datasets))
            raise InputError(name, "no data set of that name is chosen", hint=f"Chosen are: {known}. {where}")
    return {name: address for name, address in settings.datasets.items() if not names or name in names}


def _fetch(
    settings: FetchSettings, chosen: Mapping[str, str]
) -> tuple[list[tuple[SourceFile, str]], list[tuple[str, FetchError]]]:
    from onrecord.build.default import data_folder
    from onrecord.build.fetched import fetch_dataset
    from onrecord.cli.watching import watch
    from onrecord.sources.fetch import Fetcher, FetchError

    came, failed = [], []
    with watch() as tell, Fetcher(settings) as fetcher:
        for name, address in chosen.items():

            def progress(done: int, of: int | None, what: str = f"Fetching {name}") -> None:
                tell(what, done, of or 0)

            try:
                source = fetch_dataset(name, address, fetcher, data_folder() / "downloads", progress)
            except FetchError as fault:
                failed.append((name, fault))
                continue
            came.append((source, address))
    return came, failed


def _is_new(kept: object, source: SourceFile) -> bool:
    return getattr(kept, "sha256", None) != source.sha256


def _say_nothing_new(count: int, *, as_json: bool) -> None:
    from rich.text import Text

    from onrecord.cli.terminal import print_json, print_parts

    if as_json:
        print_json({"edition": None, "added": [], "removed": []})
        return
    print_parts(Text(f"Nothing is new in {count} data {'set' if count == 1 else 'sets'}."))


def _fail_for(failed: list[tuple[str, FetchError]]) -> None:
    from onrecord.sources.fetch import FetchError

    for name, fault in failed[:-1]:
        typer.echo(f"onrecord: {name}: {fault.message}", err=True)
        if fault.hint:
            typer.echo(f"  {fault.hint}", err=True)
    if failed:
        name, fault = failed[-1]
        raise FetchError(f"{name}: {fault.message}", hint=fault.hint)
