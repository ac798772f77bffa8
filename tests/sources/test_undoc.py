"""UN documents as issued: what their heads say, in PDF and DOCX."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.record import Reading, SourceFile
from onrecord.sources.sponsor_lists import Sponsor, group_name, split_sponsors
from onrecord.sources.undoc.reader import READER
from onrecord.sources.undoc.statements import ordinal_number
from papers import Printed, draft, make_docx, make_pdf, masthead

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parents[1] / "goldens" / "undoc-drafts-of-session-80.json"


def read(lines: list[Printed], name: str = "own.pdf") -> Reading:
    return READER.read(SourceFile(name, make_pdf([lines])))


def document(reading: Reading) -> dict[str, object]:
    return reading.statements["documents"].to_dicts()[0]


def names(reading: Reading) -> list[str]:
    frame = reading.statements.get("sponsorships")
    return [] if frame is None else frame["printed"].to_list()


SPONSORS = [
    # (the list as printed, names and groups)
    ("Italy", [("Italy", "")]),
    ("France and Germany", [("France", ""), ("Germany", "")]),
    # the "and" of a name is not the "and" of the list
    ("Chad and Bosnia and Herzegovina", [("Chad", ""), ("Bosnia and Herzegovina", "")]),
    (
        "Antigua and Barbuda, Trinidad and Tobago and Venezuela (Bolivarian Republic of)",
        [("Antigua and Barbuda", ""), ("Trinidad and Tobago", ""), ("Venezuela (Bolivarian Republic of)", "")],
    ),
    # the last name of all holds two of them
    (
        "Ukraine and United Kingdom of Great Britain and Northern Ireland",
        [("Ukraine", ""), ("United Kingdom of Great Britain and Northern Ireland", "")],
    ),
    # the Council marks states that are not its members, behind the comma
    ("Albania,* Chile, Japan,* and Peru*", [("Albania", ""), ("Chile", ""), ("Japan", ""), ("Peru", "")]),
    ("Sweden (on behalf of the European Union), Australia", [("Sweden", "European Union"), ("Australia", "")]),
    # the group's own "and" and commas
    ("Pakistan, on behalf of the Group of 77 and China", [("Pakistan", "Group of 77 and China")]),
    (
        "Netherlands (Kingdom of the) and State of Palestine",
        [("Netherlands (Kingdom of the)", ""), ("State of Palestine", "")],
    ),
    # the catalogue inverts
    (
        "Belgium, Germany, Federal Republic of, Moldova, Republic of and Japan",
        [("Belgium", ""), ("Germany, Federal Republic of", ""), ("Moldova, Republic of", ""), ("Japan", "")],
    ),
    ("Fiji and Germany, Federal Republic of", [("Fiji", ""), ("Germany, Federal Republic of", "")]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), SPONSORS, ids=[text or "empty" for text, _ in SPONSORS])
def test_sponsor_lists(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(s.printed, s.via) for s in split_sponsors(text)] == expected


def test_marks_are_kept_beside_the_name() -> None:
    assert split_sponsors("Iraq*") == (Sponsor("Iraq", "*"),)


PLAIN = st.sampled_from(
    ["Chile", "Bosnia and Herzegovina", "Iran (Islamic Republic of)", "Saint Kitts and Nevis", "Japan", "Türkiye"]
)


@given(st.lists(PLAIN, min_size=1, max_size=40))
def test_a_list_gives_back_the_names_it_was_made_of(listed: list[str]) -> None:
    text = listed[0] if len(listed) == 1 else ", ".join(listed[:-1]) + " and " + listed[-1]
    assert [s.printed for s in split_sponsors(text)] == listed


@given(st.text(max_size=300))
def test_splitting_never_fails_and_loses_no_letters_of_a_plain_list(text: str) -> None:
    assert all(s.printed == s.printed.strip(" ,") for s in split_sponsors(text))


def test_groups_are_named_without_the_words_around_them() -> None:
    assert group_name("the States Members of the United Nations that are members of the Group of African States.") == (
        "Group of African States"
    )
    assert group_name(
        "the States that are members of the Movement of Non-Aligned Countries, taking into account also x"
    ) == ("Movement of Non-Aligned Countries")
    assert group_name("the European Union") == "European Union"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Eightieth", 80),
        ("Seventy-eighth", 78),
        ("Forty-first", 41),
        ("Twelfth", 12),
        ("Fifty-ninth", 59),
        ("Late", None),
    ],
)
def test_ordinals_in_words(words: str, number: int | None) -> None:
    assert ordinal_number(words) == number


def test_a_draft_of_several_sponsors_over_several_lines() -> None:
    lead = ["Antigua and Barbuda, Chile, Bosnia and", "Herzegovina, Japan and Republic of", "Korea: draft resolution"]
    reading = read(draft("A/C.3/105/L.9", lead, ["A long title of our own that runs", "over two lines"]))
    row = document(reading)
    assert (row["document"], row["kind"], row["session"]) == ("A/C.3/105/L.9", "draft", "105")
    assert row["title"] == "A long title of our own that runs over two lines"
    assert (row["date"], row["agenda_item"]) == ("2050-11-04", "99 (c)")
    assert names(reading) == ["Antigua and Barbuda", "Chile", "Bosnia and Herzegovina", "Japan", "Republic of Korea"]
    coverage = reading.statements["coverage"].to_dicts()[0]
    assert (coverage["extent"], coverage["stage"], coverage["names"]) == ("complete", "at_tabling", 5)
    assert reading.rows_read == reading.rows_used == 7
    assert reading.discrepancies == ()


def test_one_state_for_a_group_in_a_footnote() -> None:
    notes = (
        "* On behalf of the States Members of the United Nations that are members of the Group of",
        "77 and China.",
    )
    reading = read(draft("A/C.3/105/L.5", ["Iraq:* draft resolution"], ["Ageing"], notes))
    assert reading.statements["sponsorships"].select("printed", "via").rows() == [("Iraq", "Group of 77 and China")]


def test_reissues_keep_their_stars_beside_the_symbol() -> None:
    notes = ("* Second reissue for technical reasons (12 November 2050).",)
    reading = read(draft("A/C.3/105/L.29**", ["Chile: draft resolution"], ["Title"], notes))
    row = document(reading)
    assert row["document"] == "A/C.3/105/L.29"
    assert str(row["reissue"]).startswith("** Second reissue")
    assert reading.statements["sponsorships"]["stated_in"].to_list() == ["A/C.3/105/L.29**"]


@pytest.mark.parametrize(
    ("symbol", "lead", "kind", "revises"),
    [
        ("A/C.3/105/L.9/Rev.1", "Chile: revised draft resolution", "revised_draft", "A/C.3/105/L.9"),
        ("A/C.3/105/L.9/Rev.2", "Chile: revised draft resolution", "revised_draft", "A/C.3/105/L.9/Rev.1"),
        ("A/C.3/105/L.64", "Chile: amendment to draft resolution A/C.3/105/L.9", "amendment", "A/C.3/105/L.9"),
        (
            "A/C.3/105/L.65",
            "Chile: amendments to revised draft resolution A/C.3/105/L.9/Rev.1",
            "amendment",
            "A/C.3/105/L.9/Rev.1",
        ),
        ("A/C.3/105/L.70", "Chile: draft decision", "draft_decision", None),
        (
            "A/C.3/105/L.59",
            "Draft resolution submitted by the Chair on the basis of informal consultations",
            "chairs_text",
            None,
        ),
        ("A/C.3/105/L.60", "Draft decision proposed by the Chair", "chairs_text", None),
        ("A/C.3/105/L.1", "Note by the Secretariat", "note", None),
    ],
)
def test_kinds(symbol: str, lead: str, kind: str, revises: str | None) -> None:
    row = document(read(draft(symbol, [lead], ["Title"])))
    assert (row["kind"], row["revises"]) == (kind, revises)


def test_an_agenda_item_named_report_is_not_taken_for_the_leading_line() -> None:
    lines = [
        *masthead("A/C.3/105/L.24")[:-2],
        Printed("Report of the Human Rights Council", 60, 532, bold=True),
        Printed("Chile and Peru: draft resolution", 123, 500, bold=True),
        Printed("Report of the Human Rights Council", 123, 476, 12, bold=True),
        Printed("The General Assembly,", 147, 450),
    ]
    reading = read(lines)
    assert document(reading)["kind"] == "draft"
    assert names(reading) == ["Chile", "Peru"]


def test_a_resolution() -> None:
    lines = [
        *masthead("A/RES/105/218"),
        Printed("Resolution adopted by the General Assembly on 19 December 2050", 123, 490, 14, bold=True),
        Printed("[on the report of the Third Committee (A/105/481/Add.3, para. 33)]", 123, 460),
        Printed("105/218. A title of our own", 73, 430, 12, bold=True),
        Printed("The General Assembly,", 147, 400),
    ]
    reading = read(lines)
    row = document(reading)
    assert (row["kind"], row["title"], row["session"]) == ("resolution", "A title of our own", "105")
    acted = reading.statements["actions"].select("document", "body", "session", "date", "kind", "method").rows()
    assert acted == [("A/RES/105/218", "A", "105", date(2050, 12, 19), "adopted", None)]


def test_a_docx_reads_as_its_pdf() -> None:
    lines = draft("A/C.3/105/L.9", ["Antigua and Barbuda, Chile and Japan: draft resolution"], ["A title of our own"])
    from_pdf = read(lines)
    from_docx = READER.read(SourceFile("own.docx", make_docx(lines)))
    assert document(from_docx) == document(from_pdf)
    assert names(from_docx) == names(from_pdf)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.4 and nothing more", "damaged or no PDF"),
        (make_pdf([draft("A/C.3/105/L.9", ["Chile: draft resolution"], ["T"])])[:300], "damaged or no PDF"),
        (make_pdf([[]]), "holds no text"),
        (make_pdf([[Printed("A letter to a friend", 100, 700)]]), "no UN document symbol"),
        (b"PK\x03\x04word/ cut short", "damaged or no DOCX"),
    ],
    ids=["empty", "cut", "scan", "letter", "docx"],
)
def test_what_cannot_be_read_is_refused_with_the_file_named(content: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as refusal:
        READER.read(SourceFile("given.pdf", content))
    assert refusal.value.message.startswith("given.pdf")


def outcome(content: bytes) -> str:
    try:
        READER.read(SourceFile("noise.pdf", content))
    except InputError as refusal:
        return f"refused: {refusal.source}"
    return "a reading"


@settings(max_examples=60)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_reading_or_a_refusal(noise: bytes) -> None:
    content = make_pdf([draft("A/C.3/105/L.9", ["Chile: draft resolution"], ["T"])])
    middle = len(content) // 2
    for damaged in (b"%PDF-1.4\n" + noise, content[:middle] + noise + content[middle:]):
        assert outcome(damaged) in {"a reading", "refused: noise.pdf"}


@pytest.mark.shared
def test_all_documents_of_the_80th_session(shared: Path, golden: Callable[[Path, str], None]) -> None:
    """Kinds, titles (as hashes) and sponsors of the 80 files against the reviewed golden."""
    found = {}
    for path in sorted((shared / "data/texts/pdf").glob("*.pdf")):
        reading = READER.read(SourceFile(path.name, path.read_bytes()))
        assert reading.discrepancies == (), path.name
        row = document(reading)
        found[str(row["document"])] = {
            "kind": row["kind"],
            "title_sha256": hashlib.sha256(str(row["title"]).encode()).hexdigest()[:16],
            "date": row["date"],
            "agenda_item": row["agenda_item"],
            "sponsors": names(reading),
            "via": [via for via in _via(reading) if via],
        }
    golden(GOLDEN, json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    assert len(found["A/C.3/80/L.29"]["sponsors"]) == 41


def _via(reading: Reading) -> list[str | None]:
    frame = reading.statements.get("sponsorships")
    return [] if frame is None else frame["via"].to_list()
