"""Cutting a sentence at its predicates: each clause has one thing said, with its subject, times and bodies."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.claims.inserted_clauses import subjects_around
from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.once import Once
from onrecord.claims.stance import Auxiliaries, Stance, read_auxiliaries
from onrecord.claims.subjects import Subject, acts_for_kin, find_left
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.mentions.senses import Frame, Mention
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View

_OPENERS = frozenset(read_toml("function_words.toml")["openers"])
_KEPT = frozenset({"as", "when", "which", "who", "something", "so", "for", "with"})
"""Openers that belong to the clause that they open."""
_OF_STATES = frozenset({"sponsorship", "votes", "ellipsis", "terms", "acts"})
"""Families whose subject is a state or a person."""
_STOPS = frozenset({";", ":", "—", "–", "(", ")", "?", "!"})


class Predicate:
    """A frame that stands in a sentence, with its auxiliaries, read when asked for: most frames say nothing."""

    def __init__(self, view: View, mention: Mention, limit: int, *, denied: bool = False) -> None:
        self.mention = mention
        self.frame: Frame = mention.sense
        """What it says."""
        self.end = mention.end
        """The place after the last word."""
        self._view, self._limit, self._denied = view, limit, denied

    @Once
    def auxiliaries(self) -> Auxiliaries:
        """The words before it that belong to it, and what they do to it."""
        read = _read_auxiliaries(self._view, self.mention, self._limit)
        return _turn(read) if self._denied else read

    @Once
    def first(self) -> int:
        """The first word, auxiliaries included."""
        return self.auxiliaries.first

    @property
    def stance(self) -> Stance:
        """Fact, negated or open."""
        return self.auxiliaries.stance

    def denied(self) -> Predicate:
        """Return the predicate that says the opposite; one that leaves it open stays."""
        return Predicate(self._view, self.mention, self._limit, denied=not self._denied)


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of one predicate, from `first` to `end`."""

    predicate: Predicate
    first: int
    end: int
    subjects: tuple[Subject, ...]
    inherited: bool = False
    """The subject stands in the clause before."""


def _read_auxiliaries(view: View, mention: Mention, limit: int) -> Auxiliaries:
    """The auxiliaries of a frame, looking no further back than `limit`."""
    if view.word(mention.first) == ",":
        # "Bolivia voted no, an abstainer in 2011": what stands before the comma is said of something else
        return Auxiliaries(mention.first, Stance.FACT)
    auxiliaries = view.kept(read_auxiliaries, mention.first, limit)
    if auxiliaries.stance is Stance.NEGATED and _is_done_at_last(view, mention):
        return _turn(auxiliaries)
    if _denies_inside(view, mention) != _denied_ahead(view, mention, limit):
        return _turn(auxiliaries)
    return auxiliaries


def _is_done_at_last(view: View, mention: Mention) -> bool:
    """ "Did not adopt it until June": it did so then."""
    return done_at_last(view, mention.end) is not None


def says_last_time(view: View, clause: Clause) -> bool:
    """ "In 2009 Ghana voted for it for the last time"."""
    return "last" in view.vocabulary and " for the last time " in f" {' '.join(view.words(clause.first, clause.end))} "


def done_at_last(view: View, place: int) -> Time | None:
    """Return the time at which what ends at the word was done at last: "did not vote for the text until 2008"."""
    ends = (time for time in view.times if time.bound == "at last" and 0 <= time.first - place <= _FAR_END)
    return next((time for time in ends if _PAUSES.isdisjoint(view.words(place, time.first))), None)


_FAR_END = 14
"""Words of a text between the verb and "until"."""
_PAUSES = frozenset({",", ";", ":", "and", "but"})


