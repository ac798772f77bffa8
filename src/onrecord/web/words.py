"""The words of the record in the language of the page."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from onrecord.claims.models import Verdict
from onrecord.record.origin import Rank
from onrecord.standing import Position, Sponsor

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

POSITIONS: dict[str, Words] = {
    Position.SPONSOR: _("sponsor"),
    Position.VOTED_YES: _("voted yes"),
    Position.JOINED_CONSENSUS: _("joined the consensus"),
    Position.ABSTAINED: _("abstained"),
    Position.VOTED_NO: _("voted no"),
    Position.ABSENT: _("absent"),
    Position.DISSOCIATED: _("dissociated itself"),
    Position.NOT_A_MEMBER: _("not a member"),
    Position.UNKNOWN: _("unknown"),
}
"""In the order of the legend."""

SPONSORSHIP: dict[str, Words] = {
    Sponsor.YES: _("sponsor"),
    Sponsor.NO: _("not a sponsor"),
    Sponsor.UNKNOWN: _("not known whether sponsor"),
}

FORUMS: dict[str, Words] = {
    "GA": _("General Assembly"),
    "HRC": _("Human Rights Council"),
    "CHR": _("Commission on Human Rights"),
    "SC": _("Security Council"),
}
"""In the order in which a page shows them."""

BODIES: dict[str, Words] = {
    "A": _("General Assembly"),
    "A/C.3": _("Third Committee"),
    "A/HRC": _("Human Rights Council"),
    "E/CN.4": _("Commission on Human Rights"),
    "S": _("Security Council"),
}

KINDS: dict[str, Words] = {
    "draft": _("draft resolution"),
    "revised_draft": _("revised draft resolution"),
    "amendment": _("amendment"),
    "draft_decision": _("draft decision"),
    "chairs_text": _("text of the Chair"),
    "note": _("note"),
    "resolution": _("resolution"),
    "decision": _("decision"),
    "committee_report": _("report of the committee"),
    "meeting_record": _("meeting record"),
    "press_release": _("press release"),
}

OUTCOMES: dict[str, Words] = {
    "adopted": _("adopted"),
    "rejected": _("rejected"),
    "deferred": _("deferred"),
    "withdrawn": pgettext_lazy("a draft", "withdrawn"),
}

METHODS: dict[str, Words] = {"without_vote": _("without a vote"), "recorded_vote": _("by recorded vote")}

BALLOTS: dict[str, Words] = {
    "yes": _("In favour"),
    "no": _("Against"),
    "abstain": _("Abstained"),
    "absent": _("Did not vote"),
}

VOTES: dict[str, Words] = {
    "yes": pgettext_lazy("a ballot", "yes"),
    "no": pgettext_lazy("a ballot", "no"),
    "abstain": pgettext_lazy("a ballot", "abstained"),
    "absent": pgettext_lazy("a ballot", "absent"),
}

ROLES: dict[str, Words] = {
    "main": _("Main sponsors"),
    "tabled": _("On the list as tabled"),
    "added": _("Joined before adoption"),
    "sponsor": _("Sponsors, not known how"),
    "withdrawn": _("Withdrew"),
    "not_sponsor": _("Said not to sponsor"),
}
"""In the order in which a page shows them."""

RANKS: dict[str, Words] = {
    Rank.DOCUMENT: _("document"),
    Rank.CATALOGUE: _("library catalogue"),
    Rank.DATASET: _("research data set"),
    Rank.REPORTED: _("reported, not documented"),
}

VERDICTS: dict[str, Words] = {
    Verdict.SUPPORTED: _("supported"),
    Verdict.CONTRADICTED: _("contradicted"),
    Verdict.PARTLY: _("partly supported"),
    Verdict.NOT_IN_RECORD: _("not in the record"),
}

VERDICT_MEANINGS: dict[str, Words] = {
    Verdict.SUPPORTED: _("The record shows it."),
    Verdict.CONTRADICTED: _("The record shows otherwise, and says what."),
    Verdict.PARTLY: _("True of one body, or of a part of the time that the text names."),
    Verdict.NOT_IN_RECORD: _("The record does not say. That is no sign that the claim is wrong."),
}

GROUPS: dict[str, Words] = {
    "AG": _("African Group"),
    "APG": _("Asia-Pacific Group"),
    "EEG": _("Eastern European Group"),
    "GRULAC": _("Latin American and Caribbean Group"),
    "WEOG": _("Western European and Others Group"),
    "EU": _("European Union"),
}

LANGUAGES: dict[str, Words] = {
    "ar": _("Arabic"),
    "zh": _("Chinese"),
    "en": _("English"),
    "fr": _("French"),
    "ru": _("Russian"),
    "es": _("Spanish"),
}

CHANGES: dict[str, Words] = {"added": _("added"), "removed": _("removed")}

LEVELS: dict[str, Words] = {"note": _("note"), "warning": _("warning"), "error": _("error")}

EXTENTS: dict[str, Words] = {
    "complete": _("complete"),
    "partial": _("not complete: a state that is missing here may have sponsored all the same"),
    "none": _("not held"),
    "selection": _("from a selection of documents"),
}

STAGES: dict[str, Words] = {
    "at_tabling": _("as tabled"),
    "at_adoption": _("at adoption"),
    "vote": pgettext_lazy("stage of a list", "vote"),
}

ACTS: dict[str, Words] = {
    "appointment": _("appointment"),
    "context": _("context"),
    "institution": _("institution"),
    "law": _("law"),
    "letter": _("letter"),
    "practice": _("practice"),
    "report": _("report"),
    "sponsorship": _("sponsorship"),
    "statement": _("statement"),
    "vacancy": _("vacancy"),
    "vote": pgettext_lazy("an act", "vote"),
}


def say(words: dict[str, Words], value: str | None) -> str:
    """The words for a value; the value itself where there are none, nothing for none."""
    if value is None:
        return ""
    return str(words.get(value, value.replace("_", " ")))


def say_position(position: str | None, *, reported: bool = False) -> str:
    """A position in words, with whether it is reported only."""
    return _say_position(get_language() or "en", position, reported)


@lru_cache(maxsize=256)
def _say_position(_language: str, position: str | None, reported: bool) -> str:
    said = say(POSITIONS, position)
    return gettext("%(what)s, reported") % {"what": said} if reported else said
