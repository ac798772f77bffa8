"""What must be in the answers, whatever their layout."""

from __future__ import annotations

import json
import re

import pytest


def ask_json(run, *arguments, **options):
    answer = run(*arguments, "--json", **options)
    assert (answer.code, answer.err) == (0, "")
    return json.loads(answer.out)


class TestState:
    def test_korea_by_code_and_by_name_is_one_answer(self, run):
        by_code = run("state", "KOR", "--series", "dprk")
        assert by_code.code == 0
        for name in ("kor", "South Korea", "Republic of Korea", "ROK"):
            assert run("state", name, "--series", "dprk").out == by_code.out

    def test_korea_says_when_it_sponsored(self, run):
        out = run("state", "KOR", "--series", "dprk").out
        assert "Sponsor in sessions: 63-73 (2008-2018), 77-80 (2022-2025)" in out
        assert "Sponsor in sessions: 10-37 (2009-2018), 52-58 (2023-2025)" in out
        assert "Not a sponsor in sessions: 7 (2008), 40-49 (2019-2022)" in out
        assert re.search(r"16 Nov 2022 +76 to 77 .*A/RES/76/177 .*\n.*A/RES/77/226", out)

    def test_without_a_series_all_are_told(self, run):
        assert run("state", "KOR").out == run("state", "KOR", "--series", "dprk").out

    def test_json_carries_spells_breaks_rows_and_origins(self, run):
        answer = ask_json(run, "state", "KOR", "--series", "dprk")
        assert (answer["edition"], answer["state"], answer["name"]) == ("<edition>", "KOR", "Republic of Korea")
        (series,) = answer["series"]
        assert len(series["positions"]) == 43
        spells = [(s["forum"], s["value"], s["from_label"], s["to_label"]) for s in series["sponsor_spells"]]
        assert ("GA", "yes", "63", "73") in spells
        assert [b["date"] for b in series["sponsor_breaks"] if b["forum"] == "GA"][-1] == "2022-11-16"
        ids = {row["origin_id"] for row in series["positions"] if row["origin_id"]}
        assert ids <= set(answer["origins"])
        assert all(origin["sha256"] and origin["locator"] for origin in answer["origins"].values())

    def test_why_is_said_for_each_session(self, run):
        out = run("state", "KOR", "--series", "dprk", "--why").out
        assert "reported as a sponsor; not on the list as tabled, so it may have joined later" in out

    def test_a_consensus_comes_with_its_warning(self, run):
        assert "dissociate themselves" in run("state", "KOR", "--series", "dprk").out


class TestShow:
    def test_both_tallies_stand_there_with_their_sources(self, run):
        out = run("show", "A/RES/62/167").out
        followed = re.search(r"101-22-59 +A/RES/62/167 +\[(\d+)\]", out)
        other = re.search(r"102-22-58 +A/RES/62/167 +\[(\d+)\]", out)
        assert followed
        assert other
        assert f"[{followed[1]}] https://digitallibrary.un.org/record/615020" in out
        assert re.search(rf"\[{other[1]}\] .*Voeten", out)

    def test_a_draft_and_its_resolution_are_one_page(self, run):
        draft, resolution = run("show", "A/C.3/78/L.39").out, run("show", "A/RES/78/218").out
        assert draft.splitlines()[1:] == resolution.splitlines()[1:]
        assert "became A/RES/78/218" in draft

    def test_a_symbol_may_be_written_as_people_write_it(self, run):
        assert run("show", " a/res/62/167 ").out == run("show", "A/RES/62/167").out

    def test_json_keeps_every_statement(self, run):
        answer = ask_json(run, "show", "A/RES/62/167")
        assert answer["family"] == ["A/RES/62/167", "A/C.3/62/L.37/Rev.1"]
        tallies = {(a["yes"], a["no"], a["abstain"], a["chosen"]) for a in answer["actions"]}
        assert {(101, 22, 59, True), (102, 22, 58, False)} <= tallies
        votes = [(b["ballot"], b["chosen"]) for b in answer["ballots"] if b["state"] == "ZAF"]
        assert sorted(votes) == [("abstain", True), ("yes", False)]
        rows = [row for name in ("documents", "actions", "sponsorships", "ballots") for row in answer[name]]
        assert {row["origin_id"] for row in rows} <= set(answer["origins"])

    def test_paragraphs_stand_in_the_order_of_the_text(self, run):
        labels = re.findall(r"^((?:PP|OP)\S+)", run("show", "A/RES/80/220").out, flags=re.MULTILINE)
        assert labels.index("PP9") < labels.index("PP10") < labels.index("OP1") < labels.index("OP2(a)(i)")
        assert labels.index("OP2(a)(v)") < labels.index("OP2(a)(ix)") < labels.index("OP3")


    def test_what_sessions_7_and_22_of_the_council_show_stands_on_the_page(self, run):
        out = run("state", "KOR", "--series", "dprk").out
        assert "- A/HRC/7/L.28: The Republic of Korea is on neither list of 2008" in out
        assert "- A/HRC/22/L.19: The Republic of Korea is not on the list as tabled" in out
        (stand,) = ask_json(run, "state", "KOR", "--series", "dprk")["series"]
        assert {row["document"] for row in stand["discrepancies"]} == {"A/HRC/7/L.28", "A/HRC/22/L.19"}
        assert "What does not add up" not in run("state", "FRA", "--series", "dprk").out


