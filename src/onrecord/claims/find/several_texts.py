"""Several texts told of together: "on Iran by 80 to 27 and on Syria by 90 to 12", "Cuba opposed both"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.claims.document_of import find_each_document
from onrecord.claims.find.adoption import claim_tally
from onrecord.claims.find.claim_parts import PAUSES, is_told
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.models import Claim, Kind, Votes
from onrecord.claims.named_texts import NamedText, ones_of, told_again
from onrecord.claims.series_of import question_in, question_on, series_named_in, text_of_pair
from onrecord.claims.situation import situate
from onrecord.claims.subjects import is_topic

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.discourse import Discourse
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


def _named_together(view: View, claims: list[Claim], discourse: Discourse) -> list[NamedText]:
    """The texts that one sentence names, in their order: by their symbols, or by what they are on."""
    told = [claim for claim in claims if claim.kind in _OF_TEXTS]
    if len({(claim.series, claim.document) for claim in told}) >= _TWO:
        return [text_of(claim) for claim in told]
    symbols = find_each_document(view, view.first, view.end, discourse, discourse.forum)
    texts = [
        NamedText(text.series, text.forum, (text.year, text.year), None, text.symbol)
        for text in symbols
        if text.symbol.startswith(_SYMBOLS)
    ]
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


def _states_named(
    view: View, discourse: Discourse, first: int | None = None, end: int | None = None
) -> list[str | None]:
    """The questions on the states that the texts of the sentence, or of the words, are on."""
    named: dict[int, str | None] = {}
    for mention in view.of(State, first, end):
        if is_topic(view, mention):
            named[mention.first] = question_on(mention.sense.iso, discourse)
    if not discourse.lexicon.many:
        named |= {cue.first: None for cue in view.cues if cue.sense.name == "other_question"}
    return [named[place] for place in sorted(named)]


def several_totals(view: View, discourse: Discourse, claims: list[Claim]) -> list[Claim]:
    """Return the claims of the sentence, with those of its totals each on the text that stands before them.

    "Texts on Turkmenistan, by 71 votes to 35, and on Uzbekistan, by 74 to 35": two votes, and not one told twice.
    """
    if len(view.tallies) < _TWO or not discourse.lexicon.many:
        return claims
    ends = [tally.end for tally in view.tallies]
    parts = [(low, tally.first) for low, tally in zip([view.first, *ends], view.tallies, strict=False)]
    texts = [_text_before(view, low, high, discourse) for low, high in parts]
    told = [text for text in texts if text is not None]
    if len({(text.series, text.document) for text in told}) < len(texts):
        return claims
    front = situate(view, view.first, ends[0], discourse)
    found = []
    for (low, _), tally, text in zip(parts, view.tallies, told, strict=True):
        own = situate(view, low, tally.end, discourse)
        own = replace(own if own.timed else replace(own, when=front.when), place=own.place, series=text.series)
        own = replace(own, series_named=True, document=text.document)
        if text.document and text.years:
            own = own.at(years=text.years, days=None)
        if own.unclear or own.other_body:
            return claims
        first = next(at for at in range(low, tally.first) if view.word(at) not in _LEADING)
        found.append(claim_tally(view, (first, tally.end), tally, own, "totals: of the text named before them"))
        discourse.note_claims(found[-1:], own)
    spans = [claim.span for claim in found]
    return [*found, *(claim for claim in claims if not any(is_told(span, [claim]) for span in spans))]


_LEADING = PAUSES | {"and", "but", "while", "with"}


def _text_before(view: View, first: int, end: int, discourse: Discourse) -> NamedText | None:
    """The one text that the words before totals name; None where they name none, or several."""
    symbols = find_each_document(view, first, end, discourse, discourse.forum)
    if symbols:
        text = symbols[0]
        only = len(symbols) == 1
        return NamedText(text.series, text.forum, (text.year, text.year), None, text.symbol) if only else None
    ordinal = text_of_pair(view, first, end, discourse)
    if ordinal is not None:
        return ordinal[0]
    named = series_named_in(view, first, end, discourse)
    if named is not None:
        return NamedText(named)
    states = view.of(State, first, end)
    series = question_on(states[0].sense.iso, discourse) if len(states) == 1 else None
    series = series or question_in(view, first, end, discourse, sure=True)
    return NamedText(series) if series is not None else None


def of_each(view: View, clause: Clause, claims: list[Claim], discourse: Discourse) -> list[Claim]:
    """Return the claims; those told of several texts at once hold a claim of each: "Cuba opposed both"."""
    if not claims or claims[0].kind not in _JOINED or claims[0].enumerated:
        return claims
    texts = () if view.vocabulary.isdisjoint(_TOGETHER) else _between_and(view, clause, claims[0], discourse)
    texts = texts or _listed(view, clause, claims[0], discourse)
    texts = texts or (() if view.vocabulary.isdisjoint(_TOGETHER) else texts_meant(view, clause, discourse))
    if len(texts) < _TWO or any(text.series is None for text in texts):
        return claims
    return [_of_texts(claim, texts) for claim in claims]


def _listed(view: View, clause: Clause, claim: Claim, discourse: Discourse) -> tuple[NamedText, ...]:
    """ "Voted for the texts on Iran and Syria": the texts that the clause itself names."""
    papers = view.of(Paper, clause.predicate.end, clause.end)
    if not any(mention.sense.many for mention in papers) or "and" not in view.words(clause.predicate.end, clause.end):
        return ()
    found = _states_named(view, discourse, clause.predicate.end, clause.end)
    return tuple(NamedText(series, claim.forum, claim.years, claim.days) for series in dict.fromkeys(found))


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


def texts_meant(view: View, clause: Clause, discourse: Discourse) -> tuple[NamedText, ...]:
    """Return the texts that "both", "the pair of them", "all three" go back to."""
    number = next((n for at in range(clause.predicate.first, clause.end) if (n := _number_at(view, at))), 0)
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
_POINTING = frozenset({"them", "these", "those"})
_TEXTS = frozenset(
    {"texts", "resolutions", "drafts", "measures", "motions", "proposals", "decisions", "counts", "ones"}
)


def _is_over(view: View, at: int) -> bool:
    """What is told of together ends there: no state, body or question follows, as in "both in New York and in"."""
    word = view.word(at)
    if at >= view.end or word in _ENDS:
        return not isinstance(getattr(view.at(at + 1), "sense", None), State) or word != "and"
    timed = any(at <= time.first <= at + 1 for time in view.times)
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
    here = NamedText(claim.series, claim.forum, claim.years, claim.days, claim.document)
    texts = [text_in(view, low, high, here, discourse) for low, high in ((both + 1, joint), (joint + 1, end))]
    found = tuple(text for text in texts if text is not None)
    return found if len(found) == _TWO and not found[0].may_be(found[1]) else ()


_LONGEST = 14
_STOPS = frozenset({".", ",", ";", "!", "?", "but", "while"})


def text_in(view: View, first: int, end: int, here: NamedText, discourse: Discourse) -> NamedText | None:
    """The text that the words name, beside the one of their clause; None where they name none."""
    if view.word(first) in {"this", "that"} and view.word(first + 1) != "on" and discourse.series is not None:
        return replace(here, series=discourse.series, document=None)
    states = view.of(State, first, end)
    series = question_on(states[0].sense.iso, discourse) if len(states) == 1 else None
    series = series or (question_in(view, first, end, discourse) if discourse.lexicon.many else None)
    if any(first <= time.first < end for time in view.times):
        then = situate(view, first, end, discourse)
        return NamedText(series or here.series, here.forum, then.years, then.days)
    return NamedText(series, here.forum, here.years, here.days) if series is not None else None


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
