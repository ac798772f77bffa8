"""Claims that a state sponsors the text, does not, comes back or leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.sponsor_times import leaves_after, over_years, until_then
from onrecord.claims.find.who import left_out, resolve_subjects
from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.models import Change, Claim, Kind, Object, Quantifier, Sponsors, Streak
from onrecord.claims.stance import ARTICLES, AUXILIARIES, Stance, is_denied_after, is_free_participle
from onrecord.claims.subjects import Subject, find_left, find_right
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.runs import Run
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_SPONSOR_NOUNS = frozenset({"sponsor", "sponsors", "cosponsor", "cosponsors"})
_SPONSOR_WORDS = _SPONSOR_NOUNS | {
    "sponsored",
    "sponsoring",
    "cosponsored",
    "cosponsoring",
    "sponsorship",
    "cosponsorship",
}
_PRINTED = frozenset(read_toml("sponsors.toml")["printed"])
_GROUPS: dict[str, str] = read_toml("sponsors.toml")["groups"]
_ANY = frozenset({"once", "ever", "sometimes", "occasionally"})


def accepts(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """True where the frame's words do speak of sponsoring here."""
    frame, mention = predicate.frame, predicate.mention
    words = view.said(mention)
    if words[-1] in _SPONSOR_WORDS and len([word for word in words if word != "co"]) == 1:
        return _is_verb(view, predicate, words[-1]) and not _sponsors_other_things(view, predicate)
    if words[0].endswith("ing") and not is_free_participle(view, mention.first):
        return False
    if words in (["draft"], ["drafts"]):
        return False
    if frame.needs in _INSIDE:
        return _INSIDE[frame.needs](view, predicate)
    if words[0] in {"among", "included", "being"}:
        # "Mexico and Guatemala among them": no verb, the states stand right before
        place = mention.first - 1
        while is_adverb(view.word(place)):
            place -= 1
        return view.at(place) is not None and (discourse.sponsoring or _speaks_of_sponsors(view))
    return not frame.needs or _has_what_it_needs(view, predicate, discourse)


