"""Whether the words of a frame do speak of how a state voted, by what stands beside them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.claims.document_of import find_each_document
from onrecord.claims.find.sponsor_beside import SPONSOR_WORDS, tells_vote
from onrecord.claims.find.sponsor_words import JOINS
from onrecord.claims.find.table_heads import columns_of
from onrecord.claims.find.texts_before import points_to_texts
from onrecord.claims.matters import THEMES, left_of_group
from onrecord.claims.mentions.numbers import COUNTING, read_cardinal
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.models import Adopts, Object, Votes
from onrecord.claims.question_search import end_of_name, question_in
from onrecord.claims.stance import COPULAS, Stance, goes_on, is_free_participle
from onrecord.claims.subjects import find_left, find_right, is_topic
from onrecord.claims.vocabulary.load import read_toml, verb_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from onrecord.claims.clauses import Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.models import Claim
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_TABLE = read_toml("votes.toml")
VOTE_WORDS = frozenset(_TABLE["votes"])
_CASTING = frozenset({*verb_forms("vote"), *verb_forms("say"), *verb_forms("cast"), *_TABLE["casting"]})
_THANKING = frozenset({form for verb in _TABLE["thanking"] for form in verb_forms(verb)})
_LEGEND = [legend.split() for legend in _TABLE["legend"]]
"""How the three totals of a vote are labelled."""
_AFTER_ADVERB = frozenset(_TABLE["after_adverb"])
"""What follows "back" where it is no verb: "slipped back to", "at its side back in 2007"."""
_GOING = frozenset({form for verb in _TABLE["moving"] for form in verb_forms(verb)})
_UNDECIDED = frozenset(_TABLE["undecided"])
OBJECTS = {"yes": Object.VOTED_YES, "no": Object.VOTED_NO, "abstain": Object.ABSTAINED}
"""Ballots of which there are runs."""


def _is_of_columns(view: View, place: int) -> bool:
    """ "(for, against, abstaining)": what the numbers of a table are."""
    _, (first, end) = view.kept(columns_of)
    return first <= place < end


_HAVING = frozenset({"had", "has", "have"})


def _acts_before(view: View, predicate: Predicate) -> bool:
    """A state right before the verb that is not what a text is on."""
    beside = view.at(predicate.first - 1)
    return beside is not None and not (isinstance(beside.sense, State) and is_topic(view, beside))


def accepts(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """True where the frame's words do speak of a vote here."""
    frame, mention = predicate.frame, predicate.mention
    words = view.said(mention)
    # "voted no for the fifth year" is no "voted for"
    other_side = (frame.act == "yes" and words[1:2] == ["no"]) or is_of_confidence(view, mention)
    # "the one on North Korea had no vote"
    of_text = frame.act == "take_part" and words[0] in _HAVING and not _acts_before(view, predicate)
    if other_side or of_text or _is_total(view, mention) or _is_of_columns(view, mention.first):
        return False
    if words[0] in {"vote", "votes"} and (
        view.word(mention.first - 1) in COUNTING or view.word(mention.first - 1)[:1].isdigit()
    ):
        # "Ukraine won 143 votes in the Assembly for its resolution": a noun
        return False
    if view.is_earlier(mention.end - 1):
        # "after twelve straight years of support": a run that is over, and no vote
        return False
    if _is_of_a_person(view, mention, words) or _rejects_otherwise(view, predicate, discourse, words):
        return False
    if words[-1] in {"no", "yes"} and words[-2:-1] == ["said"] and view.word(mention.end) in {"more", "one", "thing"}:
        # "spoke of politicization and then said no more"
        return False
    ing = words[0].endswith("ing") and frame.subject != "right"
    if ing and not is_free_participle(view, mention.first) and not goes_on(view, mention.first - 1, mention.first):
        return _is_joined_participle(view, mention.first, discourse)
    if words[-1] in {"side", "sides", "stand", "position"} and view.word(mention.end) in {
        "in",
        "over",
        "on",
        "between",
    }:
        # "takes no side in the war"
        return False
    if (words == ["back"] and _is_adverb(view, mention)) or _body_acts(view, predicate):
        return False
    test = _SUBJECTS.get(frame.subject) or _NEEDS.get(frame.needs)
    if test is not None:
        return test(view, predicate, discourse)
    # "voted for the first time" says not how; "voted for the second.", of two texts, does
    return not (
        words[-1] == "for"
        and view.word(predicate.end) in {"the", "a"}
        and view.word(predicate.end + 1) in {"first", "second", "third", "fourth"}
        and not _stands_for_text(view, predicate.end + 2)
    )


