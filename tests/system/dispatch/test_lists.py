# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lists of orders: danger first, every filter alone and together, both ways, with totals that are true."""

from datetime import timedelta
from itertools import combinations
from typing import Any

import pytest

from tests.system.dispatch.api import ORDERS, Api
from tests.system.dispatch.district import (
    ADMIN,
    BUILDING,
    COMPOUND,
    DESK,
    ELSEWHERE,
    NEIGHBOUR,
    NEIGHBOURHOOD,
    PLUMBER,
    RESIDENT,
    STRANGER,
)

TOTAL = f"{ORDERS}/total"
FILTERS: dict[str, str] = {
    "place": str(NEIGHBOURHOOD),
    "assignee": PLUMBER.subject,
    "reporter": RESIDENT.subject,
    "state": "assigned,in_progress",
    "urgency": "U1,U2",
    "open": "true",
    "overdue": "true",
    "category": "burst-pipe",
    "channel": "portal",
    "source": "linli",
    "since": "2015-03-02",
    "until": "2015-03-02",
    "q": "水管",
}


def ids(api: Api, by: Any = DESK, **query: Any) -> list[str]:
    return [one["id"] for one in api.get(by, ORDERS, **query)["items"]]


def total(api: Api, by: Any = DESK, **query: Any) -> tuple[int, bool]:
    told = api.get(by, TOTAL, **query)
    return told["count"], told["more"]


def test_danger_stands_first_whatever_its_deadline(api: Api) -> None:
    late = [api.report(category="other") for _ in range(3)]
    api.bench.wait(timedelta(days=30))
    trapped = api.report(category="lift-trapping")
    assert ids(api, open="true") == [trapped, *late]
    first = api.get(DESK, ORDERS, open="true", limit=2)
    rest = api.get(DESK, ORDERS, open="true", limit=2, after=first["next"])
    assert [one["id"] for one in first["items"] + rest["items"]] == [trapped, *late]
    back = api.get(DESK, ORDERS, open="true", limit=2, after=rest["previous"])
    assert ([one["id"] for one in back["items"]], back["previous"]) == ([trapped, late[0]], None)
    assert ids(api, state="submitted") == [trapped, *late]
    assert ids(api, urgency="U0") == [trapped]


def test_every_filter_alone_and_with_another(api: Api) -> None:
    wanted = api.bench.assigned()
    api.report(NEIGHBOUR, category="other", description="楼道灯不亮")
    api.bench.wait(timedelta(days=2))
    api.bench.fire()
    api.report(NEIGHBOUR, category="other", description="楼道灯又不亮", place_path=COMPOUND)
    for name, told in FILTERS.items():
        assert wanted in ids(api, **{name: told}), name
        assert len(ids(api, **{name: told})) == total(api, **{name: told})[0], name
    for (one, first), (other, second) in combinations(FILTERS.items(), 2):
        assert wanted in ids(api, **{one: first, other: second}), (one, other)
    assert ids(api, **FILTERS) == [wanted]
    assert total(api, **FILTERS) == (1, False)


@pytest.mark.parametrize(
    "query",
    [
        {"state": "melted"},
        {"urgency": "U9"},
        {"sort": "colour"},
        {"external_id": "7"},
        {"since": "2015-03-03", "until": "2015-03-02"},
        {"assignee": PLUMBER.subject, "sort": "reported"},
        {"q": "水管", "sort": "due"},
        {"reporter": RESIDENT.subject, "sort": "-closed"},
    ],
)
def test_what_cannot_be_asked_is_refused(api: Api, query: dict[str, str]) -> None:
    assert api.get(DESK, ORDERS, 422, **query)["code"].endswith("invalid")
    api.get(DESK, TOTAL, 422, **query)


def test_what_contradicts_itself_is_empty(api: Api) -> None:
    api.bench.assigned()
    assert ids(api, overdue="true", open="false") == []
    assert total(api, state="closed", sort="due") == (0, False)


