"""What passes between the stages: a claim as read from a text, and the finding about it.

find -> resolve turns a text into `Claim`s; check turns a claim and an edition into a `Finding`; annotate puts
findings back into the text. A claim says what the text asserts and nothing about whether that is true.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from onrecord.symbols import Forum


class Kind(StrEnum):
    """What sort of thing a claim asserts."""

    SPONSORSHIP = "sponsorship"
    VOTE = "vote"
    TALLY = "tally"
    ADOPTION = "adoption"
    STREAK = "streak"
    SPONSOR_COUNT = "sponsor_count"
    PROCESS = "process"
    ASK = "ask"
    LETTER = "letter"
    ACT = "act"
    TERM = "term"

    @property
    def is_of_texts(self) -> bool:
        """True of what is told of the texts of a question: who voted and signed, how often, with which totals."""
        return self in {
            Kind.SPONSORSHIP, Kind.VOTE, Kind.TALLY, Kind.ADOPTION, Kind.STREAK, Kind.SPONSOR_COUNT,
        }  # fmt: skip


class Verdict(StrEnum):
    """What the record says of a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    PARTLY = "partly"
    """True of one body, or of a part of what is asserted."""
    NOT_IN_RECORD = "not_in_record"


class Stage(StrEnum):
    """Where in the Assembly: the Third Committee in autumn or the plenary in December."""

    COMMITTEE = "committee"
    PLENARY = "plenary"


class Relation(StrEnum):
    """How an asserted number stands to the real one."""

    EXACTLY = "exactly"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    FEWER_THAN = "fewer_than"
    ABOUT = "about"


class Quantifier(StrEnum):
    """Over which of the asserted years the assertion holds."""

    EVERY = "every"
    """In each of the years: "from 2008 to 2018", "every year since 2008", "in 2014" (one year)."""
    ANY = "any"
    """At least once in them: "at some point under Moon"."""
    NEVER = "never"
    """In none of them: "stayed away from 2019 to 2022", "never once under Moon"."""


class Change(StrEnum):
    """A change of position that the text asserts for the last of the claim's years."""

    START = "start"
    """For the first time."""
    RETURN = "return"
    """Again, after a time away: "resumed in 2023", "back for the first time in four years"."""
    STOP = "stop"
    """Left, withdrew, dropped out: "its absence began in 2019"."""
    LAST_DONE = "last_done"
    """Last did so in that year: "something it had last done four years earlier"."""
    NO_RETURN = "no_return"
    """Did not come back in that year: it stayed away, or had come back before."""


@dataclass(frozen=True, slots=True)
class Sponsors:
    """The subject sponsors the series' text (or does not) in the claim's years."""

    quantifier: Quantifier = Quantifier.EVERY
    main: bool = False
    """As penholder: "tabled", "introduced", "led by"."""
    for_group: str | None = None
    """On behalf of whom: EU."""
    change: Change | None = None
    gap_years: int | None = None
    """ "first time in four years" -> 4 from the last year with it to the one of the return."""
    gap_beyond: bool = False
    """ "In more than three years": `gap_years` and any more."""
    missed: int | None = None
    """ "an absence of four years" -> 4 sessions without it. With `gap_years` too where the words may mean either."""
    since: int | None = None
    """ "for the first time since 2018" -> 2018; also of an absence: "missing for the first time since 2008"."""
    as_printed: bool = False
    """Speaks of the list as it was printed or tabled, not of all who joined."""
    joined_later: bool = False
    """ "among the latecomers", "joined after it was tabled"."""
    newcomer: bool = False
    """With `joined_later`: "one of the newcomers", who may also be new on a revised draft."""
    anywhere: bool = False
    """ "Never before had it signed a UN text": what it did in the other bodies counts too."""
    first_version: bool = False
    """With `as_printed`: on the first version of a draft that was revised later."""
    at_last: bool = False
    """Speaks of the list as it stood at last: "by the time of the vote", "shortly before the vote"."""
    undated: bool = False
    """No time is told for the change: "has resumed its sponsorship", this year or before."""
    of_texts: bool = field(default=False, compare=False)
    """Speaks of texts and not of years, so that a year without one breaks nothing: "each of the five drafts"."""


