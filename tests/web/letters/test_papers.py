"""Papers: PDF read back page by page, DOCX, text; scripts set with their fonts, or refused where these are missing."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import TYPE_CHECKING

import docx
import pypdfium2
import pytest

if TYPE_CHECKING:
    from .conftest import World

NAMES = {
    "ko": "북한인권시민연합", "ja": "日本人権協会", "zh": "中国人权律师团", "ar": "منظمة حقوق الإنسان",
    "fr": "Droits à l’œuvre",
}  # fmt: skip


def read_pdf(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_bounded() for page in document]


@pytest.fixture
def signed(world: World) -> World:
    from onrecord.letters.deeds.letters import write_text
    from onrecord.letters.models import Kind

    letter = world.letter
    asks = [{"words": "결의안에 참여해 주십시오.", "series": "dprk", "forum": "GA"}]
    write_text(
        world.actor,
        letter,
        "ko",
        0,
        "결의안 공동제안국 참여를 요청합니다",
        "존경하는 대통령님께,\n\n- 하나\n- **둘**",
        asks,
    )
    asks = [{"words": "شاركوا في تقديم القرار.", "series": "dprk", "forum": "GA"}]
    write_text(world.actor, letter, "ar", 0, "حالة حقوق الإنسان", "فخامة الرئيس،\n\nنكتب إليكم (A/RES/80/220).", asks)
    world.open()
    for name in NAMES.values():
        world.confirm(world.sign(name=name))
    world.confirm(world.sign(name="Does Not Want", consent=False), consent=False)
    world.sign(name="Has Not Confirmed")
    world.confirm(world.sign(kind=Kind.INDIVIDUAL, name="Jane Roe", title="professor of law", person="", role=""))
    world.close()
    return world


def compose(world: World, language: str) -> object:
    from onrecord.letters.deeds.delivering import compose_letter

    return compose_letter(world.letter, language)


@pytest.mark.parametrize("language", ["en", "ko", "ar"])
def test_the_pdf_holds_the_letter_and_who_signed(signed: World, language: str) -> None:
    from onrecord.letters.deeds.delivering import write_paper
    from onrecord.letters.papers.fonts import FontError

    try:
        content = write_paper(compose(signed, language), "pdf")  # type: ignore[arg-type]
    except FontError as fault:
        pytest.skip(str(fault))
    pages = read_pdf(content)
    text = "\n".join(pages)
    for name in (NAMES["ko"], NAMES["ja"], NAMES["fr"], "Jane Roe", "professor of law"):
        # In a right-to-left line the reader of the PDF gives the words of a Latin name from right to left.
        assert all(word in text for word in re.findall(r"\w+", name)) if language == "ar" else name in text, name
    for name in ("Does Not Want", "Has Not Confirmed"):
        assert name not in text
    assert all(part in text for part in ("RES", "80", "220")) or language != "ar"
    assert {"en": "Page 1 of ", "ko": "쪽 중 1쪽", "ar": "1"}[language] in pages[0]
    assert content[:5] == b"%PDF-"


def test_the_same_letter_gives_the_same_pdf(signed: World) -> None:
    from onrecord.letters.deeds.delivering import write_paper

    made = [write_paper(compose(signed, "en"), "pdf") for _ in range(2)]  # type: ignore[arg-type]
    assert made[0] == made[1]


def test_a_long_list_is_set_over_pages_without_losing_a_name(world: World) -> None:
    from dataclasses import replace

    from onrecord.letters.papers.composition import Signer
    from onrecord.letters.papers.typesetting import set_pdf

    names = [f"Organisation number {n:04}" for n in range(400)]
    composition = replace(
        compose(world, "en"), draft=False, organisations_counted=400,  # type: ignore[type-var]
        organisations=tuple(Signer(name, "Somebody, Director", "South Korea") for name in names),
    )  # fmt: skip
    text = "\n".join(read_pdf(set_pdf(composition)))  # type: ignore[arg-type]
    assert [name for name in names if name not in text] == []


@pytest.mark.parametrize(
    "text", ["#panic()", "$x$", "*bold* _it_ `raw`", "\\u{41}", "// no comment", "<label> @ref", '#eval("1")']
)
def test_nothing_in_a_letter_is_markup_for_the_typesetter(world: World, text: str) -> None:
    from dataclasses import replace

    from onrecord.letters.papers.typesetting import set_pdf
    from onrecord.letters.wording.markdown import Block, Run

    composition = replace(compose(world, "en"), subject=text, blocks=(Block("paragraph", (Run(text),)),))  # type: ignore[type-var]
    assert text in "".join(read_pdf(set_pdf(composition)))  # type: ignore[arg-type]


def test_a_missing_font_is_named_and_no_paper_made() -> None:
    from onrecord.letters.papers.fonts import FontError, choose_families

    held = frozenset({"Libertinus Serif", "Noto Sans CJK KR"})
    assert choose_families("서울", "ko", held) == ["Libertinus Serif", "Noto Sans CJK KR"]
    assert choose_families("Ελλάδα Привет", "en", frozenset()) == ["Libertinus Serif"]
    with pytest.raises(FontError, match="Arabic") as fault:
        choose_families("مرحبا", "en", held)
    assert "fonts-noto-core" in fault.value.hint
    with pytest.raises(FontError, match="Korean"):
        choose_families("서울", "ko", frozenset())


def test_characters_are_drawn_as_the_letter_s_language_draws_them() -> None:
    from onrecord.letters.papers.fonts import choose_families

    held = frozenset({"Noto Serif CJK KR", "Noto Serif CJK JP", "Noto Serif CJK SC"})
    assert choose_families("日本語の文 漢字", "ja", held)[1] == "Noto Serif CJK JP"
    assert choose_families("서울 漢字", "ko", held)[1] == "Noto Serif CJK KR"
    assert choose_families("汉字", "zh", held)[1] == "Noto Serif CJK SC"


def test_the_docx_is_a_letter_in_its_direction(signed: World) -> None:
    from onrecord.letters.papers.word import write_docx

    document = docx.Document(io.BytesIO(write_docx(compose(signed, "ar"))))  # type: ignore[arg-type]
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert "نكتب إليكم (A/RES/80/220)." in paragraphs
    assert any(NAMES["ar"] in text for text in paragraphs)
    xml = document.element.xml
    assert xml.count("<w:bidi/>") > 5
    assert 'w:num="2"' in xml, "two columns"
    assert "Does Not Want" not in xml


def test_the_text_for_mail_stays_within_its_lines(signed: World) -> None:
    from onrecord.letters.papers.plain import write_plain

    text = write_plain(compose(signed, "en"))  # type: ignore[arg-type]
    assert max(len(line) for line in text.splitlines() if "http" not in line) <= 72
    assert "Signed by (6):" in text
    assert "Not named: 1" in text
    assert "- Jane Roe, professor of law, South Korea" in text


def test_a_paper_is_kept_and_delivered_and_made_anew_when_somebody_withdraws(signed: World) -> None:
    from django.test import Client

    from onrecord.letters.deeds.delivering import deliver, make_paper
    from onrecord.letters.life import StepError
    from onrecord.letters.models import Mail, Signature

    letter = signed.letter
    paper = make_paper(signed.actor, letter, "en", "pdf")
    goes = Signature.objects.get(name="Jane Roe")
    sending = {
        "channel": "mail",
        "recipient": "The President",
        "address": "office@example.org",
        "on": dt.date(2026, 11, 2),
        "remark": "",
    }
    Client().post(f"/letters/own/{signed.link(goes, 'own')}", {"do": "withdraw"})
    Signature.objects.filter(pk=goes.pk).update(standing="withdrawn")
    from onrecord.letters.models import Paper

    Paper.objects.filter(pk=paper.pk).update(at=paper.at - dt.timedelta(minutes=1))
    paper.refresh_from_db()
    with pytest.raises(StepError, match="make it anew"):
        deliver(signed.actor, letter, paper, **sending)  # type: ignore[arg-type]
    fresh = make_paper(signed.actor, letter, "en", "pdf")
    deliver(signed.actor, letter, fresh, **sending)  # type: ignore[arg-type]
    assert signed.fresh().stage == "delivered"
    from .test_mail import send

    (mail,) = [mail for mail in send() if mail.to == ["office@example.org"]]
    assert mail.subject == "Co-sponsor the resolution"
    (name, content, kind) = mail.attachments[0]
    assert (name, bytes(content), kind) == (f"{letter.slug}.pdf", bytes(fresh.content), "application/pdf")
    assert Mail.objects.filter(kind="delivery", state="sent").count() == 1
    download = Client().get(f"/letters/{letter.slug}/letter.pdf")
    assert download.content == bytes(fresh.content)


def test_the_picture_is_a_png_of_its_size(world: World, signed: World) -> None:
    from django.test import Client

    answer = Client().get(f"/letters/{signed.letter.slug}/picture.png")
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.content[:8] == b"\x89PNG\r\n\x1a\n"
    size = [int.from_bytes(answer.content[at : at + 4], "big") for at in (16, 20)]
    assert size == [1200, 630]


ORDER = {
    "pPr": (
        "pStyle", "keepNext", "keepLines", "widowControl", "numPr", "pBdr", "shd", "tabs", "wordWrap", "bidi",
        "spacing", "ind", "jc", "rPr", "sectPr",
    ),
    "rPr": (
        "rStyle", "rFonts", "b", "bCs", "i", "iCs", "strike", "color", "spacing", "kern", "sz", "szCs", "highlight",
        "u", "vertAlign", "rtl", "cs", "lang",
    ),
    "sectPr": (
        "headerReference", "footerReference", "type", "pgSz", "pgMar", "pgNumType", "cols", "titlePg", "bidi",
        "docGrid",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ko", "ar"])
def test_the_docx_has_its_elements_in_the_order_that_word_wants(signed: World, language: str) -> None:
    """Word calls a file damaged whose properties stand in another order than the standard's (ECMA-376, part 1)."""
    from onrecord.letters.papers.word import write_docx

    document = docx.Document(io.BytesIO(write_docx(compose(signed, language))))  # type: ignore[arg-type]
    seen = 0
    for name, order in ORDER.items():
        for held in document.element.iter(f"{{*}}{name}"):
            names = [child.tag.rpartition("}")[2] for child in held]
            assert [one for one in names if one not in order] == []
            assert [order.index(one) for one in names] == sorted(order.index(one) for one in names), names
            seen += 1
    assert seen > 30


