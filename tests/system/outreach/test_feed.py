# SPDX-License-Identifier: AGPL-3.0-or-later
"""The feed over HTTP: what a reader gets, from where on, and of which places."""

import json

from services.chassis.values import OrgPath, Role
from services.outreach.domain.feed import to_cursor
from tests.system.outreach.district import ADMIN, BUILDING, CITY, ELSEWHERE, RESIDENT, Bench, person
from tests.system.outreach.web import Web

FEED = "/outreach/v1/events"


def ids(batch: dict) -> list[str]:
    return [event["id"] for event in batch["events"]]


def drained(web: Web, by=ADMIN, **query) -> tuple[list[str], str]:
    found, cursor = [], ""
    while True:
        batch = web.get(FEED, by, **query, **({"after": cursor} if cursor else {}))
        if batch["cursor"] == cursor:
            return found, cursor
        found, cursor = found + ids(batch), batch["cursor"]


def test_a_reader_goes_on_from_where_it_was(bench: Bench, web: Web):
    _, cursor = drained(web)
    first = [bench.hear("OrderReported", aggregate=f"order/{number}") for number in range(5)]
    bench.run()
    batch = web.get(FEED, ADMIN, after=cursor, limit=3)
    rest = web.get(FEED, ADMIN, after=batch["cursor"])
    assert sorted(ids(batch) + ids(rest)) == sorted(first)
    again = web.get(FEED, ADMIN, after=rest["cursor"])
    assert (again["events"], again["cursor"]) == ([], rest["cursor"])
    late = bench.hear("OrderAccepted", aggregate="order/0")
    bench.run()
    assert ids(web.get(FEED, ADMIN, after=rest["cursor"])) == [late]


def test_what_waits_for_its_place_is_not_read(bench: Bench, web: Web):
    _, cursor = drained(web)
    event_id = bench.hear("OrderReported")
    assert ids(web.get(FEED, ADMIN, after=cursor)) == []
    bench.run()
    assert ids(web.get(FEED, ADMIN, after=cursor)) == [event_id]


def test_by_type_and_no_position_is_lost_on_the_way(bench: Bench, web: Web):
    _, cursor = drained(web)
    bench.hear("OrderReported")
    accepted = bench.hear("OrderAccepted")
    bench.run()
    pattern = "linli.dispatch.v1.OrderAccepted"
    assert ids(web.get(FEED, ADMIN, after=cursor, type=pattern)) == [accepted]
    found, last = drained(web, type=pattern, limit=1)
    assert found == [accepted]
    assert ids(web.get(FEED, ADMIN, after=last)) == []


def test_of_the_places_and_scopes_that_the_token_may_read(bench: Bench, web: Web):
    here = bench.hear("OrderReported", place_path=BUILDING)
    there = bench.hear("OrderReported", aggregate="order/2", place_path=ELSEWHERE)
    people = bench.hear("PersonRegistered", "identity", "person/1", path=BUILDING)
    bench.run()
    mine = drained(web, CITY)[0]
    assert here in mine
    assert not {there, people} & set(mine)
    assert {here, there, people} <= set(drained(web, ADMIN)[0])
    assert web.get(FEED, RESIDENT, 403)["code"] == "forbidden"


def test_a_cursor_of_another_district_is_refused(bench: Bench, web: Web):
    foreign = to_cursor("320586", 1)
    assert web.get(FEED, ADMIN, 422, after=foreign)["code"] == "outreach.foreign_cursor"
    assert web.get(FEED, ADMIN, 400, after="nonsense")["code"] == "outreach.bad_feed_cursor"


def test_another_district_reads_nothing_of_this_one(bench: Bench, web: Web):
    bench.hear("DistrictCreated", "identity", "district/2", "platform", code="900001", path="/900001")
    bench.hear("OrderReported")
    bench.run()
    stranger = person("x", (OrgPath("/900001"), Role.DISTRICT_ADMIN), tenant="900001")
    assert ids(web.get(FEED, stranger)) == []


def test_the_stream_says_the_same_and_goes_on_behind_its_last_id(bench: Bench, web: Web):
    _, cursor = drained(web)
    first, second = bench.hear("OrderReported"), bench.hear("OrderAccepted")
    bench.run()
    told = web.lines(f"{FEED}/stream", ADMIN, {"Last-Event-ID": cursor})
    events = [json.loads(line.removeprefix("data: ")) for line in told if line.startswith("data: ")]
    assert [event["id"] for event in events] == [first, second]
    place = next(line.removeprefix("id: ") for line in told if line.startswith("id: "))
    rest = web.lines(f"{FEED}/stream", ADMIN, {"Last-Event-ID": place})
    assert [line for line in rest if line.startswith("event: ")] == ["event: linli.dispatch.v1.OrderAccepted"]


def test_where_all_places_to_wait_are_taken_it_ends_with_what_there_is(bench: Bench, web: Web):
    places = bench.store.tools.stream_places
    assert places.acquire(blocking=False)
    assert web.lines(f"{FEED}/stream", ADMIN)[0] == "retry: 1000"
    places.release()
    assert web.lines(f"{FEED}/stream", ADMIN)[0] == "retry: 1000"
    assert places.acquire(blocking=False)
