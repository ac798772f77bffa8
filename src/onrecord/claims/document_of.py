"""Which text of the record words name by its symbol, in full or in short form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.citations import find_symbols

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.lexicon import TextEntry
    from onrecord.claims.sentence import View


def find_document(
    view: View, first: int, end: int, discourse: Discourse, forum: Forum | None = None
) -> TextEntry | None:
    """Return the text of the record that the clause names by symbol, in full or in short form."""
    document = view.document
    low, high = document.starts[first], document.ends[max(first, end - 1)]
    if "/" not in document.text[low:high]:
        return _short_draft(document.text[low:high], discourse)
    texts = discourse.lexicon.texts
    lead = max(0, low - 60)
    named: dict[int, list[TextEntry]] = {}
    for span, symbol in find_symbols(document.text[lead:high]):
        if _COMPARED.search(document.text[lead : lead + span[0]]):
            continue
        short = _NUMBER.search(document.text[lead + span[0] : lead + span[1]])
        if short is not None and _is_of_council(_resolutions(short), discourse, forum):
            continue
        if span[0] + lead >= low - 12 and symbol.canonical in texts:
            named.setdefault(span[0], []).append(texts[symbol.canonical])
    if named:
        chosen = max(named) if "latter" in view.words(first, end) else min(named)
        return _likeliest(named[chosen], discourse, forum)
    bare = _bare_numbers(view, first, end, compared=False)
    return next((_likeliest(entries, discourse, forum) for entries in _known(bare, discourse, forum)), None)


def _known(bare: list[list[str]], discourse: Discourse, forum: Forum | None = None) -> list[list[TextEntry]]:
    """Of each number the texts of the record that it can be, numbers of none left out."""
    texts = discourse.lexicon.texts
    known = (
        [texts[symbol] for symbol in symbols if symbol in texts]
        for symbols in bare
        if not _is_of_council(symbols, discourse, forum)
    )
    return [entries for entries in known if entries]


def _is_of_council(symbols: list[str], discourse: Discourse, forum: Forum | None) -> bool:
    """ "The Council's resolution 55/20", in 2024, where the Assembly's of that number alone is held, of 2000."""
    texts, year = discourse.lexicon.texts, discourse.published.year if discourse.published else None
    if year is None or forum is Forum.GA or not symbols[-1].startswith(_COUNCIL) or symbols[-1] in texts:
        return False
    session = int(symbols[-1].removeprefix(_COUNCIL).split("/")[0].removeprefix("S-"))
    assembly, council = _FIRST_ASSEMBLY + session, _FIRST_COUNCIL + session / _COUNCIL_A_YEAR
    held = council < year + 1 and "/S-" not in symbols[-1]
    return held and (forum is Forum.HRC or abs(assembly - year) > abs(council - year) + _CLEARLY)


_COUNCIL = "A/HRC/RES/"
_FIRST_ASSEMBLY, _FIRST_COUNCIL, _COUNCIL_A_YEAR = 1945, 2006, 3
"""The year before the first session, of the one that has a session a year and of the one that has three."""
_CLEARLY = 5
"""Years by which a session is nearer to the day of publication."""


def names_unheld(view: View, first: int, end: int, discourse: Discourse) -> bool:
    """Return whether the words name a resolution by its number that the record does not hold: "resolution 76/180"."""
    if "/" not in view.words(first, end) or not _RESOLUTION.intersection(view.words(first - 1, end)):
        return False
    document = view.document
    text = document.text[document.starts[first] : document.ends[max(first, end - 1)]]
    named = [match for match in _NUMBER.finditer(text) if _SAID.search(text[: match.start()])]
    return bool(named) and not _known([_resolutions(match) for match in named], discourse)


_RESOLUTION = frozenset({"resolution"})
_SAID = re.compile(r"\bresolution\s+$", re.IGNORECASE)


def _short_draft(text: str, discourse: Discourse) -> TextEntry | None:
    """ "L.29", of the session in which the text was written: the last draft of that number before the day."""
    match = _DRAFT.search(text) if "L." in text else None
    published = discourse.published
    if match is None or published is None:
        return None
    near = [
        entry for entry in discourse.lexicon.drafts(match[0].replace(" ", "")) if 0 <= published.year - entry.year <= 1
    ]
    return max(near, key=lambda entry: entry.year) if len({entry.series for entry in near}) == 1 else None


_DRAFT = re.compile(r"(?<![A-Za-z0-9/.-])L\. ?[0-9]{1,3}(?:/Rev\.[0-9])?(?![0-9/]|\.[0-9])")


