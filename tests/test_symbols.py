"""Symbols print what they parse, say what they are, and refuse what is none by naming the part at fault."""

from __future__ import annotations

import importlib.util
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.bodies import Session, SessionKind
from onrecord.errors import SymbolError
from onrecord.symbols import Body, Forum, Kind, Symbol

if TYPE_CHECKING:
    from types import ModuleType

A, C3, HRC, CHR = Body.ASSEMBLY, Body.THIRD_COMMITTEE, Body.COUNCIL, Body.COMMISSION
R, D, T, P, M = Kind.RESOLUTION, Kind.DECISION, Kind.DRAFT, Kind.REPORT, Kind.MEETING_RECORD


@pytest.mark.parametrize(
    ("text", "body", "session", "kind", "number", "forum"),
    [
        ("A/RES/78/218", A, "78", R, 218, Forum.GA),
        ("A/RES/1495(XV)", A, "15", R, 1495, Forum.GA),
        ("A/RES/S-8/2", A, "S-8", R, 2, Forum.GA),
        ("A/RES/ES-10/10", A, "ES-10", R, 10, Forum.GA),
        ("A/RES/1474(ES-IV)", A, "ES-4", R, 1474, Forum.GA),
        ("A/RES/106(S-1)", A, "S-1", R, 106, Forum.GA),
        ("A/DEC/78/539", A, "78", D, 539, Forum.GA),
        ("A/C.3/78/L.49/Rev.1", C3, "78", T, 49, Forum.GA),
        ("A/C.3/L.1978", C3, None, T, 1978, Forum.GA),
        ("A/C.6/51/L.6/Corr.1", "A/C.6", "51", T, 6, Forum.GA),
        ("A/78/481/Add.3", A, "78", P, 481, Forum.GA),
        ("A/9422", A, None, P, 9422, Forum.GA),
        ("A/78/PV.62", A, "78", M, 62, Forum.GA),
        ("A/PV.2198", A, None, M, 2198, Forum.GA),
        ("A/ES-11/PV.5", A, "ES-11", M, 5, Forum.GA),
        ("A/C.3/78/SR.10", C3, "78", M, 10, Forum.GA),
        ("A/HRC/S-28/L.1", HRC, "S-28", T, 1, Forum.HRC),
        ("A/HRC/RES/52/28", HRC, "52", R, 28, Forum.HRC),
        ("A/HRC/52/NGO/12", HRC, "52", Kind.OTHER, 12, Forum.HRC),
        ("E/CN.4/2003/L.31/Rev.1", CHR, "59", T, 31, Forum.CHR),
        ("E/CN.4/RES/2005/11", CHR, "61", R, 11, Forum.CHR),
        ("E/CN.4/1992/S-2/L.2", CHR, "S-2", T, 2, Forum.CHR),
        ("E/2013/L.32", "E", "2013", T, 32, None),
        ("E/1979/C.1/L.12", "E/C.1", "1979", T, 12, None),
        ("A/CONF.116/C.1/L.76", "A/CONF.116/C.1", None, T, 76, None),
        ("S/RES/2511 (2020)", Body.SECURITY_COUNCIL, None, R, 2511, Forum.SC),
        ("S/2015/562", Body.SECURITY_COUNCIL, None, P, 562, Forum.SC),
        ("S/PRST/2020/1", Body.SECURITY_COUNCIL, None, Kind.OTHER, 1, Forum.SC),
        ("TD/B/C.4/(XIV)/SC.2/L.3", "TD/B/C.4/SC.2", None, T, 3, None),
    ],
)
def test_the_parts_of_a_symbol(text, body, session, kind, number, forum):
    symbol = Symbol.parse(text)
    assert str(symbol) == text
    assert symbol.faults == ()
    assert (symbol.body, symbol.kind, symbol.number, symbol.forum) == (body, kind, number, forum)
    assert (None if symbol.session is None else str(symbol.session)) == session


