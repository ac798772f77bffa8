"""Filters of the letters' pages: words for states, countries and languages."""

from __future__ import annotations

from django import template

from onrecord.letters import vocabulary
from onrecord.letters.countries import name_country
from onrecord.letters.wording.languages import LANGUAGES
from onrecord.web.words import say

register = template.Library()


@register.filter
def country_word(code: str) -> str:
    """The name of a country."""
    return name_country(code)


@register.filter
def language_word(code: str) -> str:
    """The name of a language in itself."""
    return LANGUAGES[code].name if code in LANGUAGES else code


@register.filter
def asks_words(code: str) -> str:
    """What stands before the asks, in the letter's language."""
    return LANGUAGES[code].asks


@register.filter
def copies_words(code: str) -> str:
    """What stands before the copies, in the letter's language."""
    return LANGUAGES[code].copies


@register.filter
def any_state(value: str) -> str:
    """The word for the state of a letter or a signature."""
    return say(vocabulary.STAGES | vocabulary.STANDINGS, value)


for _name, _table in {
    "stage_of_letter": vocabulary.STAGES, "standing_word": vocabulary.STANDINGS, "likeness_word": vocabulary.LIKENESSES,
    "channel_word": vocabulary.CHANNELS, "mail_word": vocabulary.MAIL_STATES, "mail_kind_word": vocabulary.MAIL_KINDS,
    "fault_word": vocabulary.FAULTS, "role_of": vocabulary.ROLES, "deed_word": vocabulary.DEEDS,
}.items():  # fmt: skip
    register.filter(_name, lambda value, table=_table: say(table, value))
