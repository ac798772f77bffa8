"""Claims about open letters: when, to whom, from how many, who signed, what they ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from onrecord.bodies import Forum
from onrecord.claims.check.joined import series_of
from onrecord.claims.check.verdicts import Truth, conclude, judge_all
from onrecord.claims.check.wording import say_count, say_day, say_list
from onrecord.claims.mentions.numbers import read_cardinal, read_ordinal
from onrecord.claims.models import Evidence, Quantifier, Relation, Writes
from onrecord.claims.text import read_document

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from onrecord.claims.check.held import Held
    from onrecord.claims.models import Claim, Finding

Letter = dict[str, Any]

_NEAR_DAYS = 40
"""How far the day in a text may lie from a letter's for it to be that letter, when nothing else tells."""


def check_letters(claim: Claim, held: Held, published: date | None) -> Finding:
    """The finding about a letter: which letter is meant, then each thing that the text says of it."""
    says = claim.says
    assert isinstance(says, Writes)  # noqa: S101
    letter = _told_letter(says, held) or _find_letter(claim, says, held.rows("letters"), published)
    if says.another and letter is not None and not _is_fitting(claim, says, letter):
        letter = None
    if letter is None:
        return conclude(claim, judge_all([Truth.UNKNOWN], Quantifier.EVERY, listed=False), _tell_none(claim, says))
    names = [row for row in held.rows("letter_names") if row["letter"] == letter["letter"]]
    checks = list(_compare(claim, says, letter, names))
    truths = [truth for truth, _ in checks] or [Truth.YES]
    verdict = judge_all(truths, Quantifier.EVERY, listed=len(says.copied) > 1)
    wrong = [words for truth, words in checks if truth is Truth.NO]
    unknown = [words for truth, words in checks if truth is Truth.UNKNOWN]
    parts = [_tell_letter(letter), *wrong, *(unknown if not wrong else [])]
    if not wrong and not unknown:
        parts += [words for _, words in checks]
    evidence = [Evidence(letter["letter"], letter["origin_id"], f"letter of {letter['date']} to {letter['addressee']}")]
    evidence += _show_text(claim, held, letter) if says.session is not None else []
    return conclude(claim, verdict, "; ".join(part for part in parts if part), evidence, reported=True)


def _is_fitting(claim: Claim, says: Writes, letter: Letter) -> bool:
    """Whether the day and the number are those of the letter, so that "a further letter" is none else."""
    counted = says.organisations is None or says.organisations in _all_names(letter)
    dated = claim.days is None or claim.days[0] <= letter["date"] <= claim.days[1]
    return counted and dated


def _told_letter(says: Writes, held: Held) -> Letter | None:
    """The letter that earlier words of the text have told."""
    return next((row for row in held.rows("letters") if row["letter"] == says.letter), None)


def _show_text(claim: Claim, held: Held, letter: Letter) -> list[Evidence]:
    """The text of the session that the letter speaks of."""
    series = series_of(claim, held)
    symbols = [t.symbol for t in series.texts if _is_session(letter, t.forum, t.session)] if series else []
    return [Evidence(symbol, letter["origin_id"], "the text that the letter speaks of") for symbol in symbols]


def _is_session(letter: Letter, forum: Forum, session: str) -> bool:
    return _FORUMS.get(letter["body"] or "") is forum and str(letter["session"]) == session


def _find_letter(claim: Claim, says: Writes, letters: list[Letter], published: date | None) -> Letter | None:
    """The letter that fits best; None where none fits, or two fit equally well."""
    scored = [(_score(claim, says, letter), letter) for letter in letters]
    scored = [(score, letter) for score, letter in scored if score > 0]
    if published is not None:
        scored = [(score, letter) for score, letter in scored if letter["date"] <= published]
    if not scored:
        return None
    best = max(score for score, _ in scored)
    found = [letter for score, letter in scored if score == best]
    if len(found) > 1 and published is not None:
        # The newest by the day of the article is the one that news is about.
        found.sort(key=lambda letter: letter["date"])
        return found[-1] if (published - found[-1]["date"]).days <= _NEAR_DAYS else None
    return found[0] if len(found) == 1 else None


