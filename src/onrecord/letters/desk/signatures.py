"""Signatures as editors see them: who signed, what looks alike, refusing, lists in and out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onrecord.errors import InputError
from onrecord.letters import counting
from onrecord.letters.deeds.actors import note
from onrecord.letters.deeds.importing import take_list, upload_list
from onrecord.letters.deeds.letters import newest_text
from onrecord.letters.deeds.signing import can_sign, erase, refuse, restore, set_apart
from onrecord.letters.desk.letter import back_to
from onrecord.letters.doors import Visit, door
from onrecord.letters.forms import ListForm, RefusalForm, TakeForm
from onrecord.letters.life import COUNTED, LIVE, WITHDRAWABLE, Standing, StepError
from onrecord.letters.likeness import Likeness, find_alike
from onrecord.letters.models import Apart, Entry, ImportedList, Kind, Letter, Signature
from onrecord.letters.pages.refusals import show_refusal
from onrecord.letters.permissions import Action
from onrecord.letters.sheets.reading import FILE_BYTES, ROWS
from onrecord.letters.sheets.rows import HEADINGS, ReadList, Row
from onrecord.letters.sheets.writing import as_named, write_csv
from onrecord.web.names import fold
from onrecord.web.pages.frame import show

if TYPE_CHECKING:
    from django.http import HttpRequest

    from onrecord.letters.counting import Counts

SHOWN = 200
PAIRS = 60


@dataclass(frozen=True, slots=True)
class Pair:
    """Two signatures that may be one."""

    first: Signature
    """The earlier."""
    second: Signature
    """The later."""
    signs: tuple[str, ...]
    """Why: address, name, spelling, acronym, website."""


@dataclass(frozen=True, slots=True)
class SignaturesPage:
    """Context of the editors' list of signatures."""

    letter: Letter
    """The letter."""
    subject: str
    """Its subject."""
    signatures: list[Signature]
    """Signatures that fit, the latest first."""
    total: int
    """How many fit."""
    more: int
    """The number of the next page; 0 for none."""
    standing: str
    """The standing asked for; empty for all."""
    sought: str
    """The words sought; empty for all."""
    numbers: dict[str, int]
    """How many have each standing."""
    counts: Counts
    """How many have confirmed."""
    pairs: list[Pair]
    """Those that may be one, the first of them."""
    more_pairs: int
    """How many more there are."""
    refusal: RefusalForm
    """The form of a refusal."""
    changeable: bool
    """True before delivery."""


@dataclass(frozen=True, slots=True)
class ImportPage:
    """Context of the page that takes a list."""

    letter: Letter
    """The letter."""
    subject: str
    """Its subject."""
    form: ListForm
    """The form of the file."""
    waiting: ImportedList | None
    """The list that waits for the editor's word."""
    read: ReadList | None
    """What was understood of it."""
    take: TakeForm
    """How its rows become signatures."""
    columns: dict[str, tuple[str, ...]]
    """Columns that are understood, with their names."""
    open: bool
    """True where the letter is open."""
    rows: int
    """How many rows a list may have."""
    megabytes: int
    """How large it may be."""
    fault: str = ""
    """Why it could not be read."""
    hint: str = ""
    """What to do about that."""


@dataclass(frozen=True, slots=True)
class PrintPage:
    """Context of the list for print."""

    letter: Letter
    """The letter."""
    subject: str
    """Its subject."""
    counts: Counts
    """How many have signed."""
    lists: list[tuple[str, list[Signature]]]
    """Of each kind who signed, by name."""


