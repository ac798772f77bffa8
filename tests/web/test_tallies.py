"""What visitors ask for is counted over all workers, in a table that never grows."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from onrecord.web.tallies import BUCKETS, SIZE, Tallies

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client


COUNT = """
import sys
from pathlib import Path
from onrecord.web.tallies import Tallies
tallies = Tallies(Path(sys.argv[1]))
for _ in range(2000):
    tallies.add(7, 1000, 1)
"""


def test_processes_count_together_and_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "tallies"
    started = [subprocess.Popen([sys.executable, "-c", COUNT, str(file)]) for _ in range(3)]
    assert [process.wait() for process in started] == [0, 0, 0]
    assert Tallies(file).add(7, 1000, 1) == 6001


def test_a_window_that_ended_counts_no_more(tmp_path: Path) -> None:
    tallies = Tallies(tmp_path / "tallies")
    assert [tallies.add(7, 60, 1), tallies.add(7, 60, 2), tallies.add(7, 120, 61)] == [1, 2, 1]
    tallies.clear()
    assert tallies.add(7, 120, 61) == 1


def test_however_many_come_the_table_stays_and_who_asks_most_is_forgotten_last(tmp_path: Path) -> None:
    file = tmp_path / "tallies"
    tallies = Tallies(file)
    for _ in range(50):
        tallies.add(7, 1000, 1)
    for stranger in range(1, 500):
        tallies.add(7 + stranger * BUCKETS, 1000, 1)
    assert tallies.add(7, 1000, 1) == 51
    assert file.stat().st_size == SIZE


def test_the_table_holds_no_address(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    from onrecord.web import limits

    monkeypatch.setattr(limits, "CHECKS_A_MINUTE", 2)
    codes = [client.post("/check", {"text": "a"}, REMOTE_ADDR="192.0.2.77").status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    assert client.post("/check", {"text": "a"}, REMOTE_ADDR="192.0.2.78").status_code == 200
    assert b"192.0.2" not in (settings.CONFIG.data / "tallies").read_bytes()


@pytest.mark.parametrize(
    ("place", "visitor"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "::ffff:192.0.2.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("not an address", "not an address"),
    ],
)
def test_of_ipv6_the_network_counts(site: None, place: str, visitor: str) -> None:
    from django.test import RequestFactory

    from onrecord.web.limits import find_visitor

    assert find_visitor(RequestFactory().get("/", REMOTE_ADDR=place)) == visitor
