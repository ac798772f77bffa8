"""A letter as everybody reads it: its words, its asks, who signed, what the record says, its translations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onrecord.letters import counting
from onrecord.letters.addressee import gather_background
from onrecord.letters.deeds.delivering import FORMS, compose_letter, write_paper
from onrecord.letters.deeds.letters import newest_text, newest_texts
from onrecord.letters.deeds.signing import can_sign
from onrecord.letters.doors import Visit, door
from onrecord.letters.life import WITHDRAWABLE, Stage
from onrecord.letters.models import Answer, Entry, Kind, Letter, LetterText, Paper, Sending
from onrecord.letters.papers.fonts import FontError
from onrecord.letters.papers.typesetting import draw_picture
from onrecord.letters.permissions import Action
from onrecord.letters.wording.languages import LANGUAGES
from onrecord.letters.wording.markdown import render_html
from onrecord.web.pages.frame import show
from onrecord.web.shelf import current_shelf

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.safestring import SafeString

    from onrecord.letters.addressee import Background
    from onrecord.letters.counting import CountryCount, Counts
    from onrecord.letters.models import Signature

LIFE = ("open", "close", "reopen", "deliver", "answer")
"""Actions of the trail that everybody sees, as the dates of a letter's life."""


@dataclass(frozen=True, slots=True)
class ShownText:
    """The words of a letter in one language."""

    language: str
    """Code of the language."""
    name: str
    """Its name in itself."""
    direction: str
    """`ltr` or `rtl`."""
    subject: str
    """The subject."""
    html: SafeString
    """The letter, made safe."""
    asks: list[dict[str, str]]
    """What is asked: words, series, forum."""


@dataclass(frozen=True, slots=True)
class LetterPage:
    """Context of a letter's page."""

    letter: Letter
    """The letter."""
    text: ShownText
    """Its words in the language that is read."""
    beside: ShownText | None
    """The words that stand beside them."""
    languages: list[tuple[str, str]]
    """Code and name of each language that it has."""
    can_sign: bool
    """True where it is open and its last day has not passed."""
    counts: Counts
    """How many have signed."""
    countries: list[CountryCount]
    """The same by country."""
    organisations: list[Signature]
    """Organisations that want to be named."""
    individuals: list[Signature]
    """Individuals that want to be named."""
    unnamed: tuple[int, int]
    """How many organisations and individuals do not."""
    life: list[Entry]
    """The steps of its life, with their days."""
    sendings: list[Sending]
    """To whom it was sent."""
    answers: list[Answer]
    """What the addressee answered."""
    background: Background
    """What the record says."""
    draft: bool
    """True for a draft, which only those with its link see."""
    address: str
    """Its public address, in the letter's own language of the site."""
    papers: list[tuple[str, str, str]] = field(default_factory=list)
    """The papers that were sent, as they are kept: form, code and name of the language."""


@door(Action.READ_LETTER)
def show_letter(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A letter's public page."""
    return show(request, "letters/letter.html", gather_letter(request, visit.the_letter))


@door(Action.READ_DRAFT)
def show_draft(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A draft, for those with its link; once the letter is public the link leads to the same page."""
    return show(request, "letters/letter.html", gather_letter(request, visit.the_letter))


def gather_letter(request: HttpRequest, letter: Letter) -> LetterPage:
    """The context of a letter's page."""
    texts = {text.language: text for text in newest_texts(letter)}
    read, beside = _choose(request, letter, texts)
    counts = counting.count_signatures(letter)
    organisations = counting.list_named(letter, Kind.ORGANISATION)
    individuals = counting.list_named(letter, Kind.INDIVIDUAL)
    return LetterPage(
        letter=letter,
        text=_show_text(read),
        beside=_show_text(beside) if beside else None,
        languages=[(code, LANGUAGES[code].name) for code in texts],
        can_sign=can_sign(letter),
        counts=counts,
        countries=counting.count_by_country(letter),
        organisations=organisations,
        individuals=individuals,
        unnamed=(counts.organisations - len(organisations), counts.individuals - len(individuals)),
        life=list(Entry.objects.filter(letter=letter, action__in=LIFE)),
        sendings=list(Sending.objects.filter(letter=letter).order_by("on", "id")),
        answers=list(Answer.objects.filter(letter=letter).order_by("on", "id")),
        background=gather_background(current_shelf(), letter.addressee_state, letter.series, letter.forum),
        draft=letter.at is Stage.DRAFT,
        address=f"{settings.CONFIG.address}/letters/{letter.slug}",
        papers=_list_papers(letter) if letter.at not in WITHDRAWABLE and letter.at is not Stage.DRAFT else [],
    )


def _list_papers(letter: Letter) -> list[tuple[str, str, str]]:
    sent = Paper.objects.filter(letter=letter, sendings__isnull=False).order_by("form", "language")
    kinds = dict.fromkeys(sent.values_list("form", "language"))
    return [(form, language, LANGUAGES[language].name) for form, language in kinds]


def _choose(request: HttpRequest, letter: Letter, texts: dict[str, LetterText]) -> tuple[LetterText, LetterText | None]:
    """The text that is read, and one beside it: as asked for, else in the language of the page, else the original."""
    if not texts:
        raise Http404
    original = texts.get(letter.language) or next(iter(texts.values()))
    read = texts.get(request.GET.get("text", "")) or texts.get(get_language() or "en") or original
    beside = texts.get(request.GET.get("beside", ""))
    return read, beside if beside is not None and beside.language != read.language else None


def _show_text(text: LetterText) -> ShownText:
    language = LANGUAGES[text.language]
    return ShownText(text.language, language.name, language.direction, text.subject, render_html(text.body), text.asks)


@door(Action.READ_LETTER)
def send_picture(_request: HttpRequest, visit: Visit) -> HttpResponse:
    """The picture that is shared, with the count of the moment."""
    letter = visit.the_letter
    text = newest_text(letter, letter.language)
    counts = counting.count_signatures(letter)
    key = f"letter-picture-{letter.pk}-{text.number if text else 0}-{counts.all}-{get_language()}"
    picture = cache.get(key)
    if picture is None:
        picture = _draw(letter, text.subject if text else "", counts)
        cache.set(key, picture, 3600)
    return HttpResponse(picture, content_type="image/png")


def _draw(letter: Letter, subject: str, counts: Counts) -> bytes:
    said = _("%(organisations)s organisations, %(individuals)s individuals, %(countries)s countries") % {
        "organisations": counts.organisations, "individuals": counts.individuals, "countries": counts.countries,
    }  # fmt: skip
    try:
        return draw_picture(letter.language, letter.campaign.name, letter.to, subject, said if counts.all else "")
    except FontError as fault:
        raise Http404 from fault


@door(Action.READ_LETTER)
def send_paper(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The letter as it was delivered: the kept paper where there is one, else made of the same words and names."""
    letter, form = visit.the_letter, str(visit.parts["form"])
    if letter.at in WITHDRAWABLE:
        raise Http404
    language = request.GET.get("text", letter.language)
    held = Paper.objects.filter(letter=letter, form=form, language=language).order_by("-at")
    kept = held.filter(sendings__isnull=False).first() or held.first()
    content = bytes(kept.content) if kept else write_paper(compose_letter(letter, language), form)
    response = HttpResponse(content, content_type=FORMS[form])
    response.headers["Content-Disposition"] = f'attachment; filename="{letter.slug}.{form}"'
    return response
