"""The text of a series in each session: its documents, and what the body did with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.bodies import Body, Forum, Session, SessionKind
from onrecord.errors import SymbolError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.record.edition import Edition

OF_TEXT = ("series", "text")
"""What identifies a text: the series and the symbol of the resolution, or of the draft that became none."""

_NO_TEXT = ("amendment", "note", "committee_report", "meeting_record", "press_release")
"""Kinds of document that are about a text and are none."""

_FORUM_BODY = {
    Forum.GA: Body.ASSEMBLY,
    Forum.HRC: Body.COUNCIL,
    Forum.CHR: Body.COMMISSION,
    Forum.SC: Body.SECURITY_COUNCIL,
}

_OUTCOMES = {"adopted": 3, "rejected": 2}
"""Where a session saw several drafts of one series, the one that the body decided on is its text."""

_SESSION_SCHEMA = pl.Schema(
    {"forum": pl.String(), "session_label": pl.String(), "session": pl.Int32(), "usual_year": pl.Int32()}
)


def texts(edition: Edition, series: str | None = None) -> pl.DataFrame:
    """One row per series, forum and session: the text, and how and when it was decided. All series where none is given.

    `resolution` is empty where the draft became none, `draft` where its symbol is not known; `stage` says whether the
    plenary (or the Council) has acted or the committee alone.
    """
    tables = {name: edition.chosen(name) for name in ("documents", "actions", "series_members")}
    return find_texts(tables, link_documents(tables, series))


def forum_of(body: pl.Expr) -> pl.Expr:
    """The forum of a body's symbol; null for a body in which no positions are counted.

    The Assembly's committees and its plenary are one forum: the same members act on the same text twice.
    """
    return (
        pl.when((body == Body.ASSEMBLY.value) | body.str.starts_with("A/C."))
        .then(pl.lit(Forum.GA.value))
        .when(body == Body.COUNCIL.value)
        .then(pl.lit(Forum.HRC.value))
        .when(body == Body.COMMISSION.value)
        .then(pl.lit(Forum.CHR.value))
        .when(body == Body.SECURITY_COUNCIL.value)
        .then(pl.lit(Forum.SC.value))
    )


def is_committee(body: pl.Expr) -> pl.Expr:
    """True for a main committee of the Assembly, whose texts the plenary acts on again."""
    return body.str.starts_with("A/C.")


def link_documents(tables: Mapping[str, pl.DataFrame], series: str | None) -> pl.DataFrame:
    """Every document of each text: series, text, document. One series, or all where `series` is None.

    A draft belongs to the resolution that it became (`documents.becomes`, `actions.leads_to`), also where only the
    resolution is on the list of the series.
    """
    documents, actions = tables["documents"], tables["actions"]
    members = tables["series_members"].select("series", "document")
    if series is not None:
        members = members.filter(pl.col("series") == series)
    no_text = documents.filter(pl.col("kind").is_in(_NO_TEXT)).select("document")
    members = members.join(no_text, on="document", how="anti")
    became = documents.select("document", text="becomes")
    led = actions.select("document", text="leads_to")
    links = pl.concat([became, led]).drop_nulls().unique("document", keep="first", maintain_order=True)
    links = pl.concat([links, _pair_alone(documents, members, links)])
    texts = members.join(links, on="document", how="left").select(
        "series", pl.coalesce("text", "document").alias("text")
    )
    texts = texts.unique()
    drafts = texts.join(links, on="text", how="inner").select("series", "text", "document")
    own = texts.select("series", "text", pl.col("text").alias("document"))
    return pl.concat([own, drafts]).unique().sort("series", "text", "document")


def _pair_alone(documents: pl.DataFrame, members: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """Draft and resolution where a series had one of each in a session of a forum, and no source says what became of
    the draft: it became the resolution.
    """
    placed = (
        members.join(documents.unique("document", keep="first", maintain_order=True), on="document")
        .with_columns(forum_of(pl.col("body")).alias("forum"))
        .drop_nulls(["forum", "session"])
    )
    drafts = placed.filter(pl.col("kind").is_in(["draft", "revised_draft"])).with_columns(
        pl.col("document").str.replace(r"/(?:Rev|Add|Corr)\..*$", "").alias("stem")
    )
    session = ["series", "forum", "session"]
    results = (
        placed.filter(pl.col("kind") == "resolution")
        .group_by(session)
        .agg(pl.col("document").first().alias("text"), pl.len().alias("results"))
    )
    alone = drafts.filter(pl.col("stem").n_unique().over(session) == 1).join(results, on=session)
    alone = alone.filter((pl.col("results") == 1) & ~pl.col("text").is_in(links["text"].implode()))
    unsaid = alone.join(links, on="document", how="anti")
    return unsaid.select("document", "text").unique("document", keep="none")


def find_texts(tables: Mapping[str, pl.DataFrame], linked: pl.DataFrame) -> pl.DataFrame:
    """One row per series, forum and session: the text, its drafts' last symbol, date, method and origin of the action.

    A session that saw several drafts of a series gets the one that the body decided on, else the last; earlier
    versions (A/C.3/62/L.37 before Rev.1) give no position of their own.
    """
    acted = _final_actions(tables["actions"], linked)
    placed = _place_texts(tables, linked)
    texts = (
        placed.join(acted, on=OF_TEXT, how="left")
        .with_columns(
            pl.coalesce(pl.col("date").dt.year(), "document_year", "usual_year").cast(pl.Int32).alias("year"),
            pl.col("outcome").replace_strict(_OUTCOMES, default=1, return_dtype=pl.Int8).fill_null(0).alias("_outcome"),
        )
        .sort("_outcome", "year", "date", "version", "text", nulls_last=False)
        .unique(("series", "forum", "session_label"), keep="last", maintain_order=True)
        .sort("series", "forum", "year", pl.col("date").fill_null(pl.date(9999, 1, 1)), "session", "session_label")
    )
    return texts.select(
        "series", "forum", "session", "session_label", "year", "date", "text", "resolution", "draft", "body",
        "stage", "method", "outcome", "yes", "no", "abstain", "action_origin_id", "committee_method", "committee_date",
    )  # fmt: skip


def _final_actions(actions: pl.DataFrame, linked: pl.DataFrame) -> pl.DataFrame:
    """The action that settles each text: the plenary's, the Council's; the committee's as long as there is no other."""
    by_document = actions.join(linked, on="document", how="inner")
    by_result = actions.join(
        linked.select(*OF_TEXT).unique(), left_on="leads_to", right_on="text", how="inner", coalesce=False
    )
    acted = (
        pl.concat([by_document.select(*_ACTION), by_result.select(*_ACTION)])
        .unique()
        .with_columns(is_committee(pl.col("body")).alias("committee"))
        .sort("committee", "date", "method", "origin_id", descending=[True, False, False, False], nulls_last=False)
    )
    committee = (
        acted.filter("committee")
        .group_by(OF_TEXT)
        .agg(pl.col("method").last().alias("committee_method"), pl.col("date").last().alias("committee_date"))
    )
    final = acted.group_by(OF_TEXT, maintain_order=True).last()
    return final.join(committee, on=OF_TEXT, how="left").select(
        *OF_TEXT,
        "date",
        "method",
        pl.col("kind").alias("outcome"),
        "yes",
        "no",
        "abstain",
        pl.when("committee").then(pl.lit("committee")).otherwise(pl.lit("plenary")).alias("stage"),
        pl.col("origin_id").alias("action_origin_id"),
        "committee_method",
        "committee_date",
    )