def is_of_confidence(view: View, mention: Mention) -> bool:
    """Return whether a vote is one on a government: "faced no vote of confidence", "survived a confidence vote"."""
    if "confidence" not in view.vocabulary:
        return False
    vote = next((at for at in range(mention.first, mention.end) if view.word(at) in {"vote", "votes", "motion"}), None)
    return vote is not None and "confidence" in view.words(vote - 2, vote + 4)


def _body_acts(view: View, predicate: Predicate) -> bool:
    """ "China voted no as the Assembly approved the text": what the body did, and not the state."""
    beside = view.at(predicate.first - 1)
    if beside is None or not isinstance(beside.sense, BodyName) or beside.sense.forum is None:
        return False
    place = beside.first - 1
    while view.word(place) in {"the", "un", "'s", "un's"}:
        place -= 1
    return view.word(place) in _WHEN


_WHEN = frozenset({"as", "when", "while", "after", "before", "once", "until", "since", "though", "although"})


def _stands_for_text(view: View, place: int) -> bool:
    """What follows "the second" there ends the clause, or is a text: "the second text"."""
    return view.word(place) in _AFTER_TEXT or isinstance(view.sense_at(place), Paper)


_AFTER_TEXT = frozenset({"", ".", ",", ";", "and", "but", "!", ")", "one"})


def _rejects_otherwise(view: View, predicate: Predicate, discourse: Discourse, words: list[str]) -> bool:
    """ "North Korea's delegate said his country rejected the text in full": no ballot."""
    if words[0].endswith("ing") and predicate.frame.subject != "right":
        return False
    if is_rejected_later(view, predicate) or (words[0].startswith("reject") and _of_the_matter(view, discourse)):
        return True
    rejects = predicate.frame.needs in {"text", "vote"} and words[0].startswith(("reject", "resist"))
    return rejects and _is_condemned(view, predicate, discourse)


def _is_of_a_person(view: View, mention: Mention, words: list[str]) -> bool:
    """ "He voted for him", "it is for you to judge", "what it was for", "were no steadier": no ballot on a text."""
    following = view.word(mention.end)
    if words[-1] == "for":
        asked = "what" in view.words(mention.first - 3, mention.first)
        return asked or following in _PERSONS or (words[0] in COPULAS and following == "want")
    if words[:2] == ["no", "vote"] and view.word(mention.first - 1) in {"", ",", ";", "."}:
        # "No vote was cast from the Saudi seat": none at all
        return True
    compared = len(following) > _SHORT and following.endswith("er")
    being = words[0] in COPULAS or view.word(mention.first - 1) in COPULAS
    return words[-1] == "no" and being and (compared or following in {"more", "less"})


_PERSONS = frozenset({"you", "me", "us", "him", "her", "myself", "ourselves"})
_SHORT = 4


def _is_total(view: View, mention: Mention) -> bool:
    """ "With 60 countries abstaining", "53 abstentions in the Assembly", "for-against-abstaining: 130-9-26"."""
    if any(tally.first <= mention.first < tally.end for tally in view.tallies):
        return True
    return view.words(mention.first - 2, mention.first) in _LEGEND or (
        view.words(mention.first - 1, mention.end) in _LEGEND
    )


def _is_adverb(view: View, back: Mention) -> bool:
    """ "Slipped back to a no", "sent back hundreds of North Koreans"."""
    return view.word(back.end) in _AFTER_ADVERB or view.word(back.first - 1) in _GOING


def is_rejected_later(view: View, predicate: Predicate) -> bool:
    """ "The mission said that it categorically rejects it": what is said of a text that was adopted."""
    rejects = view.word(predicate.end - 1) == "rejects"
    return rejects and view.cue("report", view.first, predicate.first) is not None


