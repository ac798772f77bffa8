# ruff: noqa: A005  named like its subject, and never imported
"""Print how the site answers on the whole Assembly: pages a second, how long they take, memory of a worker.

`python benchmarks/site.py [EDITION] [SECONDS]`; without an edition one is built of all official files beside the
checkout. gunicorn with two workers, 50 clients on loopback that wait for nothing, 30 seconds a run, on the same cores
as the site. "Each once" asks for as many different pages as there are, so that every page is made. "Kept" asks for 400
pages again and again, as visitors do, after a round in which they were made. "Alone" asks for one page at a time.
"""

from __future__ import annotations

import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from _official import find_official
from onrecord.record.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Iterator

WORKERS, CLIENTS, SECONDS = 2, 50, 30.0
CHROME = {"Host": "localhost", "Accept-Encoding": "gzip", "Connection": "keep-alive"}
HEAD = "".join(f"{name}: {value}\r\n" for name, value in CHROME.items())


@dataclass
class Run:
    """What 50 clients saw."""

    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        held = sorted(self.times)
        cut = [1000 * held[min(len(held) - 1, int(len(held) * share))] for share in (0.5, 0.95, 0.99)]
        rate = len(held) / self.seconds
        return f"{name:22} {rate:8.0f} {cut[0]:9.0f} {cut[1]:9.0f} {cut[2]:9.0f} {len(self.faults):7}"


def build_whole(folder: Path) -> Path:
    files = [str(file) for file in find_official()]
    target = folder / "edition"
    onrecord = [sys.executable, "-c", "from onrecord.cli import main; main()"]
    subprocess.run([*onrecord, "build", *files, "--out", str(target)], check=True)
    return target


@contextmanager
def serve(edition: Path, data: Path) -> Iterator[tuple[int, int]]:
    """The site on a port of its own; gives the port and the process id of its master."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    environment = {**os.environ, "ONRECORD_EDITION": str(edition), "ONRECORD_SITE_DATA": str(data)}
    command = [sys.executable, "-P", "-m", "onrecord.web.serving", "127.0.0.1", str(port), str(WORKERS)]
    with subprocess.Popen(command, env=environment) as server:
        try:
            wait_for(port)
            yield port, server.pid
        finally:
            server.terminate()


def wait_for(port: int) -> None:
    for _ in range(600):
        try:
            asyncio.run(ask_alone(port, ["/how-it-works"]))
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the site did not start")


async def read_answer(reader: asyncio.StreamReader) -> int:
    """Status of one answer, read to its end."""
    head = await reader.readuntil(b"\r\n\r\n")
    status = int(head[9:12])
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            await reader.readexactly(int(line[15:]))
            return status
    raise ValueError("an answer without a length")


async def visit(port: int, addresses: Iterator[str], ends: float, run: Run) -> None:
    """One client: the next address as soon as the last has come, until the time is over or no address is left."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**22)
    for address in addresses:
        begun = time.perf_counter()
        if begun > ends:
            break
        try:
            writer.write(f"GET {address} HTTP/1.1\r\n{HEAD}\r\n".encode())
            status = await read_answer(reader)
        except (OSError, asyncio.IncompleteReadError, ValueError) as fault:
            run.faults.append(f"{address}: {fault!r}")
            reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**22)
            continue
        run.times.append(time.perf_counter() - begun)
        if status != 200:
            run.faults.append(f"{address}: {status}")
    writer.close()


async def load(port: int, addresses: Iterator[str], seconds: float) -> Run:
    run, begun = Run(), time.perf_counter()
    await asyncio.gather(*(visit(port, addresses, begun + seconds, run) for _ in range(CLIENTS)))
    run.seconds = time.perf_counter() - begun
    return run


async def ask_alone(port: int, addresses: list[str]) -> list[float]:
    run = Run()
    await visit(port, iter(addresses), time.perf_counter() + 3600, run)
    if run.faults:
        raise OSError(run.faults[0])
    return run.times


def list_addresses(edition: Edition) -> dict[str, list[str]]:
    """The pages of the edition by kind."""
    members = edition.table("series_members")
    held = {name: sorted(edition.table(name)[column].unique()) for name, column in (("states", "state"),)}
    series = sorted(members["series"].unique())
    texts = sorted(symbol for symbol in members["document"].unique() if "/RES/" in symbol)
    return {
        "series": [f"/series/{name}" for name in series],
        "state": [f"/state/{code}" for code in held["states"]],
        "stand": [f"/state/{code}?series={name}" for code in held["states"] for name in series[::20]],
        "document": [f"/document/{symbol}" for symbol in texts],
    }


def mix(pages: dict[str, list[str]], size: int, chance: random.Random) -> list[str]:
    """Home, series, states (over all series and on one) and documents in equal parts."""
    parts = [["/"] * (size // 40), *(chance.sample(held, min(size // 4, len(held))) for held in pages.values())]
    chosen = [address for part in parts for address in part]
    chance.shuffle(chosen)
    return chosen


def read_memory(master: int) -> list[int]:
    """Resident megabytes of each worker."""
    tasks = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    states = [
        dict(line.split(":", 1) for line in Path(f"/proc/{child}/status").read_text().splitlines()) for child in tasks
    ]
    return [int(state["VmRSS"].split()[0]) // 1024 for state in states]


def main() -> None:
    chance = random.Random(5)  # noqa: S311  which pages are asked for
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else SECONDS
    with tempfile.TemporaryDirectory() as folder:
        given = Path(sys.argv[1]) if len(sys.argv) > 1 else build_whole(Path(folder))
        pages = list_addresses(Edition.open(given))
        with serve(given, Path(folder) / "data") as (port, master):
            measure(port, master, pages, seconds, chance)


def measure(port: int, master: int, pages: dict[str, list[str]], seconds: float, chance: random.Random) -> None:
    print(f"{WORKERS} workers, {CLIENTS} clients, {seconds:g} s; {os.cpu_count()} cores for both sides")
    print(f"at rest: {read_memory(master)} MB a worker")
    for kind in ("state", "stand", "series", "document"):
        times = asyncio.run(ask_alone(port, chance.sample(pages[kind], 60)))
        worst = sorted(times)[int(len(times) * 0.95)]
        print(
            f"alone, first time: {kind:9} median {1000 * statistics.median(times):5.0f} ms, 95 % {1000 * worst:5.0f} ms"
        )
    print(f"\n{'':22} {'pages/s':>8} {'median ms':>9} {'95 % ms':>9} {'99 % ms':>9} {'faults':>7}")
    often = mix(pages, 400, chance)
    for name, chosen in (("each once", iter(mix(pages, 40_000, chance))), ("kept", cycle(often))):
        if name == "kept":
            asyncio.run(load(port, iter(often * 2 * WORKERS), seconds))
        run = asyncio.run(load(port, chosen, seconds))
        print(run.line(name), "|", f"{read_memory(master)} MB a worker", *run.faults[:3])


if __name__ == "__main__":
    main()