def _denied_ahead(view: View, mention: Mention, limit: int) -> bool:
    """ "Not since 2015 has either body put it to a vote", "at no time did it sponsor the text"."""
    if view.vocabulary.isdisjoint(_DENYING) or mention.sense.family not in {"sponsorship", "votes", "adoption"}:
        return False
    first = next(
        (place for place in range(mention.first - 1, limit - 1, -1) if view.word(place) in _STOPS or place == limit),
        limit,
    )
    opening = view.words(first, mention.first)
    # "Since 2016 neither body has ...": the time before it says nothing of who acts
    lead = first + (view.word(first) in {"in", "since", "on", "from"})
    past = next((time.end - first for time in view.times if time.first in (first, lead)), 0)
    start = next((at for at, word in enumerate(opening[past:], past) if word.isalpha() and word not in _LEADS), 0)
    ahead = opening[start : start + 3]
    acting = [one for one in view.of(State, first, mention.first) if view.word(one.first - 1) not in {"on", "about"}]
    if ahead[:1] in (["neither"], ["none"]) and not acting:
        # "Neither body has called a vote", "neither the Assembly's text on Haiti nor the Council's bore its name"
        return True
    opened = [first + start, *(first + at + 1 for at, word in enumerate(opening) if word == ",")]
    if mention.sense.subject == "right" and any(_opens_with_no_text(view, at) for at in opened):
        # "No text that the Council adopted bore its name": of what stands before the verb, and not of who acts
        return True
    fronted = tuple(ahead[:2]) in _FRONTED or ahead[:1] in (["never"], ["nowhere"], ["rarely"])
    return fronted and bool(_INVERTED & set(opening[start + 1 :]))


def _opens_with_no_text(view: View, place: int) -> bool:
    """ "No text that it tabled", "no General Assembly resolution on Iran"; not "no text went forward without it"."""
    none = next((len(way) for way in _NO_ONE if view.words(place, place + len(way)) == way), 0)
    if not none or "without" in view.vocabulary:
        return False
    text = next(iter(view.of(Paper, place, place + _NEAR_NONE)), None)
    if text is None:
        return False
    named = {at for one in view.of(BodyName, place, text.first) for at in range(one.first, one.end)}
    return all(at in named or view.word(at) in _SUCH for at in range(place + none, text.first))


_NO_ONE = (["no"], ["not", "one"], ["not", "a", "single"], ["not", "a"])
_SUCH = frozenset({"un", "single", "such", "other", "'s", "annual", "of", "the", "its", "these"})
_NEAR_NONE = 7
_LEADS = frozenset({"and", "but", "for", "because", "as", "since"})
_DENYING = frozenset({"neither", "none", "never", "nowhere", "rarely", "not", "no"})
"""One of these is in each of the openings that deny."""
_DENYING_INSIDE = frozenset({"not", "never", "hardly", "scarcely", "neither", "nowhere", "no"})
_FRONTED = frozenset({("not", "since"), ("not", "once"), ("at", "no"), ("in", "no"), ("on", "no")})
_INVERTED = frozenset({"has", "have", "had", "did", "does", "was", "were", "is"})


def _denies_inside(view: View, mention: Mention) -> bool:
    """ "Were not sponsors": an adverb inside the frame denies it, unless absence is what the frame says."""
    frame = mention.sense
    if frame.family not in {"sponsorship", "votes", "adoption"} or frame.act in {"absent", "stop", "take_part"}:
        return False
    words = view.said(mention)
    return not _DENYING_INSIDE.isdisjoint(words) and any(
        word in {"not", "never", "hardly", "scarcely", "neither", "nowhere"}
        or (word == "no" and (after == "longer" or frame.family == "sponsorship"))
        for word, after in itertools.pairwise([*words, ""])
    )


def _denies_before(view: View, first: int) -> bool:
    before = view.word(first - 1)
    if before in _INVERTED and view.word(first - 2) == "nor":
        # "Nor has your ministry put out a report"
        return True
    if before == "the":
        # "neither the United States nor Japan", "without the Republic of Korea"
        before = view.word(first - 2) if view.word(first - 2) in {"neither", "nor", "without", *_EXCEPTING} else before
    if before in _EXCEPTING and not _ALL_OTHERS.isdisjoint(view.words(first - 6, first - 1)):
        # "All but the United States and Israel voted for it"
        return True
    return before in {"neither", "nor", "no", "without"}


_EXCEPTING = frozenset({"but", "except", "save", "bar", "barring"})
_ALL_OTHERS = frozenset({"all", "every", "everyone", "everybody", "each"})


