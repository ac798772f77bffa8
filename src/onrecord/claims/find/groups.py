"""States that a list names as members of a group: "19 against, among them Cuba and Iran", "the three were China"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim, phrase, retell
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import Head, State
from onrecord.claims.models import Claim, Counts, Kind, Sponsors, Tallies, Votes
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.situation import situate
from onrecord.claims.stance import COPULAS, is_set_aside
from onrecord.claims.subjects import Subject, find_left, find_right
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.models import Assertion
    from onrecord.claims.patterns import Starts
    from onrecord.claims.sentence import View

_TABLE = read_toml("groups.toml")


_BALLOTS = {name: index_phrases(words) for name, words in _TABLE["ballots"].items()}
_SPONSORS = {name: index_phrases(words) for name, words in _TABLE["sponsors"].items()}
_OPENERS = index_phrases(_TABLE["openers"]["words"])
_SIGNS = frozenset(_TABLE["openers"]["signs"])
_CLOSERS = index_phrases(_TABLE["openers"]["closers"])
_LISTING = _SIGNS | set(_OPENERS) | set(_CLOSERS)
"""Words at which a list may be opened or closed."""
_BACK = 12
"""How many words before the list its group may stand."""
_MODALS = frozenset(
    {"will", "would", "may", "might", "could", "should", "if", "expected", "likely", "can", "must", "to", "without"}
)
_CHOOSING = frozenset({"chose", "choosing", "chosen"})
"""With these "to abstain" is done."""


def find_listed(view: View, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    """Return the votes and sponsorships of the states in such lists that no clause has told yet."""
    found: list[Claim] = []
    if not view.of((State, Head)):
        return found
    for place in view.places(_LISTING):
        end, states = _list_at(view, place)
        if states:
            found += _members(view, place, end, states, discourse, before)
    told = {(claim.kind, claim.subject) for claim in before}
    discourse.group = _group_told(view, discourse, before)
    return [claim for claim in found if (claim.kind, claim.subject) not in told]


def _group_told(view: View, discourse: Discourse, before: list[Claim]) -> Assertion | None:
    """The group that the sentence counts without naming it: "nineteen voted against", "there were 61 sponsors"."""
    told = [claim for claim in before if claim.kind in {Kind.TALLY, Kind.SPONSOR_COUNT}]
    if len(told) != 1 or any(claim.subject for claim in before):
        return None
    says = told[0].says
    if not isinstance(says, Tallies):
        return _those_counted(told)
    sides = [name for name in ("yes", "no", "abstain") if getattr(says, name) is not None]
    return Votes(sides[0]) if len(sides) == 1 else None


def _those_counted(told: list[Claim]) -> Sponsors:
    """ "Three states tabled the text": on the list as printed; "35 joined it later": of those who came after that."""
    counts = [one for one in told if one.kind is Kind.SPONSOR_COUNT]
    # "six had joined after its 41 first sponsors, among them Mexico": one of the six
    last = next((one for one in counts if one.span[1] >= counts[-1].span[1]), None)
    says = last.says if last is not None and isinstance(last.says, Counts) else Counts(0)
    return Sponsors(as_printed=says.as_printed and not (says.others or says.joined), joined_later=says.joined)


def _counts(before: list[Claim], told: Assertion) -> int | None:
    """How many the one total of the sentence says that there are of the side."""
    says = next((one.says for one in before if isinstance(one.says, Tallies)), None)
    return getattr(says, told.ballot, None) if isinstance(told, Votes) else None


def _starts(view: View, place: int, phrases: Starts) -> int:
    stop = find_phrase(view.document.words, place, phrases) if place >= view.first else 0
    return stop if stop <= view.end else 0


def _list_at(view: View, place: int) -> tuple[int, list[Subject]]:
    """The place after the list and its states, where an opener or a closer stands at the word."""
    stop = _starts(view, place, _OPENERS)
    if not stop and view.word(place) in _SIGNS:
        stop = place + 1
    if stop:
        while view.word(stop) in {"those", "that", "of", "the", "governments", "delegations"}:
            stop += 1
        # "Ukraine among them, and Iceland joined later" closes its list
        closes = view.word(stop) == "," and view.at(place - 1) is not None
        states = [] if closes else [one for one in find_right(view, stop, view.end, gap=0) if one.state]
        if states:
            return states[-1].end, states
    stop = _starts(view, place, _CLOSERS)
    owner = view.at(place - 2) if stop and view.word(place - 1) == "'s" else None
    if owner is not None:
        # "three names, Japan's among them", "with Mexico's and Brazil's among them"
        first = _first_owner(view, owner.first)
        if view.word(first - 1) in {",", "(", "–", "—", "with"}:
            return stop, [one for one in find_right(view, first, owner.end, gap=0) if one.state]
    if stop and view.at(place - 1) is not None:
        states = [one for one in find_left(view, place, max(view.first, place - 40)) if one.state]
        if states and states[-1].end == place and _opens_list(view, states[0].first - 1):
            return stop, states
    return 0, []


def _first_owner(view: View, place: int) -> int:
    """The first of the states in "Mexico's, Chad's and Brazil's", of which the last begins at the word."""
    while view.word(place - 1) in {"and", ","}:
        end = place - 1
        while view.word(end - 1) in {",", "and"}:
            end -= 1
        before = view.at(end - 2) if view.word(end - 1) == "'s" else None
        if before is None or not isinstance(before.sense, State):
            break
        place = before.first
    return place


def _opens_list(view: View, place: int) -> bool:
    """ "Three against, Palau among them", "three against, tiny Palau among them"."""
    described = view.word(place).isalpha() and view.word(place).islower() and view.word(place - 1) in {",", "–", "—"}
    return view.word(place) in {",", "(", "–", "—", "the", "with"} or described


def _members(
    view: View, place: int, end: int, states: list[Subject], discourse: Discourse, before: list[Claim]
) -> list[Claim]:
    limit = min(place, states[0].first)
    group = _group_before(view, limit, discourse)
    counted = [one for one in before if one.kind is Kind.SPONSOR_COUNT and one.span[0] < view.characters(limit, end)[0]]
    if counted and (group is None or isinstance(group[1], Sponsors)):
        # "59 governments put their weight behind it, among them South Korea"; of "joined the 41 that had tabled it,
        # among them Mexico", those who joined
        those = _those_counted(counted)
        known = those.joined_later or those.as_printed
        group = (group[0], those if known else group[1]) if group else (limit, those)
    if group is None and view.word(place) == ":" and (told := _group_told(view, discourse, before)) is not None:
        # "Two voted against the text on Friday: the United States and Paraguay"
        group = (limit, told) if _counts(before, told) == len(states) else None
    if group is None and not view.tallies and (told := _group_told(view, discourse, before)) is not None:
        # "A year ago there were 21, Germany and Poland among them"
        group = (limit, told)
    if group is None:
        return []
    first, says = group
    words = set(view.words(first - 3, limit))
    if words & _AWAY_FROM:
        # "Missing from the sponsors: Chad"
        return []
    if is_set_aside(view, view.first, first) or words & (_MODALS - ({"to"} if words & _CHOOSING else set())):
        return []
    situation = situate(view, view.start_of(first, _PARTS), end, discourse)
    if situation.unclear or situation.other_body:
        return []
    if counted and isinstance(says, Sponsors) and not situation.timed and situation.document is None:
        # "Crimea (L.42): 42 tabled, eight joined, Japan among them": of the text that is counted
        model = counted[-1]
        situation = replace(situation, series=model.series, document=model.document)
        situation = situation.at(years=model.years, session=model.session)
    kind = Kind.VOTE if isinstance(says, Votes) else Kind.SPONSORSHIP
    why = f"list after “{phrase(view, first, limit)}”" if first < limit else "list"
    claims = [
        make_claim(view, (first, end), kind, says, situation, subject=one.state, why=(why, f"state: {one.why}"))
        for one in states
    ]
    discourse.note_claims(claims, situation, background=True)
    return claims


_PARTS = frozenset({";", ":"})
_AWAY_FROM = frozenset({"missing", "absent", "not", "outside", "away", "off"})


def _group_before(view: View, limit: int, discourse: Discourse) -> tuple[int, Assertion] | None:
    """Where the nearest group before the list begins, and what it says of its members."""
    numbered = _numbered(view, limit, discourse)
    if numbered is not None:
        return numbered
    sign = view.word(limit) in _SIGNS
    low = max(view.first, limit - (4 if sign else _BACK))
    if limit <= view.first + 1 and not sign and discourse.group is not None:
        # "Nineteen voted against. Among them were Belarus and Oman."
        return view.first, discourse.group
    for place in range(limit - 1, low - 1, -1):
        if view.word(place) in {";", ":"}:
            return None
        for ballot, phrases in _BALLOTS.items():
            stop = _starts(view, place, phrases)
            label = sign and stop == limit and place == _line_start(view, place)
            if stop and (label or _is_group(view, place)) and (discourse.voting or view.tallies or _votes(view)):
                return _number_before(view, place), Votes(ballot)
        for how, phrases in _SPONSORS.items():
            stop = _starts(view, place, phrases)
            if stop and _is_group(view, place) and (discourse.sponsoring or how == "plain"):
                printed = how == "tabled"
                return _number_before(view, place), Sponsors(joined_later=how == "late", as_printed=printed)
    return None


def _line_start(view: View, place: int) -> int:
    """The first word of the line or of the part after a sign."""
    while place > view.first and view.word(place - 1).isalnum():
        place -= 1
    return place


def _votes(view: View) -> bool:
    return bool({"vote", "votes", "voted", "voting", "abstained", "abstentions", "abstaining"} & view.vocabulary)


def _number_before(view: View, place: int) -> int:
    """The number that counts the group, a few words before it, else the word itself."""
    for at in range(place, max(view.first, place - 9) - 1, -1):
        if view.word(at) in {",", ";", ":"}:
            break
        if read_cardinal(view.document, at) and not any(time.first <= at < time.end for time in view.times):
            wider = read_cardinal(view.document, at - 1)
            # "seventy-one governments" begins with seventy
            return at - 1 if wider is not None and wider[1] > at and at > view.first else at
    return place


def _is_group(view: View, place: int) -> bool:
    """Several act: a number, a plural word, or no single state right before the word."""
    near = view.words(place - 9, place + 2)
    if set(near) & {
        "states",
        "countries",
        "members",
        "nations",
        "those",
        "others",
        "delegations",
        "some",
        "many",
        "several",
        "few",
        "abstentions",
        "abstainers",
        "opponents",
        "naysayers",
        "noes",
        "votes",
        "sponsors",
        "cosponsors",
        "latecomers",
        "newcomers",
        "signatories",
    }:
        return True
    return _number_before(view, place) != place


def _numbered(view: View, limit: int, discourse: Discourse) -> tuple[int, Assertion] | None:
    """ "The three were China, Cuba and Russia" after a tally that counts three on one side."""
    place = limit
    if view.word(place) not in {":", "–", "—"} or discourse.tally is None:
        return None
    return _side(view, place, discourse.tally)


def _side(view: View, limit: int, tally: Tallies) -> tuple[int, Assertion] | None:
    relative = next((at for at in range(limit - 1, limit - 7, -1) if view.word(at) in {"that", "who", "which"}), 0)
    # "the three that held out were China, Cuba and Egypt"
    limit = relative or limit
    for at in range(max(view.first, limit - 4), limit):
        number = read_cardinal(view.document, at)
        if number is None or number[1] != limit:
            continue
        sides = [name for name in ("yes", "no", "abstain") if getattr(tally, name) == number[0]]
        if len(sides) == 1 and view.word(at - 1) in {"the", "those", "all", "these", "only"}:
            return at - 1, Votes(sides[0])
    return None


def _side_after(view: View, place: int, tally: Tallies) -> Assertion | None:
    if view.word(place + 1) not in {"the", "those"}:
        return None
    number = read_cardinal(view.document, place + 2)
    if number is None or view.word(number[1]) not in {".", "", ";", "!"}:
        return None
    sides = [name for name in ("yes", "no", "abstain") if getattr(tally, name) == number[0]]
    return Votes(sides[0]) if len(sides) == 1 else None


def find_gapped(view: View, before: list[Claim]) -> list[Claim]:
    """Return what is told of a further state with a time alone: "Turkey from 2005 to 2011, El Salvador in 2007"."""
    models = [claim for claim in before if claim.kind in {Kind.SPONSORSHIP, Kind.VOTE} and claim.subject]
    if not models:
        return []
    found: list[Claim] = []
    for time in view.times:
        mention = view.at(time.first - 1) or view.at(time.first - 2)
        if mention is None or not isinstance(mention.sense, State) or time.bound in {"before", "after", "by"}:
            continue
        opens = view.word(mention.first - 1) in {",", ";"} or (
            view.word(mention.first - 1) == "and" and view.word(mention.first - 2) in {",", ";"}
        )
        start = view.document.starts[mention.first]
        after = [claim for claim in models if claim.span[1] <= start or claim.span[0] <= start < claim.span[1]]
        closes = all(
            not word.isalpha() or word in {"only", "alone", "too", "and"} for word in view.words(time.end, time.end + 1)
        )
        if (
            not opens
            or not after
            or not closes
            or not time.years
            or mention.sense.iso in {one.subject for one in before}
        ):
            continue
        span = view.characters(mention.first, time.end)
        found.append(
            retell(
                view, after[-1], span, subject=mention.sense.iso,
                years=(time.years[0], time.years[-1]), listed=time.years if time.listed else (), days=time.days,
                session=None, document=None, why=(f"as “{after[-1].quote[:60]}”, of another state and time",),
            )
        )  # fmt: skip
    return found


_NAMING = COPULAS | {"included", "include", "includes", "comprised", "counted"}
""" "The seven were China, Cuba …", "the seven included Cuba"."""


def find_counted(view: View, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    """Return the votes of "the three were China, Cuba and Russia", after a tally with three on one side."""
    if discourse.tally is None:
        return []
    told = {(claim.subject, claim.says) for claim in before}
    for place in view.places(_NAMING):
        side = _side(view, place, discourse.tally)
        states = [one for one in find_right(view, place + 1, view.end, gap=0) if one.state] if side else []
        if side is None and (after := _side_after(view, place, discourse.tally)) is not None:
            # "China, Cuba and Egypt were the three."
            side, states = (place, after), [one for one in find_left(view, place, view.first) if one.state]
        states = [one for one in states if side and (one.state, side[1]) not in told]
        if side is None or not states:
            continue
        situation = situate(view, view.first, states[-1].end, discourse)
        claims = [
            make_claim(
                view,
                (min(side[0], states[0].first), states[-1].end),
                Kind.VOTE,
                side[1],
                situation,
                subject=one.state,
                why=(f"state: {one.why}",),
            )
            for one in states
        ]
        discourse.note_claims(claims, situation, background=True)
        return claims
    return []
