# SPDX-License-Identifier: AGPL-3.0-or-later
"""The two processes of dispatch, put together from the environment as the stack does."""

import pytest

from services.chassis.contracts import consumed_by
from services.dispatch.app import create_api, create_worker
from services.dispatch.store import WATCH
from services.dispatch.store.activities import NEED
from services.dispatch.store.filters import TELL
from services.dispatch.store.incidents import RELEASE
from services.dispatch.store.points import COLLECT, EXPIRE
from services.dispatch.store.rounds import ROUND
from services.dispatch.store.tools import LOAN
from services.dispatch.store.venues import BOOKING


@pytest.fixture
def environment(mongodb_uri: str, amqp_url: str, database: str, monkeypatch: pytest.MonkeyPatch):
    for name, value in {
        "AMQP_URL": amqp_url,
        "MONGODB_URI": mongodb_uri,
        "DATABASE_PREFIX": database,
        "ISSUER": "http://127.0.0.1:1",
        "JWKS_URL": "http://127.0.0.1:1/jwks",
    }.items():
        monkeypatch.setenv(f"LINLI_{name}", value)


def test_the_api_is_ready_and_lets_nobody_in_without_a_token(environment):
    client = create_api().test_client()
    assert client.get("/ready").status_code == 200
    assert client.get("/dispatch/v1/orders").json["code"] == "unauthenticated"


def test_the_worker_knows_every_event_and_timer(environment):
    worker = create_worker()
    assert worker.reactions.types == consumed_by("dispatch")
    own = (WATCH, ROUND, RELEASE, EXPIRE, COLLECT, LOAN, BOOKING, TELL, NEED)
    every = ("audit.sweep", "file.settle", "job.step", "person.forget", "schedule.retention.apply")
    again = ("exports.expire", "files.sweep", "members_lead.forget")
    assert worker.timers.kinds == tuple(sorted((*own, *every, *(f"schedule.{one}" for one in again))))