def test_what_modifies_a_document():
    symbol = Symbol.parse("A/C.3/80/L.29/Rev.2/Add.3/Corr.1**")
    assert (symbol.revision, symbol.addendum, symbol.corrigendum, symbol.stars) == (2, 3, 1, 2)
    assert symbol.canonical == "A/C.3/80/L.29/Rev.2/Add.3/Corr.1"
    assert Symbol.parse("A/RES/33/116[B-VIII]").bracket == "B-VIII"
    assert Symbol.parse("A/RES/17(I)[RULE-73]").bracket == "RULE-73"
    assert Symbol.parse("A/RES/61/128A-B").suffix == "A-B"
    assert Symbol.parse("A/65/456/Add.2(PartII)").part == "Part II"
    assert Symbol.parse("A/78/PV.50 (Resumption 1)").part == "Resumption 1"
    assert Symbol.parse("S/RES/2143 (2014)").year == 2014


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A/RES/67/234 B", "A/RES/67/234B"),
        ("A/RES/217 A (III)", "A/RES/217(III)A"),
        ("S/RES/2225(2015)", "S/RES/2225 (2015)"),
        ("A/62/433(Part II)", "A/62/433 (Part II)"),
        ("A/C.3/80/L.29**", "A/C.3/80/L.29"),
    ],
)
def test_one_symbol_written_two_ways_has_one_canonical_form_and_no_fault(one, other):
    first, second = Symbol.parse(one), Symbol.parse(other)
    assert first.canonical == second.canonical
    assert first != second
    assert first.faults == second.faults == ()


@pytest.mark.parametrize(
    ("printed", "canonical", "fault"),
    [
        ("A/RES/36//235IX", "A/RES/36/235IX", "doubled slash"),
        ("A/34/PV. 75", "A/34/PV.75", "space after a point"),
        (" A/36/PV.91", "A/36/PV.91", "space around the symbol"),
        ("A/56/583/add.2", "A/56/583/Add.2", "add for Add"),
        ("A64/PV.62", "A/64/PV.62", "missing slash"),
        ("A/HRC/DEC22/117", "A/HRC/DEC/22/117", "missing slash"),
        ("A/RES/20/7", "A/RES/20/7", "the session stands in Roman numerals until the 30th"),
    ],
)
def test_a_misprint_is_printed_back_and_flagged(printed, canonical, fault):
    symbol = Symbol.parse(printed)
    assert str(symbol) == printed
    assert symbol.canonical == canonical
    assert symbol.faults == (fault,)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", ""),
        ("A", "A"),
        ("N/A", "N"),
        ("a/res/78/218", "a"),
        ("AA/78/481/Add.2", "AA"),
        ("R/33/13C", "R"),
        ("A/RES/78", "78"),
        ("A/RES/79/XX", "XX"),
        ("A/RES/69/...", "..."),
        ("A/RES/78/", "/"),
        ("A/RES/0/1", "0"),
        ("A/RES/78/218/80", "80"),
        ("A/RES/78/1234567", "1234567"),
        ("A/RES/78/218 as amended", "as amended"),
        ("A/RES/1495(IIX)", "IIX"),
        ("A/RES/3600(XXXI)", "XXXI"),
        ("A/RER/55/33", "RER"),
        ("A/3449/Add.", "Add."),
        ("A/55/558 para.7", "para.7"),
        ("A/HRC/RES/56/L.31", "L.31"),
        ("E/1979/C.1/L.12?rev.1", "?rev.1"),
        ("A/768; A/774", ";"),
        ("A/PV.1384 and Corr.1", "and"),
        ("E/CN.4/1930/L.1", "1930"),
        ("S/RES/2020/7", "7"),
        ("A/C.3/78/Rev.1/L.3", "L.3"),
        ("A/" + "C.3/" * 40 + "L.1", ("A/" + "C.3/" * 40)[:100]),
        ("A/RES/٧٨/٢١٨", "٧٨"),
    ],
)
def test_what_is_no_symbol_is_refused_at_the_part_at_fault(text, part):
    with pytest.raises(SymbolError) as refused:
        Symbol.parse(text)
    assert refused.value.part == part
    assert refused.value.text == text


