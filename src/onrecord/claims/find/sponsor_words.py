"""Whether the words of a frame do speak of sponsoring a text, by what stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.sponsor_inside import INSIDE, SPONSOR_NOUNS, TOLD_INSIDE
from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import ActTarget, BodyName, Head, Paper, State
from onrecord.claims.models import Kind, Object, Streak
from onrecord.claims.stance import ARTICLES, AUXILIARIES, Stance, is_free_participle
from onrecord.claims.subjects import find_left, find_right
from onrecord.claims.vocabulary.load import read_toml, verb_forms

if TYPE_CHECKING:
    from onrecord.claims.clauses import Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.models import Claim
    from onrecord.claims.sentence import View

JOINS = frozenset(verb_forms("join"))
THANKING = frozenset(form for verb in read_toml("votes.toml")["thanking"] for form in verb_forms(verb))
GROUPS: dict[str, str] = read_toml("sponsors.toml")["groups"]
"""Words for those on whose behalf a state acts, and their code."""
SPONSOR_WORDS = SPONSOR_NOUNS | {
    "sponsored",
    "sponsoring",
    "cosponsored",
    "cosponsoring",
    "sponsorship",
    "cosponsorship",
}


def may_accept(view: View, needs: str, _discourse: Discourse) -> bool:
    """False where the frame needs a state behind the verb and words after it that the sentence has not."""
    told = TOLD_INSIDE.get(needs)
    return told is None or (not view.vocabulary.isdisjoint(told) and bool(view.of((State, Head))))


def accepts(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """True where the frame's words do speak of sponsoring here."""
    frame, mention = predicate.frame, predicate.mention
    words = view.said(mention)
    if view.word(predicate.first - 1) in {"that", "who"} and view.word(predicate.first - 2)[:1].isdigit():
        # "missing from the 45 that sponsored it" tells how many
        return False
    if words[-1] in SPONSOR_WORDS and len([word for word in words if word != "co"]) == 1:
        return _is_verb(view, predicate, words[-1]) and not _sponsors_other_things(view, predicate)
    if words[0].endswith("ing") and not is_free_participle(view, mention.first):
        return False
    if words in (["draft"], ["drafts"]) or _is_of_other_things(view, predicate, words):
        return False
    if words[0] in {"are", "is"} and words[-1] == "there" and view.at(predicate.first - 1) is None:
        # "the camps are still there"
        return False
    joined = words[-1] if len(words) > 1 else view.word(mention.end)
    if words[0] in JOINS and joined in {"it", "them"} and discourse.last and _tells_vote(discourse.last[-1]):
        # "Vietnam cast a no. Kuwait joined it."
        return False
    if frame.needs in INSIDE:
        return INSIDE[frame.needs](view, predicate)
    if words[0] in {"among", "included", "being"} and frame.subject != "right":
        # "Mexico and Guatemala among them": no verb, the states stand right before
        place = mention.first - 1
        while is_adverb(view.word(place)):
            place -= 1
        return view.at(place) is not None and (discourse.sponsoring or _speaks_of_sponsors(view))
    return not frame.needs or _has_what_it_needs(view, predicate, discourse)


def _tells_vote(claim: Claim) -> bool:
    voted = isinstance(claim.says, Streak) and claim.says.of in {Object.VOTED_YES, Object.VOTED_NO, Object.ABSTAINED}
    return voted or claim.kind is Kind.VOTE


