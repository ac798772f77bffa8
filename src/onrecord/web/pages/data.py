"""The page of data: downloads, how to cite, the interface for programs, the edition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl
from django.http import FileResponse, Http404, HttpResponse

from onrecord.record.manifest import table_file
from onrecord.record.tables import TABLES
from onrecord.version import VERSION
from onrecord.web.pages.frame import show
from onrecord.web.pages.tables import send_csv
from onrecord.web.shelf import current_shelf

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from onrecord.record.manifest import InputEntry


@dataclass(frozen=True, slots=True)
class DataPage:
    """Context of the page of data."""

    edition: str
    """Id of the edition."""
    onrecord: str
    """Version of the program that built it."""
    version: str
    """Version of the program that serves it."""
    tables: list[dict[str, Any]]
    """Every table: name, what it holds, rows, size in bytes, hash, its columns with their meaning."""
    inputs: tuple[InputEntry, ...]
    """The files that it was built from, and what became of their rows."""
    host: str
    """The address of the site, for examples."""


def show_data(request: HttpRequest) -> HttpResponse:
    """The page of data."""
    manifest = current_shelf().edition.manifest
    tables = [
        {"name": name, "doc": TABLES[name].doc, "columns": TABLES[name].columns, "rows": entry.rows,
         "size": entry.size, "sha256": entry.sha256}
        for name, entry in manifest.tables.items()
    ]  # fmt: skip
    host = request.build_absolute_uri("/").rstrip("/")
    page = DataPage(manifest.edition_id, manifest.onrecord, VERSION, tables, manifest.inputs, host)
    return show(request, "data.html", page)


def send_inputs_csv(_request: HttpRequest) -> HttpResponse:
    """The files that the edition was built from, as CSV."""
    rows = [
        {"file": entry.name, "sha256": entry.sha256, "reader": entry.reader, "rows_read": entry.rows_read,
         "rows_recorded": entry.rows_recorded, "rows_left_out": sum(entry.rows_left_out.values()),
         "rows_in_discrepancies": entry.rows_in_discrepancies}
        for entry in current_shelf().edition.manifest.inputs
    ]  # fmt: skip
    return send_csv(pl.DataFrame(rows), "inputs")


def send_manifest(_request: HttpRequest) -> HttpResponse:
    """The manifest of the edition, which says all this of it: files read, tables, hashes."""
    return HttpResponse(current_shelf().edition.manifest.to_json(), content_type="application/json")


def send_table(_request: HttpRequest, name: str, form: str) -> HttpResponseBase:
    """A whole table of the edition, as Parquet (the edition's own file) or CSV."""
    edition = current_shelf().edition
    if name not in TABLES:
        raise Http404
    if form == "csv":
        return send_csv(edition.table(name), name)
    file = (edition.path / table_file(name)).open("rb")
    return FileResponse(
        file, as_attachment=True, filename=table_file(name), content_type="application/vnd.apache.parquet"
    )