def _score(claim: Claim, says: Writes, letter: Letter) -> int:
    """How much of what identifies a letter agrees; 0 where the year rules it out."""
    day: date = letter["date"]
    on = says.on or (claim.days[0] if claim.days and claim.days[0] == claim.days[1] else None)
    years = claim.years or ((on.year, on.year) if on else None)
    if years is not None and not years[0] <= day.year <= years[1]:
        return 0
    score = 1
    if on is not None:
        score += 8 if on == day else 0
    elif claim.days is not None and claim.days[0] <= day <= claim.days[1]:
        score += 4
    if says.addressee and _has_word(letter["addressee"], says.addressee):
        score += 3
    if says.organisations is not None and says.organisations in _numbers(letter):
        score += 2
    if says.session is not None and str(letter["session"] or "") == says.session:
        score += 2
    elsewhen = claim.days is not None and not claim.days[0] <= day <= claim.days[1]
    if score == 1 and elsewhen and (says.on is None or says.organisations is not None):
        # another month, or another day and another number, and nothing that would tell it
        return 0
    if letter["asks_sponsorship"] and says.asks_sponsorship:
        score += 1
    return score


def _compare(claim: Claim, says: Writes, letter: Letter, names: list[dict[str, Any]]) -> Iterable[tuple[Truth, str]]:
    yield from _compare_day(claim, says, letter)
    if says.addressee is not None:
        # one report of a letter may treat as addressed to ministers what another treats as copied to them
        both = "addressee" in (letter["note"] or "")
        right = _has_word(f"{letter['addressee']} {(letter['copied_to'] or '') if both else ''}", says.addressee)
        yield (Truth.YES if right else Truth.NO), ""
    other = _other_president(claim, says, letter)
    if other:
        yield Truth.NO, ""
    for name in says.copied:
        truth, told = _compare_copy(name, letter)
        yield (~truth if says.not_copied else truth), told
    yield from _compare_numbers(says, letter)
    if says.session is not None and letter["session"]:
        right = str(letter["session"]) == says.session
        yield (Truth.YES if right else Truth.NO), f"it speaks of session {letter['session']} of {_BODY[letter['body']]}"
    if says.asks_sponsorship:
        yield _compare_ask(claim, letter)
    told_of = _FORUMS.get(letter["body"] or "")
    if says.text_of is not None and told_of is not None and says.text_of is not told_of and not _is_of_both(letter):
        yield Truth.NO, f"it speaks of the text of {_BODY[letter['body']]}"
    named = _compare_names(says.names, letter, names)
    yield from ((~truth, told) for truth, told in named) if says.not_signed else named
    yield from (_compare_lead(name, letter) for name in says.leads)
    yield from _compare_subjects(says, letter)


def _compare_subjects(says: Writes, letter: Letter) -> Iterable[tuple[Truth, str]]:
    """What it raises, and of how many it speaks."""
    for number, noun in says.counted:
        text = f"{letter['subject'] or ''} {letter['asks'] or ''}"
        held_number = _number_before(text, noun) or _count_names(text, noun)
        if noun == "anniversary":
            # "six years of the Act"
            held_number = _number_before(text, noun) or _number_before(text, "years")
        if held_number is None:
            yield Truth.UNKNOWN, f"the record does not say of how many {noun} it speaks"
        elif held_number != number:
            told = f"{held_number} {noun}" if noun != "anniversary" else f"{held_number} years"
            yield Truth.NO, f"it speaks of {told}"
    for subject in says.subjects:
        text = f"{letter['subject'] or ''} {letter['asks'] or ''}"
        found = _has_word(text, subject)
        if says.omits:
            yield (
                (Truth.NO, f"it speaks of {subject}")
                if found
                else (Truth.UNKNOWN, "the record holds no full text of it")
            )
            continue
        yield (
            (Truth.YES if found else Truth.UNKNOWN),
            "" if found else f"the record does not say that it raises {subject}",
        )


def _number_before(text: str, noun: str) -> int | None:
    """How many the words tell of: "three detained missionaries" is 3; None where no number stands before the noun."""
    document = read_document(text)
    places = [place for place, word in enumerate(document.words) if word == noun]
    near = (
        read_cardinal(document, at) or read_ordinal(document, at)
        for place in places
        for at in range(max(place - 4, 0), place)
    )
    return next((number[0] for number in near if number is not None), None)


