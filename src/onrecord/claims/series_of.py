"""On which series and which text of it a clause speaks."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.document_of import names_unheld
from onrecord.claims.matters import THEMES, all_words, end_of_topic, is_verb, left_of_group, matter_of, puts_first
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.named_texts import ones_of, ordinal_in
from onrecord.claims.question_names import decided_before, other_name
from onrecord.claims.question_search import Asked, end_of_name, question_index, say_match, search
from onrecord.claims.questions import weigh_words
from onrecord.claims.subjects import WENT, is_topic, over_states, stands_for_text
from onrecord.claims.topics_of import (
    acts,
    has_other_matter,
    is_condemned,
    is_of_country,
    is_strong_topic,
    labels_totals,
    names_vote,
)
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.named_texts import NamedText
    from onrecord.claims.questions import Match
    from onrecord.claims.sentence import View


def find_series(
    view: View, first: int, end: int, discourse: Discourse, forum: Forum | None, *, forum_named: bool
) -> tuple[str | None, bool, str]:
    """Return the series that the clause speaks of, whether it names it, and how that was read.

    None with True: the clause is about another question than any that the edition holds. Of questions with like titles
    the one that the forum has taken up is meant.
    """
    asked = Asked(view, (first, end), discourse, forum)
    one = _first_of_several(view, first, end, discourse, asked)
    if one is not None:
        return one
    parts = (
        *_before_others(view, first, end),
        *_antecedent(view, first, discourse),
        *_past_apposition(view, first, end),
        (first, end),
        *_around(view, end, discourse),
    )
    for low, high in dict.fromkeys(parts):
        named = _named_series(view, low, high, discourse, asked)
        if named is not None:
            return named
    told_before = forum_named or discourse.series_known
    if forum is not None and not told_before and discourse.lexicon.many and view.of(Paper, first, end):
        # "We write as Brazil returns to the Council. It sponsored each of the five moratorium drafts": the Assembly's
        named = _named_series(view, first, end, discourse, Asked(view, (first, end), discourse, None))
        if named is not None and named[0] is not None:
            return named
    ordinal = _of_pair(view, first, end, discourse)
    return ordinal or _unnamed_series(view, first, end, discourse, asked)


def _unnamed_series(
    view: View, first: int, end: int, discourse: Discourse, asked: Asked
) -> tuple[str | None, bool, str]:
    """The series that a clause without a name of its own goes on with."""
    headed = _headed(view, first, discourse, asked)
    if headed is not None:
        discourse.asked_words = headed.words
        return headed.series, True, say_match(headed)
    if discourse.lexicon.many and _is_labelled(view):
        return None, True, "another series, by what its label is on"
    if discourse.series_known and names_unheld(view, first, end, discourse):
        # the text goes on with its own question
        return None, False, "another series, of a resolution that the record does not hold"
    if discourse.series_known:
        return _go_on(discourse, asked)
    if discourse.lexicon.many:
        match = _spoken_over(view, discourse, asked) or search([_without_actors(view)], discourse, asked)
        if match is not None and (match.sure or (match.only and bool(view.tallies))):
            discourse.asked_words = match.words
            return match.series, True, say_match(match)
        if discourse.spoken_of is not None:
            name = other_name(discourse.spoken_of, discourse, asked) or discourse.spoken_of
            return name, False, f"series: {name}, of which the text speaks before"
        match = _opened_with(discourse, asked)
        if match is not None:
            discourse.asked_words = match.words
            return match.series, True, say_match(match)
    return _default(discourse)


def _without_actors(view: View) -> list[str]:
    """The words of the sentence without the states that act in it: "China now voted against", "Cuba tabled it"."""
    deeds = [one.first for one in view.as_written if one.sense.family == "votes" or one.sense.act == "main"]
    acting = {f"@{one.sense.iso}" for one in view.of(State) if _acts_in(view, one, deeds)}
    return [word for word in all_words(view, view.first, view.end) if word not in acting]


def _acts_in(view: View, mention: Mention, deeds: list[int]) -> bool:
    """A state at the head of the sentence, alone or in a list, with nothing else before what they did."""
    if is_topic(view, mention):
        return False
    place = over_states(view, mention.end)
    listed = view.word(mention.first - 1) in {",", "and"} and isinstance(view.sense_at(mention.first - 2), State)
    heads = mention.first <= view.first + 1 or listed
    # "Cuba did not like the compromise and abstained"
    goes_on = is_verb(view, place) and any(at > place and view.word(at - 1) == "and" for at in deeds)
    return heads and (goes_on or any(place <= at < place + _NEAR_VERB for at in deeds))


_NEAR_VERB = 3


def _of_pair(view: View, first: int, end: int, discourse: Discourse) -> tuple[str | None, bool, str] | None:
    """ "Two texts, on Myanmar and on North Korea. The first passed by 140 to 9": which of those named together."""
    told = text_of_pair(view, first, end, discourse)
    if told is None:
        return None
    text, word = told
    return text.series, True, f"series: {text.series or 'another one'}, the {word} of those named before"


def text_of_pair(view: View, first: int, end: int, discourse: Discourse) -> tuple[NamedText, str] | None:
    """Return the text that the words name by its place among those that a sentence named together, and that word."""
    found = ordinal_in(view, first, end) if discourse.pair else None
    if found is None or found[0] >= len(discourse.pair):
        return None
    return discourse.pair[found[0]], view.word(found[1])


def _first_of_several(
    view: View, first: int, end: int, discourse: Discourse, asked: Asked
) -> tuple[str | None, bool, str] | None:
    """ "Two passed on Tuesday, the one on mercenaries by 129 to 52, the other on racism": the first comes first."""
    ones = [at for at in ones_of(view) if first <= at < end] if discourse.lexicon.many else []
    if len(ones) < _SEVERAL:
        return None
    match = search([all_words(view, ones[0], ones[1])], discourse, asked)
    if match is None or not match.sure:
        return None, True, "another series, by what its text is on"
    discourse.asked_words = match.words
    return match.series, True, say_match(match)


_SEVERAL = 2


def series_named_in(view: View, first: int, end: int, discourse: Discourse) -> str | None:
    """Return the series of which the words speak by a name of their own; None for none, and for one not held."""
    named = _named_series(view, first, end, discourse, Asked(view, (first, end), discourse, discourse.forum))
    return named[0] if named is not None else None


def _headed(view: View, first: int, discourse: Discourse, asked: Asked) -> Match | None:
    """ "Globalization and human rights: the Assembly adopted its yearly text": the words before a colon."""
    before = max(first + 1, view.tallies[0].first if view.tallies else 0)
    colon = next((at for at in range(view.first + 1, min(before, view.first + _HEADING)) if view.word(at) == ":"), 0)
    if not colon or not discourse.lexicon.many:
        return None
    first, end = _in_brackets(view, colon)
    words = all_words(view, first, end)
    match = search([words], discourse, asked)
    if match is not None and any(tally.first == colon + 1 for tally in view.tallies):
        # "Draft XIII (mercenaries): 129-53-10"
        return match if match.sure or set(match.words) == set(match.shared) else None
    # "Syria: the Council's latest text got 29 votes"
    state = len(words) == 1 and words[0][:1] == "@" and not discourse.series_known
    state = state and view.word(colon + 1) in {"the", "a", "its"} and bool(view.of((BodyName, Paper), colon, view.end))
    return match if match is not None and (match.sure or len(match.shared) > 1 or state) else None


def _is_labelled(view: View) -> bool:
    """ "Draft XIV (peace): 135-53-1": totals of what the brackets name, and not of the line before."""
    colon = view.tallies[0].first - 1 if view.tallies else 0
    if colon <= view.first or colon - view.first > _HEADING or view.word(colon) != ":":
        return False
    first, end = _in_brackets(view, colon)
    words = [word for word in view.words(first, end) if word.isalpha()]
    # "(yes-no-abstaining):", "(plenary):" name no matter
    tells = bool(words) and _COLUMNS.isdisjoint(words) and not view.of(BodyName, first, end)
    return first > view.first and tells and not view.times


_COLUMNS = frozenset(
    {"final", "recorded", "vote", "votes", "plenary"}.union(
        *(read_toml("lines.toml")["columns"][one] for one in ("yes", "no", "abstain"))
    )
)


def _in_brackets(view: View, colon: int) -> tuple[int, int]:
    """The words between brackets right before the colon, or all words before it."""
    opened = next((at for at in range(view.first, colon) if view.word(at) == "("), 0)
    return (opened + 1, colon - 1) if opened and view.word(colon - 1) == ")" else (view.first, colon)


_HEADING = 12
"""Words that a heading before a colon may have."""


def _opened_with(discourse: Discourse, asked: Asked) -> Match | None:
    """The question that the sentences before any claim mean, told by its decision at the time of the clause.

    "Manila's war on drugs has reached the Council. The resolution passed yesterday": few were decided then.
    """
    days = asked.occasion.days
    if not discourse.opening or days is None:
        return None
    for words in reversed(discourse.opening):
        themes = [word for word in words if word in THEMES]
        match = search([themes] if themes else [], discourse, asked) or search([list(words)], discourse, asked)
        entry = discourse.lexicon.entry(match.series) if match is not None else None
        # of a state alone, too: "Nicaragua has been gaining friends. The text of March 2019 met with three noes"
        told = match is not None and (match.sure or len(match.shared) > 1 or match.shared[0][:1] == "@")
        # "The embargo debate has its rites. This month's vote ended 185 to 2"
        told = told or (match is not None and match.shared[0] in THEMES)
        if told and entry is not None and any(days[0] <= day <= days[1] for day, _ in entry.decided):
            return match
    return None


def _before_others(view: View, first: int, end: int) -> list[tuple[int, int]]:
    """ "Adopted its text on Eritrea by 21 votes to 13, and on Tuesday those on Belarus": up to the totals."""
    tally = next((one for one in view.tallies if first <= one.first < end), None)
    if tally is None or view.vocabulary.isdisjoint(_OTHERS):
        return []
    others = any(tally.end <= at < end and view.word(at + 1) == "on" for at in view.places(_OTHERS))
    return [(first, tally.end)] if others else []


_OTHERS = frozenset({"those", "that", "one", "ones"})


def _past_apposition(view: View, first: int, end: int) -> list[tuple[int, int]]:
    """ "Peru, once a sponsor of the text on Haiti, voted against the one on Mali": the words after the second comma."""
    state = next(iter(view.of(State, first, end)), None)
    if state is None or view.word(state.end) != "," or view.word(state.end + 1) not in _APPOSED:
        return []
    stop = next((at for at in range(state.end + 1, end) if view.word(at) == ","), end)
    apart = view.of(Paper, state.end, stop) and view.of(Paper, stop, end)
    return [(stop + 1, end)] if apart else []


_APPOSED = frozenset({"once", "a", "an", "the", "long", "itself", "formerly", "until", "hitherto"})


def _antecedent(view: View, first: int, discourse: Discourse) -> list[tuple[int, int]]:
    """ "Backed the text on Iran, but not the one on Syria, on which it abstained": what "which" stands for."""
    if not discourse.lexicon.many or view.vocabulary.isdisjoint(_STANDING_FOR):
        return []
    which = next((at for at in range(max(view.first, first - 1), first + 2) if view.word(at) in _STANDING_FOR), None)
    if which is None or (view.word(which) == "which" and view.word(which - 1) not in _ON):
        return []
    comma = which - 1 if view.word(which) == "where" else which - 2
    if view.word(comma) != ",":
        return []
    opening = comma
    while opening > view.first and view.word(opening - 1) not in _JOINED_TEXTS:
        opening -= 1
    pointed = any(opening <= at < comma for at in ones_of(view)) or view.words(opening, opening + 2) == ["that", "on"]
    return [(opening, comma)] if pointed or view.of(Paper, opening, comma) else []


_STANDING_FOR = frozenset({"which", "where"})
_ON = frozenset({"on", "over", "for", "against", "to"})
_JOINED_TEXTS = frozenset({",", ";", ":", "–", "—", "but", "and", "not", "unlike", "while", "whereas", "than", "or"})


def _around(view: View, end: int, discourse: Discourse) -> list[tuple[int, int]]:
    """The words of the sentence without the relative clauses in which the clause does not end."""
    parts, start = [], view.first
    for low, high in discourse.relatives:
        if not low < end <= high:
            parts.append((start, low))
            start = high
    return [*parts, (start, view.end)]


def _go_on(discourse: Discourse, asked: Asked) -> tuple[str | None, bool, str]:
    """The series of the sentences before; under its other name where it has one in that forum and those years."""
    series = discourse.series
    if series is None:
        return None, False, "another series, from before"
    earlier = decided_before(series, discourse, asked)
    if earlier is not None:
        return earlier, False, f"series: {earlier}, of which the text spoke and which was decided then"
    sibling = other_name(series, discourse, asked)
    if sibling is not None:
        return sibling, False, f"series: {sibling}, which goes on with {series}"
    return series, False, f"series: {series}, from the sentences before"


def _of_object(view: View, first: int, end: int, discourse: Discourse, asked: Asked) -> Match | None:
    """ "It opposed the right to development too": a question by its name alone, right after a verb of voting."""
    if not discourse.lexicon.many:
        return None
    for frame in view.as_written:
        place = frame.end
        voting = frame.sense.family == "votes" and frame.sense.needs in _OF_A_TEXT
        if voting and first <= frame.first < end and view.word(place) == "the":
            stop = end_of_name(view, place)
            match = search([all_words(view, place, stop)], discourse, asked) if stop else None
            if match is not None and match.sure:
                return match
    return None


def _of_subject(view: View, first: int, end: int, discourse: Discourse, asked: Asked) -> Match | None:
    """ "The right to development went through by 182 to 4": a question by its name alone, before what texts do."""
    if not discourse.lexicon.many or not view.tallies:
        return None
    start = first + (view.word(first) in _TURNS)
    verb = next((at for at in view.places(WENT) if start < at < min(end, start + _SUBJECT)), 0)
    others = view.of((Paper, State, BodyName), start, verb) or "amendment" in view.words(start, verb)
    if view.word(start) != "the" or not verb or others:
        return None
    match = search([all_words(view, start, verb)], discourse, asked)
    return match if match is not None and match.sure else None


_TURNS = frozenset({"meanwhile", "and", "but", "while"})
_SUBJECT = 10
"""Words from the opening of the clause to its verb."""
_OF_A_TEXT = frozenset({"text", "backed"})
"""What verbs need that may mean a vote and more: "opposed", "supported"."""


def _beside_known(view: View, first: int, end: int, discourse: Discourse, asked: Asked) -> Match | None:
    """ "The rival cooperation text": another on the state that the text speaks of, told by the words of its title."""
    entry = discourse.lexicon.entry(discourse.series)
    if entry is None or entry.about is None or not discourse.lexicon.many:
        return None
    index, state = question_index(discourse.lexicon), f"@{entry.about}"
    for mention in view.of(Paper, first, end):
        said = weigh_words(all_words(view, left_of_group(view, mention.first), mention.first))
        own = {word: weight for word, weight in said.items() if word[:1] != "@"}
        match = index.find({state: 1.0, **own}, asked.occasion, without=entry.series) if own else None
        if match is not None and set(match.shared) >= {state, *own}:
            return match
    return None


_OPENING = 2
"""Sentences before the last that the opening of a text may have."""


def note_matter(view: View, discourse: Discourse) -> None:
    """Keep what a sentence that claims nothing says the text is about: a heading, a first line."""
    if not discourse.lexicon.many:
        _note_other_question(view, discourse)
        return
    if discourse.series_known and not view.sentence.question:
        return
    words = all_words(view, view.first, view.end)
    asked = Asked(view, (view.first, view.end), discourse, None)
    headed = _headed(view, view.end, discourse, asked) if not discourse.series_known else None
    if headed is not None:
        discourse.spoken_of, discourse.matter = headed.series, headed.words
        return
    match = search(matter_of(view, view.first, view.end), discourse, asked)
    told = match is not None and (match.sure or puts_first(view))
    over = _spoken_over(view, discourse, asked) if not told else None
    match, told = (over, True) if over is not None else (match, told)
    match = match if told else search([words], discourse, asked)
    if not told and (match is None or not (match.sure or _is_label(view))):
        match, told = _topic_told(view, discourse, asked), True
    if match is None:
        if not discourse.series_known:
            discourse.opening = [*discourse.opening[-_OPENING:], tuple(words)]
        return
    if discourse.series_known and view.sentence.question and _asks_of_states(match):
        # "China, Cuba, Eritrea and Viet Nam?": who did so, and not on what
        return
    if discourse.series_known:
        # "And on human rights defenders?": what the answer speaks of
        discourse.series, discourse.matter = match.series, match.words
    else:
        discourse.spoken_of, discourse.matter = match.series, match.words


def _spoken_over(view: View, discourse: Discourse, asked: Asked) -> Match | None:
    """ "Turkey and Iran have long differed over Crimea": over what, and not who."""
    for at in view.places(_OVER):
        match = search([all_words(view, at + 1, end_of_topic(view, at + 1))], discourse, asked)
        if match is not None and match.sure:
            return match
    return None


_OVER = frozenset({"over", "about"})


def _topic_told(view: View, discourse: Discourse, asked: Asked) -> Match | None:
    """ "Your correspondent writes about Washington and the right to food": the question that a phrase names alone.

    The states beside it are those spoken of, and not what the question is on; nor is one that stands there alone.
    """
    if view.vocabulary.isdisjoint(_TURNING) or discourse.series_known or view.sentence.question:
        return None
    topics = []
    for place in view.places(_TURNING):
        words = all_words(view, place + 1, end_of_topic(view, place + 1))
        topics.append([word for word in words if word[:1] != "@"])
    match = search([words for words in topics if words], discourse, asked)
    return match if match is not None and match.sure else None


_TURNING = frozenset({"on", "about", "over", "regarding", "concerning"})


def _asks_of_states(match: Match) -> bool:
    return sum(word[:1] == "@" for word in match.words) > 1 and all(word[:1] == "@" for word in match.words)


def _is_label(view: View) -> bool:
    """ "Background on the Nazism item, session 78.": a few words without a verb that say what follows is on."""
    if view.sentence.question or view.end - view.first > _LABEL:
        # "And the United States?" asks of a state
        return False
    return not any(is_verb(view, at) for at in range(view.first, view.end))


_LABEL = 10


def _note_other_question(view: View, discourse: Discourse) -> None:
    """Keep that a text speaks of a question that a record of few does not hold: what follows is of that one."""
    told = view.of((BodyName, Paper)) and _other_question(view, view.first, view.end, discourse) is not None
    if told or (not discourse.own_named and _heads_another(view, discourse)):
        discourse.series, discourse.series_known = None, True


def _heads_another(view: View, discourse: Discourse) -> bool:
    """ "Iran in the General Assembly", "ERITREA: COUNCIL VOTES": a heading on a state that no question is on."""
    states = [one.sense.iso for one in view.of(State)]
    others = len(set(states)) == 1 and discourse.lexicon.about(states[0]) is None
    others = others and states[0] not in discourse.lexicon.home
    return others and bool(view.of(BodyName)) and _is_label(view)


def _default(discourse: Discourse) -> tuple[str | None, bool, str]:
    """The series of a text that names none: of a record of many only where the text is about its states."""
    default = discourse.lexicon.default_series
    if default is None or (discourse.lexicon.many and not discourse.at_home):
        return None, False, ""
    if discourse.other_matter:
        return None, False, "another series, of which the text speaks alone"
    return default, False, f"series: {default}, the one of the edition"


def _is_dwelt_on(view: View, mention: Mention) -> bool:
    """ "The generals of Myanmar, whose crackdown it deplored", "the war in Syria, where": what the totals are of."""
    relative = view.word(mention.end) == "," and view.word(mention.end + 1) in {"whose", "where"}
    return relative and bool(view.tallies) and view.word(mention.first - 1) in {"of", "in", "on"}


def _named_series(
    view: View, first: int, end: int, discourse: Discourse, asked: Asked
) -> tuple[str | None, bool, str] | None:
    match = _quoted_title(view, first, end, discourse, asked)
    match = match or search(matter_of(view, first, end), discourse, asked)
    match = match or _beside_known(view, first, end, discourse, asked) or _of_object(view, first, end, discourse, asked)
    match = match or _of_subject(view, first, end, discourse, asked)
    if match is not None:
        discourse.asked_words = match.words
        by_totals = _by_totals(view, (first, end), match, discourse, asked)
        if by_totals is not None:
            return by_totals, True, f"series: {by_totals}, of those on the state the one with these totals"
        series = other_name(match.series, discourse, asked, named=match.sure) or match.series
        return series, True, say_match(match)
    other = None
    for mention in view.of(State, first, end):
        entry = discourse.lexicon.about(mention.sense.iso)
        topical = is_topic(view, mention) or labels_totals(view, mention) or is_of_country(view, mention)
        voted_on = not discourse.lexicon.many and names_vote(view, mention)
        if entry is not None and not discourse.lexicon.many and (topical or not acts(view, mention)):
            return entry.series, True, f"series: {entry.series}, about {mention.sense.iso}"
        strong = is_strong_topic(view, mention) or labels_totals(view, mention) or stands_for_text(view, mention)
        strong = strong or _stands_for_all(view, mention, discourse)
        judged = _is_dwelt_on(view, mention) or is_condemned(view, mention) or voted_on
        if entry is None and ((topical and strong) or (not discourse.lexicon.many and judged)):
            other = (None, True, f"another series, about {mention.sense.iso}")
    if other is None and _votes_on_unknown(view, first, end, discourse):
        other = (None, True, "another series, by what was voted on")
    if other is None and has_other_matter(view, first, end, discourse):
        other = (None, True, "another series, by what its text is on")
    if other is None and (cue := _other_question(view, first, end, discourse)) is not None:
        other = (None, True, f"another series: {' '.join(view.said(cue))}")
    return other


def _stands_for_all(view: View, mention: Mention, discourse: Discourse) -> bool:
    """ "Abstained on Iran", where the text never names the state of the record's question; not "on Seoul's absence"."""
    if discourse.own_named or mention.sense.iso in discourse.lexicon.home:
        return False
    return view.word(mention.end) != "'s" and bool(view.tallies or view.of(BodyName))


