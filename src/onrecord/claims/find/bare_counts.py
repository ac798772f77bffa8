"""A bare number that goes on with sponsors of whom the text has spoken: "up from 40", "in the end there were 62"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.claims.models import Kind, Relation
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View

_TABLE = read_toml("counts.toml")
_RELATIONS = {
    tuple(phrase.split()): Relation(name) for name, phrases in _TABLE["relations"].items() for phrase in phrases
}
_RELATING = frozenset(words[-1] for words in _RELATIONS)
SPONSORS = frozenset(_TABLE["sponsors"])
VERBS = frozenset({"sponsored", "cosponsored", "tabled"})
END = frozenset(_TABLE["end"])
_REACHED = frozenset(
    {"numbered", "totalled", "totaled", "reached", "stood", "rose", "grew", "came", "was", "were", "number", "to", "at"}
)
_CLOSING = frozenset({"to", "at", "in", "by", "when", "had", "joined", "signed", "put", "came", "finally"})
DONE = (["done", "so"], ["done", "it"], ["done", "likewise"])
DRAFTS = frozenset({"draft", "version", "paper", "revision", "reissue"})


_NAMES, _NEAR_NAMES = frozenset({"names", "signatures"}), 3


def relation_of(view: View, place: int) -> tuple[int, Relation]:
    """Return where the words on a number begin, and what they make of it: "more than 60"."""
    if view.word(place - 1) not in _RELATING:
        return place, Relation.EXACTLY
    if view.word(place - 1) == "under" and not _NAMES.isdisjoint(view.words(place, place + _NEAR_NAMES)):
        # "tabled under forty names"
        return place, Relation.EXACTLY
    for size in (3, 2, 1):
        words = tuple(view.words(place - size, place))
        if len(words) == size and words in _RELATIONS:
            return place - size, _RELATIONS[words]
    return place, Relation.EXACTLY


def goes_on(view: View, place: int, end: int, discourse: Discourse, more: bool) -> bool:
    """True for a bare number that goes on with sponsors that were spoken of: "Up from 40 when it was tabled"."""
    at = _Bare(view, place, end, discourse, more, view.word(place - 1), view.word(end))
    return any(rule(at) for rule in _RULES)


class _Bare(NamedTuple):
    """A bare number at the words, and whether the sentence has counted sponsors before it."""

    view: View
    place: int
    end: int
    discourse: Discourse
    more: bool
    before: str
    """The word before the number."""
    after: str
    """The word after it."""

    @property
    def left(self) -> set[str]:
        """The words of the sentence before it."""
        return set(self.view.words(self.view.first, self.place))

    @property
    def sponsors(self) -> bool:
        """True where the sentence opens with the sponsors themselves."""
        return bool(SPONSORS & set(self.view.words(self.view.first, self.view.first + 3)))

    @property
    def label(self) -> bool:
        """True where sponsors are named before it."""
        return bool(self.left & (SPONSORS | {"sponsored", "names"}))


def _of_members(at: _Bare) -> bool:
    """ "Of the members, 61 sponsored the draft"."""
    return at.after in VERBS or (at.after == "co" and at.view.word(at.end + 1) in VERBS)


def _on_version(at: _Bare) -> bool:
    """ "Against 41 on the version circulated in October"."""
    return at.more and at.after == "on" and bool(DRAFTS & set(at.view.words(at.end, at.end + 4)))


def _those_who(at: _Bare) -> bool:
    """ "Missing from the 45 that sponsored the draft"."""
    return at.after in {"that", "who", "which"} and at.view.word(at.end + 1) in VERBS | {"co"}


def _names_on_list(at: _Bare) -> bool:
    return at.after == "names" and bool(at.left & _LISTS)


def _tabled_with(at: _Bare) -> bool:
    """ "Tabled with 43", "the list ran to 61"."""
    told = tuple(at.view.words(at.place - 2, at.place)) in _RAN
    return told and (at.more or at.discourse.counting or at.discourse.sponsoring or "list" in at.left)


def _were_there(at: _Bare) -> bool:
    """ "Forty were there when it was circulated", "forty were on the paper when it was tabled"."""
    on_paper = at.after == "were" and at.view.word(at.end + 1) == "on" and at.place == at.view.first
    if (
        on_paper
        and at.discourse.sponsoring
        and not (_LISTS & {"list", "draft", "paper"}).isdisjoint(at.view.words(at.end + 2, at.end + 5))
    ):
        return True
    there = at.after in {"were", "had"} or (at.view.words(at.end, at.end + 2) == ["of", "them"] and _stage_told(at))
    return at.discourse.counting and there and at.place == at.view.first


def _stage_told(at: _Bare) -> bool:
    """ "50 of them from the start"."""
    return not _STAGES.isdisjoint(at.view.words(at.end + 2, at.end + 9))


def _some_of_them(at: _Bare) -> bool:
    """ "Had 61 sponsors, 50 of them from the start"."""
    return at.more and at.view.words(at.end, at.end + 2) in (["of", "them"], ["of", "whom"]) and _stage_told(at)


def _list_closed(at: _Bare) -> bool:
    """ "Last November's list ended at 62"."""
    closed = at.before in {"at", "to"} and at.view.word(at.place - 2) in _CLOSED
    return closed and bool({"list", "roster", "lists", "sponsorship", "cosponsorship"} & at.left)


def _grew_to(at: _Bare) -> bool:
    """ "The list of sponsors grew by twenty last month, to 61"."""
    opened = at.before == "to" and at.view.word(at.place - 2) == ","
    grown = not _CLOSED.isdisjoint(at.left) and at.label and bool({"list", "roster", "number", "count"} & at.left)
    return opened and grown and at.after in _STOPS


def _labelled(at: _Bare) -> bool:
    """ "Sponsors when circulated: 48", "Sponsors: 45 in 2005, 53 in 2010"."""
    if not at.label:
        return False
    return at.before == ":" or (at.more and at.before in {",", "and"} and at.view.time_after(at.end) is not None)


def _listed_on(at: _Bare) -> bool:
    """ "The 2006 draft ended up with 42, the 2012 one with 44 and last year's with 45", "58 in 2013 and 62 in 2023"."""
    if not at.more or (at.after not in _STOPS | {"and", "in", "sponsors", "names"} and not at.view.time_after(at.end)):
        return False
    if at.view.words(at.place - 2, at.place) == REVISED:
        # "the first version had 41 names, the revised one 46"
        return True
    if at.before in {"against", "versus"}:
        # "61 sponsors, against 65 the year before"
        return at.view.time_after(at.end) is not None
    if at.before in {",", "and"}:
        return at.view.time_after(at.end) is not None
    joints = [place for place in range(at.view.first, at.place) if at.view.word(place) in _JOINTS]
    if not joints:
        return False
    start = joints[-1]
    timed = any(start < time.first < at.place for time in at.view.times)
    one = not {"one", "that", "those"}.isdisjoint(at.view.words(start, at.place))
    return at.before in {"with", "at", "had"} and (timed or one)


def _one_of(at: _Bare) -> bool:
    """ "Mexico was among its sponsors, one of 65", "It was one of 55"."""
    last = at.discourse.last
    told = at.label or (at.discourse.sponsoring and bool(last) and last[-1].kind is Kind.SPONSORSHIP)
    return told and at.after in _STOPS and at.view.words(at.place - 2, at.place) == ["one", "of"]


def _numbered(at: _Bare) -> bool:
    """ "Sponsors of the draft numbered 58"."""
    return at.before in _NUMBERED and at.view.word(at.view.first) in SPONSORS | {"the", "its"} and at.sponsors


def _altogether(at: _Bare) -> bool:
    """ "Among the co-sponsors, 61 in all"."""
    told = at.label or at.more or at.discourse.sponsoring
    return told and at.view.words(at.end, at.end + 2) in ALTOGETHER


def _there_were(at: _Bare) -> bool:
    """ "There were more than 60.", "In the end there were 49."."""
    compared = relation_of(at.view, at.place)[1] is not Relation.EXACTLY
    there = "there" in at.view.words(at.place - 5, at.place)
    ended = bool(LAST & at.left)
    if at.after == "of" and at.view.word(at.end + 1) in {"them", "us"}:
        # "Brazil was not among the sponsors. There were 62 of them."
        last = at.discourse.last
        return there and at.discourse.quiet == 0 and bool(last) and last[-1].kind is Kind.SPONSORSHIP
    return at.discourse.sponsoring and there and (compared or ended) and at.after in _STOPS


def _done_so(at: _Bare) -> bool:
    """ "Fifty states had tabled it. In 2023, 30 had done so."."""
    last = at.discourse.last
    done = at.after in {"had", "have"} and at.view.words(at.end + 1, at.end + 3) in DONE
    return done and bool(last) and last[-1].kind is Kind.SPONSORSHIP


def _had_signed(at: _Bare) -> bool:
    """ "When it was adopted, 62 had signed", where sponsors were counted before."""
    signed = at.after in {"had", "have"} and at.view.word(at.end + 1) in {"signed", "sponsored", "cosponsored"}
    return signed and (at.discourse.counting or at.more)


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
    return at.before in {"named", "listed"} and at.after in _STOPS and bool(DRAFTS & at.left)


def _answers(at: _Bare) -> bool:
    """ "How many co-sponsors were there? Fifty-three."."""
    return at.discourse.how_many and at.after in _STOPS and at.place <= at.view.first + LABEL


LABEL = 2
"""Words of the label before an answer: "A:"."""


def _others_had(at: _Bare) -> bool:
    """ "Last year's had 62"."""
    return at.discourse.counting and at.before in _HAVING and at.after in _STOPS | {"and"}


def _at_the_end(at: _Bare) -> bool:
    """ "And by the time of adoption it was 62"."""
    told = at.before in {"was", "were", ":", "stood", "reached", "of"}
    return at.more and told and bool(set(at.view.words(at.place - 6, at.end + 6)) & END)


def _of_whom_there_were(at: _Bare) -> bool:
    """ "Will please the sponsors, of whom there were 51 this time"."""
    told = at.view.words(at.place - 4, at.place - 1) == ["of", "whom", "there"]
    return told and at.before in {"were", "are"} and at.view.word(at.place - 6) in SPONSORS


def _brought_to(at: _Bare) -> bool:
    """ "Two latecomers brought the number of sponsors to 54", "rose by 22 to 62"."""
    raised = not _RAISING.isdisjoint(at.left) and not _TOTALS.isdisjoint(at.left)
    return raised and at.before == "to" and at.after in _STOPS | {"before", "by", "in"} and at.label


def _came_to(at: _Bare) -> bool:
    """ "The tally of co-sponsors came to 62"."""
    told = at.before in {"to", "at"} and at.view.word(at.place - 2) in _CLOSED
    return told and not _TOTALS.isdisjoint(at.left) and at.label


_RAISING = frozenset(
    {"brought", "brings", "bringing", "took", "takes", "taking", "raised", "raises", "raising", "lifted", "lifts"}
    | {"pushed", "pushes", "pushing", "carried", "swelled"}
)
_TOTALS = frozenset({"number", "count", "tally", "total", "figure", "list", "sum"})


def _at_that_stage(at: _Bare) -> bool:
    """ "43 names when it was tabled, 51 on adoption", "and 40 by the end", "and 122 stood behind it in the end"."""
    opens = at.before in {",", "and", ";", "but"}
    after = at.view.words(at.end, at.end + 4)
    if after[:3] == ["stood", "behind", "it"]:
        after = at.view.words(at.end + 3, at.end + 7)
    said = " ".join(after)
    return at.more and opens and any(said.startswith(stage) for stage in _AT_STAGES)


_AT_STAGES = ("on adoption", "at adoption", "by adoption", "at tabling", "on tabling", "in the end", "by the end",
              "at the end", "at the close", "by the time", "when it was adopted", "when it was tabled")  # fmt: skip


def _next_count(at: _Bare) -> bool:
    return _is_next_count(at.view, at.place, at.end, at.discourse, at.more)


_RULES = (
    _of_members, _those_who, _on_version, _names_on_list, _grew_to, _had_signed, _tabled_with, _were_there,
    _list_closed, _labelled, _altogether, _there_were, _answers, _done_so, _of_whom, _final_count, _draft_named,
    _others_had, _at_the_end, _next_count, _listed_on, _numbered, _one_of, _some_of_them,
    _of_whom_there_were, _brought_to, _came_to, _at_that_stage,
)  # fmt: skip
_LISTS = frozenset({"list", "roster", "draft", "text", "paper"})
AROUND = SPONSORS | VERBS | _LISTS
_RAN = frozenset(
    {*((verb, "with") for verb in ("tabled", "ended", "finished", "up", "closed")), ("ran", "to"), ("runs", "to"),
     ("came", "to")}
)  # fmt: skip
_STOPS = frozenset({"", ".", ",", ";"})
_OF_WHOM = (["of", "which"], ["of", "whom"])
LAST = frozenset({"end", "final", "finally", "ultimately", "eventually", "adoption"})
ALTOGETHER = [phrase.split() for phrase in _TABLE["altogether"]]
_STAGES = frozenset(_TABLE["printed"]) - {"early"} | {"beginning"}
REVISED = ["revised", "one"]
_JOINTS = frozenset({",", ";", "and", "but", "while", ":"})
_NUMBERED = frozenset({"numbered", "number", "numbering", "totalled", "totaled", "reached", "counted"})
_CLOSED = frozenset(_TABLE["closed"])
_HAVING = frozenset(_TABLE["having"])


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
        (more or discourse.sponsoring or _grows(view, place))
        and set(before) & {"from", "to"}
        and (set(before) & _GROWING or _grows(view, place))
    )


def _grows(view: View, place: int) -> bool:
    """ "The list of sponsors lengthened this autumn from 40 to 62", "the sponsors of the draft grew from 40 to 62"."""
    words = view.words(view.first, place)
    grown = next((at for at, word in enumerate(words) if word in _GROWING and word != "number"), None)
    told = words[:grown] if grown is not None else []
    listed = told if not {"list", "roster", "number"}.isdisjoint(told) else told[:LABEL]
    return not SPONSORS.isdisjoint(listed)


_GROWING = frozenset(_TABLE["growing"])