class Object(StrEnum):
    """What a streak is a run of."""

    ADOPTED = "adopted"
    WITHOUT_VOTE = "without_vote"
    RECORDED_VOTE = "recorded_vote"
    SPONSORED = "sponsored"
    NOT_SPONSORED = "not_sponsored"
    VOTED_YES = "voted_yes"
    VOTED_NO = "voted_no"
    ABSTAINED = "abstained"


@dataclass(frozen=True, slots=True)
class Streak:
    """A run of sessions up to the last of the claim's years: "for the 21st consecutive year", "every year since"."""

    of: Object
    count: int | None = None
    """How many in a row the text says."""
    since: int | None = None
    """First year of the run that the text says; an end of the run before it contradicts only `count`."""
    began: bool = False
    """The run is said to have begun in `since`: a longer one contradicts."""
    first: bool = False
    """ "for the first time"."""
    times: bool = False
    """Counts texts and not years: "for the third time in a row", of a text that comes every second year."""
    at_least: bool = False
    """So many or more: "for the fifth year running at least"."""
    total: bool = False
    """The count is of all so far, in a row or not: "for the 33rd time", "the 16th since 2005"."""
    or_adopted: bool = False
    """The words may count every adoption, however done: "by consensus, for the 17th year in a row"."""
    months: tuple[int, ...] = ()
    """Months of the year in which each was decided: "every March or April since 2008"."""
    or_before: bool = False
    """The words do not say whether the last text belongs to it: "it had abstained nine times running"."""
    company: int = 0
    """How many cast that ballot, and no others: "for the sixth year running the two were alone"; 0 where not told."""


OF_TEXTS = frozenset({Object.ADOPTED, Object.WITHOUT_VOTE, Object.RECORDED_VOTE})
"""What a body does with a text."""
OF_STATES = frozenset(Object) - OF_TEXTS
"""What a state does."""
OF_LISTS = frozenset({Object.SPONSORED, Object.NOT_SPONSORED})
"""What the list of sponsors shows of a state."""


@dataclass(frozen=True, slots=True)
class Times:
    """How often something was so in the claim's years: "abstained three times between 2005 and 2010"."""

    of: Object
    count: int = 0
    relation: Relation = Relation.EXACTLY
    missing: bool = False
    """Counts the texts of which it was not so: "every text since 2008 but three"."""
    but: tuple[int, ...] = ()
    """In all years but these, which take the place of the count: "every year since 2008 except 2019"."""
    among: int = 0
    """Of how many texts, where that is told: "nine of the 21 texts"; else 0."""


@dataclass(frozen=True, slots=True)
class Votes:
    """The subject cast this ballot in a recorded vote in the claim's years."""

    ballot: str
    """yes, no, abstain, absent, dissociated; with `like`, empty."""
    moved_from: str | None = None
    """The ballot that it is said to have cast before: "moved from an abstention to a yes"."""
    moved_since: int | None = None
    """The year of that; without one it is the roll call before."""
    like: str | None = None
    """The state with which it is said to have voted: "sided with Washington". The record tells how that one did."""
    changed: bool = False
    """With no ballot told that it came from: "returned to a yes", "switched to an abstention"."""
    negated: bool = False
    """ "did not vote for"."""
    first: bool = False
    """ "for the first time"."""
    where_voted: bool = False
    """ "in every roll call": of the years in which there was a vote."""
    alone: bool = False
    """Nobody else did: "cast the only vote against", "was alone in abstaining"."""
    since: int | None = None
    """With `first`: not after that year, "for the first time since 2010"."""
    resumed: bool = False
    """It is said to have done so in that year."""
    last: bool = False
    """ "It last abstained in 2010": not after that year, up to the day of publication."""
    last_before: int | None = None
    """With `last`: up to this year, "in 2022 it voted in favour; it had last abstained in 2010"."""
    sat_out: bool = False
    """ "Sat out the vote": an abstention is meant as often as an absence, and either bears it out."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the body's members: "more than half of the members voted for it"."""

    side: str
    """yes, no, abstain."""
    relation: Relation
    count: int
    of: int


