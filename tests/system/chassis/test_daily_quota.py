# SPDX-License-Identifier: AGPL-3.0-or-later
"""A client's day over several processes with one database, and over their restart."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient
from joserfc.jwk import KeySet
from werkzeug.test import TestResponse

from services.chassis.clock import system_now
from services.chassis.http import make_app
from services.chassis.http.daily_quota import batch_of
from services.chassis.settings import Settings
from services.chassis.store.daily_counts import DAILY_COUNTS, DailyCounts
from tests.system.chassis.api import HELD, THINGS, Api, api, make_resource, refused
from tests.system.chassis.conftest import TENANT, Bench

__all__ = ["api"]
CLIENT = "hotline@320585"
QUOTA = 300

Start = Callable[[], FlaskClient]


@pytest.fixture
def start(api: Api, settings: Settings, bench: Bench) -> Start:
    """Begins a process of the service: it knows nothing but what the database has."""

    def start() -> FlaskClient:
        keys = KeySet([api.key])
        app = make_app(
            settings, "daily", bench.sender, [make_resource()], HELD, keys=lambda *, fresh=False: keys
        )
        return app.test_client()

    return start


def kept(bench: Bench) -> list[dict[str, object]]:
    return list(bench.sender.database.collection(DAILY_COUNTS).find())


def test_two_processes_and_a_restart_share_one_day(api: Api, bench: Bench, start: Start) -> None:
    token = api.token(client_id=CLIENT, daily_quota=QUOTA)
    processes = [start(), start()]
    passed = 0
    for number in range(QUOTA + 3 * batch_of(QUOTA)):
        passed += processes[number % 2].get(THINGS, headers=token).status_code == 200
    assert QUOTA <= passed < QUOTA + 2 * batch_of(QUOTA)
    for process in (*processes, start()):
        refused(process.get(THINGS, headers=token), 429, "day_quota_spent")
    (record,) = kept(bench)
    day = system_now().astimezone(ZoneInfo("Asia/Shanghai")).date()
    assert record["_id"] == f"{TENANT}/{CLIENT}/{day.isoformat()}"
    assert record["tenant"] == TENANT
    other = api.token(client_id="another@320585", daily_quota=QUOTA)
    assert start().get(THINGS, headers=other).status_code == 200


def test_what_is_too_much_for_a_day_says_when_the_next_one_begins(api: Api, start: Start) -> None:
    token, process = api.token(client_id=CLIENT, daily_quota=2, quota=9), start()
    answers = [process.get(THINGS, headers=token) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert {answer.headers["RateLimit-Policy"] for answer in answers} == {
        '"client";q=9;w=60, "client-day";q=2;w=86400'
    }
    assert [_left(answer) for answer in answers] == [1, 0, 0]
    assert answers[2].content_type == "application/problem+json"
    wait = int(answers[2].headers["Retry-After"])
    assert answers[2].headers["RateLimit"].endswith(f'"client-day";r=0;t={wait}')
    told = answers[2].get_json()
    assert (told["code"], told["quota"], told["retry_after"]) == ("day_quota_spent", 2, wait)
    begins = datetime.fromisoformat(told["begins_at"]).astimezone(ZoneInfo("Asia/Shanghai"))
    assert (begins.hour, begins.minute, begins.second) == (0, 0, 0)
    assert abs(begins - system_now() - timedelta(seconds=wait)) < timedelta(seconds=5)
    assert timedelta() < timedelta(seconds=wait) <= timedelta(days=1)


def test_what_a_minute_refuses_does_not_count_for_the_day(api: Api, start: Start) -> None:
    token, process = api.token(client_id=CLIENT, daily_quota=50, quota=2), start()
    answers = [process.get(THINGS, headers=token) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 429, 429, 429]
    assert [_left(answer) for answer in answers] == [49, 48, 48, 48, 48]
    assert int(answers[-1].headers["Retry-After"]) <= 60


def test_without_a_daily_quota_nothing_is_written(api: Api, bench: Bench, start: Start) -> None:
    process = start()
    for claims in ({}, {"daily_quota": 0}, {"daily_quota": "many"}, {"daily_quota": None}):
        answer = process.get(THINGS, headers=api.token(client_id=CLIENT, **claims))
        assert answer.status_code == 200
        assert "RateLimit" not in answer.headers
    assert kept(bench) == []


def test_totals_are_added_up_and_kept_for_days(bench: Bench) -> None:
    database, day = bench.sender.database, system_now().date()
    one, another = DailyCounts(database), DailyCounts(database)
    assert one.total(TENANT, CLIENT, day) == 0
    assert [one.add(TENANT, CLIENT, day, 3), another.add(TENANT, CLIENT, day, 4)] == [3, 7]
    assert one.total(TENANT, CLIENT, day) == 7
    assert one.total("320583", CLIENT, day) == one.total(TENANT, CLIENT, day + timedelta(days=1)) == 0
    expiry = database.collection(DAILY_COUNTS).index_information()["expiry"]["expireAfterSeconds"]
    assert timedelta(seconds=expiry) > timedelta(days=2)


def _left(answer: TestResponse) -> int:
    return int(answer.headers["RateLimit"].split('"client-day";r=')[1].split(";")[0])
