"""Claims about open letters: when, to whom, from how many, who signed, what they ask."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.find.claim_parts import TEXT_NOUNS, make_claim, phrase
from onrecord.claims.find.compared_letters import with_compared
from onrecord.claims.find.letter_details import (
    asks_sponsorship,
    counts_groups,
    counts_senders,
    find_subjects,
    read_details,
    with_senders,
)
from onrecord.claims.find.letter_names import find_receivers, find_recipients, find_signers
from onrecord.claims.find.segments import nearest_time
from onrecord.claims.find.which_letter import Details, identify_letter
from onrecord.claims.mentions.numbers import read_cardinal, read_ordinal
from onrecord.claims.mentions.senses import BodyName, Head, Organisation, Paper, State
from onrecord.claims.models import Claim, Kind, Writes
from onrecord.claims.situation import situate
from onrecord.claims.stance import Stance
from onrecord.claims.subjects import is_agent
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from collections.abc import Set
    from datetime import date

    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_TABLE = read_toml("letters.toml")
_LETTERS = frozenset(_TABLE["letters"])
_SENDERS = frozenset(_TABLE["senders"])
_MONTH = 31
_NOUNS = frozenset({"open", "joint", "public", "letter", "letters", "in", "new", "appeal"})


def speaks_of_letter(view: View, discourse: Discourse) -> bool:
    """True where the sentence names a letter or its senders write, or goes on with a letter named before."""
    words = view.vocabulary
    if words & _LETTERS and (
        discourse.letter or words & _SENDERS or view.of((Head, Organisation)) or words & {"president", "open", "joint"}
    ):
        return True
    if "statement" in words and (view.of(Organisation) or words & (_SENDERS | {"joint"})):
        return True
    if words & _SENDERS and view.of(Head) and asks_sponsorship(view, view.first, view.end):
        return True
    dated = "government" in words and any(time.days is not None for time in view.times)
    if words & _SENDERS and words & _ASKED and dated and find_subjects(view, view.first, view.end, discourse):
        # "Rights groups on Thursday asked the government to appoint an ambassador"
        return True
    home = discourse.lexicon.home
    to_home = bool(words & (_ASKED | _WROTE)) and any(one.sense.iso in home for one in view.of(State))
    if words & _SENDERS and to_home and counts_groups(view) and asks_sponsorship(view, view.first, view.end):
        # "28 groups appealed to South Korea to co-sponsor"
        return True
    if words & _SENDERS and words & _ASKED and _to_addressee(words, discourse):
        return counts_groups(view) or asks_sponsorship(view, view.first, view.end)
    if words & _WROTE and (words & _SENDERS or view.of(Organisation) or words & {"we", "they"}):
        return (
            bool(view.of(Head))
            or bool(discourse.cast.head and words & {"him", "her"})
            or bool(words & ({"president", "government", "you", "seoul", "minister"} | discourse.lexicon.addressees))
        )
    return discourse.letter


def _to_addressee(words: Set[str], discourse: Discourse) -> bool:
    """ "Twenty organisations asked you", in a letter; "had asked the president"."""
    known = not discourse.lexicon.addressees.isdisjoint(words)
    return known or "president" in words or ("you" in words and discourse.cast.you is not None)


_ASKED = frozenset(
    {"asked", "urged", "requested", "called", "told", "turned", "pressed", "begged", "warned", "reminded", "implored"}
)


_WROTE = frozenset({"wrote", "written", "appealed", "petitioned", "addressed", "writes", "writing", "approached"})
_GOING_ON = frozenset({"they", "it", "we", "their", "its", "them", "who", "which", "both", "all", "signed", "among"})


def may_accept(view: View, _needs: str, discourse: Discourse) -> bool:
    """False where neither the sentence nor those before it speak of a letter."""
    return speaks_of_letter(view, discourse)


def accepts(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """True where the frame belongs to a letter: its senders or it itself are the subject."""
    words = view.said(predicate.mention)
    act = predicate.frame.act
    if {"sent", "send", "sending"} & set(words) and (_BACK & set(words) or (act == "sends" and _COPIES & set(words))):
        # "they had been sent back across the border", "wrote to him and sent a copy to the minister"
        return False
    if act == "omits":
        named = _letter_named(view, predicate) or _goes_on(view, predicate, discourse)
        return named and (
            "assembly" in view.words(predicate.end, view.end)
            or bool(find_subjects(view, view.first, view.end, discourse))
        )
    if act == "asks":
        if _text_speaks(view, predicate) or _is_noun(view, predicate):
            return False
        wanted = asks_sponsorship(view, predicate.end, view.end) or find_subjects(
            view, predicate.end, view.end, discourse
        )
        return bool(wanted or counts_groups(view)) and _letter_speaks(view, predicate, discourse)
    if act == "copies":
        told = discourse.letter or bool(view.vocabulary & (_LETTERS | _WROTE))
        return bool(_recipients(view, predicate, discourse)) and told
    if act in {"signs", "leads"}:
        return _names_signers(view, predicate, discourse)
    if words[0] in _NOUNS and any(_is_deed(view, frame) for frame in view.frames):
        return False
    if set(words) & (_LETTERS | {"statement"}):
        return True
    if set(words) & _WROTE and set(view.words(view.first, predicate.mention.first)) & {"we", "they", "i"}:
        return True
    return _letter_speaks(view, predicate, discourse)


def _names_signers(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """Who signed it, or led it, is named or counted in the sentence."""
    named = bool(find_signers(view, view.first, view.end))
    if predicate.frame.act == "leads":
        return named and discourse.letter and not view.of(Paper)
    return named or counts_senders(view, view.first, view.end)


_COPIES = frozenset({"copy", "copies"})
_BACK = frozenset({"back", "home", "over", "across"})


def _recipients(view: View, predicate: Predicate, discourse: Discourse) -> tuple[str, ...]:
    """To whom copies went: after the verb, or before "received a copy"."""
    if predicate.frame.extra.get("side") == "left":
        return find_receivers(view, predicate.first, discourse)
    return find_recipients(view, predicate.end, view.end)


def _letter_named(view: View, predicate: Predicate) -> bool:
    """ "The letter says nothing about X": a letter or its senders by a noun, and no text of the record."""
    left = set(view.words(view.first, predicate.first))
    named = left & (_LETTERS | _SENDERS)
    return bool(named) and not any(one.end <= predicate.first for one in view.of(Paper))


def _goes_on(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "Of X it says nothing", "they do not ask him to": right after a sentence on the letter, and of no text."""
    if not discourse.letter or discourse.letter_id is None or discourse.text_speaks or discourse.text_before:
        return False
    return not view.of(Paper, view.first, predicate.first) and view.word(predicate.first - 1) in {
        "it",
        "they",
        "but",
        "and",
    }


