"""UN document symbols as values: parse, order, print back."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.bodies import Body, Forum, Session, SessionKind
from onrecord.symbol_grammar import Kind, scan_symbol, session_body, session_of, year_of

__all__ = ["Body", "Forum", "Kind", "Session", "SessionKind", "Symbol"]

_FORUMS = {
    Body.ASSEMBLY: Forum.GA,
    Body.COUNCIL: Forum.HRC,
    Body.COMMISSION: Forum.CHR,
}
_BODIES = {str(body): body for body in Body}
_KIND_ORDER = {kind: place for place, kind in enumerate(Kind)}
_SESSION_ORDER = {kind: place for place, kind in enumerate(SessionKind)}


@dataclass(frozen=True, slots=True)
class Symbol:
    """A UN document symbol. Printed, it gives back the text that was parsed, faults and all.

    Two symbols are equal when they print the same; `canonical` is what differently printed forms of one symbol
    share (A/RES/67/234 B and A/RES/67/234B). They order by organ, session, kind and number.
    """

    text: str
    """As printed."""
    canonical: str = field(compare=False, repr=False)
    """The symbol in the one way of writing that the record uses: no reissue stars, no faults of the print."""
    body: Body | str = field(compare=False, repr=False)
    """The body, or the plain organ (`A/C.6`, `E/CN.15`) where it is none of ours."""
    kind: Kind = field(compare=False, repr=False)
    session: Session | str | None = field(default=None, compare=False, repr=False)
    """A session of the Assembly, the Council or the Commission; for other organs the text in its place."""
    year: int | None = field(default=None, compare=False, repr=False)
    """The year that the symbol carries: S/RES/2511 (2020), E/CN.4/2003/L.31."""
    number: int | None = field(default=None, compare=False, repr=False)
    """The document's own number."""
    suffix: str = field(default="", compare=False, repr=False)
    """Letters or numeral of a part with a symbol of its own: the `B` of A/RES/67/234 B."""
    bracket: str = field(default="", compare=False, repr=False)
    """What the library put in brackets for a part without one: `RULE-73`, `B-VIII`."""
    part: str = field(default="", compare=False, repr=False)
    """`Part II`, `Resumption 1`, `Annex`."""
    modifiers: tuple[tuple[str, int], ...] = field(default=(), compare=False, repr=False)
    """Rev, Add, Corr, Amend with their numbers, in the order printed."""
    stars: int = field(default=0, compare=False, repr=False)
    """How often the document was reissued for technical reasons."""
    faults: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """What is misprinted, in words; empty for a sound symbol."""

    @classmethod
    def parse(cls, text: str) -> Symbol:
        """The symbol in `text`. Raises SymbolError, naming the part at fault, where it is none or several."""
        return _parse_once(text)

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: Symbol) -> bool:
        return self.sort_key < other.sort_key

    def __le__(self, other: Symbol) -> bool:
        return self.sort_key <= other.sort_key

    @property
    def sort_key(self) -> tuple[str, int, int, int, int, str, tuple[tuple[str, int], ...], str, str]:
        """What symbols are ordered by: organ, session, kind, number, then what modifies it."""
        session = self.session
        if isinstance(session, Session):
            place, number = _SESSION_ORDER[session.kind], session.number
        else:
            place, number = (0, int(session)) if session and session.isdigit() else (-1, self.year or 0)
        kind = _KIND_ORDER[self.kind]
        modifiers = self.modifiers
        return (self.body, place, number, kind, self.number or 0, self.suffix, modifiers, self.canonical, self.text)

    @property
    def forum(self) -> Forum | None:
        """Where positions on it are counted; None for organs whose positions we do not count."""
        if self.body == Body.SECURITY_COUNCIL:
            return Forum.SC
        meets_with = session_body(self.body)
        return _FORUMS[meets_with] if meets_with is not None else None

    @property
    def revision(self) -> int | None:
        """The number after Rev., if any."""
        return self._modifier("Rev")

    @property
    def addendum(self) -> int | None:
        """The number after Add., if any."""
        return self._modifier("Add")

    @property
    def corrigendum(self) -> int | None:
        """The number after Corr., if any."""
        return self._modifier("Corr")

    def _modifier(self, word: str) -> int | None:
        return next((number for name, number in self.modifiers if name == word), None)


@lru_cache(maxsize=32_768)
def _parse_once(text: str) -> Symbol:
    """Readers and the build meet the same few thousand symbols again and again."""
    parts = scan_symbol(text)
    organ = parts.organ
    return Symbol(
        text=text,
        canonical="/".join(parts.written) + (f"[{parts.bracket}]" if parts.bracket else ""),
        body=_BODIES.get(organ, organ),
        kind=parts.kind,
        session=session_of(parts),
        year=year_of(parts),
        number=parts.number,
        suffix=parts.suffix,
        bracket=parts.bracket,
        part=parts.part,
        modifiers=tuple(parts.modifiers),
        stars=parts.stars,
        faults=tuple(parts.faults),
    )
