"""Lists of signatures in and out: what is wrong in which row, hostile files, cells that no program carries out."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError

if TYPE_CHECKING:
    from .conftest import World

HEAD = ["Organisation", "Country", "Website", "Contact person", "Role", "E-mail", "Consent", "Kind", "Phone"]
ROWS = [
    ["Rights Now", "Republic of Korea", "rights.example", "Kim", "Director", "kim@rights.example", "yes", "", "1"],
    ["", "KR", "", "", "", "a@example.org", "", "", ""],
    ["No Mail", "KR", "", "", "", "", "", "", ""],
    ["Bad Mail", "KR", "", "", "", "nonsense", "", "", ""],
    ["Nowhere", "Atlantis", "", "", "", "b@example.org", "", "", ""],
    ["RIGHTS NOW", "KR", "", "", "", "KIM@rights.example", "", "", ""],
    ["Jane Roe", "대한민국", "", "", "", "jane@example.org", "no", "individual", ""],
    ["Strange", "KR", "", "", "", "c@example.org", "", "company", ""],
    ["Droits", "Allemagne", "not a site", "", "", "d@example.org", "", "", ""],
]
FAULTS = {3: "no_name", 4: "no_email", 5: "bad_email", 6: "unknown_country", 7: "there_already", 9: "unknown_kind"}


def as_csv(rows: list[list[str]], separator: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode(encoding)


def as_xlsx(rows: list[list[Any]]) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


FILES = {
    "comma.csv": as_csv([HEAD, *ROWS]), "semicolon.csv": as_csv([HEAD, *ROWS], ";"),
    "mark.csv": as_csv([HEAD, *ROWS], ",", "utf-8-sig"), "tab.txt": as_csv([HEAD, *ROWS], "\t", "utf-16"),
    "korean.csv": as_csv([HEAD, *ROWS], ",", "cp949"), "book.xlsx": as_xlsx([HEAD, *ROWS]),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_what_is_wrong_is_said_row_by_row(site: None, name: str) -> None:
    from onrecord.letters.sheets.reading import read_cells
    from onrecord.letters.sheets.rows import read_list

    read = read_list(read_cells(FILES[name], name))
    assert {row.number: row.faults[0] for row in read.bad} == FAULTS
    assert [row.number for row in read.good] == [2, 8, 10]
    assert read.ignored == ["Phone"]
    first, person, last = read.good
    assert (first.country, first.website, first.consent, first.person) == ("KR", "https://rights.example", True, "Kim")
    assert (person.kind, person.country, person.consent) == ("individual", "KR", False)
    assert last.country == "DE"
    assert set(last.remarks) == {"bad_website", "no_person", "no_consent"}
    assert first.remarks == []


def bomb() -> bytes:
    """A workbook that unpacks to more than we read."""
    out = io.BytesIO(as_xlsx([HEAD]))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/big.bin", b"\x00" * 70_000_000)
    return out.getvalue()


def entities() -> bytes:
    """A workbook whose sheet names entities within entities."""
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    sheet = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">{levels}]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        '<c r="A1" t="inlineStr"><is><t>&a9;</t></is></c></row></sheetData></worksheet>'
    )
    source, out = io.BytesIO(as_xlsx([HEAD])), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            new.writestr(entry.filename, sheet if entry.filename.endswith("sheet1.xml") else old.read(entry))
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"x" * 2_000_001, "too large"), (bomb(), "unpacked"), (entities(), "no workbook"),
        (b"PK\x03\x04nonsense", "no workbook"),
        (b"\x00\x01\x02" * 100, "no text"), (as_csv([HEAD, *[["x"]] * 5001]), "more than 5000"),
        (as_xlsx([HEAD, *[["x"]] * 5001]), "more than 5000"), (b'a,"' + b"x" * 200_000, "cannot be read|no CSV|"),
    ],
    ids=["large", "bomb", "entities", "broken", "binary", "long", "long-book", "quote"],
)  # fmt: skip
def test_hostile_files_are_refused_or_harmless(content: bytes, says: str) -> None:
    from onrecord.letters.sheets.reading import CELL_LETTERS, read_cells

    if says:
        with pytest.raises(InputError, match=says):
            read_cells(content, "list")
        return
    assert all(len(cell) <= CELL_LETTERS for row in read_cells(content, "list") for cell in row)


def test_a_list_is_looked_through_and_then_taken(world: World) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from onrecord.letters.models import Entry, ImportedList, Mail, Signature

    from .conftest import enter

    letter = world.open()
    world.sign(name="Droits", email="d@example.org", country="DE")
    editor, address = enter(world.editor), f"/desk/letter/{letter.pk}/import"
    page = editor.post(address, {"file": SimpleUploadedFile("list.xlsx", FILES["book.xlsx"])}).content.decode()
    assert "2 rows can be taken, 7 cannot." in page
    assert "Atlantis" in page
    assert Signature.objects.filter(letter=letter).count() == 1, "nothing is taken before the editor says so"
    waiting = ImportedList.objects.get()
    assert editor.post(f"{address}/{waiting.pk}", {"confirmed": "vouch", "how": ""}).status_code == 422
    assert editor.post(f"{address}/{waiting.pk}", {"confirmed": "ask", "how": ""}).status_code == 302
    taken = Signature.objects.filter(letter=letter, origin="list").order_by("id")
    assert [(row.name, row.standing, row.consent) for row in taken] == [
        ("Rights Now", "pending", True), ("Jane Roe", "pending", False),
    ]  # fmt: skip
    assert Mail.objects.filter(signature__in=taken, kind="confirm").count() == 2
    assert not ImportedList.objects.exists()
    said = Entry.objects.get(action="import")
    assert (said.detail["rows"], said.detail["confirmed"]) == (2, False)


def test_an_editor_vouches_with_words(world: World) -> None:
    from onrecord.letters.deeds.importing import take_list, upload_list
    from onrecord.letters.models import Entry, Signature

    letter = world.open()
    waiting, _ = upload_list(world.actor, letter, "list.csv", FILES["comma.csv"])
    assert take_list(world.actor, waiting, confirmed=True, how="signed on paper in Geneva", language="en") == 3
    assert {row.standing for row in Signature.objects.filter(letter=letter)} == {"confirmed"}
    assert Entry.objects.get(action="import").detail["how"] == "signed on paper in Geneva"


@given(st.text(max_size=40))
def test_no_cell_is_a_formula(text: str) -> None:
    from onrecord.letters.sheets.writing import make_harmless

    made = make_harmless(text)
    assert not made.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert made.removeprefix("'") == text or made == text


def test_the_export_is_harmless_and_whole(world: World) -> None:
    from .conftest import enter

    letter = world.open()
    world.sign(name="=HYPERLINK(0)", person="+1", role="@x", email="-a@example.org")
    content = enter(world.editor).get(f"/desk/letter/{letter.pk}/signatures.csv").content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(content))
    assert (row["name"], row["person"], row["role"], row["email"]) == (
        "'=HYPERLINK(0)",
        "'+1",
        "'@x",
        "'-a@example.org",
    )
    assert (row["country"], row["country_name"], row["consent"]) == ("KR", "South Korea", "yes")


def test_every_fault_has_words() -> None:
    import re
    from pathlib import Path

    from onrecord.letters import vocabulary
    from onrecord.letters.sheets import rows

    source = Path(rows.__file__).read_text(encoding="utf-8")
    said = set(re.findall(r'(?:faults|remarks)\.append\("(\w+)"\)', source))
    assert said == set(vocabulary.FAULTS)


def test_the_preview_says_each_fault_beside_what_stood_in_the_cell() -> None:
    from onrecord.letters.sheets.rows import read_list

    (row,) = read_list([["kind", "name", "country", "email"], ["odd", "X", "Nowhere", "bad"]]).rows
    assert row.told_faults == [("unknown_kind", "odd"), ("bad_email", "bad"), ("unknown_country", "Nowhere")]


def test_the_list_for_print_keeps_organisations_and_individuals_apart(world: World) -> None:
    from lxml import html

    from onrecord.letters.models import Kind

    from .conftest import enter

    world.open()
    for kind, name in ((Kind.INDIVIDUAL, "Zoe"), (Kind.ORGANISATION, "Écho"), (Kind.ORGANISATION, "Forum")):
        world.confirm(world.sign(kind=kind, name=name))
    page = html.fromstring(enter(world.editor).get(f"/desk/letter/{world.letter.pk}/signatures/print").content)
    assert [" ".join(title.text_content().split()) for title in page.xpath("//h2")] == [
        "Organisations (2)", "Individuals (1)",
    ]  # fmt: skip
    assert [[name.text_content() for name in table.xpath(".//tbody//th")] for table in page.xpath("//table")] == [
        ["Écho", "Forum"], ["Zoe"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Co-sponsor the resolution of the eighty-first session", "co-sponsor-the-resolution-of-the-eighty-first"),
        ("Short", "short"),
        ("한국", "letter"),
        ("x" * 80, "x" * 48),
    ],
)
def test_an_address_ends_with_a_whole_word(site: None, clean: None, words: str, slug: str) -> None:
    from onrecord.letters.deeds.campaigns import free_slug
    from onrecord.letters.models import Letter

    assert free_slug(Letter, words) == slug
