"""What a text has spoken of so far: the last body, year, series, state, letter, and the last thing said of a state."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onrecord.claims.cast import Cast
from onrecord.claims.models import OF_TEXTS, Claim, Counts, Kind, Sponsors, Streak, Tallies, Votes
from onrecord.claims.told_times import ToldTimes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from onrecord.bodies import Forum
    from onrecord.claims.find.targets import Target
    from onrecord.claims.lexicon import Lexicon
    from onrecord.claims.mentions.senses import ActTarget
    from onrecord.claims.mentions.tally_words import TallyMention
    from onrecord.claims.models import Assertion, Stage
    from onrecord.claims.named_texts import NamedText
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


@dataclass(slots=True)
class Discourse(ToldTimes):
    """The state of reading; changed only by `note_…` functions, one sentence after the other."""

    lexicon: Lexicon
    published: date | None
    cast: Cast = field(default_factory=Cast)
    """Who was spoken of."""
    forum: Forum | None = None
    stage: Stage | None = None
    both: bool = False
    series: str | None = None
    asked: str | None = None
    """The series of the clause that is being read."""
    matter: Mapping[str, float] = field(default_factory=dict)
    """The words by which the text named its question, as they are looked for."""
    asked_words: Mapping[str, float] = field(default_factory=dict)
    """The same of the clause that is being read."""
    questions: list[str] = field(default_factory=list)
    """Questions of the claims so far, the last one last."""
    spoken_of: str | None = None
    """The series that words before any claim speak of."""
    opening: list[tuple[str, ...]] = field(default_factory=list)
    """Words of the sentences before any claim, which with the day of a decision may tell its question."""
    at_home: bool = False
    """The text names a state whose government or rights the edition's own series follows."""
    series_known: bool = False
    security: bool = False
    """ "The Council" is the Security Council, which the text named before any body of ours."""
    elsewhere: bool = False
    """The last sentence that named a body told what the Security Council did: what follows is of that body too."""
    tally: Tallies | None = None
    """The last totals of a vote."""
    totals: list[Claim] = field(default_factory=list)
    """The claims of the last totals, each with its time, the last one last."""
    texts: Claim | None = None
    """The last claim of how many texts a body has adopted: "its tenth resolution"."""
    group: Assertion | None = None
    """The group that the last sentence counts without naming its members."""
    sections_place: tuple[Forum | None, Stage | None, bool] | None = None
    """Where what the text told before its first section was, in a text with sections: "Iran.", "Death penalty."."""
    last_body: tuple[Forum, Stage | None] | None = None
    """The body that the last sentence to name one named last, also in passing: "before the committee acted"."""
    document: str | None = None
    last: list[Claim] = field(default_factory=list)
    """Claims over states of the last predicate, for "so did Cuba" and "it had last done so"."""
    last_before: list[Claim] = field(default_factory=list)
    """The same as it was when the sentence began."""
    main: list[Claim] = field(default_factory=list)
    """The last of them that were not told in passing."""
    quiet: int = 0
    """Sentences without a claim since the last one."""
    ballots: dict[str, Claim] = field(default_factory=dict)
    """What each state was told last to have cast."""
    swing: tuple[str, Claim] | None = None
    """The last change of a state's ballot from one year to a later one: what it had cast, and what it cast then."""
    last_sponsor: Claim | None = None
    """The last claim that a state sponsors a text or does not."""
    last_aside: bool = False
    """`last` was told in passing of another time: "which had abstained in 2008"."""
    aside: list[tuple[int, int]] = field(default_factory=list)
    """Words of the sentence that tell of another time or body in passing: "a sponsor of the texts of 2005"."""
    relatives: list[tuple[int, int]] = field(default_factory=list)
    """Words of its relative clauses, whose matter and times are their own: ", which had abstained in 2021,"."""
    inside: list[tuple[int, int]] = field(default_factory=list)
    """Words of phrases such as "from its no of last year to abstention", whose times are not those of the clause."""
    foreign: bool = False
    """The sentence that is being read tells of no body of the record: acts at home, letters and terms may be told."""
    letters: bool = True
    """The text speaks of organisations or people who write open letters on human rights."""
    pair: tuple[NamedText, ...] = ()
    """The texts that a sentence named together, in order, for "the first" and "the second"."""
    named: tuple[NamedText, ...] = ()
    """The last texts that were named, the last one last, for "both"."""
    other_matter: bool = False
    """The text names another question and nowhere the state that the only one of the record is about."""
    own_named: bool = True
    """The text names the state that a question of the edition is on; always so in a record of many questions."""
    of_another: bool = False
    """The whole text names neither a body of the record nor a text or question of it."""
    said_here: bool = False
    """The sentence that is being read has told its main matter, so that what lies before it is not repeated later."""
    vocabulary: frozenset[str] = frozenset()
    """All words of the text."""
    sponsoring: bool = False
    """The text has spoken of sponsors."""
    question: bool = False
    """The last sentence was a question, so that a short answer tells of what time it speaks."""
    asked_all: tuple[str, ...] = ()
    """The states that the last sentence, a question of few words, named: "India and Kenya?"."""
    how_many: bool = False
    """The last sentence asked how many sponsors there were."""
    counting: bool = False
    """The last claim counted sponsors."""
    counts: list[Claim] = field(default_factory=list)
    """The claims that count sponsors, in order."""
    voting: bool = False
    """The text has spoken of a vote."""
    totals_first: list[tuple[View, TallyMention]] = field(default_factory=list)
    """Totals of the sentences right before that told nothing else, which the next sentence may explain."""
    vote_ahead: bool = False
    """The next sentence gives the totals of a vote."""
    absence: bool = False
    """The last sentence spoke of an absence."""
    listed: bool = False
    """The last sentence spoke of a list as printed."""
    letter: bool = False
    """The text has spoken of an open letter; the sentences after it may go on with it."""
    since_letter: int = 0
    """Sentences since a claim told of it."""
    letter_day: date | None = None
    letter_id: str | None = None
    """The letter of the record that the text speaks of, once its words have told which."""
    paper: bool = False
    """The last sentence spoke of a text of the series."""
    heading: tuple[str, str | None] | None = None
    """What the heading of a list asks ("votes", "sponsors") and of which state; None outside a list."""
    heading_years: tuple[int, int] | None = None
    """The span of years that the heading names: "ROLL CALLS, 2019-2024"."""
    columns: tuple[str, ...] = ()
    """The order of the sides in the rows of a table of votes; empty outside one."""
    halves: bool = False
    """The text names both halves of a divided country, so that "the North" is one of them."""
    question_claims: list[Claim] = field(default_factory=list)
    """What the sentence before asks, as claims without what the answer has to say."""
    question_words: frozenset[str] = frozenset()
    """The words of the sentence before, where it asks."""
    side_asked: str = ""
    """The side of which the sentence before asks who was on it: "Who voted against?"."""
    text_before: bool = False
    """The sentence before names a text and no state that acts."""
    text_speaks: bool = False
    """The last sentence had a text as its subject, so that "it" says what the text says."""
    text_told: tuple[Situation, tuple[int, int] | None, int] | None = None
    """Of which text the last claim about a text spoke, the years that the discourse had then, and how many texts."""
    last_ask: Claim | None = None
    """The last claim of what a text asks or leaves out, for "so did 79/181"."""
    since_ask: int = 0
    """Sentences since then."""
    topics: tuple[str, ...] = ()
    """The topics that were named last."""
    act_targets: dict[str, ActTarget] = field(default_factory=dict)
    """The last office, report or post that was named, by kind."""
    act_names: dict[str, list[ActTarget]] = field(default_factory=dict)
    """All of them by kind, the last one first."""
    targets: tuple[int, list[Target]] | None = None
    """What acts may have been done to in the sentence that begins at the word."""
    since_target: int = 0
    """Sentences since what acts may be done to was last spoken of."""
    last_target: ActTarget | None = None
    """The last of them, that "it" goes back to."""
    holder: str | None = None
    """Who was last named beside a post: "he was appointed for two years"."""

    @property
    def asked_of(self) -> str | None:
        """The one state that the last sentence, a question of few words, named: "And Seoul?"."""
        return self.asked_all[0] if len(self.asked_all) == 1 else None

    def is_aside(self, place: int) -> bool:
        """True where the word stands in an aside of the sentence that is being read."""
        return any(first <= place < end for first, end in (*self.aside, *self.relatives))

    def last_state(self) -> str | None:
        """Return the state that acted last and is not the one that the series is about."""
        return self.cast.last_state(self.matter_states())

    def matter_states(self) -> frozenset[str]:
        """Return the state that the text's question is about; in a text on it, it is seldom the one that acts."""
        entry = self.lexicon.entry(self.series or self.lexicon.default_series)
        return frozenset({entry.about}) if entry is not None and entry.about else frozenset()

    def note_claims(self, claims: list[Claim], situation: Situation, *, background: bool = False) -> None:
        """Keep what the claims said for the sentences that follow; a background clause does not move the time."""
        if not claims:
            if not background:
                self.note_place(situation)
            return
        name = next((claim.series for claim in claims if claim.series), None)
        if name is not None:
            self.questions = [*(one for one in self.questions if one != name), name]
            self.note_occasions(claims[0])
        self.cast.states += [claim.subject for claim in claims if claim.subject][:1]
        told = claims[0].years
        # "a sponsor then": no time of its own, and yet another than that of the sentences before
        timed = situation.timed and (situation.days is not None or situation.years != self.years)
        moved = timed or bool(told and self.years and told[1] < self.years[0])
        self._note_said(claims, aside=background and moved)
        self.said_here = self.said_here or not background
        if situation.timed or (situation.document is not None and situation.years is not None):
            # "Seoul abstained on resolution 60/173. It won 88 votes": in the year of that text
            self.note_time(claims, situation, self.published, background=background)
        elif self.years and situation.years and not background and self._moves_body(situation):
            # "When the plenary voted, Namibia was against and Laos abstained", after news of the Council: its own last
            self.move_to(situation.years, situation.days, situation.when.session)
        if not background:
            self.note_place(situation)
        elif self.forum is None:
            # "in the committee it had voted in favour": of what follows the body, and not its stage
            self.note_place(situation)
            self.stage = None

    def _moves_body(self, situation: Situation) -> bool:
        return situation.place.named and situation.forum not in (None, self.forum)

    def note_paragraph(self) -> None:
        """A new paragraph: what was told of other years before it is over, and the news, if any, goes on.

        An answer is of the time and the place of its question: "And then, in 2008?", "Then came 2008."
        """
        if self.turned:
            return
        self.leave_paragraph()
        if self.anchor is not None and self.anchor_place[0] is not None:
            self.forum, self.stage = self.anchor_place
            self.both = False
        if self.series is None and self.series_known and self.questions:
            # another question was mentioned in passing
            self.series = self.questions[-1]

    def _note_said(self, claims: list[Claim], *, aside: bool) -> None:
        """Keep what was claimed, for clauses that repeat it or go on with it."""
        kinds = {claim.kind for claim in claims}
        self.last_sponsor = next(
            (one for one in reversed(claims) if one.subject and isinstance(one.says, Sponsors)), self.last_sponsor
        )
        for claim in claims:
            self._note_ballot(claim)
        told = [claim for claim in claims if claim.kind in _REPEATABLE]
        if told and not (aside and self.said_here):
            self.last, self.last_aside = told, aside
            self.main = self.main if aside else told
        elif claims[-1].kind is Kind.SPONSOR_COUNT:
            # "There were 49 co-sponsors. Ukraine was one."
            self.counts.append(claims[-1])
            self.last = [of_counted(claims[-1])]
        elif (side := _only_side(claims[-1].says)) is not None:
            # "50 states voted against it. Germany was one of them."
            self.last = [replace(claims[-1], kind=Kind.VOTE, says=Votes(side), subject="")]
        self.sponsoring = self.sponsoring or bool(kinds & {Kind.SPONSORSHIP, Kind.SPONSOR_COUNT})
        self.voting = self.voting or bool(kinds & {Kind.VOTE, Kind.TALLY})
        # "When the Committee adopted it there were 58": what is told of adopting does not end a count
        adopting = self.counting and claims[-1].kind is Kind.ADOPTION
        self.counting = claims[-1].kind is Kind.SPONSOR_COUNT or adopting
        self.totals = [*self.totals, *(one for one in claims if isinstance(one.says, Tallies))][-_REMEMBERED:]
        self.texts = next((one for one in claims if _counts_texts(one.says)), self.texts)
        for claim in claims:
            if isinstance(claim.says, Tallies):
                self.tally = _completed(self.tally, claim.says)

    def _note_ballot(self, claim: Claim) -> None:
        """Keep what the state cast, and whether it is told to have changed it: "which had voted no, abstained"."""
        says, state = claim.says, claim.subject
        if not isinstance(says, Votes) or says.negated or not state or not claim.years or says.ballot not in _SIDES:
            return
        before = self.ballots.get(state)
        self.ballots[state] = claim
        if before is None or before.years is None or before.series != claim.series or before.forum is not claim.forum:
            return
        earlier, later = sorted((before, claim), key=lambda one: one.years or (0, 0))
        if earlier.years == later.years or not (isinstance(earlier.says, Votes) and isinstance(later.says, Votes)):
            return
        if earlier.says.ballot != later.says.ballot:
            self.swing = earlier.says.ballot, later

    def note_place(self, situation: Situation) -> None:
        """Keep the body, the series and the document that a clause named."""
        if situation.place.named and not situation.place.other:
            self.forum, self.stage, self.both = situation.forum, situation.place.stage, situation.place.both
        elif situation.forum is not None and situation.timed and self.forum is None and not self.both:
            self.forum = situation.forum
        if situation.series_named:
            self.series, self.series_known = situation.series, True
            self.matter = self.asked_words
        if situation.document:
            self.document = situation.document


