"""What the head of a UN document says: symbol, date, session, agenda item, who brings it, what it is, title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from onrecord.days import PartialDate
from onrecord.errors import DateError, InputError, SymbolError
from onrecord.symbols import Kind as SymbolKind
from onrecord.symbols import Symbol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.sources.undoc.blocks import Block

LEAD = re.compile(
    r"^(?P<sponsors>.{2,6000}?)\s*(?P<mark>[*†‡]*)\s*:\s*(?P<mark_after>[*†‡]*)\s*"
    r"(?P<what>(?P<revised>revised\s+)?(?:draft\s+(?P<form>resolution|decision|declaration|statement)"
    r"|(?P<amendment>(?:sub-?)?amendments?)\s+to\s+.{0,200}?)\b.*)$",
    re.IGNORECASE,
)
"""The line that says who brings a text and what it is: "A, B and C: revised draft resolution"."""

OFFICER = re.compile(
    r"^(?P<revised>revised\s+)?(?:draft\s+(?P<form>resolution|decision)|(?P<amendment>amendments?)\b.{0,120}?)\s+"
    r"(?:(?:as\s+)?(?:submitted|proposed|prepared|presented))\s+by\s+the\s+(?P<officer>.+)$",
    re.IGNORECASE,
)
""" "Draft resolution submitted by the Chair on the basis of informal consultations"."""

NOTE = re.compile(
    r"^(?P<what>(?:note|letter|letters|report|identical letters|statement|memorandum|summary|corrigendum|addendum|"
    r"explanatory\s+note)\b.{0,400})$",
    re.IGNORECASE,
)
RESOLUTION = re.compile(
    r"^(?:(?P<form>resolution|decision)s?\s+)?(?:[\d/ ()]{3,20}\s*)?adopted\s+by\s+the\s+(?P<by>.+?)"
    r"(?:\s+(?:at\s+its\s+\S+\s+meeting\s*,?\s*)?on\s+(?P<on>\d{1,2}\s+\w+\s+\d{4}).*)?$",
    re.IGNORECASE,
)
_BODY_BEGINS = re.compile(
    r"^(?:The\s+(?:General Assembly|Human Rights Council|Security Council|Commission on|Economic and Social Council|"
    r"Third Committee|Second Committee|First Committee)\b|1\.\s|In (?:the|operative) )"
)
_SESSION = re.compile(r"\b(?P<words>[A-Z][a-z]+(?:-[a-z]+)*(?:\s+(?:emergency\s+)?special)?)\s+session\b")
_AGENDA = re.compile(
    r"^(?:Provisional\s+)?(?:Agenda\s+)?items?\s+(?P<items>\d.{0,80}?)(?:\s+of the .*)?$", re.IGNORECASE
)
_MASTHEAD = re.compile(
    r"^(?:Distr\.|Original:|General Assembly\b|Security Council\b|Economic and Social\s+Council\b|Council$|"
    r"Human Rights Council$|Commission on Human Rights$|\d{1,2}\s+[A-Z][a-z]+\s+\d{4}$|ENGLISH\b|"
    r"(?:First|Second|Third|Fourth|Fifth|Sixth|Special Political.*)\s+Committee|"
    r".{0,80}\bsession$|.{0,80}\byear$|\d{1,2}\s+\w+\s*[–-]\s*\d{1,2}\s+\w+\s+\d{4}|New York,|Geneva,)"
)
"""What stands above the agenda item: organ, distribution, date, language, session, committee."""
_NOTE_MARK = re.compile(r"^(?:[*†‡]+|\d{1,3}\s)")
SAME_COLUMN = 8.0
"""Points by which left edges of one column differ."""
_DATE = re.compile(r"\b(\d{1,2}\s+[A-Z][a-z]+\s+\d{4})\b")
_REISSUE = re.compile(r"^\*+\s*(?P<words>(?:\w+\s+)?(?:reissue|re-?issued)\b.{0,200})", re.IGNORECASE)
_BEHALF = re.compile(r"^(?P<mark>[*†‡]+|\d{1,2}/?)\s*(?:\w+,?\s+){0,6}?on behalf of\s+(?P<group>.+)$", re.IGNORECASE)
_NUMBERED_TITLE = re.compile(r"^\d{1,4}/(?:\d{1,3}|\.{2,3}|…|PRST/\d+)\.?\s*(?:[A-Z]\.\s+)?")


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a document, each part as printed; empty where the document does not print it."""

    symbol: Symbol
    kind: str
    """A kind of the record's `documents`."""
    title: str
    date: str
    """ISO date of the document."""
    session_words: str = ""
    agenda_item: str = ""
    agenda_title: str = ""
    sponsors_text: str = ""
    """The list of sponsors as printed, line ends folded."""
    submitted_by: str = ""
    """The officer who brings it: "Chair on the basis of informal consultations"."""
    revises: str = ""
    """Canonical symbol of what an amendment amends."""
    reissue: str = ""
    """Stars and words of a reissue."""
    groups: tuple[tuple[str, str], ...] = ()
    """Footnotes "on behalf of …": mark and the group's words."""
    unread: tuple[str, ...] = ()
    """Blocks of the head that were not understood."""
    adopted_on: str = ""


