"""Who may do what: one table, which the views ask and the tests go through cell by cell."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """Who somebody is to one letter or campaign."""

    STRANGER = "stranger"
    """Anybody."""
    READER = "reader"
    """Who holds the link of a draft."""
    SIGNER = "signer"
    """Who holds a link from a mail to the address of one signature."""
    OUTSIDER = "outsider"
    """An editor of another campaign."""
    EDITOR = "editor"
    """An editor of this campaign."""
    ADMINISTRATOR = "administrator"
    """Who runs the site."""


class Action(StrEnum):
    """What can be done. Each address of the app carries out one of these."""

    READ_LETTER = "read_letter"
    READ_DRAFT = "read_draft"
    SIGN = "sign"
    ASK_LINK = "ask_link"
    CONFIRM = "confirm"
    KEEP_OWN = "keep_own"
    """Look at one's own signature, withdraw it, have one's data deleted."""
    SIGN_IN = "sign_in"
    OWN_ACCOUNT = "own_account"
    SEE_DESK = "see_desk"
    """The list of one's own campaigns."""
    MAKE_CAMPAIGN = "make_campaign"
    SEE_CAMPAIGN = "see_campaign"
    CHANGE_CAMPAIGN = "change_campaign"
    INVITE = "invite"
    REMOVE_EDITOR = "remove_editor"
    MAKE_LETTER = "make_letter"
    SEE_LETTER = "see_letter"
    """The editors' page of a letter."""
    WRITE = "write"
    JUSTIFY = "justify"
    """Write why a contradicted sentence stands."""
    OPEN = "open"
    CLOSE = "close"
    REOPEN = "reopen"
    DELIVER = "deliver"
    ANSWER = "answer"
    MAKE_PAPER = "make_paper"
    SEE_SIGNATURES = "see_signatures"
    JUDGE_SIGNATURE = "judge_signature"
    """Refuse a signature, take a refusal back, say that two are not the same."""
    IMPORT = "import"
    EXPORT = "export"
    ERASE = "erase"
    """Delete the personal data of one signature on request."""
    SEE_MAIL = "see_mail"
    RETRY_MAIL = "retry_mail"
    SEE_TRAIL = "see_trail"
    ADMINISTER = "administer"


_ALL = frozenset(Role)
_ACCOUNTS = frozenset({Role.OUTSIDER, Role.EDITOR, Role.ADMINISTRATOR})
_EDITORS = frozenset({Role.EDITOR, Role.ADMINISTRATOR})
_ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})

PERMISSIONS: dict[Action, frozenset[Role]] = {
    Action.READ_LETTER: _ALL,
    Action.READ_DRAFT: frozenset({Role.READER}) | _EDITORS,
    Action.SIGN: _ALL,
    Action.ASK_LINK: _ALL,
    # Only the mail's own link shows and changes a signature; not even an editor confirms for somebody.
    Action.CONFIRM: frozenset({Role.SIGNER}),
    Action.KEEP_OWN: frozenset({Role.SIGNER}),
    Action.SIGN_IN: _ALL,
    Action.OWN_ACCOUNT: _ACCOUNTS,
    Action.SEE_DESK: _ACCOUNTS,
    Action.MAKE_CAMPAIGN: _ADMINISTRATORS,
    **dict.fromkeys(
        (
            Action.SEE_CAMPAIGN, Action.CHANGE_CAMPAIGN, Action.INVITE, Action.REMOVE_EDITOR, Action.MAKE_LETTER,
            Action.SEE_LETTER, Action.WRITE, Action.JUSTIFY, Action.OPEN, Action.CLOSE, Action.REOPEN, Action.DELIVER,
            Action.ANSWER, Action.MAKE_PAPER, Action.SEE_SIGNATURES, Action.JUDGE_SIGNATURE, Action.IMPORT,
            Action.EXPORT, Action.ERASE, Action.SEE_MAIL, Action.RETRY_MAIL, Action.SEE_TRAIL,
        ),
        _EDITORS,
    ),
    Action.ADMINISTER: _ADMINISTRATORS,
}  # fmt: skip
"""The table: action -> the roles that may."""


def may(role: Role, action: Action) -> bool:
    """True where somebody in that role may do it."""
    return role in PERMISSIONS[action]
