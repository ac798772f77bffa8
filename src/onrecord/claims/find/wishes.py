"""What a text is told to want, and of whom, beside the topic: "asks South Korea to", "welcomes", "step by step"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import State
from onrecord.claims.models import Wish
from onrecord.claims.vocabulary.load import read_toml, verb_forms

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.sentence import View

_TABLE = read_toml("topics.toml")["wish"]
_ASKING = frozenset(form for verb in _TABLE["asking"] for form in verb_forms(verb))
_PRAISING = frozenset(form for verb in _TABLE["praising"] for form in verb_forms(verb))
_SLOWLY = frozenset(_TABLE["slowly"])
_ENDING = frozenset(_TABLE["ending"])
_KEEPING = frozenset(_TABLE["keeping"])
_PERIODS = frozenset({"years", "months", "decade", "decades"})


def read_wish(view: View, clause: Clause) -> Wish:
    """Return of whom the clause tells that something is asked, whether it praises, and which way the wish goes."""
    predicate = clause.predicate
    verb = view.word(predicate.mention.first)
    rest = view.words(predicate.end, clause.end)
    ending, keeping = not _ENDING.isdisjoint(rest), not _KEEPING.isdisjoint(rest)
    way = "" if ending is keeping else "end" if ending else "keep"
    return Wish(
        of_whom=_of_whom(view, predicate.end) if verb in _ASKING else None, praises=verb in _PRAISING,
        way=way if verb in _ASKING or view.word(predicate.end - 1) == "for" else "",
        slowly=not _SLOWLY.isdisjoint(rest) or _over_years(view, predicate.end, clause.end),
    )  # fmt: skip


def _of_whom(view: View, place: int) -> str | None:
    """ "Asks South Korea to", "calls on the Secretary-General not to": who stands between the verb and "to"."""
    while view.word(place) in {"on", "upon", "the"}:
        place += 1
    mention = view.at(place)
    if mention is not None and isinstance(mention.sense, State):
        end, whom = mention.end, mention.sense.iso
    elif view.words(place, place + 2) == ["secretary", "general"]:
        end, whom = place + 2, "Secretary-General"
    else:
        return None
    return whom if view.word(end + (view.word(end) == "not")) == "to" else None


def _over_years(view: View, first: int, end: int) -> bool:
    """ "Over five years", "step by step"."""
    for place in range(first, end):
        if view.word(place) == "over" and (number := read_cardinal(view.document, place + 1)):
            return view.word(number[1]) in _PERIODS
        if view.words(place, place + 3) == ["step", "by", "step"]:
            return True
    return False
