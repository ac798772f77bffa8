"""The wheel alone, without the repository and the network, builds the embedded record and answers from it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = (".gitignore", "pyproject.toml", "README.md", "LICENSE", "src")
"""What the wheel is built from; hatchling leaves out what .gitignore names, which must not be `onrecord/build`."""

# Runs before anything else in the second environment: whoever opens a file of the repository or a connection fails.
GUARD = """\
import os, sys
REPOSITORY, DEPENDENCIES = {repository!r}, {dependencies!r}

def refuse(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        raise RuntimeError("the network was asked for: " + repr(args))
    if event == "open" and isinstance(args[0], str):
        path = os.path.realpath(args[0])
        if path.startswith(REPOSITORY + os.sep) and not path.startswith(DEPENDENCIES + os.sep):
            raise RuntimeError("a file of the repository was opened: " + path)

sys.addaudithook(refuse)
sys.path.append(DEPENDENCIES)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built offline from a copy of what belongs in it."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "onrecord"
    copy.mkdir()
    for name in NEEDED:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / name)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--no-index", "--no-deps"]
    run([*pip, "--quiet", "--no-build-isolation", "--wheel-dir", str(folder), str(copy)], cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second environment with the wheel in it; its dependencies are those of this one, seen through the guard."""
    venv = tmp_path_factory.mktemp("installed") / "venv"
    run([sys.executable, "-m", "venv", "--without-pip", str(venv)], cwd=venv.parent)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(venv), "install", "--quiet"]
    run([*pip, "--no-index", "--no-deps", str(wheel)], cwd=venv.parent)
    guard = GUARD.format(repository=str(ROOT), dependencies=sysconfig.get_paths()["purelib"])
    site = next((venv / "lib").glob("python*/site-packages"))
    # Not as sitecustomize: Debian's Python has one of its own.
    (site / "guard.py").write_text(guard)
    (site / "guard.pth").write_text("import guard\n")
    return venv


def run(command: list[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command in a bare environment, with an empty home."""
    environment = {"HOME": str(cwd), "PATH": os.defpath, "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    package = ROOT / "src" / "onrecord"
    files = {
        str(path.relative_to(package.parent))
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("onrecord/")}
    assert packed == files
    assert any(name.startswith("onrecord/pack/") and name.endswith(".csv") for name in packed)


@pytest.mark.parametrize(
    "fault",
    [f"open({str(ROOT / 'pyproject.toml')!r})", "import socket; socket.create_connection(('localhost', 9))"],
    ids=["repository", "network"],
)
def test_the_guard_bites(installed: Path, fault: str) -> None:
    done = subprocess.run([installed / "bin/python", "-c", fault], capture_output=True, text=True, check=False)
    assert "RuntimeError" in done.stderr, done.stderr


def test_the_code_is_that_of_the_wheel(installed: Path, tmp_path: Path) -> None:
    done = run([str(installed / "bin/python"), "-c", "import onrecord; print(onrecord.__file__)"], cwd=tmp_path)
    assert Path(done.stdout.strip()).is_relative_to(installed)


def test_it_answers_from_the_embedded_record(installed: Path, tmp_path: Path) -> None:
    command = [str(installed / "bin/onrecord"), "state", "KOR", "--series", "dprk"]
    answer = run(command, cwd=tmp_path).stdout
    assert "Republic of Korea" in answer
    assert json.loads(run([*command, "--json"], cwd=tmp_path).stdout)
