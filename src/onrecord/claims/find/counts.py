"""Claims of how many states sponsor the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from onrecord.claims.mentions.numbers import cardinal_places, read_cardinal, read_year
from onrecord.claims.mentions.senses import BodyName, Paper
from onrecord.claims.models import Counts, Kind, Relation
from onrecord.claims.series_of import find_document
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.tallies import TallyMention
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
_MORE = frozenset({"more", "further", "additional"})
_JOINING = frozenset(_TABLE["joining"])
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
    known = discourse.paper or discourse.forum or discourse.series_known or view.of((Paper, BodyName))
    if not known and find_document(view, view.first, view.end, discourse) is None:
        return found
    past = view.first
    for place in cardinal_places(view.document, view.first, view.end):
        number = read_cardinal(view.document, place) if place >= past else None
        if number is None or number[1] > view.end:
            continue
        count = _count_at(view, place, number, discourse, bool(found))
        if count:
            found.append(count)
        past = number[1]
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
        or view.word(place - 1) == "session"
        or (view.word(place - 1) in {"-", "–"} and view.document.ends[place - 1] == view.document.starts[place])
        or view.word(end) in {"/", "-", "–"}
        or (view.word(end) == "to" and view.word(end + 1) != "begin")
    ):
        return None
    told = any(one.first <= place < one.end and not _stand_behind(view, one, discourse) for one in view.tallies)
    if read_year(view.document, place) or told or _is_time(view, place):
        return None
    first, relation = _relation(view, place)
    stop = _end_of_joiners(view, place, end, discourse)
    if stop is not None:
        return CountMention(first, stop, Counts(value, relation, joined=True))
    after, others = end, False
    if view.word(end) in _MORE and view.word(first - 1) not in {"did", "with", "by", "and", "alongside"}:
        # "22 more": not how many there were
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
    printed = printed or (
        _has_done_so(view, after, discourse) and getattr(discourse.last[-1].says, "as_printed", False)
    )
    stop = after + 1 if word in _SPONSORS | _STATES else after + 2 if word == "co" else after
    says = Counts(
        value,
        relation,
        others=others and view.word(first - 1) in {"did", "with", "were", "by", "and", "alongside"},
        as_printed=printed,
        at_last=not printed and bool(_LAST & view.vocabulary),
    )
    return CountMention(first, stop, says)


def _end_of_joiners(view: View, place: int, end: int, discourse: Discourse) -> int | None:
    """The word after "22 more came in", "ten others joined": those who came after the tabling alone."""
    around = _SPONSORS | _VERBS | _LISTS
    if not (discourse.sponsoring or discourse.counting or around & set(view.words(view.first, view.end))):
        return None
    after, more = end, view.word(place - 1) in _MORE
    while view.word(after) in _BETWEEN | _STATES:
        more = more or view.word(after) in _MORE | {"others", "other"}
        after += 1
    while view.word(after) in {"had", "have", "then", "later", "subsequently", "were", "co", "sponsors"}:
        more = more or view.word(after) in {"later", "subsequently"}
        after += 1
    more = more or bool({"later", "afterwards"} & set(view.words(after, after + 3)))
    return after + 1 if more and view.word(after) in _JOINING else None


def _stand_behind(view: View, tally: TallyMention, discourse: Discourse) -> bool:
    """ "Fifty states stood behind it", in a text on sponsors."""
    told = discourse.sponsoring or bool(_TABLED & view.vocabulary)
    return told and "behind" in view.words(tally.first, tally.end)


_TABLED = frozenset({"tabled", "printed", "circulated", "tabling"})


def _tabled_by(view: View, place: int, end: int) -> bool:
    """ "Tabled by just two states": few of them are still a count of sponsors."""
    before = view.words(place - 4, place)
    if view.word(end) == "names" and set(before) & {"carries", "carried", "bears", "bore", "with", "lists", "listed"}:
        return True
    if view.word(place - 1) in {"only", "just", "merely"} and view.word(end) in _STATES:
        # "only two countries have put their names to it"
        return True
    return "by" in before and bool(set(before) & _SPONSORING) and view.word(end) in _STATES


def _carries_names(view: View, place: int, noun: str) -> bool:
    """ "The revision carried 51 names", "58 names stood on the draft": what stands printed on it."""
    after = view.words(place + 1, place + 10)
    named = noun == "names" and _STANDING & set(after)
    listed = {"named", "listed", "printed"} & set(after)
    if (named or listed) and {"on", "under", "in"} & set(after) and _DRAFTS & set(after):
        return True
    carried = view.word(place - 1) in {"carried", "carries", "bore", "bears", "listed", "lists", "had"}
    if view.word(place - 1) in {"listed", "named"} and _DRAFTS & set(view.words(view.first, place)):
        # "the draft listed 37 governments as sponsors"
        return True
    return noun == "names" and carried and bool(_DRAFTS & view.vocabulary)


def _has_done_so(view: View, after: int, discourse: Discourse) -> bool:
    """ "Two years ago 42 countries had done so", after a claim that can be repeated."""
    done = view.words(after + 2, after + 4) in _DONE and view.word(after + 1) in {"had", "have"}
    return done and bool(discourse.last)


_DONE = (["done", "so"], ["done", "it"], ["done", "likewise"])
_STANDING = frozenset({"stood", "stand", "are", "were", "appear", "appeared", "figured"})
_DRAFTS = frozenset({"draft", "version", "paper", "revision", "reissue"})


def _near_printed(view: View, first: int, end: int) -> bool:
    """The count speaks of the list as tabled, in its own part of the sentence."""
    place = first
    while first > view.first and view.word(first - 1) not in _SIGNS:
        first -= 1
    brought = view.word(place - 1) == "with" and {"came", "before", "committee"} <= set(view.words(first, place))
    while end < view.end and view.word(end) not in _SIGNS:
        end += 1
    words = view.words(first, end)
    if brought or {"on", "revised"} <= set(words):
        # "came before the Third Committee with 29 sponsors", "36 were on the revised text itself"
        return True
    return bool(set(words) & set(_TABLE["printed"])) or ("paper" in words and bool({"on", "in"} & set(words)))


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
    around = view.words(max(view.first, place - 8), min(view.end, after + 12))
    if set(around) & _SPONSORING:
        return True
    labelled = view.word(place - 1) == ":" and any(one.end == place - 1 for one in view.times)
    if labelled and discourse.sponsoring and view.word(after + 1) in {"", ".", ",", ";"}:
        # "2019: 59 states."
        return True
    if view.word(after + 1) in {"did", "were"} and view.word(after + 2) in {"", ".", ",", ";"} and discourse.last:
        # "Seoul did not sponsor it. Fifty-eight states did."
        return discourse.last[-1].kind is Kind.SPONSORSHIP
    if _has_done_so(view, after, discourse):
        return discourse.last[-1].kind is Kind.SPONSORSHIP
    if word == "names" and set(around) & {"draft", "text", "paper", "document", "resolution"}:
        return True
    if view.word(after + 1) in {"were", "are"} and view.word(after + 2) == "on":
        # "Forty-one states were on the paper of 12 November"
        return bool({"paper", "draft", "list"} & set(view.words(after + 3, after + 6)))
    if view.word(after + 1) == "on" and set(view.words(after + 2, after + 5)) & {"draft", "list", "text", "paper"}:
        # "41 states on the draft in mid-November"
        return True
    near = view.words(place - 3, place)
    if tuple(near[-2:]) == ("so", "did"):
        return bool(discourse.last) and discourse.last[-1].kind is Kind.SPONSORSHIP
    return others and bool(discourse.last) and (tuple(near[-2:]) == ("as", "did") or "with" in near)


def _goes_on(view: View, place: int, end: int, discourse: Discourse, more: bool) -> bool:
    """True for a bare number that goes on with sponsors that were spoken of: "Up from 40 when it was tabled"."""
    at = _Bare(view, place, end, discourse, more)
    return any(rule(at) for rule in _RULES)


class _Bare(NamedTuple):
    """A bare number at the words, and whether the sentence has counted sponsors before it."""

    view: View
    place: int
    end: int
    discourse: Discourse
    more: bool

    @property
    def before(self) -> str:
        """The word before the number."""
        return self.view.word(self.place - 1)

    @property
    def after(self) -> str:
        """The word after it."""
        return self.view.word(self.end)

    @property
    def left(self) -> set[str]:
        """The words of the sentence before it."""
        return set(self.view.words(self.view.first, self.place))

    @property
    def label(self) -> bool:
        """True where sponsors are named before it."""
        return bool(self.left & (_SPONSORS | {"sponsored", "names"}))


def _of_members(at: _Bare) -> bool:
    """ "Of the members, 61 sponsored the draft"."""
    return at.after in _VERBS or (at.after == "co" and at.view.word(at.end + 1) in _VERBS)


def _on_version(at: _Bare) -> bool:
    """ "Against 41 on the version circulated in October"."""
    return at.more and at.after == "on" and bool(_DRAFTS & set(at.view.words(at.end, at.end + 4)))


def _those_who(at: _Bare) -> bool:
    """ "Missing from the 45 that sponsored the draft"."""
    return at.after in {"that", "who", "which"} and at.view.word(at.end + 1) in _VERBS | {"co"}


def _names_on_list(at: _Bare) -> bool:
    return at.after == "names" and bool(at.left & _LISTS)


def _tabled_with(at: _Bare) -> bool:
    """ "Tabled with 43", "the list ran to 61"."""
    told = tuple(at.view.words(at.place - 2, at.place)) in _RAN
    return told and (at.discourse.counting or at.discourse.sponsoring or "list" in at.left)


def _were_there(at: _Bare) -> bool:
    """ "Forty were there when it was circulated"."""
    return at.discourse.counting and at.after in {"were", "had"} and at.place == at.view.first


def _list_closed(at: _Bare) -> bool:
    """ "Last November's list ended at 62"."""
    closed = at.before in {"at", "to"} and at.view.word(at.place - 2) in _CLOSED
    return closed and bool({"list", "roster", "lists"} & at.left)


def _labelled(at: _Bare) -> bool:
    """ "Sponsors when circulated: 48", "Sponsors: 45 in 2005, 53 in 2010"."""
    if not at.label:
        return False
    return at.before == ":" or (at.more and at.before in {",", "and"} and _time_after(at.view, at.end))


def _altogether(at: _Bare) -> bool:
    """ "Among the co-sponsors, 61 in all"."""
    told = at.label or at.more or at.discourse.sponsoring
    return told and at.view.words(at.end, at.end + 2) in _ALTOGETHER


def _there_were(at: _Bare) -> bool:
    """ "There were more than 60.", "In the end there were 49."."""
    compared = _relation(at.view, at.place)[1] is not Relation.EXACTLY
    there = "there" in at.view.words(at.place - 5, at.place)
    ended = bool(_LAST & at.left)
    return at.discourse.sponsoring and there and (compared or ended) and at.after in _STOPS


def _done_so(at: _Bare) -> bool:
    """ "Fifty states had tabled it. In 2023, 30 had done so."."""
    last = at.discourse.last
    done = at.after in {"had", "have"} and at.view.words(at.end + 1, at.end + 3) in _DONE
    return done and bool(last) and last[-1].kind is Kind.SPONSORSHIP


def _of_whom(at: _Bare) -> bool:
    """ "Of which 36 were on the revised text"."""
    told = at.view.words(at.place - 2, at.place) in _OF_WHOM and at.after in {"were", "are", "stood"}
    return at.more and told and bool(_LISTS & set(at.view.words(at.end + 1, at.end + 5)))


def _final_count(at: _Bare) -> bool:
    """ "Final count then: 45"."""
    ours = at.discourse.sponsoring and not at.discourse.voting
    return ours and at.before == ":" and {"final", "count"} <= at.left and at.after in _STOPS


def _draft_named(at: _Bare) -> bool:
    """ "The printed draft of 12 November named 41."."""
    return at.before in {"named", "listed"} and at.after in _STOPS and bool(_DRAFTS & at.left)


def _answers(at: _Bare) -> bool:
    """ "How many co-sponsors were there? Fifty-three."."""
    return at.discourse.how_many and at.after in _STOPS and at.place <= at.view.first + _LABEL


_LABEL = 2
"""Words of the label before an answer: "A:"."""


def _others_had(at: _Bare) -> bool:
    """ "Last year's had 62"."""
    return at.discourse.counting and at.before in _HAVING and at.after in _STOPS | {"and"}


def _at_the_end(at: _Bare) -> bool:
    """ "And by the time of adoption it was 62"."""
    told = at.before in {"was", "were", ":", "stood", "reached", "of"}
    return at.more and told and bool(set(at.view.words(at.place - 6, at.end + 6)) & _END)


def _next_count(at: _Bare) -> bool:
    return _is_next_count(at.view, at.place, at.end, at.discourse, at.more)


_RULES = (
    _of_members, _those_who, _on_version, _names_on_list, _tabled_with, _were_there, _list_closed, _labelled,
    _altogether, _there_were, _answers, _done_so, _of_whom, _final_count, _draft_named, _others_had, _at_the_end, _next_count,
)  # fmt: skip
_LISTS = frozenset({"list", "roster", "draft", "text", "paper"})
_RAN = frozenset(
    {*((verb, "with") for verb in ("tabled", "ended", "finished", "up", "closed")), ("ran", "to"), ("runs", "to"),
     ("came", "to")}
)  # fmt: skip
_STOPS = frozenset({"", ".", ",", ";"})
_OF_WHOM = (["of", "which"], ["of", "whom"])
_LAST = frozenset({"end", "final", "finally", "ultimately", "eventually", "adoption"})
_ALTOGETHER = [phrase.split() for phrase in _TABLE["altogether"]]
_CLOSED = frozenset(_TABLE["closed"])
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
    if (more or discourse.sponsoring) and {"number", "count", "total", "figure"} & set(told) and set(told) & _REACHED:
        return True
    if (more or discourse.counting or discourse.sponsoring) and view.word(end) in _CLOSING:
        # "There were 49 to begin with, 58 at the close"
        return bool(more or discourse.counting or set(told) & {"there", "were", "had"})
    return bool(
        (more or discourse.sponsoring)
        and set(before) & {"from", "to"}
        and set(before) & {"up", "down", "rose", "grew", "fell", "risen", "climbed", "number", "compared"}
    )
