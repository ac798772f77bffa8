"""The tables of the letters. Rows change only through `deeds`, which keep the trail."""

from onrecord.letters.models.accounts import Account, Attempt, Invitation, Passkey, RecoveryCode
from onrecord.letters.models.campaigns import Campaign, Editor
from onrecord.letters.models.letters import Answer, Letter, LetterText, Paper, Reason, Sending
from onrecord.letters.models.mail import Mail, MailKind, MailState
from onrecord.letters.models.signatures import Apart, ImportedList, Kind, Link, Purpose, Signature
from onrecord.letters.models.trail import Entry

__all__ = [
    "Account", "Answer", "Apart", "Attempt", "Campaign", "Editor", "Entry", "ImportedList", "Invitation", "Kind",
    "Letter", "LetterText", "Link", "Mail", "MailKind", "MailState", "Paper", "Passkey", "Purpose", "Reason",
    "RecoveryCode", "Sending", "Signature",
]  # fmt: skip
