"""Security Council resolutions in Akoma Ntoso as the UN marks them up (AKN4UN): text, vote, draft and its sponsors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord.discrepancies import Discrepancy, Level
from onrecord.errors import InputError, SymbolError
from onrecord.record.origin import Rank
from onrecord.record.statements import Reading, statement_frame
from onrecord.sources.reader import reader_id
from onrecord.sources.sponsor_lists import split_sponsors
from onrecord.symbols import Symbol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from onrecord.record.statements import SourceFile

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_NS = {"a": NAMESPACE}
_BALLOTS = {"inFavour": "yes", "against": "no", "abstaining": "abstain", "notVoting": "absent"}
_TALLY = re.compile(r"Adopted (\d+)-(\d+)-(\d+)")
_TITLE = re.compile(r"^Security Council resolution (?P<number>\d+) \((?P<year>\d{4})\)\s*\[(?P<title>.+)\]$")
MOST_BYTES = 20_000_000
"""Larger than any resolution; a larger file is refused."""


class _AkomaNtoso:
    """Resolutions of the Security Council in AKN4UN."""

    name = "akn"
    version = 1

    def recognises(self, source: SourceFile) -> bool:
        """True where the beginning names the Akoma Ntoso namespace."""
        return NAMESPACE.encode() in source.content[:2000]

    def read(self, source: SourceFile) -> Reading:
        """The resolution, its draft and sponsors, the action, the ballots and the paragraphs."""
        return _Resolution.parse(source).reading(reader_id(self))


READER = _AkomaNtoso()


@dataclass(frozen=True, slots=True)
class _Resolution:
    source: SourceFile
    root: _Element
    symbol: Symbol
    adopted: date

    @classmethod
    def parse(cls, source: SourceFile) -> _Resolution:
        root = _parse_xml(source)
        number = root.find(".//a:coverPage//a:docNumber", _NS)
        if number is None:
            raise InputError(source.name, "no docNumber on the cover page")
        try:
            symbol = Symbol.parse(" ".join(_text(number).split()))
        except SymbolError as fault:
            raise InputError(source.name, fault.message, place="docNumber") from fault
        return cls(source, root, symbol, _adoption_date(source, root))

    @property
    def document(self) -> str:
        return self.symbol.canonical

    def step(self, outcome: str) -> dict[str, str]:
        found = self.root.find(f".//a:workflow/a:step[@outcome='{outcome}']", _NS)
        return {} if found is None else {str(k): str(v) for k, v in found.attrib.items()}

    def reading(self, reader: str) -> Reading:
        paragraphs = list(_paragraphs(self))
        ballots, faults = _ballots(self)
        sponsors = _sponsors(self)
        rows: dict[str, list[dict[str, Any]]] = {
            "documents": _documents(self),
            "sponsorships": sponsors,
            "coverage": _coverage(self, sponsors, ballots),
            "actions": [_action(self, ballots)],
            "ballots": ballots,
            "paragraphs": paragraphs,
        }
        count = sum(len(listed) for listed in rows.values())
        return Reading(
            file=self.source.name,
            sha256=self.source.sha256,
            reader=reader,
            statements={table: statement_frame(table, listed) for table, listed in rows.items() if listed},
            discrepancies=(*faults, *_contradictions(self)),
            rows_read=count,
            rows_used=count,
        )

    def row(self, locator: str, **values: Any) -> dict[str, Any]:
        return {
            "locator": locator,
            "source": str(self.symbol),
            # The text is the document's; who tabled it and who voted how stands in the library's data beside the text.
            "rank": Rank.CATALOGUE if locator.startswith(("workflow", "voting")) else Rank.DOCUMENT,
            **values,
        }

    def fault(self, message: str, **values: Any) -> Discrepancy:
        return Discrepancy(
            "file-contradicts-itself",
            message,
            document=self.document,
            file=self.source.name,
            rows=0,
            **values,
        )


def _parse_xml(source: SourceFile) -> _Element:
    from lxml import etree

    if len(source.content) > MOST_BYTES:
        raise InputError(source.name, f"{len(source.content):,} bytes are more than any resolution has")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(source.content, parser)
    except etree.XMLSyntaxError as fault:
        raise InputError(source.name, f"damaged XML: {fault.msg}", place=f"line {fault.lineno}") from None


def _text(element: _Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())


def _adoption_date(source: SourceFile, root: _Element) -> date:
    """The day printed on the cover page, which is the document; the workflow's is library data beside it."""
    printed = root.find(".//a:coverPage//a:docDate[@refersTo='#adoptionDate']", _NS)
    if printed is None:
        printed = root.find(".//a:FRBRWork/a:FRBRdate", _NS)
    value = "" if printed is None else str(printed.get("date", ""))
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise InputError(source.name, f"{value!r} is no date", place="date of adoption") from None


