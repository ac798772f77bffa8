"""Whether the words of a frame do speak of sponsoring a text, by what stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.sponsor_beside import SPONSOR_WORDS, VOTING, has_what_it_needs, speaks_of_sponsors, tells_vote
from onrecord.claims.find.sponsor_inside import INSIDE, OWN, TOLD_INSIDE
from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import Actor, ActTarget, BodyName, Head, Paper, State
from onrecord.claims.models import Votes
from onrecord.claims.stance import ARTICLES, AUXILIARIES, COPULAS, Stance, is_free_participle
from onrecord.claims.subjects import actor_words, find_left, find_right
from onrecord.claims.vocabulary.load import read_toml, verb_forms

if TYPE_CHECKING:
    from onrecord.claims.clauses import Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View

JOINS = frozenset(verb_forms("join"))
THANKING = frozenset(form for verb in read_toml("votes.toml")["thanking"] for form in verb_forms(verb))


def may_accept(view: View, needs: str, _discourse: Discourse) -> bool:
    """False where the frame needs a state behind the verb and words after it that the sentence has not."""
    told = TOLD_INSIDE.get(needs)
    if told is None:
        return True
    owned = bool(view.of((State, Head, Actor))) or not view.vocabulary.isdisjoint(OWN)
    return owned and not view.vocabulary.isdisjoint(told)


def accepts(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """True where the frame's words do speak of sponsoring here."""
    frame, mention = predicate.frame, predicate.mention
    words = view.said(mention)
    # "its first absence came in 2019": the day, and nobody who came in
    dated = words[-2:] in _COMING_IN and any(one.first == mention.end and not one.bound for one in view.times)
    if (
        dated
        or _is_of_amendment(view, mention.end)
        or _is_of_unnamed(view, predicate)
        or _lasts_as_run(view, predicate)
        or _is_under_first(view, predicate)
    ):
        return False
    if words[-1] in SPONSOR_WORDS and len([word for word in words if word != "co"]) == 1:
        return _is_verb(view, predicate, words[-1]) and not _sponsors_other_things(view, predicate)
    free = is_free_participle(view, mention.first) or _is_thanked_for(view, mention.first)
    if words[0].endswith("ing") and not free:
        return False
    if (
        words in (["draft"], ["drafts"])
        or _are_of_people(view, predicate)
        or _is_back_to_ballot(view, predicate)
        or _is_of_voters(words, discourse)
        or _names_leaders(predicate, words)
        or _is_of_other_things(view, predicate, words)
        or _joins_in_vote(view, predicate, words)
        or (words[-1] in _DECLINING and _says_nothing(view, mention.end))
    ):
        return False
    if words[0] in {"are", "is"} and words[-1] == "there" and view.at(predicate.first - 1) is None:
        # "the camps are still there"
        return False
    if _goes_on_voting(view, predicate, words, discourse):
        return False
    if frame.needs in INSIDE:
        return INSIDE[frame.needs](view, predicate)
    if words[0] in {"among", "included", "being"} and frame.subject != "right":
        # "Mexico and Guatemala among them": no verb, the states stand right before
        place = mention.first - 1
        while is_adverb(view.word(place)):
            place -= 1
        return view.at(place) is not None and (discourse.sponsoring or speaks_of_sponsors(view))
    return not frame.needs or has_what_it_needs(view, predicate, discourse)


def _is_of_amendment(view: View, place: int) -> bool:
    """ "Japan put its name to an amendment", "Albania included, have tabled an amendment": not to the text."""
    if "amendment" not in view.vocabulary:
        return False
    at = next((at for at in range(place, min(place + _NEAR_OBJECT, view.end)) if view.word(at) == "amendment"), None)
    return at is not None and not view.of(Paper, place, at)


_NEAR_OBJECT = 6


def _goes_on_voting(view: View, predicate: Predicate, words: list[str], discourse: Discourse) -> bool:
    """ "Vietnam cast a no. Kuwait joined it.", "in the plenary it voted no. Lebanon was absent."."""
    if not discourse.last or not tells_vote(discourse.last[-1]):
        return False
    joined = words[-1] if len(words) > 1 else view.word(predicate.mention.end)
    return words[-1] == "absent" or (words[0] in JOINS and joined in {"it", "them"})


def _joins_in_vote(view: View, predicate: Predicate, words: list[str]) -> bool:
    """ "Algeria joined China in voting against the text": in its vote, and no list of sponsors."""
    if words[0] not in JOINS:
        return False
    named = find_right(view, predicate.end, view.end, gap=0)
    after = named[-1].end if named else predicate.end
    ballots = (one for one in view.frames if one.sense.family == "votes" and one.first == after + 1)
    return bool(named) and view.word(after) == "in" and any(view.word(one.first).endswith("ing") for one in ballots)


def _lasts_as_run(view: View, predicate: Predicate) -> bool:
    """ "The longest run of South Korean sponsorship lasted eleven years": which run that was is not told."""
    if not predicate.frame.extra.get("noun") or view.vocabulary.isdisjoint(_RUNS):
        return False
    place = max(at for at in view.places(_RUNS))
    return place < predicate.end and not _WHICH.isdisjoint(view.words(view.first, place))


_RUNS = frozenset({"run", "streak", "spell", "stretch", "series"})
_WHICH = frozenset({"longest", "shortest", "first", "second", "last", "latest", "previous", "earlier"})


