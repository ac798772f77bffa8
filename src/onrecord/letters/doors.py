"""The door before each page: who comes, to what, and whether the table of permissions lets them.

A view says with `@door(Action.…)` what it does. The door finds the letter, campaign or signature that the address
names, sees in which role the visitor comes to it, and asks `PERMISSIONS`. There is no other check of permissions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from django.http import Http404, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from onrecord.letters import clock, guessing
from onrecord.letters.deeds.actors import Actor
from onrecord.letters.life import PUBLIC
from onrecord.letters.links import digest, is_ours
from onrecord.letters.models import Campaign, Editor, Letter, Link, Signature
from onrecord.letters.pages.refusals import show_slowed
from onrecord.letters.permissions import Action, Role, may
from onrecord.web import links as site_links
from onrecord.web.limits import find_visitor
from onrecord.web.pages.check import from_this_site

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from onrecord.letters.models import Account

    View = Callable[..., HttpResponse]

DOORS: dict[str, Action] = {}
"""View -> its action, filled as the views are defined; the tests go through it."""

_OF_VISITORS = frozenset({
    Action.READ_LETTER, Action.READ_DRAFT, Action.SIGN, Action.ASK_LINK, Action.CONFIRM, Action.KEEP_OWN,
})  # fmt: skip
"""Pages without a cookie, and so without anything to forge a request with; they refuse other sites' forms."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Who came to what."""

    role: Role
    account: Account | None = None
    campaign: Campaign | None = None
    letter: Letter | None = None
    signature: Signature | None = None
    link: Link | None = None
    parts: dict[str, Any] = field(default_factory=dict)
    """What else the address names."""

    @property
    def actor(self) -> Actor:
        """Who acts, for the trail."""
        return Actor(self.role.value, self.account)

    @property
    def the_letter(self) -> Letter:
        """The letter of an address that names one."""
        if self.letter is None:
            raise Http404
        return self.letter

    @property
    def the_campaign(self) -> Campaign:
        """The campaign of an address that names one."""
        if self.campaign is None:
            raise Http404
        return self.campaign

    @property
    def the_account(self) -> Account:
        """The account of who is signed in."""
        if self.account is None:
            raise Http404
        return self.account


def door(action: Action, *methods: str) -> Callable[[View], View]:
    """Lets those in who may; `methods` are GET and HEAD where none is named."""
    allowed = methods or ("GET",)

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **address: Any) -> HttpResponse:
            if request.method not in (*allowed, *(("HEAD",) if "GET" in allowed else ())):
                return HttpResponseNotAllowed(allowed)
            visit = _find_visit(request, action, address)
            if isinstance(visit, HttpResponse):
                return visit
            if not may(visit.role, action):
                return _refuse(request, visit)
            response = view(request, visit)
            response.headers["Cache-Control"] = "no-store"
            if action not in (Action.READ_LETTER, Action.SIGN):
                response.headers["X-Robots-Tag"] = "noindex"
            return response

        DOORS[f"{view.__module__}.{view.__qualname__}"] = action
        return from_this_site(guarded) if action in _OF_VISITORS else guarded

    return wrap


def find_role(account: Account | None, campaign: Campaign | None) -> Role:
    """In which role an account comes to a campaign; a stranger without one."""
    if account is None:
        return Role.STRANGER
    if account.is_superuser:
        return Role.ADMINISTRATOR
    if campaign is not None and Editor.objects.filter(campaign=campaign, account=account).exists():
        return Role.EDITOR
    return Role.OUTSIDER


def find_account(request: HttpRequest) -> Account | None:
    """Who is signed in: with both factors, for nobody is signed in with one."""
    # Without the cookie the session is not even looked for, so that visitors' pages touch none.
    if not request.user.is_authenticated:
        return None
    return cast("Account", request.user)


def _find_visit(request: HttpRequest, action: Action, address: dict[str, Any]) -> Visit | HttpResponse:
    if "secret" in address:
        return _follow_link(request, action, address["secret"])
    if "key" in address:
        letter = get_object_or_404(Letter.objects.select_related("campaign"), draft_key=address["key"])
        return Visit(Role.READER, campaign=letter.campaign, letter=letter)
    if "slug" in address:
        # By its public address a letter is found once it is public; a draft has its key.
        letter = get_object_or_404(
            Letter.objects.select_related("campaign"), slug=address.pop("slug"),
            stage__in=[stage.value for stage in PUBLIC],
        )  # fmt: skip
        return Visit(Role.STRANGER, campaign=letter.campaign, letter=letter, parts=address)
    return _find_on_desk(find_account(request), address)


def _find_on_desk(account: Account | None, address: dict[str, Any]) -> Visit:
    """Whoever is not signed in learns nothing of what there is: nothing is looked up for them."""
    if account is None:
        return Visit(Role.STRANGER, parts=address)
    letter = signature = campaign = None
    if "letter_id" in address:
        letter = get_object_or_404(Letter.objects.select_related("campaign"), pk=address.pop("letter_id"))
        campaign = letter.campaign
    if "campaign_slug" in address:
        campaign = get_object_or_404(Campaign, slug=address.pop("campaign_slug"))
    if "signature_id" in address:
        signature = get_object_or_404(Signature, pk=address.pop("signature_id"), letter=letter)
    return Visit(find_role(account, campaign), account, campaign, letter, signature, parts=address)


def _follow_link(request: HttpRequest, action: Action, secret: str) -> Visit | HttpResponse:
    """The signature that a mailed link leads to. Guesses are counted by visitor and slowed."""
    visitor = find_visitor(request)
    if guessing.is_slowed("link", visitor):
        return show_slowed(request)
    purpose = "confirm" if action is Action.CONFIRM else "own"
    link = None
    if is_ours(purpose, secret):
        held = Link.objects.select_related("signature__letter__campaign")
        link = held.filter(purpose=purpose, digest=digest(secret)).first()
    if link is None:
        guessing.note_failure("link", visitor)
        return Visit(Role.STRANGER)
    letter = link.signature.letter
    return Visit(Role.SIGNER, campaign=letter.campaign, letter=letter, signature=link.signature, link=link)


def _refuse(request: HttpRequest, visit: Visit) -> HttpResponse:
    """To the sign-in page for who could come in there; for all others there is no such page."""
    on_desk = request.path.startswith(f"{site_links.prefix()}desk")
    if visit.role is Role.STRANGER and on_desk:
        return HttpResponseRedirect(f"{site_links.prefix()}desk/sign-in?next={quote(request.get_full_path())}")
    raise Http404


def is_live(link: Link) -> bool:
    """True where a mailed link can still be used."""
    return link.used_at is None and (link.expires_at is None or link.expires_at >= clock.now())
