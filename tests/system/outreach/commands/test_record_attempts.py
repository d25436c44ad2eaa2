# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.clock import system_now
from services.outreach.channels.sending import endpoint_sender
from services.outreach.domain.deliveries import EVENT_GONE, Attempt, Progress
from services.outreach.domain.endpoints import State, Why
from tests.system.outreach.district import ADMIN, TENANT, Bench
from tests.system.outreach.receiver import Receiver, receiver


def test_every_delivery_is_signed_and_the_event_itself(bench: Bench, hook: Receiver):
    made = bench.registered(hook.url)
    event_id = bench.hear("OrderReported", description="水管爆裂")
    bench.run()
    (got,) = hook.received
    assert got.is_signed_with(made.secret)
    assert got.headers["content-type"] == "application/cloudevents+json"
    assert (got.event["id"], got.event["data"]["description"]) == (event_id, "水管爆裂")
    (attempt,) = bench.delivery(made.endpoint.id, event_id).attempts
    assert (attempt.status, attempt.error) == (204, "")


def test_the_order_of_an_aggregate_is_kept_through_every_retry_and_others_go_on(bench: Bench, hook: Receiver):
    hook.statuses = [500, 204, 503]
    bench.registered(hook.url)
    first = [bench.hear("OrderReported"), bench.hear("OrderAccepted"), bench.hear("OrderAssigned")]
    bench.fire()
    other = bench.hear("OrderReported", aggregate="order/2")
    for _ in range(4):
        bench.run()
        bench.wait(timedelta(minutes=10))
    assert hook.ids.index(other) < 3
    tried = [one for one in hook.ids if one in first]
    assert list(dict.fromkeys(tried)) == first
    assert tried[-3:] == first or tried[-2:] == first[1:]


def test_a_redirect_is_not_followed(bench: Bench, hook: Receiver):
    with receiver() as other:
        hook.statuses, hook.location = [307], other.url
        made = bench.registered(hook.url).endpoint
        event_id = bench.hear("OrderReported")
        bench.run()
        assert other.received == []
    assert bench.delivery(made.id, event_id).attempts[0].status == 307


def test_who_does_not_answer_rests_and_nothing_is_lost(bench: Bench, hook: Receiver):
    made = bench.registered("http://127.0.0.1:1/nobody").endpoint
    ids = [bench.hear("OrderReported", aggregate=f"order/{number}") for number in range(3)]
    bench.run()
    kept = bench.read().endpoints.get(made.id)
    assert (kept.silent, kept.rests_until) == (1, bench.clock() + timedelta(seconds=5))
    assert [len(bench.delivery(made.id, one).attempts) for one in ids].count(1) == 1


def test_after_three_days_without_a_good_answer_it_is_disabled_and_told(bench: Bench, hook: Receiver):
    hook.statuses = [500] * 50
    made = bench.registered(hook.url).endpoint
    event_id = bench.hear("OrderReported")
    for _ in range(12):
        bench.run()
        bench.wait(timedelta(hours=8))
    kept = bench.read().endpoints.get(made.id)
    assert (kept.state, kept.why) == (State.DISABLED, Why.FAILING)
    assert bench.told("endpoint", made.id) == ["EndpointRegistered", "EndpointDisabled"]
    assert bench.delivery(made.id, event_id).progress is Progress.WAITING


def test_gone_disables_at_once(bench: Bench, hook: Receiver):
    hook.statuses = [410]
    made = bench.registered(hook.url).endpoint
    bench.hear("OrderReported")
    bench.run()
    assert bench.read().endpoints.get(made.id).why is Why.GONE


def test_an_event_that_is_gone_has_failed_and_is_no_fault_of_the_endpoint(bench: Bench, hook: Receiver):
    made = bench.registered(hook.url).endpoint
    gone = bench.hear("OrderReported")
    others = [bench.hear("OrderAccepted"), bench.hear("OrderReported", aggregate="order/2")]
    bench.fire()
    bench.act(ADMIN, lambda tx: tx.feed.remove(tx.feed.get(gone)))
    bench.run()
    lost, kept = bench.delivery(made.id, gone), bench.read().endpoints.get(made.id)
    assert (lost.progress, [one.error for one in lost.attempts]) == (Progress.FAILED, [EVENT_GONE])
    assert (kept.failing_since, kept.silent) == (None, 0)
    assert sorted(hook.ids) == sorted(others), "what queued behind it goes, and so do the others of its round"


@pytest.mark.parametrize("hanging", [True])
def test_an_endpoint_that_hangs_is_a_failed_try(bench: Bench, hook: Receiver, hanging: bool):
    hook.hangs = hanging
    made = bench.registered(hook.url).endpoint
    event_id = bench.hear("OrderReported")
    bench.run()
    assert bench.delivery(made.id, event_id).attempts[0].error == "ReadTimeout"
    assert bench.read().endpoints.get(made.id).is_slow


class Slowly:
    """Answers well, after eleven seconds each time."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def send(self, url: str, message_id: str, body: str, secrets: tuple[str, ...]) -> Attempt:
        self.asked.append(message_id)
        return Attempt(system_now(), 11_000, 200)


def test_a_round_of_slow_answers_ends_before_anybody_takes_it_for_dead(bench: Bench, hook: Receiver):
    made, slowly = bench.registered(hook.url).endpoint, Slowly()
    ids = [bench.hear("OrderReported", aggregate=f"order/{number}") for number in range(3)]
    bench.fire()
    endpoint_sender(lambda: bench.store, slowly)(TENANT, made.id)
    assert len(slowly.asked) == 2
    assert bench.read().endpoints.get(made.id).is_slow
    bench.lanes.submitted.clear()
    bench.lanes.tenants.clear()
    bench.run()
    assert slowly.asked + hook.ids == ids
