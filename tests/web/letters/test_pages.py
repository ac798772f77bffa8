"""What the public pages say: the record beside a letter, whom to write to, the letters of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

    from onrecord.web.shelf import Shelf

    from .conftest import World


def test_the_letter_shows_what_the_record_says_of_its_addressee(world: World, visitor: Client) -> None:
    letter = world.open()
    page = visitor.get(f"/letters/{letter.slug}").content.decode()
    assert "What the record says" in page
    assert "18 December 2019" in page, "the break in the Assembly"
    assert "A/C.3/80/L.29" in page
    assert "Abductee Response Team" in page, "an act at home"
    assert "The stages of past years" in page
    assert "19 November 2025" in page, "the committee"
    assert "between November 15 and November 20" in page.replace(
        "15 November and 20 November", "November 15 and November 20"
    )
    assert (
        '<meta property="og:image" content="http://127.0.0.1:8765/letters/co-sponsor-the-resolution/picture.png">'
        in page
    )


def test_states_are_ordered_by_reasons_with_sources(shelf: Shelf) -> None:
    from onrecord.letters.pages.whom import gather_whom

    page = gather_whom(shelf, "dprk", "GA", everything=True)
    weights = [one.weight for _, one in page.candidates]
    assert weights == sorted(weights, reverse=True)
    states = [one.state for _, one in page.candidates]
    positions = shelf.positions("dprk").filter(pl.col("forum") == "GA")
    latest = positions.filter(pl.col("year") == positions["year"].max())
    assert not set(latest.filter(pl.col("sponsor") == "yes")["state"]) & set(states)
    assert "PRK" not in states
    assert "CHN" not in states, "who votes no is not written to by this list"
    assert all(reason.origin_id in page.sources for _, one in page.candidates for reason in one.reasons)
    uruguay = dict(zip(states, (one for _, one in page.candidates), strict=True))["URY"]
    assert [(reason.why.value, reason.year, reason.before) for reason in uruguay.reasons] == [
        ("broke_away", 2023, 2014), ("sometimes", 2014, None),
    ]  # fmt: skip


def test_the_page_of_whom_says_reasons_in_words(visitor: Client) -> None:
    page = visitor.get("/letters/whom").content.decode()
    assert "Broke away: it sponsored in 2014 and did not in 2023." in page
    assert "Neighbours do: 24 of 29 in the Western European and Others Group sponsored in 2025." in page
    council = visitor.get("/letters/whom?forum=HRC").content.decode()
    assert "Human Rights Council" in council
    assert "Commission on Human Rights</option>" not in council
    assert visitor.get("/letters/whom?series=nothing&forum=nothing").status_code in (200, 404)


def rows(*states: tuple[str, list[tuple[int, str, str, str | None]]]) -> pl.DataFrame:
    """Positions as the derivation gives them, of a year a text: state, [(year, position, sponsor, vote)]."""
    from onrecord.standing import COLUMNS

    empty = dict.fromkeys(COLUMNS)
    made = []
    for state, years in states:
        for year, position, sponsor, vote in years:
            made.append(empty | {
                "series": "s", "forum": "GA", "session": year - 1945, "session_label": str(year - 1945), "year": year,
                "state": state, "position": position, "sponsor": sponsor, "vote": vote, "rank": "document",
                "method": "recorded_vote" if vote else "without_vote", "member": True, "origin_id": f"o{state}{year}",
                "sponsor_origin_id": f"s{state}{year}", "vote_origin_id": f"v{state}{year}",
                "document": f"A/RES/{year}", "sponsor_document": f"A/L/{year}", "sponsor_rank": "document",
            })  # fmt: skip
    strings = {"session_label", "state", "position", "sponsor", "vote"}
    return pl.DataFrame(made, infer_schema_length=None).with_columns(pl.col(name).cast(pl.String) for name in strings)


def test_reasons_from_positions_of_our_own() -> None:
    from onrecord.letters.whom import find_candidates

    table = rows(
        ("BRK", [(2020, "sponsor", "yes", "yes"), (2021, "voted_yes", "no", "yes")]),
        ("NOW", [(2020, "voted_yes", "no", "yes"), (2021, "sponsor", "yes", "yes")]),
        ("YES", [(2020, "voted_yes", "no", "yes"), (2021, "voted_yes", "no", "yes")]),
        ("NAY", [(2020, "voted_yes", "no", "yes"), (2021, "voted_no", "no", "no")]),
        ("ABS", [(2020, "abstained", "no", "abstain"), (2021, "abstained", "no", "abstain")]),
        ("OWN", [(2020, "voted_yes", "no", "yes"), (2021, "voted_yes", "no", "yes")]),
    )
    groups = {"BRK": "A", "NOW": "B", "YES": "C", "NAY": "D", "ABS": "B", "OWN": "A"}
    found = find_candidates(table, groups, "OWN")
    assert [(one.state, [reason.why.value for reason in one.reasons]) for one in found] == [
        ("BRK", ["broke_away", "sometimes"]), ("YES", ["yes_never_sponsor"]), ("ABS", ["neighbours"]),
    ]  # fmt: skip
    assert found[2].reasons[0].times == 1
    assert found[2].reasons[0].of == 2


@pytest.mark.parametrize("name", ["L2019", "L2020a", "L2020b", "L2022b", "L2025a", "L2025b"])
def test_the_letters_of_the_record_are_shown_in_the_same_form(visitor: Client, name: str) -> None:
    page = visitor.get(f"/letters/record/{name}")
    assert page.status_code == 200
    text = page.content.decode()
    assert "What it asks" in text
    assert "Source" in text


def test_a_letter_of_the_record_with_names_counts_and_outcome(visitor: Client) -> None:
    page = visitor.get("/letters/record/L2025b").content.decode()
    assert "Human Rights Watch" in page
    assert "What came of it" in page
    assert "A/C.3/80/L.29" in page
    assert "joined the consensus" in visitor.get("/letters/record/L2019").content.decode()
    assert visitor.get("/letters/record/L1900").status_code == 404
    listed = visitor.get("/letters").content.decode()
    assert listed.count("/letters/record/L20") == 8


def test_pages_of_the_record_are_kept_and_those_of_letters_are_not(world: World, visitor: Client) -> None:
    letter = world.open()
    assert visitor.get("/letters/whom").headers["ETag"]
    assert visitor.get("/letters/record/L2019").headers["ETag"]
    assert "ETag" not in visitor.get(f"/letters/{letter.slug}").headers
    assert "ETag" not in visitor.get("/letters").headers


def test_duplicates_are_shown_to_editors_and_set_apart(world: World, visitor: Client) -> None:
    from onrecord.letters.deeds.signing import set_apart

    from .conftest import enter

    letter = world.open()
    first = world.confirm(world.sign(name="Human Rights Watch", email="a@example.org"))
    second = world.confirm(world.sign(name="Human Rights Watch Inc.", email="b@example.org", website=""))
    editor = enter(world.editor)
    page = editor.get(f"/desk/letter/{letter.pk}/signatures").content.decode()
    assert "May be the same" in page
    assert "same name" in page
    assert "May be the same" not in visitor.get(f"/letters/{letter.slug}").content.decode()
    set_apart(world.actor, second, first)
    set_apart(world.actor, first, second)
    assert "May be the same" not in editor.get(f"/desk/letter/{letter.pk}/signatures").content.decode()


def test_the_answer_is_public(world: World, visitor: Client) -> None:
    from .conftest import enter
    from .test_signing import deliver

    letter = world.open()
    world.confirm(world.sign())
    deliver(world)
    sent = {"on": "2026-11-20", "who": "Minister of Foreign Affairs", "text": "We have <b>noted</b> it.", "link": ""}
    assert enter(world.editor).post(f"/desk/letter/{letter.pk}/answer", sent).status_code == 302
    page = visitor.get(f"/letters/{letter.slug}").content.decode()
    assert "Minister of Foreign Affairs" in page
    assert "We have &lt;b&gt;noted&lt;/b&gt; it." in page
    assert world.fresh().stage == "answered"


def test_pages_of_letters_are_valid(world: World, visitor: Client, tmp_path: Path) -> None:
    """Public ones, the desk, the links of mails, and forms that are refused."""
    from validity import find_faults

    from .conftest import enter

    world.open()
    signature = world.sign(name="Rights Now")
    world.confirm(world.sign(name="Rights Now Inc.", website="https://example.org"))
    editor, letter = enter(world.administrator), world.letter
    parts = ("", "/sign/organisation", "/sign/individual", "/again", "/thanks")
    public = [f"/letters/{letter.slug}{rest}" for rest in parts]
    public += ["/letters", "/letters/whom", "/letters/record/L2025b", "/desk/sign-in", "/desk/forgotten"]
    public += [f"/letters/confirm/{world.link(signature)}", f"/letters/own/{world.link(signature, 'own')}"]
    parts = ("", "/write", "/write?language=ar", "/signatures", "/import", "/delivery", "/mail", "/trail")
    desk = [f"/desk/letter/{letter.pk}{rest}" for rest in parts]
    desk += [f"/desk/letter/{letter.pk}/signatures/print", "/desk", "/desk/account", "/desk/account/app"]
    bodies = {path: visitor.get(path) for path in public} | {path: editor.get(path) for path in desk}
    assert {path: answer.status_code for path, answer in bodies.items() if answer.status_code != 200} == {}
    bodies["refused"] = visitor.post(f"/letters/{letter.slug}/sign/organisation", {"name": "x", "form": "a"})
    bodies["campaign"] = editor.get(f"/desk/campaign/{world.campaign.slug}")
    faults = find_faults({path: answer.content for path, answer in bodies.items()}, tmp_path)
    assert faults == [], "\n".join(faults)
