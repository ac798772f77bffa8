"""One sentence: its predicates chosen, its clauses cut, each clause read by its family, and what to remember of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.discourse import note_sentence
from onrecord.claims.find import (
    acts,
    bare_methods,
    bare_runs,
    bare_totals,
    groups,
)
from onrecord.claims.find.address import note_address, note_author
from onrecord.claims.find.answers import answer_when, answer_who, note_question, read_answer, yes_or_no
from onrecord.claims.find.asks_again import asks_again, note_asks
from onrecord.claims.find.ballot_nouns import OPEN, ballot_nouns, find_side_asked
from onrecord.claims.find.bare_acts import bare_acts, staff_beside
from onrecord.claims.find.bare_asks import bare_ask
from onrecord.claims.find.begun_runs import with_begun
from onrecord.claims.find.bodies_alike import alike_at, told_alike
from onrecord.claims.find.carried_over import with_carried_over
from onrecord.claims.find.claim_parts import is_told, make_claim
from onrecord.claims.find.compared_totals import compared_totals
from onrecord.claims.find.count_claims import claim_counts
from onrecord.claims.find.dated_votes import dated_vote
from onrecord.claims.find.deed_nouns import deed_nouns
from onrecord.claims.find.draft_ways import find_ways
from onrecord.claims.find.drafts import find_passage
from onrecord.claims.find.earlier_votes import with_earlier_runs
from onrecord.claims.find.ended_mandates import without_ended
from onrecord.claims.find.foundings import with_founding
from onrecord.claims.find.fragment_terms import find_terms
from onrecord.claims.find.fragments import find_fragments, read_fragments
from onrecord.claims.find.intervals import with_intervals
from onrecord.claims.find.joined_times import join_times
from onrecord.claims.find.joining import find_tabling
from onrecord.claims.find.last_votes import tell_votes
from onrecord.claims.find.later_totals import answered_total, later_totals
from onrecord.claims.find.letter_joiners import joined_letter, note_letters
from onrecord.claims.find.letter_lines import letter_line
from onrecord.claims.find.lines import find_line, note_heading
from onrecord.claims.find.member_shares import member_shares
from onrecord.claims.find.notes import note_dated, note_last_body, note_last_years, note_names, note_quiet, note_speaker
from onrecord.claims.find.numbers_of_texts import find_part, often_answered, part_told, voted_often
from onrecord.claims.find.predicates import choose_predicates
from onrecord.claims.find.process import find_process
from onrecord.claims.find.range_totals import over_range
from onrecord.claims.find.rank_totals import with_rankings
from onrecord.claims.find.read_clauses import read_clauses
from onrecord.claims.find.run_nouns import run_nouns
from onrecord.claims.find.several_texts import note_texts
from onrecord.claims.find.several_totals import several_totals
from onrecord.claims.find.side_by_side import side_by_side
from onrecord.claims.find.side_changes import side_changes
from onrecord.claims.find.sides_headed import headed_sides
from onrecord.claims.find.since_changes import with_since_change
from onrecord.claims.find.table_rows import note_columns, table_rows
from onrecord.claims.find.told_first import with_first
from onrecord.claims.find.told_of_texts import told_of_text
from onrecord.claims.find.totals_first import note_totals_first, waits_for_next, with_totals_before
from onrecord.claims.find.unlike_others import with_unlike
from onrecord.claims.find.voters_counted import voters_counted, without_miscounted
from onrecord.claims.find.years_counted import with_years_counted
from onrecord.claims.mentions.senses import State
from onrecord.claims.models import Adopts, Claim, Kind, Votes
from onrecord.claims.sentence import part_of
from onrecord.claims.series_of import note_matter
from onrecord.claims.situation import situate
from onrecord.claims.venue import note_elsewhere

if TYPE_CHECKING:
    from onrecord.claims.clauses import Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View


def read_sentence(view: View, following: View | None, discourse: Discourse) -> list[Claim]:
    """Return the claims of the sentence and keep in the discourse what later sentences lean on."""
    discourse.aside, discourse.recent, discourse.inside, discourse.said_here = [], None, [], False
    discourse.relatives, discourse.last_before = [], discourse.last
    discourse.since_target += 1
    discourse.turned = False
    answers = discourse.question
    if not discourse.of_another:
        note_elsewhere(view, discourse)
    note_speaker(view, discourse)
    note_address(view, discourse)
    note_dated(view, discourse)
    discourse.foreign = discourse.of_another or (discourse.elsewhere and "/" not in view.vocabulary)
    discourse.vote_ahead = not discourse.foreign and following is not None and bool(following.tallies)
    # "165 to 7. That was the verdict on Cuba": of what comes, and not of what was told before
    claims = [] if waits_for_next(view, following) else with_years_counted(view, _claims_of(view, discourse))
    claims = with_totals_before(view, claims, discourse)
    note_totals_first(view, claims, discourse)
    note_question(view, discourse, claims)
    note_asks(view, claims, discourse)
    note_letters(claims, discourse)
    discourse.side_asked = find_side_asked(view, discourse)
    asks_side = bool(discourse.side_asked) and not claims and view.vocabulary.isdisjoint(OPEN)
    if asks_side:
        _note_side_asked(view, discourse)
    discourse.quiet = 0 if claims or asks_side else discourse.quiet + 1
    if not claims:
        note_quiet(view, discourse)
    note_sentence(discourse, view)
    note_author(view, claims, discourse)
    note_names(view, discourse)
    note_last_years(view, discourse)
    note_last_body(view, discourse)
    if not discourse.of_another:
        _note_matters(view, discourse, claims)
    acts.note_targets(view, discourse)
    if view.sentence.question or _is_taken_back(following) or (not answers and _only_takes_back(view)):
        return []
    if discourse.of_another or discourse.elsewhere:
        claims = [claim for claim in claims if claim.document or claim.kind not in _OF_TEXTS]
    if not discourse.letters:
        claims = [claim for claim in claims if claim.kind is not Kind.LETTER]
    return [_with_opening(view, claim) for claim in claims if not _is_denied_here(view, claim)]


def _with_opening(view: View, claim: Claim) -> Claim:
    document = view.document
    return replace(claim, opening=document.text[document.starts[view.first] : claim.span[0]])


def _note_side_asked(view: View, discourse: Discourse) -> None:
    """ "Who used to vote against?" "China and Cuba did so each time.": what the question names is what is repeated."""
    situation = situate(view, view.first, view.end, discourse)
    says = Votes(discourse.side_asked)
    discourse.last = [make_claim(view, (view.first, view.end), Kind.VOTE, says, situation, subject="")]


def _note_matters(view: View, discourse: Discourse, claims: list[Claim]) -> None:
    """What only a text of the record's bodies needs: which question is spoken of, and what heads its lines."""
    if not claims:
        note_matter(view, discourse)
    note_heading(view, discourse)
    note_texts(view, claims, discourse)
    note_columns(view, discourse)


