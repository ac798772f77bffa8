"""Lexicons for the finder's tests: small, made by hand, with series and persons that the code has never heard of."""

from __future__ import annotations

from datetime import date

from onrecord.bodies import Forum
from onrecord.claims.lexicon import ActEntry, Government, LetterEntry, Lexicon, TextEntry
from onrecord.claims.papers import SeriesEntry
from onrecord.claims.state_forms import state_forms

_MONTHS = ((Forum.GA, frozenset({11, 12})), (Forum.HRC, frozenset({3, 4})))

KOREA = Lexicon(
    states=state_forms(),
    series=(
        SeriesEntry("dprk", "Situation of human rights in the Democratic People's Republic of Korea", "PRK", _MONTHS),
    ),
    governments=(
        Government("KOR", "Roh Moo-hyun", date(2003, 2, 25), date(2008, 2, 24)),
        Government("KOR", "Lee Myung-bak", date(2008, 2, 25), date(2013, 2, 24)),
        Government("KOR", "Moon Jae-in", date(2017, 5, 10), date(2022, 5, 9)),
        Government("KOR", "Lee Jae-myung", date(2025, 6, 4)),
    ),
    letters=(LetterEntry("L1", date(2025, 10, 28), "President Lee Jae-myung", "80", "A/C.3"),),
    organisations=("Human Rights Watch", "International Federation for Human Rights (FIDH)"),
    acts=(
        ActEntry("institution", "Abductee Response Team", "KOR"),
        ActEntry("report", "annual report", "KOR"),
        ActEntry("report", "annual report on human rights in North Korea", "KOR"),
    ),
    texts={
        "A/RES/78/218": TextEntry("A/RES/78/218", "dprk", Forum.GA, 2023),
        "A/HRC/RES/52/28": TextEntry("A/HRC/RES/52/28", "dprk", Forum.HRC, 2023),
    },
    default_series="dprk",
)

OTHERS = Lexicon(
    states=state_forms(),
    series=(
        SeriesEntry("iran", "Situation of human rights in the Islamic Republic of Iran", "IRN", _MONTHS),
        SeriesEntry("myanmar", "Situation of human rights in Myanmar", "MMR", _MONTHS),
        SeriesEntry("moratorium", "Moratorium on the use of the death penalty", None, _MONTHS),
    ),
    governments=(
        Government("CAN", "Justin Trudeau", date(2015, 11, 4), date(2025, 3, 14)),
        Government("BRA", "Jair Bolsonaro", date(2019, 1, 1), date(2022, 12, 31)),
    ),
)
