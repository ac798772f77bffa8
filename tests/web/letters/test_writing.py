"""Writing: safe Markdown, versions, the checker's word before opening, what is fixed once people sign."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.letters.wording.markdown import cut_blocks, render_html, to_plain

from .conftest import BODY, WRONG, enter

if TYPE_CHECKING:
    from django.test import Client

    from .conftest import Clock, World

HOSTILE = [
    "<script>alert(1)</script>", '<img src=x onerror="alert(1)">', "[x](javascript:alert(1))", "[x](data:text/html,x)",
    "![x](https://elsewhere.example/pixel.png)", '<a href="x" style="position:fixed">x</a>', "[x](vbscript:x)",
    "<svg/onload=alert(1)>", "[x]: javascript:alert(1)\n\n[x]", "<https://a.example/\"onmouseover=alert(1)>",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_markdown_is_harmless(text: str) -> None:
    import lxml.html

    page = lxml.html.fromstring(f"<div>{render_html(text)}</div>")
    tags = {element.tag for element in page.iter()}
    assert tags <= {"div", "p", "a", "em", "strong", "br"}
    for link in page.iter("a"):
        assert link.get("href", "https://x").startswith(("https://", "http://", "mailto:"))
        assert set(link.attrib) <= {"href", "rel"}


@given(st.text(alphabet="ab*_#->`[]()<>&\n1. \t!\\", max_size=80))
def test_any_text_becomes_page_blocks_and_plain(text: str) -> None:
    render_html(text)
    to_plain(text)
    assert all(block.kind in ("paragraph", "heading", "item", "quote", "rule") for block in cut_blocks(text))


def test_blocks_of_a_letter() -> None:
    blocks = cut_blocks("# Head\n\nOne **two** [three](https://x.example).\n\n3. a\n   - b\n4. c\n\n> quote\n\n---")
    assert [(block.kind, block.marker, block.depth, block.text) for block in blocks] == [
        ("heading", "", 2, "Head"), ("paragraph", "", 0, "One two three."), ("item", "3.", 1, "a"),
        ("item", "•", 2, "b"), ("item", "4.", 1, "c"), ("quote", "", 1, "quote"), ("rule", "", 0, ""),
    ]  # fmt: skip
    assert [(run.text, run.strong, run.link) for run in blocks[1].runs][1:4] == [
        ("two", True, ""), (" ", False, ""), ("three", False, "https://x.example"),
    ]  # fmt: skip


def write(client: Client, world: World, body: str, after: int, *, preview: bool = False, **more: Any) -> Any:
    sent = {
        "subject": "Co-sponsor the resolution", "body": body, "after": after, "ask": ["Co-sponsor it.", ""],
        "ask_series": ["dprk", ""], "ask_forum": ["GA", ""],
    }  # fmt: skip
    return client.post(f"/desk/letter/{world.letter.pk}/write", sent | ({"preview": "1"} if preview else {}) | more)


def test_a_contradicted_letter_is_opened_only_after_it_is_mended_or_justified(world: World) -> None:
    from onrecord.letters.models import Entry, Reason

    editor, desk = enter(world.editor), f"/desk/letter/{world.letter.pk}"
    write(editor, world, f"{BODY}\n{WRONG}", 2)
    page = editor.get(f"{desk}/write").content.decode()
    assert "The record contradicts 1 sentence." in page
    assert 'class="contradicted"' in page
    refused = editor.post(f"{desk}/open")
    assert refused.status_code == 422
    assert "contradicts a sentence" in refused.content.decode()
    assert world.fresh().stage == "draft"
    number = page.split('name="number" value="')[1].split('"')[0]
    assert editor.post(f"{desk}/justify?language=en", {"number": number, "why": ""}).status_code == 422
    editor.post(f"{desk}/justify?language=en", {"number": number, "why": "The ministry counts so"})
    assert Reason.objects.get().quote in WRONG
    assert editor.post(f"{desk}/open").status_code == 302
    assert world.fresh().stage == "open"
    opened = Entry.objects.get(action="open")
    assert opened.detail["verdicts"]["en"]["contradicted"] == 1


def test_a_reason_is_for_the_words_that_it_was_given_for(world: World) -> None:
    from onrecord.letters.deeds.letters import justify, newest_text
    from onrecord.letters.wording.checking import check_letter
    from onrecord.web.shelf import current_shelf

    editor, edition = enter(world.editor), current_shelf().edition
    write(editor, world, WRONG, 2)
    text = newest_text(world.letter, "en")
    assert text
    checked = check_letter(world.letter, text, edition)
    assert checked
    justify(world.actor, world.letter, checked.contradictions[0], edition.id, "because")
    write(editor, world, WRONG.replace("2019 to 2022", "2019 through 2022"), 3)
    assert editor.post(f"/desk/letter/{world.letter.pk}/open").status_code == 422
    write(editor, world, BODY, 4)
    assert editor.post(f"/desk/letter/{world.letter.pk}/open").status_code == 302


def test_what_a_letter_lacks_is_said_at_once(world: World) -> None:
    from onrecord.letters.models import Letter

    Letter.objects.filter(pk=world.letter.pk).update(deadline=None, addressee=" ")
    editor = enter(world.editor)
    write(editor, world, "", 2, ask=[""])
    page = editor.post(f"/desk/letter/{world.letter.pk}/open").content.decode()
    for said in ("no addressee", "no words", "add at least one ask", "last day"):
        assert said in page


def test_a_preview_is_not_kept(world: World) -> None:
    from onrecord.letters.models import LetterText

    page = write(enter(world.editor), world, "Only **looked** at", 2, preview=True).content.decode()
    assert "<strong>looked</strong>" in page
    assert "Preview, not saved" in page
    assert LetterText.objects.filter(letter=world.letter).count() == 2


def test_two_editors_do_not_overwrite_each_other(world: World) -> None:
    from onrecord.letters.models import LetterText

    editor = enter(world.editor)
    assert write(editor, world, "Mine", 2).status_code == 302
    late = write(enter(world.administrator), world, "Theirs", 2)
    assert late.status_code == 409
    assert "Mine" in late.content.decode()
    assert 'name="after" value="3"' in late.content.decode()
    assert [text.body for text in LetterText.objects.filter(letter=world.letter).order_by("number")][2:] == ["Mine"]


def test_what_people_sign_stays_and_translations_are_added(world: World) -> None:
    from onrecord.letters.deeds.letters import change_frame, newest_text
    from onrecord.letters.life import StepError

    world.open()
    editor = enter(world.editor)
    assert write(editor, world, "Other words", 2).status_code == 409
    with pytest.raises(StepError):
        change_frame(world.actor, world.letter, {"addressee": "Somebody else"})
    change_frame(world.actor, world.letter, {"deadline": dt.date(2026, 12, 1)})
    sent = {"subject": "제목", "body": "본문", "after": 0, "ask": ["참여"], "ask_series": ["dprk"], "ask_forum": ["GA"]}
    assert editor.post(f"/desk/letter/{world.letter.pk}/write?language=ko", sent).status_code == 302
    text = newest_text(world.letter, "ko")
    assert text
    assert text.asks == [{"words": "참여", "series": "dprk", "forum": "GA"}]


def test_a_translation_that_comes_late_is_checked_as_well(world: World) -> None:
    from onrecord.letters.deeds.letters import make_letter, newest_text, write_text
    from onrecord.letters.models import Letter

    frame = {
        name: getattr(world.letter, name) for name in ("addressee", "addressee_state", "copies", "series", "forum")
    }
    made = make_letter(world.actor, world.campaign, "ko", frame | {"deadline": world.letter.deadline}, "제목")
    write_text(world.actor, made, "ko", 1, "제목", "본문", [{"words": "참여", "series": "", "forum": ""}])
    world.letter = Letter.objects.get(pk=made.pk)
    world.open()
    editor, address = enter(world.editor), f"/desk/letter/{made.pk}/write?language=en"
    sent = {"subject": "Subject", "body": WRONG, "after": 0, "ask": ["Join."], "ask_series": [""], "ask_forum": [""]}
    refused = editor.post(address, sent)
    assert refused.status_code == 422
    assert "contradicts a sentence" in refused.content.decode()
    assert newest_text(made, "en") is None
    assert editor.post(address, sent | {"body": BODY}).status_code == 302


def test_languages_stand_side_by_side(world: World, visitor: Client) -> None:
    from onrecord.letters.deeds.letters import write_text

    write_text(
        world.actor, world.letter, "ko", 0, "한국어 제목", "한국어 본문", [{"words": "참여", "series": "", "forum": ""}]
    )
    letter = world.open()
    plain = visitor.get(f"/letters/{letter.slug}").content.decode()
    assert "한국어 본문" not in plain
    both = visitor.get(f"/letters/{letter.slug}?beside=ko").content.decode()
    assert "한국어 본문" in both
    assert "Dear President" in both
    assert both.count('<article class="letter"') == 2
    korean = visitor.get(f"/ko/letters/{letter.slug}").content.decode()
    assert "한국어 본문" in korean, "read in the language of the page where there is one"


def test_a_draft_cannot_be_closed_nor_a_letter_opened_twice(world: World) -> None:
    editor, desk = enter(world.editor), f"/desk/letter/{world.letter.pk}"
    assert editor.post(f"{desk}/close").status_code == 409
    world.open()
    assert editor.post(f"{desk}/open").status_code == 409
    assert editor.post(f"{desk}/answer", {"on": "2026-10-02", "who": "x", "text": "y"}).status_code == 409


def test_a_closed_letter_is_opened_again_until_a_day_that_is_not_over(world: World, clock: Clock) -> None:
    world.open()
    world.close()
    editor, address = enter(world.editor), f"/desk/letter/{world.letter.pk}/reopen"
    assert editor.post(address, {"deadline": "2026-09-30"}).status_code == 422
    assert editor.post(address, {"deadline": "2026-10-01"}).status_code == 302
    assert world.fresh().stage == "open"


def test_a_letter_s_address_is_no_page_of_ours(world: World) -> None:
    from onrecord.letters.deeds.letters import make_letter

    frame = {"addressee": "x", "addressee_state": "", "copies": "", "series": "", "forum": "", "deadline": None}
    made = [
        make_letter(world.actor, world.campaign, "en", frame, subject).slug
        for subject in ("whom", "Whom", "제목", "제목")
    ]
    assert "whom" not in made
    assert len(set(made)) == 4