@dataclass(frozen=True, slots=True)
class Lead:
    """How far those in favour are ahead of those against: "by a margin of 90", "by three to one"."""

    number: int
    relation: Relation = Relation.EXACTLY
    ratio: bool = False
    """So many in favour for each one against."""
    or_yes: bool = False
    """ "By 112 votes": those in favour may be meant as well."""


@dataclass(frozen=True, slots=True)
class Tallies:
    """The totals of a recorded vote; a number that the text leaves out is None."""

    yes: int | None
    no: int | None = None
    abstain: int | None = None
    of_amendment: bool = False
    """Of a vote on a change to the text, and not on the text."""
    relation: Relation = Relation.EXACTLY
    """Of one total that stands alone: "more than 110 states voted for it"."""
    step: int = 0
    """By how much that total is said to differ from that of the vote before: "fell by five to 48" -> -5."""
    was: tuple[int, int] | None = None
    """The year and the number from which that total is said to have come: "from 88 to 123 between 2005 and 2011"."""
    share: Share | None = None
    """With no total: which part of the members."""
    over: tuple[str, str] | None = None
    """With no total: the first of two sides had more than the second, "more states abstained than voted for it"."""
    lead: Lead | None = None
    """With no total but perhaps that in favour: how far it was ahead."""


class Compared(StrEnum):
    """How a total stands to others."""

    MORE = "more"
    FEWER = "fewer"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Ranks:
    """How a total stands to those of the other votes: "the fewest noes since 2005", "more than a year ago"."""

    of: str
    """yes, no or abstain; margin, of those in favour over those against; result: those in favour, and the margin."""
    how: Compared
    than: tuple[int, ...] = ()
    """Years of the votes that it is held against; empty: all that came before, since `since` where that is told."""
    since: int | None = None
    ever: bool = False
    """Of all votes up to publication, later ones too: "its best result came in 2011"."""
    strict: bool = False
    """No other equals it: "never had so many voted for it"."""
    but: tuple[int, ...] = ()
    """Years that are said to be the only ones of which it is not so: "only 2011 brought more"."""
    nth: int = 1
    """Its place among them: "the second highest" -> 2."""
    total: Tallies | None = None
    """The totals that the same words give: "the best result so far was 119 in favour"."""


@dataclass(frozen=True, slots=True)
class Interval:
    """How long after something else: "two weeks after it was tabled", "a month after the committee"."""

    since: str
    """tabled; committee, the action of the Assembly's committee."""
    days: float
    slack: float
    """So many days more or fewer bear it out as well."""


@dataclass(frozen=True, slots=True)
class Adopts:
    """The body adopted the series' text in the claim's years or on its day."""

    method: str | None = None
    """without_vote, recorded_vote; None where the text does not say."""
    adopted: bool = True
    """False: "rejected", "did not adopt"."""
    first: bool = False
    """ "in a first", "for the first time"; with a method: for the first time in that way."""
    since: int | None = None
    """ "for the first time since 2013" -> 2013."""
    last: bool = False
    """ "the last recorded vote was in 2015": none in that way after it."""
    unopposed: bool = False
    """ "unanimously", "without a dissenting vote": by consensus, or by a vote in which nobody was against."""
    after: Interval | None = None
    """How long after it was tabled, or after the committee had acted."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many states sponsor the series' text."""

    number: int
    relation: Relation = Relation.EXACTLY
    others: bool = False
    """ "as did 50 others": the subject of the sentence comes on top."""
    as_printed: bool = False
    """Speaks of the list as it was printed or tabled."""
    first_version: bool = False
    """With `as_printed`: on the first version of a draft that was revised later."""
    at_last: bool = False
    """Speaks of the list as it stood at last: "in the end", "the final count"."""
    joined: bool = False
    """Counts those alone that came after the tabling: "22 more joined before adoption"."""