def read_heading(name: str, blocks: Sequence[Block]) -> Heading:
    """The head of the document that `blocks` begin. `name` is the file's, for errors.

    Raises InputError where the first page bears no UN document symbol.
    """
    symbol, place = _find_symbol(name, blocks)
    notes = _join_notes(blocks)
    masthead, head = _split_masthead(_head_blocks(blocks[place + 1 :]))
    lead = _find_lead(head)
    before = head if lead is None else head[:lead]
    after = [] if lead is None else head[lead + 1 :]
    parts = _read_lead(head[lead].text) if lead is not None else {}
    agenda_item, agenda_title, unread = _read_agenda(before)
    title = _read_title(before if parts.get("note") else after, unread)
    return Heading(
        symbol=symbol,
        kind=_kind_of(symbol, parts),
        title=title,
        date=_first_date(masthead),
        session_words=next((m["words"] for b in masthead if (m := _SESSION.search(b.text))), ""),
        agenda_item=agenda_item,
        agenda_title="" if title and agenda_title == title else agenda_title,
        sponsors_text=parts.get("sponsors", ""),
        submitted_by=parts.get("officer", ""),
        revises=parts.get("revises", ""),
        reissue=_read_reissue(symbol, notes),
        groups=tuple((m["mark"], m["group"]) for note in notes if (m := _BEHALF.match(note))),
        unread=tuple(unread),
        adopted_on=parts.get("adopted_on", ""),
    )


def _find_symbol(name: str, blocks: Sequence[Block]) -> tuple[Symbol, int]:
    for place, block in enumerate(blocks[:12]):
        text = re.sub(r"^United Nations\s+", "", block.text)
        for words in (text, text.split(" ")[0], " ".join(text.split(" ")[:2])):
            try:
                return Symbol.parse(words), place
            except SymbolError:
                continue
    raise InputError(
        name,
        "no UN document symbol in the head of the first page",
        place="page 1",
        hint="Only documents with a symbol such as A/C.3/80/L.29 can be added.",
    )


def _head_blocks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks before the text itself begins."""
    return list(takewhile(lambda b: not _BODY_BEGINS.match(b.text), (b for b in blocks if not b.footnote)))


def _split_masthead(head: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The masthead (organ, distribution, date, language, session, committee), and what follows it."""
    places = [i for i, b in enumerate(head) if _MASTHEAD.match(b.text)]
    end = places[-1] + 1 if places else 0
    return list(head[:end]), list(head[end:])


def _find_lead(head: Sequence[Block]) -> int | None:
    """The place of the leading line; the title of an agenda item ("Report of the …") is none."""
    for forms in ((LEAD, OFFICER, RESOLUTION), (NOTE,)):
        for place, block in enumerate(head):
            if any(form.match(block.text) for form in forms) and not _in_agenda_column(head, place, forms):
                return place
    return None


