"""What one body did is said of another: ", nor did the Council's in 2014", "So did the Assembly in December"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim
from onrecord.claims.mentions.senses import BodyName
from onrecord.claims.models import Adopts, Claim, Kind
from onrecord.claims.situation import situate

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View

_ALIKE = frozenset({"nor", "so", "as", "neither"})
_DOING = frozenset({"did", "has", "had", "was", "were"})
_DENYING = frozenset({"nor", "neither"})
_OWN = frozenset({"'s", "text", "texts", "one", "resolution", "draft", "own", "version"})


def alike_at(view: View) -> int:
    """Return the word after the comma before what is said of another body; 0 where nothing is."""
    if "'s" in view.vocabulary and len(view.times) == len(("one", "another")):
        beside = _text_beside(view)
        if beside:
            return beside
    if view.vocabulary.isdisjoint(_ALIKE) or view.vocabulary.isdisjoint(_DOING):
        return 0
    places = (at for at in view.places(_ALIKE) if view.word(at - 1) == "," or at == view.first)
    return next((at for at in places if _body_after(view, at) is not None), 0)


def _text_beside(view: View) -> int:
    """ "The Assembly's text passed on 18 December, the Council's on 3 April": the word after the comma; or 0."""
    for body in view.of(BodyName):
        comma = next((at for at in (body.first - 1, body.first - 2, body.first - 3) if view.word(at) == ","), 0)
        end = body.end
        while view.word(end) in _OWN:
            end += 1
        time = view.time_after(end) if comma and body.sense.forum is not None and view.word(body.end) == "'s" else None
        if time is not None and view.word(time.end) in {"", ".", "!"}:
            return comma + 1
    return 0


def _body_after(view: View, place: int) -> int | None:
    """ "Nor did the Human Rights Council's text in 2014": the word after the body and its text, if nothing follows."""
    if view.word(place + 1) not in _DOING:
        return None
    body = next(iter(view.of(BodyName, place + 2, place + 4)), None)
    if body is None or body.sense.forum is None:
        return None
    end = body.end
    while view.word(end) in _OWN:
        end += 1
    time = view.time_after(end)
    end = time.end if time is not None else end
    return end if view.word(end) in {"", ".", "!", ";"} else None


def told_alike(view: View, place: int, discourse: Discourse) -> list[Claim]:
    """Return what the words from the place on say of a body: the same as what was told before them of another."""
    model = discourse.last[-1] if discourse.last and not discourse.quiet else None
    says = model.says if model is not None else None
    if model is None or not isinstance(says, Adopts) or says.first or says.last or not says.adopted:
        return []
    denied = view.word(place) in _DENYING
    if denied and says.method != "without_vote":
        return []
    situation = situate(view, place, view.end, discourse)
    if situation.unclear or situation.other_body or situation.forum is None or situation.years is None:
        return []
    if not situation.timed:
        situation = situation.at(years=model.years, days=None, session=None)
    situation = replace(situation, series=model.series, document=None)
    why = (f"the same as “{model.quote[:60]}”, of another body",)
    claim = make_claim(view, (place, view.end), Kind.ADOPTION, replace(says, after=None), situation, why=why)
    discourse.note_claims([claim], situation, background=True)
    return [claim]