def test_symbols_order_by_organ_session_and_number():
    listed = [
        "A/RES/9/1",
        "A/RES/80/9",
        "A/RES/80/10",
        "A/RES/S-8/2",
        "A/RES/ES-11/1",
        "A/C.3/80/L.29",
        "A/HRC/RES/7/15",
    ]
    ordered = sorted(Symbol.parse(text) for text in reversed(listed))
    assert [str(symbol) for symbol in ordered] == [*listed[:5], "A/C.3/80/L.29", "A/HRC/RES/7/15"]
    assert len({Symbol.parse("A/RES/80/9"), Symbol.parse("A/RES/80/9")}) == 1


sessions = st.one_of(
    st.integers(31, 120).map(str),
    st.integers(1, 40).map(lambda n: f"S-{n}"),
    st.integers(1, 12).map(lambda n: f"ES-{n}"),
)
numbers = st.integers(1, 99_999).map(str)
suffixes = st.sampled_from(["", "A", "B", "Q", "A-B", "C-V", "XVII"])
modifiers = st.lists(st.tuples(st.sampled_from(["Rev", "Add", "Corr"]), st.integers(1, 99)), max_size=3)


@st.composite
def sound_symbols(draw: st.DrawFn) -> str:
    head = draw(
        st.one_of(
            st.builds(lambda s, n, x: f"A/RES/{s}/{n}{x}", sessions, numbers, suffixes),
            st.builds(lambda c, s, n: f"A/C.{c}/{s}/L.{n}", st.integers(1, 6), sessions, numbers),
            st.builds(lambda s, n: f"A/HRC/{s}/L.{n}", sessions.filter(lambda s: "E" not in s), numbers),
            st.builds(lambda y, n: f"E/CN.4/{y}/L.{n}", st.integers(1949, 2006), numbers),
            st.builds(lambda n, y: f"S/RES/{n} ({y})", numbers, st.integers(1946, 2040)),
            st.builds(lambda s, n: f"A/{s}/PV.{n}", sessions, numbers),
        )
    )
    tail = "".join(f"/{word}.{number}" for word, number in draw(modifiers))
    bracket = draw(st.sampled_from(["", "[A]", "[B-VIII]", "[PARA.4]"]))
    return f"{head}{tail}{bracket}{'*' * draw(st.integers(0, 3))}"


@given(sound_symbols())
def test_a_sound_symbol_is_put_together_again_from_its_parts(text):
    symbol = Symbol.parse(text)
    assert str(symbol) == text
    assert symbol.faults == ()
    assert symbol.canonical + "*" * symbol.stars == text
    assert Symbol.parse(symbol.canonical).canonical == symbol.canonical


@given(st.text(alphabet="AERSCHL/.()[]*0189XVI -dev\n", max_size=40) | st.text(max_size=120))
def test_any_text_is_a_symbol_that_prints_back_or_an_error_that_names_a_part(text):
    try:
        symbol = Symbol.parse(text)
    except SymbolError as error:
        assert error.part in text  # noqa: PT017
        return
    assert str(symbol) == text
    assert Symbol.parse(symbol.canonical).canonical == symbol.canonical