class Order(StrEnum):
    """What a claim of procedure asserts."""

    COMMITTEE_FIRST = "committee_first"
    """First the Third Committee, then the plenary."""
    PLENARY_FIRST = "plenary_first"
    TWICE_A_YEAR = "twice_a_year"
    """Once in Geneva and once in New York each year."""
    ONCE_A_YEAR = "once_a_year"
    EVERY_OTHER_YEAR = "every_other_year"
    YEARLY = "yearly"
    TABLED = "tabled"
    """The draft bears the date of the claim's days."""
    SPONSORS_JOIN = "sponsors_join"
    """Others may join the sponsors after the draft was tabled."""
    LIST_CLOSES = "list_closes"
    """The list of sponsors closes when the draft is tabled."""
    BECAME = "became"
    """The draft is the one that was adopted as that resolution."""
    REVISED = "revised"
    """The draft was replaced by a revised one before it was adopted."""
    BEGAN = "began"
    """The text was tabled under the number of a draft."""
    THROUGH = "through"
    """The text of one year came to the plenary from a committee."""
    UNREFERRED = "unreferred"
    """The text of one year came to the plenary without a committee."""
    IN_MONTHS = "in_months"
    """At the named time of the year, no order asserted."""


@dataclass(frozen=True, slots=True)
class Proceeds:
    """How the series runs through the year."""

    order: Order
    committee_months: tuple[int, ...] = ()
    """Months named for the committee: (11,)."""
    plenary_months: tuple[int, ...] = ()
    council_months: tuple[int, ...] = ()
    assembly_months: tuple[int, ...] = ()
    """Months named for the Assembly without saying at which stage."""
    always: bool = False
    """ "Every vote on it has taken place in October": each time, and not as a rule."""
    becomes: str | None = None
    """Symbol of the resolution that the draft is said to have become."""
    committee: int | None = None
    """The Assembly's committee that is named by its number: 3."""
    apart: tuple[int, int] | None = None
    """How many days are told to lie between the two, at least and at most: "three months before the plenary"."""
    of_council: bool = False
    """Tells of a committee through which the Council's text goes; the Council has none."""
    revisions: int | None = None
    """How often the draft is said to have been revised, 0 for never; None where that is not told."""
    draft: str | None = None
    """The number under which the text is said to have been tabled: L.43, or the whole symbol."""
    odd: bool | None = None
    """True for "in odd years", False for "in even years"."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a text is told to want beside the topic, and of whom."""

    of_whom: str | None = None
    """ISO3 of a state, or "Secretary-General"; None where nobody is named."""
    praises: bool = False
    """ "Welcomes", "praises"."""
    way: str = ""
    """ "end" (close, abolish) or "keep" (keep open, maintain); empty where the words tell neither."""
    slowly: bool = False
    """ "Step by step", "over five years"."""


@dataclass(frozen=True, slots=True)
class Asks:
    """What the series' texts say on a topic."""

    topics: tuple[str, ...]
    """Topics of the record's `asks`; all of them are asserted."""
    absent: bool = False
    """ "says nothing about", "omits"."""
    texts: int = 1
    """How many of the latest texts are meant: "the past two years" -> 2."""
    new: bool = False
    """ "for the first time"."""
    itself: bool = False
    """The text is said to do it itself, not to ask others for it: "refers the country to the Court"."""
    added: bool = False
    """With `new`: against the text before, and not of all so far."""
    dropped: bool = False
    """With `absent`: told to have been in the text before, "the request for a meeting has disappeared"."""
    at_session: int | None = None
    """The session to which the text is said to carry the question over."""
    enumerated: bool = False
    """The topics are members of one list, so that some may be right and others wrong."""
    wish: Wish | None = None
    """What else the words tell of it."""
    founds: bool = False
    """Tells that a body, or a text, set up what the topic names."""
    paragraph: str = ""
    """The paragraph that the text names, as the record labels it: "13", "2(a)"."""


