"""What the checker still calls right after one number in it was made wrong.

    python benchmarks/doctored.py              one text in five of the sets
    python benchmarks/doctored.py --all        every text (some minutes)
    python benchmarks/doctored.py --list       the same, with each claim that is still called right

Of each labelled claim that is true and found to be, one number is changed at a time: a total by one more, a year by one
less, "third" to "fourth". What is called right all the same was not read. Not all of it is a fault: a shorter range of
years is as true ("from 2008 to 2017"), so is another year in which the same was done. Such ranges are left out; the
rest is an upper bound that a change should not raise.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from claims import LABELS, ON_OFFICIAL, ON_PACK, judge_claim, load_scorer, official_files, open_edition
from onrecord.claims import check_text
from onrecord.claims.mentions.numbers import ORDINALS, UNITS
from onrecord.pack import pack_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from onrecord.record.edition import Edition

SHARE = 5
"""One text in so many is doctored, unless all are asked for."""
FIRST_YEAR, LAST_YEAR = 1946, 2030
_FIGURES = re.compile(r"(?<![\w/.-])(\d{1,4})(st|nd|rd|th)?(?![\w/])")
_WORDS = re.compile(r"[A-Za-z]+")
_NEXT = {word: after for words in (UNITS, ORDINALS) for word, after in zip(words, list(words)[1:], strict=False)}
_RANGE = re.compile(r"(?:from|between|since)\b[^.;]*(?:to|until|till|through|and|–|-)\s*$|\d\s*[–-]\s*$")
"""What stands before the second year of a range, which may end earlier and be as true."""


class Doctored(NamedTuple):
    """A claim's words with one number changed."""

    words: str
    was: str
    now: str


def main() -> None:
    options = read_options()
    if not (LABELS / "score.py").is_file():
        sys.exit("The labelled texts and their scorer are not beside the checkout (../shared/claims).")
    scorer = load_scorer()
    with tempfile.TemporaryDirectory() as folder:
        pack = open_edition(pack_files(), Path(folder) / "pack")
        official = open_edition([*pack_files(), *official_files()], Path(folder) / "official")
        for name, gold in (ON_PACK | ON_OFFICIAL).items():
            edition = official if name in ON_OFFICIAL else pack
            texts = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
            print_set(name, texts[:: 1 if options.all else SHARE], edition, scorer, listed=options.list)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--all", action="store_true", help="doctor every text, and not one in five")
    parser.add_argument("--list", action="store_true", help="list what is still called right")
    return parser.parse_args()


def print_set(name: str, texts: list[dict[str, Any]], edition: Edition, scorer: ModuleType, *, listed: bool) -> None:
    tried: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for text in texts:
        for claim in find_right(text, edition, scorer):
            for doctored in doctor(claim["quote"]):
                tried[claim["kind"]] += 1
                if is_still_right(text, claim, doctored, edition, scorer):
                    right[claim["kind"]] += 1
                    if listed:
                        print(f"   {text['id']} {claim['kind']}: [{doctored.was} -> {doctored.now}] {doctored.words}")
    whole, still = sum(tried.values()), sum(right.values())
    print(f"{name}: numbers changed {whole}  still called right {still}  share {still / max(whole, 1):.3f}")
    print("    " + "  ".join(f"{kind} {right[kind]}/{tried[kind]}" for kind in sorted(tried)))


def find_right(text: dict[str, Any], edition: Edition, scorer: ModuleType) -> list[dict[str, Any]]:
    """The labelled claims that are true, found, and found to be."""
    became = scorer.outcomes()
    found = scorer.spans(text["text"], check(text["text"], text, edition))
    pairs = scorer.matches(scorer.spans(text["text"], text["claims"]), found)
    true = [(label, claim) for label, claim in pairs if label["verdict"] == claim["verdict"] == "supported"]
    return [label for label, claim in true if judge_claim(scorer, became, label, claim) == "whole"]


def check(words: str, text: dict[str, Any], edition: Edition) -> list[dict[str, Any]]:
    claims: list[dict[str, Any]] = check_text(words, date.fromisoformat(text["published"]), edition).to_json()["claims"]
    return claims


def doctor(words: str) -> Iterator[Doctored]:
    """Each way of changing one number: one more, one less for a year, the next word for a number in words."""
    for found in _FIGURES.finditer(words):
        number, ending = int(found[1]), found[2] or ""
        if FIRST_YEAR <= number <= LAST_YEAR:
            changed = str(number - 1)
            if _RANGE.search(words[: found.start()]) or changed in words:
                continue
        else:
            changed = f"{number + 1}{'th' if ending else ''}"
        yield Doctored(words[: found.start()] + changed + words[found.end() :], found[0], changed)
    for found in _WORDS.finditer(words):
        changed = _NEXT.get(found[0].lower(), "")
        if changed and found[0].lower() not in {"zero", "one", "first"} and "ommittee" not in words[found.end() :][:12]:
            yield Doctored(words[: found.start()] + changed + words[found.end() :], found[0], changed)


def is_still_right(
    text: dict[str, Any], claim: dict[str, Any], doctored: Doctored, edition: Edition, scorer: ModuleType
) -> bool:
    """True where all that is found in the doctored words is called right."""
    first = text["text"].find(claim["quote"])
    words = text["text"][:first] + doctored.words + text["text"][first + len(claim["quote"]) :]
    found = scorer.spans(words, check(words, text, edition))
    verdicts = [one["verdict"] for low, high, one in found if low < first + len(doctored.words) and first < high]
    return bool(verdicts) and set(verdicts) == {"supported"}


if __name__ == "__main__":
    main()
