"""From a text to its claims: the one entry of find and resolve."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.claims.dateline import written_on
from onrecord.claims.discourse import Discourse
from onrecord.claims.find.sentences import read_sentence
from onrecord.claims.mentions.scan import build_machine, scan
from onrecord.claims.sentence import cut_views
from onrecord.claims.text import read_document

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.lexicon import Lexicon
    from onrecord.claims.models import Claim
    from onrecord.claims.patterns import Machine


@lru_cache(maxsize=4)
def _machine(lexicon: Lexicon) -> Machine:
    return build_machine(lexicon)


def read_claims(text: str, published: date | None, lexicon: Lexicon) -> list[Claim]:
    """Return the checkable claims of a text in its order, each with its span in the text as given.

    `published` is the day from which "last month" and "this autumn" are counted; without it such times stay open.
    What is no claim (opinion, hope, forecast, question, condition, what the text itself takes back) gives none, and a
    sentence that can be read in two ways gives none either. Time and memory grow in proportion to the text.
    """
    document = read_document(text)
    published = written_on(document, published)
    mentions = scan(document, _machine(lexicon))
    discourse = Discourse(lexicon, published)
    views = cut_views(document, mentions, published)
    claims: list[Claim] = []
    for place, view in enumerate(views):
        following = views[place + 1] if place + 1 < len(views) else None
        claims += read_sentence(view, following, discourse)
    return sorted(claims, key=lambda claim: claim.span)