@dataclass(frozen=True, slots=True)
class Writes:
    """An open letter: when, to whom, from how many, who signed, what it asks."""

    on: date | None = None
    addressee: str | None = None
    """Surname of the addressee as the record writes the name: Lee, Moon, Yoon."""
    copied: tuple[str, ...] = ()
    """To whom the text says that copies went: surnames and offices ("foreign")."""
    not_copied: bool = False
    """Denies that copies went to them."""
    not_signed: bool = False
    """Denies that the named signed it."""
    omits: bool = False
    """ "Says nothing about" the subjects."""
    another: bool = False
    """ "A further letter": none of those that the text has spoken of."""
    all_names: bool = False
    """The number is one of signatures, whoever signed, and not of organisations alone."""
    organisations: int | None = None
    relation: Relation = Relation.EXACTLY
    individuals: int | None = None
    countries: int | None = None
    names: tuple[str, ...] = ()
    """Signatories or endorsers that the text names."""
    asks_sponsorship: bool = False
    session: str | None = None
    """Session whose text the letter speaks of."""
    subjects: tuple[str, ...] = ()
    """Other subjects that the text says the letter raises: repatriation, report."""
    counted: tuple[tuple[int, str], ...] = ()
    """How many of them: (3, "missionaries")."""
    text_of: Forum | None = None
    """Whose text it is told to want something of: "wants the coming Council text to call for their release"."""
    leads: tuple[str, ...] = ()
    """Who is told to have led it: "Human Rights Watch coordinated the effort"."""
    letter: str | None = None
    """The letter of the record that earlier words have told; its day and addressee are not asserted again."""


@dataclass(frozen=True, slots=True)
class Apart:
    """How long after another act something was done: "opened three weeks after the Act took effect"."""

    objects: tuple[str, ...]
    """What the other act was done to, by the record's names."""
    phase: str | None
    """What it was."""
    days: tuple[int, int]
    """The fewest and the most days from this act to the other; negative where the other came first."""


@dataclass(frozen=True, slots=True)
class Acted:
    """A dated act of a government at home."""

    kind: str
    """Kind of the record's `acts`: report, institution, appointment, vacancy, law …"""
    objects: tuple[str, ...] = ()
    """What it was done to, by the record's names: annual report, Self-Support Division."""
    phase: str | None = None
    """announced, created, in_force, ended, dissolved, published, withheld."""
    actor: str | None = None
    """The head of government who is told to have done it: Moon Jae-in."""
    person: str | None = None
    """Who was appointed."""
    credentials: bool = False
    """Tells when the letter of appointment changed hands."""
    denied: bool = False
    """ "Has not shown its report to the public"."""
    lasted_years: int | None = None
    """ "empty for about five years" -> 5."""
    after_years: int | None = None
    """ "Filled after five years", "dissolved after a year" -> how long what it ended had lasted."""
    since: bool = False
    """The state of things began at the first of the claim's days: "empty since August"."""
    began: tuple[date, date] | None = None
    """With `since`: the days of which one is that first day, "closed since last week"."""
    decided: bool = False
    """Told as a decision or plan, done or not: "decisions, including the dissolution of"."""
    first: bool = False
    """ "the first public edition", "the first ambassador"."""
    figures: tuple[int, int] | None = None
    """Numbers that the act is said to change: "cut its staff from 600 to 533"; 0 for a number that is not told."""
    fewer: int | None = None
    """ "Cut its staff by 81" -> 81."""
    measure: str | None = None
    """What `figures` and `fewer` count, where it is no office that they are told of: staff, pages."""
    now: bool = False
    """The state of things still holds on the day of publication: "is vacant"."""
    english: bool = False
    """Told of an English text: "came out in English"."""
    nth: int | None = None
    """Which holder of the post: "the second ambassador" -> 2, "its last holder" -> -1."""
    first_since: int | None = None
    """ "The first holder of the post since 2017" -> 2017: until then somebody held it."""
    once: bool = False
    """Told to be the only time so far: "was made public only once"."""
    apart: Apart | None = None
    throughout: tuple[tuple[date, date], tuple[date, date]] | None = None
    """Of a state of things: by which days it had begun, and until which it lasted, at the least."""
    together: tuple[tuple[str, ...], ...] = ()
    """The names of each of several objects, told of in one breath: "both the team and the office were dissolved"."""


