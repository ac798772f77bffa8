"""Every name of a state that the real files print, with its days: what `names.py` counts and the tests assert on."""

from __future__ import annotations

import gzip
import re
from datetime import date
from typing import TYPE_CHECKING

import polars as pl
from lxml import etree

from onrecord.days import PartialDate
from onrecord.errors import DateError
from onrecord.names import Ambiguous, Party, Resolved, resolve_code, resolve_forms, resolve_over, resolve_party
from onrecord.sources.sponsor_lists import split_sponsors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from onrecord.names import Outcome

SCHEMA = {"file": pl.String, "field": pl.String, "printed": pl.String, "first": pl.Date, "last": pl.Date}
DRAFTS_OF_SESSION_78 = "data/undl/c3_drafts_session78.marcxml"
VOTE_ON_78_264 = "data/undl/voting_record_A_RES_78_264.marcxml"
DRAFTS = "data/sponsorship/drafts_1946_2015.csv.gz"
SPONSORS = "data/sponsorship/draft_sponsors_1946_2015.csv.gz"

_IMPRINT_DAY = re.compile(r"(\d{1,2} [A-Z][a-z]{2,8}\.? ?\d{4}|[A-Z][a-z]{2,8}\.? \d{4})")
_ADDED = re.compile(r"dditional (?:co-?)?sponsors?[^:]{0,40}:\s*(.*?)(?:\s*\([AES]/|\. -|\. \d|\.$|$)")
_ROLE = re.compile(r"^(?:jointly )?(?:co-)?(?:submitted|sponsored|presented|proposed)(?: jointly)? by ")
_INVERTED = re.compile(r", ((?:[A-Z][\w’']+ )+of(?: the)?)(?=,| and|\.|$)")
_BY_AN_ORGAN = re.compile(
    r"^(?:submitted |prepared )?(?:by |on )|adopted|Chair|Secretar|Committee|Commission|Council|Bureau|recommend|"
    r"Rapporteur|Working Group|consultations|Conference|report of"
)
"""What stands after the slash of a title where no states do: "submitted by the Chair on the basis of …"."""


def read_fields(shared: Path) -> pl.DataFrame:
    """Distinct rows of file, field, printed name, first and last day on which it may have been printed."""
    return pl.concat(
        [
            _votes(shared),
            _frame(VOTE_ON_78_264, "967$e", _marc(shared / VOTE_ON_78_264, "967", "e")),
            _frame(DRAFTS_OF_SESSION_78, "710$a", _marc(shared / DRAFTS_OF_SESSION_78, "710", "a")),
            _frame(DRAFTS_OF_SESSION_78, "245$c", _lists(_marc(shared / DRAFTS_OF_SESSION_78, "245", "c"))),
            _frame(DRAFTS_OF_SESSION_78, "515$a", _added(_marc(shared / DRAFTS_OF_SESSION_78, "515", "a"))),
            _sponsors(shared),
            *_lists_of_drafts(shared),
            *_facts(shared),
            _ideal_points(shared),
        ]
    )


def resolve_fields(fields: pl.DataFrame) -> pl.DataFrame:
    """The rows with `outcome` (resolved, ambiguous, unknown, party), `state`, `of_the_day`, `damaged`, `why`."""
    days = fields.filter(pl.col("first") == pl.col("last"))
    spans = fields.filter(pl.col("first") != pl.col("last"))
    known = resolve_forms(days, on="first").select(*fields.columns, "outcome", "state", "of_the_day", "damaged", "why")
    rows = [(*row, *_cells(row[2], row[3], row[4])) for row in spans.iter_rows()]
    return pl.concat([known, pl.DataFrame(rows, schema=known.schema, orient="row")]).with_columns(
        outcome=pl.when(pl.col("printed").map_elements(_is_party, return_dtype=pl.Boolean))
        .then(pl.lit("party"))
        .otherwise("outcome")
    )


def _cells(printed: str, first: date, last: date) -> tuple[str, str | None, bool | None, bool, str | None]:
    outcome: Outcome = resolve_over(printed, first, last)
    if isinstance(outcome, Resolved):
        return "resolved", outcome.state, outcome.of_the_day, False, None
    if isinstance(outcome, Ambiguous):
        return "ambiguous", None, None, False, outcome.why
    return "unknown", None, None, outcome.damaged, outcome.why


def _is_party(printed: str) -> bool:
    return isinstance(resolve_party(printed, None), Party)


