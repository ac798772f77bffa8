"""How UN document symbols are written: one pass over the parts between slashes.

The grammar follows the Dag Hammarskjöld Library's guide to document symbols: an organ, its subsidiary organs, the
session or year, a series or a number, then what modifies the document (Rev., Add., Corr.).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NoReturn

from onrecord.bodies import Body, Session
from onrecord.errors import SymbolError


class Kind(StrEnum):
    """What a symbol by itself says that the document is."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    DRAFT = "draft"
    REPORT = "report"
    """A document of the body's general series (A/78/481): reports first of all, but letters and notes too."""
    MEETING_RECORD = "meeting_record"
    OTHER = "other"


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


ORGANS = _words(
    "A S E T ST TD DP ID HS HSP AT CAC CAT CCPR CED CEDAW CERD CMW CRC CRPD SPT HRI FCCC UNEP UNIDO UNITAR UNU "
    "CTOC JIU NPT BWC CCW SPLOS CLCS LOS ITC"
)
"""What a symbol can begin with."""
_SUB_ORGANS = _words(
    "HRC SPC BUR SITE SP COSP CMS ESCAP ECE ECA ECLAC ECWA ESCWA ICEF ISL GC B C SC WG SUB OPS HLPF PC CP SBI SBSTA "
    "WGAP WGFS"
)
_NUMBERED_ORGANS = _words("C AC CN CONF WG SC Sub SUB PC GC")
_KINDS = {"RES": Kind.RESOLUTION, "DEC": Kind.DECISION, "PRST": Kind.OTHER, "INF": Kind.OTHER, "NGO": Kind.OTHER}
_KINDS |= {"NOTE": Kind.OTHER, "OM": Kind.OTHER}
_SERIES = {"L": Kind.DRAFT, "PV": Kind.MEETING_RECORD, "SR": Kind.MEETING_RECORD}
_SERIES |= dict.fromkeys(_words("R WP CRP INF COMM NGO G NI"), Kind.OTHER)
_MODIFIERS = {word.lower(): word for word in ("Rev", "Add", "Corr", "Amend")}

LONGEST = 100
"""Characters; the longest symbol of the catalogues at hand has 42."""
LAST_ROMAN_SESSION = 30
"""The Assembly's 30th session (1975) was the last whose symbols carry the session in Roman numerals."""

ROMAN = r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
"""A Roman numeral below 100; the first look keeps it from matching nothing."""
SUFFIX = rf"(?:[A-Z]{{1,2}}(?:-[A-Z]{{1,2}})?|{ROMAN}(?:-{ROMAN})?|[A-Z]-{ROMAN})(?![A-Za-z0-9])"
"""Letters or numeral of a part: A, AB, A-C, XVII, B-VIII."""
_SEVERAL = re.compile(r"[;,]|\s(?:and|to)\s")
_RUN_TOGETHER = re.compile(r"(A|S|E|RES|DEC)([0-9]{1,5})")
_STARS = re.compile(r"(\s?)(\*{1,4})\s*$")
_BRACKET = re.compile(r"\s?\[([A-Za-z0-9][A-Za-z0-9 .-]{0,39})\]$")
_DOTTED = re.compile(r"([A-Za-z]{1,5})\.(\s?)([0-9]{1,6})")
_ROMAN_COMMITTEE = re.compile(rf"C\.{ROMAN}")
_NUMERAL = re.compile(r"[0-9]{1,6}(?![0-9])")
_EXTRA_SESSION = re.compile(rf"(E?S-)([0-9]{{1,3}}|{ROMAN})([A-Z]?)")
_PAREN = re.compile(r"\s?\(([^()]{1,20})\)")
_LETTERS = re.compile(rf"\s?({SUFFIX})")
_PART = re.compile(rf"(Parts?|Resumption|Annex)\s?({ROMAN}(?:-{ROMAN})?|[0-9]{{1,3}})?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19[4-9]|20[0-9])[0-9]")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman_value(numeral: str) -> int:
    """The number that a well-formed Roman numeral stands for."""
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