@dataclass(frozen=True, slots=True)
class Served:
    """A head of government or state and the bounds of the term."""

    head: str
    """The head's name as the record writes it."""
    event: str
    """took_office, left_office, handed_over, removed, impeached, in_office (at some time), term (over the years)."""
    on: date | None = None
    after: str | None = None
    """Whom the text names as the head before: "took over from Moon"."""
    lasted: tuple[float, float] | None = None
    """With `term`: the fewest and the most months that it is said to have lasted."""


Assertion = (
    Sponsors | Streak | Times | Votes | Tallies | Ranks | Adopts | Counts | Proceeds | Asks | Writes | Acted | Served
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable assertion in a text, resolved as far as the text allows."""

    span: tuple[int, int]
    """Characters of the text as given."""
    quote: str
    kind: Kind
    says: Assertion
    subject: str | None = None
    """ISO3 of the state whose conduct is claimed; None for tallies, counts, texts, letters."""
    series: str | None = None
    """None where the clause is about another question than any that the edition holds."""
    forum: Forum | None = None
    """None: left open, both, or none."""
    both: bool = False
    """With no forum: asserted of Geneva and New York alike, "in both bodies", and not left open."""
    stage: Stage | None = None
    years: tuple[int, int] | None = None
    listed: tuple[int, ...] = ()
    """Years that the text names one by one ("2014 and 2015", "both this year and last"); empty for a range."""
    session: str | None = None
    """Session number of the forum, where the text names one."""
    counted: int | None = None
    """How many years, or texts, the words say that those of the claim are: "for twelve years, from 2008 to 2018"."""
    of_all: int | None = None
    """How many texts, or votes on them, the words say that there were: "each of the five drafts since 2007"."""
    document: str | None = None
    """Symbol that the text names."""
    days: tuple[date, date] | None = None
    """First and last day that the text's date allows, where it is closer than a year; of a presidency, its days."""
    windows: tuple[tuple[date, date], ...] = ()
    """Days, weeks or months that the text names one by one: "in July 2020 and in July 2021"."""
    also: tuple[str, ...] = ()
    """Questions under whose titles the same matter came up in years in which the series had no text."""
    each: tuple[Claim, ...] = ()
    """Of several texts told of together ("opposed both"): the claim about each, judged one by one."""
    question: tuple[str, ...] | None = None
    """By which words its sentence names its series, states as `@IRN`; None where it goes on with that of before."""
    why: tuple[str, ...] = ()
    """How the words were read, for `--explain`: one short line each."""
    opening: str = field(default="", compare=False)
    """The words of its sentence that stand before it."""

    @property
    def year(self) -> int | None:
        """The one year that it is told of; None where they are several, or none is told."""
        return self.years[0] if self.years is not None and self.years[0] == self.years[1] else None

    @property
    def enumerated(self) -> bool:
        """True where the text names several times one by one, so that some may be right and others wrong."""
        return len(self.listed) > 1 or len(self.windows) > 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """A row of the record that bears on the claim."""

    symbol: str
    """Symbol, letter id, or act id (`ev:<date>:<kind>`); `GA81` for a session without a text yet."""
    origin: str
    """origin_id of the row; empty where the record holds none."""
    says: str
    """What the record says there, in a few words."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on a claim with one plain sentence and the rows that show it."""

    claim: Claim
    verdict: Verdict
    sentence: str
    evidence: tuple[Evidence, ...] = ()
    reported: bool = False
    """True where the verdict rests on reported facts only."""
