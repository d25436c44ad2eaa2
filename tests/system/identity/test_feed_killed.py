# SPDX-License-Identifier: AGPL-3.0-or-later
"""A worker that is killed (kill -9) in the middle of a batch leaves nothing half done: another goes on."""

import signal
import sys
from collections import Counter
from collections.abc import Iterator
from subprocess import run
from typing import Any

import pytest

from scripts.debian import ROOT
from scripts.message_gateway import MessageGateway
from tests.system.identity import feeds, registers
from tests.system.identity.conftest import District, House, new_district, opened
from tests.system.identity.test_feed_invariants import broken

TAKES_LONG = "workers are started and killed, one after the other"
FIRST, SECOND = "2024-03-01T08:00:00+08:00", "2024-04-01T08:00:00+08:00"
KNOWN, LEFT, NEW = 60, 55, 60
"""People of the first snapshot, those of them that are not in the second, and who is in that alone."""
DEATHS = ((1, "before"), (2, "before"), (1, "after"), (1, "before"), (1, "after"), (1, "before"))
"""At which of its commits each worker dies: twice among the rows, at the last of them, and at the ends."""
READERS = ((1, "before"), (1, "after"), (1, "before"), (1, "after"))
ROWS = 210
"""Of a file: read in two parts."""


@pytest.fixture(scope="module")
def house(mongodb_uri: str, gateway: MessageGateway) -> Iterator[House]:
    """Its own: killed workers fire all that is due in it."""
    with opened(mongodb_uri, gateway) as house:
        yield house


def test_a_batch_whose_workers_are_killed_ends_as_one_whose_worker_lives(
    house: House, mongodb_uri: str
) -> None:
    calm, struck = _known(house), _known(house)
    wanted = feeds.worked(calm, _second(calm))
    batch = _second(struck)
    for which, moment in DEATHS:
        _die(house, mongodb_uri, which, moment)
    assert feeds.shown(struck, batch)["state"] == "closing"
    done = feeds.worked(struck, batch)
    assert _counts(done) == _counts(wanted)
    assert done["created"] + done["unchanged"] == done["rows"] == KNOWN - LEFT + NEW
    assert done["ended"] == LEFT
    assert _register(struck) == _register(calm)
    rows = _all(struck, "feed_rows")
    assert len(rows) == done["rows"] + KNOWN
    assert {row["sealed"] for row in rows} == {""}
    assert _report(struck, batch) == _report(calm, wanted)
    assert _told(struck) == _told(calm)
    assert broken(struck) == {}


def test_a_file_whose_reader_is_killed_is_read_once(house: House, mongodb_uri: str) -> None:
    district = new_district(house)
    unit = district.tree()["unit"]["path"]
    feeds.agreed(district)
    batch = feeds.opened(district, FIRST)
    file_id = registers.uploaded(district, feeds.lines(_rows(unit, range(ROWS))))
    district.ok("POST", f"{feeds.path_of(batch)}:take-file", {"file_id": file_id})
    for which, moment in READERS:
        _die(house, mongodb_uri, which, moment)
    done = feeds.worked(district, batch)
    assert (done["state"], done["rows"], done["created"]) == ("done", ROWS, ROWS)
    assert {row["sealed"] for row in _all(district, "feed_rows")} == {""}
    assert broken(district) == {}


def _known(house: House) -> District:
    """A district that has taken the first snapshot in."""
    district = new_district(house)
    unit = district.tree()["unit"]["path"]
    feeds.agreed(district, shrink_percent=100)
    feeds.delivered(district, FIRST, _rows(unit, range(KNOWN)), full=True)
    return district


def _second(district: District) -> dict[str, Any]:
    """A batch of which all rows are there and nothing is done."""
    batch = feeds.opened(district, SECOND, full=True)
    rows = _rows(f"{district.path}/s1/n1/c1/b1/u1", range(LEFT, KNOWN + NEW))
    answer = feeds.sent(district, batch, rows)
    feeds.completed(district, batch, answer.get_json()["rows"])
    return batch


def _rows(unit: str, numbers: range) -> list[dict[str, Any]]:
    return [
        {"key": f"{n}", "name": "张三", "citizen_id": feeds.citizen_id(n), "unit_path": unit} for n in numbers
    ]


def _die(house: House, mongodb_uri: str, which: int, moment: str) -> None:
    """A worker of its own goes on with what is due until it is killed at a commit."""
    command = [sys.executable, "-m", "tests.system.identity.killed_batch", mongodb_uri]
    given = [house.settings.database_prefix, str(which), moment]
    died = run([*command, *given], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert died.returncode == -signal.SIGKILL, died.stderr
    house.store.database.client.admin.command("killAllSessions", [])


def _counts(batch: dict[str, Any]) -> dict[str, Any]:
    names = ("state", "rows", "done", "created", "updated", "unchanged", "waiting", "outdated", "rejected")
    return {name: batch[name] for name in (*names, "ended", "expected")}


def _register(district: District) -> list[tuple[str, ...]]:
    return [(name, path.removeprefix(district.path), *rest) for name, path, *rest in feeds.living(district)]


def _report(district: District, batch: dict[str, Any]) -> bytes:
    answer = district.house.call("GET", f"{feeds.path_of(batch)}/report", district.token)
    assert answer.status_code == 200
    return answer.data


def _all(district: District, name: str) -> list[dict[str, Any]]:
    return list(district.house.store.database.collection(name).find({"tenant": district.code}))


def _told(district: District) -> Counter[str]:
    """How often each event was told."""
    return Counter(event["type"] for event in _all(district, "events"))
