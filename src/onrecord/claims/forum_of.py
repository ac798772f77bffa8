"""In which body a clause speaks: named, implied by a city or a short name, or any of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.mentions.comparisons import LIKENING, compares_body
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.mentions.times import TimeKind
from onrecord.claims.models import Stage
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View


@dataclass(frozen=True, slots=True)
class Place:
    """The body of a clause."""

    forum: Forum | None = None
    stage: Stage | None = None
    both: bool = False
    """Asserted of Geneva and New York alike."""
    named: bool = False
    """The sentence's own words say it, or say that any body is meant."""
    other: bool = False
    """A body whose positions we do not hold."""


_ALIKE = frozenset(
    (one, many)
    for one, many in (
        ("neither", "place"), ("both", "places"), ("both", "bodies"), ("neither", "body"), ("both", "cities"),
        ("neither", "city"), ("either", "place"), ("both", "forums"), ("either", "body"), ("neither", "forum"),
    )
)  # fmt: skip


EACH = frozenset(one for one, _ in _ALIKE)


def find_forum(view: View, first: int, end: int, discourse: Discourse) -> Place:
    """Return the body that the clause, else its sentence, else the text so far speaks of."""
    bodies = _bodies(view, first, end, discourse)
    if not bodies and view.of(BodyName):
        bodies = _of_sentence(view, first, end, discourse)
    ours = [body for body in bodies if body.forum not in (None, Forum.SC)]
    if any(body.forum is Forum.CHR for body in ours):
        # "in Geneva, the Commission": the city is where that body sat
        ours = [body for body in ours if not (body.place and body.forum is Forum.HRC)]
    if bodies and not ours:
        return Place(named=True, other=True)
    forums = list(dict.fromkeys(body.forum for body in ours))
    if len(forums) > 1:
        return Place(both=True, named=True)
    if forums:
        return Place(forums[0], _stage_of(ours, discourse), named=True)
    if _is_general(view, first, end, discourse) or _at_the_un(view, first):
        return Place(named=True)
    if view.vocabulary & EACH and _ALIKE & set(pairwise(view.words(first, end))):
        return Place(both=True, named=True)
    if discourse.last_body is not None and _points_there(view, first):
        return Place(*discourse.last_body, named=True)
    if discourse.elsewhere:
        return Place(other=True)
    return Place(discourse.forum, discourse.stage, discourse.both)


def _of_sentence(view: View, first: int, end: int, discourse: Discourse) -> list[BodyName]:
    """The bodies that the rest of the sentence names, where they can be those of the clause."""
    if _only_looked_back(view, first):
        return []
    bodies = _bodies(view, view.first, _end_of_breath(view, end), discourse, outside=True)
    return bodies if len({body.forum for body in bodies}) <= 1 else _before_relative(view, first, discourse)


def _only_looked_back(view: View, first: int) -> bool:
    """ "Brazil, which in March had voted yes in Geneva, abstained": the bodies are all of what had been before."""
    close = first - 1
    if view.word(close) != "," or "had" not in view.vocabulary:
        return False
    opening = next((at for at in range(close, view.first, -1) if view.word(at) in {"which", "who"}), 0)
    if not opening or view.word(opening - 1) != "," or "had" not in view.words(opening, close):
        return False
    return all(opening < body.first < close for body in view.of(BodyName))


def _points_there(view: View, first: int) -> bool:
    """ "There it had gone through by 73 votes": in the body named last; not "There were 73 votes for it"."""
    place = first + (view.word(first) in {"and", "but"})
    acts = view.word(place + 1) in _ACTING or isinstance(view.sense_at(place + 1), State)
    return view.word(place) == "there" and acts


_ACTING = frozenset({"it", "they", "the", "its", "only"})


def _at_the_un(view: View, first: int) -> bool:
    """ "At the UN some things stayed as they were: Seoul sponsored it": in whatever body."""
    if "un" not in view.vocabulary:
        return False
    words = view.words(view.first, max(first, view.first + 4))
    return any(words[place : place + 3] == ["at", "the", "un"] for place in range(len(words)))


def _before_relative(view: View, first: int, discourse: Discourse) -> list[BodyName]:
    """ "The Council, which succeeded it, followed in 2006": the body right before the relative word."""
    if view.word(first) not in {"which", "who", "that"}:
        return []
    near = _bodies(view, max(view.first, first - 4), first, discourse, outside=True)
    return near[-1:]