def _frame(file: str, field: str, rows: Iterable[tuple[str, date, date]]) -> pl.DataFrame:
    return pl.DataFrame([(file, field, *row) for row in dict.fromkeys(rows)], schema=SCHEMA, orient="row")


def read_votes(shared: Path) -> pl.DataFrame:
    """The Assembly's roll calls: undl_id, date, ms_name, ms_code, ms_vote."""
    wanted = ["undl_id", "date", "ms_name", "ms_code", "ms_vote"]
    return pl.read_csv(shared / "data/undl/ga_voting.csv.gz", columns=wanted, infer_schema=False).with_columns(
        pl.col("date").str.to_date()
    )


def _votes(shared: Path) -> pl.DataFrame:
    pairs = read_votes(shared).select(pl.col("ms_name").alias("printed"), "date").unique(maintain_order=True)
    return pairs.select(
        pl.lit("data/undl/ga_voting.csv.gz").alias("file"),
        pl.lit("ms_name").alias("field"),
        "printed",
        pl.col("date").alias("first"),
        pl.col("date").alias("last"),
    )


def _marc(path: Path, tag: str, code: str) -> Iterator[tuple[str, date, date]]:
    for record in etree.parse(path).getroot().iterchildren("{*}record"):
        cells = [
            (field.get("tag"), sub.get("code"), sub.text or "")
            for field in record.iterchildren("{*}datafield")
            for sub in field.iterchildren("{*}subfield")
        ]
        day = next(date.fromisoformat(text) for at, of, text in cells if (at, of) == ("269", "a"))
        yield from ((text, day, day) for at, of, text in cells if (at, of) == (tag, code))


def _lists(texts: Iterable[tuple[str, date, date]]) -> Iterator[tuple[str, date, date]]:
    for text, first, last in texts:
        if not _BY_AN_ORGAN.search(text):
            for sponsor in split_sponsors(_ROLE.sub("", _one_order(text))):
                yield sponsor.printed, first, last


def _one_order(text: str) -> str:
    """The list without the cataloguer's brackets, and "Germany, Federal Republic of" without its comma."""
    text = re.sub(r"\[(on behalf[^\]]*)\]?", r"(\1)", text, flags=re.IGNORECASE).replace("[", "").replace("]", "")
    return _INVERTED.sub(r" (\1)", text)


def _added(texts: Iterable[tuple[str, date, date]]) -> Iterator[tuple[str, date, date]]:
    for text, first, last in texts:
        for match in _ADDED.finditer(text):
            yield from _lists([(match[1], first, last)])


def _table(path: Path) -> pl.DataFrame:
    return pl.read_csv(path, infer_schema=False)


def days_of_drafts(shared: Path) -> dict[str, tuple[date, date]]:
    """Symbol -> first and last day of its imprint; a draft without a legible imprint is left out."""
    found = {}
    for symbol, imprint in _table(shared / DRAFTS).select("un_document_symbol", "imprint").iter_rows():
        match = _IMPRINT_DAY.search(imprint or "")
        try:
            printed = PartialDate.parse(re.sub(r"\.(?=\d)", ". ", match[1])) if match else None
        except DateError:
            printed = None
        if printed is not None:
            found[symbol] = (printed.first, printed.last)
    return found


def _sponsors(shared: Path) -> pl.DataFrame:
    days = days_of_drafts(shared)
    return _frame(SPONSORS, "author_contributors", ((name, *days[of]) for name, of in read_sponsors(shared)))


def read_sponsors(shared: Path) -> list[tuple[str, str]]:
    """Name and symbol of each sponsorship of the catalogue, for drafts with a legible imprint."""
    days = days_of_drafts(shared)
    rows = _table(shared / SPONSORS).select("author_contributors", "un_document_symbol").drop_nulls()
    return [(name, of) for name, of in rows.iter_rows() if of in days]


def read_titles(shared: Path) -> Iterator[tuple[str, str]]:
    """Symbol and name of each sponsor that a title of the catalogue lists."""
    days = days_of_drafts(shared)
    for of, text in _table(shared / DRAFTS).select("un_document_symbol", "title").drop_nulls().iter_rows():
        if of in days and " / " in text:
            yield from ((of, name) for name, _, _ in _lists([(text.rsplit(" / ", 1)[1], *days[of])]))


def _lists_of_drafts(shared: Path) -> Iterator[pl.DataFrame]:
    days = days_of_drafts(shared)
    drafts = _table(shared / DRAFTS)
    yield _frame(DRAFTS, "title", ((name, *days[of]) for of, name in read_titles(shared)))
    notes = drafts.select("notes", "un_document_symbol").drop_nulls().iter_rows()
    yield _frame(DRAFTS, "notes", _added((text, *days[of]) for text, of in notes if of in days))


