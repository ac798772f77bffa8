"""What the words of a claim tell beside it: under whom, in which city, as which of several, in how many sessions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.check.company_told import other_company
from onrecord.claims.check.counted_lists import counts_otherwise
from onrecord.claims.check.days_told import tells_day
from onrecord.claims.check.lengths_before import other_length
from onrecord.claims.check.symbols_told import other_symbol
from onrecord.claims.check.times_told import done_in, other_times
from onrecord.claims.check.under_whom import under_another
from onrecord.claims.check.verdicts import CONTRADICTED, NOT_IN_RECORD
from onrecord.claims.mentions.numbers import number_said, read_cardinal, read_ordinal
from onrecord.claims.models import Change, Kind, Sponsors, Stage, Tallies, Votes
from onrecord.claims.text import read_document
from onrecord.days import MONTHS

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.check.held import Held, Series, Text
    from onrecord.claims.models import Claim, Verdict

_FIRST_COUNCIL = 2006
"""The year in which the Human Rights Council took the place of the Commission."""


def check_said(claim: Claim, series: Series, held: Held, published: date | None) -> tuple[Verdict, str] | None:
    """Return the verdict of a claim that is right but for such words, with what to say; None where they fit."""
    told = (
        under_another(claim, series, held)
        or _before_council(claim)
        or _elsewhere(claim)
        or _of_other_body(claim)
        or _rejected(claim)
        or other_company(claim, series)
        or _first_of_all(claim, series)
        or _on_day_of_plenary(claim, series)
        or _is_not_last(claim, series, published)
        or _is_not_first(claim, series)
        or other_length(claim, series)
        or other_symbol(claim, series)
        or wrong_direction(claim)
        or _other_lead(claim)
        or counts_otherwise(claim)
        or other_times(claim, series, published)
    )
    if told:
        return CONTRADICTED, told
    told = (
        _only_then(claim, series)
        or _under_whom(claim)
        or _nth_time(claim, series)
        or _nth_text(claim, series)
        or _other_season(claim, series)
    )
    return (NOT_IN_RECORD, told) if told else None


def _before_council(claim: Claim) -> str:
    """ "The Human Rights Council adopted it in April 2004", two years before there was one."""
    early = claim.forum in {Forum.HRC, Forum.CHR} and claim.years is not None and claim.years[1] < _FIRST_COUNCIL
    if not early or not claim.kind.is_of_texts or "Rights Council" not in claim.quote or "Commission" in claim.quote:
        return ""
    return "the Human Rights Council has met since 2006; before it there was the Commission on Human Rights"


def _elsewhere(claim: Claim) -> str:
    """ "The Human Rights Council's Third Committee", "the Council in New York"."""
    if not claim.kind.is_of_texts:
        return ""
    if _COUNCIL_COMMITTEE.search(claim.quote):
        return "the Third Committee is one of the General Assembly"
    if _COUNCIL_THERE.search(claim.quote):
        return "the Human Rights Council meets in Geneva"
    return "the General Assembly meets in New York" if _ASSEMBLY_THERE.search(claim.quote) else ""


_COUNCIL_COMMITTEE = re.compile(
    r"Human Rights Council['’]s (?:Third Committee|plenary)"
    r"|(?:Third Committee|plenary) of the (?:UN )?Human Rights Council"
)
_COUNCIL_THERE = re.compile(r"\bCouncil in New York\b")
_ASSEMBLY_THERE = re.compile(r"\b(?:General Assembly|Third Committee|plenary) in Geneva\b")


def _is_not_last(claim: Claim, series: Series, published: date | None) -> str:
    """ "In 2008 the Council passed its last resolution", after which it passed others."""
    if claim.forum is None or claim.year is None or claim.kind not in _OF_TEXTS or " had " in claim.quote:
        return ""
    if not _LAST.search(claim.quote):
        return ""
    later = [text for text in series.of_forum(claim.forum) if text.year > claim.year and text.is_out(published)]
    return f"the last one held is of {later[-1].year} ({later[-1].symbol})" if later else ""


_OF_TEXTS = frozenset({Kind.ADOPTION, Kind.TALLY, Kind.SPONSOR_COUNT})
_LAST = re.compile(
    r"\b(?:its|the (?:Assembly|Council)['’]s|[Tt]he) (?:last|latest|most recent|newest) "
    r"(?:(?:UN )?Human Rights Council |General Assembly )?"
    r"(?:resolution|text)\b(?! (?:before|to|of|under|with|but|in))"
)


def _is_not_first(claim: Claim, series: Series) -> str:
    """ "The Commission adopted its first North Korea text in 2004", after that of 2003."""
    if claim.forum is None or claim.year is None or claim.kind not in _OF_TEXTS or not _FIRST_TEXT.search(claim.quote):
        return ""
    earlier = [text for text in series.of_forum(claim.forum) if text.year < claim.year]
    return f"the first one held is of {earlier[0].year} ({earlier[0].symbol})" if earlier else ""


_FIRST_TEXT = re.compile(
    r"\b(?:its|the (?:Assembly|Council|Commission)['’]s) (?:very )?first (?:[\w-]+ ){0,3}(?:resolution|text)\b"
    r"(?! (?:to|without|of|with|that|which|under|since|after|by|through|for))"
)


def _nth_time(claim: Claim, series: Series) -> str:
    """ "For the second time since 2008 it was not among the sponsors", "for the last time": which time is not read."""
    says = claim.says
    consumed = isinstance(says, Sponsors) and says.change is Change.LAST_DONE
    if consumed or claim.kind not in _TIMED or claim.year is None or (isinstance(says, Votes) and says.last):
        return ""
    found = _NTH.search(claim.quote)
    if found is None or (isinstance(says, Votes) and _ORDER.get(found[1].lower()) in _times_cast(claim, says, series)):
        return ""
    return f"whether it was the {found[1]} time is not read"


def nth_act(claim: Claim) -> str:
    """Return what to say of "made its report public for the second time": which time it was is not read."""
    found = _NTH.search(claim.quote)
    return f"whether it was the {found[1]} time is not read" if found is not None else ""


def _times_cast(claim: Claim, says: Votes, series: Series) -> set[int]:
    """How often the state had cast that ballot by then: in all, and in the year."""
    state, year = claim.subject or "", claim.year or 0
    cast = [text for text in series.texts if text.year <= year and says.ballot in series.ballots(text.symbol, state)]
    there = [text for text in cast if claim.forum in (None, text.forum)]
    return {len(cast), len(there), sum(text.year == year for text in cast)}


_TIMED = frozenset({Kind.SPONSORSHIP, Kind.VOTE})
_ORDER = {word: at for at, word in enumerate(("second", "third", "fourth", "fifth", "sixth", "seventh"), 2)}
_NTH = re.compile(rf"\bfor (?:the|a) ({'|'.join(_ORDER)}|last|final) time\b", re.IGNORECASE)


def _nth_text(claim: Claim, series: Series) -> str:
    """ "Adopted a third resolution on the country", where the record holds two up to then."""
    number = _text_told(claim.quote) if claim.kind in _OF_TEXTS else None
    if number is None or claim.kind not in _OF_TEXTS or claim.forum is None or claim.year is None:
        return ""
    upto = [text for text in series.texts if text.year <= claim.year]
    there = [text for text in upto if text.forum is claim.forum]
    counts = {len(upto), len(there), *(sum(text.year == claim.year for text in texts) for texts in (upto, there))}
    return "" if number in counts else f"the record holds {len(there)} of that body up to then"


def _text_told(quote: str) -> int | None:
    """The ordinal of "its twentieth North Korea text", "a third resolution on it"; None without one."""
    document = read_document(quote)
    for place, word in enumerate(document.words):
        number = read_ordinal(document, place + 1) if word in {"its", "a"} else None
        if number is None or number[0] < len(("first", "second")):
            continue
        noun = next((at for at in range(number[1], number[1] + _NEAR_NOUN) if document.word(at) in _PAPERS), 0)
        if noun and document.word(noun + 1) not in _OF_SOME:
            return number[0]
    return None


_PAPERS = frozenset({"resolution", "text"})
_OF_SOME = frozenset({"since", "in", "without", "of", "under", "to", "running", "that"})
""" "Its third text in a row", "its second resolution without a vote": counted among some, and not among all."""
_NEAR_NOUN = 4


def _of_other_body(claim: Claim) -> str:
    """ "The Human Rights Council on Monday condemned it by 133 votes to 11", which the Assembly did."""
    if claim.kind not in {Kind.ADOPTION, Kind.TALLY} or claim.forum is None:
        return ""
    if claim.forum is Forum.GA and _COUNCIL_ACTS.search(claim.quote):
        return "it was the General Assembly that decided"
    if claim.forum is Forum.HRC and _ASSEMBLY_ACTS.search(claim.quote):
        return "it was the Human Rights Council that decided"
    return ""


_WHEN = r"(?: (?:(?:on|last) )?(?:[A-Z][a-z]+day|yesterday|today)| has| had)?"
_DECIDES = r"(?:adopt|pass|approv|condemn|vot|renew|reject|endors|extend|deplor|demand)(?:e?d|es|s)?\b"
_COUNCIL_ACTS = re.compile(rf"\bHuman Rights Council{_WHEN} {_DECIDES}")
_ASSEMBLY_ACTS = re.compile(rf"\bGeneral Assembly{_WHEN} {_DECIDES}")


def _rejected(claim: Claim) -> str:
    """ "In 2011 it was rejected with 133 votes", told of a text that was adopted."""
    if claim.kind is not Kind.TALLY or not _REJECTED.search(claim.quote):
        return ""
    return "the text was adopted"


_REJECTED = re.compile(
    r"(?:\b(?:was|were|been)|:) (?:rejected|defeated|voted down)(?: \w+){0,3} (?:by|with) \w+(?: votes)?\b"
)


def _under_whom(claim: Claim) -> str:
    """ "Moon was the only president under whom it sponsored the text": of the others nothing is read."""
    return "what it did under others is not read" if "president under whom" in claim.quote else ""


def _only_then(claim: Claim, series: Series) -> str:
    """ "Only in 2005 did it abstain", which it did in 2007 too; or not until then, which the words may mean as well."""
    says = claim.says
    if not isinstance(says, Votes) or says.negated or claim.year is None or not _ONLY_IN.search(claim.quote):
        return ""
    same = [text for text in done_in(claim, series) if text.year != claim.year]
    return f"it did so in {same[-1].year} too ({same[-1].symbol})" if same else ""


_ONLY_IN = re.compile(r"^(?:[Oo]nly|[Ii]t was only) in \d{4}\b")


def _first_of_all(claim: Claim, series: Series) -> str:
    """ "The first draft that it sponsored was that of 2009", after it had sponsored that of 2008."""
    found = _FIRST_ONE.search(claim.quote) if claim.kind in _TIMED and claim.year is not None else None
    if found is None:
        return ""
    year = claim.year or 0
    first = found[1].lower() == "first"
    same = [text for text in done_in(claim, series) if (text.year < year if first else text.year > year)]
    return f"it did so in {same[-1].year} too ({same[-1].symbol})" if same else ""


_FIRST_ONE = re.compile(
    r"^[Tt]he (?:very )?(first|last) (?:draft|text|resolution|one)\b.*\b(?:was|is) (?:that of|the one of)\b"
)


def _on_day_of_plenary(claim: Claim, series: Series) -> str:
    """ "Adopted in the Third Committee on 19 December", when it was the plenary that did."""
    days = claim.days
    if (
        claim.kind not in {Kind.ADOPTION, Kind.VOTE}
        or claim.forum is not Forum.GA
        or days is None
        or days[0] != days[1]
    ):
        return ""
    if (
        not tells_day(claim, days)
        or "Third Committee" not in claim.quote
        or "lenary" in claim.quote
        or _ASSEMBLY_ACTS.search(claim.quote)
    ):
        return ""
    actions = [action for text in series.of_forum(Forum.GA) for action in text.actions if action.date == days[0]]
    stages = {action.stage for action in actions}
    return "on that day it was the plenary that decided" if stages == {Stage.PLENARY} else ""


def wrong_direction(claim: Claim) -> str:
    """Return what to say where the words of the claim belie themselves: "shrank from 42 to 50", "15, up from 24"."""
    document = read_document(claim.opening + claim.quote)
    words, begins = document.words, len(claim.opening)
    for place in range(1, len(words) - 2):
        if words[place] != "from":
            continue
        first = read_cardinal(document, place + 1)
        if first is None:
            continue
        second = read_cardinal(document, first[1] + 1) if words[first[1] : first[1] + 1] == ["to"] else None
        before = words[max(0, place - _NEAR_VERB) : place]
        rises, falls = not _RISING.isdisjoint(before), not _FALLING.isdisjoint(before)
        here = second is not None and document.starts[second[1] - 1] >= begins
        if second is not None and here and rises != falls and (second[0] < first[0]) == rises and second[0] != first[0]:
            return f"from {first[0]} to {second[0]} is the other way"
    return ""


def _other_lead(claim: Claim) -> str:
    """ "It survived by three votes, 20 to 18": that is by two."""
    says = claim.says
    found = _BY_VOTES.search(claim.quote) if isinstance(says, Tallies) else None
    if found is None or not isinstance(says, Tallies) or says.yes is None or says.no is None:
        return ""
    lead = 1 if found[1] == "single" else number_said(found[1])
    return "" if lead in {None, says.yes, says.yes - says.no} else f"that is by {says.yes - says.no}"


_BY_VOTES = re.compile(
    r"\bby (?:just |only |a mere |a )?([a-z]+|\d+) votes?\b(?!,? (?:to|against|in|for|more|fewer|with)\b)"
)
_NEAR_VERB = 3
_RISING = frozenset({"rose", "rises", "risen", "grew", "grown", "climbed", "increased", "jumped", "swelled"})
_FALLING = frozenset(
    {"fell", "falls", "fallen", "shrank", "shrunk", "dropped", "declined", "sank", "decreased", "slipped"}
)


def _other_season(claim: Claim, series: Series) -> str:
    """ "The Third Committee's draft was tabled this March", "every March": of a body that met in autumn."""
    named = _SEASON.findall(claim.quote) + _IN_SEASON.findall(claim.quote)
    if len(named) != 1 or claim.forum is None or claim.years is None or not claim.kind.is_of_texts:
        return ""
    wanted = _MONTHS_OF.get(named[0].lower()) or {MONTHS.index(named[0]) + 1}
    texts = [text for text in series.of_forum(claim.forum) if claim.years[0] <= text.year <= claim.years[1]]
    months = {day.month for text in texts for day in _days_held(text, series)}
    # what was decided in April was told of in March
    held = months | {month - 1 or 12 for month in months}
    return "" if not held or wanted & held else f"the record holds nothing of {named[0]} of that time"


def _days_held(text: Text, series: Series) -> list[date]:
    printed = (series.day_of(document) for document in text.documents)
    return [*text.days, *(day for day in printed if day is not None)]


_SEASON = re.compile(
    rf"(?<!ntil )(?<!efore )(?<!ince )\b(?:[Ee]very|[Ee]ach|[Ll]ast|[Tt]his) ({'|'.join(MONTHS)}|autumn|spring)\b"
)
_IN_SEASON = re.compile(r"\bin (?:the )?(autumn|spring|summer) (?:of )?\d{4}\b")
_MONTHS_OF = {"summer": {6, 7, 8}, "autumn": {9, 10, 11, 12}, "spring": {2, 3, 4, 5, 6}}
