"""To whom a text is written, and from which country: whom "you", "your government", "we" and "our country" mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.mentions.people import surname_of
from onrecord.claims.mentions.senses import Actor, Head, State
from onrecord.claims.situation import choose_holder
from onrecord.claims.subjects import states_in
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.lexicon import Government
    from onrecord.claims.models import Claim
    from onrecord.claims.sentence import View

_TITLES = frozenset(read_toml("letters.toml")["titles"])
"""Of one who speaks for a state."""
_LETTERS = frozenset({"letter", "appeal", "petition", "to"})
OURS = frozenset({"we", "our", "my"})
"""Words with which a text names the country of the one who writes."""
_SENDERS = frozenset({"from", "by", ".", ";"})
"""What ends the words on whom a letter is written to."""
_EARLY = 14
"""Words of a heading that says to whom the text is written."""


def note_address(view: View, discourse: Discourse) -> None:
    """Keep to whom the text is written and whose country is "ours", read before the sentence itself is."""
    if not discourse.questions and not discourse.last:
        _note_heading(view, discourse)
    if view.word(view.first) == "dear":
        _note_salutation(view, discourse)
    if view.words(view.first, view.first + 2) in _VOCATIVES and view.end - view.first <= _SHORT:
        sitting = sitting_head(discourse)
        discourse.cast.you = surname_of(sitting.head, sitting.state) if sitting is not None else discourse.cast.you
    if discourse.cast.author is None and any(_is_ours(view, one.first) for one in view.of(Actor)):
        discourse.cast.author = _find_author(view, discourse)
        discourse.cast.national = True


def _note_heading(view: View, discourse: Discourse) -> None:
    """ "Open letter to the Foreign Minister of Indonesia", "To: the Permanent Representative of Chile"."""
    if _LETTERS.isdisjoint(view.words(view.first, view.first + 4)):
        return
    opening = view.words(view.first, view.first + _EARLY)
    to = next((at for at, word in enumerate(opening, view.first) if word == "to"), None)
    if to is None:
        return
    stop = view.next_of(_SENDERS, to)
    named = [one for one in view.of((State, Head), to, min(stop, to + _EARLY)) if states_in(view, one)]
    if named and not _TITLES.isdisjoint(view.words(to, to + _EARLY)):
        discourse.cast.reader = states_in(view, named[0])


def _note_salutation(view: View, discourse: Discourse) -> None:
    """ "Dear President Lee": the text itself is a letter to that person."""
    cast = discourse.cast
    cast.you = _named_last(view)
    named = [state for one in view.of((State, Head)) if (state := states_in(view, one))]
    if not _TITLES.isdisjoint(view.vocabulary):
        # in a record of many questions a minister may be anybody's, but in a text about that state
        cast.reader = named[0] if named else cast.reader or home_of(discourse)
    for mention in view.of(Head):
        holder = choose_holder(mention.sense, discourse)
        if holder is not None:
            cast.you = surname_of(holder.head, holder.state)
            cast.head = holder.head


_VOCATIVES = (["mr", "president"], ["madam", "president"], ["president", ","])
_SHORT = 4


def sitting_head(discourse: Discourse) -> Government | None:
    """Return the head in office on the day of publication, of the one state whose governments the record follows."""
    day, rows = discourse.published, discourse.lexicon.heads()
    if day is None or len({row.state for row in rows}) != 1 or discourse.lexicon.many:
        return None
    return next((row for row in reversed(rows) if row.start <= day), None)


def _named_last(view: View) -> str | None:
    """The last word of the salutation, where it is no title: "Dear Minister Kang,"."""
    words = [word for word in view.words(view.first + 1, view.end) if word.isalpha()]
    place = view.first + len(words)
    named = words and words[-1] not in _TITLES and view.document.capital(place) and len(words) > 1
    return words[-1] if named else None


def _is_ours(view: View, place: int) -> bool:
    return view.word(place) in {"our", "my"} and not is_quoted(view, place)


def note_author(view: View, claims: list[Claim], discourse: Discourse) -> None:
    """Keep whose country "ours" was read as: "My country's name was not on it"."""
    if discourse.cast.author is not None or not discourse.cast.national or view.of(State):
        return
    subjects = {claim.subject for claim in claims if claim.subject}
    if len(subjects) == 1 and any(_is_ours(view, place) for place in view.places(OURS)):
        discourse.cast.author = next(iter(subjects))


def _find_author(view: View, discourse: Discourse) -> str | None:
    """The country of the one who writes: the reader's, or the only one that the text names up to its first claim."""
    named = discourse.cast.named | {one.sense.iso for one in view.of(State)}
    named -= discourse.matter_states()
    only = next(iter(named)) if len(named) == 1 and not discourse.questions else None
    return discourse.cast.reader or only


def home_of(discourse: Discourse) -> str | None:
    """Return the one state whose governments the record follows."""
    home = discourse.lexicon.home
    if discourse.lexicon.many and not discourse.at_home:
        # in a record of many questions, only where the text is about that state at all
        return None
    return next(iter(home)) if len(home) == 1 else None


def is_quoted(view: View, place: int) -> bool:
    """Return whether the word stands in what somebody else says: between quotation marks that open in its sentence.

    "We abstain with our stomachs," one of them said.
    """
    signs = [view.word(at) for at in range(view.first, place) if view.word(at) in _QUOTES]
    return bool(signs) and (signs[-1] == "“" or (signs[-1] == '"' and len(signs) % 2 == 1))


_QUOTES = frozenset('"“”')