def _is_under_first(view: View, predicate: Predicate) -> bool:
    """ "Lee was the first president under whom Seoul sponsored it": told of the presidents, one after the other."""
    place = next((at for at in view.places(_WHOM) if at < predicate.first), None)
    return place is not None and view.word(place - 1) in {"under", "with"} and "first" in view.words(view.first, place)


_COMING_IN = (["came", "in"], ["comes", "in"], ["come", "in"])
_WHOM = frozenset({"whom"})


def _is_of_unnamed(view: View, predicate: Predicate) -> bool:
    """ "Missing from the 45 that sponsored it", "from the list of countries that did": those do, whoever they are."""
    if view.word(predicate.first - 1) not in _RELATIVE:
        return False
    counted = view.word(predicate.first - 1) != "which" and view.word(predicate.first - 2)[:1].isdigit()
    return counted or view.words(predicate.first - 4, predicate.first - 2) == _LIST_OF


_RELATIVE = frozenset({"that", "which", "who"})
_LIST_OF = ["list", "of"]


def _is_back_to_ballot(view: View, predicate: Predicate) -> bool:
    """ "A year later it was back to abstaining": among those who abstain."""
    to = predicate.frame.act == "return" and view.word(predicate.end) == "to"
    return to and view.word(predicate.end + 1) in _VOTING


def _is_of_voters(words: list[str], discourse: Discourse) -> bool:
    """ "Who used to vote against it? The list was long. Iran was on it.": that of those who did."""
    last = discourse.last[-1] if discourse.last else None
    asked = last is not None and last.subject == "" and isinstance(last.says, Votes) and bool(last.says.ballot)
    return asked and words[-2:] in (["on", "it"], ["on", "that"])


_VOTING = frozenset({"abstaining", "voting", "opposing", "abstention", "abstentions", "no", "yes", "rejecting"})


def _are_of_people(view: View, predicate: Predicate) -> bool:
    """ "Our names are not in it": of people, and no state's name."""
    first = predicate.mention.first
    return ["our", "names"] in (view.words(first - 1, first + 1), view.words(predicate.first - 2, predicate.first))


def _says_nothing(view: View, place: int) -> bool:
    """ "The mission declined to comment": on what it was asked, and not to sponsor."""
    return view.word(place) == "to" and view.word(place + 1) in _SPEAKING


_SPEAKING = frozenset(
    {"comment", "say", "answer", "respond", "speak", "explain", "discuss", "give", "meet", "confirm", "elaborate"}
    | {"talk", "be", "name", "reply", "react", "disclose", "reveal", "predict", "attend", "provide", "offer"}
)
_DECLINING = frozenset(form for verb in ("decline", "refuse", "withhold") for form in verb_forms(verb))


def _names_leaders(predicate: Predicate, words: list[str]) -> bool:
    """ "Its main sponsors were": those who led, of whom another frame tells."""
    frame = predicate.frame
    return frame.act == "sponsor" and frame.subject == "right" and words[0] in _MAIN and words[-1] in COPULAS


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
    if predicate.frame.act == "absent" and not VOTING.isdisjoint(view.words(mention.end, mention.end + _NEAR_VOTE)):
        # "was absent when the Assembly voted"
        return True
    absent = predicate.frame.act == "absent" and view.word(mention.end) == "from"
    return absent and _is_from_elsewhere(view, mention.end + 1)


def _is_how_long(view: View, predicate: Predicate) -> bool:
    """ "Rejoined it after missing three sessions", "signed, after three years off the list": told of the return."""
    mention = predicate.mention
    run = next((run for run in view.runs if run.kind is RunKind.AWAY and run.first <= mention.end), None)
    if run is None or run.end <= mention.first:
        return False
    participle = view.word(mention.first).endswith("ing") or view.word(mention.first - 1) == "having"
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


_MAIN = frozenset({"main", "lead", "principal"})
_NEAR_VOTE = 5
_INQUIRIES = frozenset({"commission", "inquiry", "panel", "team", "delegation", "mission", "party", "government"})
_RETURNED = frozenset({"home", "call", "calls", "message", "messages", "fire"})


def _is_from_elsewhere(view: View, place: int) -> bool:
    """ "Their names are still missing from every statement your ministry makes": from no list of sponsors."""
    near = view.words(place, place + 6)
    if view.of((Paper, BodyName), place, place + 6) or {"list", "roster", "it", "them", "that", "there"} & set(near):
        return False
    return not SPONSOR_WORDS & set(near) and view.word(place) in {"every", "each", "any", "all", "the", "most"}


_ASKING = frozenset({"did", "does", "do", "has"})
_FRONTING = frozenset({"not", "only", "never", "rarely"})
""" "Only in 2008 did it sponsor the text"."""
_NEAR_FRONT = 5


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
        inverted = view.sentence.question or view.word(view.first) in _FRONTING
        asked = inverted and bool(_ASKING & set(view.words(view.first, view.first + _NEAR_FRONT)))
        return bool(helped) or predicate.stance is Stance.OPEN or asked
    following = view.word(end)
    return bool(view.at(first - 1) or view.word(first - 1) in {"also", "again", "who", "which", "consistently"}) and (
        following in ARTICLES or following in {"it", "un", "for", "again"} or view.at(end) is not None
    )


def _is_thanked_for(view: View, first: int) -> bool:
    """ "We thank your Government for co-sponsoring the resolution": it did so."""
    place = first - 1 - (view.word(first - 1) == "co")
    if view.word(place) != "for":
        return False
    before = view.words(view.first, place)
    thanked = not THANKING.isdisjoint(before) or not actor_words().thanks.isdisjoint(before)
    return thanked and bool(find_left(view, place, view.first))
