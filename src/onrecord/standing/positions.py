"""Positions: where each state stood on a series in each forum and session, and what that rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.standing.membership import SEATS, find_members
from onrecord.standing.sponsoring import derive_sponsors
from onrecord.standing.texts import OF_TEXT, find_texts, link_documents
from onrecord.standing.values import BALLOT_POSITION, Position, Sponsor
from onrecord.standing.voting import find_full_roll_calls, find_votes
from onrecord.standing.weights import RANKS, weigh_origins

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.record.edition import Edition

TABLES_READ = (
    "documents", "actions", "sponsorships", "ballots", "coverage", "series", "series_members", "states",
    "memberships", "origins",
)  # fmt: skip
"""The tables of an edition that positions are derived from."""

_KEY = (*OF_TEXT, "state")

COLUMNS: dict[str, str] = {
    "series": "Id of the series.",
    "forum": "GA (the Assembly with its committees), HRC, CHR, SC.",
    "session": "Number of the forum's regular session; empty for a special one.",
    "session_label": "The session as written in symbols: 77, S-28.",
    "year": "Calendar year of the action; of the document where no action is held.",
    "date": "Day of the action that settles the text: the plenary's or the Council's; the committee's until then.",
    "committee_date": "Day on which the committee acted; sponsors join until then.",
    "state": "ISO3 code.",
    "position": "One of the positions.",
    "sponsor": "yes, no or unknown, whatever the vote.",
    "role": "main, tabled, added or sponsor: the most a source says; empty for no sponsor.",
    "via": "The group on whose behalf it sponsored.",
    "joined": "Day on which it joined the sponsors, where known.",
    "vote": "Its ballot in the plenary or the Council: yes, no, abstain, absent.",
    "committee_vote": "Its ballot in the committee, where one is held.",
    "method": "without_vote or recorded_vote, of the action that settles the text.",
    "committee_method": "The same of the committee's action.",
    "stage": "plenary (also for the Council and the Commission) or committee: whose action that is.",
    "member": "Whether it had a vote there on that day; empty where the record does not say.",
    "rank": "Rank of the weakest fact that the position rests on; empty where unknown.",
    "resolution": "Symbol of the resolution; empty where the draft became none.",
    "draft": "Symbol of the draft, where known.",
    "document": "Symbol of the document that shows the position: list, roll call or resolution.",
    "origin_id": "Where that was read.",
    "sponsor_rank": "Rank of what `sponsor` rests on.",
    "sponsor_document": "Symbol of the document whose list or report settles `sponsor`.",
    "stated_in": "Symbol of the document that records how it joined (a committee report).",
    "sponsor_origin_id": "Where `sponsor` was read.",
    "vote_origin_id": "Where `vote` was read.",
    "action_origin_id": "Where the action was read.",
    "why": "What the position rests on, in a short phrase.",
}
"""Every column of the frame of positions with what it means."""


def positions(edition: Edition, series: str | None = None, state: str | None = None) -> pl.DataFrame:
    """One row per state, forum and session in which the series had a text; all series and states where none is given.

    The columns are `COLUMNS`. An unknown series or state gives no rows.
    """
    return derive_positions({name: edition.chosen(name) for name in TABLES_READ}, series, state)


def derive_positions(
    tables: Mapping[str, pl.DataFrame], series: str | None = None, state: str | None = None
) -> pl.DataFrame:
    """The same from frames in the schemas of the tables, one row a fact."""
    linked = link_documents(tables, series)
    if series is not None:
        tables = _keep_rows_of(tables, linked)
    texts = find_texts(tables, linked)
    linked = linked.join(texts.select(OF_TEXT), on=OF_TEXT, how="semi")
    votes = find_votes(tables, linked)
    states, named = tables["states"], _find_named(tables, linked, votes)
    if state is not None:
        # A record of a thousand series has two million rows of all states, and some thousands of one.
        states, named = states.filter(pl.col("state") == state), named.filter(pl.col("state") == state)
    members = _keep_states(find_members(tables, texts, states), states, named)
    grid = derive_sponsors(tables, linked, texts, members)
    grid = (
        grid.join(votes, on=_KEY, how="left")
        .join(_weigh_actions(tables, texts), on=OF_TEXT)
        .join(find_full_roll_calls(tables, linked, texts), on=OF_TEXT, how="left")
        .join(tables["series"].select("series", "about").unique("series"), on="series", how="left")
    )
    order = ["series", "forum", "year", "date", "session_label", "state"]
    return _decide(grid).sort(order, nulls_last=True).select(*COLUMNS)


def _keep_rows_of(tables: Mapping[str, pl.DataFrame], linked: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The same tables with no facts on other documents than those linked: a series is a thousandth of a large record.

    Kept too are the roll calls of bodies with seats, which show who sat there in a session.
    """
    wanted = linked["document"].unique().implode()
    own, seated = pl.col("document").is_in(wanted), pl.col("body").is_in(SEATS["body"].implode())
    kept = {name: tables[name].filter(own) for name in ("documents", "sponsorships", "coverage")}
    kept["actions"] = tables["actions"].filter(own | pl.col("leads_to").is_in(wanted))
    kept["ballots"] = tables["ballots"].filter(own | seated)
    read = [kept[name].select("origin_id") for name in ("actions", "sponsorships", "coverage")]
    read.append(kept["ballots"].filter(own).select("origin_id"))
    kept["origins"] = tables["origins"].join(pl.concat(read), on="origin_id", how="semi")
    return {**tables, **kept}