@dataclass(slots=True)
class SymbolParts:
    """What one pass over a symbol has found so far; `Symbol` is made from it."""

    text: str
    organs: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    """The parts in the one canonical way of writing."""
    numerals: list[str] = field(default_factory=list)
    """Plain numbers between slashes: session or year, then the document's own number."""
    word: str = ""
    """RES, DEC, PRST, INF …"""
    series: str = ""
    series_number: int | None = None
    extra_session: str = ""
    """`S-28`, `ES-11`."""
    paren: str = ""
    """Session or year in parentheses after the number."""
    suffix: str = ""
    bracket: str = ""
    part: str = ""
    modifiers: list[tuple[str, int]] = field(default_factory=list)
    stars: int = 0
    faults: list[str] = field(default_factory=list)

    def refuse(self, part: str, reason: str) -> NoReturn:
        """Raise the SymbolError for this text."""
        raise SymbolError(self.text, part, reason)

    def note(self, fault: str) -> None:
        """Keep a misprint that leaves no doubt about what the symbol is."""
        if fault not in self.faults:
            self.faults.append(fault)

    @property
    def kind(self) -> Kind:
        """What the symbol says that the document is."""
        if self.series:
            return _SERIES[self.series]
        return _KINDS.get(self.word, Kind.REPORT)

    @property
    def organ(self) -> str:
        """The organ with its subsidiary organs: A/C.3, E/CN.15, A/CONF.116/C.1."""
        return "/".join(self.organs)

    @property
    def number(self) -> int | None:
        """The document's own number."""
        return self.series_number if self.series else int(self.numerals[-1])

    @property
    def place_of_session(self) -> str:
        """What stands where the session or year stands; empty where nothing does."""
        if self.extra_session:
            return self.extra_session
        before = self.numerals if self.series else self.numerals[:-1]
        return before[0] if before else self.paren


def scan_symbol(text: str) -> SymbolParts:
    """The parts of the symbol in `text`; raises SymbolError, naming the part at fault, where it is none."""
    parts = SymbolParts(text)
    if not text.strip():
        parts.refuse(text, "it is empty")
    if len(text) > LONGEST:
        parts.refuse(text[:LONGEST], f"it is longer than {LONGEST} characters")
    several = _SEVERAL.search(text)
    if several is not None:
        parts.refuse(several[0].strip(), "these are several symbols")
    segments = _part_segments(parts, _take_ends(parts, text))
    if segments[0] not in ORGANS:
        parts.refuse(segments[0], "no organ's symbol begins like this")
    parts.organs.append(segments[0])
    parts.written.append(segments[0])
    if len(segments) == 1:
        parts.refuse(segments[0], "an organ alone is no document")
    for place, segment in enumerate(segments[1:], 1):
        if segment:
            _take_segment(parts, segment)
        elif place == len(segments) - 1:
            parts.refuse("/", "nothing follows the last slash")
        else:
            parts.note("doubled slash")
    _check_whole(parts)
    return parts


def _take_ends(parts: SymbolParts, text: str) -> str:
    """`text` without outer spaces, reissue stars and bracket, which are kept in `parts`."""
    body = text.strip()
    if body != text:
        parts.note("space around the symbol")
    stars = _STARS.search(body)
    if stars is not None:
        parts.stars = len(stars[2])
        body = body[: stars.start()]
    bracket = _BRACKET.search(body)
    if bracket is not None:
        parts.bracket = bracket[1]
        body = body[: bracket.start()]
    return body


def _part_segments(parts: SymbolParts, body: str) -> list[str]:
    """The parts between slashes; a slash lost between a word and its number (A/RES58/3, A64/PV.62) is put back."""
    segments = []
    for segment in body.split("/"):
        run_together = _RUN_TOGETHER.fullmatch(segment)
        if run_together is not None:
            parts.note("missing slash")
            segments += [run_together[1], run_together[2]]
        else:
            segments.append(segment)
    return segments