_SIDES = frozenset({"yes", "no", "abstain"})
_REMEMBERED = 8
"""Totals that a number may go back to: "one of the thirteen"."""


def _counts_texts(says: Assertion) -> bool:
    return isinstance(says, Streak) and says.of in OF_TEXTS and says.count is not None


def of_counted(count: Claim) -> Claim:
    """Return the claim that a state yet to be named is one of those counted: "There were 49 co-sponsors"."""
    listed = one_of_counted(count.says) if isinstance(count.says, Counts) else Sponsors()
    return replace(count, kind=Kind.SPONSORSHIP, says=listed, subject="")


def one_of_counted(says: Counts) -> Sponsors:
    """Return what is said of a state that is one of those counted."""
    return Sponsors(as_printed=says.as_printed, joined_later=says.joined)


def _only_side(says: Assertion) -> str | None:
    """The one side of a vote that the totals tell; None where they tell several."""
    if not isinstance(says, Tallies):
        return None
    sides = [name for name in ("yes", "no", "abstain") if getattr(says, name) is not None]
    return sides[0] if len(sides) == 1 else None


_REPEATABLE = frozenset({Kind.SPONSORSHIP, Kind.VOTE, Kind.STREAK, Kind.ADOPTION})


def _completed(before: Tallies | None, after: Tallies) -> Tallies:
    """ "22 said yes and seven said no. Another 15 abstained.": one vote, told in two sentences."""
    if before is None or after.yes is not None or after.no is not None or before.abstain is not None:
        return after
    if after.lead is not None:
        return before
    return replace(before, abstain=after.abstain)


