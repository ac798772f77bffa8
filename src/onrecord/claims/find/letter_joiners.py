"""Who else signed the letter that the text tells of, in a few words: "So did Amnesty International", "FIDH has too"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim
from onrecord.claims.find.letter_names import find_signers
from onrecord.claims.mentions.senses import Head, Organisation, Paper, State
from onrecord.claims.models import Claim, Kind, Writes
from onrecord.claims.situation import situate
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View

_TABLE = read_toml("letters.toml")["joiners"]
_DOING = frozenset(_TABLE["doing"])
_SIGNERS = frozenset(_TABLE["signers"])
_LONG = 18
"""Words of such a sentence, at most."""


def joined_letter(view: View, discourse: Discourse) -> list[Claim]:
    """Return the claim that somebody named signed it too, or did not, after a sentence that tells of the letter."""
    if discourse.letter_id is None or not discourse.letters or discourse.since_letter > 1:
        return []
    if view.sentence.question or view.end - view.first > _LONG or view.of((State, Head, Paper)):
        return []
    if not (_does_too(view) or _is_signer(view)):
        return []
    names = find_signers(view, view.first, view.end)
    if not names or not (_opens_with_name(view) or view.word(view.first) in _SO):
        return []
    situation = situate(view, view.first, view.end, discourse)
    if discourse.letter_day is not None:
        situation = situation.at(years=(discourse.letter_day.year,) * 2, days=None)
    denied = not view.vocabulary.isdisjoint({"not", "nor", "neither", "missing", "absent"})
    says = Writes(names=names, not_signed=denied, letter=discourse.letter_id)
    return [make_claim(view, (view.first, view.end), Kind.LETTER, says, situation, why=("letter: signed too",))]


def note_letters(claims: list[Claim], discourse: Discourse) -> None:
    """Keep how long ago the letter was spoken of."""
    told = any(one.kind is Kind.LETTER for one in claims)
    discourse.since_letter = 0 if told else discourse.since_letter + 1


def _does_too(view: View) -> bool:
    """ "So did X", "so is X", "X has too", "X, on the other hand, has not", "X did as well"."""
    words = [word for word in view.words(view.first, view.end) if word.isalpha()]
    if words and words[0] in _SO - {"and"}:
        return any(word in _DOING for word in words[1:3])
    if any(view.words(at, at + 2) in _SO_DID and view.word(at - 1) in {"and", ",", ";"} for at in view.places({"so"})):
        return True
    while words and words[-1] in _TOO:
        words.pop()
    return bool(words) and words[-1] in _DOING


_SO_DID = (["so", "did"], ["so", "has"], ["so", "is"], ["so", "have"], ["so", "are"])
_TOO = frozenset({"too", "as", "well", "also", "not", "so"})


def _opens_with_name(view: View) -> bool:
    """ "Freedom House has too", and not "The weather was fine, and Radio Free Asia was not"."""
    place = view.first + (view.word(view.first) == "the")
    named = isinstance(view.sense_at(place), Organisation) or isinstance(view.sense_at(view.first), Organisation)
    capital = view.document.capital(place) and view.document.capital(place + 1)
    return named or capital or "added" in view.vocabulary


_SO = frozenset({"so", "nor", "neither", "and"})


def _is_signer(view: View) -> bool:
    """ "X was another signatory", "X was conspicuously missing from the list", "X added its name as well"."""
    signer = not _SIGNERS.isdisjoint(view.vocabulary) and not view.vocabulary.isdisjoint({"is", "was", "are", "were"})
    added = "added" in view.vocabulary and not view.vocabulary.isdisjoint({"name", "names"})
    missing = not view.vocabulary.isdisjoint({"missing", "absent"}) and "list" in view.vocabulary
    return signer or added or missing
