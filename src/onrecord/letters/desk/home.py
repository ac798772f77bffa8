"""The desk: one's campaigns with their letters, and the page of a campaign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponseRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onrecord.letters import clock, counting
from onrecord.letters.deeds.campaigns import change_campaign, invite, make_campaign, remove_editor
from onrecord.letters.deeds.letters import make_letter, newest_text
from onrecord.letters.doors import Visit, door
from onrecord.letters.forms import CampaignForm, InviteForm, NewLetterForm
from onrecord.letters.life import StepError
from onrecord.letters.models import Campaign, Editor, Invitation, Letter, Mail, MailState
from onrecord.letters.pages.refusals import show_refusal
from onrecord.letters.permissions import Action, Role
from onrecord.web import links
from onrecord.web.pages.frame import show

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from onrecord.letters.counting import Counts
    from onrecord.letters.models import Account


@dataclass(frozen=True, slots=True)
class DeskLetter:
    """A letter as the desk lists it."""

    letter: Letter
    """The letter."""
    subject: str
    """Its subject."""
    counts: Counts
    """How many have signed."""
    failed: int
    """How many of its mails were given up."""


@dataclass(frozen=True, slots=True)
class DeskPage:
    """Context of the desk."""

    account: Account
    """Who is signed in."""
    campaigns: list[tuple[Campaign, list[DeskLetter]]]
    """Campaigns with their letters, the latest first."""
    form: CampaignForm | None
    """The form that makes a campaign, for administrators."""
    administrator: bool
    """True for who runs the site."""


@dataclass(frozen=True, slots=True)
class CampaignPage:
    """Context of the page of a campaign."""

    campaign: Campaign
    """The campaign."""
    letters: list[DeskLetter]
    """Its letters, the latest first."""
    editors: list[Editor]
    """Who edits it."""
    invitations: list[Invitation]
    """Who is invited and has not come yet."""
    form: CampaignForm
    """Name and letterhead."""
    invite: InviteForm
    """Whom to invite."""
    new: NewLetterForm
    """How a letter begins."""


@door(Action.SEE_DESK)
def show_desk(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The desk."""
    account, is_administrator = visit.the_account, visit.role is Role.ADMINISTRATOR
    campaigns = Campaign.objects.order_by("name")
    if not is_administrator:
        campaigns = campaigns.filter(editors__account=account)
    listed = [(campaign, list_letters(campaign)) for campaign in campaigns]
    form = CampaignForm() if is_administrator else None
    return show(request, "letters/desk.html", DeskPage(account, listed, form, is_administrator))


@door(Action.MAKE_CAMPAIGN, "POST")
def add_campaign(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Makes a campaign."""
    form = CampaignForm(request.POST)
    if not form.is_valid():
        page = DeskPage(visit.the_account, [], form, administrator=True)
        return show(request, "letters/desk.html", page, status=422)
    campaign = make_campaign(visit.actor, form.cleaned_data)
    return HttpResponseRedirect(f"{links.prefix()}desk/campaign/{campaign.slug}")


@door(Action.SEE_CAMPAIGN)
def show_campaign(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The page of a campaign."""
    return show(request, "letters/campaign.html", _gather_campaign(visit.the_campaign))


@door(Action.CHANGE_CAMPAIGN, "POST")
def save_campaign(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Changes name and letterhead."""
    campaign, form = visit.the_campaign, CampaignForm(request.POST)
    if not form.is_valid():
        return show(request, "letters/campaign.html", _gather_campaign(campaign, form=form), status=422)
    change_campaign(visit.actor, campaign, form.cleaned_data)
    return _back(campaign)


@door(Action.INVITE, "POST")
def invite_editor(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Invites an editor by mail."""
    campaign, form = visit.the_campaign, InviteForm(request.POST)
    if not form.is_valid():
        return show(request, "letters/campaign.html", _gather_campaign(campaign, invite_form=form), status=422)
    invite(visit.actor, campaign, form.cleaned_data["email"], get_language() or "en")
    return _back(campaign)


@door(Action.REMOVE_EDITOR, "POST")
def drop_editor(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Takes the campaign from an editor."""
    campaign = visit.the_campaign
    editor = Editor.objects.filter(campaign=campaign, pk=visit.parts["editor_id"]).first()
    if editor is None:
        raise Http404
    try:
        remove_editor(visit.actor, editor)
    except StepError:
        return show_refusal(request, _("A campaign keeps at least one editor."), status=409)
    return _back(campaign)


@door(Action.MAKE_LETTER, "POST")
def add_letter(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Makes a letter."""
    campaign, form = visit.the_campaign, NewLetterForm(request.POST)
    if not form.is_valid():
        return show(request, "letters/campaign.html", _gather_campaign(campaign, new=form), status=422)
    fields: dict[str, Any] = {
        "addressee": form.cleaned_data["addressee"], "addressee_state": "", "copies": "", "series": "", "forum": "",
        "deadline": None,
    }  # fmt: skip
    letter = make_letter(visit.actor, campaign, form.cleaned_data["language"], fields, form.cleaned_data["subject"])
    return HttpResponseRedirect(f"{links.prefix()}desk/letter/{letter.pk}/write")


def list_letters(campaign: Campaign) -> list[DeskLetter]:
    """The letters of a campaign, the latest first."""
    return [_list(letter) for letter in Letter.objects.filter(campaign=campaign).order_by("-made_at")]


def _list(letter: Letter) -> DeskLetter:
    text = newest_text(letter, letter.language)
    failed = Mail.objects.filter(letter=letter, state=MailState.FAILED).count()
    return DeskLetter(letter, text.subject if text else "", counting.count_signatures(letter), failed)


def _gather_campaign(
    campaign: Campaign, *, form: CampaignForm | None = None, invite_form: InviteForm | None = None,
    new: NewLetterForm | None = None,
) -> CampaignPage:  # fmt: skip
    held = {name: getattr(campaign, name) for name in ("name", "letterhead", "contact", "website")}
    waiting = Invitation.objects.filter(campaign=campaign, used_at__isnull=True).order_by("-made_at")
    return CampaignPage(
        campaign, list_letters(campaign), list(Editor.objects.filter(campaign=campaign).select_related("account")),
        [one for one in waiting if one.expires_at is None or one.expires_at >= clock.now()],
        form or CampaignForm(initial=held), invite_form or InviteForm(),
        new or NewLetterForm(initial={"language": get_language()}),
    )  # fmt: skip


def _back(campaign: Campaign) -> HttpResponse:
    return HttpResponseRedirect(f"{links.prefix()}desk/campaign/{campaign.slug}")
