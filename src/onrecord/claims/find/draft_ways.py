"""Under which number the text of one year was tabled, and whether it came to the plenary by way of a committee."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.find.claim_parts import is_told, make_claim
from onrecord.claims.mentions.senses import Paper
from onrecord.claims.models import Claim, Kind, Order, Proceeds
from onrecord.claims.sentence import part_of
from onrecord.claims.situation import situate
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_TABLE = read_toml("process.toml")
NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
"""The Assembly's committees by the words for their numbers."""
_WHICH = f"(?P<which>{'|'.join(NUMBERS)})"
_BEGAN = tuple(re.compile(pattern) for pattern in _TABLE["began"]["as"])
_OTHER = re.compile(_TABLE["began"]["other"])
_WAYS = tuple(
    (order, re.compile(pattern.replace("{which}", _WHICH)))
    for order, patterns in ((Order.UNREFERRED, _TABLE["ways"]["around"]), (Order.THROUGH, _TABLE["ways"]["through"]))
    for pattern in patterns
)
_DRAFT = re.compile(r"(?<![A-Za-z0-9/.-])(?:A/(?:C\.[1-6]/)?\d{2}/|A/HRC/\d{1,2}/)?L\. ?\d{1,3}(?:/Rev\.\d)?(?![0-9/])")
_COMMITTEES = frozenset({"committee", "committees", "plenary", "floor"})
_OPEN = frozenset({"if", "whether", "will", "would", "could", "might", "may", "should", "hope", "always", "usually"})
_SEVERAL = frozenset({"all", "both", "they", "them", "each", "every", "neither", "drafts", "texts", "resolutions"})
_PRONOUNS = frozenset({"it", "text", "draft", "resolution", "measure", "proposal"})


def find_ways(view: View, discourse: Discourse, claims: list[Claim]) -> list[Claim]:
    """Return the claims with those of the number of the draft and of its way that no clause has told yet."""
    words = view.vocabulary
    if view.sentence.question or not words.isdisjoint(_OPEN) or not words.isdisjoint(_SEVERAL):
        return claims
    told = (_began(view, discourse), _went(view, discourse))
    alike = [one for one in claims if one.kind is Kind.PROCESS]
    found = [one for one in told if one is not None and not is_told(one.span, alike)]
    if view.cue("without_vote") or view.cue("recorded_vote"):
        return [*claims, *found]
    # "had been through the committee" is the way, and no adoption beside it
    return [one for one in claims if one.kind is not Kind.ADOPTION or not is_told(one.span, found)] + found


def _began(view: View, discourse: Discourse) -> Claim | None:
    """ "It began in the Third Committee as draft L.46": of the text spoken of, not of the one so named."""
    text, low = _written(view)
    draft = _DRAFT.search(text) if "L." in text else None
    if draft is None:
        return None
    before = text[: draft.start()].lower()
    verb = next((found for pattern in _BEGAN if (found := pattern.search(before))), None)
    if verb is None or _OTHER.search(before) or "L." in text[draft.end() :]:
        return None
    at = next(at for at in range(view.first, view.end) if view.document.ends[at] > low + draft.start())
    situation = _of_one_text(part_of(view, view.first, at), discourse)
    if situation is None:
        return None
    committee = next((number for word, number in NUMBERS.items() if f"{word} committee" in verb[0]), None)
    says = Proceeds(Order.BEGAN, draft=draft[0].replace(" ", ""), committee=committee)
    return _claim(view, (verb.start(), draft.end()), low, says, situation, _document_before(discourse, situation))


def _went(view: View, discourse: Discourse) -> Claim | None:
    """ "The text had been debated in the Third Committee first", "the draft had not been through the committee"."""
    if view.vocabulary.isdisjoint(_COMMITTEES) or view.tallies:
        return None
    text, low = _written(view)
    found = next(((order, one) for order, pattern in _WAYS if (one := pattern.search(text.lower()))), None)
    if found is None:
        return None
    situation = _of_one_text(view, discourse)
    if situation is None or situation.forum not in {None, Forum.GA}:
        return None
    order, words = found
    which = words.groupdict().get("which")
    says = Proceeds(order, committee=NUMBERS[which] if which else None)
    document = _document_before(discourse, situation)
    situation = situation.in_place(forum=Forum.GA, stage=None, both=False)
    return _claim(view, words.span(), low, says, situation, document)


def _written(view: View) -> tuple[str, int]:
    """The sentence as written, with its place in the text; its blanks are of one character."""
    low, high = view.characters(view.first, view.end)
    return re.sub(r"\s", " ", view.document.text[low:high]), low


def _of_one_text(view: View, discourse: Discourse) -> Situation | None:
    """What the words speak of, where that is the text of one year."""
    papers = bool(view.of(Paper)) or not _PRONOUNS.isdisjoint(view.vocabulary) or discourse.paper
    if not papers:
        return None
    situation = situate(view, view.first, view.end, discourse)
    years = situation.years
    if situation.series is None or situation.unclear or situation.other_body or years is None or years[0] != years[1]:
        return None
    return situation


def _claim(
    view: View, words: tuple[int, int], low: int, says: Proceeds, situation: Situation, document: str | None
) -> Claim:
    """The claim with the subject before its verb, where that is near."""
    first, last = low + words[0], low + words[1]
    places = range(view.first, view.end)
    begin = next(at for at in places if view.document.ends[at] > first)
    end = next((at + 1 for at in places if view.document.ends[at] >= last), view.end)
    begin = view.first if begin - view.first <= _NEAR_SUBJECT else begin
    situation = situation.at(days=None, session=None, listed=())
    claim = make_claim(view, (begin, end), Kind.PROCESS, says, situation, why=(f"process: {says.order}",))
    return replace(claim, document=claim.document or document)


def _document_before(discourse: Discourse, situation: Situation) -> str | None:
    """The text named by its symbol in a sentence before, where it is the one spoken of."""
    text = discourse.lexicon.texts.get(discourse.document or "")
    years = situation.years
    alike = text is not None and text.series == situation.series and years is not None and text.year == years[1]
    return discourse.document if alike else None


_NEAR_SUBJECT = 6