def _title(resolution: _Resolution) -> str | None:
    """The library's title in brackets; none where it names another resolution (2729 bears the title of 2677)."""
    found = _title_match(resolution)
    if found and int(found["number"]) == resolution.symbol.number:
        return found["title"]
    return None


def _title_match(resolution: _Resolution) -> re.Match[str] | None:
    keyword = resolution.root.find(".//a:keyword[@refersTo='title']", _NS)
    return None if keyword is None else _TITLE.match(str(keyword.get("value", "")).strip())


def _documents(resolution: _Resolution) -> list[dict[str, Any]]:
    own = resolution.row(
        "cover page",
        document=resolution.document,
        body="S",
        kind="resolution",
        title=_title(resolution),
        date=resolution.adopted.isoformat(),
    )
    draft = _draft_symbol(resolution)
    if not draft:
        return [own]
    tabled = resolution.row(
        "workflow, draftResolution", document=draft, body="S", kind="draft", becomes=resolution.document
    )
    return [own, tabled]


def _draft_symbol(resolution: _Resolution) -> str:
    try:
        return Symbol.parse(resolution.step("draftResolution").get("as", "")).canonical
    except SymbolError:
        return ""


def _sponsors(resolution: _Resolution) -> list[dict[str, Any]]:
    draft = _draft_symbol(resolution)
    listed = split_sponsors(resolution.step("draftResolution").get("by", "")) if draft else ()
    return [
        resolution.row(
            f"workflow, draftResolution, name {number}",
            document=draft,
            body="S",
            printed=sponsor.printed,
            role="tabled",
            via=sponsor.via or None,
            stated_in=draft,
        )
        for number, sponsor in enumerate(listed, start=1)
    ]


