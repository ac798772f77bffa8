"""Writing: what stands around a letter, its words in each language with a preview, and the verdicts beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.translation import gettext as _

from onrecord.letters.deeds.letters import (
    FRAME_FIELDS,
    ConflictError,
    change_frame,
    justify,
    newest_text,
    newest_texts,
    write_text,
)
from onrecord.letters.desk.letter import LACKING, back_to
from onrecord.letters.doors import Visit, door
from onrecord.letters.forms import FrameForm, TextForm, WhyForm
from onrecord.letters.life import Stage, StepError
from onrecord.letters.models import Letter, LetterText
from onrecord.letters.pages.refusals import show_refusal
from onrecord.letters.permissions import Action
from onrecord.letters.wording.checking import CheckedLetter, check_letter, is_checked
from onrecord.letters.wording.languages import LANGUAGES
from onrecord.letters.wording.markdown import render_html
from onrecord.web.names import name_state
from onrecord.web.pages.about import VERDICTS
from onrecord.web.pages.frame import show
from onrecord.web.shelf import current_shelf
from onrecord.web.words import FORUMS

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.utils.safestring import SafeString

    from onrecord.web.shelf import Shelf

BLANK_ASKS = 3
MOST_ASKS = 20


@dataclass(frozen=True, slots=True)
class WritePage:
    """Context of the page that writes a letter in one language."""

    letter: Letter
    """The letter."""
    language: str
    """Language of the text that is written."""
    direction: str
    """`ltr` or `rtl`."""
    languages: list[tuple[str, str, bool]]
    """Code and name of every language, and whether the letter has a text in it."""
    form: TextForm
    """Subject and words."""
    asks: list[dict[str, str]]
    """The asks, with some blank ones."""
    series: list[tuple[str, str]]
    """Series that an ask can be tied to."""
    forums: list[tuple[str, str]]
    """Forums that an ask can be tied to."""
    frame: FrameForm | None
    """What stands around the words; only beside the letter's own language."""
    preview: SafeString
    """The words as they will be read."""
    subject: str
    """The subject as it will be read."""
    checked: CheckedLetter | None
    """The findings; None in a language that the checker does not read."""
    verdicts: tuple[str, ...]
    """The verdicts, for the legend."""
    sources: dict[str, Any]
    """Where the evidence is written, by origin id."""
    why: WhyForm
    """The form of a reason."""
    fixed: bool
    """True where the words can no longer be changed."""
    unsaved: bool
    """True for a preview that was not kept."""
    conflict: LetterText | None
    """What somebody else wrote in the meantime."""
    original: LetterText | None
    """The letter's own text, beside a translation."""


