"""Print what becomes of every name of a state in the real files, and each name that stays unresolved, with the reason.

`python benchmarks/names.py [SHARED]`; SHARED is the folder of real files, beside the checkout by default.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import polars as pl

from _name_fields import read_codes, read_fields, read_votes, resolve_fields
from onrecord.names import resolve_forms

SHARED = Path(__file__).resolve().parents[2] / "shared"


def main(shared: Path) -> None:
    """Print the table, the names of other days, the unresolved names, and how long the votes take."""
    resolved = resolve_fields(read_fields(shared))
    print_table(resolved)
    print_codes(shared)
    print_other_days(resolved)
    print_unresolved(resolved)
    print_speed(shared)


def print_table(resolved: pl.DataFrame) -> None:
    """One line a field: distinct names, and how many are resolved, of another day, ambiguous, groups, unknown."""
    head = ("file", "field", "forms", "resolved", "other day", "ambiguous", "group", "unknown", "damaged")
    print("{:<50}{:<21}{:>6}{:>9}{:>10}{:>10}{:>6}{:>8}{:>8}".format(*head))
    for (file, field), rows in resolved.group_by("file", "field", maintain_order=True):
        forms = rows.group_by("printed").agg(
            pl.col("outcome").unique(), pl.col("damaged").any(), (~pl.col("of_the_day")).any().alias("other")
        )
        held = [
            forms.filter(pl.col("outcome").list.contains(outcome)).height
            for outcome in ("resolved", "ambiguous", "party", "unknown")
        ]
        counts = (forms.height, held[0], forms["other"].sum(), held[1], held[2], held[3], forms["damaged"].sum())
        print("{:<50}{:<21}{:>6}{:>9}{:>10}{:>10}{:>6}{:>8}{:>8}".format(file, field, *counts))


def print_codes(shared: Path) -> None:
    """One line a field of codes: how many there are, are resolved, mean another state's seat, and are unknown."""
    print("\nCodes of data sets, on the days of their votes:")
    for (file, field), rows in read_codes(shared).group_by("file", "field", maintain_order=True):
        other = rows.filter(pl.col("state") != pl.col("code")).select("code", "state").unique().sort("code", "state")
        unknown = rows.filter(pl.col("state").is_null())["code"].unique().to_list()
        seats = ", ".join(f"{code} for {state}" for code, state in other.iter_rows()) or "none"
        codes = rows["code"].n_unique()
        print(f"  {file} {field}: {codes} codes; for another seat: {seats}; unknown: {unknown or 'none'}")


def print_other_days(resolved: pl.DataFrame) -> None:
    """The names that are the state's, but not of the day on which they are printed."""
    print("\nOf another day (resolved, with a note):")
    rows = resolved.filter(~pl.col("of_the_day")).group_by("file", "field", "printed", "state", maintain_order=True)
    for row in rows.agg(pl.col("first").min(), pl.col("last").max()).iter_rows():
        print("  {} {}: {} -> {} ({} to {})".format(*row))


def print_unresolved(resolved: pl.DataFrame) -> None:
    """The names that are no state's, each with the reason."""
    print("\nUnresolved:")
    rows = resolved.filter(~pl.col("outcome").is_in(["resolved", "party"]))
    listed = rows.group_by("file", "field", "printed", "outcome", "damaged", "why", maintain_order=True).agg(
        pl.len(), pl.col("first").min(), pl.col("last").max()
    )
    for file, field, printed, outcome, damaged, why, days, first, last in listed.iter_rows():
        what = "damaged" if damaged else outcome
        print(f"  {file} {field}: {printed!r} [{what}] {why}; {days} days, {first} to {last}")


def print_speed(shared: Path) -> None:
    """How long the names of all votes take, against reading the file."""
    begun = time.perf_counter()
    votes = read_votes(shared)
    read = time.perf_counter()
    resolve_forms(votes, printed="ms_name")
    done = time.perf_counter()
    print(f"\n{votes.height} votes: names in {done - read:.2f} s, reading the file {read - begun:.2f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED)