class TestSeries:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("A/RES/70/172", "2 known"),
            ("A/RES/75/190", "not held"),
            ("A/RES/76/177", "stated: more than 60"),
            ("A/RES/80/220", "42 of 61"),
            ("A/HRC/RES/7/15", "44 known; stated: 42 co-sponsors"),
            ("A/HRC/RES/13/14", "39 of 43"),
            ("A/HRC/RES/28/22", "53 known; stated: 28 co-sponsors and 29 main sponsors"),
            ("A/HRC/RES/34/24", "2 of 55"),
        ],
    )
    def test_how_many_sponsored_is_never_more_than_is_known(self, text, said, run):
        (line,) = (line for line in run("series", "dprk").out.splitlines() if f" {text} " in line)
        assert f"  {said}  " in line

    def test_all_series(self, run):
        (row,) = ask_json(run, "series")["series"]
        assert (row["series"], row["texts"], row["first_year"], row["last_year"]) == ("dprk", 43, 2003, 2026)

    def test_each_text_of_one(self, run):
        texts = {row["resolution"]: row for row in ask_json(run, "series", "dprk")["texts"]}
        assert (texts["A/RES/70/172"]["yes"], texts["A/RES/70/172"]["no"], texts["A/RES/70/172"]["abstain"]) == (
            119,
            19,
            48,
        )
        assert (texts["A/RES/78/218"]["sponsors"], texts["A/RES/78/218"]["complete"]) == (62, True)
        last = texts["A/RES/80/220"]
        assert (last["sponsors"], last["complete"], last["said"]) == (42, False, "61")


class TestDiscrepancies:
    def test_filters_agree_with_the_whole(self, run):
        everything = ask_json(run, "discrepancies")["discrepancies"]
        codes = {row["code"] for row in everything}
        assert "known-conflict" in codes
        for code in codes:
            some = ask_json(run, "discrepancies", "--code", code)["discrepancies"]
            assert some == [row for row in everything if row["code"] == code]
        own = ask_json(run, "discrepancies", "--document", "A/RES/62/167")["discrepancies"]
        assert own == [row for row in everything if row["document"] == "A/RES/62/167"]
        assert own

    def test_nothing_found_is_an_answer(self, run):
        answer = run("discrepancies", "--document", "A/RES/79/181", "--code", "bad-symbol")
        assert (answer.code, answer.out) == (0, "The record lists nothing here that does not add up.\n")

    def test_a_text_is_asked_for_with_its_drafts(self, run):
        (row,) = ask_json(run, "discrepancies", "--document", "A/RES/80/220")["discrepancies"]
        assert (row["document"], row["field"]) == ("A/C.3/80/L.29", "sponsors")

    def test_of_a_text_that_is_not_held_nothing_is_said(self, run):
        answer = run("discrepancies", "--document", "A/RES/1/1")
        assert (answer.code, answer.out) == (1, "")
        assert "the record holds no document A/RES/1/1" in answer.err


