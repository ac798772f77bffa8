"""Which documents are the same question over the years, and why."""

from onrecord.series.features import LINK, Link, Question, compare_questions, may_be_one_text
from onrecord.series.link import Judged, Member, link_series, read_question
from onrecord.series.texts import Series, Text
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
    "may_be_one_text",
    "read_question",
    "read_situation",
    "title_key",
]
