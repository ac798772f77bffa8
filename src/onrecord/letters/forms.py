"""The forms of visitors and of editors. What is one line stays one line: no field brings a header into a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from onrecord.letters.countries import list_countries
from onrecord.letters.wording.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

CONSENT_WORDS = _("The name may be shown with the letter: on its page and on the papers that are sent.")
"""What a signer agrees to; kept with the answer in the words that were shown."""


def refuse_control_letters(text: str) -> None:
    """Refuses line breaks and other letters that nobody types into a line."""
    if any(not letter.isprintable() for letter in text):
        raise ValidationError(_("This must be one line."), code="line")


class LaterField(forms.CharField):
    """What a draft may lack and the opening of the letter will ask for: the form does not call it optional."""

    asked_later = True


class LineField(forms.CharField):
    """One line of text."""

    def __init__(self, *, max_length: int, **options: Any) -> None:
        super().__init__(max_length=max_length, **options)
        self.validators.append(refuse_control_letters)


class WebsiteField(forms.URLField):
    """An address of a page; https is meant where nothing is said."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=200, assume_scheme="https", **options)
        self.validators.append(refuse_control_letters)

    def clean(self, value: Any) -> str:
        """The address. Refuses all but http and https."""
        text = str(super().clean(value) or "")
        if text and not text.startswith(("http://", "https://")):
            raise ValidationError(_("Enter the address of a website."), code="scheme")
        return text


class MailField(forms.EmailField):
    """A mail address."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"}), **options)


class CountryField(forms.ChoiceField):
    """A country or territory, in the language of the page."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=_country_choices, **options)


def _country_choices() -> list[tuple[str, str]]:
    return [("", "–"), *list_countries()]


