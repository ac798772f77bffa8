"""Which documents are the same question over the years, and why."""

from onrecord.series.features import LINK, Link, Question, compare_questions
from onrecord.series.link import Judged, Member, Series, Text, link_series
from onrecord.series.titles import Situation, clean_title, read_situation, title_key

__all__ = [
    "LINK",
    "Judged",
    "Link",
    "Member",
    "Question",
    "Series",
    "Situation",
    "Text",
    "clean_title",
    "compare_questions",
    "link_series",
    "read_situation",
    "title_key",
]