@door(Action.SEE_SIGNATURES)
def show_signatures(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The list of signatures."""
    return show(request, "letters/signatures.html", _gather(request, visit.the_letter))


@door(Action.JUDGE_SIGNATURE, "POST")
def judge_signature(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Refuses a signature with a reason, or takes a refusal back."""
    letter, signature = visit.the_letter, _signature(visit)
    form = RefusalForm(request.POST)
    try:
        if request.POST.get("do") == "restore":
            restore(visit.actor, signature)
        elif not form.is_valid():
            return show_refusal(request, _("A refusal needs a reason."), status=422)
        else:
            refuse(visit.actor, signature, form.cleaned_data["reason"])
    except StepError:
        return show_refusal(request, _("This signature cannot be changed any more."), status=409)
    return back_to(letter, f"/signatures#s{signature.pk}")


@door(Action.JUDGE_SIGNATURE, "POST")
def keep_apart(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Writes down that two signatures are not the same."""
    first = _signature(visit)
    second = Signature.objects.filter(letter=visit.the_letter, pk=_number(request.POST.get("other", ""))).first()
    if second is None or second.pk == first.pk:
        raise Http404
    set_apart(visit.actor, first, second)
    return back_to(visit.the_letter, "/signatures#alike")


@door(Action.ERASE, "POST")
def erase_now(_request: HttpRequest, visit: Visit) -> HttpResponse:
    """Deletes the personal data of a signature on request."""
    erase(visit.actor, _signature(visit))
    return back_to(visit.the_letter, "/signatures")


@door(Action.EXPORT)
def export_csv(_request: HttpRequest, visit: Visit) -> HttpResponse:
    """All signatures as CSV; that it was taken stands in the trail."""
    letter = visit.the_letter
    rows = Signature.objects.filter(letter=letter).order_by("id")
    note(visit.actor, "export", letter=letter, rows=rows.count())
    response = HttpResponse(write_csv(rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{letter.slug}-signatures.csv"'
    return response


@door(Action.EXPORT)
def show_print(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The confirmed signatures for print, organisations apart from individuals."""
    letter = visit.the_letter
    held = Signature.objects.filter(letter=letter, standing__in=[one.value for one in COUNTED])
    rows = sorted(held, key=lambda one: fold(one.name))
    lists = [(kind.value, [one for one in rows if one.kind == kind]) for kind in (Kind.ORGANISATION, Kind.INDIVIDUAL)]
    page = PrintPage(letter, _subject(letter), counting.count_signatures(letter), [one for one in lists if one[1]])
    return show(request, "letters/print.html", page)


@door(Action.IMPORT, "GET", "POST")
def show_import(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Takes a file and shows what is wrong in which row."""
    letter = visit.the_letter
    if request.method != "POST":
        return show(request, "letters/import.html", _gather_import(letter))
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return show(request, "letters/import.html", _gather_import(letter, form), status=422)
    upload = form.cleaned_data["file"]
    if upload.size > FILE_BYTES:
        page = _gather_import(letter, fault=_("The file is too large."))
        return show(request, "letters/import.html", page, status=413)
    try:
        waiting, read = upload_list(visit.actor, letter, upload.name or "", upload.read())
    except InputError as fault:
        page = _gather_import(letter, fault=fault.message, hint=fault.hint)
        return show(request, "letters/import.html", page, status=422)
    return show(request, "letters/import.html", _gather_import(letter, waiting=waiting, read=read))


@door(Action.IMPORT, "POST")
def take_import(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Keeps the good rows of a list that was looked through."""
    letter = visit.the_letter
    waiting = ImportedList.objects.filter(letter=letter, pk=visit.parts["list_id"]).first()
    if waiting is None:
        raise Http404
    if request.POST.get("do") == "drop":
        waiting.delete()
        return back_to(letter, "/import")
    form = TakeForm(request.POST)
    vouched = request.POST.get("confirmed") == "vouch"
    if vouched and not request.POST.get("how", "").strip():
        form.add_error("how", _("Say how they confirmed."))
    if not form.is_valid():
        page = _gather_import(letter, waiting=waiting, read=_read_again(waiting), take=form)
        return show(request, "letters/import.html", page, status=422)
    language = letter.language if letter.language in ("en", "ko", "fr") else get_language() or "en"
    try:
        take_list(visit.actor, waiting, confirmed=vouched, how=form.cleaned_data["how"], language=language)
    except StepError:
        return show_refusal(request, _("A list is taken while the letter is open."), status=409)
    return back_to(letter, "/signatures")


def _gather(request: HttpRequest, letter: Letter) -> SignaturesPage:
    everything = Signature.objects.filter(letter=letter)
    numbers = {one.value: everything.filter(standing=one.value).count() for one in Standing}
    standing, sought = request.GET.get("standing", ""), request.GET.get("q", "").strip()[:100]
    rows = everything.filter(standing=standing) if standing in numbers else everything
    if sought:
        rows = rows.filter(name__icontains=sought) | rows.filter(email__icontains=sought)
    page = max(_number(request.GET.get("page", "1")), 1)
    total = rows.count()
    pairs = find_pairs(letter)
    shown = list(rows.order_by("-id")[(page - 1) * SHOWN : page * SHOWN])
    return SignaturesPage(
        letter, _subject(letter), shown, total, page + 1 if page * SHOWN < total else 0, standing, sought, numbers,
        counting.count_signatures(letter), pairs[:PAIRS],
        max(len(pairs) - PAIRS, 0), RefusalForm(), letter.at in WITHDRAWABLE,
    )  # fmt: skip


def find_pairs(letter: Letter) -> list[Pair]:
    """Live signatures that may be one, without those that an editor has set apart."""
    live = Signature.objects.filter(letter=letter, standing__in=[one.value for one in LIVE], erased_at__isnull=True)
    rows = {signature.pk: signature for signature in live.order_by("id")}
    apart = set(Apart.objects.filter(first__letter=letter).values_list("first_id", "second_id"))
    # Comparing thousands of names takes a second: kept until anything happens to the letter.
    last = Entry.objects.filter(letter=letter).order_by("-id").values_list("pk", flat=True).first()
    key = f"alike-{letter.pk}-{last}"
    alike: list[Likeness] = cache.get_or_set(key, lambda: find_alike(as_named(rows.values()))) or []
    return [
        Pair(rows[one.first], rows[one.second], tuple(sign.value for sign in one.signs))
        for one in alike
        if (one.first, one.second) not in apart and one.first in rows and one.second in rows
    ]


def _gather_import(
    letter: Letter, form: ListForm | None = None, *, waiting: ImportedList | None = None, read: ReadList | None = None,
    take: TakeForm | None = None, fault: str = "", hint: str = "",
) -> ImportPage:  # fmt: skip
    return ImportPage(
        letter, _subject(letter), form or ListForm(), waiting, read, take or TakeForm(initial={"confirmed": "ask"}),
        HEADINGS, can_sign(letter), ROWS, FILE_BYTES // 1_000_000, fault, hint,
    )  # fmt: skip


def _read_again(waiting: ImportedList) -> ReadList:
    return ReadList([Row.from_plain(plain) for plain in waiting.rows], {}, [])


def _signature(visit: Visit) -> Signature:
    if visit.signature is None:
        raise Http404
    return visit.signature


def _subject(letter: Letter) -> str:
    text = newest_text(letter, letter.language)
    return text.subject if text else letter.slug


def _number(text: Any) -> int:
    return int(text) if str(text).isdigit() else 0
