"""The words of the letters in the language of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

STAGES: dict[str, Words] = {
    "draft": pgettext_lazy("stage of a letter", "draft"),
    "open": pgettext_lazy("stage of a letter", "open for signature"),
    "closed": pgettext_lazy("stage of a letter", "closed"),
    "delivered": pgettext_lazy("stage of a letter", "delivered"),
    "answered": pgettext_lazy("stage of a letter", "answered"),
}

STANDINGS: dict[str, Words] = {
    "pending": pgettext_lazy("a signature", "not yet confirmed"),
    "confirmed": pgettext_lazy("a signature", "confirmed"),
    "refused": pgettext_lazy("a signature", "refused"),
    "withdrawn": pgettext_lazy("a signature", "withdrawn"),
}

LIKENESSES: dict[str, Words] = {
    "address": _("same mail address"),
    "name": _("same name"),
    "spelling": _("names alike"),
    "acronym": _("same short form"),
    "website": _("same website"),
}

CHANNELS: dict[str, Words] = {
    "mail": _("by mail, sent from here"),
    "post": _("by post"),
    "hand": _("handed over"),
    "fax": _("by fax"),
    "form": _("through a form of theirs"),
}

MAIL_STATES: dict[str, Words] = {
    "failed": pgettext_lazy("a mail", "given up"),
    "queued": pgettext_lazy("a mail", "waits"),
    "sent": pgettext_lazy("a mail", "sent"),
    "dropped": pgettext_lazy("a mail", "not needed any more"),
}

MAIL_KINDS: dict[str, Words] = {
    "confirm": _("asks to confirm"),
    "remind": _("reminds to confirm"),
    "confirmed": _("says that it is confirmed"),
    "again": _("the link again"),
    "refused": _("says that it is refused"),
    "invitation": _("invitation"),
    "password": _("new password"),
    "deadline": _("the last day is near"),
    "delivery": _("the letter itself"),
}

FAULTS: dict[str, Words] = {
    "no_name": _("No name."),
    "no_email": _("No mail address."),
    "bad_email": _("This is no mail address."),
    "unknown_kind": _("Neither organisation nor individual:"),
    "unknown_country": _("A country of that name is not known:"),
    "there_already": _("The same name with the same address is there already."),
    "no_country": _("No country."),
    "no_person": _("Nobody is named who signs for it."),
    "no_consent": _("Not said whether it may be named; the mail asks."),
    "bad_website": _("The website was left out: it is no address."),
    "shortened": _("A cell was too long and was cut."),
}

ROLES: dict[str, Words] = {
    "signer": _("who signed"),
    "site": _("by itself"),
}

DEEDS: dict[str, Words] = {
    "make_campaign": _("made the campaign"),
    "change_campaign": _("changed the campaign"),
    "invite": _("invited"),
    "join": _("joined"),
    "remove_editor": _("removed an editor"),
    "make_letter": _("began the letter"),
    "change_letter": _("changed what stands around the letter"),
    "write": _("wrote"),
    "justify": _("wrote why a sentence stands"),
    "open": _("opened it"),
    "close": _("closed it"),
    "reopen": _("opened it again"),
    "deliver": _("delivered it"),
    "answer": _("it was answered"),
    "note_answer": _("kept an answer"),
    "make_paper": _("made a paper"),
    "send": _("sent it"),
    "sign": _("signed"),
    "confirm": _("confirmed"),
    "consent": _("changed whether the name is shown"),
    "withdraw": _("withdrew"),
    "refuse": _("refused"),
    "restore": _("took a refusal back"),
    "set_apart": _("said that two are not the same"),
    "erase": _("deleted personal data"),
    "upload_list": _("uploaded a list"),
    "import": _("took a list"),
    "export": _("took the signatures as CSV"),
    "retry_mail": _("had a mail tried again"),
}
