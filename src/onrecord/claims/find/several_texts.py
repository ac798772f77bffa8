"""Several texts told of together: "voted for 39/1 and 45/20", "abstained on Iran and on Syria", "Cuba opposed both"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.claims.document_of import find_each_document
from onrecord.claims.find.claim_parts import TEXT_NOUNS, retell
from onrecord.claims.find.totals_in_order import questions_listed
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.models import Claim, Kind, Votes
from onrecord.claims.named_texts import NamedText, ones_of, told_again
from onrecord.claims.question_search import question_in, question_on
from onrecord.claims.situation import situate
from onrecord.claims.subjects import is_topic

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.lexicon import TextEntry
    from onrecord.claims.sentence import View

_TWO = 2
_SYMBOLS = ("A/RES/", "A/HRC/RES/", "E/CN.4/RES/")


def note_texts(view: View, claims: list[Claim], discourse: Discourse) -> None:
    """Keep the texts that the sentence names, for "both" and "the second" in those after it."""
    together = _named_together(view, claims, discourse)
    if len(together) >= _TWO:
        discourse.pair = tuple(together)
    for text in together or [text_of(claim) for claim in claims if claim.kind in _OF_TEXTS and not claim.each]:
        discourse.named = told_again(discourse.named, text)


_OF_TEXTS = frozenset({Kind.TALLY, Kind.ADOPTION, Kind.SPONSOR_COUNT})


def text_of(claim: Claim) -> NamedText:
    """Return the text that the claim is about."""
    return NamedText(claim.series, claim.forum, claim.years, claim.days, claim.document)


def of_entry(text: TextEntry) -> NamedText:
    """Return the text of the record as one that is named."""
    return NamedText(text.series, text.forum, (text.year, text.year), None, text.symbol)


def _named_together(view: View, claims: list[Claim], discourse: Discourse) -> list[NamedText]:
    """The texts that one sentence names, in their order: by their symbols, or by what they are on."""
    told = [claim for claim in claims if claim.kind in _OF_TEXTS]
    if len({(claim.series, claim.document) for claim in told}) >= _TWO:
        return [text_of(claim) for claim in told]
    voted = {claim.series: text_of(claim) for claim in claims if claim.kind in _JOINED and not claim.each}
    if len(voted) >= _TWO and None not in voted and len({claim.subject for claim in claims}) == 1:
        # "Chile voted for the texts on Belarus and on Iran. The first passed by 21 to five"
        return list(voted.values())
    symbols = find_each_document(view, view.first, view.end, discourse, discourse.forum)
    texts = [of_entry(text) for text in symbols if text.symbol.startswith(_SYMBOLS)]
    if len(texts) >= _TWO:
        return texts
    model = told[0] if told else None
    forum, years, days = (model.forum, model.years, model.days) if model is not None else (None, None, None)
    return [NamedText(series, forum, years, days) for series in _questions_named(view, discourse)]


def _questions_named(view: View, discourse: Discourse) -> list[str | None]:
    """The questions of the texts that the sentence names: "two texts, on Iran and on the right to food"."""
    if not discourse.lexicon.many:
        return _states_named(view, discourse) if _names_several(view) else []
    starts = ones_of(view)
    if len(starts) >= _TWO:
        return [question_in(view, low, high, discourse, sure=True) for low, high in pairwise([*starts, view.end])]
    if not _names_several(view):
        return []
    places = pairwise([*view.places(_ON), view.end])
    found = [question_in(view, low, high, discourse, sure=True) for low, high in places]
    held: list[str | None] = [series for series in found if series is not None]
    return held if len(held) >= _TWO else _states_named(view, discourse)


_ON = frozenset({"on"})


def _names_several(view: View) -> bool:
    return any(mention.sense.many for mention in view.of(Paper))


def _states_named(view: View, discourse: Discourse) -> list[str | None]:
    """The questions on the states that the texts of the sentence are on."""
    named: dict[int, str | None] = {}
    for mention in view.of(State):
        if is_topic(view, mention):
            named[mention.first] = question_on(mention.sense.iso, discourse)
    if not discourse.lexicon.many:
        named |= {cue.first: None for cue in view.cues if cue.sense.name == "other_question"}
    return [named[place] for place in sorted(named)]


def of_each(view: View, clause: Clause, claims: list[Claim], discourse: Discourse) -> list[Claim]:
    """Return the claims; those told of several texts at once hold a claim of each: "Cuba opposed both"."""
    if not claims or claims[0].kind not in _JOINED or claims[0].enumerated:
        return claims
    together = not view.vocabulary.isdisjoint(_TOGETHER)
    texts = _between_and(view, clause, claims[0], discourse) if together else ()
    texts = texts or _numbered(view, clause, claims[0], discourse) or _it_and(view, clause, claims[0], discourse)
    listed = () if texts else _listed(view, clause, discourse)
    if len(listed) >= _TWO:
        return [one for claim in claims for one in _one_each(view, clause, claim, listed)]
    texts = texts or (texts_meant(view, clause, discourse) if together else ())
    if len(texts) < _TWO or any(text.series is None for text in texts):
        return claims
    return [_of_texts(claim, texts) for claim in claims]


def _numbered(view: View, clause: Clause, claim: Claim, discourse: Discourse) -> tuple[NamedText, ...]:
    """ "Voted for resolutions 39/1, 42/25 and 45/20": texts of which the clause names each by its number alone."""
    first, end = clause.predicate.end, clause.end
    if not claim.document or "/" not in view.words(first, end):
        return ()
    found = find_each_document(view, first, end, discourse, claim.forum)
    listed = len(found) >= _TWO and any(one.symbol == claim.document for one in found)
    said = set(view.words(first, end))
    return tuple(map(of_entry, found)) if listed and "and" in said and said.isdisjoint(_SET_AGAINST) else ()


def _it_and(view: View, clause: Clause, claim: Claim, discourse: Discourse) -> tuple[NamedText, ...]:
    """ "Voted for it and for 45/2", "in favour of that text and of the one on cooperation, 45/2": two texts."""
    joint = next((at for at in view.places(_AND) if at >= clause.predicate.end), 0)
    said = view.words(joint - 2, joint)
    pointed = said[-1:] == ["it"] or (said[:1] in _THAT and said[-1] in TEXT_NOUNS | {"one"})
    if not pointed or joint >= clause.end or not claim.document or not discourse.named:
        return ()
    found = find_each_document(view, joint, clause.end, discourse, claim.forum)
    one_more = len(found) == 1 and discourse.named[-1].series not in (None, found[0].series)
    return (discourse.named[-1], of_entry(found[0])) if one_more else ()


_THAT = (["that"], ["this"])
_SET_AGAINST = frozenset({"between", "from", "unlike", "than", "rather", "not", "but", "as", "after", "since", "until"})


def _listed(view: View, clause: Clause, discourse: Discourse) -> tuple[tuple[int, str], ...]:
    """ "Voted for the texts on Iran and on Syria": where the clause names each, and its question."""
    first, end = clause.predicate.end, clause.end
    if "and" not in view.words(first, end):
        return ()
    listed = questions_listed(view, first - 1, end, discourse)
    if listed:
        return tuple(listed)
    papers = view.of(Paper, first, end)
    if not any(mention.sense.many for mention in papers):
        return ()
    states = [mention for mention in view.of(State, first, end) if is_topic(view, mention)]
    found = [(mention.first, question_on(mention.sense.iso, discourse)) for mention in states]
    apart = len({series for _, series in found}) == len(found)
    return tuple((place, series) for place, series in found if series is not None) if apart else ()


def _one_each(view: View, clause: Clause, claim: Claim, listed: tuple[tuple[int, str], ...]) -> list[Claim]:
    """The claim about each of the texts that the clause names, with the words on that one."""
    starts = [clause.first, *(place - _leading(view, place) for place, _ in listed[1:])]
    comma = view.next_of(frozenset({",", ";"}), listed[-1][0])
    found = []
    for low, high, (_, series) in zip(starts, [*starts[1:], min(comma, clause.end)], listed, strict=True):
        found.append(retell(view, claim, view.characters(low, high), series=series, document=None))
    return found


def _leading(view: View, place: int) -> int:
    """How many words before the name of a state go with it: "on", "the", "in"."""
    count = 0
    while view.word(place - count - 1) in {"on", "in", "the", "human", "rights"}:
        count += 1
    return count


_JOINED = frozenset({Kind.VOTE, Kind.SPONSORSHIP})
_TOGETHER = frozenset({"both", "two", "pair", "each", "neither", "three", "all"})


def _of_texts(claim: Claim, texts: tuple[NamedText, ...]) -> Claim:
    each = tuple(
        replace(
            claim,
            series=text.series,
            forum=text.forum or claim.forum,
            stage=claim.stage if text.forum in (None, claim.forum) else None,
            years=text.years or claim.years,
            days=text.days if text.years else claim.days,
            document=text.document,
            session=None if text.years else claim.session,
        )
        for text in texts
    )
    forums, years = {one.forum for one in each}, [year for one in each for year in one.years or ()]
    names = " and ".join(text.document or str(text.series) for text in texts)
    return replace(
        claim, each=each, forum=forums.pop() if len(forums) == 1 else None, document=None,
        years=(min(years), max(years)) if years else None, why=(*claim.why, f"texts: {names}, told together"),
    )  # fmt: skip


def _is_of_states(view: View, clause: Clause, at: int) -> bool:
    """ "Seoul and Tokyo were both in the first group": of those who act, and of no texts."""
    return view.word(at) == "both" and len(clause.subjects) == _TWO and view.word(at - 1) in _COPULAS


_COPULAS = frozenset({"are", "were", "have", "had"})


def texts_meant(view: View, clause: Clause, discourse: Discourse) -> tuple[NamedText, ...]:
    """Return the texts that "both", "the pair of them", "all three" go back to."""
    places = (at for at in range(clause.predicate.first, clause.end) if not _is_of_states(view, clause, at))
    number = next((n for at in places if (n := _number_at(view, at))), 0)
    if not number:
        return ()
    number = len(discourse.pair) if number == _ALL else number
    pair, last = discourse.pair, discourse.named[-number:]
    newer = len(last) == number and not any(one.may_be(text) for one in last for text in pair)
    if len(pair) == number and not newer:
        return pair
    return last if len(last) == number else ()


def _number_at(view: View, at: int) -> int:
    """How many texts the words there mean; 0 where they mean none."""
    word, after = view.word(at), at + 1
    number = _TWO if word in {"both", "each"} else 0
    if word in {"the", "all"} and view.word(after) in _COUNTS:
        number, after = _COUNTS[view.word(after)], after + 1
    elif word == "all" and view.word(after) == "of":
        number = _ALL
    if not number:
        return 0
    pointing = view.word(after) == "of" and view.word(after + 1) in _POINTING
    if pointing:
        after += 2
    elif view.word(after) in _TEXTS and word != "each":
        after += 1
    # "each time", "each year" are no texts
    over = _is_over(view, after) if pointing or word != "each" else after >= view.end or view.word(after) in _ENDS
    return number if over else 0


_ALL = -1
"""As many as were named together: "supported all of them"."""
_COUNTS = {"two": 2, "pair": 2, "three": 3}
_AND = frozenset({"and"})
_POINTING = frozenset({"them", "these", "those"})
_TEXTS = frozenset(
    {"texts", "resolutions", "drafts", "measures", "motions", "proposals", "decisions", "counts", "ones"}
)


def _is_over(view: View, at: int) -> bool:
    """What is told of together ends there: no state, body or question follows, as in "both in New York and in"."""
    word = view.word(at)
    if at >= view.end or word in _ENDS:
        return not isinstance(view.sense_at(at + 1), State) or word != "and"
    timed = view.time_after(at) is not None
    return (timed or word in _PLACING) and "and" not in view.words(at, at + _NEAR) and word != "both"


_ENDS = frozenset(
    {"", ".", ",", ";", "!", "?", ")", ":", "–", "—", "and", "but", "while", "as", "too", "again", "though"}
)
_PLACING = frozenset({"in", "at"})
_NEAR = 6


def _between_and(view: View, clause: Clause, claim: Claim, discourse: Discourse) -> tuple[NamedText, ...]:
    """ "Sponsored both this draft and the one on defenders", "both the Iran and the Syria drafts": named right here."""
    both = next((at for at in range(clause.predicate.first, clause.end) if view.word(at) == "both"), 0)
    joint = next((at for at in range(both + 2, min(both + _LONGEST, clause.end)) if view.word(at) == "and"), 0)
    if not both or not joint or any(view.of(BodyName, both, joint)):
        return ()
    end = next((at for at in range(joint + 1, view.end) if view.word(at) in _STOPS), view.end)
    if not view.of(Paper, both, end) and "one" not in view.words(both, end):
        return ()
    texts = [text_in(view, low, high, text_of(claim), discourse) for low, high in ((both + 1, joint), (joint + 1, end))]
    found = tuple(text for text in texts if text is not None)
    return found if len(found) == _TWO and not found[0].may_be(found[1]) else ()


_LONGEST = 14
_STOPS = frozenset({".", ",", ";", "!", "?", "but", "while"})


def text_in(view: View, first: int, end: int, here: NamedText, discourse: Discourse) -> NamedText | None:
    """The text that the words name, beside the one of their clause; None where they name none."""
    if view.word(first) in {"this", "that"} and view.word(first + 1) != "on" and discourse.series is not None:
        return replace(here, series=discourse.series, document=None)
    series = on_one_state(view, first, end, discourse)
    series = series or (question_in(view, first, end, discourse) if discourse.lexicon.many else None)
    if view.times_in(first, end):
        then = situate(view, first, end, discourse)
        return NamedText(series or here.series, here.forum, then.years, then.days)
    return NamedText(series, here.forum, here.years, here.days) if series is not None else None


def on_one_state(view: View, first: int, end: int, discourse: Discourse) -> str | None:
    """Return the question on the state that the words name, where it is one."""
    states = view.of(State, first, end)
    return question_on(states[0].sense.iso, discourse) if len(states) == 1 else None


def is_told_of_none(view: View, clause: Clause, claims: list[Claim]) -> list[Claim]:
    """ "Brazil backed neither": the claims, those of votes turned into that it did not."""
    places = range(clause.predicate.first, clause.end)
    if "neither" not in view.vocabulary or not any(view.word(at) == "neither" and _ends_at(view, at) for at in places):
        return claims
    return [
        replace(claim, says=replace(claim.says, negated=True)) if isinstance(claim.says, Votes) else claim
        for claim in claims
    ]


def _ends_at(view: View, at: int) -> bool:
    after = at + 1
    if view.word(after) == "of" and view.word(after + 1) in _POINTING | {"the"}:
        after += 2
    after += view.word(after) in _TEXTS | {"text", "resolution", "draft", "one", "two"}
    return after >= view.end or view.word(after) in _ENDS