def _in_agenda_column(head: Sequence[Block], place: int, forms: tuple[re.Pattern[str], ...]) -> bool:
    if forms != (NOTE,):
        return False
    items = [b for b in head[:place] if _AGENDA.match(b.text)]
    return bool(items) and abs(head[place].left - items[0].left) < SAME_COLUMN


def _join_notes(blocks: Sequence[Block]) -> list[str]:
    """The footnotes of the first pages, each whole: a line without a mark goes on with the one before."""
    notes: list[str] = []
    for block in blocks:
        if not block.footnote:
            continue
        if notes and not _NOTE_MARK.match(block.text):
            notes[-1] += " " + block.text
        else:
            notes.append(block.text)
    return notes


def _read_lead(text: str) -> dict[str, str]:
    """The parts of the leading line, by name."""
    if match := LEAD.match(text):
        marks = match["mark"] + match["mark_after"]
        parts = {"sponsors": match["sponsors"] + marks, "form": match["form"] or ""}
    elif match := OFFICER.match(text):
        parts = {"officer": match["officer"], "form": match["form"] or ""}
    elif match := RESOLUTION.match(text):
        on = match["on"]
        return {"form": (match["form"] or "resolution").lower(), "adopted_on": str(PartialDate.parse(on)) if on else ""}
    else:
        return {"note": text}
    parts["revised"] = match["revised"] or ""
    if match["amendment"]:
        parts["amendment"] = "yes"
        parts["revises"] = _last_symbol(text)
    return parts


def _last_symbol(text: str) -> str:
    for word in reversed(text.split()):
        try:
            return Symbol.parse(word.strip(".,;*()")).canonical
        except SymbolError:
            continue
    return ""


def _kind_of(symbol: Symbol, parts: dict[str, str]) -> str:
    if symbol.kind is SymbolKind.RESOLUTION:
        return "resolution"
    if symbol.kind is SymbolKind.DECISION:
        return "decision"
    if parts.get("amendment"):
        return "amendment"
    if parts.get("officer"):
        return "chairs_text"
    if parts.get("note") or not parts:
        return "note"
    if parts["form"].lower() == "decision":
        return "draft_decision"
    return "revised_draft" if parts["revised"] or symbol.revision else "draft"


def _read_agenda(before: Sequence[Block]) -> tuple[str, str, list[str]]:
    """Agenda item, its title, and the blocks between masthead and leading line that are neither."""
    place = next((i for i, b in enumerate(before) if _AGENDA.match(b.text)), None)
    if place is None:
        return "", "", [b.text for b in before]
    match = _AGENDA.match(before[place].text)
    item = match["items"] if match else ""
    rest = before[place + 1 :]
    # The item's title stands under it, in the same narrow column on the left.
    titled = [b for b in rest if abs(b.left - before[place].left) < SAME_COLUMN]
    others = [b.text for b in (*before[:place], *rest) if b not in titled]
    return item, " ".join(b.text for b in titled), others


def _read_title(blocks: Sequence[Block], unread: list[str]) -> str:
    """The title: the bold blocks behind the leading line, largest type first; it may run over several blocks."""
    # Files without type faces (some of the 1990s) have no bold: then all between leading line and text is the title.
    set_off = [b for b in blocks if b.bold] or list(blocks)
    if not set_off:
        return ""
    largest = max(b.size for b in set_off)
    title = " ".join(b.text for b in set_off if b.size > largest - 0.6)
    unread[:] = [text for text in unread if text not in {b.text for b in set_off}]
    return _NUMBERED_TITLE.sub("", title).strip()


def _first_date(masthead: Sequence[Block]) -> str:
    for block in masthead:
        if match := _DATE.search(block.text):
            try:
                return str(PartialDate.parse(match[1]))
            except DateError:
                continue
    return ""


def _read_reissue(symbol: Symbol, notes: Sequence[str]) -> str:
    words = next((m["words"] for note in notes if (m := _REISSUE.match(note))), "")
    return " ".join(("*" * symbol.stars, words)).strip()
