# SPDX-License-Identifier: AGPL-3.0-or-later
"""The demo on a real stack, played twice; and what it says to data that it cannot use.

Its services have at broker and database the rights that the charts grant, and no other.
"""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scripts.charts import tools
from scripts.charts.prometheus import Prometheus
from scripts.debian import ROOT, Unavailable
from scripts.demo import districts
from scripts.demo.__main__ import SAMPLE
from scripts.demo.replay.csv_file import COLUMNS, Request, read
from scripts.demo.replay.run import Data
from scripts.demo.replay.sample import is_rare
from scripts.demo.run import Demo
from scripts.demo.setup.arrival import looked_for
from scripts.services import SERVICES
from scripts.stack import Stack, plan
from scripts.stack.broker import Broker
from services.chassis.settings import Settings
from services.chassis.store import connect
from services.chassis.store.simulation import SimulatedClock
from tests.guarded import PREFIX, guarded_engine
from tests.system.demo.logs import logs, told_in_logs
from tests.system.demo.watching import (
    panels_without_data,
    services_without_metrics,
    undeclared,
    unknown_metrics,
    untold,
    watching,
)
from tests.town import granted

SCRAPED_WITHIN_S = 60
LEFT = {
    "drain": "accepted",
    "lock": "closed",
    "gate": "done",
    "lamp": "assigned",
    "pipe": "assigned",
    "wall": "submitted",
}
TAKES_LONG = "the whole story, in one of its districts, and the replay are played twice"


def some_requests() -> list[Request]:
    """Every thirtieth of the sample and a few of the rare ones: about sixty."""
    requests = read(SAMPLE)[0]
    rare = [request for request in requests if is_rare(request)][::4]
    return sorted({*requests[::30], *rare})


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Data:
    """Sixty real requests and four wrong rows."""
    file = tmp_path_factory.mktemp("data") / "requests.csv"
    requests = some_requests()
    nameless = requests[0]._replace(case_id="1", type="")
    hopeless = requests[0]._replace(case_id="2", open_dt="soon")
    backwards = requests[0]._replace(case_id="3", closed_dt="2014-12-01T00:00:00")
    with file.open("w", newline="") as text:
        out = csv.writer(text)
        out.writerows(
            (COLUMNS, *(r[1:] for r in (*requests, nameless, hopeless, backwards)), ("torn", "row"))
        )
    return Data.load(file)


@pytest.fixture
def stack(broker: Broker | None, vhost_url: str, tmp_path: Path) -> Iterator[Stack]:
    """Every service is a user of its own at broker and database, with the rights that the charts grant."""
    with guarded_engine(tmp_path, SERVICES) as engine:
        env = {
            "LINLI_AMQP_URL": vhost_url,
            "LINLI_MONGODB_URI": engine.uri(),
            "LINLI_DATABASE_PREFIX": PREFIX,
            "LINLI_CLOCK": "simulated",
        }
        grants = granted(broker, env, vhost_url.rpartition("/")[2])
        own = {
            name: {"LINLI_MONGODB_URI": engine.uri(name), **(grants.settings_of(name) if grants else {})}
            for name in SERVICES
        }
        parts = (*SERVICES, plan.MESSAGES, plan.PAYMENTS)
        with Stack(only=parts, env=env, own_env=own, say=lambda text: None) as running:
            yield running
        if grants:
            grants.take_back()


@pytest.fixture
def prometheus(stack: Stack, broker: Broker | None) -> Iterator[Prometheus | None]:
    """Watches what the demo makes the services do; None where none can be had, or the broker is another's."""
    if broker is None:
        yield None
        return
    try:
        tools.program("prometheus")
    except Unavailable:
        yield None
        return
    with watching(stack.base, broker.base) as found:
        yield found