def _is_denied_here(view: View, claim: Claim) -> bool:
    """ "A lawmaker said that Seoul had voted against it; he was mistaken": the sentence itself takes it back."""
    cue = view.cue("taken_back")
    if cue is None or cue.first < view.first + 2:
        return False
    half = next((at for at in range(cue.first, cue.first - 4, -1) if view.word(at) == ";"), 0)
    return bool(half) and claim.span[1] <= view.document.ends[half]


def _only_takes_back(view: View) -> bool:
    """ "It did nothing of the sort.": what is taken back is the sentence before, and nothing else is said."""
    cue = view.cue("taken_back", view.first, view.first + 2)
    return cue is not None and view.end - cue.end <= 1


def _is_taken_back(following: View | None) -> bool:
    if following is None:
        return False
    cue = following.cue("taken_back")
    # "This month it did not" takes nothing back: it tells what came after
    if cue is None or cue.first > following.first + 2:
        return False
    after = following.at(cue.end)
    if after is not None and isinstance(after.sense, State):
        # "Costa Rica voted no. Not so Chile": said of another
        return False
    comma = next((at for at in range(cue.end, following.end) if following.word(at) == ","), following.end)
    return not any(time.first < comma for time in following.times)


def _claims_of(view: View, discourse: Discourse) -> list[Claim]:
    part = find_part(view) if not discourse.foreign and "of" in view.vocabulary else None
    if part is not None:
        # "has adopted nineteen texts since 2008, six of them by recorded vote": two numbers, each for itself
        whole = _told_in(part_of(view, view.first, part.place - 1), discourse) if part.place > view.first + 1 else []
        told = part_told(part_of(view, part.place, view.end), part, discourse, whole)
        if told:
            return [*whole, *told]
    alike = alike_at(view) if not discourse.foreign else 0
    if not alike:
        return _told_in(view, discourse)
    # "It attracted no vote, nor did the Council's in 2014": two bodies, each with its time
    before = _told_in(part_of(view, view.first, alike - 1), discourse) if alike > view.first + 1 else []
    same = told_alike(view, alike, discourse)
    return [*before, *same] if same else _told_in(view, discourse)


