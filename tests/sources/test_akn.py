"""Security Council resolutions in Akoma Ntoso."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.record import Reading, SourceFile
from onrecord.sources.akn import READER

if TYPE_CHECKING:
    from pathlib import Path

# A resolution of our own making in the layout of the real files.
OWN = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:akn4un="http://un.org/akn4un">
<statement name="resolution"><meta><identification source="#DGACM"><FRBRWork><FRBRdate date="2050-05-08"/></FRBRWork>
</identification><classification source="DHLAUTH"><keyword refersTo="title"
 value="Security Council resolution {titled} (2050) [on a matter of our own]"/></classification>
<workflow source="#un"><step date="2050-05-08" outcome="draftResolution" as="S/2050/270" by="Chile, Fiji and Antigua and
 Barbuda"/><step date="{day}" outcome="adopted" as="S/PV.9999" by="{how}"/></workflow>
<analysis><parliamentary><voting><count value="{count}" refersTo="inFavour"><akn4un:voters>
<organization>CHILE</organization><organization>FIJI</organization></akn4un:voters></count>
<count value="001" refersTo="abstaining"><akn4un:voters><organization>INDIA</organization></akn4un:voters></count>
</voting></parliamentary></analysis></meta><coverPage><p><docNumber>{symbol}</docNumber></p>
<p><docTitle refersTo="#adoption">Adopted on <docDate date="2050-05-08" refersTo="#adoptionDate">8 May 2050</docDate>
</docTitle></p></coverPage>
<preamble><formula><p>The Council,</p></formula><container name="Recalling"><p><span>Recalling</span> itself,</p>
</container></preamble>
<mainBody><paragraph><subheading>Mandate</subheading></paragraph>
<paragraph><num>1.</num><content><p><span>Decides</span> one thing;</p></content></paragraph>
<paragraph><num>2.</num><list><intro><p>Asks for:</p></intro>
<point><num>(a)</num><content><p>first;</p></content></point>
<sublist><point><num>(i)</num><content><p>in part;</p></content></point>
<sublist><point><num>•</num><content><p>a bullet.</p>
</content></point></sublist></sublist></list></paragraph></mainBody></statement></akomaNtoso>"""

SOUND = {"titled": "4000", "day": "2050-05-08", "how": "Adopted 2-0-1, 9999th meeting", "count": "002"}


def read(**changes: str) -> Reading:
    text = OWN.format(**{**SOUND, "symbol": "S/RES/4000 (2050)", **changes})
    return READER.read(SourceFile("own.xml", text.encode()))


def test_a_sound_resolution() -> None:
    reading = read()
    assert reading.discrepancies == ()
    own, draft = reading.statements["documents"].to_dicts()
    assert (own["document"], own["title"], own["date"]) == ("S/RES/4000 (2050)", "on a matter of our own", "2050-05-08")
    assert (draft["document"], draft["becomes"]) == ("S/2050/270", "S/RES/4000 (2050)")
    assert reading.statements["sponsorships"]["printed"].to_list() == ["Chile", "Fiji", "Antigua and Barbuda"]
    action = reading.statements["actions"].to_dicts()[0]
    assert (action["method"], action["yes"], action["no"], action["abstain"]) == ("recorded_vote", 2, 0, 1)
    assert reading.statements["ballots"].select("printed", "ballot").rows() == [
        ("CHILE", "yes"),
        ("FIJI", "yes"),
        ("INDIA", "abstain"),
    ]
    assert reading.statements["paragraphs"]["label"].to_list() == [
        "PP1",
        "OP1",
        "OP2",
        "OP2(a)",
        "OP2(a)(i)",
        "OP2(a)(i)",
    ]
    assert reading.rows_read == reading.rows_used


def test_library_data_weighs_less_than_the_text() -> None:
    reading = read()
    assert set(reading.statements["ballots"]["rank"]) == {"catalogue"}
    assert set(reading.statements["paragraphs"]["rank"]) == {"document"}


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"titled": "3999"}, "file-contradicts-itself", "title"),
        ({"day": "2050-04-01"}, "file-contradicts-itself", "date"),
        ({"count": "003"}, "tally-mismatch", "yes"),
        ({"how": "Adopted 3-0-1, 9999th meeting"}, "tally-mismatch", "tally"),
        ({"how": "Adopted without vote, 9999th meeting"}, "file-contradicts-itself", "voting"),
    ],
)
def test_what_does_not_add_up_is_said(changes: dict[str, str], code: str, field: str) -> None:
    assert (code, field) in [(d.code, d.field) for d in read(**changes).discrepancies]


def test_no_ballots_are_taken_from_an_adoption_without_a_vote() -> None:
    reading = read(how="Adopted without vote, 9999th meeting")
    assert "ballots" not in reading.statements
    assert reading.statements["actions"]["method"].to_list() == ["without_vote"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (OWN[:700].encode(), "damaged XML"),
        (OWN.format(**SOUND, symbol="Resolution forty").encode(), "docNumber"),
        (OWN.format(**SOUND, symbol="S/RES/4000 (2050)").replace("2050-05-08", "someday").encode(), "is no date"),
        (
            OWN.format(**SOUND, symbol="S/RES/4000 (2050)").replace("inFavour", "perhaps").encode(),
            "unknown kind of vote",
        ),
    ],
    ids=["cut", "symbol", "date", "vote"],
)
def test_what_cannot_be_read_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        READER.read(SourceFile("own.xml", content))


def test_an_entity_bomb_is_not_opened() -> None:
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
        + OWN.format(**SOUND, symbol="&c;")
    )
    with pytest.raises(InputError):
        READER.read(SourceFile("bomb.xml", bomb.encode()))


@settings(max_examples=80)
@given(st.integers(0, 2500), st.binary(max_size=40))
def test_damage_gives_a_reading_or_a_refusal(place: int, noise: bytes) -> None:
    content = OWN.format(**SOUND, symbol="S/RES/4000 (2050)").encode()
    try:
        reading = READER.read(SourceFile("noise.xml", content[:place] + noise + content[place + len(noise) :]))
    except InputError:
        return
    assert "documents" in reading.statements


@pytest.mark.shared
def test_the_real_resolutions(shared: Path) -> None:
    """Forty resolutions; the three faults that they hold are said, and every roll call adds up."""
    files = sorted((shared / "data/texts/akn").glob("*.xml"))
    readings = [READER.read(SourceFile(path.name, path.read_bytes())) for path in files]
    assert len(readings) == 40
    faults = [(d.document, d.field) for reading in readings for d in reading.discrepancies]
    assert sorted(faults) == [
        ("S/RES/2638 (2022)", "voting"),
        ("S/RES/2681 (2023)", "date"),
        ("S/RES/2729 (2024)", "title"),
    ]
    ballots = pl.concat([r.statements["ballots"] for r in readings if "ballots" in r.statements])
    assert set(ballots.group_by("document").len()["len"]) == {15}