def test_the_docx_sets_arabic_as_arabic_and_latin_names_as_latin(signed: World) -> None:
    from onrecord.letters.papers.word import write_docx

    document = docx.Document(io.BytesIO(write_docx(compose(signed, "ar"))))  # type: ignore[arg-type]
    runs = {run.text: run for paragraph in document.paragraphs for run in paragraph.runs}
    arabic, latin = runs[NAMES["ar"]], runs["Jane Roe"]
    assert (arabic.font.rtl, arabic.font.cs_bold, arabic.bold) == (True, True, True)
    assert (latin.font.rtl, latin.bold) == (None, True)
    subject = runs["حالة حقوق الإنسان"]
    assert 'w:szCs w:val="24"' in subject._r.xml
    columns = [held for held in document.element.iter("{*}sectPr") if held.find("{*}bidi") is not None]
    assert columns, "the first of two columns is on the right"


def test_a_passage_that_runs_the_other_way_is_set_in_its_own_order(world: World) -> None:
    """Arabic in an English letter: what comes last stands on the left, past the Latin symbol in its midst."""
    from dataclasses import replace

    from onrecord.letters.papers.fonts import FontError
    from onrecord.letters.papers.typesetting import set_pdf
    from onrecord.letters.wording.markdown import Block, Run

    passage = "نحث حكومة كوريا على تأييد A/RES/80/220 قبل نهاية 2031."
    try:
        content = set_pdf(
            replace(compose(world, "en"), blocks=(Block("item", (Run(passage),), depth=1, marker="•"),))  # type: ignore[type-var]
        )
    except FontError as fault:
        pytest.skip(str(fault))
    page = pypdfium2.PdfDocument(content)[0].get_textpage()
    text = page.get_text_range()
    left = {word: page.get_charbox(text.index(word))[0] for word in ("2031", "RES")}
    assert left["2031"] < left["RES"]


