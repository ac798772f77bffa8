"""The addresses of the interface. Everything but the check only reads, and is settled by the edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import polars as pl
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Path, Query
from ninja.errors import HttpError, ValidationError

from onrecord.claims import check_text
from onrecord.errors import EditionError, NotOnRecordError, OnrecordError
from onrecord.record.queries import find_discrepancies, gather_dossier
from onrecord.record.queries.texts import canonical, fill_documents
from onrecord.version import VERSION
from onrecord.web import limits
from onrecord.web.api import schemas
from onrecord.web.names import names_of
from onrecord.web.shelf import current_shelf

if TYPE_CHECKING:
    from onrecord.web.shelf import Shelf

DESCRIPTION = """The record as data. Every answer names the `edition` that it is from; the same edition always gives the
same answer, and its `ETag` saves asking twice. `origin_id` says where a fact was read: `/origins/{origin_id}`. Rows
with `chosen: false` are statements that the record keeps and does not follow."""

api = NinjaAPI(
    title="Onrecord", version=VERSION, description=DESCRIPTION, docs_url=None, urls_namespace="api",
    openapi_extra={"info": {"license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}}},
)  # fmt: skip

ERRORS: dict[Any, Any] = {frozenset({400, 404, 413, 422, 429, 503}): schemas.ErrorAnswer}
Limit = Annotated[int, Query(ge=1, le=1000, description="How many rows.")]
Offset = Annotated[int, Query(ge=0, le=100_000_000, description="How many rows to leave out first.")]
Word = Annotated[str | None, Query(max_length=120)]


def _answers(shape: Any) -> dict[Any, Any]:
    return {200: shape, **ERRORS}


def _page(shelf: Shelf, frame: pl.DataFrame, limit: int, offset: int) -> dict[str, Any]:
    items = frame.slice(offset, limit).to_dicts()
    return {"edition": shelf.edition.id, "total": frame.height, "limit": limit, "offset": offset, "items": items}


def _page_of(shelf: Shelf, name: str, limit: int, offset: int, **wanted: str | None) -> dict[str, Any]:
    """A page of a large table, of which nothing else is unpacked."""
    rows = shelf.edition.lazy(name)
    for column, value in wanted.items():
        if value is not None:
            rows = rows.filter(pl.col(column) == value)
    if any(value is not None for value in wanted.values()):
        return _page(shelf, rows.collect(), limit, offset)
    total = shelf.edition.manifest.tables[name].rows
    items = rows.slice(offset, limit).collect().to_dicts()
    return {"edition": shelf.edition.id, "total": total, "limit": limit, "offset": offset, "items": items}


def _where(frame: pl.DataFrame, **wanted: str | None) -> pl.DataFrame:
    for column, value in wanted.items():
        if value is not None:
            frame = frame.filter(pl.col(column) == value)
    return frame


def _symbol(text: str | None) -> str | None:
    return canonical(text) if text is not None else None


@api.get("/edition", response=_answers(schemas.EditionFacts), tags=["edition"])
def show_edition(request: HttpRequest) -> dict[str, Any]:
    """The edition that is served, and its tables."""
    manifest = current_shelf().edition.manifest
    tables = [
        {"name": name, "rows": entry.rows, "size": entry.size, "sha256": entry.sha256}
        for name, entry in manifest.tables.items()
    ]
    return {"edition": manifest.edition_id, "onrecord": manifest.onrecord, "tables": tables}


@api.get("/states", response=_answers(schemas.Page[schemas.State]), tags=["states"])  # type: ignore[valid-type]
def list_states(request: HttpRequest, limit: Limit = 300, offset: Offset = 0) -> dict[str, Any]:
    """States, present and former, by code."""
    shelf = current_shelf()
    return _page(shelf, shelf.edition.table("states").sort("state"), limit, offset)


@api.get("/states/{code}", response=_answers(schemas.NamedState), tags=["states"])
def show_state(request: HttpRequest, code: Annotated[str, Path(max_length=10)]) -> dict[str, Any]:
    """One state, by ISO3 code, with its official names."""
    shelf = current_shelf()
    state = shelf.require_state(code)
    return {"edition": shelf.edition.id, "item": state, "names": dict(names_of(code, shelf.names))}


@api.get("/series", response=_answers(schemas.Page[schemas.SeriesRow]), tags=["series"])  # type: ignore[valid-type]
def list_series(request: HttpRequest, limit: Limit = 100, offset: Offset = 0) -> dict[str, Any]:
    """The questions that come back year after year."""
    shelf = current_shelf()
    return _page(shelf, shelf.edition.table("series").sort("series"), limit, offset)


@api.get("/series/{name}", response=_answers(schemas.One[schemas.SeriesRow]), tags=["series"])  # type: ignore[valid-type]
def show_series(request: HttpRequest, name: Annotated[str, Path(max_length=120)]) -> dict[str, Any]:
    """One series."""
    shelf = current_shelf()
    return {"edition": shelf.edition.id, "item": shelf.require_series(name)}


@api.get("/documents", response=_answers(schemas.Page[schemas.Document]), tags=["documents"])  # type: ignore[valid-type]
def list_documents(
    request: HttpRequest, series: Word = None, body: Word = None, session: Word = None, limit: Limit = 100,
    offset: Offset = 0,
) -> dict[str, Any]:  # fmt: skip
    """Documents, by symbol; of one series, body or session."""
    shelf = current_shelf()
    rows = _where(fill_documents(shelf.edition.table("documents")), body=body, session=session)
    if series is not None:
        shelf.require_series(series)
        members = shelf.edition.table("series_members").filter(pl.col("series") == series)
        rows = rows.filter(pl.col("document").is_in(members["document"].implode()))
    columns = list(schemas.Document.model_fields)
    return _page(shelf, rows.select(columns).sort("document"), limit, offset)


@api.get("/documents/{path:symbol}", response=_answers(schemas.Dossier), tags=["documents"])
def show_document(request: HttpRequest, symbol: Annotated[str, Path(max_length=120)]) -> dict[str, Any]:
    """All that is held of a document and of the text that it belongs to."""
    shelf = current_shelf()
    dossier = gather_dossier(shelf.edition, symbol)
    head = {"edition": shelf.edition.id, "symbol": dossier.symbol}
    lists = {"family": list(dossier.family), "series": list(dossier.series)}
    return head | lists | {name: frame.to_dicts() for name, frame in dossier.frames().items()}


@api.get("/positions", response=_answers(schemas.Page[schemas.Position]), tags=["positions"])  # type: ignore[valid-type]
def list_positions(
    request: HttpRequest, series: Annotated[str, Query(max_length=120)], state: Word = None, forum: Word = None,
    session: Word = None, limit: Limit = 100, offset: Offset = 0,
) -> dict[str, Any]:  # fmt: skip
    """Where states stood on a series, a row for each state, forum and session."""
    shelf = current_shelf()
    shelf.require_series(series)
    rows = _where(shelf.positions(series), state=state, forum=forum, session_label=session)
    return _page(shelf, rows, limit, offset)


@api.get("/sponsorships", response=_answers(schemas.Page[schemas.Sponsorship]), tags=["lists"])  # type: ignore[valid-type]
def list_sponsorships(
    request: HttpRequest, document: Word = None, state: Word = None, limit: Limit = 100, offset: Offset = 0
) -> dict[str, Any]:
    """Who sponsored what. Not being on a list that is not complete says nothing: see `coverage` of the document."""
    shelf = current_shelf()
    return _page_of(shelf, "sponsorships", limit, offset, document=_symbol(document), state=state)


@api.get("/ballots", response=_answers(schemas.Page[schemas.Ballot]), tags=["lists"])  # type: ignore[valid-type]
def list_ballots(
    request: HttpRequest, document: Word = None, state: Word = None, limit: Limit = 200, offset: Offset = 0
) -> dict[str, Any]:
    """Who voted how."""
    shelf = current_shelf()
    return _page_of(shelf, "ballots", limit, offset, document=_symbol(document), state=state)


@api.get("/discrepancies", response=_answers(schemas.Page[schemas.Discrepancy]), tags=["discrepancies"])  # type: ignore[valid-type]
def list_discrepancies(
    request: HttpRequest, code: Word = None, document: Word = None, state: Word = None, limit: Limit = 100,
    offset: Offset = 0,
) -> dict[str, Any]:  # fmt: skip
    """What does not add up."""
    shelf = current_shelf()
    rows = find_discrepancies(shelf.edition, document=document, state=state, code=code)
    return _page(shelf, rows, limit, offset)


@api.get("/origins/{origin_id}", response=_answers(schemas.One[schemas.Origin]), tags=["origins"])  # type: ignore[valid-type]
def show_origin(request: HttpRequest, origin_id: Annotated[str, Path(max_length=40)]) -> dict[str, Any]:
    """Where a fact was read."""
    shelf = current_shelf()
    rows = _where(shelf.edition.table("origins"), origin_id=origin_id).to_dicts()
    if not rows:
        raise NotOnRecordError(f"the record holds no origin {origin_id!r}")
    return {"edition": shelf.edition.id, "item": rows[0]}


@api.post("/check", response=_answers(schemas.CheckAnswer), tags=["check"])
def check(request: HttpRequest, asked: schemas.CheckRequest) -> dict[str, Any]:
    """The claims of a text with a verdict and the evidence for each. Nothing of the text is kept."""
    if limits.is_over(request, "check", limits.CHECKS_A_MINUTE):
        raise HttpError(429, "too many checks within a minute")
    return check_text(asked.text, asked.published, current_shelf().edition).to_json()


_CODES = {
    400: "bad_request", 404: "not_found", 405: "not_allowed", 413: "too_large", 422: "bad_request",
    429: "too_many_requests", 500: "failed", 503: "unavailable",
}  # fmt: skip


def make_error(request: HttpRequest, status: int, message: str, hint: str = "") -> HttpResponse:
    """The answer for an error, in the one shape."""
    fault = {"code": _CODES.get(status, "bad_request"), "message": message, "hint": hint}
    return api.create_response(request, {"error": fault}, status=status)


@api.exception_handler(OnrecordError)
def _refuse(request: HttpRequest, fault: OnrecordError) -> HttpResponse:
    status = 422
    if isinstance(fault, NotOnRecordError):
        status = 404
    elif isinstance(fault, EditionError):
        status = 503
    return make_error(request, status, fault.message, fault.hint)


@api.exception_handler(ValidationError)
def _refuse_values(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    first = fault.errors[0] if fault.errors else {}
    where = " ".join(str(part) for part in first.get("loc", ()) if part not in ("query", "path", "body"))
    return make_error(request, 422, f"{where}: {first.get('msg', 'not understood')}")


@api.exception_handler(HttpError)
def _refuse_plainly(request: HttpRequest, fault: HttpError) -> HttpResponse:
    return make_error(request, fault.status_code, fault.message)


@api.exception_handler(Http404)
def _miss(request: HttpRequest, _fault: Http404) -> HttpResponse:
    return make_error(request, 404, "there is no such address")