class TestSession:
    @pytest.mark.parametrize(
        ("text", "body", "year"),
        [
            ("1", A, 1946),
            ("63", A, 2008),
            ("80", A, 2025),
            ("ES-11", A, None),
            ("S-8", A, None),
            ("1", HRC, 2006),
            ("7", HRC, 2008),
            ("22", HRC, 2013),
            ("52", HRC, 2023),
            ("S-28", HRC, None),
            ("59", CHR, 2003),
            ("62", CHR, 2006),
            ("2", CHR, None),
        ],
    )
    def test_the_year_in_which_it_acts(self, text, body, year):
        session = Session.parse(text, body)
        assert str(session) == text
        assert session.year == year

    def test_the_commission_is_known_by_its_year(self):
        assert Session.parse("2003", CHR) == Session(CHR, 59)
        with pytest.raises(SymbolError, match="1949 to 2006"):
            Session.parse("2007", CHR)

    def test_a_main_committee_meets_in_the_session_of_the_assembly(self):
        assert Symbol.parse("A/C.3/78/L.49").session == Symbol.parse("A/RES/78/218").session == Session(A, 78)

    def test_dates_hold_what_the_session_did(self):
        assert Session(A, 62).holds(date(2007, 12, 18)) is True
        assert Session(A, 73).holds(date(2019, 9, 16)) is True
        assert Session(A, 37).holds(date(1982, 2, 21)) is False
        assert Session(A, 10, SessionKind.EMERGENCY).holds(date(2023, 10, 27)) is None

    @pytest.mark.parametrize("text", ["", "0", "XX", "S-", "78a", "ES11", "1000"])
    def test_refuses_what_is_no_session(self, text):
        with pytest.raises(SymbolError):
            Session.parse(text)

    @given(st.sampled_from([A, HRC]), st.sampled_from(SessionKind), st.integers(1, 999))
    def test_prints_what_it_parses(self, body, kind, number):
        session = Session(body, number, kind)
        assert Session.parse(str(session), body) == session

    def test_orders_regular_before_special_by_number(self):
        texts = ["9", "80", "S-8", "ES-10", "ES-11"]
        assert [str(s) for s in sorted(Session.parse(t) for t in reversed(texts))] == texts


REFUSED = {
    ("ga_voting.csv.gz", "resolution"): 1,
    ("ga_voting.csv.gz", "committee_report"): 3,
    ("ga_voting.csv.gz", "meeting"): 1,
    ("drafts_1946_2015.csv.gz", "un_document_symbol"): 1,
    ("drafts_1946_2015.csv.gz", "related_document"): 47,
    ("draft_sponsors_1946_2015.csv.gz", "un_document_symbol"): 1,
    ("ballots_2006_2024.csv.gz", "symbol"): 8,
    ("crosswalk_rcid_undl.csv.gz", "voeten_unres"): 5443,
    ("c3_drafts_session78.marcxml", "993"): 1,
}


@pytest.fixture(scope="module")
def counts(shared):
    return load_benchmark("symbols").count_fields(shared)


@pytest.mark.shared
class TestRealFiles:
    """Every field of the files beside the checkout that holds symbols; the figures are those of 2026-11."""

    def test_every_symbol_prints_back(self, counts):
        assert len(counts) == 28
        assert sum(len(c.symbols) + len(c.misprinted) for c in counts.values()) > 23_000

    def test_what_is_refused_is_known_by_number(self, counts):
        refused = {place: len(count.refused) for place, count in counts.items() if count.refused}
        assert refused == REFUSED

    def test_the_refusals_name_the_part(self, counts):
        assert counts["ga_voting.csv.gz", "resolution"].refused["A/RES/79/XX"].part == "XX"
        assert counts["c3_drafts_session78.marcxml", "993"].refused["AA/78/481/Add.2"].part == "AA"
        assert set(counts["crosswalk_rcid_undl.csv.gz", "voeten_unres"].refused) >= {"R/1/66", "ESS/1/34"}

    def test_the_misprints_are_flagged(self, counts):
        assert counts["ga_voting.csv.gz", "resolution"].misprinted == {"A/RES/36//235IX"}
        assert len(counts["ga_voting.csv.gz", "meeting"].misprinted) == 16


def load_benchmark(name: str) -> ModuleType:
    path = Path(__file__).resolve().parents[1] / "benchmarks" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
