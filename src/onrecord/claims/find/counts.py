"""Claims of how many states sponsor the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import read_cardinal, read_year
from onrecord.claims.mentions.senses import BodyName, Paper
from onrecord.claims.models import Counts, Kind, Relation
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View

_TABLE = read_toml("counts.toml")
_RELATIONS = {
    tuple(phrase.split()): Relation(name) for name, phrases in _TABLE["relations"].items() for phrase in phrases
}
_SPONSORS = frozenset(_TABLE["sponsors"])
_STATES = frozenset(_TABLE["states"])
_SPONSORING = frozenset(_TABLE["sponsoring"])
_BETWEEN = frozenset(_TABLE["between"])
_VERBS = frozenset({"sponsored", "cosponsored", "tabled"})
_END = frozenset(_TABLE["end"])
_REACHED = frozenset(
    {"numbered", "totalled", "totaled", "reached", "stood", "rose", "grew", "came", "was", "were", "number", "to", "at"}
)
_CLOSING = frozenset({"to", "at", "in", "by", "when", "had", "joined", "signed", "put", "came", "finally"})
_SIGNS = frozenset({",", ";", ":", "and", "but", "while"})
_MOST = 194
_LEAST = 3
_FEW = 1


@dataclass(frozen=True, slots=True)
class CountMention:
    """A number of sponsors at words `first` to `end`."""

    first: int
    end: int
    says: Counts


def find_counts(view: View, discourse: Discourse) -> list[CountMention]:
    """Return the counts of sponsors in the sentence; none where nothing so far spoke of a text or a body."""
    found: list[CountMention] = []
    if not (discourse.paper or discourse.forum or discourse.series_known or view.of((Paper, BodyName))):
        return found
    place = view.first
    while place < view.end:
        number = read_cardinal(view.document, place)
        if number is None or number[1] > view.end:
            place += 1
            continue
        count = _count_at(view, place, number, discourse, bool(found))
        if count:
            found.append(count)
        place = number[1]
    return _tabled_then_adopted(view, found)


def _tabled_then_adopted(view: View, found: list[CountMention]) -> list[CountMention]:
    """ "46 when it was tabled, 61 in the end": with the end told, the count before is that of the list as tabled."""
    if len(found) < 2 or any(count.says.as_printed for count in found):
        return found
    last = found[-1]
    if not set(view.words(found[-2].end, view.end)) & _END or last.says.number < found[-2].says.number:
        return found
    return [*(replace(count, says=replace(count.says, as_printed=True)) for count in found[:-1]), last]


def _count_at(view: View, place: int, number: tuple[int, int], discourse: Discourse, more: bool) -> CountMention | None:
    value, end = number
    numbered = view.word(place - 1) == "/" and place - 2 == view.first
    if (
        not (_FEW if _tabled_by(view, place, end) else _LEAST) <= value <= _MOST
        or (not numbered and view.word(place - 1) == "/")
        or view.word(place - 1) in {"-", "–", "session"}
        or view.word(end) in {"/", "-", "–"}
        or (view.word(end) == "to" and view.word(end + 1) != "begin")
    ):
        return None
    if read_year(view.document, place) or any(t.first <= place < t.end for t in view.tallies) or _is_time(view, place):
        return None
    first, relation = _relation(view, place)
    after, others = end, False
    if view.word(end) in {"more", "further", "additional"} and view.word(first - 1) not in {
        "did",
        "with",
        "by",
        "and",
        "alongside",
    }:
        # "22 more came in": not how many there were
        return None
    while view.word(after) in _BETWEEN:
        others = others or view.word(after) in {"others", "other", "more", "further"}
        after += 1
    word = view.word(after)
    if word in _STATES and "member" in view.words(number[1], after) and view.word(place - 1) in {"the", "all", "of"}:
        # "of the 193 member states"
        return None
    sponsors = word in _SPONSORS or (word == "co" and view.word(after + 1) in _SPONSORS)
    if (
        not sponsors
        and not _states_sponsor(view, place, after, word, others, discourse)
        and not _goes_on(view, place, end, discourse, more)
    ):
        return None
    printed = _near_printed(view, place, end) or _carries_names(view, place, word)
    stop = after + 1 if word in _SPONSORS | _STATES else after + 2 if word == "co" else after
    says = Counts(
        value,
        relation,
        others=others and view.word(first - 1) in {"did", "with", "were", "by", "and", "alongside"},
        as_printed=printed,
    )
    return CountMention(first, stop, says)


def _tabled_by(view: View, place: int, end: int) -> bool:
    """ "Tabled by just two states": few of them are still a count of sponsors."""
    before = view.words(place - 4, place)
    return "by" in before and bool(set(before) & _SPONSORING) and view.word(end) in _STATES


def _carries_names(view: View, place: int, noun: str) -> bool:
    """ "The revision carried 51 names": what stands printed on it."""
    return noun == "names" and view.word(place - 1) in {"carried", "carries", "bore", "bears", "listed", "lists", "had"}


def _near_printed(view: View, first: int, end: int) -> bool:
    """The count speaks of the list as tabled, in its own part of the sentence."""
    while first > view.first and view.word(first - 1) not in _SIGNS:
        first -= 1
    while end < view.end and view.word(end) not in _SIGNS:
        end += 1
    return bool(set(view.words(first, end)) & set(_TABLE["printed"]))


def _is_time(view: View, place: int) -> bool:
    return any(time.first <= place < time.end for time in view.times) or any(
        run.first <= place < run.end for run in view.runs
    )


def _relation(view: View, place: int) -> tuple[int, Relation]:
    for size in (3, 2, 1):
        words = tuple(view.words(place - size, place))
        if len(words) == size and words in _RELATIONS:
            return place - size, _RELATIONS[words]
    return place, Relation.EXACTLY


def _states_sponsor(view: View, place: int, after: int, word: str, others: bool, discourse: Discourse) -> bool:
    """ "59 countries co-sponsored it", "co-sponsored by 61 states", "as did 50 others"."""
    if (word not in _STATES and not others) or view.word(place - 1) == "from":
        # "groups from six countries" wrote a letter
        return False
    around = view.words(max(view.first, place - 8), min(view.end, after + 9))
    if set(around) & _SPONSORING:
        return True
    if word == "names" and set(around) & {"draft", "text", "paper", "document", "resolution"}:
        return True
    if view.word(after + 1) == "on" and set(view.words(after + 2, after + 5)) & {"draft", "list", "text", "paper"}:
        # "41 states on the draft in mid-November"
        return True
    near = view.words(place - 3, place)
    if tuple(near[-2:]) == ("so", "did"):
        return bool(discourse.last) and discourse.last[-1].kind is Kind.SPONSORSHIP
    return others and bool(discourse.last) and (tuple(near[-2:]) == ("as", "did") or "with" in near)


def _counts_names(view: View, place: int) -> bool:
    """True where the number counts names."""
    return view.word(place) == "names"


def _goes_on(view: View, place: int, end: int, discourse: Discourse, more: bool) -> bool:
    """ "Up from 40 when it was tabled", after a count."""
    if view.word(end) in _VERBS or (view.word(end) == "co" and view.word(end + 1) in _VERBS):
        # "Of the members, 61 sponsored the draft"
        return True
    if _counts_names(view, end) and set(view.words(view.first, place)) & {"list", "roster", "draft", "text", "paper"}:
        return True
    if view.words(place - 2, place) in (["tabled", "with"], ["ran", "to"], ["runs", "to"], ["came", "to"]) and (
        discourse.counting or discourse.sponsoring or "list" in view.words(view.first, place)
    ):
        return True
    if discourse.counting and view.word(end) in {"were", "had"} and place == view.first:
        # "Forty were there when it was circulated"
        return True
    label = set(view.words(view.first, place)) & (_SPONSORS | {"sponsored", "names"})
    if view.word(place - 1) == ":" and label:
        # "Sponsors when circulated: 48"
        return True
    if view.words(end, end + 2) in _ALTOGETHER and (label or more or discourse.sponsoring):
        # "among the co-sponsors, 61 in all"
        return True
    if more and label and view.word(place - 1) in {",", "and"} and _time_after(view, end):
        # "Sponsors: 45 in 2005, 53 in 2010"
        return True
    if discourse.counting and view.word(place - 1) in _HAVING and view.word(end) in {"", ".", ",", ";", "and"}:
        # "Last year's had 62"
        return True
    if (
        more
        and view.word(place - 1) in {"was", "were", ":", "stood", "reached", "of"}
        and set(view.words(place - 6, end + 6)) & _END
    ):
        # "and by the time of adoption it was 62"
        return True
    return _is_next_count(view, place, end, discourse, more)


_ALTOGETHER = [phrase.split() for phrase in _TABLE["altogether"]]
_HAVING = frozenset(_TABLE["having"])


def _time_after(view: View, place: int) -> bool:
    return any(place <= time.first <= place + 1 for time in view.times)


def _is_next_count(view: View, place: int, end: int, discourse: Discourse, more: bool) -> bool:
    """A bare number after other counts: "there were 49 to begin with", "up from 40", "the number stood at 61"."""
    before = view.words(place - 3, place)
    told = view.words(place - 5, place)
    if set(told) & {"sponsors", "cosponsors"} and set(told) & _REACHED:
        return True
    if (
        discourse.counting
        and ("there" in told or view.words(end, end + 2) == ["of", "them"])
        and set(told) & {"were", "was", "are"}
    ):
        return True
    if (more or discourse.sponsoring) and "number" in told and set(told) & _REACHED:
        return True
    if (more or discourse.counting or discourse.sponsoring) and view.word(end) in _CLOSING:
        # "There were 49 to begin with, 58 at the close"
        return bool(more or discourse.counting or set(told) & {"there", "were", "had"})
    return bool(
        (more or discourse.sponsoring)
        and set(before) & {"from", "to"}
        and set(before) & {"up", "down", "rose", "grew", "fell", "risen", "climbed", "number", "compared"}
    )
