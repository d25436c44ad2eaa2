# SPDX-License-Identifier: AGPL-3.0-or-later
from services.outreach.commands.spread_events import AT_ONCE
from services.outreach.domain.deliveries import Progress
from tests.system.outreach.board import BUILDING_ENTRANCE, flats, form_entrance
from tests.system.outreach.district import BUILDING, COMPOUND, DISTRICT, ELSEWHERE, NEIGHBOURHOOD, Bench
from tests.system.outreach.receiver import Receiver


def test_events_of_an_aggregate_follow_each_other_in_the_feed(bench: Bench):
    ids = [bench.hear(name) for name in ("OrderReported", "OrderAccepted", "OrderAssigned")]
    bench.run()
    positions = [bench.read().feed.get(one).position for one in ids]
    assert positions == list(range(positions[0], positions[0] + 3))
    assert [bench.read().feed.get(one).number for one in ids] == [1, 2, 3]


def test_an_event_happened_where_its_aggregate_did(bench: Bench):
    bench.hear("OrderReported", place_path=BUILDING)
    accepted = bench.hear("OrderAccepted")
    bench.hear("VotePrepared", "deliberation", "vote/v-1", vote_id="v-1", place_path=COMPOUND)
    bench.run()
    published = bench.hear("ObjectionRuled", "deliberation", "objection/o-1", publication_id="x")
    withdrawn = bench.hear("VoteWithdrawn", "deliberation", "other/1", vote_id="v-1")
    bench.run()
    read = bench.read().feed
    assert [read.get(one).place for one in (accepted, withdrawn, published)] == [BUILDING, COMPOUND, DISTRICT]


def test_more_than_one_piece_is_spread_to_the_end(bench: Bench):
    count = AT_ONCE + 2
    ids = bench.hear_of_one("OrderAccepted", count)
    bench.run()
    assert all(bench.read().feed.get(one).position for one in ids)


def test_it_goes_to_the_endpoints_that_want_it_and_queues_behind_its_own(bench: Bench, hook: Receiver):
    wide = bench.registered(hook.url).endpoint
    near = bench.registered(hook.url, place_path=NEIGHBOURHOOD).endpoint
    far = bench.registered(hook.url, place_path=ELSEWHERE).endpoint
    first, second = bench.hear("OrderReported", place_path=BUILDING), bench.hear("OrderAccepted")
    bench.fire()
    assert bench.delivery(wide.id, first).progress is Progress.WAITING
    assert bench.delivery(near.id, second).progress is Progress.BEHIND
    assert (
        bench.read().deliveries.list({"endpoint_id": far.id, "lane": "order/1", "progress": "waiting"}) == []
    )
    bench.run()
    assert bench.delivery(near.id, second).progress is Progress.DELIVERED


def test_at_an_entrance_one_hears_of_its_flats_and_of_none_next_door(bench: Bench, hook: Receiver):
    flats(bench, 2)
    form_entrance(bench, 0)
    endpoint = bench.registered(hook.url, place_path=BUILDING_ENTRANCE).endpoint
    here, next_door = BUILDING.child("u000"), BUILDING.child("u001")
    inside = bench.hear("OrderReported", "dispatch", "order/in", place_path=here)
    bench.hear("OrderReported", "dispatch", "order/out", place_path=next_door)
    bench.run()
    sent = bench.read().deliveries.list({"endpoint_id": endpoint.id}, limit=10)
    assert [one.event_id for one in sent] == [inside]
    assert BUILDING_ENTRANCE in bench.read().feed.get(inside).within
