"""Every fact of the compilation beside the checkout is in the pack, with its source."""

from __future__ import annotations

import csv
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

import packed
from onrecord.days import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

pytestmark = pytest.mark.shared

VOTES = {"Y": "yes", "N": "no", "A": "abstain", "absent / did not take part": "absent"}
BEHALF = " (on behalf of the European Union)"


def facts(shared: Path, name: str) -> list[dict[str, str]]:
    with (shared / "facts" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def addresses(source: str) -> list[str]:
    """The addresses in a source, without the words around them."""
    return [word for word in source.replace('"', " ").split() if word.startswith("http")]


def cites(row: dict[str, Any], source: str) -> bool:
    return all(address in row["source"] for address in addresses(source)) if addresses(source) else bool(row["source"])


def draft_of(shared: Path) -> dict[str, str]:
    return {row["becomes"]: row["document"] for row in facts(shared, "drafts") if row["becomes"]}


def text_of(shared: Path) -> dict[tuple[str, str], str]:
    """(body, session) -> the document under which sponsors stand: the draft; the resolution if unknown."""
    drafts = draft_of(shared)
    return {
        (row["body"], row["session"]): drafts.get(row["leads_to"] or row["document"], row["leads_to"])
        for row in facts(shared, "actions")
        if row["body"] != "A"
    }


def only(rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    (row,) = rows
    return row


def test_every_document(shared: Path) -> None:
    held = {row["document"]: row for row in packed.rows("documents")}
    for fact in facts(shared, "drafts"):
        row = held[fact["document"]]
        assert (row["body"], row["session"], row["becomes"]) == (fact["body"], fact["session"], fact["becomes"] or None)
        assert row["date"] == (str(PartialDate.parse(fact["date"])) if fact["date"] else None)
        assert row["kind"] == ("revised_draft" if "/Rev." in fact["document"] else "draft")
        assert cites(row, fact["source"])
    adopted = {row["document"] for row in facts(shared, "actions") if "/RES/" in row["document"]}
    assert {name for name, row in held.items() if row["kind"] == "resolution"} == adopted


def test_every_action(shared: Path) -> None:
    columns = ("document", "body", "session", "date", "kind", "method", "yes", "no", "abstain", "leads_to")
    held = {tuple(str(row[name] or "") for name in columns): row for row in packed.rows("actions")}
    for fact in facts(shared, "actions"):
        assert cites(held[tuple(fact[name] for name in columns)], fact["source"]), fact


def test_every_printed_sponsorship(shared: Path) -> None:
    columns = ("document", "printed", "role", "stated_in")
    rows = [row for row in packed.rows("sponsorships") if row["file"] == "sponsorships-printed.csv"]
    told = facts(shared, "sponsorships")
    assert len(told) == 1179
    held = Counter(tuple(row[name] or "" for name in columns) for row in rows)
    assert held == Counter(tuple(fact[name] for name in columns) for fact in told)
    assert all(cites(row, fact["source"]) for row, fact in zip(rows, told, strict=True))


def test_every_ballot(shared: Path) -> None:
    rows = [row for row in packed.rows("ballots") if row["file"] != "ballots-other.csv"]
    columns = ("document", "printed", "ballot", "source")
    told = Counter(tuple(fact[name] for name in columns) for fact in facts(shared, "ballots"))
    assert told.total() == 2171
    assert Counter(tuple(row[name] for name in columns) for row in rows) == told
    days = {fact["document"]: fact["date"] for fact in facts(shared, "actions")}
    assert all(str(row["date"]) == days[row["document"]] for row in rows)


def test_every_reported_sponsor(shared: Path) -> None:
    drafts = draft_of(shared)
    held = {
        (row["document"], row["printed"], row["via"], row["role"], row["source"]) for row in packed.rows("sponsorships")
    }
    for fact in facts(shared, "reported_sponsors"):
        via = "European Union" if fact["printed"].endswith(BEHALF) else None
        document = drafts.get(fact["resolution"], fact["resolution"])
        assert (document, fact["printed"].removesuffix(BEHALF), via, fact["role"], fact["source"]) in held, fact


def test_every_main_sponsor_of_the_council(shared: Path) -> None:
    drafts = draft_of(shared)
    mains = {(row["document"], row["printed"]) for row in packed.rows("sponsorships") if row["role"] == "main"}
    for fact in facts(shared, "main_sponsors_hrc"):
        names = fact["printed"].partition(" (29 main")[0].partition(" (joint")[0]
        if names.startswith("29 main"):
            continue
        for name in names.replace(" and the ", ", ").replace(" and ", ", ").split(", "):
            if name:
                assert (drafts[fact["document"]], name.removesuffix(BEHALF)) in mains, (fact, name)


def test_every_position_of_the_republic_of_korea(shared: Path) -> None:
    texts = text_of(shared)
    rows = [row for row in packed.rows("sponsorships") if row["printed"] == "Republic of Korea"]
    votes = {
        (row["document"], row["ballot"])
        for row in packed.rows("ballots")
        if row["printed"].upper() == "REPUBLIC OF KOREA"
    }
    final = {(fact["body"], fact["session"]): fact["document"] for fact in facts(shared, "actions")}
    told = facts(shared, "reported_positions_kor")
    assert len(told) == 42
    for fact in told:
        document = texts[fact["body"], fact["session"]]
        role = {"yes": "sponsor", "no": "not_sponsor"}.get(fact["sponsor"])
        said = [
            row for row in rows if row["document"] == document and row["role"] == role and cites(row, fact["source"])
        ]
        assert bool(said) == bool(fact["sponsor"]), fact
        if fact["committee_vote"]:
            assert (document, VOTES[fact["committee_vote"]]) in votes, fact
        if fact["plenary_vote"]:
            plenary = "A" if fact["body"] == "A/C.3" else fact["body"]
            assert (final[plenary, fact["session"]], VOTES[fact["plenary_vote"]]) in votes, fact


def test_every_count_of_sponsors(shared: Path) -> None:
    texts = text_of(shared)
    told = {
        (row["document"], row["stage"], row["total_printed"] or str(row["total"])) for row in packed.rows("coverage")
    }
    for fact in facts(shared, "reported_sponsor_counts"):
        for stage in ("at_tabling", "at_adoption"):
            if fact[stage]:
                document = texts["A/C.3", fact["session"]]
                assert (document, stage, fact[stage]) in told, (fact["session"], stage)
    drafts = draft_of(shared)
    printed = " | ".join(f"{document} {number}" for document, _, number in told)
    for fact in facts(shared, "main_sponsors_hrc"):
        if fact["cosponsor_count"]:
            assert f"{drafts[fact['document']]} {fact['cosponsor_count'].split()[0]}" in printed, fact


def test_every_conflict(shared: Path) -> None:
    held = {(one.document, one.value, one.other_value) for one in packed.conflicts()}
    told = {(fact["document"], fact["value"], fact["other_value"]) for fact in facts(shared, "conflicts")}
    assert len(told) == 10
    assert told <= held


def test_every_act_and_term(shared: Path) -> None:
    acts = {row["act_id"]: row for row in packed.rows("acts")}
    met: Counter[str] = Counter()
    for fact in facts(shared, "acts"):
        plain = f"ev:{fact['date']}:{fact['kind']}"
        met[plain] += 1
        row = acts[plain + (f"#{met[plain]}" if met[plain] > 1 else "")]
        assert (row["end"] or "", row["actor"]) == (fact["end"], fact["actor"])
        assert cites(row, fact["source"])
        # The compilation puts the exit of the United States from the Council under the Republic of Korea.
        assert row["state"] == ("USA" if row["act_id"] == "ev:2025-02:context" else fact["state"] or None)
    # Beside the compilation: a pair of dates that it has in one row, and what the labelling rules tell of 2014.
    assert len(acts) == met.total() + 2
    terms = {(row["head"], str(row["from"]), str(row["to"] or "")): row for row in packed.rows("governments")}
    for fact in facts(shared, "governments"):
        assert cites(terms[fact["head"], fact["from"], fact["to"]], fact["source"])


def test_every_letter(shared: Path) -> None:
    letters = {row["letter"]: row for row in packed.rows("letters")}
    for fact in facts(shared, "letters"):
        row = letters[fact["letter_id"]]
        assert (str(row["date"]), row["addressee"], row["copied_to"] or "") == (
            fact["date"],
            fact["addressee"],
            fact["copied_to"],
        )
        assert cites(row, fact["source_url"])
        for ours, theirs in (
            ("organisations", "organizations"),
            ("individuals", "individuals"),
            ("countries", "countries"),
        ):
            if row[ours] is not None:
                assert fact[theirs].startswith(str(row[ours])), fact
            elif fact[theirs]:
                assert fact[theirs].split(" (")[0].replace(" named", "") in row["counts_printed"], fact
    names = {
        (row["letter"], row["kind"], row["name"], row["country"] or "", row["source"])
        for row in packed.rows("letter_names")
    }
    for fact in facts(shared, "signatories"):
        kind = fact["kind"].replace("z", "s")
        assert (fact["letter_id"], kind, fact["name"], fact["country"], fact["source_url"]) in names


def test_the_labels_of_the_claims_name_rows_of_the_pack(shared: Path) -> None:
    ids = {row["act_id"] for row in packed.rows("acts")}
    ids |= {f"ev:{row['from']}:presidency" for row in packed.rows("governments")}
    ids |= {row["letter"] for row in packed.rows("letters")} | {row["document"] for row in packed.rows("documents")}
    with (shared / "claims" / "dev.jsonl").open(encoding="utf-8") as lines:
        labels = {name for line in lines for claim in json.loads(line)["claims"] for name in claim["evidence"]}
    assert {name for name in labels if name.startswith("ev:")}
    # A session without a text yet has no row.
    assert {name for name in labels - ids if not name.startswith("GA")} == set()


def test_the_reissue_names_the_sponsors_of_2025(shared: Path) -> None:
    """The 41 names are read again from the document as issued."""
    import pypdfium2

    page = pypdfium2.PdfDocument(shared / "data/texts/pdf/A_C.3_80_L.29.pdf")[0]
    head = " ".join(page.get_textpage().get_text_range().split())
    assert "A/C.3/80/L.29*" in head
    assert "Second reissue for technical reasons (12 November 2025)" in head
    names = [
        row["printed"] for row in packed.rows("sponsorships")
        if row["document"] == "A/C.3/80/L.29" and row["role"] == "tabled"
    ]  # fmt: skip
    listed = head[head.index("and representatives ") + len("and representatives ") : head.index(": draft resolution")]
    assert listed == f"{', '.join(names[:-1])} and {names[-1]}"
    row = only(row for row in packed.rows("documents") if row["document"] == "A/C.3/80/L.29")
    assert (row["title"], row["date"], row["agenda_item"]) == (
        "Situation of human rights in the Democratic People’s Republic of Korea",
        "2025-11-04",
        "71 (c)",
    )
    assert row["title"] in head
