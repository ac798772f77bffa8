"""Roll calls that a data set knows by number: one candidate, or the votes are left out and named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readings import ballots, named, read_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.build.pipeline import Assembled


def link(number: int, document: str | None, agreement: float) -> dict[str, object]:
    return {"roll_call": f"voeten:{number}", "document": document, "agreement": agreement}


def cast(number: int) -> list[dict[str, object]]:
    return ballots({"JPN": "yes", "CUB": "no"}, document=f"voeten:{number}", session=None)


def symbols(assembled: Assembled) -> set[str]:
    return set(assembled.tables["ballots"]["document"])


def test_a_number_becomes_the_symbol(assemble: Callable[..., Assembled]) -> None:
    assembled = assemble(
        read_rows("votes.csv", ballots=cast(4800)),
        read_rows("crosswalk.csv", roll_calls=[link(4800, "A/RES/62/167", 0.995)]),
    )
    assert symbols(assembled) == {"A/RES/62/167"}
    assert set(assembled.tables["ballots"]["session"]) == {"62"}
    assert named(assembled, "roll-call-unlinked") == []


def test_the_best_agreement_is_taken_and_a_tie_is_not(assemble: Callable[..., Assembled]) -> None:
    """6002 was linked by its day to the record that 5600 is of; 2585 and 2586 agree equally well with one record."""
    links = [
        link(5600, "A/RES/72/70", 1.0),
        link(6002, "A/RES/72/70", 0.9585),
        link(2585, "A/RES/38/83[D]", 1.0),
        link(2586, "A/RES/38/83[D]", 1.0),
    ]
    votes = [row for number in (5600, 6002, 2585, 2586, 9999) for row in cast(number)]
    assembled = assemble(read_rows("votes.csv", ballots=votes), read_rows("crosswalk.csv", roll_calls=links))
    assert symbols(assembled) == {"A/RES/72/70"}
    assert named(assembled, "roll-call-unlinked", "field", "level", "rows") == [
        (f"voeten:{number}", "error", 2) for number in (2585, 2586, 6002, 9999)
    ]
    entry = next(entry for entry in assembled.inputs if entry.name == "votes.csv")
    assert (entry.rows_read, entry.rows_recorded, entry.rows_in_discrepancies) == (10, 2, 8)


def test_a_number_with_two_documents_is_not_linked(assemble: Callable[..., Assembled]) -> None:
    links = [link(7, "A/RES/62/167", 1.0), link(7, "A/RES/62/168", 0.99)]
    assembled = assemble(read_rows("votes.csv", ballots=cast(7)), read_rows("crosswalk.csv", roll_calls=links))
    assert symbols(assembled) == set()


def test_a_link_without_a_document_links_nothing(assemble: Callable[..., Assembled]) -> None:
    assembled = assemble(
        read_rows("votes.csv", ballots=cast(7)), read_rows("crosswalk.csv", roll_calls=[link(7, None, 0.0)])
    )
    assert symbols(assembled) == set()
    assert assembled.tables["roll_calls"].height == 1