def cut_clauses(view: View, predicates: list[Predicate]) -> list[Clause]:
    """Return one clause a predicate, in order."""
    clauses: list[Clause] = []
    cuts = [_opening(view, predicates[0])]
    for before, after in itertools.pairwise(predicates):
        cuts.append(_boundary(view, before, after))
    for place, predicate in enumerate(predicates):
        end = cuts[place + 1] if place + 1 < len(predicates) else _closing(view, predicate)
        first = _past_opener(view, cuts[place], predicate.first)
        subjects = subjects_around(view, tuple(find_left(view, predicate.first, first)), predicate.first)
        if subjects and predicate.frame.family != "adoption" and _denies_before(view, subjects[0].first):
            # "Neither Brazil nor India sponsored it", "without Brazil among the sponsors"; but the body did adopt
            # "the text, the first without Brazil, was adopted"
            predicate = predicate.denied()
        inherited = False
        if not subjects and clauses and predicate.frame.subject == "left" and not acts_for_kin(view, predicate.first):
            subjects, inherited = _before_relative(view, predicate, clauses[-1]), True
        clauses.append(Clause(predicate, first, max(end, predicate.end), subjects, inherited))
    return [_with_later_subject(view, clause, after) for clause, after in itertools.zip_longest(clauses, clauses[1:])]


def _before_relative(view: View, predicate: Predicate, before: Clause) -> tuple[Subject, ...]:
    """The subjects of the clause before; of ", which had voted yes" the state right before it."""
    relative = view.word(predicate.first - 1) == "which" and view.word(predicate.first - 2) == ","
    named = find_left(view, predicate.first - 2, before.first) if relative and not before.subjects else ()
    return tuple(named) or before.subjects


def _with_later_subject(view: View, clause: Clause, following: Clause | None) -> Clause:
    """ "After abstaining in 2005, it voted for the text": who did so stands in the clause after it."""
    opening = view.words(clause.first - 1, clause.predicate.mention.first)
    if clause.subjects or following is None or not {"after", "having"} & set(opening):
        return clause
    return replace(clause, subjects=following.subjects, inherited=True)


def _turn(auxiliaries: Auxiliaries) -> Auxiliaries:
    """Said the other way round; what is left open stays so."""
    if auxiliaries.stance is Stance.OPEN:
        return auxiliaries
    return auxiliaries._replace(stance=Stance.NEGATED if auxiliaries.stance is Stance.FACT else Stance.FACT)


def _past_opener(view: View, place: int, limit: int) -> int:
    while place < limit:
        word = view.word(place)
        if word not in _STOPS and word != "," and (word not in _OPENERS or word in _KEPT):
            return place
        if any(time.first == place for time in view.times):
            # "Since 2003" belongs to its clause
            return place
        place += 1
    return place


def _opening(view: View, predicate: Predicate) -> int:
    """Where the first clause begins: after words that only say who reports it, and after a colon of a speaker."""
    first = view.first
    while view.word(first) in {"-", "–", "—", "*", "•", '"', "“", "'", "‘", "(", "#", ">"}:
        first += 1
    first = past_dateline(view, first)
    for cue in view.cues:
        if (
            cue.sense.name == "report"
            and first <= cue.first
            and cue.end <= predicate.first
            and not _is_inserted(view, cue)
        ):
            begin = _after_report(view, cue.end, predicate.first)
            if begin:
                first = begin
    for place in range(first, predicate.first):
        if view.word(place) == ":" and predicate.frame.needs == "noun":
            # "Seoul moved back and forth: abstention in 2005, yes in 2006"
            continue
        if predicate.frame.family == "letters" and not _LETTERS.isdisjoint(view.words(first, place)):
            # "Open letter of 28 October: sent to the president"
            continue
        if view.word(place) in {";", ":"} and not _is_dateline(view, first, place):
            first = place + 1
    return first


_LETTERS = frozenset({"letter", "appeal", "petition"})


def _is_inserted(view: View, cue: Mention) -> bool:
    """ "Brazil, I am told, abstained": who reports it stands between two commas."""
    opening = view.comma_before(cue.first, cue.first - 6)
    closing = next((place for place in range(cue.end, cue.end + 5) if view.word(place) == ","), 0)
    entity = view.at(opening - 1) if opening and closing else None
    return entity is not None and isinstance(entity.sense, State)