_ACTION = (*OF_TEXT, "body", "date", "kind", "method", "yes", "no", "abstain", "origin_id")


def _place_texts(tables: Mapping[str, pl.DataFrame], linked: pl.DataFrame) -> pl.DataFrame:
    """Each text with its forum and session, as any of its documents or actions says."""
    documents = tables["documents"].select("document", "body", "session", "kind", pl.col("date").alias("printed_date"))
    known = linked.join(documents.unique("document", keep="first", maintain_order=True), on="document", how="left")
    acted = tables["actions"].select(pl.coalesce("leads_to", "document").alias("text"), "body", "session")
    acted = acted.join(linked.select(*OF_TEXT).unique(), on="text", how="inner")
    own = pl.col("document") == pl.col("text")
    year = pl.col("printed_date").str.slice(0, 4).cast(pl.Int32, strict=False)
    drafts = known.group_by(OF_TEXT).agg(
        pl.col("document").filter(~own).max().alias("_draft"),
        pl.col("kind").filter(own).first().alias("kind"),
        year.max().alias("document_year"),
        own.all().alias("alone"),
    )
    where = (
        pl.concat([known.select(*OF_TEXT, "body", "session"), acted.select(*OF_TEXT, "body", "session")])
        .with_columns(forum_of(pl.col("body")).alias("forum"))
        .drop_nulls(["forum", "session"])
        .group_by(OF_TEXT)
        .agg(pl.col("forum").first(), pl.col("session").first().alias("session_label"))
    )
    is_draft = pl.col("kind").fill_null("resolution").is_in(["draft", "revised_draft", "draft_decision", "chairs_text"])
    text = pl.col("text")
    placed = where.join(drafts, on=OF_TEXT, how="left").with_columns(
        pl.when(is_draft & pl.col("alone")).then(None).otherwise(text).alias("resolution"),
        pl.when(is_draft & pl.col("alone")).then(text).otherwise("_draft").alias("draft"),
        pl.col("forum").replace_strict({f.value: b.value for f, b in _FORUM_BODY.items()}).alias("body"),
    )
    placed = placed.with_columns(
        pl.col("draft").str.extract(r"/Rev\.(\d+)").cast(pl.Int32).fill_null(0).alias("version")
    )
    return placed.join(_sessions(placed), on=["forum", "session_label"], how="left").with_columns(
        pl.coalesce("session_canonical", "session_label").alias("session_label")
    )


def _sessions(placed: pl.DataFrame) -> pl.DataFrame:
    """Number and usual year of each session that is printed; a special session (S-28) has no number of its own row."""
    rows = [_read_session(forum, label) for forum, label in placed.select("forum", "session_label").unique().rows()]
    return pl.DataFrame(rows, schema=_SESSION_SCHEMA | {"session_canonical": pl.String()}, orient="row")


def _read_session(forum: str, label: str) -> tuple[str, str, int | None, int | None, str | None]:
    try:
        session = Session.parse(label, _FORUM_BODY[Forum(forum)])
    except SymbolError:
        return forum, label, None, None, None
    number = session.number if session.kind is SessionKind.REGULAR else None
    return forum, label, number, session.year, str(session)