def _take_segment(parts: SymbolParts, segment: str) -> None:
    """File one part between slashes under what it is."""
    if segment != segment.lstrip():
        parts.note("space after a slash")
        segment = segment.lstrip()
    dotted = _DOTTED.match(segment)
    if dotted is not None:
        _take_dotted(parts, segment, dotted)
    elif parts.modifiers or parts.series:
        parts.refuse(segment, "only Rev., Add. or Corr. with a number can follow here")
    elif segment in _KINDS and not parts.word:
        parts.word = segment
        parts.written.append(segment)
    elif segment in _SUB_ORGANS or _ROMAN_COMMITTEE.fullmatch(segment):
        parts.organs.append(segment)
        parts.written.append(segment)
    elif (extra := _EXTRA_SESSION.fullmatch(segment)) is not None and not extra[3]:
        _take_extra_session(parts, segment, extra[1], extra[2])
    elif segment[0].isascii() and segment[0].isdigit():
        _take_numeral(parts, segment)
    elif (paren := _PAREN.fullmatch(segment)) is not None and re.fullmatch(ROMAN, paren[1]):
        # UNCTAD puts the session in parentheses between slashes: TD/B/C.4/(XIV)/SC.2/L.3
        parts.written.append(segment)
    else:
        _refuse_segment(parts, segment)


def _refuse_segment(parts: SymbolParts, segment: str) -> NoReturn:
    if "..." in segment or segment.startswith(".."):
        parts.refuse(segment, "the number was left open")
    if parts.word in ("RES", "DEC"):
        parts.refuse(segment, "a number is expected here")
    parts.refuse(segment, "no organ, series or number is written like this")


def _take_dotted(parts: SymbolParts, segment: str, match: re.Match[str]) -> None:
    """A part with a point: an organ (C.3), a series (L.29, PV.62) or a modifier (Rev.1)."""
    word, space, number = match[1], match[2], match[3]
    if space:
        parts.note("space after a point")
    if int(number) == 0:
        parts.refuse(segment, "no document has the number 0")
    rest = segment[match.end() :]
    modifier = _MODIFIERS.get(word.lower())
    if modifier is not None:
        if not (parts.series or parts.numerals):
            parts.refuse(segment, "it modifies nothing")
        if modifier != word:
            parts.note(f"{word} for {modifier}")
        parts.modifiers.append((modifier, int(number)))
        parts.written.append(f"{modifier}.{number}{_take_rest(parts, segment, rest, letters=False)}")
        return
    if parts.series or parts.modifiers:
        parts.refuse(segment, "only Rev., Add. or Corr. with a number can follow here")
    if word in _NUMBERED_ORGANS and not rest:
        parts.organs.append(f"{word}.{number}")
        parts.written.append(f"{word}.{number}")
    elif word in _SERIES and parts.word not in ("RES", "DEC"):
        parts.series, parts.series_number = word, int(number)
        parts.written.append(f"{word}.{number}{_take_rest(parts, segment, rest, letters=True)}")
    else:
        _refuse_segment(parts, segment)


def _take_extra_session(parts: SymbolParts, segment: str, prefix: str, number: str) -> None:
    """A special or emergency special session between slashes: S-28, ES-11."""
    if parts.extra_session:
        parts.refuse(segment, "a symbol has one session")
    parts.extra_session = f"{prefix}{number if number.isdigit() else roman_value(number)}"
    parts.written.append(segment)


def _take_numeral(parts: SymbolParts, segment: str) -> None:
    """A number with what may stick to it: letters, session or year, part."""
    match = _NUMERAL.match(segment)
    if match is None:
        parts.refuse(segment, "no document has so long a number")
    number = match[0]
    if int(number) == 0:
        parts.refuse(segment, "no session or document has the number 0")
    parts.numerals.append(number)
    parts.written.append(number + _take_rest(parts, segment, segment[match.end() :], letters=True))


def _take_rest(parts: SymbolParts, segment: str, rest: str, *, letters: bool) -> str:
    """What follows a number within its part, in the canonical way of writing; it is kept in `parts`."""
    paren = suffix = part = ""
    while rest:
        in_paren = _PAREN.match(rest)
        found = _LETTERS.match(rest) if letters and not parts.suffix else None
        if in_paren is not None and (named := _PART.fullmatch(in_paren[1])) is not None and not parts.part:
            parts.part = _name_part(parts, named)
            part = f" ({parts.part})"
        elif in_paren is not None and letters and not parts.paren:
            parts.paren = in_paren[1]
            paren = f" ({parts.paren})" if _YEAR.fullmatch(parts.paren) else f"({parts.paren})"
        elif found is not None:
            parts.suffix = suffix = found[1]
        else:
            parts.refuse(rest.strip() or segment, "this does not belong to a symbol")
        taken = in_paren or found
        rest = rest[taken.end() :] if taken is not None else ""
    return paren + suffix + part


