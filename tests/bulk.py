"""Small files of our own making in the layouts of the bulk sources, for the tests of readers."""

from __future__ import annotations

import csv
import gzip
import io
from typing import TYPE_CHECKING

from onrecord.discrepancies import CODES, Level
from onrecord.record import TABLES, SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.record import Reading


def _columns(listed: str) -> list[str]:
    return listed.split(",")


GA_2025 = _columns(
    "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,meeting,title,agenda_title,subjects,"
    "vote_note,total_yes,total_no,total_abstentions,total_non_voting,total_ms,undl_link"
)
GA_2024 = _columns(
    "undl_id,ms_codes,ms_names,ms_votes,resolutions,title,modality,draft,committee_report,meeting,agenda_titles,subjects,"
    "date,yes,no,abstentions,non-voting,total-voting,undl_link"
)
SC_2025 = _columns(
    "undl_id,ms_code,ms_name,permanent_member,ms_vote,date,resolution,draft,meeting,description,agenda,subjects,vote_note,"
    "modality,total_yes,total_no,total_abstentions,total_non_voting,total_ms,undl_link"
)


def csv_file(
    header: Sequence[str], rows: Iterable[Mapping[str, object]], *, name: str = "votes.csv", packed: bool = False
) -> SourceFile:
    """Rows under a header; a cell that a row does not have is empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, header, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    content = text.getvalue().encode()
    return SourceFile(name, gzip.compress(content, mtime=0) if packed else content)


def roll_call(
    votes: Mapping[str, str], *, number: str = "900001", symbol: str = "A/RES/99/1", **more: str
) -> list[dict[str, str]]:
    """A roll call in the 2025 layout: state -> vote, with the totals that close."""
    counted = {vote: list(votes.values()).count(vote) for vote in "YNAX"}
    shared = {
        "undl_id": number,
        "date": "2044-12-16",
        "session": "99",
        "resolution": symbol,
        "meeting": "A/99/PV.50",
        "title": "Rights of lighthouse keepers : resolution / adopted by the General Assembly",
        "agenda_title": "A/99/251 71c Lighthouses. LIGHTHOUSES",
        "total_yes": str(counted["Y"]),
        "total_no": str(counted["N"]),
        "total_abstentions": str(counted["A"]),
        "total_non_voting": str(counted["X"]),
        "total_ms": str(len(votes)),
        "undl_link": f"https://library.example/record/{number}",
    } | more
    return [{**shared, "ms_name": name, "ms_vote": vote} for name, vote in votes.items()]


def marc(*records: str, prefix: str = "") -> bytes:
    """Records in a collection, under a prefix for the same namespace if one is given."""
    bound = f' xmlns:{prefix}="http://www.loc.gov/MARC21/slim"' if prefix else ""
    body = "".join(records).replace("<record", f"<record{bound}", 1) if not prefix else "".join(
        _put_prefix(record, prefix, bound) for record in records
    )  # fmt: skip
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">{body}</collection>'.encode()


def _put_prefix(record: str, prefix: str, bound: str) -> str:
    for tag in ("record", "datafield", "controlfield", "subfield"):
        record = record.replace(f"<{tag}", f"<{prefix}:{tag}").replace(f"</{tag}", f"</{prefix}:{tag}")
    return record.replace(f"<{prefix}:record", f"<{prefix}:record{bound}")


def marc_record(number: str, *fields: tuple[str, str]) -> str:
    """One record: `("245", "aTitle :$bdraft resolution /")` is field 245 with subfields a and b."""
    written = [f'<controlfield tag="001">{number}</controlfield>']
    for tag, content in fields:
        parts = [f'<subfield code="{part[0]}">{part[1:]}</subfield>' for part in content.split("$")]
        written.append(f'<datafield tag="{tag}" ind1=" " ind2=" ">{"".join(parts)}</datafield>')
    return f"<record>{''.join(written)}</record>"


def check_account(reading: Reading) -> None:
    """Every row is used, left out with a reason, or named at level error; frames have the declared columns."""
    named = sum(found.rows for found in reading.discrepancies if found.level is Level.ERROR)
    assert reading.rows_read == reading.rows_used + sum(reading.rows_left_out.values()) + named
    if reading.rows_in is not None:
        assert reading.statements[reading.rows_in].height == reading.rows_used
    for name, frame in reading.statements.items():
        table = TABLES[name]
        assert frame.schema == table.statement_schema
        for column in table.columns:
            assert column.nullable or column.built or frame[column.name].null_count() == 0, column.name
    assert all(found.code in CODES for found in reading.discrepancies)


def codes(reading: Reading) -> list[str]:
    """The codes of what did not add up, in order."""
    return [found.code for found in reading.discrepancies]
