"""The user's own files: added, listed, replaced, removed, fetched by symbol, refreshed; whole or not at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from typer.testing import CliRunner

import onrecord
from bulk import GA_2025, csv_file, roll_call
from onrecord.build import default, settings
from onrecord.cli.app import app
from onrecord.errors import EditionError
from papers import draft, make_docx, make_pdf
from site_server import Site, send, serve
from spoilt import SPOILT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.server import BaseHTTPRequestHandler
    from pathlib import Path

    from typer.testing import Result

SYMBOL = "A/C.3/105/L.7"


def paper(symbol: str = SYMBOL, sponsor: str = "France") -> bytes:
    return make_pdf([draft(symbol, [f"{sponsor}: draft resolution"], ["Things of our own making"])])


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(default, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(settings, "settings_file", lambda: tmp_path / "settings.toml")
    monkeypatch.delenv("ONRECORD_EDITION", raising=False)
    return tmp_path


@pytest.fixture
def site(home: Path) -> Iterator[Site]:
    with serve() as running:
        address = f"{running.address}/{{symbol}}?t={{form}}"
        choose(home, f'documents = "{address}"')
        yield running


def choose(home: Path, *lines: str) -> None:
    (home / "settings.toml").write_text("[fetch]\ndelay = 0\nback_off = 0.01\nattempts = 2\n" + "\n".join(lines))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def done(*arguments: object) -> dict[str, Any]:
    result = run(*arguments, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


def listed() -> list[tuple[str, str]]:
    return [(file["name"], file["came_from"]) for file in done("add", "--list")["files"]]


def sponsors(symbol: str = SYMBOL) -> list[str]:
    return onrecord.open().sponsors(symbol)["printed"].sort().to_list()


def kept_files(home: Path) -> dict[str, bytes]:
    data = home / "data"
    return {str(path.relative_to(data)): path.read_bytes() for path in data.rglob("*") if path.is_file()}


class TestFiles:
    def test_a_file_is_read_by_every_command_until_it_is_removed(self, home: Path) -> None:
        file = home / "draft.pdf"
        file.write_bytes(paper())
        before = run("show", SYMBOL)
        assert before.exit_code == 1
        answer = done("add", file)
        assert [(entry["name"], entry["reader"].split("/")[0]) for entry in answer["added"]] == [("draft.pdf", "undoc")]
        file.unlink()
        assert sponsors() == ["France"]
        assert "France" in run("show", SYMBOL).stdout
        assert listed() == [("draft.pdf", str(file))]
        assert done("add", "--remove", "draft.pdf")["removed"] == ["draft.pdf"]
        assert run("show", SYMBOL).exit_code == 1
        assert run("add", "--list").stdout == "You have added no files.\n"

    def test_the_edition_is_the_same_whenever_the_files_were_added(self, home: Path) -> None:
        one, other = home / "one.pdf", home / "other.docx"
        one.write_bytes(paper())
        other.write_bytes(make_docx(draft("A/C.3/105/L.8", ["Chile: draft resolution"], ["Another thing"])))
        done("add", one)
        apart = done("add", other)["edition"]
        done("add", "--remove", "one.pdf", "--remove", "other.docx")
        assert done("add", other, one)["edition"] == apart

    def test_a_file_of_the_same_name_takes_the_place_of_the_first(self, home: Path) -> None:
        file = home / "draft.pdf"
        for sponsor in ("France", "Chile"):
            file.write_bytes(paper(sponsor=sponsor))
            done("add", file)
        assert sponsors() == ["Chile"]
        assert len(list((home / "data" / "files").iterdir())) == 2

    def test_two_files_of_one_name_are_refused(self, home: Path) -> None:
        for folder, sponsor in (("one", "France"), ("other", "Chile")):
            (home / folder).mkdir()
            (home / folder / "draft.pdf").write_bytes(paper(sponsor=sponsor))
        result = run("add", home / "one" / "draft.pdf", home / "other" / "draft.pdf")
        assert (result.exit_code, "draft.pdf: two different files have this name" in result.stderr) == (2, True)
        assert kept_files(home) == {}

    def test_files_that_somebody_else_changed_meanwhile_are_left_alone(self, home: Path) -> None:
        stale = default.open_library()
        (home / "draft.pdf").write_bytes(paper())
        done("add", home / "draft.pdf")
        before = listed()
        with pytest.raises(EditionError, match="another command changed your files meanwhile"):
            default.change_library(stale, stale, {})
        assert listed() == before

    def test_packed_votes_are_added(self, home: Path) -> None:
        votes = csv_file(GA_2025, roll_call({"FRANCE": "Y", "CHILE": "N"}), packed=True)
        (home / "votes.csv.gz").write_bytes(votes.content)
        (entry,) = done("add", home / "votes.csv.gz")["added"]
        assert (entry["rows_read"], entry["rows_recorded"]) == (2, 2)

    @pytest.mark.parametrize("spoilt", SPOILT[:3], ids=lambda spoilt: spoilt.name)
    def test_one_bad_file_and_nothing_changes(self, home: Path, spoilt: Any) -> None:
        good, bad = home / "draft.pdf", home / spoilt.name
        good.write_bytes(paper())
        done("add", good)
        before = kept_files(home)
        good.write_bytes(paper(sponsor="Chile"))
        bad.write_bytes(spoilt.content)
        result = run("add", good, bad)
        assert (result.exit_code, result.stdout) == (2, "")
        assert bad.name in result.stderr
        assert kept_files(home) == before
        assert sponsors() == ["France"]

    def test_a_kept_file_that_was_changed_is_named_with_what_to_do(self, home: Path) -> None:
        file = home / "draft.pdf"
        file.write_bytes(paper())
        done("add", file)
        (kept,) = [path for path in (home / "data" / "files").iterdir() if path.suffix != ".csv"]
        kept.write_bytes(b"%PDF-spoilt")
        for edition in (home / "data" / "editions").iterdir():
            (edition / "manifest.json").unlink()
        result = run("show", SYMBOL)
        assert result.exit_code == 3
        assert "draft.pdf that you added is missing or was changed" in result.stderr
        assert "onrecord add --remove draft.pdf" in result.stderr

    def test_another_edition_that_is_read_is_named(self, home: Path) -> None:
        (home / "draft.pdf").write_bytes(paper())
        result = run("--edition", home / "other", "add", home / "draft.pdf")
        assert result.exit_code == 0
        assert f"you have chosen to read {home / 'other'}" in result.stderr

    def test_what_cannot_be_asked(self) -> None:
        for arguments in ((), ("--list", "x.pdf"), ("--remove", "x.pdf")):
            result = run("add", *arguments)
            assert (result.exit_code, result.stdout) == (2, "")
            assert result.stderr.startswith("onrecord: ")


class TestSymbols:
    def test_a_document_comes_by_its_symbol_and_only_once(self, home: Path, site: Site) -> None:
        def answer(_: Site, handler: BaseHTTPRequestHandler, __: int) -> None:
            if handler.headers.get("If-None-Match") == '"1"':
                handler.send_response(304)
                handler.end_headers()
                return
            send(handler, paper(), ETag='"1"')

        path = "/A%2FC.3%2F105%2FL.7?t=pdf"
        site.answers[path] = answer
        first = done("add", "a/c.3/105/l.7")
        assert sponsors() == ["France"]
        assert listed() == [("A_C.3_105_L.7.pdf", site.address + path)]
        assert done("add", SYMBOL)["edition"] == first["edition"]
        assert site.count(path) == 2

    def test_another_document_than_the_one_asked_for_is_not_kept(self, home: Path, site: Site) -> None:
        site.answers["/A%2FRES%2F105%2F1?t=pdf"] = lambda _, handler, __: send(handler, paper())
        result = run("add", "A/RES/105/1")
        assert result.exit_code == 2
        assert f"the document that came is {SYMBOL}, not A/RES/105/1" in result.stderr
        assert kept_files(home) == {}

    def test_a_symbol_that_does_not_exist(self, home: Path, site: Site) -> None:
        site.answers["/A%2FRES%2F105%2F999?t=pdf"] = lambda _, handler, __: send(handler, b"none", 404)
        result = run("add", "A/RES/105/999")
        assert result.exit_code == 2
        assert "there is nothing there (404)" in result.stderr
        assert kept_files(home) == {}

    def test_a_check_for_humans_says_how_to_go_on(self, home: Path, site: Site) -> None:
        page = b"<html><script src='/awswaf/challenge.js'></script></html>"
        site.answers["/A%2FRES%2F105%2F2?t=pdf"] = lambda _, handler, __: send(handler, page, Content_Type="text/html")
        result = run("add", "A/RES/105/2")
        assert result.exit_code == 2
        assert "in your browser, save the file, and give it to `onrecord add FILE`" in result.stderr
        assert kept_files(home) == {}


class TestSync:
    def test_data_sets_are_refreshed_where_they_changed(self, home: Path, site: Site) -> None:
        say = ["France"]

        def answer(_: Site, handler: BaseHTTPRequestHandler, __: int) -> None:
            tag = f'"{say[0]}"'
            if handler.headers.get("If-None-Match") == tag:
                handler.send_response(304)
                handler.end_headers()
                return
            send(handler, paper(sponsor=say[0]), ETag=tag)

        site.answers["/draft.pdf"] = answer
        choose(home, "[fetch.datasets]", f'own-draft = "{site.address}/draft.pdf"')
        assert [entry["name"] for entry in done("sync")["added"]] == ["own-draft.pdf"]
        assert run("sync").stdout == "Nothing is new in 1 data set.\n"
        say[0] = "Chile"
        assert [entry["name"] for entry in done("sync", "own-draft")["added"]] == ["own-draft.pdf"]
        assert sponsors() == ["Chile"]
        assert site.count("/draft.pdf") == 3

    def test_one_that_does_not_come_leaves_the_others(self, home: Path, site: Site) -> None:
        site.answers["/draft.pdf"] = lambda _, handler, __: send(handler, paper())
        site.answers["/busy"] = lambda _, handler, __: send(handler, b"busy", 503)
        choose(home, "[fetch.datasets]", f'busy = "{site.address}/busy"', f'draft = "{site.address}/draft.pdf"')
        result = run("sync")
        assert result.exit_code == 2
        assert "onrecord: busy: " in result.stderr
        assert "the site is busy (503)" in result.stderr
        assert [name for name, _ in listed()] == ["draft.pdf"]

    def test_nothing_chosen_and_a_name_that_is_none(self, home: Path) -> None:
        assert "no data sets are chosen" in run("sync").stderr
        choose(home, "[fetch.datasets]", 'votes = "https://example.org/votes.csv"')
        result = run("sync", "vote")
        assert (result.exit_code, "Chosen are: votes." in result.stderr) == (2, True)


WRONG_SETTINGS = {
    "[fetch": "it is no TOML",
    "[fetsch]": "there is no part 'fetsch'",
    "fetch = 3": "fetch is a part of its own",
    "[fetch]\ndelay = 'long'": "fetch.delay: 'long' is no value for it",
    "[fetch]\nattempts = 2.5": "fetch.attempts",
    "[fetch]\nspeed = 3": "unknown setting: speed",
    "[fetch]\ndocuments = 'https://example.org/{name}'": "fetch.documents: not an address",
    "[fetch.datasets]\n'a b' = 'https://example.org/x'": "fetch.datasets.a b: not a data set",
}


@pytest.mark.parametrize("text", WRONG_SETTINGS)
def test_wrong_settings_are_named(home: Path, text: str) -> None:
    (home / "settings.toml").write_text(text)
    result = run("sync")
    assert (result.exit_code, result.stdout) == (2, "")
    assert WRONG_SETTINGS[text] in result.stderr


class TestJudge:
    def test_a_judgement_acts_on_the_next_command_and_a_later_one_outweighs_it(self, home: Path) -> None:
        file = home / "draft.pdf"
        file.write_bytes(paper())
        done("add", file)
        why = ("--why", "read both", "--by", "A. Reader")
        assert run("judge", SYMBOL, "dprk", "same", *why).exit_code == 0
        row = onrecord.open().edition.table("series_members").filter(pl.col("document") == SYMBOL).row(0, named=True)
        assert (row["series"], row["why"], row["by"]) == ("dprk", "read both", "A. Reader")
        assert run("judge", SYMBOL, "dprk", "different", *why).exit_code == 0
        assert onrecord.open().edition.table("series_members").filter(pl.col("document") == SYMBOL).is_empty()

    @pytest.mark.parametrize(
        ("arguments", "code", "says"),
        [
            (("A/RES/99/999", "dprk", "same", "--why", "x", "--by", "y"), 1, "holds no document A/RES/99/999"),
            (("A/RES/80/220", "dprkk", "same", "--why", "x", "--by", "y"), 1, "holds no series 'dprkk'"),
            (("A/RES/80/220", "dprk", "same", "--why", " ", "--by", "y"), 2, "needs a 'why'"),
            (("A/RES/80/220", "a/res/80/220", "same", "--why", "x", "--by", "y"), 2, "both sides are the same"),
        ],
    )
    def test_what_cannot_be_judged(self, arguments: tuple[str, ...], code: int, says: str) -> None:
        result = run("judge", *arguments)
        assert result.exit_code == code
        assert says in result.stderr
        assert not default.ledger_file().exists()