def _name_part(parts: SymbolParts, match: re.Match[str]) -> str:
    word = match[1].capitalize()
    if word != match[1]:
        parts.note(f"{match[1]} for {word}")
    return f"{word} {match[2].upper()}" if match[2] else word


def _check_whole(parts: SymbolParts) -> None:
    """Refuse what lacks a number or a session, or has too many."""
    if not parts.series and not parts.numerals:
        parts.refuse(parts.written[-1], "the document's number is missing")
    sessions = len(parts.numerals) - (0 if parts.series else 1)
    if sessions > 1:
        parts.refuse(parts.numerals[-1], "there is one number too many")
    if parts.word in ("RES", "DEC"):
        _check_resolution(parts, sessions)
    _check_paren(parts)


def _check_resolution(parts: SymbolParts, sessions: int) -> None:
    if parts.organ == Body.SECURITY_COUNCIL:
        if sessions:
            parts.refuse(parts.numerals[-1], "resolutions of the Security Council carry no session")
        return
    if sessions == 0 and not (parts.paren or parts.extra_session):
        parts.refuse(parts.numerals[-1], "the session is missing")
    if parts.organ == Body.ASSEMBLY and sessions and int(parts.numerals[0]) <= LAST_ROMAN_SESSION:
        parts.note("the session stands in Roman numerals until the 30th")


def _check_paren(parts: SymbolParts) -> None:
    """What stands in parentheses after the number is a year or a session in Roman numerals."""
    paren = parts.paren
    if not paren:
        return
    if parts.organ == Body.SECURITY_COUNCIL:
        if not _YEAR.fullmatch(paren):
            parts.refuse(paren, "a year is expected here")
        return
    extra = _EXTRA_SESSION.fullmatch(paren)
    if extra is None and not re.fullmatch(ROMAN, paren):
        parts.refuse(paren, "a session in Roman numerals is expected here")
    if extra is None and parts.organ == Body.ASSEMBLY and roman_value(paren) > LAST_ROMAN_SESSION:
        parts.refuse(paren, "Roman numerals end with the 30th session, XXX")


def session_of(parts: SymbolParts) -> Session | str | None:
    """The session of a body of ours; the text in its place for other organs; None where the symbol has none."""
    place = parts.place_of_session
    if not place or parts.organ.startswith("S/") or parts.organ == Body.SECURITY_COUNCIL:
        return None
    extra = _EXTRA_SESSION.fullmatch(place)
    roman = place if re.fullmatch(ROMAN, place) else extra[2] if extra and not extra[2].isdigit() else ""
    number = roman_value(roman) if roman else extra[2] if extra else place
    text = f"{extra[1] if extra else ''}{number}"
    body = session_body(parts.organ)
    if body is None:
        return text
    if body is Body.COMMISSION and not extra and not roman and not _YEAR.fullmatch(place):
        parts.refuse(place, "the Commission's symbols carry the year")
    return Session.parse(text, body)


def year_of(parts: SymbolParts) -> int | None:
    """The year that the symbol carries, if any."""
    before = parts.numerals if parts.series else parts.numerals[:-1]
    found = [place for place in (*before, parts.paren) if _YEAR.fullmatch(place)]
    return int(found[0]) if found else None


def session_body(organ: str) -> Body | None:
    """The body in whose numbered session an organ meets; None for organs whose sessions we do not count."""
    if organ == Body.ASSEMBLY or re.fullmatch(r"A/(?:C\.[0-9]+|SPC|BUR)", organ):
        return Body.ASSEMBLY
    if organ == Body.COUNCIL:
        return Body.COUNCIL
    # Its working groups met in the Commission's session; its Sub-Commission did not.
    if re.fullmatch(r"E/CN\.4(?:/WG\.[0-9]+)?", organ):
        return Body.COMMISSION
    return None
