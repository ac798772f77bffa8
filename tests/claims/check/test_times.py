"""Claims of how often something was so, in a span of years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.claims.check.cases import CONTRADICTED, GA, HRC, NOT_IN_RECORD, SUPPORTED, case
from tests.claims.check.judge import judge

from onrecord.claims.models import Object, Relation, Times

if TYPE_CHECKING:
    from tests.claims.check.cases import Case

    from onrecord.record.edition import Edition

AWAY, ABSTAINED, VOTE = Object.NOT_SPONSORED, Object.ABSTAINED, Object.RECORDED_VOTE

TIMES = [
    case(
        Times(AWAY, 3),
        SUPPORTED,
        forum=GA,
        years=(2008, 2025),
        subject="KOR",
        symbols="A/RES/74/166 A/RES/75/190 A/RES/76/177",
        words="did not sponsor in the General Assembly in 2019, 2020 and 2021, three of 18 texts of 2008 to 2025",
    ),
    case(Times(AWAY, 4), CONTRADICTED, forum=GA, years=(2008, 2025), subject="KOR"),
    case(Times(AWAY, 4), SUPPORTED, forum=HRC, years=(2018, 2025), subject="KOR"),
    case(Times(AWAY, 2, Relation.AT_LEAST), SUPPORTED, forum=GA, years=(2008, 2025), subject="KOR"),
    case(Times(AWAY, 3, Relation.MORE_THAN), CONTRADICTED, forum=GA, years=(2008, 2025), subject="KOR"),
    case(Times(Object.SPONSORED, 3, missing=True), SUPPORTED, forum=GA, years=(2008, 2025), subject="KOR"),
    case(Times(Object.SPONSORED, 2, missing=True), CONTRADICTED, forum=GA, years=(2008, 2025), subject="KOR"),
    case(Times(Object.SPONSORED, but=(2019, 2020, 2021)), SUPPORTED, forum=GA, years=(2008, 2025), subject="KOR"),
    case(Times(Object.SPONSORED, but=(2019, 2020)), CONTRADICTED, forum=GA, years=(2008, 2025), subject="KOR"),
    case(
        Times(Object.SPONSORED, but=(2018, 2019, 2020, 2021)), CONTRADICTED, forum=GA, years=(2008, 2025), subject="KOR"
    ),
    case(
        Times(ABSTAINED, 2),
        SUPPORTED,
        forum=GA,
        years=(2005, 2010),
        subject="KOR",
        symbols="A/RES/60/173 A/RES/62/167",
        words="abstained in the General Assembly in 2005 and 2007, two of six texts of 2005 to 2010",
    ),
    case(Times(ABSTAINED, 1), CONTRADICTED, forum=GA, years=(2008, 2010), subject="KOR", words="in none of the texts"),
    case(
        Times(VOTE, 9),
        SUPPORTED,
        forum=GA,
        years=(2005, 2025),
        words="General Assembly adopted the text by a recorded",
    ),
    case(Times(VOTE, 10), CONTRADICTED, forum=GA, years=(2005, 2025)),
    # of most years the record does not say whether Fiji sponsored
    case(
        Times(Object.SPONSORED, 9),
        NOT_IN_RECORD,
        forum=GA,
        years=(2008, 2025),
        subject="FJI",
        words="the record does not say",
    ),
    case(Times(Object.SPONSORED, 19), CONTRADICTED, forum=GA, years=(2008, 2025), subject="FJI"),
]


@pytest.mark.parametrize("wanted", TIMES, ids=range(len(TIMES)))
def test_how_often(pack_edition: Edition, wanted: Case) -> None:
    judge(pack_edition, wanted)
