"""Series: which documents of the record are the same question over the years, by rule and by judgement.

The last stage that adds rows: it reads what was chosen (titles, what became of each draft, what a text recalls), and
states its links as the reading of one more file, so that each has an origin and is accounted for. What the record is
told (the pack's members, the ledger's) stays as it is told.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import polars as pl

from onrecord.build.gather import FILE, gather_statements
from onrecord.build.origins import place_rows
from onrecord.citations import find_symbols
from onrecord.discrepancies import Discrepancy, Level
from onrecord.record.judgements import Answer, Subject
from onrecord.record.origin import Rank
from onrecord.record.statements import Reading, statement_frame
from onrecord.record.tables import TABLES
from onrecord.series import Judged, Member, Series, Text, link_series

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.record.judgements import Judgement, Judgements

RULES_FILE = "series rules"
RULES_READER = "series/1"
"""Name and version of the rules; raised whenever the same documents give other links than before."""
ADDED = ("series", "series_members")

Tables = dict[str, pl.DataFrame]


def add_series(
    tables: Tables, origins: pl.DataFrame, readings: Sequence[Reading], judgements: Judgements
) -> tuple[Tables, pl.DataFrame, tuple[Reading, ...]]:
    """The tables, origins and readings with the series that rules and judgements find among the chosen documents."""
    found = link_documents(tables, judgements)
    if not found.rows_used and not found.discrepancies:
        return tables, origins, tuple(readings)
    everything = (*readings, found)
    number = pl.lit(len(readings), dtype=pl.UInt32).alias(FILE)
    stated = {name: frame.with_columns(number) for name, frame in gather_statements([found]).items() if name in ADDED}
    placed, places = place_rows(stated, everything)
    added = {name: _join(name, tables[name], placed[name]) for name in ADDED}
    return {**tables, **added}, pl.concat([origins, places]).unique("origin_id").sort("origin_id"), everything


def link_documents(tables: Mapping[str, pl.DataFrame], judgements: Judgements) -> Reading:
    """Series and members that are not in the tables yet, as the reading of the file `RULES_FILE`."""
    texts = gather_texts(tables)
    known = _known_series(tables)
    series, members, unused = link_with_ledger(texts, known, judgements)
    held = set(tables["series_members"].select("series", "document").iter_rows())
    told = set(tables["series"]["series"])
    statements = {
        "series": statement_frame("series", [_series_row(one, members) for one in series if one.series not in told]),
        "series_members": statement_frame(
            "series_members", [_member_row(one) for one in members if (one.series, one.document) not in held]
        ),
    }
    used = sum(frame.height for frame in statements.values())
    content = "".join(statements[name].write_csv() for name in ADDED)
    return Reading(
        file=RULES_FILE,
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        reader=RULES_READER,
        statements=statements,
        discrepancies=tuple(_unused(line) for line in unused),
        rows_read=used,
        rows_used=used,
    )


def gather_texts(tables: Mapping[str, pl.DataFrame]) -> list[Text]:
    """The chosen documents as linking sees them, in the order of their symbols."""
    documents = tables["documents"].filter("chosen").sort("document")
    becomes = _outcomes(tables["actions"])
    recalls = _recalled(tables["paragraphs"])
    return [
        Text(
            row["document"],
            row["body"],
            row["session"],
            row["kind"],
            row["title"] or "",
            row["date"],
            row["becomes"] or becomes.get(row["document"]),
            recalls.get(row["document"], frozenset()),
        )
        for row in documents.iter_rows(named=True)
    ]


def link_with_ledger(
    texts: Sequence[Text], known: Mapping[str, Series], judgements: Judgements
) -> tuple[list[Series], list[Member], list[Judgement]]:
    """Series and members as rules and ledger have them, and the judgements that name nothing of this record.

    A judgement can name a series that the rules themselves make. Its id is known only when they have run, so they run
    twice: then a judgement about such a series is one about the documents in it.
    """
    standing = judgements.standing(Subject.SERIES)
    own = {text.document for text in texts}
    told = {series.series for series in known.values()}
    direct = [_judged(line, *_ordered(line, told)) for line in standing]
    series, members = link_series(texts, known, direct)
    made: dict[str, list[str]] = {one.series: [] for one in series if one.series not in told}
    for member in members:
        if member.series in made:
            made[member.series].append(member.document)
    unused = [line for line in standing if not {line.left, line.right} <= own | told | set(made)]
    if any(line.left in made or line.right in made for line in standing):
        spelt = [one for line in standing for one in _spell_out(line, made, told)]
        series, members = link_series(texts, known, spelt)
    return series, members, unused


def _known_series(tables: Mapping[str, pl.DataFrame]) -> dict[str, Series]:
    """For each document that the record is told belongs to a series, that series; the first where it is told of two."""
    heads = {
        row["series"]: Series(row["series"], row["title"], row["about"])
        for row in tables["series"].unique("series", keep="first", maintain_order=True).iter_rows(named=True)
    }
    members = tables["series_members"].sort("series", "document").unique("document", keep="first", maintain_order=True)
    return {
        document: heads[series]
        for series, document in members.select("series", "document").iter_rows()
        if series in heads
    }


def _outcomes(actions: pl.DataFrame) -> dict[str, str]:
    led = actions.filter("chosen").drop_nulls(["document", "leads_to"]).sort("document", "leads_to")
    return dict(led.select("document", "leads_to").iter_rows())


def _recalled(paragraphs: pl.DataFrame) -> dict[str, frozenset[str]]:
    """The symbols in the preamble of each document whose text is held, without its own."""
    preambles = paragraphs.filter(pl.col("kind") == "PP").group_by("document").agg(pl.col("text").str.join("\n"))
    return {
        document: frozenset(symbol.canonical for _, symbol in find_symbols(text)) - {document}
        for document, text in preambles.iter_rows()
    }


def _ordered(line: Judgement, told: set[str]) -> tuple[str, str]:
    """The two sides of a judgement, a known series on the right."""
    return (line.right, line.left) if line.left in told else (line.left, line.right)


def _judged(line: Judgement, left: str, right: str) -> Judged:
    # Where nobody could tell, the two are not said to be the same.
    answer = Answer.SAME if line.answer is Answer.SAME else Answer.DIFFERENT
    return Judged(left, right, answer, line.by, line.why)


def _spell_out(line: Judgement, made: Mapping[str, list[str]], told: set[str]) -> Iterable[Judged]:
    """The judgement as judgements about the documents of the series that it names."""
    left, right = _ordered(line, told)
    ones, others = made.get(left, [left]), made.get(right, [right])
    if line.answer is Answer.SAME:
        yield _judged(line, ones[0], next((other for other in others if other != ones[0]), others[0]))
        return
    yield from (_judged(line, one, other) for one in ones for other in others if one != other)


def _series_row(one: Series, members: Iterable[Member]) -> dict[str, object]:
    first = next(member.document for member in members if member.series == one.series)
    return {"series": one.series, "title": one.title, "about": one.about, **_place(f"title of {first}", first)}


def _member_row(one: Member) -> dict[str, object]:
    return {
        "series": one.series,
        "document": one.document,
        "score": one.score,
        "why": one.why,
        "by": one.by,
        **_place(f"title of {one.document}", one.document),
    }


def _place(locator: str, document: str) -> dict[str, object]:
    return {"locator": locator, "source": document, "rank": str(Rank.DATASET)}


def _join(name: str, told: pl.DataFrame, added: pl.DataFrame) -> pl.DataFrame:
    return pl.concat([told, added.select(told.columns)]).sort([*TABLES[name].key, "origin_id"], maintain_order=True)


def _unused(line: Judgement) -> Discrepancy:
    return Discrepancy(
        code="correction-unused",
        message=f"{line.left} and {line.right} are judged {line.answer}; this record does not hold both.",
        level=Level.NOTE,
        field=f"{line.left} and {line.right}",
        value=str(line.answer),
        source=line.by,
    )
