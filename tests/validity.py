"""The checker of HTML of the W3C (Nu), for the pages that tests hand to it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

JAR = Path(__file__).parents[1] / os.environ.get("VENV", ".venv") / "vnu" / "package" / "build" / "dist" / "vnu.jar"


def find_checker() -> list[str]:
    """The command of the checker; skips where it cannot run, and fails instead when CI=true."""
    java = shutil.which("java")
    if not java or not JAR.is_file():
        reason = "needs Java (apt-get install default-jre-headless) and vnu-jar, which scripts/prepare.sh fetches"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    return [str(java), "-Xss4m", "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always"]


def find_faults(bodies: Mapping[str, bytes], folder: Path) -> list[str]:
    """What is not valid in the pages, each with the address of its page; they are written into the folder."""
    command, names = find_checker(), {}
    for number, (path, body) in enumerate(bodies.items()):
        file = folder / f"{number}.html"
        file.write_bytes(body)
        names[file.name] = path
    done = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=True)
    return [
        f"{names[Path(urlsplit(entry['url']).path).name]}: {entry['message']} {entry.get('extract', '')[:90]!r}"
        for entry in json.loads(done.stdout)["messages"]
        if entry["type"] == "error" or entry.get("subType") == "warning"
    ]