class OrganisationForm(forms.Form):
    """An organisation signs through an authorised person."""

    name = LineField(
        label=_("Name of the organisation"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    country = CountryField(label=_("Country"))
    website = WebsiteField(label=_("Website"), required=False)
    person = LineField(
        label=_("Your name"),
        max_length=120,
        help_text=_("You must be authorised to sign for the organisation."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    role = LineField(
        label=_("Your role in it"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "organization-title"})
    )
    email = MailField(
        label=_("Your mail address"),
        help_text=_("A link to confirm goes there. Only the editors of the letter see it."),
    )
    consent = forms.BooleanField(label=CONSENT_WORDS, required=False)
    form = forms.CharField(max_length=64, widget=forms.HiddenInput)


class IndividualForm(forms.Form):
    """Somebody endorses a letter as a person."""

    name = LineField(label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    title = LineField(
        label=_("How you want to be named"),
        max_length=200,
        required=False,
        help_text=_("Your office or profession: former Special Rapporteur, professor of law."),
    )
    country = CountryField(label=_("Country"))
    email = MailField(
        label=_("Your mail address"),
        help_text=_("A link to confirm goes there. Only the editors of the letter see it."),
    )
    consent = forms.BooleanField(label=CONSENT_WORDS, required=False)
    form = forms.CharField(max_length=64, widget=forms.HiddenInput)


class AgainForm(forms.Form):
    """Asks for the link of a signature again."""

    email = MailField(label=_("Your mail address"))


class ConsentForm(forms.Form):
    """Whether the name may be shown."""

    consent = forms.BooleanField(label=CONSENT_WORDS, required=False)


class CampaignForm(forms.Form):
    """What a campaign is called and what stands in its letterhead."""

    name = LineField(label=_("Name"), max_length=120)
    letterhead = forms.CharField(
        label=_("Letterhead"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Name and address, a line each. The first line is set large."),
    )
    contact = MailField(label=_("Mail address for answers"), required=False, help_text=_("It is public."))
    website = WebsiteField(label=_("Website"), required=False)


class InviteForm(forms.Form):
    """Whom to invite."""

    email = MailField(label=_("Mail address"))


class FrameForm(forms.Form):
    """What stands around the words of a letter."""

    addressee = forms.CharField(
        label=_("To whom"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Name, office and address, a line each."),
    )
    addressee_state = forms.ChoiceField(label=_("State of the addressee"), required=False)
    copies = forms.CharField(
        label=_("Copies to"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("One a line."),
    )
    series = forms.ChoiceField(label=_("On which question"), required=False)
    forum = forms.ChoiceField(label=_("Before a decision of"), required=False)
    deadline = forms.DateField(
        label=_("Last day for signing"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Until its end in UTC."),
    )

    def __init__(
        self,
        *args: Any,
        states: Sequence[tuple[str, str]],
        series: Sequence[tuple[str, str]],
        forums: Sequence[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        for name, choices in (("addressee_state", states), ("series", series), ("forum", forums)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", "–"), *choices]


class NewLetterForm(forms.Form):
    """How a letter begins."""

    subject = LineField(label=_("Subject"), max_length=300)
    language = forms.ChoiceField(
        label=_("Language"), choices=[(code, language.name) for code, language in LANGUAGES.items()]
    )
    addressee = forms.CharField(
        label=_("To whom"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Name, office and address, a line each."),
    )


class TextForm(forms.Form):
    """The words of a letter in one language, without its asks, which are a table."""

    subject = LineField(label=_("Subject"), max_length=300, widget=forms.TextInput(attrs={"dir": "auto"}))
    body = LaterField(
        label=_("Letter"),
        max_length=60_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 22, "dir": "auto"}),
        help_text=_(
            "Markdown: a blank line parts paragraphs, ## begins a heading, - a list, **bold**, *italic*, [words](https://address)."
        ),
    )
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class WhyForm(forms.Form):
    """Why a contradicted sentence stands."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    why = LineField(label=_("Why it stands"), max_length=1000)


class RefusalForm(forms.Form):
    """Why a signature is refused."""

    reason = LineField(label=_("Reason, mailed to who signed"), max_length=500)


class ListForm(forms.Form):
    """A list of signatures."""

    file = forms.FileField(label=_("List as CSV or XLSX"))


class TakeForm(forms.Form):
    """How the rows of a list become signatures."""

    confirmed = forms.ChoiceField(
        label=_("Have they confirmed?"), widget=forms.RadioSelect, initial="ask",
        choices=[
            ("ask", _("Ask each by mail to confirm")), ("vouch", _("They have confirmed elsewhere; we vouch for it")),
        ],
    )  # fmt: skip
    how = LineField(label=_("How they confirmed (only if you vouch)"), max_length=300, required=False)


class SendingForm(forms.Form):
    """What was, or is to be, sent to whom."""

    paper = forms.ChoiceField(label=_("Which paper"))
    channel = forms.ChoiceField(
        label=_("How"),
        choices=[
            ("mail", _("by mail, sent from here")),
            ("post", _("by post")),
            ("hand", _("handed over")),
            ("fax", _("by fax")),
            ("form", _("through a form of theirs")),
        ],
    )
    recipient = LineField(label=_("To whom"), max_length=200)
    address = MailField(label=_("Mail address (if sent from here)"), required=False)
    on = forms.DateField(label=_("On"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    remark = LineField(label=_("Remark"), max_length=500, required=False)

    def __init__(self, *args: Any, papers: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["paper"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(papers)

    def clean(self) -> dict[str, Any]:
        """The sending. Refuses a mail without an address."""
        cleaned = super().clean() or {}
        if cleaned.get("channel") == "mail" and not cleaned.get("address"):
            self.add_error("address", _("A mail needs an address."))
        return cleaned


class AnswerForm(forms.Form):
    """What the addressee answered."""

    on = forms.DateField(label=_("On"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    who = LineField(label=_("Who answered"), max_length=200)
    text = forms.CharField(
        label=_("The answer, or what it says"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        help_text=_("It is shown on the letter's page."),
    )
    link = WebsiteField(label=_("Where it can be read"), required=False)


class DeadlineForm(forms.Form):
    """A new last day."""

    deadline = forms.DateField(
        label=_("New last day for signing"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class SignInForm(forms.Form):
    """The first factor."""

    email = forms.EmailField(
        label=_("Mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username webauthn"})
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class CodeForm(forms.Form):
    """The second factor."""

    code = LineField(
        label=_("Code of your app, or a recovery code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "text"}),
    )


class JoinForm(forms.Form):
    """A new account: name, password, and the first code of the app."""

    name = LineField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters."),
    )
    code = LineField(
        label=_("Code that the app shows"),
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class PasswordForm(forms.Form):
    """A new password."""

    password = forms.CharField(
        label=_("New password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters."),
    )