_APART = frozenset({"and", "but", "while", "whereas", "though", "although"})


def _end_of_breath(view: View, end: int) -> int:
    """Where a further statement begins: what "..., and in the Third Committee it ..." says is not of the one before."""
    for place in range(max(end, view.first), view.end):
        if view.word(place) in _COLONS and "had" in view.words(place + 1, place + _LOOKING_BACK):
            # "Brazil said yes, a break with its habit: it had abstained in the Third Committee"
            return place
        if view.word(place) == ";" or (view.word(place) in _APART and view.word(place - 1) == ","):
            return place
    return view.end


_COLONS = frozenset({":", "–", "—"})
_LOOKING_BACK = 4
"""Words from a colon to "had": ": it had"."""


def _stage_of(bodies: list[BodyName], discourse: Discourse) -> Stage | None:
    """The one stage named; "the Assembly" after a stage was named keeps that stage.

    Where the Assembly acts and its committee is only named after it ("as in the Third Committee"), neither is meant.
    """
    committee = any(body.stage is Stage.COMMITTEE for body in bodies)
    if bodies[0].stage is None and not bodies[0].place and committee and len(bodies) > 1:
        return None
    stages = {body.stage for body in bodies if body.stage}
    if not stages and bodies[0].forum is discourse.forum and all(body.weak for body in bodies):
        return discourse.stage
    return stages.pop() if len(stages) == 1 else None


def _bodies(view: View, first: int, end: int, discourse: Discourse, *, outside: bool = False) -> list[BodyName]:
    found = []
    for mention in view.of(BodyName, first, end):
        sense = mention.sense
        if sense.forum is None or (outside and discourse.is_aside(mention.first)):
            continue
        if _leads_to_stage(view, mention) or _is_addressed(view, mention) or _only_wrote(view, mention, end):
            continue
        if not view.vocabulary.isdisjoint(LIKENING) and compares_body(view.document, mention.first, view.first):
            continue
        if view.word(mention.end) == "included":
            # "its record at the UN, Geneva included": one more, and not the one that is meant
            continue
        if is_membership(view, mention) or (sense.weak and not _weak_stands(view, mention, discourse)):
            continue
        if sense.forum is Forum.HRC and sense.weak and _commission_years(discourse):
            continue
        found.append(replace(sense, stage=None) if sense.stage and _is_still_to_act(view, mention) else sense)
    return found


def _only_wrote(view: View, mention: Mention, end: int) -> bool:
    """ "The Fourth Committee's text, adopted by the Assembly on 4 December": whose text it is, and not who acts."""
    owns = mention.sense.stage is Stage.COMMITTEE and view.word(mention.end) == "'s"
    if not owns or not isinstance(view.sense_at(mention.end + 1), Paper):
        return False
    return any(body.sense.forum is Forum.GA and not body.sense.stage for body in view.of(BodyName, mention.end, end))


def _is_addressed(view: View, mention: Mention) -> bool:
    """ "Dear members of the committee,": to whom the text is written, and no body of which it tells."""
    return view.word(view.first) == "dear" and "," not in view.words(view.first, mention.first)


def _is_still_to_act(view: View, mention: Mention) -> bool:
    """ "28 more came on board before the Third Committee acted": what follows need not be told of that stage.

    "When the draft was before the Third Committee" is told of that stage.
    """
    near = view.words(mention.first - _OPENING, mention.first)
    if _BEFORE_BODY & set(pairwise(near)):
        return False
    return "before" in near or "until" in near or (near[:3] == ["by", "the", "time"])


_BEFORE_BODY = frozenset((verb, "before") for verb in ("was", "is", "were", "came", "went", "lay", "stood", "still"))
_OPENING = 4
"""Words before a body in which what leads to it stands: "before the UN's Third Committee", "by the time the"."""


def _leads_to_stage(view: View, mention: Mention) -> bool:
    """ "UNGA78 Third Committee": the committee is meant, whose Assembly stands right before it."""
    near = view.of(BodyName, mention.end, mention.end + 2)
    bare = mention.sense.forum is Forum.GA and mention.sense.stage is None
    return bare and bool(near) and near[0].sense.stage is not None and _is_number(view, mention.end, near[0].first)


def _is_number(view: View, first: int, end: int) -> bool:
    return all(view.word(place).isdigit() for place in range(first, end))


