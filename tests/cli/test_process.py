"""The command as a process of its own: what it loads, what it does in a pipe, in a terminal and without a home."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("onrecord")


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    plain = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([COMMAND, *arguments], env=plain | environment, capture_output=True, text=True, check=False)


def test_help_loads_nothing_heavy():
    code = "import onrecord.cli.app, sys; print(' '.join(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "onrecord.cli.app" in loaded
    assert not loaded & {"polars", "duckdb", "pyarrow", "lxml", "rich.table", "trafilatura"}


def test_first_use_builds_the_record_in_the_data_folder_and_says_nothing_else(tmp_path):
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}
    first = start("state", "KOR", "--series", "dprk", **home)
    assert (first.returncode, first.stderr) == (0, "")
    assert "Republic of Korea (KOR)" in first.stdout
    built = sorted((tmp_path / "data").rglob("manifest.json"))
    assert len(built) == 1
    again = start("state", "KOR", "--series", "dprk", **home)
    assert again.stdout == first.stdout
    assert sorted((tmp_path / "data").rglob("manifest.json")) == built


def test_the_environment_names_the_edition(folder):
    named = start("doctor", ONRECORD_EDITION=str(folder))
    assert named.returncode == 0
    assert str(folder) in named.stdout
    assert start("doctor", ONRECORD_EDITION=str(folder / "none")).returncode == 3


def test_a_pipe_gets_whole_lines_without_colour(folder):
    out = start("--edition", str(folder), "state", "KOR", "--series", "dprk", COLUMNS="40", TERM="xterm").stdout
    assert "\x1b" not in out
    assert not [line for line in out.splitlines() if line != line.rstrip()]
    # The longest sources are on one line, and no cell is folded or cut.
    assert (
        "https://www.nknews.org/2025/04/un-human-rights-council-adopts-resolution-on-north-korea-for-10th-straight-year/"
        in out
    )
    assert "…" not in out


def test_a_reader_that_stops_early_is_no_fault(folder):
    shell = f"{COMMAND} --edition {folder} show A/RES/62/167 | head -1"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("A/RES/62/167")
    assert done.stderr == ""


def test_signs_survive_a_terminal_that_cannot_show_them(folder):
    done = start("--edition", str(folder), "state", "KOR", "--series", "dprk", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "\\u25a0 sponsor" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a thing of POSIX")
def test_a_terminal_gets_its_width_and_colour(folder):
    import pty

    arguments = ["onrecord", "--edition", str(folder), "state", "KOR", "--series", "dprk"]
    code = (
        "import fcntl, os, struct, termios\n"
        "fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack('HHHH', 50, 80, 0, 0))\n"
        f"os.execv({str(COMMAND)!r}, {arguments!r})"
    )
    seen: list[bytes] = []

    def read(descriptor: int) -> bytes:
        data = os.read(descriptor, 65536)
        seen.append(data)
        return data

    saved = os.dup(1)
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, 1)
        status = pty.spawn([sys.executable, "-c", code], read)
    finally:
        os.dup2(saved, 1)
        os.close(saved)
        os.close(null)
    text = b"".join(seen).decode()
    assert os.waitstatus_to_exitcode(status) == 0
    assert "\x1b[" in text
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)
    assert max(len(line.rstrip("\r")) for line in plain.split("\n")) <= 80


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("arguments", [("series",), ("series", "--json"), ("state", "KOR")])
def test_a_full_disk_is_no_fault_of_ours(folder, arguments):
    plain = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    command = [COMMAND, "--edition", str(folder), *arguments]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, env=plain, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.startswith("onrecord: the answer cannot be written: No space left on device\n")
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_checking_a_plain_text_loads_nothing_for_other_files(folder, tmp_path):
    (tmp_path / "text.txt").write_text("In 2019 South Korea did not sponsor it.", encoding="utf-8")
    arguments = ["onrecord", "--edition", str(folder), "check", str(tmp_path / "text.txt")]
    code = (
        f"import sys; sys.argv = {arguments!r}\n"
        "from onrecord.cli import main\n"
        "try: main()\n"
        "except SystemExit: print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert "polars" in loaded
    heavy = {"charset_normalizer", "docx", "duckdb", "httpx", "lxml", "multiprocessing", "numpy", "pyarrow"}
    assert not loaded & (heavy | {"pypdfium2", "stamina", "trafilatura"})


def test_an_address_tried_twice_prints_our_error_alone(folder):
    done = start("--edition", str(folder), "check", "http://127.0.0.1:1/page")
    assert (done.returncode, done.stdout) == (2, "")
    first, *hint = done.stderr.splitlines()
    assert first.startswith("onrecord: http://127.0.0.1:1/page: the connection failed")
    assert hint == ["  Try again later."]
