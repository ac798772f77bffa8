"""Django's administration of accounts, campaigns and what hangs on them, behind our own sign-in with its two factors.

What is history is only shown here: signatures and letters change on their pages, which keep the trail.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.contrib.admin import AdminSite, ModelAdmin, action
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from onrecord.letters.deeds.actors import Actor, note
from onrecord.letters.deeds.campaigns import end_sessions, erase_account
from onrecord.letters.deeds.signing import erase
from onrecord.letters.doors import find_account, find_role
from onrecord.letters.mail.sending import retry
from onrecord.letters.models import Account, Campaign, Entry, Invitation, Letter, Mail, Signature
from onrecord.letters.permissions import Action, Role, may
from onrecord.web import links

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet
    from django.http import HttpRequest, HttpResponse

    _Table = ModelAdmin[Model]
else:
    _Table = ModelAdmin


class Administration(AdminSite):
    """Open to administrators alone, as the table of permissions says."""

    site_header = "Onrecord"
    site_title = "Onrecord"
    index_title = _("Administration of the letters")
    site_url = None

    def has_permission(self, request: HttpRequest) -> bool:
        """True for who may administer."""
        return may(find_role(find_account(request), None), Action.ADMINISTER)

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Leads to our own sign-in page; who is signed in and may not administer finds nothing here."""
        if find_account(request) is not None:
            raise Http404
        return HttpResponseRedirect(f"{links.prefix()}desk/sign-in?next={quote(request.get_full_path())}")

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Leads to our own page of the account, which keeps the trail."""
        return HttpResponseRedirect(f"{links.prefix()}desk/account")


administration = Administration(name="administration")


def _actor(request: HttpRequest) -> Actor:
    return Actor(Role.ADMINISTRATOR.value, find_account(request))


class OnlyShown(_Table):
    """A table that is looked at here and changed nowhere but on its own pages."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Never."""
        return False


class Noted(_Table):
    """A table whose changes here are written into the trail. Nothing is deleted: accounts are erased."""

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Never."""
        return False

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        """Saves and writes down which fields changed."""
        super().save_model(request, obj, form, change)
        note(
            _actor(request), "administer", table=type(obj).__name__, row=obj.pk, fields=sorted(form.changed_data),
            new=not change,
        )  # fmt: skip


class AccountAdmin(Noted):
    """Accounts: who they are, whether they may come in, their erasure."""

    list_display = ("email", "name", "is_active", "is_superuser", "joined_at")
    search_fields = ("email", "name")
    fields = ("email", "name", "language", "is_active", "is_superuser")
    readonly_fields = ("email",)
    actions = ("sign_out", "erase_accounts")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never: accounts are made by who is invited."""
        return False

    @action(description=_("Sign out everywhere"))
    def sign_out(self, request: HttpRequest, queryset: QuerySet[Account]) -> None:
        """Ends all sessions of the accounts."""
        for account in queryset:
            end_sessions(account)
            note(_actor(request), "sign_out_account", account=account.pk)

    @action(description=_("Delete their personal data"))
    def erase_accounts(self, request: HttpRequest, queryset: QuerySet[Account]) -> None:
        """Erases the accounts; never one's own."""
        for account in queryset.exclude(pk=getattr(request.user, "pk", None)):
            erase_account(_actor(request), account)


class CampaignAdmin(Noted):
    """Campaigns."""

    list_display = ("name", "contact", "made_at")
    fields = ("name", "slug", "letterhead", "contact", "website")
    search_fields = ("name",)


class InvitationAdmin(OnlyShown):
    """Invitations, without their links."""

    list_display = ("email", "campaign", "administrator", "made_at", "expires_at", "used_at")
    fields = list_display


class LetterAdmin(OnlyShown):
    """Letters."""

    list_display = ("slug", "campaign", "stage", "addressee_state", "deadline")
    list_filter = ("stage",)
    search_fields = ("slug", "addressee")


class SignatureAdmin(OnlyShown):
    """Signatures; their personal data is erased on request."""

    list_display = ("id", "letter", "kind", "standing", "name", "country", "email", "erased_at")
    list_filter = ("standing", "kind")
    search_fields = ("name", "email", "person")
    actions = ("erase_signatures",)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Administrators."""
        return administration.has_permission(request)

    @action(description=_("Delete their personal data"))
    def erase_signatures(self, request: HttpRequest, queryset: QuerySet[Signature]) -> None:
        """Erases the signatures; the counts stay."""
        for signature in queryset.select_related("letter"):
            erase(_actor(request), signature)


class MailAdmin(OnlyShown):
    """Mails; those that were given up are tried again."""

    list_display = ("id", "kind", "state", "letter", "queued_at", "tries", "fault", "sent_at")
    list_filter = ("state", "kind")
    actions = ("try_again",)

    @action(description=_("Try again"))
    def try_again(self, request: HttpRequest, queryset: QuerySet[Mail]) -> None:
        """Queues the mails again."""
        for mail in queryset:
            retry(mail)
            note(_actor(request), "retry_mail", letter=mail.letter, mail=mail.pk)


class EntryAdmin(OnlyShown):
    """The trail."""

    list_display = ("at", "role", "actor", "action", "letter", "signature", "before", "after")
    list_filter = ("action", "role")


for _model, _admin in (
    (Account, AccountAdmin), (Campaign, CampaignAdmin), (Invitation, InvitationAdmin), (Letter, LetterAdmin),
    (Signature, SignatureAdmin), (Mail, MailAdmin), (Entry, EntryAdmin),
):  # fmt: skip
    administration.register(_model, _admin)