def note_sentence(discourse: Discourse, view: View) -> None:
    """Keep what a sentence without claims named."""
    if view.topics:
        discourse.topics = tuple(dict.fromkeys(mention.sense.topic for mention in view.topics))
    words = view.vocabulary
    discourse.letter = discourse.letter or bool(words & {"letter", "letters"})
    if not words.isdisjoint(_OF_SPONSORS):
        discourse.sponsoring = True
    discourse.listed = not words.isdisjoint(_PRINTING) and not words.isdisjoint(_SHEETS)
    discourse.question = view.sentence.question
    discourse.how_many = view.sentence.question and _asks_number(words)
    if not words.isdisjoint(_OF_VOTES):
        discourse.voting = True


def _asks_number(words: frozenset[str]) -> bool:
    """ "How many states sponsored it?", "How many names were printed on it?", "What was the number of sponsors?"."""
    if not {"how", "many"} <= words and not {"what", "number"} <= words:
        return False
    named = not words.isdisjoint(_NAMED) and not words.isdisjoint(_PAPERS) and words.isdisjoint(_OF_VOTES)
    return named or not words.isdisjoint(_OF_SPONSORS)


_PRINTING = frozenset({"circulated", "printed", "tabled", "circulating", "issued", "reissued", "round", "handed"})
_SHEETS = frozenset({"draft", "paper", "list", "version", "sheet"})
_NAMED = frozenset({"names", "named", "signatures", "signed", "listed", "printed", "backers", "join", "joined"})
_PAPERS = frozenset({"draft", "text", "paper", "resolution", "version"})
_OF_SPONSORS = frozenset(
    {
        "sponsor",
        "sponsors",
        "sponsored",
        "sponsoring",
        "cosponsor",
        "cosponsors",
        "cosponsored",
        "sponsorship",
        "cosponsorship",
        "signatories",
        "roster",
        "list",
        "tabled",
        "latecomers",
    }
)
_OF_VOTES = frozenset(
    {
        "vote",
        "voted",
        "votes",
        "voting",
        "ballot",
        "abstained",
        "abstention",
        "abstentions",
        "tally",
        "abstain",
        "abstaining",
    }
)