def _weigh_actions(tables: Mapping[str, pl.DataFrame], texts: pl.DataFrame) -> pl.DataFrame:
    weights = weigh_origins(tables).rename({"origin_id": "action_origin_id", "weight": "action_weight"})
    return texts.join(weights, on="action_origin_id", how="left")


def _find_named(tables: Mapping[str, pl.DataFrame], linked: pl.DataFrame, votes: pl.DataFrame) -> pl.DataFrame:
    """Series, text and state of everybody on a list or a roll call."""
    sponsors = tables["sponsorships"].join(linked, on="document").select(_KEY)
    return pl.concat([sponsors, votes.select(_KEY)]).drop_nulls().unique()


def _keep_states(members: pl.DataFrame, states: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """The grid of members of the United Nations, past and present, and of whoever else the series' lists name.

    A former state that is printed after its end (Serbia and Montenegro in autumn 2006) keeps that row. Of entities
    that were never members nothing is said in series that do not name them.
    """
    never = states.filter(pl.col("member_from").is_null()).select("state")
    outside = members.join(never, on="state", how="semi").join(named, on=["series", "state"], how="semi")
    kept = pl.concat([members.join(never, on="state", how="anti"), outside])
    strangers = named.join(kept, on=_KEY, how="anti").with_columns(member=pl.lit(None, dtype=pl.Boolean()))
    return pl.concat([kept, strangers])


def _decide(grid: pl.DataFrame) -> pl.DataFrame:
    """Position, rank, document, origin and phrase of each row; the order of the branches is the order of the rules."""
    in_committee = pl.col("stage") == "committee"
    grid = grid.with_columns(
        pl.when(in_committee).then("committee_vote").otherwise("vote").alias("_ballot"),
        pl.when(in_committee).then("committee_weight").otherwise("vote_weight").alias("_ballot_weight"),
        pl.when(in_committee).then("committee_document").otherwise("vote_document").alias("_ballot_document"),
        pl.when(in_committee).then("committee_origin_id").otherwise("vote_origin_id").alias("_ballot_origin_id"),
    ).with_columns(
        # Who voted was a member, whatever the tables of membership leave out.
        (pl.col("member") | pl.col("vote").is_not_null() | pl.col("committee_vote").is_not_null()).alias("member")
    )
    grid = grid.with_columns(_branch().alias("_branch")).with_columns(
        pl.when(pl.col("_branch") == "ballot")
        .then(pl.col("_ballot").replace_strict({k: v.value for k, v in BALLOT_POSITION.items()}, default="unknown"))
        .otherwise(pl.col("_branch").str.replace("^unknown.*$", Position.UNKNOWN.value))
        .alias("position")
    )
    return grid.with_columns(
        _weigh().replace_strict(RANKS, default=None, return_dtype=pl.String()).alias("rank"),
        pl.col("sponsor_weight").replace_strict(RANKS, default=None, return_dtype=pl.String()).alias("sponsor_rank"),
        _show("sponsor_document", "_ballot_document", "text").alias("document"),
        _show("sponsor_origin_id", "_ballot_origin_id", "action_origin_id").alias("origin_id"),
        _say_why().alias("why"),
    )


def _branch() -> pl.Expr:
    """Which rule settles the row."""
    sponsor, method, member = pl.col("sponsor"), pl.col("method"), pl.col("member")
    recorded, without = method == "recorded_vote", method == "without_vote"
    adopted = pl.col("outcome") == "adopted"
    no = sponsor == Sponsor.NO.value
    about_itself = (pl.col("state") == pl.col("about")).fill_null(value=False)
    return (
        pl.when(sponsor == Sponsor.YES.value)
        .then(pl.lit(Position.SPONSOR.value))
        .when(pl.col("_ballot").is_not_null())
        .then(pl.lit("ballot"))
        .when(~member & no)
        .then(pl.lit(Position.NOT_A_MEMBER.value))
        .when(~member)
        .then(pl.lit("unknown_sponsor"))
        .when(member & recorded & pl.col("full_roll_call").fill_null(value=False) & (pl.col("stage") == "plenary"))
        .then(pl.lit(Position.ABSENT.value))
        .when(recorded)
        .then(pl.lit("unknown_vote"))
        .when(without & ~no)
        .then(pl.lit("unknown_sponsor"))
        .when(without & adopted & member & about_itself)
        .then(pl.lit("unknown_itself"))
        .when(without & adopted & member)
        .then(pl.lit(Position.JOINED_CONSENSUS.value))
        .when(without & adopted)
        .then(pl.lit("unknown_member"))
        .when(adopted)
        .then(pl.lit("unknown_method"))
        .otherwise(pl.lit("unknown_action"))
    )


def _is(*branches: str) -> pl.Expr:
    return pl.col("_branch").is_in(branches)


def _weigh() -> pl.Expr:
    """The weight of the weakest fact that the position rests on."""
    return (
        pl.when(_is("sponsor", "not_a_member"))
        .then("sponsor_weight")
        .when(_is("ballot"))
        .then("_ballot_weight")
        .when(_is("joined_consensus"))
        .then(pl.max_horizontal("sponsor_weight", "action_weight"))
        .when(_is("absent"))
        .then("action_weight")
    )


def _show(sponsor: str, ballot: str, action: str) -> pl.Expr:
    """The column that holds what shows the position, by the rule that settled it."""
    return (
        pl.when(_is("sponsor", "not_a_member"))
        .then(sponsor)
        .when(_is("ballot"))
        .then(ballot)
        .when(_is("joined_consensus", "absent"))
        .then(action)
    )


def _say_why() -> pl.Expr:
    """The phrase of the rule, then the phrase of the sponsorship where that adds something."""
    lead = {
        "sponsor": "",
        "ballot": "roll call; ",
        "absent": "no vote in a full roll call; ",
        "joined_consensus": "adopted without a vote, no dissociation on record; ",
        "not_a_member": "no seat on that day; ",
        "unknown_sponsor": "",
        "unknown_vote": "a vote was taken, the state's ballot is not held; ",
        "unknown_member": "adopted without a vote, membership on that day is not recorded; ",
        "unknown_itself": "adopted without a vote on a text about the state itself, what it said is not held; ",
        "unknown_method": "adopted, whether by a vote is not recorded; ",
        "unknown_action": "no action on the text is held; ",
    }
    return pl.concat_str(pl.col("_branch").replace_strict(lead), "sponsor_why")