def test_overdue_is_one_thing_for_flag_filter_and_total(api: Api) -> None:
    finished_late = api.bench.started()
    suspended = api.bench.started()
    waiting = api.bench.reported()
    api.bench.wait(timedelta(days=2))
    api.step(PLUMBER, suspended, "suspend", {"reason": "materials", "note": ""})
    api.step(PLUMBER, finished_late, "finish", {"result": "已更换"})
    api.bench.fire()
    flagged = {one["id"] for one in api.get(DESK, ORDERS)["items"] if one["overdue"]}
    assert flagged == set(ids(api, overdue="true")) == {waiting}
    assert total(api, overdue="true") == (1, False)
    assert api.get(DESK, f"{ORDERS}/{finished_late}")["verdict"] == "overdue"
    api.bench.wait(timedelta(days=3))
    assert set(ids(api, overdue="true")) == {waiting, finished_late}


def test_a_number_is_one_more_condition(api: Api) -> None:
    order_id = api.report()
    number = api.get(DESK, f"{ORDERS}/{order_id}")["number"]
    assert (ids(api, q=number), total(api, q=number)) == ([order_id], (1, False))
    for other in ({"state": "closed"}, {"open": "false"}, {"place": ELSEWHERE}, {"category": "lamp"}):
        assert ids(api, ADMIN, q=number, **other) == []
        assert total(api, ADMIN, q=number, **other) == (0, False)


def test_words_also_narrow_what_a_source_has_named(api: Api) -> None:
    order_id = api.report(description="水管爆裂")
    named = {"source": "linli", "external_id": order_id}
    assert ids(api, **named, q="水管") == [order_id]
    assert ids(api, **named, q="路灯") == []


@pytest.mark.parametrize("query", [{"limit": "5"}, {"after": "x"}])
def test_a_total_has_no_pages(api: Api, query: dict[str, str]) -> None:
    api.get(DESK, TOTAL, 422, **query)


def test_mine_at_a_place_is_only_what_is_there(api: Api) -> None:
    mine = api.bench.assigned()
    assert ids(api, PLUMBER, assignee="me", place=BUILDING) == [mine]
    assert ids(api, PLUMBER, assignee="me", place=ELSEWHERE) == []
    assert total(api, PLUMBER, assignee="me") == (1, False)


def test_ended_orders_the_latest_first(api: Api) -> None:
    refused = [api.report() for _ in range(3)]
    for order_id in refused:
        api.bench.wait(timedelta(minutes=1))
        api.step(DESK, order_id, "refuse", {"reason": "不在受理范围"})
    assert ids(api, open="false") == refused[::-1]
    assert ids(api, state="refused,closed") == refused[::-1]


def test_nobody_lists_or_counts_what_they_may_not_read(api: Api) -> None:
    order_id = api.bench.assigned()
    for query in ({"reporter": RESIDENT.subject}, {"assignee": PLUMBER.subject}, {"q": "水管"}, {}):
        assert ids(api, STRANGER, **query) == []
        assert total(api, STRANGER, **query) == (0, False)
        api.get(NEIGHBOUR, ORDERS, 403, **query)
        api.get(NEIGHBOUR, TOTAL, 403, **query)
    assert ids(api, STRANGER, source="linli", external_id=order_id) == []
    assert ids(api, DESK, source="linli", external_id=order_id) == [order_id]


def test_totals_count_all_that_is_open_in_an_area(api: Api) -> None:
    for _ in range(3):
        api.report(category="other")
    api.report(category="lift-trapping")
    api.bench.wait(timedelta(minutes=6))
    api.bench.fire()
    for place in (NEIGHBOURHOOD, BUILDING):
        assert total(api, ADMIN, place=place, open="true") == (4, False)
        assert total(api, ADMIN, place=place, overdue="true") == (1, False)
        assert total(api, ADMIN, place=place, open="true", urgency="U0") == (1, False)
        assert total(api, ADMIN, place=place, open="true", urgency="U2") == (3, False)
