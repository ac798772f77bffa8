"""What a cataloguer notes on a draft: sponsors that joined, left or were listed wrongly, and what became of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.citations import split_symbols
from onrecord.sources.sponsor_lists import Sponsor, split_sponsors

_PLACE = r"(?:\s*\((?P<place>[A-Z]{1,5}/[^()]*(?:\([^()]*\))?[^()]*)\))?"
_NAMES = r"(?P<names>[^:;]{2,4000}?)"
_TEXT = r"(?:[^.\s]|\.(?=\S)|\s(?!-)){2,8000}?"
_END = r"(?:\.(?=\s|$)|\s+-+\s|(?=\s*$))\s*"
_SPONSORS = r"(?:as\s+)?(?:an?\s+)?(?:co-?)?sponsors?"
_OF_DRAFT = (
    r"(?:\s+(?:of|from)\s+(?:the\s+)?(?:list\s+of\s+(?:co-?)?sponsors|(?:amendment|draft|revised)[^.()]{0,60}))*"
)
_FORMS = (
    # "Additional sponsors: A, B and C (A/78/481/Add.2)." The library also writes Additipnal and Additonal, and now and
    # then two lists: "A and B (A/57/535); C (A/C.2/57/SR.39)".
    ("added", rf"Addit\w{{2,6}}\s+(?:co-?)?sponsors?(?:\s+are)?\s*:\s*(?P<lists>{_TEXT}){_END}"),
    # The First Committee listed them in documents of their own until 1999: "Document A/C.1/52/INF/2 adds sponsors: A."
    ("added", rf"Document\s+(?P<place>A/\S+)\s+adds\s+(?:the\s+following\s+)?(?:co-?)?sponsors?\s*:\s*{_NAMES}{_END}"),
    ("added", rf"Adds\s+{_NAMES}\s+to\s+the\s+list\s+of\s+sponsors{_PLACE}\s*{_END}"),
    (
        "withdrawn",
        rf"{_NAMES}\s+withdrew\s+(?:(?:its|their)\s+sponsorship|from|{_SPONSORS}){_OF_DRAFT}{_PLACE}\s*{_END}",
    ),
    ("withdrawn", rf"{_NAMES}\s+withdrew\s+from\s+the\s+list\s+of\s+sponsors{_OF_DRAFT}{_PLACE}\s*{_END}"),
    (
        "withdrawn",
        rf"{_NAMES}\s+(?:was|were)\s+removed\s+from\s+the\s+list\s+of\s+sponsors{_OF_DRAFT}{_PLACE}\s*{_END}",
    ),
    ("not_sponsor", rf"{_NAMES}\s+(?:was|were)\s+listed\s+in\s+error\s+{_SPONSORS}{_OF_DRAFT}{_PLACE}\s*{_END}"),
    ("tabled", rf"{_NAMES}\s+(?:is|are)\s+(?:an?\s+)?original\s+sponsors?{_OF_DRAFT}{_PLACE}\s*{_END}"),
)
_SPONSOR_FORMS = tuple((role, re.compile(form, re.IGNORECASE)) for role, form in _FORMS)
_OUTCOME = re.compile(
    r"(?:The\s+)?(?:draft\s+resolution|draft\s+decision|amendment)\s+(?:was\s+)?"
    rf"(?P<kind>rejected|withdrawn|not\s+adopted)(?:[^.()]|\.(?=\S)){{0,160}}(?:\([^()]*(?:Russian|China)[^()]*\))?{_PLACE}\s*{_END}",
    re.IGNORECASE,
)
_ONE_LIST = re.compile(rf"(?P<names>(?:[^()]|\((?![A-Z]{{1,5}}/)[^()]*\)){{1,8000}}){_PLACE}")
_SENTENCE = re.compile(r"\b(?:is|are|was|were|list|corrected|withdrew)\b")
_OUTCOMES = {"rejected": "rejected", "withdrawn": "withdrawn", "not adopted": "rejected"}
_SOMETHING = re.compile(r".{1,4000}?(?:\.(?=\s)|\s-+\s|$)\s*|.{1,4000}")
"""One sentence of other things, or a bounded piece of it."""


@dataclass(frozen=True, slots=True)
class NotedSponsors:
    """Sponsors that a note names, with their role and the document that says so."""

    role: str
    """added, withdrawn, not_sponsor or tabled."""
    sponsors: tuple[Sponsor, ...]
    stated_in: str | None


@dataclass(frozen=True, slots=True)
class NotedOutcome:
    """What became of the draft: `rejected` or `withdrawn`."""

    kind: str
    stated_in: str | None


@dataclass(frozen=True, slots=True)
class Notes:
    """A note taken apart; `rest` is what it says of other things."""

    sponsors: tuple[NotedSponsors, ...]
    outcomes: tuple[NotedOutcome, ...]
    rest: str


def read_notes(text: str) -> Notes:
    """The sponsors and the outcome that a cataloguer's note states; a note of other things gives neither."""
    note = " ".join(text.split())
    sponsors: list[NotedSponsors] = []
    outcomes: list[NotedOutcome] = []
    rest: list[str] = []
    place = _skip(note, 0)
    while place < len(note):
        role, match = _match_sponsors(note, place)
        outcome = None if match else _OUTCOME.match(note, place)
        if match is not None:
            listed, other = _read_lists(role, match)
            sponsors += listed
            rest += other
        elif outcome is not None:
            kind = _OUTCOMES[" ".join(outcome["kind"].lower().split())]
            outcomes.append(NotedOutcome(kind, _stated_in(outcome["place"])))
        sentence = match or outcome or _SOMETHING.match(note, place)
        end = sentence.end() if sentence is not None else len(note)
        if match is None and outcome is None:
            rest.append(note[place:end].strip(" -"))
        place = _skip(note, end)
    return Notes(tuple(sponsors), tuple(outcomes), " ".join(one for one in rest if one))


def _skip(note: str, place: int) -> int:
    """Where the next sentence begins."""
    while place < len(note) and note[place] in " -":
        place += 1
    return place


def _read_lists(role: str, match: re.Match[str]) -> tuple[list[NotedSponsors], list[str]]:
    """One entry for each list, with the document in the parentheses behind it; and what turns out to be no list."""
    groups = match.groupdict()
    if groups.get("lists") is None:
        return [NotedSponsors(role, split_sponsors(groups["names"] or ""), _stated_in(groups["place"]))], []
    found, rest = [], []
    for part in _ONE_LIST.finditer(groups["lists"]):
        names = re.sub(r"^[\s;,]*(?:and\s)?", "", part["names"]).strip()
        if _SENTENCE.search(names):
            rest.append(names)
        elif names:
            found.append(NotedSponsors(role, split_sponsors(names), _stated_in(part["place"])))
    return found, rest


def _match_sponsors(note: str, place: int) -> tuple[str, re.Match[str] | None]:
    for role, form in _SPONSOR_FORMS:
        match = form.match(note, place)
        if match is not None:
            return role, match
    return "", None


def _stated_in(place: str | None) -> str | None:
    """The first symbol in the parentheses behind a note."""
    if place is None:
        return None
    symbols, _ = split_symbols(place.split(":")[0])
    return symbols[0].canonical if symbols else None
