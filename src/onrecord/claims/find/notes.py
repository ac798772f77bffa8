"""What a sentence leaves for those after it: the body and the time that it named, who acted, what it was about."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.clauses import past_dateline
from onrecord.claims.document_of import find_document
from onrecord.claims.find.year_pairs import note_year_pair
from onrecord.claims.forum_of import is_membership
from onrecord.claims.mentions.senses import Actor, BodyName, Head, Organisation, Paper, State
from onrecord.claims.situation import choose_holder, may_situate, situate
from onrecord.claims.subjects import is_agent, states_in
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


_PAPER_WORDS = frozenset({"resolution", "text", "draft", "measure", "resolutions", "texts"})


def note_quiet(view: View, discourse: Discourse) -> None:
    """Keep which body, year and series a sentence without claims says that the next ones mean."""
    if view.sentence.question and not view.times and discourse.mentioned is not None and _asks_of_then(view):
        # "Who stood with you in those first years?": the answer is of then
        discourse.move_to(discourse.mentioned[0])
        discourse.turned = True
        return
    if not may_situate(view, discourse):
        return
    if _is_to_follow(view) or _is_rule(view):
        return
    start = past_dateline(view, view.first)
    discourse.aside = [(view.first, start)] if start > view.first else discourse.aside
    situation = situate(view, start, view.end, discourse, fallback=False)
    if "had" in view.vocabulary and discourse.years and discourse.forum is not None and situation.timed:
        # "Four months earlier it had crossed the same line in New York": the text goes on where it was
        discourse.mentioned = (situation.years, situation.days) if situation.years else discourse.mentioned
        return
    discourse.note_place(situation)
    asked = (view.sentence.question or _turns_to(view)) and situation.years and situation.timed and not situation.span
    discourse.turned = bool(asked)
    if asked:
        # "And in 2012?", "Then came 2008.": what follows speaks of that year
        discourse.move_to(situation.years, situation.days, situation.when.session)
    elif situation.years and situation.timed and not situation.span and _answers(situation, discourse):
        # "How was the last vote? Nineteen states said no in December 2015."
        discourse.move_to(situation.years, None, situation.when.session)
    elif situation.years and situation.timed and not situation.span and situation.place.named:
        told = view.cue("report") is None and not view.vocabulary & _PUBLISHED
        days = situation.days if told else None
        discourse.move_to(situation.years, days, situation.when.session)
        discourse.ongoing = False
    elif situation.years and situation.timed and not situation.span:
        discourse.mentioned = situation.years, situation.days
        if _takes_back_to(view, situation, discourse):
            discourse.go_back_to(situation)


def _asks_of_then(view: View) -> bool:
    words = view.words(view.first, view.end)
    return any(
        word in {"years", "days", "times"} and "those" in words[max(0, at - 2) : at] for at, word in enumerate(words)
    )


def note_dated(view: View, discourse: Discourse) -> None:
    """Keep the time that heads the sentence, "2014." before it, for all that the paragraph tells."""
    if not view.sentence.dated:
        return
    situation = situate(view, view.first, view.sentence.dated, discourse, fallback=False)
    if situation.years is not None and not situation.unclear:
        discourse.go_back_to(situation)
        discourse.mentioned = situation.years, situation.days


def note_last_body(view: View, discourse: Discourse) -> None:
    """Keep the body that the sentence names last, for a "There it had gone through by 73 votes to 49"."""
    bodies = [one.sense for one in view.of(BodyName) if not is_membership(view, one)]
    last = bodies[-1] if bodies else None
    if last is not None:
        discourse.last_body = (last.forum, last.stage) if last.forum not in (None, Forum.SC) else None


def note_last_years(view: View, discourse: Discourse) -> None:
    """Keep the years that the sentence names, for a "that year", "the second of those years" in the next."""
    if not view.times:
        discourse.dated_text, discourse.named_years = False, ()
        return
    note_year_pair(view, discourse)
    last = view.times[-1]
    one = len(set(last.years)) == 1 and last.bound in _NAMING
    years = [time.years[0] for time in view.times if len(set(time.years)) == 1 and time.bound in _NAMING]
    days = [time.days[0] for time in view.times if time.days and time.days[0] == time.days[1] and not time.bound]
    ends = {time.end for time in view.times}
    discourse.dated_text = any(view.word(one.first - 1) == "'s" and one.first - 1 in ends for one in view.of(Paper))
    discourse.named_day = days[-1] if days else discourse.named_day
    discourse.named_years = last.years if last.listed else tuple(years) if one else ()


_NAMING = frozenset({"", "since", "in"})


def _takes_back_to(view: View, situation: Situation, discourse: Discourse) -> bool:
    """ "In April 2003 I was a second secretary.", "It took up the matter in March 2008.": what follows is of then.

    Where the text reports news, only a sentence that opens with the time leaves it.
    """
    now, years = discourse.published, situation.years
    if len(view.times) != 1 or now is None or years is None or not _PRESENT.isdisjoint(view.vocabulary):
        return False
    time = view.times[0]
    over = years[1] < now.year - 1 or (situation.days is not None and (now - situation.days[1]).days > _LONG_AGO)
    opens = time.first - view.first <= _FRONTED
    aside = "," in view.words(view.first, time.first) or (not opens and view.word(time.end) == ",")
    return over and not aside and (opens or discourse.anchor is None)


_PRESENT = frozenset({"has", "have", "is", "are", "will", "'ve", "had"})
_LONG_AGO = 100
_FRONTED = 4
"""Words before the time with which a sentence opens: "It was in April 2003"."""


def _turns_to(view: View) -> bool:
    """ "Then came 2008.", "Now to 2014.": a sentence that names a year and nothing else."""
    if len(view.times) != 1 or view.entities or _TURNING.isdisjoint(view.vocabulary):
        return False
    words = [word for word in view.words(view.first, view.end) if word.isalnum() and not word.isdigit()]
    return len(words) <= _FEW_TURNING


_TURNING = frozenset({"came", "comes", "to", "take", "consider", "then"})
_FEW_TURNING = 3


def _is_to_follow(view: View) -> bool:
    """ "In December the plenary is to follow": a time and a place to come, of which the text does not go on to tell."""
    words = view.words(view.first, view.end)
    return not view.sentence.question and any(pair in _COMING for pair in pairwise(words))


_COMING = frozenset(
    {("is", "to"), ("are", "to"), ("will", "follow"), ("will", "vote"), ("expected", "to"), ("due", "to")}
)


def _is_rule(view: View) -> bool:
    """ "As a rule such a text goes first to the Third Committee": what is told next is not of that body."""
    ruled = (view.words(at - 2, at) == ["as", "a"] for at in view.places(_RULE))
    return not _USUAL.isdisjoint(view.vocabulary) or any(ruled)


_RULE = frozenset({"rule"})
_USUAL = frozenset({"usually", "normally", "typically", "customarily", "ordinarily"})


def _answers(situation: Situation, discourse: Discourse) -> bool:
    return discourse.question and not situation.place.named


_PUBLISHED = frozenset({"article", "chart", "story", "column", "editorial", "edition", "leader"})
"""Where one of these has the day, it is not that of what the body did."""


_ASKS = frozenset({"did", "do", "does", "have", "has", "were", "was", "are", "is"})


def note_speaker(view: View, discourse: Discourse) -> None:
    """Keep whose official speaks: "Our delegation voted yes, a Thai diplomat said", "an official of Chile's ministry".

    It is read before the sentence, whose "we" is that state.
    """
    if view.vocabulary.isdisjoint(_OURS) and not view.vocabulary & _OFFICES:
        return
    if view.cue("report") is None and view.vocabulary.isdisjoint(_SAYING):
        return
    for mention in view.of(State):
        place = mention.end + (view.word(mention.end) == "'s")
        after = view.words(place, place + _NEAR_OFFICE)
        before = view.words(mention.first - _NEAR_OFFICE, mention.first)
        office = next((at for at, word in enumerate(after) if word in _OFFICES), None)
        stands = office is not None and not any(word in _BREAKS for word in after[:office])
        if (stands or (before[-1:] in (["of"], ["from"]) and _OFFICES & set(before))) and _is_quoted(view, mention):
            discourse.cast.speaker = mention.sense.iso
            return


def _is_quoted(view: View, mention: Mention) -> bool:
    """A verb of saying stands right before or after who says it."""
    near = view.words(mention.first - _NEAR_SAYING, mention.end + _NEAR_SAYING)
    return not _SAYING.isdisjoint(near)


_OFFICES = frozenset(read_toml("actors.toml")["offices"])
_OURS = frozenset({"we", "our", "us", "ours", "my"})
_SAYING = frozenset(read_toml("actors.toml")["saying"])
_BREAKS = frozenset({",", ".", ";", ":", "and", "to", "for", "on", "with", "in"})
_NEAR_OFFICE, _NEAR_SAYING = 4, 6


def note_names(view: View, discourse: Discourse) -> None:
    """Keep who was named and who acted, what speaks, and which head of government."""
    # in "Did Seoul and Washington stand together?" the verb stands before those who act
    asked = view.sentence.question and view.word(view.first + 2 * (view.word(view.first + 1) == ":")) in _ASKS
    states, papers = view.of(State), view.of(Paper)
    acting = [states_in(view, one) for one in states if asked or is_agent(view, one)]
    about = discourse.matter_states()
    whom = [
        state for one in view.of((State, Head, Actor)) if (state := states_in(view, one) or _own(one, view, discourse))
    ]
    short = view.sentence.question and view.end - view.first <= _FEW_WORDS
    discourse.asked_all = tuple(dict.fromkeys(whom)) if short else ()
    if discourse.asked_of is not None:
        # "What about South Korea?" "In the first years it stayed away."
        discourse.cast.states.append(discourse.asked_of)
        discourse.cast.together = ()
    together = tuple(dict.fromkeys(state for state in acting if state and state not in about))
    if together:
        discourse.cast.together = together
    discourse.cast.unread.append(view)
    discourse.cast.piece = not acting and view.word(view.first) in _THIS and view.word(view.first + 1) in _PIECES
    discourse.text_speaks = _text_speaks(view, discourse)
    # "The Assembly adopted its text. It asks for ...": the body or the text, and no state, is meant
    discourse.text_before = bool(papers) and not any(acting)
    discourse.cast.official = discourse.cast.official or bool(
        view.vocabulary & {"spokesperson", "spokesman", "spokeswoman"}
    )
    discourse.cast.official = discourse.cast.official or any(
        view.words(m.first, m.end) == ["the", "government"] for m in view.of(Actor)
    )
    discourse.paper = bool(papers) or bool(view.vocabulary & _PAPER_WORDS) or discourse.paper
    for mention in view.of((State, Head)):
        if isinstance(mention.sense, Head):
            holder = choose_holder(mention.sense, discourse)
            if holder is not None:
                discourse.cast.head = holder.head
        state = states_in(view, mention)
        if state:
            discourse.cast.named.add(state)
        if state and _is_told_on(view, mention):
            discourse.cast.states.append(state)
        elif state and is_agent(view, mention) and state not in discourse.cast.states[-1:]:
            later = any(mention.first > other.first and is_agent(view, other) for other in states)
            if not (discourse.cast.states and later):
                discourse.cast.states.append(state)


def _is_told_on(view: View, mention: Mention) -> bool:
    """ "Nigeria's story is a different one.", "Seoul's record there has been uneven": "it" is that state."""
    heads = mention.first == view.first and view.word(mention.end) == "'s" and view.word(mention.end + 1) in _STORIES
    return heads and not _TELLS.isdisjoint(view.words(mention.end + 2, min(view.end, mention.end + _NEAR_TELLING)))


_STORIES = frozenset(
    {"story", "case", "record", "path", "journey", "road", "line", "course", "history", "behaviour", "behavior", "way"}
    | {"pattern", "position", "attitude", "example", "turn", "votes", "choice", "conduct"}
)
_NEAR_TELLING = 7
"""Words from the state to the verb of its record: "'s record in the General Assembly has"."""
_TELLS = frozenset({"is", "was", "has", "reads", "looks", "shows", "tells", "goes", "are", "were", "remains"})


_THIS = frozenset({"this", "the", "our"})
_PIECES = frozenset(
    {"paper", "briefing", "note", "notes", "memo", "memorandum", "article", "guide", "column", "study", "newsletter"}
    | {"bulletin", "table", "chart", "map", "series", "page", "thread", "book", "archive"}
)


_FEW_WORDS = 8
"""Words of a question that only names whom the answer is about."""


def _own(mention: Mention, view: View, discourse: Discourse) -> str | None:
    """ "Our government?" of the one state whose acts the edition follows."""
    ours = view.words(mention.first, mention.end)[:1] == ["our"] and len(discourse.lexicon.home) == 1
    return next(iter(discourse.lexicon.home)) if ours else None


_EARLY = 8
"""Words at the head of a sentence within which a text that speaks on is named."""


def _text_speaks(view: View, discourse: Discourse) -> bool:
    """A text is the subject of the sentence, or it goes on with one: no state, body or person acts in it."""
    far = view.first + _EARLY
    for mention in view.entities:
        if isinstance(mention.sense, State) and view.word(mention.end) in {"among", "included"}:
            # "61 governments, the United States among them, sponsored the resolution": none that acts alone
            far = mention.end + _EARLY
            continue
        if mention.first > far:
            break
        if isinstance(mention.sense, Paper):
            return True
        if isinstance(mention.sense, (Head, Organisation)):
            return False
        if isinstance(mention.sense, State) and is_agent(view, mention) and not view.topics:
            return False
    if find_document(view, view.first, view.end, discourse) is not None and not view.of((Head, Organisation)):
        # "The Assembly adopted 78/218 yesterday. It demands ..."
        return True
    generic = any(isinstance(mention.sense, Actor) and mention.sense.kind == "generic" for mention in view.entities)
    return discourse.text_speaks and (bool(view.topics) or not generic)