def days_of_facts(shared: Path) -> dict[str, date]:
    """Symbol -> day of the action on it, or of the draft."""
    drafts = _table(shared / "facts/drafts.csv").select("document", "date").drop_nulls()
    found = {of: PartialDate.parse(day).first for of, day in drafts.iter_rows()}
    actions = _table(shared / "facts/actions.csv").select("document", "date").drop_nulls()
    return found | {of: PartialDate.parse(day).first for of, day in actions.iter_rows()}


def _facts(shared: Path) -> Iterator[pl.DataFrame]:
    days = days_of_facts(shared)
    for file in ("ballots", "sponsorships", "reported_sponsors", "main_sponsors_hrc"):
        table = _table(shared / f"facts/{file}.csv")
        of = "resolution" if "resolution" in table.columns else "document"
        rows = table.select("printed", of).drop_nulls().filter(pl.col(of).is_in(list(days))).iter_rows()
        dated = ((text, days[symbol], days[symbol]) for text, symbol in rows)
        single = file in {"ballots", "sponsorships"}
        yield _frame(f"facts/{file}.csv", "printed", dated if single else _lists(dated))


def read_ideal_points(shared: Path) -> pl.DataFrame:
    """Session, ccode, iso3c, Countryname of the published ideal points; the file is in Windows-1252."""
    packed = (shared / "data/voeten/ideal_points_all_apr2020.csv.gz").read_bytes()
    text = gzip.decompress(packed).decode("cp1252")
    table = pl.read_csv(text.encode(), infer_schema=False)
    return table.select(pl.col("session").cast(pl.Int32), "ccode", "iso3c", "Countryname")


def _ideal_points(shared: Path) -> pl.DataFrame:
    """A session votes mostly in its first autumn; the mid of November stands for it."""
    rows = read_ideal_points(shared).select("Countryname", "session").iter_rows()
    spans = ((name, date(1945 + session, 11, 15), date(1945 + session, 11, 15)) for name, session in rows)
    return _frame("data/voeten/ideal_points_all_apr2020.csv.gz", "Countryname", spans)


def read_codes(shared: Path) -> pl.DataFrame:
    """Distinct file, field, code and day, with the state that the code is on that day."""
    wide = _table(shared / "data/voeten/unga_votes_wide_1946_2024.csv.gz")
    codes = [name for name in wide.columns if len(name) == 3 and name.isupper()]
    long = wide.select("date", *codes).unpivot(index="date", variable_name="code", value_name="vote")
    columns = long.filter(pl.col("vote").is_in(["1", "2", "3"])).select("code", pl.col("date").str.to_date())
    days = days_of_facts(shared)
    ballots = _table(shared / "facts/ballots.csv").select(
        pl.col("iso3").alias("code"), pl.col("document").replace_strict(days, return_dtype=pl.Date).alias("date")
    )
    fields = (
        ("data/voeten/unga_votes_wide_1946_2024.csv.gz", "columns with a vote", columns),
        ("data/hrc/ballots_2006_2024.csv.gz", "state", read_council_codes(shared).select("code", "date")),
        ("facts/ballots.csv", "iso3", ballots),
    )
    rows = [
        (file, field, code, day, outcome.state if isinstance(outcome := resolve_code(code, day), Resolved) else None)
        for file, field, table in fields
        for code, day in table.unique(maintain_order=True).iter_rows()
    ]
    names = {"file": pl.String, "field": pl.String, "code": pl.String, "date": pl.Date, "state": pl.String}
    return pl.DataFrame(rows, schema=names, orient="row")


def read_council_codes(shared: Path) -> pl.DataFrame:
    """The Council's ballots with the state that each code is on its day: symbol, date, code, state."""
    table = _table(shared / "data/hrc/ballots_2006_2024.csv.gz").with_columns(pl.col("date").str.to_date())
    pairs = table.select("state", "date").unique()
    found = [(code, day, resolve_code(code, day)) for code, day in pairs.iter_rows()]
    rows = [(code, day, one.state if isinstance(one, Resolved) else None) for code, day, one in found]
    known = pl.DataFrame(rows, schema={"code": pl.String, "date": pl.Date, "state": pl.String}, orient="row")
    return table.select("symbol", "date", pl.col("state").alias("code")).join(known, on=["code", "date"], how="left")