def is_membership(view: View, mention: Mention) -> bool:
    """ "Suspended from the Human Rights Council", "its seat on the Council": a body that decides nothing here."""
    place = mention.first - 1
    while view.word(place) in {"the", "un", "'s"}:
        place -= 1
    before = view.word(place)
    if is_item(view, mention):
        return True
    if view.words(place - 2, place + 1) == ["a", "member", "of"]:
        # "Japan, a member of the committee, abstained"
        return True
    if before in {"from", "off"} and _LEAVING & set(view.words(place - _OBJECT, place)):
        return True
    if view.word(mention.end) == "'s" and view.of(Paper, mention.end, mention.end + _OWN_PAPER):
        # "returned to the Assembly's North Korea text"
        return False
    return before in {"on", "in", "to", "for", "at"} and view.word(place - 1) in _BELONGING


_OWN_PAPER = 6
"""Words from the body to its text."""


def is_item(view: View, mention: Mention) -> bool:
    """ "The draft on the report of the Human Rights Council": a body that is itself what a text is about."""
    place = mention.first - 1
    while view.word(place) in {"the", "un", "its", "'s", "assembly"}:
        place -= 1
    return view.word(place) == "of" and view.word(place - 1) in _ITEMS


_TABLE = read_toml("bodies.toml")
_ITEMS = frozenset(_TABLE["items"])
_LEAVING, _BELONGING = frozenset(_TABLE["leaving"]), frozenset(_TABLE["belonging"])
_OBJECT = 6
"""How many words the one may have that is thrown out."""


def _weak_stands(view: View, mention: Mention, discourse: Discourse) -> bool:
    """ "The Council" is the Human Rights Council unless the text speaks of another; "committee" needs the Assembly."""
    sense = mention.sense
    if sense.forum is Forum.CHR:
        early = discourse.published is not None and discourse.published.year <= 2006
        # "the Commission's resolutions": an inquiry passes none
        owns = view.word(mention.end) == "'s" and any(view.of(Paper, mention.end, mention.end + 3))
        early = early or view.word(mention.first - 1) in _OLD or owns
        return discourse.forum is Forum.CHR or (early and view.document.capital(mention.first))
    if sense.stage is Stage.COMMITTEE:
        # "In the Council it voted no. In last autumn's committee vote it abstained": the Council has no such committee
        return discourse.forum in (None, Forum.GA) or view.word(mention.end) in _BALLOTS
    if sense.forum is Forum.HRC:
        capital = view.document.capital(mention.first)
        return not discourse.security and (capital or discourse.forum is Forum.HRC)
    return view.document.capital(mention.first) or discourse.forum is Forum.GA


_BALLOTS = frozenset({"vote", "votes", "ballot", "stage", "tally", "count", "roll"})


def _commission_years(discourse: Discourse) -> bool:
    return discourse.forum is Forum.CHR and discourse.published is not None and discourse.published.year < 2006


_OLD = frozenset({"old", "former", "defunct", "erstwhile"})
"""What the Commission is called since the Council has taken its place."""
_SUCH = frozenset({"such"})


def _is_general(view: View, first: int, end: int, discourse: Discourse) -> bool:
    """ "UN texts on the matter", "a UN resolution": any of them, whatever body the text spoke of before."""
    for mention in view.of(Paper, first, end):
        before = view.word(mention.first - 1)
        place = mention.first - 1
        while (
            place > first
            and (view.at(place) is not None or view.word(place) in {"human", "rights", "co"})
            and view.word(place) not in {"un"}
        ):
            place -= 1
        before = view.word(place)
        if _SUCH & set(view.words(mention.first - 2, mention.first)):
            # "never once voted for such a text"
            return True
        if before == "'s" and view.word(place - 1) == "un":
            before, place = "un", place - 1
        if before in {"un", "nations"}:
            article = view.word(place - 1) if before == "un" else view.word(place - 2)
            if mention.sense.many or article in {"any", "no", "every"} or (article == "a" and discourse.forum):
                return True
            times = view.times_in(first, end)
            if article == "the" and any(time.kind is TimeKind.YEARS and not time.unit for time in times):
                # "supported the UN text in 2022"
                return True
            if article == "the" and any(run.kind in {RunKind.NTH, RunKind.SPAN} for run in view.runs_in(first, end)):
                return True
            if any(time.bound in {"range", "since"} for time in times):
                # over a span of years "the UN resolution" is not the one of the sentence before
                return True
    return False