def _coverage(
    resolution: _Resolution, sponsors: list[dict[str, Any]], ballots: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    rows = []
    if sponsors:
        rows.append(
            resolution.row(
                "workflow",
                document=sponsors[0]["document"],
                list="sponsors",
                stage="at_tabling",
                extent="complete",
                names=len(sponsors),
            )
        )
    if ballots:
        rows.append(
            resolution.row(
                "voting",
                document=resolution.document,
                list="ballots",
                stage="vote",
                extent="complete",
                names=len(ballots),
            )
        )
    return rows


def _action(resolution: _Resolution, ballots: list[dict[str, Any]]) -> dict[str, Any]:
    step = resolution.step("adopted")
    meeting = step.get("as", "")
    counts = {kind: sum(row["ballot"] == kind for row in ballots) for kind in ("yes", "no", "abstain", "absent")}
    voted = bool(ballots)
    return resolution.row(
        "voting",
        document=resolution.document,
        body="S",
        date=resolution.adopted,
        kind="adopted",
        method="recorded_vote" if voted else "without_vote",
        yes=counts["yes"] if voted else None,
        no=counts["no"] if voted else None,
        abstain=counts["abstain"] if voted else None,
        not_voting=counts["absent"] if voted else None,
        meeting=meeting or None,
        origin_printed=step.get("by") or None,
    )


def _ballots(resolution: _Resolution) -> tuple[list[dict[str, Any]], list[Discrepancy]]:
    """A row a name of the roll call; none where the file says there was no vote (2638 names fifteen all the same)."""
    named = list(_named_ballots(resolution))
    if "without vote" in resolution.step("adopted").get("by", ""):
        fault = resolution.fault(
            f"{resolution.document} was adopted without a vote, but the file names {len(named)} votes; they are left "
            "out.",
            field="voting",
            printed=resolution.step("adopted").get("by"),
        )
        return [], [fault]
    return named, []


def _named_ballots(resolution: _Resolution) -> Iterator[dict[str, Any]]:
    for count in resolution.root.iterfind(".//a:voting/a:count", _NS):
        ballot = _BALLOTS.get(str(count.get("refersTo")))
        if ballot is None:
            raise InputError(resolution.source.name, f"unknown kind of vote {count.get('refersTo')!r}", place="voting")
        for number, name in enumerate(count.iterfind(".//a:organization", _NS), start=1):
            yield resolution.row(
                f"voting, {count.get('refersTo')}, name {number}",
                document=resolution.document,
                body="S",
                date=resolution.adopted,
                printed=_text(name),
                ballot=ballot,
            )


def _contradictions(resolution: _Resolution) -> Iterator[Discrepancy]:
    step = resolution.step("adopted")
    if step.get("date") not in {None, resolution.adopted.isoformat()}:
        yield resolution.fault(
            f"The cover page of {resolution.document} dates the adoption {resolution.adopted.isoformat()}, "
            f"the workflow {step['date']}; the record takes the cover page.",
            field="date",
            value=resolution.adopted.isoformat(),
            other_value=step["date"],
        )
    title = _title_match(resolution)
    if title and int(title["number"]) != resolution.symbol.number:
        yield resolution.fault(
            f"The title given to {resolution.document} is that of resolution {title['number']} ({title['year']}); "
            "it is left out.",
            field="title",
        )
    yield from _count_faults(resolution)


def _count_faults(resolution: _Resolution) -> Iterator[Discrepancy]:
    counted: dict[str, int] = dict.fromkeys(_BALLOTS.values(), 0)
    for count in resolution.root.iterfind(".//a:voting/a:count", _NS):
        names = len(count.findall(".//a:organization", _NS))
        kind = _BALLOTS.get(str(count.get("refersTo")), "")
        counted[kind] = names
        if str(count.get("value") or names).lstrip("0") != str(names).lstrip("0"):
            yield Discrepancy(
                "tally-mismatch",
                f"{resolution.document}: {names} names for a printed total of {count.get('value')} ({kind}).",
                Level.WARNING,
                document=resolution.document,
                field=kind,
                printed=str(count.get("value")),
                value=str(names),
                file=resolution.source.name,
                rows=0,
            )
    said = _TALLY.search(resolution.step("adopted").get("by", ""))
    if said and tuple(map(int, said.groups())) != (counted["yes"], counted["no"], counted["abstain"]):
        yield Discrepancy(
            "tally-mismatch",
            f"{resolution.document}: the names do not add up to {said[0]}.",
            document=resolution.document,
            field="tally",
            printed=said[0],
            value=f"{counted['yes']}-{counted['no']}-{counted['abstain']}",
            file=resolution.source.name,
            rows=0,
        )


def _paragraphs(resolution: _Resolution) -> Iterator[dict[str, Any]]:
    position = 0
    for number, container in enumerate(resolution.root.iterfind(".//a:preamble/a:container", _NS), start=1):
        position += 1
        yield _paragraph_row(resolution, position, "PP", f"PP{number}", _text(container))
    body = resolution.root.find(".//a:mainBody", _NS)
    for label, text in _operative(body) if body is not None else ():
        position += 1
        yield _paragraph_row(resolution, position, "OP", label, text)


def _paragraph_row(resolution: _Resolution, position: int, kind: str, label: str, text: str) -> dict[str, Any]:
    return resolution.row(
        f"paragraph {label}", document=resolution.document, position=position, kind=kind, label=label, text=text
    )


def _operative(body: _Element) -> Iterator[tuple[str, str]]:
    """Labels and texts: OP3, OP3(a), OP3(a)(i); a bullet stays with the point before it."""
    for paragraph in body.iterfind("a:paragraph", _NS):
        number = paragraph.find("a:num", _NS)
        if number is None:
            continue  # a subheading
        label = "OP" + _text(number).rstrip(".")
        intro = paragraph.find("a:content", _NS)
        if intro is None:
            intro = paragraph.find("a:list/a:intro", _NS)
        if intro is not None:
            yield label, _text(intro)
        for points in paragraph.iterfind("a:list", _NS):
            yield from _points(points, label)


def _points(parent: _Element, label: str) -> Iterator[tuple[str, str]]:
    last = label
    for part in parent:
        if part.tag == f"{{{NAMESPACE}}}point":
            number = part.find("a:num", _NS)
            mark = "" if number is None else _text(number)
            last = f"{label}{mark}" if mark.startswith("(") else last
            content = part.find("a:content", _NS)
            if content is not None:
                yield last, _text(content)
        elif part.tag == f"{{{NAMESPACE}}}sublist":
            yield from _points(part, last)
