"""A letter as plain text, for mail: lines of at most 72 places, lists of who signed, country by country."""

from __future__ import annotations

import textwrap
import unicodedata
from typing import TYPE_CHECKING

from onrecord.letters.wording.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.letters.papers.composition import Composition, Signer
    from onrecord.letters.wording.markdown import Block, Run

_WIDTH = 72


def write_plain(it: Composition) -> str:
    """The letter as text."""
    labels = LANGUAGES[it.language]
    parts: list[str] = ["\n".join(it.letterhead), it.date, "\n".join(it.addressee), _wrap(it.subject)]
    parts += [_write_block(block) for block in it.blocks if block.runs]
    if it.asks:
        parts.append(f"{labels.asks}:")
        parts += [_wrap(ask, first=f"{place}. ") for place, ask in enumerate(it.asks, 1)]
    parts += _list(labels.signed, it.organisations, it.organisations_counted, it.organisations_unnamed, labels.unnamed)
    parts += _list(labels.endorsed, it.individuals, it.individuals_counted, it.individuals_unnamed, labels.unnamed)
    if it.copies:
        parts.append("\n".join([f"{labels.copies}:", *it.copies]))
    parts.append("\n".join(part for part in (it.address, it.contact, it.website) if part))
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _write_block(block: Block) -> str:
    text = "".join(_write_run(run) for run in block.runs)
    if block.kind == "item":
        return _wrap(text, first=f"{'  ' * (block.depth - 1)}{block.marker} ")
    if block.kind == "quote":
        return _wrap(text, first="> ", rest="> ")
    return _wrap(text)


def _write_run(run: Run) -> str:
    """Mail shows no links: the address follows the words."""
    return f"{run.text} <{run.link}>" if run.link and run.link != run.text else run.text


def _list(title: str, signers: Iterable[Signer], counted: int, unnamed: int, words: str) -> Iterator[str]:
    if not counted:
        return
    lines = [", ".join(part for part in (signer.name, signer.beside, signer.country) if part) for signer in signers]
    if unnamed:
        lines.append(words.format(n=unnamed))
    yield "\n".join([f"{title} ({counted}):", *(_wrap(line, first="- ") for line in lines)])


def _wrap(text: str, first: str = "", rest: str = "") -> str:
    """The text in lines; scripts without blanks between words are cut by their readers' programs, not by us."""
    if any(unicodedata.east_asian_width(letter) in "WF" for letter in text):
        return first + text
    return "\n".join(
        textwrap.fill(
            line, _WIDTH, initial_indent=first, subsequent_indent=rest or " " * len(first), break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.split("\n")
    )  # fmt: skip
