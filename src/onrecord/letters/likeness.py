"""Which signatures may be the same: same address, or an organisation under two spellings, each with the reason.

Pure: names in, groups out. Only editors are shown what it finds.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np
from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ALIKE = 90.0
"""From this likeness of two normalised names on (0 to 100) they are shown to the editors."""

_BLOCK = 500

_LEGAL_FORMS = frozenset(
    {
        "inc", "incorporated", "ltd", "limited", "llc", "plc", "gmbh", "ev", "asbl", "aisbl", "vzw", "sa", "sarl", "ag",
        "ngo", "ong", "the", "of", "for", "and", "e", "v", "de", "des", "du", "la", "le", "les", "et", "der", "die",
    }
)  # fmt: skip
"""Words that spellings of one organisation's name add and leave out."""
_BRACKETS = re.compile(r"[(\[（]([^)\]）]{2,20})[)\]）]")
_SHARED_HOSTS = frozenset(
    {
        "facebook.com", "instagram.com", "x.com", "twitter.com", "linkedin.com", "naver.com", "cafe.naver.com",
        "blog.naver.com",
    }
)  # fmt: skip


class Sign(StrEnum):
    """Why two signatures may be one."""

    ADDRESS = "address"
    NAME = "name"
    SPELLING = "spelling"
    ACRONYM = "acronym"
    WEBSITE = "website"


@dataclass(frozen=True, slots=True)
class Named:
    """What is compared of a signature."""

    id: int
    kind: str
    name: str
    email: str = ""
    website: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two signatures that may be one, and why."""

    first: int
    second: int
    signs: tuple[Sign, ...]


def normalise_name(name: str) -> str:
    """A name without what spellings differ in: case, accents, marks, legal forms, what stands in brackets."""
    bare = _BRACKETS.sub(" ", name)
    # Compatibility forms first (full-width letters); accents only off Latin letters, Hangul is put together again.
    split = unicodedata.normalize("NFKD", bare.casefold())
    text = unicodedata.normalize("NFC", "".join(c for c in split if not unicodedata.combining(c)))
    words = re.findall(r"\w+", text.replace("'", "").replace("’", "").replace("&", " and "))
    kept = [word for word in words if word not in _LEGAL_FORMS]
    return " ".join(kept or words)


def normalise_address(address: str) -> str:
    """A mail address as it is compared: in small letters, without what follows a plus sign."""
    local, _, host = address.strip().casefold().rpartition("@")
    return f"{local.partition('+')[0]}@{host}"


def short_forms(name: str) -> frozenset[str]:
    """The short forms that a name itself gives: in brackets, or the whole of it in capitals."""
    bare = unicodedata.normalize("NFKC", name)
    found = {text.strip().casefold() for text in _BRACKETS.findall(bare) if text.strip().isupper()}
    words = re.findall(r"\w+", _BRACKETS.sub(" ", bare))
    if len(words) == 1 and words[0].isupper() and len(words[0]) >= 3:
        found.add(words[0].casefold())
    return frozenset(found)


def initials(name: str) -> str:
    """The first letters of a name's words in capitals; nothing for fewer than three."""
    words = re.findall(r"\w+", _BRACKETS.sub(" ", unicodedata.normalize("NFKC", name)))
    letters = "".join(word[0] for word in words if word[:1].isupper() and word.casefold() not in _LEGAL_FORMS)
    return letters.casefold() if len(letters) >= 3 else ""


def find_alike(signatures: Sequence[Named]) -> list[Likeness]:
    """Every pair that may be one, by the ids of its two. Organisations and individuals are never compared."""
    found: dict[tuple[int, int], set[Sign]] = defaultdict(set)
    for kind in ("organisation", "individual"):
        group = [signature for signature in signatures if signature.kind == kind]
        for first, second, sign in _pairs(group, kind):
            found[min(first, second), max(first, second)].add(sign)
    for signs in found.values():
        if Sign.NAME in signs:  # then the names are alike in every other way as well
            signs -= {Sign.SPELLING, Sign.ACRONYM}
    return [
        Likeness(first, second, tuple(sign for sign in Sign if sign in signs))
        for (first, second), signs in sorted(found.items())
    ]


def _pairs(group: list[Named], kind: str) -> Iterator[tuple[int, int, Sign]]:
    keyed = ((normalise_address(named.email), named.id) for named in group if "@" in named.email)
    yield from ((a, b, Sign.ADDRESS) for a, b in _same(keyed))
    names = [normalise_name(named.name) for named in group]
    if kind == "individual":
        # Two people of one name live in two countries; in one country they are worth a look.
        keys = ((f"{name}|{named.country}", named.id) for name, named in zip(names, group, strict=True) if name)
        yield from ((a, b, Sign.NAME) for a, b in _same(keys))
        return
    yield from _spellings(group, names)
    yield from _shortened(group)
    hosts = ((host, named.id) for named in group if (host := _host(named.website)) and host not in _SHARED_HOSTS)
    yield from ((a, b, Sign.WEBSITE) for a, b in _same(hosts))


def _same(keyed: Iterable[tuple[str, int]]) -> Iterator[tuple[int, int]]:
    groups: dict[str, set[int]] = defaultdict(set)
    for key, number in keyed:
        groups[key].add(number)
    for numbers in groups.values():
        yield from combinations(sorted(numbers), 2)


def _spellings(group: list[Named], names: list[str]) -> Iterator[tuple[int, int, Sign]]:
    """Names that are alike whatever the order of their words; in compiled code, for two thousand names make two million
    pairs, and in blocks, for a table of all of them would not fit.
    """
    sorted_words = [" ".join(sorted(name.split())) for name in names]
    for start in range(0, len(names), _BLOCK):
        block = sorted_words[start : start + _BLOCK]
        likeness = process.cdist(
            block, sorted_words[start:], scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.uint8, workers=-1
        )
        for row, column in zip(*(places.tolist() for places in np.nonzero(likeness)), strict=True):
            first, second = start + row, start + column
            if first < second and names[first] and names[second]:
                same = names[first] == names[second]
                yield group[first].id, group[second].id, Sign.NAME if same else Sign.SPELLING


def _shortened(group: list[Named]) -> Iterator[tuple[int, int, Sign]]:
    """Pairs of which one gives a short form that the other gives too, or has the first letters of. Two names with the
    same first letters alone are nothing: three letters are soon the same.
    """
    given = {named.id: short_forms(named.name) for named in group}
    by_letters: dict[str, set[int]] = defaultdict(set)
    for named in group:
        for form in {*given[named.id], initials(named.name)} - {""}:
            by_letters[form].add(named.id)
    for one, forms in given.items():
        for other in {number for form in forms for number in by_letters[form]} - {one}:
            yield one, other, Sign.ACRONYM


def _host(website: str) -> str:
    text = website.strip().casefold()
    host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    return host.removeprefix("www.")