def _by_totals(view: View, words: tuple[int, int], match: Match, discourse: Discourse, asked: Asked) -> str | None:
    """ "The Assembly called for peace in Ukraine by 141 votes to seven": where a state alone is named, the totals tell.

    None where the question that is meant first has such totals too, and where no other one has, or several.
    """
    tally = next((one for one in view.tallies if words[0] <= one.first < words[1]), None)
    years = asked.occasion.years
    if tally is None or None in (tally.yes, tally.no) or years is None or asked.occasion.forum is not Forum.GA:
        return None
    if len(match.shared) != 1 or match.shared[0][:1] != "@":
        return None
    told = (tally.yes, tally.no, tally.abstain)
    found = question_index(discourse.lexicon).with_totals(match.shared[0][1:], (years[0] - 1, years[1] + 1), told)
    return found[0] if len(found) == 1 and found[0] != match.series else None


def _votes_on_unknown(view: View, first: int, end: int, discourse: Discourse) -> bool:
    """ "Ukraine, which had abstained on Xinjiang": by a name that no question of a record of many has."""
    if not discourse.lexicon.many or "on" not in view.vocabulary:
        return False
    timed = {place for time in view.times for place in range(time.first, time.end)}
    places = (one.end for one in view.frames if one.sense.family == "votes" and first <= one.first < end)
    return any(
        view.word(at) == "on"
        and view.document.capital(at + 1)
        and view.word(at + 1).isalpha()
        and at + 1 not in timed
        and view.at(at + 1) is None
        for at in places
    )


