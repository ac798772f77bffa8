"""How findings are written: names, dates, lists, figures, in plain English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.models import Stage
from onrecord.days import MONTHS, PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from onrecord.claims.check.held_text import Action, Tally

BODIES = {
    Forum.GA: "the General Assembly",
    Forum.HRC: "the Human Rights Council",
    Forum.CHR: "the Commission on Human Rights",
    Forum.SC: "the Security Council",
}

STAGES = {Stage.COMMITTEE: "the Third Committee", Stage.PLENARY: "the plenary"}

BALLOTS = {
    "yes": "voted in favour",
    "no": "voted against",
    "abstain": "abstained",
    "absent": "did not vote",
    "dissociated": "dissociated itself",
}

_ARTICLE_WORDS = ("United", "Republic", "Democratic", "Dominican", "Central", "Russian", "Syrian", "Lao", "Islamic")
_ARTICLE_NAMES = frozenset({
    "Netherlands", "Philippines", "Bahamas", "Gambia", "Comoros", "Maldives", "Marshall Islands", "Solomon Islands",
    "Congo", "Holy See", "Czech Republic", "Federated States of Micronesia", "Soviet Union",
    "former Yugoslav Republic of Macedonia",
})  # fmt: skip
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth",
             9: "ninth", 10: "tenth"}  # fmt: skip


def name_state(names: Mapping[str, str], state: str) -> str:
    """The state's short name with its article: "the Republic of Korea", "Japan"; the code where no name is held."""
    name = names.get(state, state)
    bare = name.split(" (")[0]
    takes_article = bare in _ARTICLE_NAMES or bare.split(" ")[0] in _ARTICLE_WORDS
    return f"the {bare}" if takes_article else bare


def name_committee(draft: str) -> str:
    """The Assembly's main committee before which a draft lay: "the First Committee" of A/C.1/79/L.7.

    Without a draft it is not said which."""
    number = re.match(r"A/C\.([1-6])/", draft)
    return f"the {_ORDINALS[int(number[1])].capitalize()} Committee" if number else "the committee"


def name_forum(forum: Forum, stage: Stage | None = None) -> str:
    """The body with its article; the Assembly's stage where one is given."""
    if forum is Forum.GA and stage is not None:
        return STAGES[stage] if stage is Stage.COMMITTEE else "the Assembly's plenary"
    return BODIES[forum]


def say_day(day: date | None) -> str:
    """`16 November 2022`; "a day that is not held" for none."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else "a day that the record does not hold"


def say_partial(text: str) -> str:
    """A date as far as it is known: `2018`, `September 2016`, `28 September 2016`."""
    day = PartialDate.parse(text)
    if day.month is None:
        return str(day.year)
    month = f"{MONTHS[day.month - 1]} {day.year}"
    return month if day.day is None else f"{day.day} {month}"


def say_list(items: Iterable[str]) -> str:
    """`a, b and c`."""
    listed = list(items)
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}" if listed else ""


def say_years(years: Iterable[int]) -> str:
    """`2019, 2020 and 2021`, or `2008 to 2018` for four and more in a row."""
    ordered = sorted(set(years))
    runs: list[list[int]] = []
    for year in ordered:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    said: list[str] = []
    for run in runs:
        said += [f"{run[0]} to {run[-1]}"] if len(run) > 3 else [str(year) for year in run]
    return say_list(said)


def in_years(years: Iterable[int]) -> str:
    """`in 2019, 2020 and 2021`, `from 2008 to 2018`, `from 2005 to 2011 and in 2014 and 2015`: in their order."""
    parts: list[list[str]] = []
    for part in re.split(r", | and ", say_years(years)):
        if " to " in part or not parts or " to " in parts[-1][0]:
            parts.append([part])
        else:
            parts[-1].append(part)
    return say_list(f"{'from' if ' to ' in group[0] else 'in'} {say_list(group)}" for group in parts)


def say_count(number: int, one: str, many: str | None = None) -> str:
    """`one vote`, `two votes`, `41 sponsors`: words up to twelve, then figures."""
    return f"{say_number(number)} {one if number == 1 else many or one + 's'}"


def say_number(number: int) -> str:
    """`two`, `41`: words up to twelve, then figures."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"


def say_tally(tally: Tally) -> str:
    """`116 in favour, 20 against and 53 abstaining`; what is not held is left out."""
    parts = zip(tally, ("in favour", "against", "abstaining"), strict=True)
    return say_list(f"{number} {word}" for number, word in parts if number is not None)


def short_tally(tally: Tally) -> str:
    """`116-20-53`."""
    return "-".join("?" if number is None else str(number) for number in tally)


def say_method(method: str) -> str:
    """How a text was adopted, with a space before it; nothing where no source says."""
    return {"without_vote": " without a vote", "recorded_vote": " by a recorded vote"}.get(method, "")


def say_taken(action: Action) -> str:
    """How the text was adopted and when, with a space before it, and on what it rests where no source says it."""
    if action.among:
        return f" without a vote: it is not among the {action.among} recorded votes held of that session"
    return f"{say_method(action.method)} on {say_day(action.date)}"


def write_sentence(text: str) -> str:
    """The text with a capital at its beginning and one full stop at its end."""
    cleaned = " ".join(text.split()).rstrip(".;, ")
    return f"{cleaned[:1].upper()}{cleaned[1:]}."