def test_what_is_proposed_for_delivery_is_the_pdf_in_the_letter_s_language(signed: World) -> None:
    from lxml import html

    from onrecord.letters.deeds.delivering import make_paper

    from .conftest import enter

    meant = make_paper(signed.actor, signed.letter, "en", "pdf")
    for language, form in (("en", "docx"), ("ko", "pdf"), ("ar", "txt")):
        make_paper(signed.actor, signed.letter, language, form)
    page = html.fromstring(enter(signed.editor).get(f"/desk/letter/{signed.letter.pk}/delivery").content)
    assert page.xpath("//select[@name='paper']/option[@selected]/@value") == [str(meant.pk)]
    assert "\N{FIRST STRONG ISOLATE}العربية\N{POP DIRECTIONAL ISOLATE}" in page.text_content()


def test_the_page_offers_as_sent_what_was_sent_and_nothing_else(signed: World) -> None:
    from django.test import Client
    from lxml import html

    from onrecord.letters.deeds.delivering import deliver, make_paper

    paper = make_paper(signed.actor, signed.letter, "ko", "txt")
    make_paper(signed.actor, signed.letter, "en", "pdf")
    deliver(
        signed.actor, signed.letter, paper, channel="post", recipient="The President", address="",
        on=dt.date(2026, 11, 2), remark="",
    )  # fmt: skip
    make_paper(signed.actor, signed.fresh(), "ko", "txt")
    address = f"/letters/{signed.letter.slug}"
    page = html.fromstring(Client().get(address).content)
    (link,) = page.xpath("//p[contains(., 'As it was sent')]/a")
    assert link.text_content() == "TXT, 한국어"
    assert Client().get(f"{address}/{link.get('href').rpartition('/')[2]}").content == bytes(paper.content)