class TestCheck:
    TEXT = "South Korea co-sponsored the North Korean human rights resolution at the UN General Assembly in 2014.\n"

    @pytest.fixture
    def article(self, tmp_path):
        file = tmp_path / "article.txt"
        file.write_text(self.TEXT)
        return file

    def test_a_text_is_marked_and_judged(self, run, article):
        answer = run("check", str(article), "--published", "2015-01-10")
        assert answer.code == 0
        assert "✓ supported" in answer.out
        assert "A/RES/69/188" in answer.out
        assert "Where this is written" in answer.out

    def test_json_has_the_design_s_form(self, run, article):
        answer = ask_json(run, "check", str(article))
        assert list(answer) == ["text_sha256", "edition", "claims"]
        (claim,) = answer["claims"]
        start, end = claim["span"]
        assert self.TEXT[start:end] == claim["quote"]
        assert (claim["subject"], claim["body"], claim["years"]) == ("KOR", "GA", [2014, 2014])
        assert claim["verdict"] == "supported"

    def test_standard_input_is_a_file(self, run, article):
        assert ask_json(run, "check", "-", stdin=self.TEXT) == ask_json(run, "check", str(article))

    def test_several_files_give_a_named_line_each(self, run, article, tmp_path):
        other = tmp_path / "other.txt"
        other.write_text("A quiet day.\n")
        answer = run("check", str(article), str(other), "--json")
        lines = [json.loads(line) for line in answer.out.splitlines()]
        assert [(line["id"], len(line["claims"])) for line in lines] == [(str(article), 1), (str(other), 0)]

    def test_rows_give_a_line_each_and_count_from_their_own_day(self, run, tmp_path):
        rows = [
            {"id": "a", "text": "Seoul co-sponsored the UN General Assembly's resolution on North Korea last year."},
            {"id": "b", "text": "Nothing to see."},
        ]
        rows[0]["published"] = "2015-02-01"
        file = tmp_path / "texts.jsonl"
        file.write_text("".join(json.dumps(row) + "\n" for row in rows))
        lines = [json.loads(line) for line in run("check", str(file)).out.splitlines()]
        assert [line["id"] for line in lines] == ["a", "b"]
        assert [claim["years"] for claim in lines[0]["claims"]] == [[2014, 2014]]

    def test_a_missing_day_of_publication_is_pointed_out(self, run, article):
        assert "--published" in run("check", str(article)).out
        assert "--published" not in run("check", str(article), "--published", "2015-01-10").out

    def test_explain_says_how_a_claim_was_read(self, run, article):
        out = run("check", str(article), "--explain").out
        assert "How claim 1 was read" in out
        assert "state KOR" in out
        assert re.search(r"Row: A/\S+ \([0-9a-f]{16}\)", out)


class TestBuild:
    def test_the_embedded_record_alone(self, run, tmp_path, folder):
        answer = run("build", "--out", str(tmp_path / "mine"))
        assert answer.code == 0
        assert "actions.csv" in answer.out
        assert (tmp_path / "mine" / "manifest.json").read_bytes() == (folder / "manifest.json").read_bytes()

    def test_json_is_the_report(self, run, tmp_path):
        answer = ask_json(run, "build", "--out", str(tmp_path / "mine"))
        assert answer["folder"] == str(tmp_path / "mine")
        assert {entry["name"] for entry in answer["inputs"]} > {"actions.csv", "states.csv"}


class TestDoctor:
    def test_a_whole_record_is_fine(self, run, folder):
        answer = ask_json(run, "doctor")
        assert answer["fine"] is True
        assert {check["what"] for check in answer["checks"]} > {"Python", "Record", "Series"}
        assert "✗" not in run("doctor").out
        assert str(folder) in run("doctor").out
