"""How the checker does on the labelled texts, and what changed since the figures that are committed.

    python benchmarks/claims.py            print the figures, and claim by claim what was gained and lost
    python benchmarks/claims.py --write    the same, and make these the committed figures
    python benchmarks/claims.py --errors   the same, and list what went wrong

The sets: the one beside the checkout (`../shared/claims/dev.jsonl`) and those of `tests/claims/texts`, whose README
says how each was written and what was right of it on first reading; all scored by the scorer beside the checkout. The
texts on other series are checked on a record that is built from the official files beside the checkout too. Of ordinary
news, in which nothing is to be found, it prints what was marked all the same, on both records. The file of figures
names claims by text and number, never by their words.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from _official import find_official
from onrecord.build import build_edition
from onrecord.claims import check_text
from onrecord.claims.models import Verdict
from onrecord.pack import pack_files
from onrecord.record import SourceFile
from onrecord.record.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
LABELS = SHARED / "claims"
TEXTS = HERE.parent / "tests" / "claims" / "texts"
ON_PACK = {
    "dev": LABELS / "dev.jsonl",
    "own": TEXTS / "own.jsonl",
    "rounds-s": TEXTS / "rounds-s.jsonl",
    "second": TEXTS / "second.jsonl",
    "rounds": TEXTS / "rounds.jsonl",
}
ON_OFFICIAL = {"series": TEXTS / "series.jsonl"}
ORDINARY = TEXTS / "ordinary.jsonl"
"""News and notes on other matters, in which nothing is to be marked."""
FIGURES = HERE / "claims-figures.json"
SHOWN = ("claims", "found", "spurious", "verdict", "harmful", "evidence", "whole")


def main() -> None:
    options = read_options()
    if not (LABELS / "score.py").is_file():
        sys.exit("The labelled texts and their scorer are not beside the checkout (../shared/claims).")
    scorer = load_scorer()
    before = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.is_file() else {}
    now: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        pack = open_edition(pack_files(), Path(folder) / "pack")
        official = open_edition([*pack_files(), *official_files()], Path(folder) / "official")
        for name, gold in (ON_PACK | ON_OFFICIAL).items():
            edition = official if name in ON_OFFICIAL else pack
            reports = Path(folder) / f"{name}.jsonl"
            seconds = write_reports(gold, reports, edition)
            figures = run_scorer(gold, reports, errors=options.errors)
            outcomes = judge_claims(scorer, gold, reports)
            now[name] = {"figures": figures, "claims": outcomes}
            print_set(name, figures, seconds)
            print_changes(before.get(name, {}).get("claims"), outcomes)
        for name, edition in (("pack", pack), ("official", official)):
            now[f"ordinary, {name}"] = marks = count_marks(edition)
            print(f"ordinary texts, {name}: " + "  ".join(f"{figure} {marks[figure]}" for figure in marks))
    if options.write:
        FIGURES.write_text(json.dumps(now, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="make these the committed figures")
    parser.add_argument("--errors", action="store_true", help="list what went wrong")
    return parser.parse_args()


def open_edition(files: Sequence[SourceFile], out: Path) -> Edition:
    build_edition(files, out)
    return Edition.open(out)


def official_files() -> list[SourceFile]:
    files = [SourceFile(path.name, path.read_bytes()) for path in find_official()]
    return list({file.sha256: file for file in files}.values())


def write_reports(gold: Path, reports: Path, edition: Edition) -> float:
    """One report a line; gives the seconds that the checks took."""
    texts = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    check_text("", None, edition)  # what is made once an edition is no part of the time
    began = time.perf_counter()
    checked = [check_text(text["text"], date.fromisoformat(text["published"]), edition) for text in texts]
    seconds = time.perf_counter() - began
    with reports.open("w", encoding="utf-8") as out:
        for text, report in zip(texts, checked, strict=True):
            out.write(json.dumps({"id": text["id"], **report.to_json()}, ensure_ascii=False) + "\n")
    return seconds


def count_marks(edition: Edition) -> dict[str, int]:
    """How many claims are found where there are none, how many of them get a verdict, and in how many texts."""
    texts = [json.loads(line) for line in ORDINARY.read_text(encoding="utf-8").splitlines()]
    found = [check_text(text["text"], date.fromisoformat(text["published"]), edition).findings for text in texts]
    marks = [finding for findings in found for finding in findings]
    judged = sum(finding.verdict is not Verdict.NOT_IN_RECORD for finding in marks)
    return {"texts": len(texts), "marked": sum(map(bool, found)), "marks": len(marks), "with a verdict": judged}


def run_scorer(gold: Path, reports: Path, *, errors: bool) -> dict[str, Any]:
    command = [sys.executable, str(LABELS / "score.py"), str(gold), str(reports), "--json"]
    done = subprocess.run([*command, *(["--errors"] if errors else [])], check=True, capture_output=True, text=True)
    if errors:
        print(done.stderr)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def load_scorer() -> ModuleType:
    """The scorer's own matching, so that a claim counts here exactly as it counts there."""
    spec = importlib.util.spec_from_file_location("score", LABELS / "score.py")
    assert spec is not None  # noqa: S101
    assert spec.loader is not None  # noqa: S101
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judge_claims(scorer: ModuleType, gold: Path, reports: Path) -> dict[str, str]:
    """Outcome by claim: whole, verdict (wrong), evidence (wrong) or missed; `extra` counts spurious ones by text."""
    became = scorer.outcomes()
    found = {row["id"]: row for row in map(json.loads, reports.read_text(encoding="utf-8").splitlines())}
    out: dict[str, str] = {}
    for line in gold.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        wanted = scorer.spans(item["text"], item["claims"])
        guess = scorer.spans(item["text"], found[item["id"]]["claims"])
        pairs = {id(label): claim for label, claim in scorer.matches(wanted, guess)}
        for number, label in enumerate(item["claims"], 1):
            out[f"{item['id']}:{number}"] = judge_claim(scorer, became, label, pairs.get(id(label)))
        extra = sum(not any(scorer.overlap(g, p) > 0.2 for g in wanted) for p in guess)
        if extra:
            out[f"{item['id']}:extra"] = str(extra)
    return out


