"""Tags and filters of the pages: signs, addresses, numbers with their source, dates as far as they are known."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from django import template
from django.conf import settings
from django.utils.formats import date_format, number_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, pgettext

from onrecord.days import PartialDate
from onrecord.web import links, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.web.provenance import Source

register = template.Library()

register.filter("document_url", links.document)
register.filter("state_url", links.state)
register.filter("series_url", links.series)
register.filter("source_url", links.source)


@register.simple_tag
def asset(path: str) -> str:
    """The address of a static file."""
    return f"{settings.STATIC_URL}{path}"


@register.simple_tag
def home_url() -> str:
    """The address of the first page in the language of the page."""
    return links.prefix()


@register.simple_tag
def colon() -> str:
    """What stands between a word and what is said of it: French parts it from the word."""
    return pgettext("after a word", ":")


@register.simple_tag
def sign(position: str | None, reported: bool = False, word: bool = True) -> SafeString:
    """The sign of a position, with its word unless the word stands beside it already."""
    return _draw_sign(get_language() or "en", position, reported, word)


@lru_cache(maxsize=512)
def _draw_sign(_language: str, position: str | None, reported: bool, word: bool) -> SafeString:
    """Drawn once in each language: a page shows hundreds of them."""
    said = words.say_position(position, reported=reported)
    mark = format_html(
        '<span class="sign sign-{}{}" aria-hidden="true"></span>', position or "", SafeString(" reported" * reported)
    )
    return format_html('<span class="signed">{}<span>{}</span></span>', mark, said) if word else mark


@register.simple_tag
def sourced(value: object, source: Source | None) -> SafeString:
    """A value that leads to where it is written; dashed where it is reported only."""
    if value is None or value == "":
        return SafeString('<span class="none">–</span>')
    written: Any = number_format(value) if isinstance(value, int) else value
    shown = conditional_escape(written)
    return SafeString(f"{_open_link('fact', source)}{shown}</a>") if source else shown


@register.simple_tag
def cite(source: Source | None, of: str = "") -> SafeString:
    """The number of a source, small, leading to where it is written; `of` says to a screen reader of what.

    The sign before it joins it to the word that it is the source of: no number stands alone on a line.
    """
    if source is None:
        return SafeString("")
    said = gettext("source of %(what)s:") % {"what": of} if of else gettext("source")
    return SafeString(
        f'\N{WORD JOINER}{_open_link("cite", source)}<span class="visually-hidden">{escape(said)} </span>'
        f"{source.number or '*'}</a>"
    )


def _open_link(kind: str, source: Source) -> str:
    """The start of a link to a source. Written without `format_html`: a page has hundreds of them."""
    title = escape(f"{source.place} ({source.rank_word})")
    return f'<a class="{kind}{" reported" * source.reported}" href="{escape(source.href)}" title="{title}">'


@register.filter
def day(value: date | str | None) -> str:
    """A date in the language of the page, no more exact than it is known."""
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    partial = PartialDate.parse(value)
    if partial.exact is not None:
        return date_format(partial.exact, "DATE_FORMAT")
    return date_format(partial.first, "YEAR_MONTH_FORMAT") if partial.month is not None else str(partial.year)


@register.filter
def count(value: int) -> str:
    """A number as the language of the page groups its digits."""
    return number_format(value, use_l10n=True, force_grouping=True)


@register.filter
def ticked(text: str) -> SafeString:
    """Words in which `names` stand between ticks, with the names set as code."""
    pieces = text.split("`")
    return SafeString("".join(
        format_html("<code>{}</code>" if place % 2 and place < len(pieces) - 1 else "{}", piece)
        for place, piece in enumerate(pieces)
    ))  # fmt: skip


@register.filter
def is_reported(rank: str | None) -> bool:
    """True for a rank below that of documents, catalogues and data sets."""
    return rank == "reported"


@register.filter
def get(mapping: Mapping[str, Any] | None, key: str | None) -> Any:
    """What a mapping holds under a key that is a variable; nothing where it holds nothing."""
    return mapping.get(key) if mapping and key else None


def _filter_words(name: str, table: dict[str, Any]) -> None:
    register.filter(name, lambda value: words.say(table, value))


for _name, _table in {
    "position_word": words.POSITIONS, "sponsorship_word": words.SPONSORSHIP, "forum_word": words.FORUMS,
    "body_word": words.BODIES, "kind_word": words.KINDS, "outcome_word": words.OUTCOMES, "method_word": words.METHODS,
    "ballot_word": words.BALLOTS, "vote_word": words.VOTES, "role_word": words.ROLES, "rank_word": words.RANKS,
    "verdict_word": words.VERDICTS, "verdict_meaning": words.VERDICT_MEANINGS, "group_word": words.GROUPS,
    "level_word": words.LEVELS, "extent_word": words.EXTENTS, "stage_word": words.STAGES, "act_word": words.ACTS,
    "language_word": words.LANGUAGES,
    "change_word": words.CHANGES,
}.items():  # fmt: skip
    _filter_words(_name, _table)
