"""Symbols where they are used: in running text, and in fields that list several."""

from __future__ import annotations

import re

from onrecord.bodies import Body
from onrecord.errors import SymbolError
from onrecord.symbol_grammar import ORGANS, ROMAN
from onrecord.symbols import Symbol

Span = tuple[int, int]

MOST_COUNCIL_TEXTS = 60
"""More than the Council has ever adopted in one session (42 resolutions in its busiest); a higher number in the short
form `78/218` is the Assembly's."""

_ORGAN = "|".join(sorted(ORGANS, key=len, reverse=True))
# Every repetition is bounded, so that a hostile text costs no more than its length.
_LONG_FORM = re.compile(
    rf"(?<![A-Za-z0-9/.])(?:{_ORGAN})(?:/[A-Za-z0-9.()-]{{1,24}}){{1,8}}"
    r"(?:\[[A-Za-z0-9 .-]{1,24}\])?(?: \((?:19|20)[0-9]{2}\))?\*{0,4}"
)
_BODY_WORDS = (
    (Body.COUNCIL, r"(?:Human\s+Rights\s+Council|HRC)"),
    (Body.COMMISSION, r"(?:Commission(?:\s+on\s+Human\s+Rights)?|CHR)"),
    (Body.SECURITY_COUNCIL, r"(?:(?:UN\s+)?Security\s+Council|UNSCR?)"),
    (Body.ASSEMBLY, r"(?:(?:UN\s+)?General\s+Assembly|UNGA|Assembly)"),
    (None, r"Council"),
)
_BODY_BEFORE = "|".join(rf"(?P<b{place}>{words})" for place, (_, words) in enumerate(_BODY_WORDS))
_SHORT = (
    rf"(?:(?:E?S-)?[0-9]{{1,4}}/[0-9]{{1,3}}(?:\s?[A-Z](?![A-Za-z0-9]))?|[0-9]{{1,4}}\s?[A-Z]?\s?\((?:E?S-)?{ROMAN}\)"
    r"|[0-9]{1,4}\s?\((?:19|20)[0-9]{2}\))"
)
_SHORT_FORM = re.compile(
    rf"(?<![A-Za-z0-9])(?:(?:{_BODY_BEFORE})(?:'s|’s)?\s{{1,3}})?(?P<word>[Rr]esolutions?|[Dd]ecisions?)\s{{1,3}}"
    rf"(?P<list>{_SHORT}(?:(?:,\s{{0,3}}and\s{{1,3}}|,\s{{0,3}}|\s{{1,3}}and\s{{1,3}}){_SHORT}){{0,30}})(?![A-Za-z0-9/-])"
)
_SHORT_ONE = re.compile(_SHORT)
_LIST = re.compile(r"\s*(?:[;,]|\sand\s)\s*")


def find_symbols(text: str) -> list[tuple[Span, Symbol]]:
    """Every symbol in running text with its span, in the order of the text, in time proportional to its length.

    Full symbols (`A/RES/78/218`) and short forms after "resolution" or "decision" (`resolutions 78/218 and 79/181`,
    `Human Rights Council resolution 52/28`). A short form that can be the Assembly's as well as the Council's gives
    both, with the same span, the Assembly's first. What looks like a symbol and is none is left out.
    """
    found = [*_find_long_forms(text), *_find_short_forms(text)]
    return sorted(found, key=lambda one: one[0])


def split_symbols(text: str) -> tuple[list[Symbol], list[SymbolError]]:
    """The symbols of a field that lists several, and what stands between them and is none.

    Parted at `;`, `,` and `and`; `A/69/488/Add.2 and Corr.1` gives the addendum and its corrigendum.
    """
    symbols: list[Symbol] = []
    refused: list[SymbolError] = []
    for one in _LIST.split(text.strip()):
        if not one:
            continue
        try:
            symbols.append(Symbol.parse(_complete(one, symbols[-1]) if symbols else one))
        except SymbolError as error:
            refused.append(error)
    return symbols, refused


def _complete(one: str, before: Symbol) -> str:
    """`one` of a list, with what it leaves out because the symbol before it has it: `Corr.1`, `2`, `B`."""
    stem = before.canonical
    if re.fullmatch(r"(?:Corr|Add|Rev)\.\s?[0-9]+", one):
        return f"{stem}/{one}"
    if re.fullmatch(r"[0-9]{1,2}", one) and before.modifiers:
        return f"{stem.rpartition('.')[0]}.{one}"
    if re.fullmatch(r"[A-Z]", one) and before.suffix and stem.endswith(before.suffix):
        return stem.removesuffix(before.suffix) + one
    return one


def _find_long_forms(text: str) -> list[tuple[Span, Symbol]]:
    found = []
    for match in _LONG_FORM.finditer(text):
        printed = match[0]
        # A symbol at the end of a sentence or in parentheses drags its punctuation along.
        for _ in range(6):
            try:
                found.append(((match.start(), match.start() + len(printed)), Symbol.parse(printed)))
            except SymbolError:
                shorter = _shorten(printed)
                if shorter == printed:
                    break
                printed = shorter
            else:
                break
    return found


def _shorten(printed: str) -> str:
    """`printed` without the last thing that can have been dragged along: punctuation, a parenthesis, a star."""
    return re.sub(r"(?:[.)(*-]|\s?\([^()]{0,24}\)?|\[[^\]]*\])$", "", printed)


def _find_short_forms(text: str) -> list[tuple[Span, Symbol]]:
    found = []
    for match in _SHORT_FORM.finditer(text):
        body = next((one for place, one in enumerate(_BODY_WORDS) if match[f"b{place}"]), None)
        word = "DEC" if match["word"].lower().startswith("decision") else "RES"
        for short in _SHORT_ONE.finditer(match["list"]):
            start = match.start("list") + short.start()
            span = (start, start + len(short[0]))
            found += [(span, symbol) for symbol in _read_short_form(short[0], word, body)]
    return found


def _read_short_form(short: str, word: str, named: tuple[Body | None, str] | None) -> list[Symbol]:
    """The symbols that a short form can stand for."""
    bodies = [named[0]] if named is not None and named[0] is not None else _bodies_of_form(short, named is not None)
    symbols = []
    for body in bodies:
        try:
            symbols.append(Symbol.parse(f"{body}/{word}/{short}"))
        except SymbolError:
            continue
    return [symbol for symbol in symbols if not symbol.faults]


def _bodies_of_form(short: str, council: bool) -> list[Body]:
    """Which bodies write their resolutions in this form; `council` where the text says just "Council"."""
    if re.search(r"\((?:19|20)[0-9]{2}\)", short):
        return [Body.SECURITY_COUNCIL]
    if "(" in short or "ES-" in short:
        return [Body.ASSEMBLY]
    if re.match(r"(?:19|20)[0-9]{2}/", short):
        return [Body.COMMISSION]
    if council:
        return [Body.COUNCIL]
    number = int(re.findall(r"[0-9]+", short)[-1])
    return [Body.ASSEMBLY] if number > MOST_COUNCIL_TEXTS else [Body.ASSEMBLY, Body.COUNCIL]
