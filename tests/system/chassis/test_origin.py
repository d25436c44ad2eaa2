# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where an event comes from travels with it: through the broker, reactions and timers, into every log."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import structlog

from services.chassis.contracts import consumed_by
from services.chassis.messaging import Reactions
from services.chassis.observe import configure, log
from services.chassis.origin import Origin, caused_by
from services.chassis.store.database import Document
from services.chassis.store.event_log import EVENTS
from services.chassis.store.leases import Lease
from services.chassis.timers import TimerRunner, Timers
from services.chassis.values import OrgPath
from services.identity.domain.events import PlaceChanged
from tests.system.chassis.api import Api, api
from tests.system.chassis.conftest import ACTOR, TENANT, Bench, Heard, HearerTx, SenderTx, Thing, until

__all__ = ["api"]
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
CHANGED = PlaceChanged("a", "compound", "a name", OrgPath(f"/{TENANT}/x"), active=True)


def events(bench: Bench, side: str = "sender") -> list[Document]:
    database = getattr(bench, side).database
    return list(database.collection(EVENTS).find({}).sort("_id", 1))


def test_what_a_request_leads_to_carries_its_id_on_and_names_its_cause(bench: Bench) -> None:
    reactions, timers = Reactions(), Timers()

    def hear(tx: HearerTx, message: Any) -> None:
        tx.heard.add(Heard(message.place_id), CHANGED)
        tx.timers.set("later", message.place_id, tx.now + timedelta(hours=1))

    for event_type in consumed_by("dispatch"):
        reactions.on(event_type)(hear)

    @timers.on("later")
    def later(tx: HearerTx, heard_id: str, _: dict[str, Any]) -> None:
        tx.heard.save(replace(tx.heard.get(heard_id), names=("later",)), CHANGED)

    bench.reactions = lambda: reactions  # type: ignore[method-assign]
    bench.clock.set(NOON)
    with caused_by(Origin.beginning("request-1")):
        bench.tell("a", "a name")
    bench.start()
    until(lambda: events(bench, "hearer") != [])
    bench.stop()
    bench.clock.set(NOON + timedelta(hours=1))
    lease = Lease(bench.hearer.database, "timers", "test", 60)
    runner = TimerRunner(bench.hearer, "dispatch", timers, lease, 50, attempts=3)
    assert runner.step() == 1
    (sent,) = events(bench)
    assert (sent["correlation"], sent["cause"]) == ("request-1", "request-1")
    origins = [(event["correlation"], event["cause"]) for event in events(bench, "hearer")]
    assert origins == [("request-1", sent["_id"])] * 2


def test_what_nothing_caused_begins_one_correlation_a_unit(bench: Bench) -> None:
    for number in range(2):

        def work(tx: SenderTx, number: int = number) -> None:
            for name in ("a", "b"):
                tx.things.add(Thing(f"{name}{number}", f"{name}{number}"), CHANGED)

        bench.sender.transact(ACTOR, work)
    first, second, third, fourth = (event["correlation"] for event in events(bench))
    assert first == second != third == fourth


def test_a_commands_events_carry_the_id_of_their_request(bench: Bench, api: Api) -> None:
    given = api.add("a", **{"X-Request-Id": "0123-my-own"})
    assert given.headers["X-Request-Id"] == "0123-my-own"
    made = api.add("b").headers["X-Request-Id"]
    found = [(event["correlation"], event["cause"]) for event in events(bench)]
    assert found == [("0123-my-own", "0123-my-own"), (made, made)]


@pytest.fixture
def lines(bench: Bench, capsys: pytest.CaptureFixture[str]) -> Any:
    configure("dispatch", bench.settings)
    yield lambda: [json.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{")]
    structlog.reset_defaults()


def test_log_lines_of_a_reaction_say_service_correlation_event_and_tenant(bench: Bench, lines: Any) -> None:
    def look(_: str) -> bool:
        log().info("looking")
        return False

    bench.fail = look
    with caused_by(Origin.beginning("request-1")):
        bench.tell("a", "a name")
    bench.start()
    until(lambda: bench.heard("a") != ())
    (line,) = [line for line in lines() if line["event"] == "looking"]
    said = {"correlation_id": "request-1", "cause_id": events(bench)[0]["_id"], "tenant": TENANT}
    assert line.items() >= {"service": "dispatch", **said}.items()