def _is_noun(view: View, predicate: Predicate) -> bool:
    """ "Told the president of their regret": the noun asks for nothing of its own."""
    return view.said(predicate.mention) == ["regret"] and view.word(predicate.first - 1) in _BEFORE_NOUNS


_BEFORE_NOUNS = frozenset({"of", "their", "its", "our", "with", "deep", "great"})


def _text_speaks(view: View, predicate: Predicate) -> bool:
    """ "It pointed out that the resolutions have called for ...": what a text says is no ask of the letter."""
    left = [mention for mention in view.entities if mention.first < predicate.mention.end - 1]
    if not left or asks_sponsorship(view, predicate.end, view.end):
        return False
    last = left[-1]
    by_body = isinstance(last.sense, BodyName) and last.sense.forum is not None and last.end == predicate.first
    return isinstance(last.sense, Paper) or by_body


def _is_deed(view: View, frame: Mention) -> bool:
    """A verb of sending or signing, beside which "open letter to" is only its object."""
    return (
        frame.sense.family == "letters"
        and frame.sense.act in {"sends", "signs"}
        and view.word(frame.first) not in _NOUNS
        and view.word(frame.first) not in {"among", "come", "comes", "count", "counts"}
    )


def _letter_speaks(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """The letter, its senders, or a pronoun for them stand left of the verb and nothing else acts."""
    left = view.words(view.first, predicate.mention.first)
    if not left:
        return True
    if set(left) & (_LETTERS | _SENDERS | {"statement"}) or view.of(Organisation, view.first, predicate.first):
        return True
    acting = any(
        is_agent(view, mention) for mention in view.of((State, Head)) if mention.end <= predicate.mention.first
    )
    return not acting and discourse.letter and bool(set(left) & _GOING_ON)


def build(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> list[Claim]:
    """Return the claim of what the clause says of the letter, if it says something that a record can hold."""
    predicate = clause.predicate
    act = predicate.frame.act
    if predicate.stance is not Stance.FACT and not (predicate.stance is Stance.NEGATED and act == "signs"):
        return []
    clause, situation = _when_told(view, with_senders(view, clause), situation, discourse)
    details = read_details(view, clause, discourse)
    unsigned = predicate.stance is Stance.NEGATED
    if _counts_letters(view, clause) or (unsigned and not details.names):
        return []
    exact = situation.days if situation.timed and situation.days and situation.days[0] == situation.days[1] else None
    by_name = bool(view.of(Organisation, clause.first, predicate.first))
    deed = act != "asks" or details.organisations is not None or by_name or _is_of_day(view, clause)
    on = exact[0] if exact and deed else None
    month = bool(situation.timed and situation.days and (situation.days[1] - situation.days[0]).days <= _MONTH)
    if not _says_something(view, clause, details, on, month=month):
        return []
    forum = situation.forum
    if act == "asks" and forum is None:
        forum = discourse.forum
    session = situation.when.session or ""
    if forum is not None and session.isdecimal() and int(session) > _COUNCIL_SESSIONS and _names_session(view, clause):
        # "co-sponsor the text at the eightieth session", after a word on Geneva
        forum = Forum.GA
    timed = situation.timed and deed
    days = (on, on) if on else situation.days if timed else None
    years = (on.year, on.year) if on else situation.years if timed else None
    told = identify_letter(details, days, years, discourse, asks=act == "asks")
    if not timed and discourse.letter_day:
        years = (discourse.letter_day.year, discourse.letter_day.year)
    says = Writes(
        on=on,
        addressee=details.addressee,
        copied=details.copied,
        not_copied=bool(predicate.frame.extra.get("denied")),
        not_signed=unsigned,
        omits=act == "omits",
        another=details.another,
        all_names=details.all_names,
        organisations=details.organisations,
        relation=details.relation,
        individuals=details.individuals,
        countries=details.countries,
        names=details.names,
        asks_sponsorship=details.asks_sponsorship,
        session=situation.when.session if _names_session(view, clause) else None,
        subjects=details.subjects,
        counted=_counted_subjects(view, clause, details),
        leads=details.leads,
        text_of=_whose_text(view, clause) if details.subjects else None,
        letter=discourse.letter_id if told else None,
    )
    discourse.letter = True
    about = situation.in_place(forum=forum).at(years=years, days=days)
    why = f"letter: “{phrase(view, predicate.mention.first, predicate.end)}”"
    cut = _so_did(view, clause) if act == "signs" and len(details.names) > 1 else 0
    if cut:
        # "Lord Alton signed it, as did Marzuki Darusman": two, of whom one may not have
        parts = ((clause.first, cut), (cut, clause.end))
        named = [replace(says, names=find_signers(view, *part), organisations=None) for part in parts]
        return [
            make_claim(view, part, Kind.LETTER, one, about, why=(why,)) for part, one in zip(parts, named, strict=True)
        ]
    claim = make_claim(view, (clause.first, clause.end), Kind.LETTER, says, about, why=(why,))
    return with_compared(view, claim, clause.end, discourse)


def _is_of_day(view: View, clause: Clause) -> bool:
    """ "The open letter of 16 December to the president raises the case": the day is the letter's."""
    times = view.times_in(clause.first, clause.predicate.first)
    return any(view.word(time.first - 1) in {"of", "dated"} and view.word(time.first - 2) in _NOUNS for time in times)


_COUNCIL_SESSIONS = 70
"""More sessions than this only the Assembly has had."""


def _when_told(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> tuple[Clause, Situation]:
    """The clause up to the end of what is asked, and the situation of the letter, not of what it asks for."""
    if clause.predicate.frame.act != "asks":
        return clause, nearest_time(view, clause, situation, discourse)
    clause = replace(clause, end=_end_of_ask(view, clause))
    situation = situate(view, clause.first, clause.end, discourse)
    if not situate(view, clause.first, clause.predicate.end, discourse).timed:
        # "urged Seoul to co-sponsor in November": the time of what is asked for
        situation = situation.at(timed=False, days=None)
    return clause, situation


def _counts_letters(view: View, clause: Clause) -> bool:
    """ "Two open letters were addressed to him": of which of them is not told."""
    for place in view.places(_SEVERAL):
        first = place
        while view.word(first - 1) in _NOUNS:
            first -= 1
        number = read_cardinal(view.document, first - 1)
        if clause.first <= place < clause.end and number is not None and number[0] > 1:
            return True
    return False


_SEVERAL = frozenset({"letters", "appeals", "petitions"})


def _counted_subjects(view: View, clause: Clause, details: Details) -> tuple[tuple[int, str], ...]:
    """ "The release of four missionaries": how many of them the clause tells."""
    found = []
    for place in range(clause.predicate.end, clause.end):
        number = read_cardinal(view.document, place)
        told = view.words(number[1], number[1] + 4) if number is not None and number[0] > 1 else []
        found += [(number[0], word) for word in told if number is not None and word in details.subjects][:1]
    for place in view.places(_OCCASION):
        order = read_ordinal(view.document, place - 1)
        # "on the sixth anniversary of the Act"
        found += [(order[0], "anniversary")] if order is not None and clause.first <= place < clause.end else []
    return (*found, *_years_of_law(view, clause))


def _years_of_law(view: View, clause: Clause) -> list[tuple[int, str]]:
    """ "To mark six years of the North Korean Human Rights Act": its anniversary."""
    if view.vocabulary.isdisjoint(_LAWS):
        return []
    years = (place for place in view.places(_YEARS) if clause.predicate.end < place < clause.end)
    return [
        (number[0], "anniversary")
        for place in years
        if view.word(place + 1) in {"of", "since"} and not _LAWS.isdisjoint(view.words(place + 2, place + _NAMED))
        for number in (read_cardinal(view.document, place - 1),)
        if number is not None
    ]


_LAWS = frozenset({"act", "law"})
_YEARS = frozenset({"years"})
_NAMED = 9
"""Words of "years of the North Korean Human Rights Act"."""


_OCCASION = frozenset({"anniversary"})


def _names_session(view: View, clause: Clause) -> bool:
    return any(time.session for time in view.times_in(clause.first, clause.end))


def _whose_text(view: View, clause: Clause) -> Forum | None:
    """ "Wants the coming Assembly resolution to name them": the body whose text is to do it."""
    for body in view.of(BodyName, clause.predicate.end, clause.end):
        after = view.words(body.end, body.end + 1 + (view.word(body.end) == "'s") * 2)
        if body.sense.forum is not None and not TEXT_NOUNS.isdisjoint(after):
            forum: Forum = body.sense.forum
            return forum
    return None


def _so_did(view: View, clause: Clause) -> int:
    """The place of "as did", "and so did" in the clause, or 0."""
    for place in range(clause.predicate.end, clause.end):
        if view.word(place) in {"as", "so"} and view.word(place + 1) == "did":
            return place
    return 0


def _says_something(view: View, clause: Clause, details: Details, on: date | None, *, month: bool) -> bool:
    act = clause.predicate.frame.act
    if act == "omits":
        return bool(details.subjects)
    if act == "asks":
        return details.asks_sponsorship or bool(details.subjects) or details.organisations is not None
    if details == Details() and on is None and not month:
        return False
    if act == "copies":
        return bool(details.copied)
    if act in {"signs", "leads"}:
        return details != Details()
    verb = view.word(clause.predicate.mention.first)
    # a heading such as "Open letter to President Lee" asserts nothing
    if month and act == "sends" and verb not in _NOUNS and _LETTERS & set(view.words(clause.first, clause.end)):
        # "in November the lawyers had sent the president an open letter"
        return True
    return (
        on is not None
        or details.organisations is not None
        or details.individuals is not None
        or (details.addressee is not None and verb not in _NOUNS)
    )


def _end_of_ask(view: View, clause: Clause) -> int:
    """What is asked for stands after the verb as a clause of its own: "asked Seoul to return as a co-sponsor"."""
    end = clause.end
    while end < view.end:
        further = view.word(end) == "and" and view.word(end + 1) in {"to", "that", "again"}
        if view.word(end) in {";", ".", ",", "and", "but"} and not further:
            return end
        end += 1
    return end