def _assert_dashboards_show_it(prometheus: Prometheus) -> None:
    """Workers count some things four times a minute, so the last may not have been scraped yet."""
    looked_for(lambda: not untold(prometheus) or None, SCRAPED_WITHIN_S)
    assert services_without_metrics(prometheus) == set()
    assert unknown_metrics(prometheus) == undeclared(prometheus) == set()
    assert untold(prometheus) == set()
    assert panels_without_data(prometheus) == []
    assert set(prometheus.values("tenant", "linli_facts_total")) >= {"320585", "900001"}


def test_it_plays_and_a_second_time_nothing_changes(
    stack: Stack, data: Data, prometheus: Prometheus | None
) -> None:
    """But people are told on: the first play ends in the present, where limits pass and votes close."""
    played = districts.load()[:1]
    first = Demo(stack, data, played)
    first.run()
    if prometheus:
        _assert_dashboards_show_it(prometheus)
    assert len(logs(first)) == len((*SERVICES, *SERVICES, plan.MESSAGES, plan.PAYMENTS))
    assert told_in_logs(first) == set()
    good = [request for request in some_requests() if not _closed_before_opened(request)]
    judged = [request for request in good if request.target_dt and request.on_time_status]
    assert {name: first.replayed[name] for name in ("on_time", "overdue", "mismatches", "rejected")} == {
        "on_time": sum(request.on_time_status == "ONTIME" for request in judged),
        "overdue": sum(request.on_time_status == "OVERDUE" for request in judged),
        "mismatches": 0,
        "rejected": len(data.requests) + 1 - len(good),
    }
    assert first.replayed["sent"]["created"] == len(good)
    assert _told(first.rejected_file) == {
        "csv.cells",
        "dispatch.intake.bad_row",
        "dispatch.intake.closed_before_reported",
    }
    assert list(first.story["districts"]) == ["320585"]
    for district in played:
        lamp, post = first.story["districts"][district.code]["lamp"], district.lamp_post
        assert (lamp["place_path"], lamp["address"]) == (district.compound_path, post.name)
        assert (lamp["location"]["latitude"], lamp["location"]["longitude"]) == (
            post.latitude,
            post.longitude,
        )
    assert first.alive == {"320585": LEFT}
    assert abs(_business_time(stack) - datetime.now(UTC)) < timedelta(minutes=1)

    second = Demo(stack, data, played)
    second.run()
    told, told_since = first.story.pop("told"), second.story.pop("told")
    assert second.story == first.story
    for district, channels in told.items():
        for channel, counts in channels.items():
            since = told_since[district][channel]
            assert all(since[state] >= count > 0 for state, count in counts.items()), (district, channel)
    assert second.alive == first.alive
    assert second.replayed["sent"] == {}
    assert second.replayed["sent_again"] == first.replayed["sent_again"]
    assert second.replayed["sent_again"]["unchanged"] == len(good)


def _closed_before_opened(request: Request) -> bool:
    """By more than the two minutes that dispatch tolerates."""
    if not request.closed_dt:
        return False
    closed, opened = (datetime.fromisoformat(text) for text in (request.closed_dt, request.open_dt))
    return closed < opened - timedelta(minutes=2)


def _told(rejected: Path) -> set[str]:
    return {json.loads(line)["code"] for line in rejected.read_text().splitlines()}


def _business_time(stack: Stack) -> datetime:
    settings = Settings.load(stack.settings)
    database = connect(settings, "test")
    try:
        return SimulatedClock(database, settings.database_prefix)()
    finally:
        database.close()


def demo(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "scripts.demo", "--once", "--port-base", "31700", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no such file"),
        ("", "is empty"),
        ("case_id,when\n1,2\n", "unknown columns: 'when'"),
    ],
)
def test_data_that_it_cannot_use_is_named_before_anything_starts(
    tmp_path: Path, content: str | None, said: str
) -> None:
    file = tmp_path / "data.csv"
    if content is not None:
        file.write_text(content)
    ended = demo("--data", str(file))
    report = json.loads(ended.stdout.splitlines()[-1])
    assert (ended.returncode, report["ok"], report["step"]) == (1, False, "data")
    assert said in report["error"]
    assert "starting" not in ended.stdout
    assert ended.stderr == ""
