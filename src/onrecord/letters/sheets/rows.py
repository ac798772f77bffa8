"""The rows of a list as signatures, each with what is wrong in it. Nothing is dropped without being shown."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from onrecord.letters.countries import read_country
from onrecord.letters.likeness import normalise_name
from onrecord.letters.models import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.letters.sheets.reading import Cells

HEADINGS: dict[str, tuple[str, ...]] = {
    "kind": ("kind", "type", "종류", "구분", "catégorie"),
    "name": ("name", "organisation", "organization", "org", "단체", "단체명", "이름", "성명", "nom"),
    "country": ("country", "국가", "나라", "pays"),
    "website": ("website", "web", "url", "site", "홈페이지", "웹사이트", "site web"),
    "person": (
        "person", "contact", "contact person", "authorised person", "representative", "담당자", "대표자", "personne",
    ),
    "role": ("role", "position", "function", "직책", "fonction"),
    "title": ("title", "affiliation", "직함", "소속", "titre"),
    "email": ("email", "e-mail", "mail", "address", "이메일", "전자우편", "courriel"),
    "consent": ("consent", "show", "show name", "public", "공개", "동의", "consentement"),
}  # fmt: skip
"""Column -> how lists call it, in small letters; the first is what we write."""

_YES = frozenset({"yes", "y", "true", "1", "x", "oui", "ja", "예", "네", "동의"})
_NO = frozenset({"no", "n", "false", "0", "non", "nein", "아니요", "아니오"})
_INDIVIDUAL = frozenset({"individual", "person", "endorser", "개인", "individu", "particulier"})
_ORGANISATION = frozenset({"organisation", "organization", "org", "ngo", "단체", "기관"})
_LENGTHS = {"name": 200, "website": 200, "person": 120, "role": 120, "title": 200, "email": 254}

_ABOUT = {"unknown_kind": "kind", "unknown_country": "country", "bad_website": "website", "bad_email": "email"}
"""The column that a fault is about."""


@dataclass(slots=True)
class Row:
    """One row of a list."""

    number: int
    """As the file counts it, headings included."""
    kind: str = Kind.ORGANISATION.value
    name: str = ""
    country: str = ""
    website: str = ""
    person: str = ""
    role: str = ""
    title: str = ""
    email: str = ""
    consent: bool | None = None
    faults: list[str] = field(default_factory=list)
    """Codes of what is wrong; a row with any is not taken."""
    remarks: list[str] = field(default_factory=list)
    """Codes of what an editor should know; the row is taken all the same."""
    printed: dict[str, str] = field(default_factory=dict)
    """What stood in cells that were not understood."""

    @property
    def told_faults(self) -> list[tuple[str, str]]:
        """Each fault with what stood in the cell that it is about, where that was not understood."""
        return [(code, self.printed.get(_ABOUT.get(code, ""), "")) for code in self.faults]

    @property
    def told_remarks(self) -> list[tuple[str, str]]:
        """The same of what an editor should know."""
        return [(code, self.printed.get(_ABOUT.get(code, ""), "")) for code in self.remarks]

    def to_plain(self) -> dict[str, Any]:
        """As it waits for the editor's word."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Row:
        """From what `to_plain` gave."""
        return cls(**plain)


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list as it was understood."""

    rows: list[Row]
    columns: dict[str, str]
    """Our column -> the heading that it was read from."""
    ignored: list[str]
    """Headings that were not understood."""

    @property
    def good(self) -> list[Row]:
        """The rows that can be taken."""
        return [row for row in self.rows if not row.faults]

    @property
    def bad(self) -> list[Row]:
        """The rows that cannot."""
        return [row for row in self.rows if row.faults]


def read_list(cells: Cells, held: Iterable[tuple[str, str, str]] = ()) -> ReadList:
    """The rows of a list under its headings. `held` are kind, address and name (normalised) of who is there already."""
    if not cells:
        return ReadList([], {}, [])
    headings = [cell.casefold().strip(" *:") for cell in cells[0]]
    places: dict[str, int] = {}
    for place, heading in enumerate(headings):
        for column, names in HEADINGS.items():
            if heading in names and column not in places:
                places[column] = place
    used = set(places.values())
    ignored = [cells[0][place] for place, heading in enumerate(headings) if heading and place not in used]
    seen: set[tuple[str, str, str]] = set(held)
    rows = []
    for number, line in enumerate(cells[1:], 2):
        row = _read_row(number, {column: line[place] for column, place in places.items() if place < len(line)})
        key = (row.kind, row.email.casefold(), normalise_name(row.name)[:200])
        if not row.faults and key in seen:
            row.faults.append("there_already")
        seen.add(key)
        rows.append(row)
    return ReadList(rows, {column: cells[0][place] for column, place in places.items()}, ignored)


def _read_row(number: int, cells: Mapping[str, str]) -> Row:
    row = Row(number)
    _read_kind(row, cells.get("kind", ""))
    for column, length in _LENGTHS.items():
        setattr(row, column, cells.get(column, "")[:length])
        if len(cells.get(column, "")) > length:
            row.remarks.append("shortened")
    if not row.name:
        row.faults.append("no_name")
    _read_email(row)
    _read_country(row, cells.get("country", ""))
    _read_website(row)
    _read_consent(row, cells.get("consent", ""))
    if row.kind == Kind.ORGANISATION and not row.person:
        row.remarks.append("no_person")
    return row


def _read_kind(row: Row, text: str) -> None:
    said = text.casefold()
    if said in _INDIVIDUAL:
        row.kind = Kind.INDIVIDUAL.value
    elif said and said not in _ORGANISATION:
        row.faults.append("unknown_kind")
        row.printed["kind"] = text


def _read_email(row: Row) -> None:
    if not row.email:
        row.faults.append("no_email")
        return
    try:
        validate_email(row.email)
    except ValidationError:
        row.faults.append("bad_email")
        row.printed["email"] = row.email


def _read_country(row: Row, text: str) -> None:
    if not text:
        row.remarks.append("no_country")
        return
    row.country = read_country(text)
    if not row.country:
        row.faults.append("unknown_country")
        row.printed["country"] = text


def _read_website(row: Row) -> None:
    if not row.website:
        return
    if "://" not in row.website:
        row.website = f"https://{row.website}"
    try:
        URLValidator(schemes=["http", "https"])(row.website)
    except ValidationError:
        row.printed["website"] = row.website
        row.website = ""
        row.remarks.append("bad_website")


def _read_consent(row: Row, text: str) -> None:
    said = text.casefold()
    if said in _YES:
        row.consent = True
    elif said in _NO:
        row.consent = False
    else:
        # Silence is no consent; the mail that asks to confirm asks for it.
        row.remarks.append("no_consent")