def _told_in(view: View, discourse: Discourse) -> list[Claim]:
    if discourse.foreign:
        # acts at home, letters and terms are all that such a sentence can tell of
        told = letter_line(view, discourse) or read_clauses(view, choose_predicates(view, discourse), discourse)
        told = staff_beside(view, discourse, told) or bare_acts(view, discourse) or joined_letter(view, discourse)
        return _once(told or find_terms(view, discourse))
    answer = yes_or_no(view, discourse)
    if answer is not None:
        return answer
    often = often_answered(view, discourse) or voted_often(view, discourse)
    if often:
        return often if not view.tallies else [*often, *_told_after(view, discourse)]
    usual = answer_who(view, discourse) or letter_line(view, discourse) or find_process(view, discourse)
    usual = usual or find_line(view, discourse)
    usual = usual or table_rows(view, discourse) or _short_ballot(view, discourse)
    usual = usual or answer_when(view, discourse) or read_fragments(view, discourse)
    if usual:
        return [*usual, *_told_beside(view, usual, discourse)] if view.tallies else usual
    predicates = choose_predicates(view, discourse)
    claims = _told_first(view, predicates, discourse)
    if any(one.frame.family == "sponsorship" and one.frame.act in _SIGNING for one in predicates):
        discourse.sponsoring = True
    claims += read_clauses(view, predicates, discourse, claims)
    if not predicates or predicates[-1].frame.family != "ellipsis":
        claims += claim_counts(view, discourse, claims)
    claims = tell_votes(view, discourse, claims)
    claims += bare_totals.bare_tallies(view, discourse, claims)
    claims += compared_totals(view, discourse, claims) + member_shares(view, discourse)
    claims = over_range(view, discourse, several_totals(view, discourse, side_changes(view, discourse, claims)))
    claims += bare_runs.texts_run(view, discourse, claims)
    if claims and all(claim.kind is Kind.VOTE for claim in claims):
        how = bare_methods.opening_method(view, situate(view, view.first, view.end, discourse))
        claims = [*([how] if how is not None else []), *claims]
    claims += later_totals(view, discourse, claims) or answered_total(view, discourse, claims)
    claims = with_rankings(view, discourse, claims)
    claims += side_by_side(view, discourse, claims)
    claims += ballot_nouns(view, discourse, claims)
    claims += headed_sides(view, discourse, claims)
    claims += deed_nouns(view, discourse, claims)
    claims += run_nouns(view, discourse, claims)
    claims = with_earlier_runs(view, discourse, claims)
    claims += groups.find_listed(view, discourse, claims)
    claims += groups.find_gapped(view, claims)
    claims += groups.find_counted(view, discourse, claims)
    claims += voters_counted(view, claims)
    claims = claims or bare_runs.none_of_last(view, discourse)
    # "It was the 14th year running that it did so", after totals: nothing that a state did is repeated
    bare = not discourse.last and all(one.frame.family == "ellipsis" for one in predicates)
    if not claims and (not predicates or bare):
        claims += (
            bare_runs.state_run(view, discourse)
            or bare_runs.absent_run(view, discourse)
            or bare_runs.bare_run(view, discourse)
            or bare_runs.body_run(view, discourse)
            or bare_runs.never_without(view, discourse)
        )
    if (
        not claims
        and not predicates
        and (
            discourse.paper
            or discourse.voting
            or bare_methods.speaks_of_matter(view, discourse)
            or bare_methods.of_body(view, discourse)
        )
        and (view.cue("without_vote") or view.cue("recorded_vote"))
    ):
        situation = situate(view, view.first, view.end, discourse)
        how = bare_methods.bare_method(view, situation, discourse)
        claims += [how] if how is not None else []
        discourse.note_claims(claims, situation, background="had" in view.vocabulary)
    claims = without_ended(view, _without_echo(claims))
    claims += find_tabling(view, discourse, claims)
    claims += find_passage(view, discourse, claims)
    claims = find_ways(view, discourse, claims)
    claims = _with_bare_acts(view, discourse, claims)
    claims += find_fragments(view, discourse, claims)
    claims += [] if any(one.kind is Kind.TERM for one in claims) else find_terms(view, discourse)
    claims = claims or dated_vote(view, discourse)
    claims = with_carried_over(view, discourse, with_founding(view, discourse, claims))
    claims = with_since_change(view, with_intervals(view, with_first(view, discourse, claims)))
    claims = with_begun(view, discourse, with_unlike(view, without_miscounted(claims)))
    told = join_times(view, claims, discourse) or told_of_text(view, discourse) or asks_again(view, discourse)
    told = told or bare_ask(view, discourse) or joined_letter(view, discourse)
    return _once(told or read_answer(view, discourse))