@door(Action.WRITE, "GET", "POST")
def show_writing(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Writes, previews or shows the words in one language."""
    letter, language = visit.the_letter, request.GET.get("language", visit.the_letter.language)
    if language not in LANGUAGES:
        raise Http404
    if request.method != "POST":
        return show(request, "letters/write.html", _gather(letter, language))
    form, asks = TextForm(request.POST), read_asks(request)
    if not form.is_valid():
        return show(request, "letters/write.html", _gather(letter, language, form=form, asks=asks), status=422)
    if "preview" in request.POST:
        return show(request, "letters/write.html", _gather(letter, language, form=form, asks=asks))
    cleaned = form.cleaned_data
    if letter.at is not Stage.DRAFT and _is_contradicted(letter, language, form, asks):
        # Nobody opens the letter once more after this text: it has to be right now.
        form.add_error("body", LACKING["contradicted"])
        return show(request, "letters/write.html", _gather(letter, language, form=form, asks=asks), status=422)
    try:
        write_text(visit.actor, letter, language, cleaned["after"], cleaned["subject"], cleaned["body"], asks)
    except ConflictError:
        page = _gather(letter, language, form=form, asks=asks, conflict=newest_text(letter, language))
        return show(request, "letters/write.html", page, status=409)
    except StepError:
        return show_refusal(request, _("What people sign stays as they read it."), status=409)
    return back_to(letter, f"/write?language={language}#written")


@door(Action.WRITE, "POST")
def save_frame(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Changes what stands around the words."""
    letter = visit.the_letter
    form = make_frame_form(letter, request.POST)
    if not form.is_valid():
        return show(request, "letters/write.html", _gather(letter, letter.language, frame=form), status=422)
    wanted = {
        name: form.cleaned_data[name]
        for name in FRAME_FIELDS
        if letter.at is Stage.DRAFT or name in ("deadline", "copies")
    }
    try:
        change_frame(visit.actor, letter, wanted)
    except StepError:
        return show_refusal(request, _("What people sign stays as they read it."), status=409)
    return back_to(letter, "/write")


@door(Action.JUSTIFY, "POST")
def justify_now(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Writes down why a contradicted sentence stands."""
    letter, language = visit.the_letter, request.GET.get("language", visit.the_letter.language)
    form, text = WhyForm(request.POST), newest_text(letter, language)
    shelf = current_shelf()
    checked = check_letter(letter, text, shelf.edition) if text else None
    if not form.is_valid() or checked is None:
        return show(request, "letters/write.html", _gather(letter, language, why=form), status=422)
    meant = [one for one in checked.contradictions if one.number == form.cleaned_data["number"]]
    if meant:
        justify(visit.actor, letter, meant[0], shelf.edition.id, form.cleaned_data["why"])
    return back_to(letter, f"/write?language={language}#check")


def read_asks(request: HttpRequest) -> list[dict[str, str]]:
    """The asks of the form that have words, in their order."""
    words = request.POST.getlist("ask")[:MOST_ASKS]
    series, forums = request.POST.getlist("ask_series"), request.POST.getlist("ask_forum")
    known = {row["series"] for row in current_shelf().series().to_dicts()}
    rows = [
        {
            "words": " ".join(said.split())[:600],
            "series": series[place] if place < len(series) and series[place] in known else "",
            "forum": forums[place] if place < len(forums) and forums[place] in FORUMS else "",
        }
        for place, said in enumerate(words)
    ]
    return [row for row in rows if row["words"]]


def make_frame_form(letter: Letter, data: Any = None) -> FrameForm:
    """The form of what stands around the words, as the letter has it."""
    shelf = current_shelf()
    held = {name: getattr(letter, name) for name in FRAME_FIELDS}
    return FrameForm(data, initial=held, states=_states(shelf), series=_series(shelf), forums=_forums())


def _states(shelf: Shelf) -> list[tuple[str, str]]:
    return sorted(((code, name_state(code, shelf.names)) for code in shelf.names), key=lambda pair: pair[1])


def _series(shelf: Shelf) -> list[tuple[str, str]]:
    return [(row["series"], row["title"]) for row in shelf.series().to_dicts()]


def _forums() -> list[tuple[str, str]]:
    return [(code, str(words)) for code, words in FORUMS.items() if code != "CHR"]


def _gather(
    letter: Letter, language: str, *, form: TextForm | None = None, asks: list[dict[str, str]] | None = None,
    conflict: LetterText | None = None, frame: FrameForm | None = None, why: WhyForm | None = None,
) -> WritePage:  # fmt: skip
    held = newest_text(letter, language)
    original = newest_text(letter, letter.language) if language != letter.language else None
    shown = _shown(letter, language, held, form, asks)
    if conflict is not None and form is not None:
        # The next save comes after what the other wrote, which is shown beside.
        words = {name: form.data.get(name, "") for name in ("subject", "body")}
        form = TextForm({**words, "after": conflict.number})
    listed = asks if asks is not None else _held_asks(held, original)
    shelf = current_shelf()
    checked = (
        check_letter(letter, shown, shelf.edition) if is_checked(language) and (shown.body or shown.subject) else None
    )
    evidence = [
        one["origin"] for finding in (checked.checked.findings if checked else ()) for one in finding["evidence"]
    ]
    blank = {"words": "", "series": letter.series, "forum": letter.forum}
    return WritePage(
        letter=letter,
        language=language,
        direction=LANGUAGES[language].direction,
        languages=_languages(letter),
        form=form
        or TextForm(initial={"subject": shown.subject, "body": shown.body, "after": held.number if held else 0}),
        asks=[*listed, *([dict(blank)] * BLANK_ASKS if original is None else [])],
        series=_series(shelf),
        forums=_forums(),
        frame=(frame or make_frame_form(letter)) if original is None else None,
        preview=render_html(shown.body),
        subject=shown.subject,
        checked=checked,
        verdicts=VERDICTS,
        sources=shelf.sources(evidence),
        why=why or WhyForm(),
        fixed=letter.at is not Stage.DRAFT and original is None,
        unsaved=form is not None,
        conflict=conflict,
        original=original,
    )


def _is_contradicted(letter: Letter, language: str, form: TextForm, asks: list[dict[str, str]]) -> bool:
    """True where the record contradicts a sentence that is about to be kept, and nobody has said why it stands."""
    checked = check_letter(letter, _shown(letter, language, None, form, asks), current_shelf().edition)
    return checked is not None and bool(checked.open_ones)


def _shown(
    letter: Letter, language: str, held: LetterText | None, form: TextForm | None, asks: list[dict[str, str]] | None
) -> LetterText:
    """What the preview and the checker read: the form's words where there is one, else those that are kept."""
    if form is not None:
        return LetterText(
            letter=letter, language=language, subject=str(form.data.get("subject", "")),
            body=str(form.data.get("body", "")), asks=asks or [],
        )  # fmt: skip
    return held or LetterText(letter=letter, language=language, subject="", body="", asks=[])


def _held_asks(held: LetterText | None, original: LetterText | None) -> list[dict[str, str]]:
    """The asks of a text; a translation has those of the original, with its own words."""
    if original is None:
        return list(held.asks) if held else []
    said = [ask["words"] for ask in held.asks] if held else []
    return [
        {**ask, "words": said[place] if place < len(said) else "", "original": ask["words"]}
        for place, ask in enumerate(original.asks)
    ]


def _languages(letter: Letter) -> list[tuple[str, str, bool]]:
    there = {text.language for text in newest_texts(letter)}
    return [(code, language.name, code in there) for code, language in LANGUAGES.items()]