def find_documents(view: View, first: int, end: int, discourse: Discourse) -> list[TextEntry]:
    """Return all texts of the record that the words name by symbol, in their order."""
    texts = discourse.lexicon.texts
    found = dict.fromkeys(written for symbols in _bare_numbers(view, first, end) for written in symbols)
    return [texts[written] for written in found if written in texts]


def names_one(view: View, first: int, end: int, discourse: Discourse) -> bool:
    """Return whether the words name one text of the record and no other, in full or as a short draft ("L.33")."""
    if "/" in view.words(first, end):
        return len(find_documents(view, first, end, discourse)) == 1
    document = view.document
    return len(set(_DRAFT.findall(document.text[document.starts[first] : document.ends[max(first, end - 1)]]))) == 1


def find_each_document(
    view: View, first: int, end: int, discourse: Discourse, forum: Forum | None = None
) -> list[TextEntry]:
    """Return the text of the record that each symbol among the words names, in their order, each once."""
    if "/" not in view.vocabulary:
        return []
    known = _known(_bare_numbers(view, first, end), discourse, forum)
    return list(dict.fromkeys(_likeliest(entries, discourse, forum) for entries in known))


def find_symbols_named(view: View, first: int, end: int, discourse: Discourse) -> list[tuple[int, str]]:
    """Return each symbol that the words name with the place of its first letter, held by the record or not.

    A short draft ("L.41") is of the session of the resolution beside it; without one it is left out.
    """
    document = view.document
    low, high = document.starts[first], document.ends[max(first, end - 1)]
    words = document.text[low:high]
    texts = discourse.lexicon.texts
    found: dict[int, str] = {}
    for span, symbol in find_symbols(words):
        if span[0] not in found or symbol.canonical in texts:
            found[span[0]] = symbol.canonical
    for match in _NUMBER.finditer(words):
        taken = any(abs(place - match.start()) <= _WORD for place in found)
        symbols = _resolutions(match)
        if not taken:
            found[match.start()] = next((symbol for symbol in symbols if symbol in texts), symbols[0])
    session = {symbol.split("/")[-2] for symbol in found.values() if "/RES/" in symbol}
    for match in _DRAFT.finditer(words) if len(session) == 1 else ():
        number = match[0].replace(" ", "")
        entries = [one.symbol for one in discourse.lexicon.drafts(number) if one.symbol.split("/")[-2] in session]
        if len(entries) == 1:
            found[match.start()] = entries[0]
    return sorted((low + place, symbol) for place, symbol in found.items())


_WORD = 30
"""Characters of "resolution" and what stands before it, with which a number is one symbol."""


def _resolutions(match: re.Match[str]) -> list[str]:
    """The symbols of the resolutions that a number can be, the likelier first."""
    bodies = {"ES-": ("A/RES/",), "S-": ("A/HRC/RES/", "A/RES/")}.get(match[1], ("A/RES/", "A/HRC/RES/"))
    return [f"{body}{match[1] or ''}{match[2]}/{match[3]}" for body in bodies]


def _likeliest(entries: list[TextEntry], discourse: Discourse, forum: Forum | None) -> TextEntry:
    """Of the Assembly's and the Council's text of one number ("49/1"), that of the body or the time spoken of."""
    of_body = [entry for entry in entries if entry.forum is forum]
    if of_body:
        return of_body[0]
    year = discourse.years[1] if discourse.years else discourse.published.year if discourse.published else None
    return entries[0] if year is None else min(entries, key=lambda entry: abs(entry.year - year))


_NUMBER = re.compile(r"(?<![A-Za-z0-9/.-])(ES-|S-)?([0-9]{1,3})/([0-9]{1,3})(?![0-9/]|\.[0-9])")
""" "ES-11/1", "S-34/1", "71/202"."""


_COMPARED = re.compile(r"\b(unlike|like|than|as did|as had|as in)\s+(the\s+)?(resolution\s+)?$", re.IGNORECASE)
""" "Unlike resolution 78/218, the new text": what stands there is another text."""


def _bare_numbers(view: View, first: int, end: int, *, compared: bool = True) -> list[list[str]]:
    """Short forms without the word before, each with the symbols that it can be: "last year's resolution, 71/202"."""
    document = view.document
    text = document.text[document.starts[first] : document.ends[max(first, end - 1)]]
    found = []
    for match in _NUMBER.finditer(text):
        if not compared and _COMPARED.search(text[: match.start()]):
            continue
        found.append(_resolutions(match))
    return found