def _has_what_it_needs(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """A phrase that speaks of sponsoring only beside a text, or after sponsors were spoken of."""
    needs = predicate.frame.needs
    if needs == "gap":
        return _is_gap(view, predicate.mention)
    if needs == "text":
        return _has_text(view, predicate, discourse)
    if needs == "absence":
        return discourse.absence or "absence" in view.words(view.first, predicate.mention.first)
    if discourse.sponsoring or _speaks_of_sponsors(view):
        return True
    if needs == "paper":
        return discourse.paper or bool(view.of(Paper))
    return _is_absence_of_a_state(view, predicate)


def _is_gap(view: View, mention: Mention) -> bool:
    """ "United States: not listed": a state and a sign before, and nothing after."""
    before = view.at(mention.first - 2) if view.word(mention.first - 1) in {":", "–", "—"} else None
    ends = view.word(mention.end) in {"", ".", ",", ";", ")"}
    return ends and before is not None and isinstance(before.sense, State)


def _is_absence_of_a_state(view: View, predicate: Predicate) -> bool:
    """ "In the General Assembly, Seoul's absence ran from 2019": with a body or a text no other absence is meant."""
    if not predicate.frame.extra.get("noun") or view.word(predicate.mention.first) != "absence":
        return False
    return bool(view.of((Paper, BodyName)))


def _holds_state_inside(view: View, predicate: Predicate) -> bool:
    """ "Counted the Republic of Korea among its co-sponsors", "carried Seoul's name"."""
    subjects = find_right(view, predicate.end, view.end, gap=0)
    if not subjects:
        return False
    end = subjects[-1].end
    following = view.words(end, end + 5)
    if following[:2] == ["'s", "name"] or following[:1] == ["name"]:
        return not isinstance(view.at(predicate.mention.first - 1), State)
    if following[:1] == ["'s"] and predicate.frame.act == "stop":
        return bool(set(following) & {"sponsorship", "cosponsorship"})
    return following[:1] in (["among"], ["as"]) and bool(set(following) & _SPONSOR_NOUNS)


def _puts_state_back(view: View, predicate: Predicate) -> bool:
    """ "Put the Republic of Korea back among the sponsors"."""
    subjects = find_right(view, predicate.end, view.end, gap=0)
    if not subjects:
        return False
    following = view.words(subjects[-1].end, subjects[-1].end + 6)
    return following[:1] == ["back"] and bool(set(following) & (_SPONSOR_NOUNS | {"list", "board"}))


def _makes_state_sponsor(view: View, predicate: Predicate) -> bool:
    """ "Had South Korea sponsor the text": a head of government, and the state does it."""
    subjects = find_right(view, predicate.end, view.end, gap=0)
    if not subjects or not find_left(view, predicate.first, view.first):
        return False
    following = [word for word in view.words(subjects[-1].end, subjects[-1].end + 3) if word != "co"]
    return following[:1] in (["sponsor"], ["cosponsor"], ["rejoin"], ["sign"])


_INSIDE = {"inside": _holds_state_inside, "inside_back": _puts_state_back, "causes": _makes_state_sponsor}
"""Frames whose state stands behind the verb, with what must follow it."""


def _speaks_of_sponsors(view: View) -> bool:
    if any(frame.sense.family == "sponsorship" and not frame.sense.needs for frame in view.frames):
        return True
    return bool(set(view.words(view.first, view.end)) & _SPONSOR_WORDS)


def _sponsors_other_things(view: View, predicate: Predicate) -> bool:
    """ "Qatar sponsored the tournament": an object that is no text and stands for none."""
    end = predicate.end
    if predicate.auxiliaries.passive or view.word(end) not in {"the", "a", "an", "its", "this", "that", "their"}:
        return False
    if view.of((Paper, State, BodyName), end, min(end + 10, view.end)):
        return False
    return not set(view.words(end, end + 4)) & {"one", "ones", "same", "initiative"}


def _is_verb(view: View, predicate: Predicate, word: str) -> bool:
    """ "Sponsors" and "sponsor" are mostly nouns; "state-sponsored" and "sponsoring states" are none of ours."""
    first, end = predicate.mention.first, predicate.end
    document = view.document
    if document.starts[first] > 0 and document.text[document.starts[first] - 1] in "-‑":
        return False
    before = view.word(predicate.first - 1) if predicate.first == first else view.word(first - 1)
    if word.endswith("ing"):
        entity = view.at(end)
        noun = view.word(end) in {"states", "countries", "group", "nations"} or (
            entity is None and view.word(end) == "governments"
        )
        return not noun and is_free_participle(view, first)
    if word.endswith("ed"):
        return before not in {"a", "an", "the", "its"}
    if before in ARTICLES or before in {
        "main",
        "lead",
        "principal",
        "as",
        "of",
        "by",
        "from",
        "among",
        "other",
        "new",
        "fellow",
        "no",
    }:
        return False
    helped = predicate.first < first and (
        set(view.words(predicate.first, first)) & (AUXILIARIES | {"to", "not", "never"})
    )
    if word.endswith("sponsor"):
        asked = view.sentence.question and view.word(view.first) in {"did", "does", "do", "has"}
        return bool(helped) or predicate.stance is Stance.OPEN or asked
    following = view.word(end)
    return bool(view.at(first - 1) or view.word(first - 1) in {"also", "again", "who", "which", "consistently"}) and (
        following in ARTICLES or following in {"it", "un"} or view.at(end) is not None
    )


def _has_text(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """A document beside the verb; "it" or nothing where the text speaks of sponsors already."""
    end = predicate.end
    if view.of(Paper, predicate.mention.first, end):
        return True
    if predicate.frame.subject == "right":
        return (
            any(True for _ in view.of(Paper, view.first, predicate.first))
            or view.word(view.first) == "it"
            or discourse.paper
        )
    for mention in view.of(Paper, end, min(end + 10, view.end)):
        between = view.words(end, mention.first)
        if not set(between) & {",", ";", ":", "(", "and", "but", "with", "to", "from"}:
            return True
    following = view.word(end)
    if following in {"it", "one"} or (following == "the" and view.word(end + 1) in {"latest", "one"}):
        return discourse.sponsoring or discourse.paper
    if predicate.frame.act == "main":
        left = view.of(Paper, view.first, predicate.first)
        relative = bool(left) and bool(set(view.words(left[-1].end, predicate.first)) & {"that", "which"})
        return bool(left) and (predicate.auxiliaries.passive or relative)
    bare = (
        not following
        or is_adverb(following)
        or any(time.first == end for time in view.times)
        or following
        in {
            "after",
            "before",
            "once",
            "when",
            "shortly",
            "by",
            "at",
            "during",
            "between",
            "without",
            "while",
            "alongside",
            "along",
            "every",
            "each",
            "for",
            "since",
            "until",
            ")",
            ".",
            ",",
            ";",
            "too",
            "as",
            "also",
            "in",
            "again",
            "later",
            "late",
            "only",
            "on",
            "this",
            "last",
        }
    )
    return bare and (discourse.sponsoring or _speaks_of_sponsors(view))


def build(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> list[Claim]:
    """Return the claims of a sponsorship clause, one a state."""
    predicate = clause.predicate
    if predicate.stance is Stance.OPEN or situation.unclear:
        return []
    if predicate.frame.extra.get("noun") and not situation.timed:
        return []
    subjects = _subjects(view, clause, discourse)
    subjects = subjects or resolve_subjects(view, left_out(view, predicate.first, discourse), discourse)
    if not subjects:
        return []
    if view.word(predicate.end - 1) == "then" and discourse.mentioned and not situation.timed:
        # "Kiribati, a sponsor then, was not"
        situation = situation.at(years=discourse.mentioned[0], days=None, session=None, timed=True)
    says, kind, situation, run_why = assert_sponsoring(view, clause, situation, discourse)
    why = f"sponsorship: “{phrase(view, predicate.mention.first, predicate.end)}”" + (
        " denied" if predicate.stance is Stance.NEGATED else ""
    )
    whole = (clause.first, clause.end)
    return [
        make_claim(view, whole, kind, says, situation, subject=state, why=(why, *run_why, reason))
        for state, reason in subjects
    ]


def _subjects(view: View, clause: Clause, discourse: Discourse) -> list[tuple[str, str]]:
    predicate = clause.predicate
    if predicate.frame.subject == "right":
        found = find_right(view, predicate.end, clause.end)
        return resolve_subjects(view, tuple(found), discourse)
    verb = view.said(predicate.mention)[-1]
    if predicate.auxiliaries.passive and verb.endswith("ed"):
        for place in range(predicate.end, min(predicate.end + 6, clause.end)):
            if view.word(place) == "by":
                found = find_right(view, place + 1, clause.end)
                return resolve_subjects(view, tuple(found), discourse)
        return []
    if predicate.frame.needs == "gap":
        return resolve_subjects(view, tuple(find_left(view, predicate.mention.first - 1, view.first)), discourse)
    if not clause.subjects or clause.inherited:
        own = next(
            (
                place
                for place in range(predicate.mention.first - 1, predicate.end)
                if view.word(place) in {"its", "their"}
            ),
            None,
        )
        if own is not None and not clause.inherited:
            # "the Assembly never saw its name": the state stands in the possessive only
            pronoun = Subject(None, own, own + 1, f"“{view.word(own)}”", pronoun=view.word(own))
            return resolve_subjects(view, (pronoun,), discourse)
    return resolve_subjects(view, clause.subjects, discourse)


def assert_sponsoring(
    view: View, clause: Clause, situation: Situation, discourse: Discourse
) -> tuple[Sponsors | Streak, Kind, Situation, tuple[str, ...]]:
    """Return what the clause says, its kind, the situation with the years of a run, and why."""
    predicate = clause.predicate
    frame = predicate.frame
    negated = (predicate.stance is Stance.NEGATED) != is_denied_after(view, predicate.end, clause.end)
    absent = (frame.act in {"absent", "stop"}) != negated
    runs = [run for run in view.runs if clause.first <= run.first < clause.end]
    nth = next((run for run in runs if run.kind is RunKind.NTH and run.count), None)
    if nth and frame.act != "main":
        of = Object.NOT_SPONSORED if absent else Object.SPONSORED
        return *streak_of(of, nth, situation), (f"run: “{phrase(view, nth.first, nth.end)}”",)
    late = bool(frame.extra.get("late")) or _came_after_tabling(view, clause)
    if frame.act in {"sponsor", "main"} and negated and situation.since and _is_perfect(view, clause):
        # "has not co-sponsored since 2018": it last did so in 2018
        last = situation.at(years=(situation.since, situation.since), days=None, session=None)
        return Sponsors(main=frame.act == "main", change=Change.LAST_DONE), Kind.SPONSORSHIP, last, ()
    situation = over_years(view, clause, situation, runs)
    if view.word(predicate.mention.first) == "," and situation.since and situation.years and leaves_after(view, clause):
        # "South Korea, a sponsor since 2008, left its name off": up to the year before
        situation = situation.at(years=(situation.since, max(situation.since, situation.years[1] - 1)), days=None)
    if not absent and situation.since and "had" in view.words(predicate.first, predicate.end):
        situation = until_then(situation, discourse)
    says = Sponsors(
        quantifier=Quantifier.NEVER if absent else Quantifier.EVERY,
        main=frame.act == "main",
        for_group=_group(view, clause) if frame.act == "main" else None,
        change=_change(frame.act, negated=negated),
        as_printed=frame.act != "main" and (frame.extra.get("printed") or _speaks_of_print(view, clause)) and not late,
        joined_later=late,
    )
    if not absent and situation.span and not situation.since and _says_any(view, clause, runs):
        says = replace(says, quantifier=Quantifier.ANY)
    if "first" in view.words(predicate.first, predicate.mention.first) and says.change is None:
        says = replace(says, change=Change.START)
    says = _with_gap(says, runs, absent=absent)
    if absent and says.gap_years and says.since is None and situation.years:
        # "off the list for the first time in eleven years": on it in all of them
        says = replace(says, since=situation.years[1] - says.gap_years, gap_years=None)
    return says, Kind.SPONSORSHIP, situation, ()


def _is_perfect(view: View, clause: Clause) -> bool:
    predicate = clause.predicate
    return bool(set(view.words(predicate.first, predicate.end)) & {"has", "have", "had", "'ve"})


def _speaks_of_print(view: View, clause: Clause) -> bool:
    return bool(set(view.words(clause.first, clause.end)) & _PRINTED)


def _came_after_tabling(view: View, clause: Clause) -> bool:
    """ "Joined after tabling", "came on board once it had been tabled"."""
    words = view.words(clause.predicate.end, clause.end)
    return any(
        word in {"after", "once", "since"} and set(words[place : place + 7]) & _PRINTED
        for place, word in enumerate(words)
    )


def streak_of(of: Object, run: Run, situation: Situation) -> tuple[Streak, Kind, Situation]:
    """Return a streak of so many years up to the situation's last year."""
    count = run.count or 1
    since = situation.since
    if situation.years:
        last = situation.years[1]
        situation = situation.at(years=(last - count + 1, last), days=None if since else situation.days)
    return Streak(of, count=count, since=since), Kind.STREAK, situation


def _change(act: str, *, negated: bool) -> Change | None:
    if negated:
        return None
    return {"return": Change.RETURN, "stop": Change.STOP}.get(act)


def _with_gap(says: Sponsors, runs: list[Run], *, absent: bool) -> Sponsors:
    for run in runs:
        if run.kind is RunKind.FIRST:
            before = run.count is not None or run.since is not None
            change = says.change or (Change.RETURN if before and not absent else Change.START)
            says = replace(says, change=change, gap_years=run.count, since=run.since)
        elif run.kind is RunKind.AWAY and not absent:
            says = replace(says, change=Change.RETURN, gap_years=run.count)
    return says


def _says_any(view: View, clause: Clause, runs: list[Run]) -> bool:
    words = view.words(clause.first, clause.end)
    text = " ".join(words)
    return "at least once" in text or "at some point" in text or "some years" in text


def _group(view: View, clause: Clause) -> str | None:
    words = view.words(clause.first, min(clause.end + 8, view.end))
    text = " " + " ".join(words) + " "
    for name, code in _GROUPS.items():
        if f" {name} " in text:
            return code
    return None