def _count_names(text: str, noun: str) -> int | None:
    """How many names follow the noun: "the missionaries Kim Jung-wook, Kim Kook-kie and Choi Chun-gil" are 3."""
    _, _, after = text.partition(f"{noun} ")
    named = [part for part in re.split(r", | and ", re.split(r"[.;]", after)[0]) if part[:1].isupper()]
    return len(named) or None


_BODY = {
    "A/HRC": "the Human Rights Council",
    "A/C.3": "the General Assembly",
    "A": "the General Assembly",
    None: "the body",
}


_FORUMS = {"A/HRC": Forum.HRC, "A/C.3": Forum.GA, "A": Forum.GA}


def _compare_day(claim: Claim, says: Writes, letter: Letter) -> Iterable[tuple[Truth, str]]:
    day = letter["date"]
    if says.on is not None:
        right = says.on == day or _mentions_day(letter, says.on)
        yield (Truth.YES if right else Truth.NO), ""
    elif claim.days is not None:
        right = claim.days[0] <= day <= claim.days[1]
        yield (Truth.YES if right else Truth.NO), ""


def _other_president(claim: Claim, says: Writes, letter: Letter) -> bool:
    """ "Told President Yoon in a letter", which was addressed to President Moon."""
    found = _TO_PRESIDENT.search(claim.quote) if says.addressee is None and not says.copied else None
    held = f"{letter['addressee']} {letter['copied_to'] or ''}"
    return found is not None and "President" in letter["addressee"] and not _has_word(held, found[1])


_TO_PRESIDENT = re.compile(
    r"\b(?:to|told|asked|urged|called on|pressed|reminded) (?:the )?(?:then )?President ([A-Z][a-z]+)"
)


def _mentions_day(letter: Letter, day: date) -> bool:
    """True where a note gives that day too: dated 21 February, sent on 3 March."""
    return say_day(day).rsplit(" ", 1)[0] in (letter["note"] or "")


def _compare_copy(name: str, letter: Letter) -> tuple[Truth, str]:
    if not letter["copied_to"]:
        return Truth.UNKNOWN, "the record does not say to whom it was copied"
    told = f"it was copied to {letter['copied_to'].replace(';', ',')}"
    office, _, holder = name.partition(" ")
    right = any(
        _has_word(one, office) and all(_has_word(one, part) for part in holder.split())
        for one in letter["copied_to"].split(";")
    )
    return (Truth.YES if right else Truth.NO), told


def _compare_numbers(says: Writes, letter: Letter) -> Iterable[tuple[Truth, str]]:
    facts = (
        (says.organisations, says.relation, _all_names(letter) if says.all_names else _numbers(letter), "organisation"),
        (says.individuals, Relation.EXACTLY, [letter["individuals"]], "individual"),
        (says.countries, Relation.EXACTLY, [letter["countries"], letter["countries_other"]], "country"),
    )
    for wanted, relation, held, noun in facts:
        if wanted is None:
            continue
        known = [number for number in held if number is not None]
        many = "countries" if noun == "country" else None
        if not known:
            yield Truth.UNKNOWN, f"the record does not say how many {many or noun + 's'}"
            continue
        right = any(_fits(relation, wanted, number) for number in known)
        said = " or, in another copy, ".join(say_count(number, noun, many) for number in known)
        # How many organisations signed is said of the letter itself.
        told = noun == "organisation" and len(known) == 1
        yield (Truth.YES if right else Truth.NO), "" if told else f"it counts {said}"


def _numbers(letter: Letter) -> list[int]:
    return [number for number in (letter["organisations"], letter["organisations_other"]) if number is not None]


def _all_names(letter: Letter) -> list[int]:
    """All numbers that may count those who signed: organisations, or both together where the copy prints that."""
    printed = re.match(r"(\d+) [^;]*together", letter["counts_printed"] or "")
    return [*_numbers(letter), *([int(printed[1])] if printed else [])]