def _other_question(view: View, first: int, end: int, discourse: Discourse) -> Mention | None:
    """The name of a question that a record of few does not hold, in a sentence that does not name what it holds."""
    cue = None if discourse.lexicon.many else view.cue("other_question", first, end)
    return None if cue is None or _names_own(view, first, end, discourse) else cue


def _names_own(view: View, first: int, end: int, discourse: Discourse) -> bool:
    """True where the words name the state of a question of the edition, not only as one that acts."""
    own = (one for one in view.of(State, first, end) if discourse.lexicon.is_matter(one.sense.iso))
    return any(is_topic(view, one) or not acts(view, one) for one in own)


def _quoted_title(view: View, first: int, end: int, discourse: Discourse, asked: Asked) -> Match | None:
    """When "The path to peace" came up: a title between quotation marks, all of whose words the question has."""
    signs = view.places(_QUOTES) if discourse.lexicon.many else []
    for opened, closed in pairwise(signs):
        if first <= opened < end and _LEAST_QUOTED <= closed - opened - 1 <= _MOST_QUOTED:
            match = search([all_words(view, opened + 1, closed)], discourse, asked)
            if match is not None and match.sure and len(match.shared) == len(match.words):
                return match
    return None


_QUOTES = frozenset('"“”')

_LEAST_QUOTED, _MOST_QUOTED = 3, 30
"""Words of a title between quotation marks."""