def _is_condemned(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "Pyongyang rejected the text as a plot": what the state says that the text is on."""
    left = find_left(view, predicate.first, view.first)
    return bool(left) and (left[-1].state in discourse.matter_states() or left[-1].pronoun in {"he", "she"})


def _is_joined_participle(view: View, at: int, discourse: Discourse) -> bool:
    """ "Joined China in opposing it", "surprised us by abstaining"."""
    before = set(view.words(view.first, at))
    if view.word(at - 1) == "to" and view.word(at - 2) in _RETURNING:
        # "a year later it was back to abstaining"
        return True
    if view.word(at - 1) == "in":
        return bool(before & JOINS) or view.word(at - 2) in {"alone", "united", "isolated"}
    return view.word(at - 1) == "by" and not before & _UNDECIDED and speaks_of_votes(view, discourse)


_RETURNING = frozenset({"back", "returned", "reverted", "returning", "reverting"})


def speaks_of_votes(view: View, discourse: Discourse) -> bool:
    """True where this sentence, the one after it or the text so far speaks of a vote."""
    return discourse.voting or discourse.vote_ahead or bool(view.vocabulary & VOTE_WORDS) or bool(view.tallies)


def _is_denied(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    noun = view.word(predicate.mention.first - 1) in _OF_NOUN
    return predicate.stance is Stance.NEGATED and not noun and speaks_of_votes(view, discourse)


_OF_NOUN = frozenset({"the", "a", "this", "that", "its", "any", "last", "every", "each"})


def _has_subject(view: View, predicate: Predicate, _discourse: Discourse) -> bool:
    first = predicate.mention.first
    lead = view.words(min(predicate.first, first - 2), first)
    if (view.word(first).endswith("ing") and "after" in lead) or "having" in lead:
        # "After opposing the text for six years, Libya supported it": who did so stands behind; or before, with a vote
        voted = any(one.sense.family == "votes" and one.end < first for one in view.frames)
        return bool(view.of(State, predicate.end, view.end)) or (voted and bool(find_left(view, first, view.first)))
    return bool(find_left(view, predicate.first, view.first))


def _speaks_of_vote_only(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "Was absent" is of the vote in a text on votes, and in one on sponsors after a vote was told."""
    told = bool(discourse.last) and tells_vote(discourse.last[-1])
    return (told or not discourse.sponsoring) and _is_voting(view, predicate, discourse)


def _is_voting(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    if predicate.auxiliaries.passive and view.word(predicate.end - 1) in {"approved", "endorsed"}:
        # "by the time it was approved"
        return False
    if not _has_subject(view, predicate, discourse) or view.cue("without_vote"):
        return False
    return speaks_of_votes(view, discourse)


def _is_noun(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    cast = view.word(predicate.mention.first - 1) in _CASTING
    return not cast and _has_subject(view, predicate, discourse) and speaks_of_votes(view, discourse)


def _is_gap(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """A state right before, and nothing after but a sign: ", Viet Nam against."."""
    before = view.at(predicate.mention.first - 1)
    after = view.word(predicate.end)
    ends, labelled = after in {"", ".", ",", ";", ")", "and", "–", "—", "!"}, False
    if view.word(predicate.mention.first - 1) == ":":
        before = view.at(predicate.mention.first - 2)
        # "Fiji: yes on North Korea in the Assembly in 2011"
        labelled = after in _BALLOT_ON and bool(view.of(BodyName, predicate.end))
    if before is None or not isinstance(before.sense, State):
        return False
    if labelled:
        return True
    # not "we thank Tokyo for it"
    return ends and view.word(before.first - 1) not in _THANKING and speaks_of_votes(view, discourse)


_BALLOT_ON = frozenset({"on", "to"})


def _takes_text(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "Opposed the plenary texts on X": a text stands behind the verb, with nothing but its own words between."""
    end = predicate.end
    if view.word(end) == "it" and discourse.paper and discourse.questions:
        # "The Assembly adopted the annual Cuba text. Washington opposed it in 2015."
        return _has_subject(view, predicate, discourse)
    if discourse.named and (view.word(end) in _TOGETHER or tuple(view.words(end, end + 2)) in _THE_TWO):
        # "On Iran 80 to 27, on Syria 90 to 12. Cuba opposed all three."
        return _has_subject(view, predicate, discourse)
    if discourse.several is not None and points_to_texts(view, end):
        # "It has adopted one every year since 2003. Japan supported every one of them."
        return _has_subject(view, predicate, discourse)
    named = [one.first for one in view.of(Paper) if one.first >= end]
    if discourse.lexicon.many:
        # "opposed the embargo", "supported the Assembly's appeal to halt executions"
        named += [at for at in view.places(THEMES) if at >= end]
    taken = bool(named) and left_of_group(view, min(named)) <= end
    # "backed 39/1 and 45/20"
    taken = taken or (view.word(end + 1) == "/" and bool(find_each_document(view, end, end + _NUMBER, discourse)))
    return (taken or _takes_question(view, end, discourse)) and _has_subject(view, predicate, discourse)


_NUMBER = 3
"""Words of a number such as 39/1."""


def _takes_question(view: View, end: int, discourse: Discourse) -> bool:
    """ "It opposed the right to development too", in a text that speaks of votes: a question by its name alone."""
    if not discourse.lexicon.many or not discourse.voting or view.word(end) != "the":
        return False
    stop = end_of_name(view, end)
    return bool(stop) and question_in(view, end, stop, discourse, sure=True) is not None


_TOGETHER = frozenset({"both", "all", "each", "neither"})
_THE_TWO = frozenset({("the", "two"), ("the", "pair"), ("the", "three")})


def _backs_text(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "Supported the Assembly resolution on X", in a text that speaks of votes and of no sponsors.

    Of a record of many questions, one that was put to a vote then is enough: `may_be_vote` tells that of the claim.
    """
    if predicate.auxiliaries.passive or not _takes_text(view, predicate, discourse):
        return False
    words = discourse.vocabulary
    return (bool(words & VOTE_WORDS) or discourse.lexicon.many) and not words & SPONSOR_WORDS


def may_be_vote(predicate: Predicate, situation: Situation, discourse: Discourse) -> bool:
    """False where "supported the text on X" need not mean a vote: none is spoken of, and none was held."""
    if predicate.frame.needs != "backed" or discourse.vocabulary & VOTE_WORDS:
        return True
    entry, years = discourse.lexicon.entry(situation.series), situation.years
    voted = entry.voted_by(situation.forum) if entry is not None else []
    return years is not None and any(years[0] <= year <= years[1] for year in voted)


def _stands_beside(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "Namibia among the noes": the state stands right before the words."""
    before = view.at(predicate.mention.first - 1)
    return before is not None and isinstance(before.sense, State) and speaks_of_votes(view, discourse)


def _is_aside(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "Indonesia, against the text in 2009, abstained": a state before the comma, another comma after."""
    return _stands_beside(view, predicate, discourse) and "," in view.words(predicate.end, predicate.end + 8)


def _with_matter(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "Side with Santiago", of a text on Chile: with the state that the text is on, against the text."""
    if not _is_voting(view, predicate, discourse):
        return False
    named = find_right(view, predicate.end, view.end, gap=0)
    return bool(named) and named[0].state in discourse.matter_states()


def other_state(view: View, predicate: Predicate) -> str | None:
    """Return the state right after "sided with", "voted like", with which another is said to have voted."""
    named = find_right(view, predicate.end, view.end, gap=0)
    return named[0].state if named else None


def _with_another(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "Sided with Washington": with a state that the text is not on, where it has spoken of a vote."""
    other = other_state(view, predicate)
    about = discourse.matter_states()
    if _tells_side_too(view, predicate):
        return False
    if predicate.mention.end - predicate.mention.first == 1:
        # "Hungary and Israel joined the United States.": in its vote, where nothing else is said to be joined
        named = find_right(view, predicate.end, view.end, gap=0)
        if discourse.sponsoring or not named or view.word(named[-1].end) not in _STOPS | {""}:
            return False
    if _crosses_over(view, predicate) is False:
        return False
    voting = _is_voting(view, predicate, discourse) or _was_adopted(view, predicate, discourse)
    return other is not None and other not in about and voting


def _crosses_over(view: View, predicate: Predicate) -> bool | None:
    """ "Crossed over to Washington's side"; not "crossed over to Canada". None of other words."""
    if view.word(predicate.mention.end - 1) != "to":
        return None
    named = find_right(view, predicate.end, view.end, gap=0)
    return bool(named) and view.word(named[0].end) == "'s" and view.word(named[0].end + 1) in {"side", "camp"}


def _was_adopted(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "The Assembly condemned the embargo. Poland sided with Cuba": in the vote on what was just adopted."""
    told = not discourse.quiet and any(isinstance(one.says, Adopts) and not one.says.method for one in discourse.last)
    return told and _has_subject(view, predicate, discourse) and not view.cue("without_vote")


def _tells_side_too(view: View, predicate: Predicate) -> bool:
    """ "Japan sided with Colombo, voting against": what it cast is told beside."""
    named = find_right(view, predicate.end, view.end, gap=0)
    after = named[-1].end + 1 if named else 0
    joined = view.word(after - 1) in {",", "and"}
    return joined and any(one.sense.family == "votes" and one.first == after for one in view.as_written)


def _has_side(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    return side_of_number(view, predicate.mention, discourse) is not None


def _has_side_beside(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "Kenya one of the sixty-eight": the verb is left out, and the state stands right before."""
    return _stands_beside(view, predicate, discourse) and _has_side(view, predicate, discourse)


def _is_inverted(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    if predicate.frame.needs == "opening":
        # "Against it were China and Cuba"
        opens = view.word(predicate.mention.first - 1) in {"", ";", ":", "–", "—", "a"}
        return opens and view.word(predicate.mention.end) in COPULAS and speaks_of_votes(view, discourse)
    return bool(set(view.words(predicate.mention.end, view.end)) & COPULAS)


def _has_agent(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    texts = (discourse.paper and not discourse.sponsoring) or bool(view.of(Paper))
    acted = bool(find_right(view, predicate.mention.end, view.end))
    return acted and (texts or speaks_of_votes(view, discourse))


def _is_dated(view: View, predicate: Predicate, _discourse: Discourse) -> bool:
    """ "Its first yes to the text came in 2018"."""
    came = next((at for at in range(predicate.end, view.end) if view.word(at) in _COMING), 0)
    return bool(came) and any(came < time.first <= came + 3 for time in view.times)


_COMING = frozenset({"came", "was", "dates", "dated", "fell"})


def _is_lone(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "Stood alone", where what follows tells no other side: "alone in abstaining", "alone among the sponsors"."""
    if discourse.sponsoring or not _is_voting(view, predicate, discourse):
        return False
    after = view.word(predicate.end)
    if after == "in" and any(one.sense.family == "votes" and one.first == predicate.end + 1 for one in view.frames):
        # "alone in voting against it": told by the words after it
        return False
    opposed = after in {"against", "in"} and _OPPOSING & set(view.words(predicate.end, predicate.end + _OPPOSED_NEAR))
    timed = any(time.first in (predicate.end, predicate.end + 1) for time in view.times)
    return bool(opposed) or timed or after in {"", ".", ",", ";", ":", "when", "again"}


_OPPOSING = frozenset({"against", "opposing", "opposition", "voting", "rejecting", "dissenting"})
_OPPOSED_NEAR = 3
_NEEDS: Mapping[str, Callable[[View, Predicate, Discourse], bool]] = {
    "negated": _is_denied,
    "vote": _is_voting,
    "vote_only": _speaks_of_vote_only,
    "noun": _is_noun,
    "owned": _is_dated,
    "gap": _is_gap,
    "text": _takes_text,
    "number": _has_side,
    "number_beside": _has_side_beside,
    "backed": _backs_text,
    "beside": _stands_beside,
    "aside": _is_aside,
    "matter": _with_matter,
    "other": _with_another,
    "lone": _is_lone,
}
_SUBJECTS: Mapping[str, Callable[[View, Predicate, Discourse], bool]] = {
    "inverted": _is_inverted,
    "agent": _has_agent,
}


def _of_the_matter(view: View, discourse: Discourse) -> bool:
    states = {one.sense.iso for one in view.of(State)}
    return bool(states) and states <= discourse.matter_states()


def side_of_number(view: View, mention: Mention, discourse: Discourse) -> str | None:
    """Return the side of "one of the 19", after totals of which one alone is 19; None where that is not told.

    "Among the latter" is on the side told last, "new to that group" on the one told alone.
    """
    words = view.said(mention)
    if not _POINTING.isdisjoint(words):
        return _side_pointed_at(view, words, discourse)
    number = _number_in(view, mention)
    tally = next(iter(view.tallies), None) or discourse.tally
    if number is None or tally is None:
        return None
    sides = [name for name in OBJECTS if getattr(tally, name) == number]
    if not sides:
        total = total_of_number(view, mention, discourse)
        sides = [name for name in OBJECTS if total is not None and getattr(total.says, name) == number]
    return sides[0] if len(sides) == 1 else None


def _number_in(view: View, mention: Mention) -> int | None:
    places = range(mention.end - 1, mention.first, -1)
    number = next((found for place in places if (found := read_cardinal(view.document, place))), None)
    return number[0] if number is not None else None


def total_of_number(view: View, mention: Mention, discourse: Discourse) -> Claim | None:
    """Return the last claim of totals of which a side has the number of "one of the thirteen".

    Of the news, where its totals have the number: "81 to 30. In 2018 it was 84 to 30. Kazakhstan was among the thirty".
    """
    number = _number_in(view, mention)
    totals = discourse.totals if number is not None and not view.tallies else []
    fitting = [one for one in totals if number in {getattr(one.says, side) for side in OBJECTS}]
    news = discourse.anchor[0] if discourse.anchor is not None else None
    now = [one for one in fitting if one.years == news == discourse.years]
    return next(reversed(now or fitting), None)


_POINTING = frozenset({"latter", "former", "last", "first", "that", "their"})


def _side_pointed_at(view: View, words: list[str], discourse: Discourse) -> str | None:
    """ "27 votes in favour and 19 abstentions. Eritrea was among the latter"."""
    tally = next((one for one in reversed(view.tallies) if one.end <= view.end), None) or discourse.tally
    sides = [name for name in OBJECTS if tally is not None and getattr(tally, name) is not None]
    if {"that", "their"} & set(words):
        alone = discourse.last[-1].says if discourse.last and not discourse.last[-1].subject else None
        return alone.ballot if isinstance(alone, Votes) and alone.ballot in OBJECTS else None
    if not sides:
        return None
    return sides[-1] if {"latter", "last"} & set(words) else sides[0]


_PUT_TO_VOTE = frozenset({"went", "came", "put", "goes", "brought", "was", "were"})
_BALLOTS = frozenset({"ballot", "vote", "roll"})
_EACH = frozenset({"every", "each", "all"})


def speaks_of_roll_calls(view: View, first: int, end: int) -> bool:
    """Return whether the words tell of each roll call: "in every roll call", "each time it was put to a vote"."""
    words, after = set(view.words(first, end)), set(view.words(end, end + 8))
    if words & {"always", "throughout"}:
        # where no vote was held there was nothing to cast
        return True
    if words & _EACH and _PUT_TO_VOTE & after and _BALLOTS & after:
        # "every text that went to a ballot"
        return True
    recorded = bool(words & _EACH and words & {"roll", "votes", "recorded", "ballot", "occasions"})
    recorded = recorded or names_every_text(view, first, end) or _names_every_vote(view, first, end)
    return recorded or runs_from_first_to_last(view.words(first, end)) or asks_every_vote(view, first, end)


def is_of_any_country(view: View, first: int, end: int) -> bool:
    """Return whether the object is texts on whatever country: "opposes every country-specific resolution"."""
    for at in range(first, min(first + _OBJECT_NEAR, end)) if "country" in view.vocabulary else ():
        if view.word(at) != "country":
            continue
        noun = view.word(at + 1 + (view.word(at + 1) == "specific"))
        if noun in _TEXTS | _MATTERS or (noun in _TEXT and view.word(at - 1) in _WHICHEVER):
            return True
    return False


_OBJECT_NEAR = 6
"""Words from a verb to "country": "against any and all country-specific resolutions"."""
_MATTERS = frozenset({"mandates", "measures", "motions", "initiatives", "votes", "situations", "procedures"})
_WHICHEVER = frozenset({"every", "any", "each", "no"})


def _names_every_vote(view: View, first: int, end: int) -> bool:
    """ "In every vote since 2005", "at each Assembly vote"; not "every year voted"."""
    if view.vocabulary.isdisjoint(EACH_TIME):
        return False
    return any(
        view.word(at) in EACH_TIME and not _BALLOT.isdisjoint(view.words(at + 1, view.next_of(_VOTE_STOPS, at + 1)))
        for at in range(first, end)
    )


_BALLOT = frozenset({"vote", "ballot", "division"})


def runs_from_first_to_last(words: list[str]) -> bool:
    """Return whether the words tell of all there were: "from the first vote to the latest"."""
    opening = next((at for at in range(len(words) - 2) if words[at : at + 3] == ["from", "the", "first"]), None)
    after = words[opening + 3 : opening + 3 + _SPAN] if opening is not None else []
    return "to" in after and not _LATEST.isdisjoint(after[after.index("to") :])


_LATEST = frozenset({"last", "latest", "newest", "recent"})
_SPAN = 6
"""Words from "the first" to "the latest"."""


def asks_every_vote(view: View, first: int, end: int) -> bool:
    """Return whether the clause is told of every vote that there was: "each time a vote was called"."""
    if "often" in view.vocabulary and ["just", "as", "often"] in (
        view.words(at - 2, at + 1) for at in range(first, end)
    ):
        # "Singapore has abstained on all nine occasions. Vietnam has said no just as often."
        return True
    opening = [place for place in view.places(EACH_TIME) if says_each_time(view, place) and place < end]
    if not opening:
        return False
    if opening[0] >= first:
        after = opening[0] + 1 + (view.word(opening[0] + 1) == "single")
        if view.word(after) in _TIME and view.word(after + 1) in _STOPS | {"", "since", "from", "between"}:
            # "Since then it has voted in favour each time.", "each time since 2006"
            return True
        return not _BALLOTS.isdisjoint(view.words(first, end)) or _tells_vote(view, opening[0])
    # "Whenever the Assembly has voted on it, Canada has said yes"
    return opening[0] == view.first and _tells_vote(view, opening[0])


def follows_each_time(view: View, place: int) -> bool:
    """Return whether what stands there says only which votes a clause tells of: "every time it was put to one"."""
    return any(
        says_each_time(view, first) and first < place <= _clause_end(view, first) for first in view.places(EACH_TIME)
    )


def follows_each_text(view: View, place: int) -> bool:
    """Return whether what stands there says which texts are meant: "every one of those that were put to a vote"."""
    if view.word(place - 1) not in _OPENS_RELATIVE:
        return False
    return any(
        view.word(at) in _EACH and _STOPS.isdisjoint(view.words(at, place)) and _text_noun(view, at, place) > 0
        for at in range(max(view.first, place - _TEXT_FAR), place)
    )


def names_every_text(view: View, first: int, end: int) -> bool:
    """Return whether the clause is told of all the texts of a question: "opposed every resolution on Iran"."""
    if view.vocabulary.isdisjoint(_EACH):
        return False
    return any(
        view.word(at) in _EACH
        and (view.word(at + 1) == "one" or read_cardinal(view.document, at + 1) is None)
        and _text_noun(view, at, min(at + _TEXT_FAR, view.next_of(_STOPS, at), end)) > 0
        for at in range(first, end)
    )


def _text_noun(view: View, each: int, end: int) -> int:
    """The noun of the texts after "every", "each", "all": "every resolution", "all the Assembly's texts"; or 0."""
    nouns = _TEXTS if view.word(each) == "all" or view.words(each + 1, each + 3) == ["one", "of"] else _TEXT
    return next((at for at in range(each + 1, end) if view.word(at) in nouns), 0)


_TEXT = frozenset({"text", "resolution", "draft"})
_TEXTS = frozenset({"texts", "resolutions", "drafts"})
_TEXT_FAR = 14
"""Words from "every" to the verb of the clause that tells which."""
_OPENS_RELATIVE = frozenset({"that", "which", "ever"})
EACH_TIME = frozenset({"each", "every", "whenever"})


def says_each_time(view: View, place: int) -> bool:
    """Return whether "each time", "on every single occasion", "whenever" stands there."""
    if view.word(place) == "whenever":
        return True
    after = place + 1 + (view.word(place + 1) == "single")
    return view.word(place) in _EACH and view.word(after) in _TIME


_TIME = frozenset({"time", "occasion"})


def _tells_vote(view: View, place: int) -> bool:
    words = view.words(place, _clause_end(view, place))
    # "India abstained whenever there was one", after a question about votes
    return not (_BALLOTS | {"voted"}).isdisjoint(words) or _WAS_ONE in pairwise(words)


_WAS_ONE = ("was", "one")


def _clause_end(view: View, place: int) -> int:
    return view.next_of(_STOPS, place)


_STOPS = frozenset({",", ";", ":", "."})
_VOTE_STOPS = _STOPS | {"since", "from", "on", "in", "at", "to", "of", "by", "year", "state", "country", "that"}


_MOVED = {word: ballot for ballot, words in _TABLE["moved"].items() for word in words}


def moved_before(view: View, predicate: Predicate) -> tuple[str | None, int | None]:
    """Return the ballot, and the year if it is told, from which a state is said to have moved."""
    words = view.words(predicate.mention.first, predicate.end)
    if "from" not in words or "to" not in words:
        return None, None
    first, end = words.index("from"), len(words) - words[::-1].index("to")
    ballot = next((_MOVED[word] for word in words[first:end] if word in _MOVED), None)
    low, high = predicate.mention.first + first, predicate.mention.first + end
    year = next((time.years[0] for time in view.times_in(low, high) if time.years), None)
    return ballot, year if ballot else None