def _is_of_other_things(view: View, predicate: Predicate, words: list[str]) -> bool:
    """ "Did not return a call", "in return", "all abductees return home", "missing from every statement"."""
    mention = predicate.mention
    if view.word(mention.first - 1) in ARTICLES and words[0] in _ALSO_NOUNS:
        # "turned the sign on", "hardest on the present one"
        return True
    if predicate.frame.act == "absent" and not predicate.frame.extra.get("noun") and _is_how_long(view, predicate):
        return True
    if _is_by_a_person(view, predicate) or _is_of_ballots(view, predicate):
        return True
    if words[0].startswith("return") and len(words) == 1:
        going = _RETURNED & set(view.words(mention.end, mention.end + 2))
        # "the immediate return of abductees", "in return"
        noun = words == ["return"] and (view.word(mention.first - 1) == "in" or view.word(mention.end) == "of")
        return bool(going) or noun
    if words[0] == "led" and view.word(mention.end - 1) == "by" and _is_of_inquiry(view, mention.first):
        return True
    if words == ["on", "the", "list"] and view.word(mention.first - 1) == "next":
        # "who might be next on the list"
        return True
    if words[-1] == "it" and view.words(mention.end, mention.end + 2) == ["at", "that"]:
        # "and left it at that"
        return True
    if words[-1] in {"named", "listed"} and view.of(ActTarget, mention.end, mention.end + 3):
        # "was named ambassador for human rights"
        return True
    if predicate.frame.act == "absent" and not _VOTING.isdisjoint(view.words(mention.end, mention.end + _NEAR_VOTE)):
        # "was absent when the Assembly voted"
        return True
    absent = predicate.frame.act == "absent" and view.word(mention.end) == "from"
    return absent and _is_from_elsewhere(view, mention.end + 1)


def _is_how_long(view: View, predicate: Predicate) -> bool:
    """ "Rejoined it after missing three sessions", "signed, after three years off the list": told of the return."""
    mention = predicate.mention
    run = next((run for run in view.runs if run.kind is RunKind.AWAY and run.first < mention.end), None)
    if run is None or run.end <= mention.first:
        return False
    participle = view.word(mention.first).endswith("ing")
    return participle if mention.first < run.first else view.word(run.first - 1) == "after"


def _is_of_ballots(view: View, predicate: Predicate) -> bool:
    """ "Noes on the resolution came from China": the noes came from there, and not the text."""
    before = view.words(view.first, predicate.mention.first)
    return predicate.frame.act == "main" and "from" in view.said(predicate.mention) and not _BALLOTS.isdisjoint(before)


_BALLOTS = frozenset({"no", "noes", "nays", "yes", "ayes", "yeses", "abstention", "abstentions", "votes"})


def _is_by_a_person(view: View, predicate: Predicate) -> bool:
    """ "A student of hers who had once written a paper": one who is no state did it."""
    who = predicate.first - 1
    if predicate.frame.act != "main" or view.word(who) != "who" or view.sentence.question or who == view.first:
        return False
    return not any(who - _NEAR_WHO <= one.end <= who for one in view.of((State, Head)))


_NEAR_WHO = 3
_ALSO_NOUNS = frozenset({"sign", "present", "lead", "pen", "draft", "back"})


def _is_of_inquiry(view: View, place: int) -> bool:
    """ "A commission of inquiry led by the judge": a body or a person's team, and no text."""
    before = view.words(place - 5, place)
    return not _INQUIRIES.isdisjoint(before) and not view.of(Paper, place - 5, place)


_VOTING = frozenset({"vote", "voted", "votes", "voting", "ballot"})
_NEAR_VOTE = 5
_INQUIRIES = frozenset({"commission", "inquiry", "panel", "team", "delegation", "mission", "party", "government"})
_RETURNED = frozenset({"home", "call", "calls", "message", "messages", "fire"})


def _is_from_elsewhere(view: View, place: int) -> bool:
    """ "Their names are still missing from every statement your ministry makes": from no list of sponsors."""
    near = view.words(place, place + 6)
    if view.of((Paper, BodyName), place, place + 6) or {"list", "roster", "it", "them", "that", "there"} & set(near):
        return False
    return not SPONSOR_WORDS & set(near) and view.word(place) in {"every", "each", "any", "all", "the", "most"}


