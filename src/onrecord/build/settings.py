"""The user's settings: a TOML file in the user's config folder, of which every part may be left out."""

from __future__ import annotations

import re
import tomllib
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from onrecord.errors import InputError
from onrecord.sources.fetch import FetchSettings, document_address, settings_from

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS_FILE = "settings.toml"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}")


def settings_file() -> Path:
    """The user's settings; the file need not exist."""
    from platformdirs import user_config_path

    return user_config_path("onrecord", appauthor=False) / SETTINGS_FILE


def read_fetch_settings() -> FetchSettings:
    """The part `[fetch]` of the user's settings; the defaults where there is none.

    Raises InputError for a file that is no TOML, FetchError for a name that is no setting.
    """
    file = settings_file()
    if not file.is_file():
        return FetchSettings()
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise InputError(str(file), f"it is no TOML: {fault}") from fault
    unknown = sorted(set(values) - {"fetch"})
    if unknown:
        raise InputError(str(file), f"there is no part {unknown[0]!r}", hint="The only part is [fetch].")
    fetch = values.get("fetch", {})
    if not isinstance(fetch, dict):
        raise InputError(str(file), "fetch is a part of its own", hint="Write it as [fetch].")
    _check_values(file, fetch)
    return settings_from(fetch)


def _check_values(file: Path, fetch: dict[str, Any]) -> None:
    usual = asdict(FetchSettings())
    for name, value in fetch.items():
        if name in usual and not _fits(value, usual[name]):
            raise InputError(str(file), f"{value!r} is no value for it", place=f"fetch.{name}")
    for name, address in fetch.get("datasets", {}).items():
        if not _NAME.fullmatch(name) or not isinstance(address, str):
            hint = 'Write name = "address"; a name has letters, digits, - and _.'
            raise InputError(str(file), "not a data set", place=f"fetch.datasets.{name}", hint=hint)
    try:
        document_address("A/RES/80/220", settings_from({k: v for k, v in fetch.items() if k == "documents"}))
    except (KeyError, IndexError, ValueError) as fault:
        hint = "It may hold {symbol}, {language} and {form}."
        raise InputError(
            str(file), f"not an address with places to fill in: {fault}", place="fetch.documents", hint=hint
        ) from None


def _fits(value: object, usual: object) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(usual, int | float):
        whole = isinstance(value, int) or isinstance(usual, float)
        return isinstance(value, int | float) and whole and value >= 0
    return isinstance(value, type(usual))