def _is_dateline(view: View, first: int, colon: int) -> bool:
    """ "2016, 3 March: the Assembly passes the Act": the date before the colon is the time of what follows."""
    dated = {place for time in view.times for place in range(time.first, time.end)}
    named = [place for place in range(first, colon) if view.word(place) not in {",", "in", "on", "("}]
    return bool(named) and all(place in dated for place in named)


def past_dateline(view: View, first: int) -> int:
    """Return the word after the dash of "NEW YORK, Nov. 20 (Agency) -- ": what is before it tells where it was written.

    The place itself where the sentence does not open so.
    """
    if first != view.first or not view.document.capital(first):
        return first
    for place in range(first + 1, min(first + 14, view.end)):
        if view.word(place) in {"—", "–", "-"} and not _is_in_range(view, place):
            start = place + 1 if view.word(place + 1) != "-" else place + 2
            plain = all(not view.word(i).isalpha() or view.document.capital(i) for i in range(first, place))
            return start if plain else first
    return first


def _is_in_range(view: View, place: int) -> bool:
    """ "NORTH KOREA: ASSEMBLY ROLL CALLS, 2005-2015": a dash between two years."""
    return view.word(place - 1).isdigit() and view.word(place + 1).isdigit()


def is_dateline(view: View, first: int) -> bool:
    """True where the words before `first` are a dateline."""
    return first > view.first and past_dateline(view, view.first) == first


def _after_report(view: View, place: int, limit: int) -> int:
    """The place where the reported clause begins, or 0 where the verb reports nothing."""
    for index in range(place, min(place + 8, limit)):
        if view.word(index) == "that" and view.word(index + 1) not in {"text", "resolution", "draft", "year", "month"}:
            return index + 1
    entity = view.at(place)
    if entity is not None and isinstance(entity.sense, (State, BodyName)):
        return place
    return (
        place if view.word(place) in {"it", "the", ",", ":", "“", '"', "that", "he", "she", "they", "its", "a"} else 0
    )


def _closing(view: View, predicate: Predicate) -> int:
    """Where the last clause ends: before ", the ministry said", or at the end of the sentence."""
    end = view.end
    for cue in view.cues:
        if cue.sense.name == "report" and cue.first >= predicate.end:
            for place in range(cue.first - 1, predicate.end - 1, -1):
                if view.word(place) in {",", "—", "–"}:
                    end = min(end, place)
                    break
            break
    for place in range(predicate.end, end):
        if view.word(place) == ";":
            return place
        if view.word(place) == "," and view.words(place + 1, place + 3) in (["something", "that"], ["a", "thing"]):
            # ", something that had happened in none of the four years before": of other times
            return place
        if view.word(place) == "," and view.words(place + 1, place + 3) == ["just", "as"]:
            # ", just as those of his predecessor had done": of other times
            return place
        if view.word(place) in {"—", "–"} and view.word(place + 1) in {"a", "an", "the", "its", "that", "this"}:
            # "Seoul abstained — a step back from last year's yes": a comment, with times of its own
            return place
    return end


def _boundary(view: View, before: Predicate, after: Predicate) -> int:
    """Where one clause ends and the next begins."""
    limit = before.end
    acting = after.frame.subject == "left" and after.frame.family in _OF_STATES
    subjects = find_left(view, after.first, limit) if acting else []
    if subjects and (_is_object(view, subjects[0], limit, after.first) or _takes(before, subjects[0])):
        subjects = []
    start = subjects[0].first if subjects else after.first
    comma = 0
    halves = [place for place in range(limit, after.first) if view.word(place) == ";"]
    if halves:
        return halves[-1]
    if _closes_relative(view, before, after):
        return after.first - 1
    if before.frame.subject == "right" and view.word(after.first - 1) == "which" and view.word(after.first - 2) == ",":
        # "and so did Saudi Arabia, which had voted yes": the state belongs to the first
        return after.first - 2
    for place in range(start - 1, limit - 1, -1):
        word = view.word(place)
        if word in _STOPS:
            return place
        if (
            word in _OPENERS
            and (not _joins_names(view, place) or (bool(subjects) and _opens_on_time(view, place, start)))
            and not (word == "for" and not _opens_clause(view, place))
        ):
            return place - 1 if view.word(place - 1) == "," and place - 1 >= limit else place
        if word == "," and not comma:
            comma = place
    return comma or max(limit, min(start, after.first))