def _has_what_it_needs(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """A phrase that speaks of sponsoring only beside a text, or after sponsors were spoken of."""
    needs = predicate.frame.needs
    told = _NEEDING.get(needs)
    if told is not None:
        return told(view, predicate, discourse)
    if discourse.sponsoring or _speaks_of_sponsors(view):
        return True
    if needs == "paper":
        return discourse.paper or bool(view.of(Paper))
    return _is_absence_of_a_state(view, predicate)


def _has_states(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    return bool(find_right(view, predicate.end, view.end, gap=0)) and (discourse.paper or bool(view.of(Paper)))


def _is_listed(view: View, _predicate: Predicate, discourse: Discourse) -> bool:
    return discourse.sponsoring or _speaks_of_sponsors(view) or _will_speak(discourse)


def number_counted(view: View, predicate: Predicate) -> int | None:
    """Return the number of "was one of the 22"."""
    places = range(predicate.end - 1, predicate.mention.first, -1)
    return next((n[0] for at in places if (n := read_cardinal(view.document, at))), None)


def _is_counted(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "61 states sponsored it. South Korea was one of the 61": of sponsors, and not of those who voted."""
    told = bool(discourse.last) and not _tells_vote(discourse.last[-1])
    if discourse.tally is not None and not discourse.counting:
        # "adopted by 26 to 6. South Korea co-sponsored it. Egypt was among the six": those who voted so
        number = number_counted(view, predicate)
        if number is not None and number in (discourse.tally.yes, discourse.tally.no, discourse.tally.abstain):
            return False
    return _stands_bare(view, predicate.end) and discourse.sponsoring and told


def _is_bare(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    return _stands_bare(view, predicate.end) and (discourse.sponsoring or _speaks_of_sponsors(view))


def _is_beside_state(view: View, predicate: Predicate, _discourse: Discourse) -> bool:
    return view.word(predicate.end) == "," and view.at(predicate.mention.first - 1) is not None


def _noun_told(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """What "ended" and "resumed" are said of: an absence, perhaps told before, or a sponsorship."""
    before = set(view.words(view.first, predicate.mention.first))
    if predicate.frame.needs == "absence":
        return discourse.absence or "absence" in before
    return bool({"sponsorship", "cosponsorship"} & before)


def _will_speak(discourse: Discourse) -> bool:
    """ "South Korea is on it again. 57 co-sponsors in all.": of a text, and of sponsors later."""
    return discourse.paper and bool(discourse.vocabulary & SPONSOR_WORDS)


def _stands_bare(view: View, end: int) -> bool:
    """Nothing after the words but a sign or a time."""
    if view.word(end) in {"", ".", ",", ";", "again"}:
        return True
    return any(end <= time.first <= end + 1 for time in view.times)


def _is_gap(view: View, predicate: Predicate, _discourse: Discourse) -> bool:
    """ "United States: not listed": a state and a sign before, and nothing after."""
    mention = predicate.mention
    before = view.at(mention.first - 2) if view.word(mention.first - 1) in {":", "–", "—"} else None
    ends = view.word(mention.end) in {"", ".", ",", ";", ")"}
    return ends and before is not None and isinstance(before.sense, State)


def _is_absence_of_a_state(view: View, predicate: Predicate) -> bool:
    """ "In the General Assembly, Seoul's absence ran from 2019": with a body or a text no other absence is meant."""
    if not predicate.frame.extra.get("noun") or view.word(predicate.mention.first) != "absence":
        return False
    return bool(view.of((Paper, BodyName)))


_ASKING = frozenset({"did", "does", "do", "has"})


def _speaks_of_sponsors(view: View) -> bool:
    if any(frame.sense.family == "sponsorship" and not frame.sense.needs for frame in view.frames):
        return True
    return bool(view.vocabulary & SPONSOR_WORDS)


def _sponsors_other_things(view: View, predicate: Predicate) -> bool:
    """ "Qatar sponsored the tournament": an object that is no text and stands for none."""
    end = predicate.end
    if predicate.auxiliaries.passive or view.word(end) not in {"the", "a", "an", "its", "this", "that", "their"}:
        return False
    if any(time.first == end for time in view.times):
        # "Japan co-sponsored this time"
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
        return not noun and (is_free_participle(view, first) or _is_thanked_for(view, first))
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
        asked = view.sentence.question and bool(_ASKING & set(view.words(view.first, view.first + 4)))
        return bool(helped) or predicate.stance is Stance.OPEN or asked
    following = view.word(end)
    return bool(view.at(first - 1) or view.word(first - 1) in {"also", "again", "who", "which", "consistently"}) and (
        following in ARTICLES or following in {"it", "un", "for", "again"} or view.at(end) is not None
    )


def _is_thanked_for(view: View, first: int) -> bool:
    """ "We thank your Government for co-sponsoring the resolution": it did so."""
    place = first - 1 - (view.word(first - 1) == "co")
    thanked = view.word(place) == "for" and not THANKING.isdisjoint(view.words(view.first, place))
    return thanked and bool(find_left(view, place, view.first))


_SIGNED = frozenset({"declaration", "agreement", "statement", "communiqué", "charter", "accord", "pact"})
"""What heads of state sign and no body adopts, where it has a name of its own."""


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
        if view.word(mention.end - 1) in _SIGNED and view.document.capital(mention.end - 1):
            # "signed the Panmunjom Declaration"
            continue
        between = view.words(end, mention.first)
        if not set(between) & {",", ";", ":", "(", "and", "but", "with", "to", "from"}:
            return True
    following = "it" if "it" in view.said(predicate.mention) else view.word(end)
    if following in {"it", "one"} or (following == "the" and view.word(end + 1) in {"latest", "one"}):
        signing = view.word(predicate.mention.first).startswith("sign")
        ahead = signing and bool(view.of(Paper, view.first, predicate.first))
        return discourse.sponsoring or discourse.paper or ahead
    if predicate.frame.act == "main":
        left = view.of(Paper, view.first, predicate.first)
        relative = bool(left) and bool(set(view.words(left[-1].end, predicate.first)) & {"that", "which"})
        return bool(left) and (predicate.auxiliaries.passive or relative)
    bare = (
        not following
        or any(run.first == end for run in view.runs)
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
            "there",
        }
    )
    signing = predicate.frame.act == "sponsor" and view.word(predicate.mention.first).startswith("sign")
    told = discourse.sponsoring or _speaks_of_sponsors(view) or _will_speak(discourse)
    return bare and (told or (signing and discourse.paper and discourse.series_known))


def _acts_for_group(view: View, predicate: Predicate, _discourse: Discourse) -> bool:
    """ "Cyprus carried it for the European Union": on whose behalf is told."""
    said = f" {' '.join(view.words(predicate.mention.first, view.end))} "
    state = view.at(predicate.first - 1)
    return state is not None and any(f" {name} " in said for name in GROUPS)


def _is_backed(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "Is one of the co-authors of this year's draft": of a text, and neither of a letter nor of a vote."""
    if not _LETTERS.isdisjoint(view.vocabulary) or discourse.letter:
        return False
    beside = view.of(Paper, predicate.end, min(predicate.end + _OF_TEXT, view.end))
    return bool(beside) or (discourse.sponsoring and discourse.paper)


_LETTERS = frozenset({"letter", "letters", "appeal", "petition", "statement", "declaration", "treaty", "convention"})
_OF_TEXT = 8


def _is_of_list(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "The list of sponsors omits Argentina": a list stands before the verb and a state right after it."""
    before = view.words(max(view.first, predicate.first - _LIST_FAR), predicate.first)
    listed = not _LISTS.isdisjoint(before) and (discourse.sponsoring or _speaks_of_sponsors(view))
    return listed and bool(find_right(view, predicate.end, view.end, gap=0))


_LISTS = frozenset({"list", "lists", "roster", "rosters", "lineup", "roll"})
_LIST_FAR = 16


def _is_unvoted(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "Stayed aloof from the Assembly's text": its list of sponsors is meant, unless votes are spoken of."""
    sponsors = _speaks_of_sponsors(view) or (discourse.sponsoring and not discourse.voting)
    if predicate.frame.act == "sponsor" and not sponsors:
        return False
    voted = discourse.voting or not _VOTING.isdisjoint(view.vocabulary)
    return (sponsors or not voted) and _has_text(view, predicate, discourse)


def _is_fronted(view: View, predicate: Predicate, _discourse: Discourse) -> bool:
    """ "Absent from its sponsors were Brazil and Argentina": the words open their clause."""
    first = predicate.mention.first
    while view.word(first - 1) in {"and", "but", "also", "still", "again"}:
        first -= 1
    opens = first <= view.first or view.word(first - 1) in {",", ";", ":", "–", "—"}
    return opens and bool(find_right(view, predicate.end, view.end, gap=0))


_NEEDING = {
    "fronted": _is_fronted,
    "backed": _is_backed,
    "of_list": _is_of_list,
    "unvoted": _is_unvoted,
    "grouped": _acts_for_group,
    "states": _has_states,
    "listed": _is_listed,
    "counted": _is_counted,
    "bare": _is_bare,
    "aside": _is_beside_state,
    "gap": _is_gap,
    "text": _has_text,
    "absence": _noun_told,
    "sponsorship": _noun_told,
}
"""What the frames with such needs must have beside them."""
