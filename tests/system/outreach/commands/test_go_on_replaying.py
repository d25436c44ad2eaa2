# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace
from datetime import timedelta

from services.outreach.commands import disable_endpoint, go_on_replaying
from services.outreach.domain.deliveries import Progress
from tests.system.outreach.commands.test_replay_span import HOUR, replay
from tests.system.outreach.district import ADMIN, START, Bench
from tests.system.outreach.receiver import Receiver


def test_only_what_failed_and_all_of_it(bench: Bench, hook: Receiver):
    made = bench.registered(hook.url).endpoint
    good = bench.hear("OrderReported", aggregate="order/0")
    bench.run()
    failed = [bench.hear("OrderReported", aggregate=f"order/{number}") for number in range(1, 4)]
    bench.fire()
    for event_id in failed:
        bench.act(ADMIN, lambda tx, it=event_id: _fail(tx, f"{made.id}.{it}"))
    replay(bench, made.id, START - HOUR, START + HOUR, failed_only=True)
    bench.run()
    assert sorted(hook.ids) == sorted([good, *failed])


def test_more_than_one_piece_comes_to_its_end(bench: Bench, hook: Receiver):
    count = go_on_replaying.AT_ONCE + 3
    ids = bench.hear_of_many("OrderReported", count)
    bench.run()
    made = bench.registered(hook.url).endpoint
    replay(bench, made.id, START - HOUR, START + HOUR)
    bench.run()
    assert sorted(hook.ids) == sorted(ids)


def test_it_ends_where_the_endpoint_is_disabled(bench: Bench, hook: Receiver):
    bench.hear("OrderReported")
    bench.run()
    made = bench.registered(hook.url).endpoint
    replay(bench, made.id, START - HOUR, START + HOUR)
    bench.act(ADMIN, lambda tx: disable_endpoint.handle(tx, made.id))
    bench.run()
    bench.wait(timedelta(hours=1))
    assert hook.ids == []


def _fail(tx, delivery_id: str) -> None:
    tx.deliveries.save(replace(tx.deliveries.get(delivery_id), progress=Progress.FAILED))
