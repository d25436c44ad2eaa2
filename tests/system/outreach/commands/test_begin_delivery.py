# SPDX-License-Identifier: AGPL-3.0-or-later
from services.outreach.commands import begin_delivery
from services.outreach.domain.deliveries import Progress
from tests.system.outreach.district import ADMIN, Bench
from tests.system.outreach.receiver import Receiver


def test_it_sets_out_once_and_again_only_where_that_is_asked(bench: Bench, hook: Receiver):
    event_id = bench.hear("OrderReported")
    bench.run()
    endpoint = bench.registered(hook.url).endpoint

    def begin(*, again: bool) -> None:
        bench.act(ADMIN, lambda tx: begin_delivery.handle(tx, tx.feed.get(event_id), [endpoint], again=again))
        bench.run()

    for again in (False, False, True):
        begin(again=again)
    assert hook.ids == [event_id, event_id]
    assert bench.delivery(endpoint.id, event_id).progress is Progress.DELIVERED
