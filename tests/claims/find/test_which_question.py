"""Of which question a text of a record of many speaks, where its words alone leave it open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from onrecord.bodies import Forum
from onrecord.claims.lexicon import Lexicon
from onrecord.claims.models import Object, Streak, Tallies, Votes
from onrecord.claims.papers import SeriesEntry, read_entries, read_papers
from onrecord.claims.question_names import add_siblings
from onrecord.claims.question_search import question_index
from onrecord.claims.questions import Occasion
from onrecord.claims.read import read_claims
from onrecord.claims.state_forms import state_forms

if TYPE_CHECKING:
    from onrecord.claims.models import Claim

SETTLEMENTS = "Israeli settlements in the Occupied Palestinian Territory, including East Jerusalem"
PEACEFUL = "Peaceful settlement of the question of Palestine"
ADVANCING = "Advancing human rights in South Sudan"
DEFENDERS = (
    "Declaration on the right and responsibility to protect rights: a safe environment for human rights defenders"
)


def _entry(name: str, title: str, forum: Forum, *days: date, about: str | None = None) -> SeriesEntry:
    held = frozenset((forum, day.year) for day in days)
    return SeriesEntry(name, title, about, held=held, decided=tuple((day, forum) for day in days))


MANY = Lexicon(
    states=state_forms(),
    series=(
        _entry("philippines", "Human rights in the Philippines", Forum.HRC, date(2019, 7, 11)),
        _entry("settlements", SETTLEMENTS, Forum.GA, date(2022, 12, 12), date(2023, 12, 7)),
        _entry("peaceful", PEACEFUL, Forum.GA, date(2022, 11, 30), date(2023, 12, 5)),
        _entry("jerusalem", "Jerusalem", Forum.GA, date(2011, 11, 30)),
        _entry("mercenaries", "Use of mercenaries", Forum.GA, date(2022, 12, 15), date(2023, 12, 19)),
        _entry("path", "The path to peace", Forum.GA, date(2023, 2, 24)),
        _entry("just", "Advancing a just and lasting peace in Ukraine", Forum.GA, date(2023, 2, 24)),
        _entry("defenders", "Human rights defenders", Forum.HRC, date(2019, 3, 21), date(2022, 4, 1)),
        _entry("declaration", DEFENDERS, Forum.GA, date(2023, 12, 19)),
        _entry("south-sudan", "Situation of human rights in South Sudan", Forum.HRC, date(2021, 3, 24), about="SSD"),
        _entry("advancing", ADVANCING, Forum.HRC, date(2022, 4, 1), date(2023, 4, 4), about="SSD"),
    ),
)  # fmt: skip


def _series(text: str, published: date, state: str) -> list[str | None]:
    return [claim.series for claim in read_claims(text, published, MANY) if claim.subject == state]


def test_the_opening_and_the_day_tell_the_question() -> None:
    text = (
        "Manila's war on drugs has come before the Human Rights Council. The vote was held yesterday. Japan abstained."
    )
    told = "Manila's war on drugs has come before the Human Rights Council. Yesterday Japan abstained in the vote."
    assert _series(told, date(2019, 7, 12), "JPN") == ["philippines"]
    assert _series(text, date(2017, 7, 12), "JPN") == [None]


def test_a_heading_and_the_month_tell_the_question() -> None:
    text = "The Assembly and Israeli settlements.\nDecember 2023: Hungary voted no."
    assert _series(text, date(2024, 1, 22), "HUN") == ["settlements"]


def test_what_a_sentence_opens_with_is_its_matter() -> None:
    text = "Peru voted no on the Assembly's text on mercenaries. On settlements it voted yes in December 2023."
    assert _series(text, date(2024, 1, 9), "PER") == ["mercenaries", "settlements"]


def test_a_peaceful_settlement_is_no_settlement() -> None:
    text = "Peru abstained on the Assembly's text on the peaceful settlement of the question of Palestine in 2023."
    assert _series(text, date(2024, 1, 9), "PER") == ["peaceful"]


def test_the_first_and_the_second_of_two_texts() -> None:
    text = (
        "Two texts passed in the Assembly on 19 December 2023, one on mercenaries, the other on human rights defenders."
        " Peru opposed the first and abstained on the second."
    )
    assert _series(text, date(2024, 1, 9), "PER") == ["mercenaries", "declaration"]


def test_a_text_told_by_its_state_alone_has_its_own_totals() -> None:
    text = "The Council adopted its text on South Sudan by 20 to 12. The Philippines' drew 18 to 14."
    found = [one.series for one in read_claims(text, date(2019, 7, 15), MANY) if isinstance(one.says, Tallies)]
    assert found[-1] == "philippines"


def test_a_title_between_quotation_marks() -> None:
    text = (
        "On 24 February 2023 Peru voted in the Assembly for the resolution on a just peace in Ukraine. "
        'When "The path to peace" came up, Peru abstained.'
    )
    assert _series(text, date(2023, 2, 26), "PER") == ["just", "path"]


def test_what_is_repeated_may_be_of_another_question() -> None:
    text = (
        "Peru voted no on the Assembly's text on mercenaries in 2023. So did Chile on the text on Israeli settlements."
    )
    assert _series(text, date(2024, 1, 9), "CHL") == ["settlements"]


def test_a_question_has_another_name_in_another_body() -> None:
    text = "Human rights defenders had friends in the General Assembly in 2023. Brazil voted for the text in 2023."
    assert _series(text, date(2024, 1, 9), "BRA") == ["declaration"]


def test_a_revised_draft_tells_no_question() -> None:
    text = "Peru voted no on the Assembly's text on mercenaries in 2023. Chile was against the revised draft."
    assert _series(text, date(2024, 1, 9), "CHL") == ["mercenaries"]


def test_a_run_takes_in_the_year_before_it() -> None:
    text = "Peru voted no on the Council's text on South Sudan in 2023, for the second year in a row."
    [claim] = [one for one in read_claims(text, date(2023, 5, 1), MANY) if one.subject == "PER"]
    assert _also(claim) == ("south-sudan",)


def _also(claim: Claim) -> tuple[str, ...]:
    return add_siblings([claim], MANY)[0].also


def test_a_first_draft_is_one_with_its_revision() -> None:
    draft = {"document": "A/C.3/78/L.30", "kind": "draft", "title": "Rights of those who defend", "date": "2023-10-30"}
    revised = {
        **draft, "document": "A/C.3/78/L.30/Rev.1", "kind": "revised_draft", "date": "2023-11-08",
        "revises": "A/C.3/78/L.30", "becomes": "A/RES/78/216",
    }  # fmt: skip
    tables = {"documents": [draft, revised]}
    assert [entry.series for entry in read_entries(tables, read_papers(tables))] == ["A/RES/78/216"]


def test_the_day_must_be_that_of_a_decision() -> None:
    text = "Manila's war on drugs has come before the Human Rights Council. Yesterday Japan abstained in the vote."
    assert _series(text, date(2019, 7, 14), "JPN") == [None]


def test_one_word_in_common_makes_no_second_name() -> None:
    index = question_index(MANY)
    assert index.find_sibling("jerusalem", Forum.GA, (2023, 2023)) is None
    assert index.find_sibling("defenders", Forum.GA, (2023, 2023)) == "declaration"


COUNTRIES = Lexicon(
    states=state_forms(),
    series=tuple(
        _entry(name, f"Situation of human rights in {state}", Forum.GA, *days, about=code)
        for name, state, code, *days in (
            ("iran", "Iran", "IRN", date(2022, 12, 15), date(2023, 12, 19)),
            ("myanmar", "Myanmar", "MMR", date(2022, 12, 15), date(2023, 12, 19)),
            ("syria", "the Syrian Arab Republic", "SYR", date(2022, 12, 15), date(2023, 12, 19)),
            ("belarus", "Belarus", "BLR", date(2022, 12, 15)),
        )
    ),
)
OF_COUNTRIES = [
    # a heading before a colon
    ("Iran, human rights: the Assembly adopted its text in December 2023, 78 to 30. Brazil abstained.", "iran"),
    # which of two that were named together
    (
        "The Assembly took up two texts, on Iran and on Myanmar. The first passed by 78 to 30. Brazil opposed it.",
        "iran",
    ),
    ("The Assembly's text on Myanmar passed. Brazil voted against the Iranian one in December 2023.", "iran"),
    (
        "The situation of human rights in the Islamic Republic of Iran came before the Assembly. Brazil abstained.",
        "iran",
    ),
]


@pytest.mark.parametrize(("text", "series"), OF_COUNTRIES)
def test_which_of_several_countries_is_told(text: str, series: str) -> None:
    found = [one.series for one in read_claims(text, date(2023, 12, 28), COUNTRIES) if one.subject == "BRA"]
    assert found == [series]


def test_no_for_the_fifth_year_is_a_no() -> None:
    text = "The Assembly adopted its resolution on Iran. Brazil voted no for the fifth year in a row."
    (claim,) = [one for one in read_claims(text, date(2023, 12, 28), COUNTRIES) if one.subject == "BRA"]
    assert isinstance(claim.says, Streak)
    assert claim.says.of is Object.VOTED_NO


def test_the_lone_no_and_how_many_there_were() -> None:
    text = (
        "In December 2023 Brazil cast the lone no against the Assembly's resolution on Iran. In 2022 the noes had"
        " numbered 28."
    )
    says = {type(one.says): one for one in read_claims(text, date(2023, 12, 28), COUNTRIES)}
    vote, tally = says[Votes], says[Tallies]
    assert (vote.says.ballot, vote.subject) == ("no", "BRA")
    assert (tally.says.no, tally.years) == (28, (2022, 2022))


def test_a_vote_in_two_bodies_has_a_title_in_each() -> None:
    text = "On human rights defenders Peru abstained in the Council and in the Assembly alike in 2023 and 2022."
    [claim] = [one for one in read_claims(text, date(2024, 1, 9), MANY) if one.subject == "PER"]
    assert claim.forum is None
    assert {claim.series, *_also(claim)} == {"defenders", "declaration"}


def test_who_cast_it_after_the_comma_is_no_matter() -> None:
    text = "The Assembly adopted its text on mercenaries. Peru voted for the resolution, and Israel against it."
    assert _series(text, date(2024, 1, 9), "ISR") == ["mercenaries"]


def test_states_asked_of_are_no_matter() -> None:
    text = (
        "The Council's vote on human rights defenders was in April 2022. China, South Sudan and the Philippines? "
        "Not quite: the Philippines abstained."
    )
    assert _series(text, date(2022, 5, 9), "PHL") == ["defenders"]


def test_what_is_told_behind_a_semicolon_is_of_another_day() -> None:
    text = (
        "On 19 December 2023 the Assembly voted on mercenaries, and Fiji voted against; on 7 December it had not met."
    )
    assert _series(text, date(2024, 1, 9), "FJI") == ["mercenaries"]


GOLAN = Lexicon(
    states=state_forms(),
    series=(
        _entry("golan", "Human rights in the occupied Syrian Golan", Forum.HRC, date(2015, 3, 27)),
        _entry("syria", "Grave deterioration of rights in the Syrian Arab Republic", Forum.HRC, date(2015, 7, 2)),
        _entry("A/RES/ES-11/1", "Aggression against Ukraine", Forum.GA, date(2022, 3, 2)),
        _entry("A/RES/ES-11/3", "Suspension of the Russian Federation's rights", Forum.GA, date(2022, 4, 7)),
    ),
)


def test_a_territory_is_not_the_state_that_it_is_named_by() -> None:
    index = question_index(GOLAN)
    match = index.find_said(("@SYR",), Occasion(Forum.HRC, (2015, 2015)))
    assert match is not None
    assert match.series == "syria"


def test_the_texts_of_an_emergency_session_by_their_days() -> None:
    index = question_index(GOLAN)
    march, april = (date(2022, 3, 1), date(2022, 3, 31)), (date(2022, 4, 7), date(2022, 4, 7))
    assert index.decided_in("A/RES/ES-11/3", Forum.GA, march) == ["A/RES/ES-11/1"]
    assert index.decided_in("A/RES/ES-11/1", Forum.GA, april) == ["A/RES/ES-11/3"]


def test_a_label_in_brackets_is_of_its_own_line() -> None:
    text = "The Assembly, 19 December 2023. Draft XIII (mercenaries): 129-52-6. Draft XIV (chess): 135-53-1."
    found = [one.series for one in read_claims(text, date(2024, 1, 9), MANY) if isinstance(one.says, Tallies)]
    assert found == ["mercenaries", None]


def test_what_a_later_clause_opens_with_is_its_matter() -> None:
    text = "In the Assembly last December Peru voted no on mercenaries, and on settlements it voted yes."
    assert _series(text, date(2024, 1, 9), "PER") == ["mercenaries", "settlements"]


def test_a_name_that_no_question_has_is_another_question() -> None:
    told = "The Human Rights Council voted on Thursday on the Philippines."
    text = f"{told} Ukraine, which had abstained on Xinjiang, voted yes."
    assert _series(text, date(2019, 7, 12), "UKR") == [None, "philippines"]


FOOD = Lexicon(
    states=state_forms(),
    series=(
        _entry("food", "The right to food", Forum.GA, date(2007, 12, 18), date(2017, 12, 19)),
        _entry("drugs", "International drug control", Forum.GA, date(2007, 12, 18)),
        _entry("lka", "Human rights in Sri Lanka", Forum.HRC, date(2012, 3, 22), date(2014, 3, 27), about="LKA"),
        _entry("island", "Small island states", Forum.HRC, date(2012, 3, 22), date(2014, 3, 27)),
    ),
)


def test_an_opening_turns_to_a_question_by_its_name() -> None:
    text = "My paper often writes about Washington and the right to food. In 2017 Japan voted against."
    assert [one.series for one in read_claims(text, date(2018, 1, 9), FOOD)] == ["food"]


def test_a_word_of_a_title_in_an_opening_is_no_question() -> None:
    text = "Manila goes on about drugs. In 2007 Japan voted against the Assembly's resolution."
    assert [one.series for one in read_claims(text, date(2008, 1, 9), FOOD)] == [None]


@pytest.mark.parametrize("place", ["island", "country", "regime"])
def test_a_word_that_points_back_names_no_question(place: str) -> None:
    text = (
        "The Human Rights Council adopted a resolution on Sri Lanka on Thursday. "
        f"India abstained, having backed the texts on the {place} in 2012."
    )
    found = [one.series for one in read_claims(text, date(2014, 3, 29), FOOD) if one.subject == "IND"]
    assert found == ["lka", "lka"]


def test_a_club_named_for_who_acts_decides_nothing() -> None:
    text = "Thursday's vote in Geneva on Sri Lanka was close. Moldova, a member of the Council of Europe, said no."
    assert _series_in(text, date(2014, 3, 29)) == [("MDA", "lka")]


def _series_in(text: str, published: date) -> list[tuple[str | None, str | None]]:
    return [(one.subject, one.series) for one in read_claims(text, published, FOOD)]


def test_a_session_that_the_council_has_not_reached_is_of_the_assembly() -> None:
    text = "Food at the 57th session. The resolution survived by 180 votes to 2; two years before it had been 170 to 3."
    years = [one.years for one in read_claims(text, date(2003, 1, 22), FOOD) if isinstance(one.says, Tallies)]
    assert years[-1] == (2000, 2000)


OF_ONE_DAY = (
    _entry("arms", "Effects of arms on civilians in Israel", Forum.HRC, date(2024, 4, 5)),
    _entry("golan", "Human rights in the occupied part of Israel", Forum.HRC, date(2024, 4, 5)),
)


def test_a_state_alone_does_not_tell_which_of_several_texts_of_a_day() -> None:
    lexicon = Lexicon(states=state_forms(), series=OF_ONE_DAY)
    text = "The Human Rights Council on Friday called for a halt to tank deliveries to Israel by 28 votes to 6."
    assert [claim.series for claim in read_claims(text, date(2024, 4, 6), lexicon)] == [None]


def test_a_state_that_the_text_turns_to_is_what_was_voted_on() -> None:
    text = "Seoul has habits. Start with South Sudan, where Japan voted yes in the Human Rights Council in March 2021."
    assert _series(text, date(2023, 1, 2), "JPN") == ["south-sudan"]


def test_out_of_season_the_assembly_spoke_in_an_emergency_session() -> None:
    own = _entry("ukraine", "Situation of human rights in occupied Ukraine", Forum.GA, date(2024, 12, 17), about="UKR")
    emergency = _entry("A/RES/ES-11/7", "Advancing a lasting peace in Ukraine", Forum.GA, date(2025, 2, 24))
    lexicon = Lexicon(states=state_forms(), series=(own, emergency))
    text = "In {} Hungary voted against the General Assembly's resolution on Ukraine."
    read = {
        month: [claim.series for claim in read_claims(text.format(month), date(2025, 3, 9), lexicon)]
        for month in ("February", "December")
    }
    assert read == {"February": ["A/RES/ES-11/7"], "December": ["ukraine"]}


def test_of_the_questions_on_a_state_its_totals_tell_which() -> None:
    own = _entry("ukraine", "Situation of human rights in occupied Ukraine", Forum.GA, date(2022, 12, 15), about="UKR")
    peace = _entry("A/RES/ES-11/6", "Principles underlying a lasting peace in Ukraine", Forum.GA, date(2023, 2, 23))
    peace, own = replace(peace, totals=((2023, (141, 7, 32)),)), replace(own, totals=((2022, (82, 14, 80)),))
    lexicon = Lexicon(states=state_forms(), series=(own, peace))
    text = "The General Assembly called for a withdrawal from Ukraine by {}."
    read = {
        told: [claim.series for claim in read_claims(text.format(told), date(2023, 2, 25), lexicon)]
        for told in ("141 votes to seven", "82 votes to 14", "140 votes to six")
    }
    assert read == {
        "141 votes to seven": ["A/RES/ES-11/6"], "82 votes to 14": ["ukraine"], "140 votes to six": ["ukraine"],
    }  # fmt: skip
