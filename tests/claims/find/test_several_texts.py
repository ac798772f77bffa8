"""Several texts told of together, and a text told of beside another one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from onrecord.bodies import Forum
from onrecord.claims.lexicon import Lexicon, TextEntry
from onrecord.claims.models import Stage, Tallies, Votes
from onrecord.claims.papers import SeriesEntry
from onrecord.claims.read import read_claims
from onrecord.claims.state_forms import state_forms

if TYPE_CHECKING:
    from onrecord.claims.models import Claim

PUBLISHED = date(2024, 12, 20)
DAY = date(2024, 12, 17)


def _entry(name: str, title: str, about: str | None, *days: tuple[date, Forum], voted: bool = True) -> SeriesEntry:
    held = frozenset((forum, day.year) for day, forum in days)
    return SeriesEntry(name, title, about, held=held, decided=days, voted=held if voted else frozenset())


FACTS = "Situation of human rights in the Bolivarian Republic of Venezuela"
NICARAGUA = "Promotion and protection of human rights in Nicaragua"
HELP = "Strengthening cooperation and technical assistance in the Bolivarian Republic of Venezuela"
MANY = Lexicon(
    states=state_forms(),
    series=(
        _entry("iran", "Situation of human rights in the Islamic Republic of Iran", "IRN", (DAY, Forum.GA)),
        _entry("syria", "Situation of human rights in the Syrian Arab Republic", "SYR", (DAY, Forum.GA)),
        _entry("sudan", "Situation of human rights in the Sudan", "SDN", (date(2023, 10, 11), Forum.HRC)),
        _entry("gaza", "Report of the fact-finding mission on the Gaza conflict", None, (date(2010, 3, 1), Forum.HRC)),
        _entry("mercenaries", "Use of mercenaries", None, (DAY, Forum.GA)),
        _entry("nazism", "Combating glorification of Nazism", None, (DAY, Forum.GA)),
        _entry("food", "The right to food", None, (DAY, Forum.GA), voted=False),
        _entry("facts", FACTS, "VEN", (date(2019, 9, 27), Forum.HRC), (date(2020, 10, 6), Forum.HRC)),
        _entry("help", HELP, None, (date(2019, 9, 26), Forum.HRC), (date(2020, 10, 6), Forum.HRC)),
        _entry("nicaragua", NICARAGUA, "NIC", (date(2024, 4, 3), Forum.HRC), (date(2024, 12, 16), Forum.HRC)),
        _entry("russia", "Situation of human rights in the Russian Federation", "RUS", (date(2024, 10, 10), Forum.HRC)),
    ),
    texts={
        "A/HRC/RES/36/2": TextEntry("A/HRC/RES/36/2", "burundi", Forum.HRC, 2017),
        "A/HRC/RES/36/19": TextEntry("A/HRC/RES/36/19", "burundi", Forum.HRC, 2017),
    },
)  # fmt: skip
IRAN_AND_SYRIA = "On Tuesday the Assembly adopted texts on Iran, by 80 votes to 27, and on Syria, by 90 to 12. "


def _read(text: str, published: date = PUBLISHED) -> list[Claim]:
    return read_claims(text, published, MANY)


def _of(text: str, state: str, published: date = PUBLISHED) -> list[Claim]:
    return [claim for claim in _read(text, published) if claim.subject == state]


def test_each_total_is_of_the_text_named_before_it() -> None:
    told = [(one.series, one.says) for one in _read(IRAN_AND_SYRIA) if isinstance(one.says, Tallies)]
    assert told == [("iran", Tallies(80, 27, None)), ("syria", Tallies(90, 12, None))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru opposed both.",
        "Peru voted against both texts.",
        "Peru voted against the two of them.",
        "Peru voted against each of them in the Assembly.",
        "Peru voted against both on Tuesday.",
    ],
)
def test_what_is_told_of_both_is_told_of_each(sentence: str) -> None:
    (claim,) = _of(IRAN_AND_SYRIA + sentence, "PER")
    assert [(one.series, one.forum) for one in claim.each] == [("iran", Forum.GA), ("syria", Forum.GA)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru opposed it each time.",
        "Peru voted no in both years.",
        "Peru voted against both in New York and in Geneva.",
        "Peru and Chile both voted against it.",
    ],
)
def test_other_things_are_both_too(sentence: str) -> None:
    assert all(not claim.each for claim in _of(IRAN_AND_SYRIA + sentence, "PER"))


def test_neither_is_a_no_to_each() -> None:
    (claim,) = _of(IRAN_AND_SYRIA + "Peru voted for neither.", "PER")
    assert isinstance(claim.says, Votes)
    assert claim.says.negated


def test_all_three() -> None:
    text = "The Assembly voted on texts on Iran, on Syria and on mercenaries on Tuesday. Peru opposed all three."
    (claim,) = _of(text, "PER")
    assert [one.series for one in claim.each] == ["iran", "syria", "mercenaries"]


def test_so_did_another_state_on_both() -> None:
    (claim,) = _of(IRAN_AND_SYRIA + "Peru opposed both. So did Chile.", "CHL")
    assert [one.series for one in claim.each] == ["iran", "syria"]
    (claim,) = _of(IRAN_AND_SYRIA + "Peru opposed both. So did Chile on the text on mercenaries.", "CHL")
    assert not claim.each
    assert claim.series == "mercenaries"


def test_texts_known_by_their_numbers() -> None:
    text = "The Council passed resolutions 36/2, by 23 votes to 14, and 36/19, by 22 to 11. "
    told = _of(text + "Peru opposed the former and supported the latter. On the former Chile abstained.", "PER")
    assert [one.document for one in told] == ["A/HRC/RES/36/2", "A/HRC/RES/36/19"]
    (claim,) = _of(text + "Peru opposed both.", "PER")
    assert [one.document for one in claim.each] == ["A/HRC/RES/36/2", "A/HRC/RES/36/19"]
    (claim,) = _of(text + "On the former Chile abstained.", "CHL")
    assert claim.document == "A/HRC/RES/36/2"


def test_two_votes_of_one_year_are_two_texts() -> None:
    text = "The Council's text on Venezuela passed on 26 September 2019 by 18 votes to 6. "
    text += "A tougher one passed on 27 September 2019 by 19 votes to 7. Peru supported both texts."
    (claim,) = _of(text, "PER", date(2019, 9, 29))
    assert [one.series for one in claim.each] == ["help", "facts"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Peru voted for the text on Iran but against the one on mercenaries.", "iran yes, mercenaries no"),
        ("Peru voted for the text on Iran, not on that on mercenaries.", "iran yes, mercenaries not yes"),
        ("Peru opposed the Iran text as well as the one on Syria in the vote.", "iran no, syria no"),
        ("Peru abstained on the Syria text, as it had on the Iran resolution.", "syria abstain, iran abstain"),
    ],
)  # fmt: skip
def test_a_text_beside_that_of_the_clause(text: str, wanted: str) -> None:
    told = [(one.series, one.says) for one in _of("The Assembly voted on Tuesday. " + text, "PER")]
    votes = [(name, says) for name, says in told if isinstance(says, Votes)]
    assert ", ".join(f"{name} {'not ' * says.negated}{says.ballot}" for name, says in votes) == wanted


def test_what_was_done_on_another_text_is_not_gone_on_with() -> None:
    text = "The Assembly adopted its Syria text on Tuesday by 90 to 12. "
    text += "Peru abstained, as it had on the Iran resolution. Chile abstained too."
    assert [one.series for one in _of(text, "CHL")] == ["syria"]


def test_of_two_questions_on_a_state_the_day_tells_which() -> None:
    text = "Thursday's resolution on Venezuela passed in the Council by 18 votes to 6; "
    text += "a day later one on Venezuela passed by 19 to 7."
    told = [one.series for one in _read(text, date(2019, 9, 28)) if isinstance(one.says, Tallies)]
    assert told == ["help", "facts"]


def test_another_text_on_the_state_is_told_by_its_title() -> None:
    text = "The Council adopted its Venezuela text yesterday by 22 votes to 3. "
    text += "The rival cooperation text got 14 votes to 7."
    told = [one.series for one in _read(text, date(2020, 10, 7)) if isinstance(one.says, Tallies)]
    assert told == ["facts", "help"]


def test_whose_a_resolution_is_does_not_tell_what_it_is_on() -> None:
    (claim,) = _of("Peru voted no on Russia's resolution on Nazism in the Assembly on Tuesday.", "PER")
    assert claim.series == "nazism"


def test_an_institution_is_known_by_the_state_that_it_is_for() -> None:
    text = "The Council renewed the Sudan fact-finding mission on 11 October 2023. Peru voted no."
    assert [one.series for one in _of(text, "PER", date(2023, 10, 13))] == ["sudan"]


def test_what_stands_first_in_a_sentence_is_its_matter() -> None:
    text = "On mercenaries, neutrality has its limits. Peru abstained on the Assembly's resolution on Tuesday."
    assert [one.series for one in _of(text, "PER")] == ["mercenaries"]
    text = "The Assembly voted on Iran on Tuesday. As for mercenaries, Peru abstained there."
    assert [one.series for one in _of(text, "PER")] == ["mercenaries"]


def test_support_is_a_vote_where_there_was_one() -> None:
    assert [one.says for one in _of("Peru supported the Assembly's resolution on Iran on Tuesday.", "PER")] == [
        Votes("yes")
    ]
    assert _of("Peru supported the Assembly's resolution on the right to food on Tuesday.", "PER") == []


def test_a_committee_yet_to_act_and_one_addressed_are_no_stage() -> None:
    text = "The Assembly's Iran text drew eight more names before the Third Committee acted. Peru voted no on Tuesday."
    assert [one.stage for one in _of(text, "PER")] == [None]
    text = "Dear members of the Third Committee, Peru voted no on the Assembly's text on Iran on Tuesday."
    assert [one.stage for one in _of(text, "PER")] == [None]


def test_totals_of_two_stages_and_of_two_years() -> None:
    text = "In the Third Committee the draft on Iran had passed by 77 votes to 28, in the plenary by 80 to 27."
    told = [(one.stage, one.says) for one in _read(text) if isinstance(one.says, Tallies)]
    assert told == [(Stage.COMMITTEE, Tallies(77, 28, None)), (Stage.PLENARY, Tallies(80, 27, None))]
    text = "In December 2023 the Assembly's text on Iran carried by 78 to 30, in December 2024 by 80 to 27."
    told = [(one.years, one.says) for one in _read(text) if isinstance(one.says, Tallies)]
    assert told == [((2023, 2023), Tallies(78, 30, None)), ((2024, 2024), Tallies(80, 27, None))]


def test_times_after_the_totals_are_those_of_the_totals_before_them() -> None:
    text = "The Assembly's votes on Iran ended 78-30-68 in 2023 and 80-27-68 a year later."
    told = [(one.years, one.says.yes) for one in _read(text) if isinstance(one.says, Tallies)]
    assert ((2023, 2023), 78) in told
    assert ((2024, 2024), 80) in told


def test_texts_listed_in_a_clause_are_claims_of_their_own() -> None:
    told = _of("Peru voted for the Assembly's resolutions on human rights in Iran and in Syria on Tuesday.", "PER")
    assert [one.series for one in told] == ["iran", "syria"]
    assert told[1].quote.startswith("in Syria")
    (claim,) = _of("Peru voted both for the Iran and the Syria text in the Assembly on Tuesday.", "PER")
    assert [one.series for one in claim.each] == ["iran", "syria"]


def test_a_likeness_of_another_question_for_a_time() -> None:
    text = "The Assembly voted on the glorification of Nazism. "
    text += "Peru has abstained every year since 2020, as it has for two years on mercenaries."
    assert [one.series for one in _of(text, "PER")] == ["nazism", "mercenaries"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Back to Iran: Chile voted no.",
        "Iran fared no better, when a text on it passed by 80 votes to 27. Chile voted no.",
    ],
)
def test_back_to_a_question(sentence: str) -> None:
    text = "The Assembly adopted its Iran text on Tuesday by 80 to 27, and that on Syria by 90 to 12. " + sentence
    assert [one.series for one in _of(text, "CHL")] == ["iran"]


def test_of_two_texts_of_a_year_the_last_one_is_the_news() -> None:
    text = "The Human Rights Council has voted on Nicaragua. Peru voted no."
    assert [one.days for one in _of(text, "PER")] == [(date(2024, 12, 16), date(2024, 12, 16))]
    assert [one.days for one in _of(text, "PER", date(2025, 3, 1))] == [None]


def test_a_question_opposed_by_its_name_alone() -> None:
    text = "Peru voted against the Assembly's resolution on Iran on Tuesday, and it opposed the right to food too."
    assert [one.series for one in _of(text, "PER")] == ["iran", "food"]


def test_a_stage_told_of_another_time_ends_with_its_sentence() -> None:
    text = "In the Third Committee it had voted for the text on Iran. On Tuesday Peru voted no."
    assert [one.stage for one in _of(text, "PER")] == [None]


def test_a_label_says_what_follows_is_on() -> None:
    text = "Background on the Nazism item, session 79. Peru voted no in the Assembly on Tuesday."
    assert [one.series for one in _of(text, "PER")] == ["nazism"]


def test_who_tabled_a_text_is_not_what_it_is_on() -> None:
    text = "Nazism at the Assembly. Russia, Iran and Peru tabled the draft in September."
    assert {one.series for one in _read(text)} == {"nazism"}


def test_a_question_puts_first_what_it_is_on() -> None:
    text = "Q: How did Peru vote on Iran in the Assembly?\nA: It voted no.\nQ: And on mercenaries?\nA: It abstained."
    assert [one.series for one in _of(text, "PER")] == ["iran", "mercenaries"]


def test_the_day_of_a_text_named_by_its_number_is_of_its_year() -> None:
    texts = MANY.texts | {"A/RES/78/220": TextEntry("A/RES/78/220", "iran", Forum.GA, 2023)}
    many = Lexicon(states=state_forms(), series=MANY.series, texts=texts)
    text = (
        "The Assembly passed its Iran text on Tuesday. Last year's, resolution 78/220, had been adopted on 19 December."
    )
    (claim,) = [one for one in read_claims(text, PUBLISHED, many) if one.document]
    assert claim.years == (2023, 2023)
    assert claim.days == (date(2023, 12, 19), date(2023, 12, 19))


def test_the_body_that_had_a_text_in_the_years_told() -> None:
    series = (_entry("iran", "Situation of human rights in the Islamic Republic of Iran", "IRN",
                     (date(2023, 4, 4), Forum.HRC), (date(2006, 12, 19), Forum.GA)),)  # fmt: skip
    many = Lexicon(states=state_forms(), series=series, default_series="iran")
    text = "In April the Human Rights Council adopted its text on Iran. Peru abstained in 2006."
    told = {one.subject: one.forum for one in read_claims(text, date(2023, 4, 20), many) if one.subject}
    assert told["PER"] is Forum.GA


@pytest.mark.parametrize("other", ["but not the one on Syria", "unlike that on Syria", "and not the Syria text"])
def test_which_stands_for_the_text_right_before_it(other: str) -> None:
    told = _of(f"Peru opposed the Assembly's resolution on Iran on Tuesday, {other}, on which it abstained.", "PER")
    last = max(told, key=lambda one: one.span)
    assert (told[0].series, last.series) == ("iran", "syria")
    assert isinstance(last.says, Votes)
    assert last.says.ballot == "abstain"


def test_not_against_another_text() -> None:
    told = _of("Peru voted against the Assembly's resolution on Iran and not against the one on Syria.", "PER")
    assert [(one.series, isinstance(one.says, Votes) and one.says.negated) for one in told] == [
        ("iran", False),
        ("syria", True),
    ]


def test_two_questions_after_one_ballot() -> None:
    text = "Mexico abstained in the Assembly this week on the use of mercenaries and on the glorification of Nazism."
    assert [claim.series for claim in _of(text, "MEX")] == ["mercenaries", "nazism"]


def test_totals_in_turn_are_of_years_that_are_not_told() -> None:
    text = "The Assembly has condemned Iran twice, first by 80 votes to 27 and then by 82 to 30."
    assert not [claim for claim in _read(text) if isinstance(claim.says, Tallies)]
