"""From a text to its claims: the one entry of find and resolve."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.claims.dateline import join_headings, written_on
from onrecord.claims.discourse import Discourse
from onrecord.claims.find.sentences import read_sentence
from onrecord.claims.mentions.scan import build_frames, build_machine, scan
from onrecord.claims.mentions.time_kinds import FIRST_YEAR, LAST_YEAR
from onrecord.claims.question_names import add_siblings
from onrecord.claims.sections import enter_section, find_sections
from onrecord.claims.sentence import cut_views
from onrecord.claims.text import read_document
from onrecord.claims.venue import (
    is_of_another,
    may_tell_of_acts,
    may_tell_of_letters,
    names_home,
    names_other_matter,
    names_own_matter,
)

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.lexicon import Lexicon
    from onrecord.claims.models import Claim
    from onrecord.claims.patterns import Machine
    from onrecord.claims.sentence import View
    from onrecord.claims.text import Document


@lru_cache(maxsize=4)
def _machine(lexicon: Lexicon) -> Machine:
    return build_machine(lexicon)


def prepare_reading(lexicon: Lexicon) -> None:
    """Makes now what the first text would have to wait for."""
    _machine(lexicon)


def _blank_line_between(document: Document, before: View, view: View) -> bool:
    return document.text.count("\n", document.ends[before.end - 1], document.starts[view.first]) > 1


def read_claims(text: str, published: date | None, lexicon: Lexicon) -> list[Claim]:
    """Return the checkable claims of a text in its order, each with its span in the text as given.

    `published` is the day from which "last month" and "this autumn" are counted; without it such times stay open.
    What is no claim (opinion, hope, forecast, question, condition, what the text itself takes back) gives none, and a
    sentence that can be read in two ways gives none either. Time and memory grow in proportion to the text.
    """
    document = read_document(text)
    join_headings(document)
    published = written_on(document, published)
    mentions = scan(document, _machine(lexicon))
    words = frozenset(document.words)
    at_home, letters = names_home(mentions, lexicon), may_tell_of_letters(mentions, words, lexicon)
    of_another = is_of_another(document, mentions, words, lexicon)
    if of_another and not at_home and not letters and not may_tell_of_acts(mentions, words, lexicon):
        return []
    discourse = Discourse(
        lexicon, published, at_home=at_home, letters=letters, of_another=of_another, vocabulary=words,
        other_matter=names_other_matter(mentions, lexicon), own_named=names_own_matter(mentions, lexicon),
    )  # fmt: skip
    views = cut_views(document, mentions, published, build_frames())
    sections = find_sections(views, discourse)
    claims: list[Claim] = []
    for place, view in enumerate(views):
        following = views[place + 1] if place + 1 < len(views) else None
        if place and _blank_line_between(document, views[place - 1], view):
            discourse.note_paragraph()
        if place in sections:
            enter_section(sections[place], discourse)
        claims += read_sentence(view, following, discourse)
    told = [claim for claim in claims if _is_of_the_calendar(claim)]
    return sorted(add_siblings(told, lexicon), key=lambda claim: claim.span)


def _is_of_the_calendar(claim: Claim) -> bool:
    """False for "a post that had stood empty for 9,999 years": no record can hold what is counted back so far."""
    return claim.years is None or FIRST_YEAR <= claim.years[0] <= claim.years[1] <= LAST_YEAR