def _fits(relation: Relation, wanted: int, held: int) -> bool:
    return {
        Relation.EXACTLY: held == wanted,
        Relation.AT_LEAST: held >= wanted,
        Relation.MORE_THAN: held > wanted,
        Relation.AT_MOST: held <= wanted,
        Relation.FEWER_THAN: held < wanted,
        Relation.ABOUT: abs(held - wanted) <= max(2, wanted // 10),
    }[relation]


def _compare_ask(claim: Claim, letter: Letter) -> tuple[Truth, str]:
    if not letter["asks_sponsorship"]:
        return Truth.UNKNOWN, "the record does not say that it asks for co-sponsorship"
    forum = _FORUMS.get(letter["body"] or "")
    other = claim.forum is not None and forum is not None and claim.forum is not forum
    if other and not _is_of_both(letter):
        return Truth.NO, f"it asks for co-sponsorship in {_BODY[letter['body']]}"
    return Truth.YES, "it asks the government to co-sponsor"


def _is_of_both(letter: Letter) -> bool:
    """What it asks names the Assembly and the Council."""
    return _has_word(letter["asks"], "Assembly") and _has_word(letter["asks"], "Council")


def _compare_lead(name: str, letter: Letter) -> tuple[Truth, str]:
    """Whether the letter's lead is the one that the text names; of one "and others" none is ruled out."""
    lead = letter["lead"] or ""
    if _leads(name, letter):
        return Truth.YES, ""
    truth = Truth.UNKNOWN if not lead or lead.endswith("others") else Truth.NO
    return truth, f"it was led by {lead}" if lead else "the record does not say who led it"


def _leads(name: str, letter: Letter) -> bool:
    parts = [part.removesuffix(" and others") for part in (letter["lead"] or "").split("; ")]
    return any(
        is_same_name(name, part) or is_same_name(part, name) or part == _initials(name) for part in parts if part
    )


def _initials(name: str) -> str:
    """TJWG of "Transitional Justice Working Group (TJWG)"."""
    return "".join(word[0] for word in re.findall(r"[A-Z][a-z]+", re.sub(r"\([^)]*\)", " ", name)))


def _compare_names(said: tuple[str, ...], letter: Letter, names: list[dict[str, Any]]) -> Iterable[tuple[Truth, str]]:
    known = [name for name in said if _leads(name, letter) or any(is_same_name(name, row["name"]) for row in names)]
    missing = [name for name in said if name not in known]
    if known:
        verb = "is" if len(known) == 1 else "are"
        yield Truth.YES, f"{say_list(known)} {verb} named among those who signed or endorsed it"
    if not missing:
        return
    verb = "is" if len(missing) == 1 else "are"
    if len([row for row in names if row["kind"] == "organisation"]) == letter["organisations"]:
        yield Truth.NO, f"{say_list(missing)} {verb} not among its signatories"
    else:
        held = "the record does not hold the full list of signatories"
        yield Truth.UNKNOWN, f"{held}, and {say_list(missing)} {verb} not among the names that it holds"


def is_same_name(said: str, held: str) -> bool:
    """True where one name is the other, its acronym in brackets, or its words without titles."""
    acronyms = set(re.findall(r"\(([A-Z][A-Za-z&]{1,9})\)", held))
    plain = _words(re.sub(r"\([^)]*\)", " ", held))
    short = "".join(word[0] for word in re.findall(r"[A-Z][a-z]+", held))
    words = _words(re.sub(r"\([^)]*\)", " ", said))
    if said.strip() in acronyms or (len(said) > 2 and said.strip() == short):
        return True
    return bool(words) and (words <= plain or (len(plain) > 1 and plain <= words))


_TITLES = frozenset(
    {"lord", "lady", "mr", "mrs", "ms", "dr", "prof", "professor", "sir", "the", "of", "for", "and", "in"}
)


def _words(name: str) -> frozenset[str]:
    found = re.findall(r"[\w]+", name.lower().replace("’", "'").replace("'s", ""))
    return frozenset(word for word in found if word not in _TITLES and len(word) > 1)


def _has_word(text: str | None, word: str) -> bool:
    return bool(text) and bool(re.search(rf"\b{re.escape(word)}", text or "", re.IGNORECASE))


def _tell_letter(letter: Letter) -> str:
    count = letter["organisations"]
    by = f" by {say_count(count, 'organisation')}" if count else ""
    return f"the letter of {say_day(letter['date'])}{by} was addressed to {letter['addressee']}"


def _tell_none(claim: Claim, says: Writes) -> str:
    when = f" of {say_day(says.on)}" if says.on else f" of {claim.years[1]}" if claim.years else ""
    to = f" to {says.addressee}" if says.addressee else ""
    return f"the record holds no letter{when}{to} that this could be"