def judge_claim(scorer: ModuleType, became: dict[str, str], label: dict[str, Any], claim: dict[str, Any] | None) -> str:
    if claim is None:
        return "missed"
    if label["verdict"] != claim["verdict"]:
        return f"verdict {claim['verdict']}"
    wanted = {became.get(s, s) for s in label["evidence"] if scorer.SYMBOL.match(s)}
    named = {became.get(e["symbol"], e["symbol"]) for e in claim["evidence"]}
    return "whole" if not wanted or wanted & named else "evidence"


def print_set(name: str, figures: dict[str, Any], seconds: float) -> None:
    shown = "  ".join(f"{figure} {figures[figure]}" for figure in SHOWN)
    kinds = "  ".join(f"{kind} {share}" for kind, share in figures["by_kind"].items())
    print(f"{name}: {shown}\n     {kinds}\n     {seconds:.2f} s")


def print_changes(before: dict[str, str] | None, now: dict[str, str]) -> None:
    if before is None:
        print("     no committed figures to compare with\n")
        return
    gained = sorted(claim for claim in now if now[claim] == "whole" and before.get(claim) != "whole")
    lost = sorted(claim for claim in now if now[claim] != "whole" and before.get(claim) == "whole")
    extra = sorted(claim for claim in now if claim.endswith(":extra") and now[claim] != before.get(claim))
    less = sorted(claim for claim in before if claim.endswith(":extra") and claim not in now)
    print(f"     gained: {', '.join(gained) or 'none'}")
    print(f"     lost: {', '.join(f'{claim} ({now[claim]})' for claim in lost) or 'none'}")
    print(f"     spurious, new: {', '.join(extra) or 'none'}; gone: {', '.join(less) or 'none'}\n")


if __name__ == "__main__":
    main()