def _is_object(view: View, subject: Subject, verb_end: int, at: int) -> bool:
    """ "Voted against it in 2014 and has abstained since": "it" is what was voted on."""
    pronoun = subject.pronoun in {"it", "them"} and subject.first == verb_end
    return pronoun and bool({"and", "but"} & set(view.words(subject.end, at)))


def _takes(before: Predicate, subject: Subject) -> bool:
    """ "The court ousted Yoon on 4 April and ...": whom the first verb is said of."""
    active = bool(before.frame.extra.get("object")) and not before.auxiliaries.passive
    return active and 0 <= subject.first - before.end <= 1


def _closes_relative(view: View, before: Predicate, after: Predicate) -> bool:
    """ "China, which had abstained when the Assembly met in March, voted no": up to the comma before "voted"."""
    return is_relative(view, before) and view.word(after.first - 1) == "," and after.first - 1 >= before.end


def is_relative(view: View, predicate: Predicate) -> bool:
    """Return whether the verb is that of a clause set off by a comma: ", which had abstained,"."""
    place = predicate.first - 1
    place -= view.word(place) in _BETWEEN_RELATIVE
    return view.word(place) in {"which", "who"} and view.word(place - 1) == ","


_BETWEEN_RELATIVE = frozenset({"last", "first", "once", "also", "itself", "then", "previously", "formerly", "until"})
"""Adverbs before the verb of a relative clause: ", which last abstained in 2010,"."""


def _opens_clause(view: View, place: int) -> bool:
    return view.word(place - 1) == ","


def _joins_names(view: View, place: int) -> bool:
    """ "And" between two names, "as" in "as a co-sponsor", "after three years" and the like open no clause."""
    word = view.word(place)
    before, after = view.at(place - 1), view.at(place + 1)
    if word in {"and", "or"}:
        if before is not None and after is not None and type(before.sense) is type(after.sense):
            return True
        if _places(view, place):
            return True
        return view.word(place + 1)[:1].isdigit() or (
            view.word(place - 1)[:1].isdigit() and view.word(place + 1) in {"in", "again"}
        )
    if word == "as" and after is not None and isinstance(after.sense, State) and view.word(after.end) in _HELPING:
        # "was a sponsor, as Japan had been in 2010"
        return False
    if word in {"as", "then", "so", "yet", "even", "that", "where", "despite", "for"}:
        return (
            not (
                word == "as"
                and view.word(place + 1)
                in {
                    "did",
                    "was",
                    "were",
                    "had",
                    "has",
                    "have",
                    "it",
                    "they",
                    "in",
                    "every",
                    "the",
                    "each",
                    "do",
                    "does",
                }
            )
            and word != "where"
        )
    if word in {"after", "before", "since", "until"}:
        return any(time.first <= place < time.end for time in view.times) or any(
            run.first <= place + 1 < run.end or run.first <= place < run.end for run in view.runs
        )
    return False


_HELPING = frozenset({"did", "had", "has", "have", "was", "were"})


def _opens_on_time(view: View, place: int, start: int) -> bool:
    """ "Abstained in 2008 and in 2009 it voted yes": after the time that follows the word somebody acts."""
    return any(0 < time.first - place <= _PREPOSITION and 0 <= start - time.end <= 1 for time in view.times)


def _places(view: View, place: int) -> bool:
    """ "In Geneva and in New York": "and" between two bodies."""
    bodies = view.of(BodyName)
    before = any(body.end == place for body in bodies)
    return before and any(0 < body.first - place <= _PREPOSITION for body in bodies)


_PREPOSITION = 3
"""Words from "and" to the body: "and in the Assembly"."""


def skip_adverbs(view: View, place: int) -> int:
    """Return the first place from `place` on that is no adverb."""
    while is_adverb(view.word(place)):
        place += 1
    return place
