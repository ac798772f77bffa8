"""What holds of positions whatever the record says."""

from __future__ import annotations

import copy

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from onrecord.standing import derive_positions

STATES = ("AAA", "BBB", "CCC", "DDD")
RANKS = st.sampled_from(["document", "catalogue", "dataset", "reported"])
ROLES = st.sampled_from(["main", "tabled", "added", "sponsor", "not_sponsor", "withdrawn"])
SESSIONS = {"GA": ("60", "61", "62"), "HRC": ("7", "10")}

TEXTS = st.lists(
    st.sampled_from([(forum, session) for forum, sessions in SESSIONS.items() for session in sessions]), unique=True
)
NAMED = st.lists(st.tuples(st.integers(0, 9), st.sampled_from([*STATES, "?"]), ROLES, RANKS), max_size=12)
STAGES, EXTENTS = st.sampled_from(["at_tabling", "at_adoption"]), st.sampled_from(["complete", "partial"])
LISTS = st.lists(st.tuples(st.integers(0, 9), STAGES, EXTENTS, RANKS), max_size=4)
BALLOTS = st.lists(
    st.tuples(st.integers(0, 9), st.sampled_from(STATES), st.sampled_from(["yes", "no", "abstain", "absent"])),
    unique_by=lambda ballot: ballot[:2],
    max_size=8,
)
METHODS = st.lists(st.sampled_from(["without_vote", "recorded_vote", None]), min_size=5, max_size=5)


@st.composite
def drawn(draw, small_record):
    """A record with up to five texts and the drafts' symbols."""
    record = small_record(" ".join(STATES), about=draw(st.sampled_from([None, "AAA"])))
    texts = draw(TEXTS)
    drafts = [
        record.text(session, method, forum=forum)
        for (forum, session), method in zip(texts, draw(METHODS), strict=False)
    ]
    if not drafts:
        return record, drafts
    for at, state, role, rank in draw(NAMED):
        record.sponsors(drafts[at % len(drafts)], state, role, rank=rank)
    for at, stage, extent, rank in draw(LISTS):
        record.covers(drafts[at % len(drafts)], stage, extent, rank)
    for at, state, ballot in draw(BALLOTS):
        forum, session = texts[at % len(drafts)]
        body = {"GA": "A", "HRC": "A/HRC"}[forum]
        record.votes(f"{body}/RES/{session}/1", body=body, session=session, **{ballot: state})
    return record, drafts


@given(data=st.data())
def test_every_state_has_one_row_in_every_session(data, small_record):
    record, drafts = data.draw(drawn(small_record))
    found = record.positions()
    assert found.height == len(drafts) * len(STATES)
    assert found.select("forum", "session_label", "state").is_unique().all()
    assert found["position"].null_count() == found["sponsor"].null_count() == found["why"].null_count() == 0


@given(data=st.data())
def test_a_position_says_what_shows_it(data, small_record):
    record, _ = data.draw(drawn(small_record))
    found = record.positions()
    known = pl.col("position") != "unknown"
    for column in ("rank", "document", "origin_id"):
        assert found.filter(known)[column].null_count() == 0, column
        assert found.filter(~known)[column].null_count() == found.filter(~known).height, column
    settled = found.filter(pl.col("sponsor") != "unknown")
    for column in ("sponsor_rank", "sponsor_document", "sponsor_origin_id"):
        assert settled[column].null_count() == 0, column


@given(data=st.data())
def test_sponsor_and_position_agree(data, small_record):
    record, _ = data.draw(drawn(small_record))
    found = record.positions()
    assert ((found["position"] == "sponsor") == (found["sponsor"] == "yes")).all()
    assert found.filter(
        pl.col("position").is_in(["joined_consensus", "not_a_member"]), pl.col("sponsor") != "no"
    ).is_empty()
    assert found.filter(pl.col("role").is_not_null(), pl.col("sponsor") != "yes").is_empty()


@given(data=st.data())
def test_a_complete_list_never_makes_what_is_known_unknown(data, small_record):
    record, drafts = data.draw(drawn(small_record))
    if not drafts:
        return
    more = copy.deepcopy(record)
    draft, rank = data.draw(st.sampled_from(drafts)), data.draw(RANKS)
    names = data.draw(st.sets(st.sampled_from(STATES)))
    more.sponsors(draft, " ".join(sorted(names)), rank=rank)
    more.covers(draft, "at_adoption", rank=rank)
    key = ["forum", "session_label", "state"]
    both = record.positions().join(more.positions(), on=key, suffix="_more")
    assert both.filter(pl.col("sponsor") != "unknown", pl.col("sponsor_more") == "unknown").is_empty()
    # Who lost its place on a list is a member that joined the rest, or was none; without knowing which, and without
    # an action, or of the state itself, there is no position to give.
    lost = both.filter(pl.col("position") != "unknown", pl.col("position_more") == "unknown")
    assert (lost["position"] == "sponsor").all()
    assert (lost["sponsor_more"] == "no").all()


@given(data=st.data())
def test_the_order_of_the_rows_does_not_matter(data, small_record):
    record, _ = data.draw(drawn(small_record))
    tables = record.tables()
    turned = {name: frame.reverse() for name, frame in tables.items()}
    assert derive_positions(tables, "s").equals(derive_positions(turned, "s"))
