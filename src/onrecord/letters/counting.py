"""How many signed, from where, and who wants to be named. Counted from rows that stay when names are erased."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from onrecord.letters.countries import name_country
from onrecord.letters.life import Standing
from onrecord.letters.models import Kind, Signature

if TYPE_CHECKING:
    from onrecord.letters.models import Letter


@dataclass(frozen=True, slots=True)
class Counts:
    """Confirmed signatures of a letter."""

    organisations: int
    individuals: int
    countries: int

    @property
    def all(self) -> int:
        """Both together."""
        return self.organisations + self.individuals


@dataclass(frozen=True, slots=True)
class CountryCount:
    """How many signed from one country."""

    name: str
    """Its name; empty where no country was given."""
    organisations: int
    individuals: int


def count_signatures(letter: Letter) -> Counts:
    """How many have confirmed."""
    confirmed = Signature.objects.filter(letter=letter, standing=Standing.CONFIRMED.value)
    by_kind = dict(confirmed.values_list("kind").annotate(n=Count("pk")))
    countries = confirmed.exclude(country="").values("country").distinct().count()
    return Counts(by_kind.get(Kind.ORGANISATION.value, 0), by_kind.get(Kind.INDIVIDUAL.value, 0), countries)


def count_by_country(letter: Letter) -> list[CountryCount]:
    """The same by country: the most first, then by name; those without one last."""
    rows = (
        Signature.objects.filter(letter=letter, standing=Standing.CONFIRMED.value)
        .values("country", "kind")
        .annotate(n=Count("pk"))
    )
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        found.setdefault(row["country"], {})[row["kind"]] = row["n"]
    counts = [
        CountryCount(name_country(code), kinds.get(Kind.ORGANISATION.value, 0), kinds.get(Kind.INDIVIDUAL.value, 0))
        for code, kinds in found.items()
    ]
    return sorted(counts, key=lambda one: (not one.name, -(one.organisations + one.individuals), one.name))


def list_named(letter: Letter, kind: Kind) -> list[Signature]:
    """Those of a kind who have confirmed and consented to be named, by name."""
    rows = Signature.objects.filter(letter=letter, kind=kind, standing=Standing.CONFIRMED.value, consent=True)
    return sorted(rows.exclude(name=""), key=lambda signature: signature.name.casefold())