def _told_beside(view: View, usual: list[Claim], discourse: Discourse) -> list[Claim]:
    """ "It votes in even years; this December the result was 133 to none": what follows the rhythm."""
    if any(claim.kind is not Kind.PROCESS for claim in usual):
        return []
    last = max(claim.span[1] for claim in usual)
    at = next((at for at in view.places(_BREAKS) if view.document.starts[at] >= last), view.end)
    return _told_in(part_of(view, at + 1, view.end), discourse) if at + 1 < view.end else []


_BREAKS = frozenset({";", ":", ",", "–", "—"})


def _told_after(view: View, discourse: Discourse) -> list[Claim]:
    """ "Has voted on it twice: by 72 votes to 32 in 2006, and ...": the totals after the colon."""
    colon = view.next_of(frozenset({":"}), view.first)
    return _told_in(part_of(view, colon + 1, view.end), discourse) if colon < view.end else []


def _told_first(view: View, predicates: list[Predicate], discourse: Discourse) -> list[Claim]:
    """What a short clause after it goes back to: "Of the forty states named, Türkiye was one"."""
    if not predicates or predicates[-1].frame.family != "ellipsis":
        return []
    claims = claim_counts(view, discourse, [])
    if len(predicates) == 1:
        # "On Thursday 58 states abstained, and Chad was one of them"
        claims += bare_totals.bare_tallies(view, discourse, claims)
    return claims


def _short_ballot(view: View, discourse: Discourse) -> list[Claim]:
    """ "Bangladesh's no.", "China and Russia.", after "Who was against?": a ballot, and no answer to something else."""
    return ballot_nouns(view, discourse, []) if view.end - view.first <= _SHORT else []


_SHORT = 9


def _with_bare_acts(view: View, discourse: Discourse, claims: list[Claim]) -> list[Claim]:
    """The claims and those of acts without a name; what the same words seem to tell of an adoption is none."""
    if any(one.kind is Kind.ACT for one in claims):
        return staff_beside(view, discourse, claims)
    told = bare_acts(view, discourse)
    kept = [claim for claim in claims if claim.says != Adopts(None) or not is_told(claim.span, told)]
    return [*kept, *told]


def _without_echo(claims: list[Claim]) -> list[Claim]:
    """ "Was put to a vote and carried", "abstained without taking a side": the second adds nothing to the first."""
    return [claim for place, claim in enumerate(claims) if not place or not _is_echo(claim, claims[place - 1])]


def _is_echo(claim: Claim, before: Claim) -> bool:
    if claim.quote.startswith("without"):
        return (claim.says, claim.subject, claim.years) == (before.says, before.subject, before.years)
    return claim.says == Adopts(None) and " " not in claim.quote and before.kind is Kind.ADOPTION


def _once(claims: list[Claim]) -> list[Claim]:
    seen: set[tuple[object, ...]] = set()
    kept = []
    for claim in claims:
        if not claim.quote:
            continue
        key = (claim.span, claim.kind, claim.subject)
        if key not in seen and claim.quote:
            seen.add(key)
            kept.append(claim)
    return kept


_SIGNING = frozenset({"sponsor", "absent", "stop", "return", "start"})
_OF_TEXTS = frozenset(kind for kind in Kind if kind.is_of_texts) | {Kind.PROCESS, Kind.ASK}
"""Kinds of claims about the texts of a body of the record."""
