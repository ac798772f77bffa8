"""Files that come from the network: a document by its symbol, a data set by the name that the user gave it.

Downloads stay in a folder of their own, with what the site said of them, so that a file that did not change is not sent
again and one that broke off goes on.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.errors import InputError, SymbolError
from onrecord.record.statements import SourceFile
from onrecord.sources.fetch import document_address
from onrecord.symbols import Symbol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from onrecord.sources.fetch import Fetcher

    Progress = Callable[[int, int | None], None]


def fetch_document(symbol: Symbol, fetcher: Fetcher, folder: Path, progress: Progress) -> tuple[SourceFile, str]:
    """The document of that symbol as PDF, and its address.

    Raises FetchError where it does not come, InputError where another document came or it cannot be read; then nothing
    of it is kept.
    """
    name = symbol.canonical.replace("/", "_").replace(" ", "_") + ".pdf"
    address = document_address(symbol.canonical, fetcher.settings)
    path = folder / name
    fetcher.fetch(address, path, "pdf", progress)
    source = SourceFile(name, path.read_bytes())
    try:
        _require_symbol(source, symbol)
    except InputError:
        forget(path)
        raise
    return source, address


def fetch_dataset(name: str, address: str, fetcher: Fetcher, folder: Path, progress: Progress) -> SourceFile:
    """The data set at that address, under the name that the user gave it. Raises FetchError where it does not come."""
    path = folder / (name + "".join(PurePosixPath(urlsplit(address).path).suffixes[-2:]))
    fetcher.fetch(address, path, None, progress)
    return SourceFile(path.name, path.read_bytes())


def forget(path: Path) -> None:
    """Removes a download and what the site said of it, so that it is fetched anew."""
    for each in (path, path.with_name(path.name + ".fetch.json")):
        each.unlink(missing_ok=True)


def _require_symbol(source: SourceFile, symbol: Symbol) -> None:
    from onrecord.sources.recognise import read_source

    documents = read_source(source).statements.get("documents")
    printed = [] if documents is None else documents["document"].to_list()
    if symbol.canonical not in {_canonical(one) for one in printed}:
        raise InputError(
            source.name,
            f"the document that came is {', '.join(printed) or 'none that we read'}, not {symbol.canonical}",
            hint="Nothing was kept. Look the symbol up in your browser.",
        )


def _canonical(printed: str) -> str:
    try:
        return Symbol.parse(printed).canonical
    except SymbolError:
        return printed
