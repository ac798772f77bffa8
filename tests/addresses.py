"""The addresses of the site that its tests look at: every kind of page, in several states and languages."""

from __future__ import annotations

PAGES = [
    "/",
    "/series",
    "/series?q=korea",
    "/series/dprk",
    "/series/dprk?name=korea",
    "/series/dprk?forum=HRC&changed=1",
    "/state",
    "/state?q=korea",
    "/state?q=nothing",
    "/state/KOR",
    "/state/PRK",
    "/state/VAT",
    "/state/SUN",
    "/document/A/RES/62/167",
    "/document/A/C.3/80/L.29",
    "/document/A/HRC/RES/58/17",
    "/document/E/CN.4/RES/2005/11",
    "/map",
    "/map?session=GA:62",
    "/check",
    "/discrepancies",
    "/discrepancies?state=ZAF",
    "/data",
    "/data/changes",
    "/how-it-works",
    "/find?q=united",
    "/find?q=nothing+of+the+kind",
    "/ko/",
    "/ko/state/KOR",
    "/ko/data",
    "/fr/series/dprk",
    "/fr/document/A/RES/80/220",
    "/fr/how-it-works",
    "/ar/",
    "/ar/state/KOR",
    "/ar/series/dprk",
    "/ar/how-it-works",
]
"""Answered with 200 on the embedded record."""

FEEDS = ["/feeds/new.atom", "/feeds/state/KOR.atom", "/feeds/state/FRA.atom", "/feeds/series/dprk.atom"]
