# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rates by month, category and company, inside and in public."""

import pytest

from services.dispatch.commands import assign_order, finish_order, revisit_order
from services.dispatch.commands.assign_order import AssignOrder
from services.dispatch.commands.finish_order import FinishOrder
from services.dispatch.commands.revisit_order import RevisitOrder
from tests.system.dispatch.api import Api
from tests.system.dispatch.district import (
    ADMIN,
    BUILDING,
    CHIEF,
    COMPANY,
    DESK,
    ELSEWHERE,
    MANAGER,
    NEIGHBOURHOOD,
    Bench,
)

STATISTICS = "/dispatch/v1/statistics"
PUBLIC = "/dispatch/v1/public/320585"


def served(bench: Bench, *, solved: bool = True, responded: bool = True) -> str:
    """An order that the company did and the desk asked about."""
    order_id = bench.accepted()
    bench.act(DESK, lambda tx: assign_order.handle(tx, order_id, AssignOrder(assignee_id=COMPANY)))
    bench.act(MANAGER, lambda tx: finish_order.handle(tx, order_id, FinishOrder(result="已修")))
    told = RevisitOrder(
        contacted=True, solved=solved, satisfied=5 if solved else 1, responded=responded, reasons=()
    )
    bench.act(DESK, lambda tx: revisit_order.handle(tx, order_id, told))
    return order_id


def public(api: Api, path: str, status: int = 200, **query: str):
    answer = api.client.get(f"{PUBLIC}/{path}", query_string=query)
    assert answer.status_code == status, answer.text
    return answer.json


def test_groups_add_up_to_their_area(api: Api):
    served(api.bench)
    served(api.bench, solved=False, responded=False)
    api.bench.revisited()
    api.bench.reported(category="lamp")
    where = {"place": NEIGHBOURHOOD, "since": "2015-03", "until": "2015-03"}
    pipes, lamps = api.get(CHIEF, f"{STATISTICS}/categories", **where)["items"]
    assert (pipes["key"], pipes["name"], pipes["reported"]) == ("burst-pipe", "水管爆裂", 3)
    assert (lamps["key"], lamps["reported"], lamps["response_percent"]) == ("lamp", 1, None)
    (company,) = api.get(DESK, f"{STATISTICS}/companies", **where)["items"]
    assert (company["key"], company["name"], company["reported"]) == (COMPANY, "安居物业", 2)
    rates = ("response_percent", "resolution_percent", "satisfaction_percent")
    assert [company[rate] for rate in rates] == [50.0, 50.0, 50.0]
    whole = api.get(DESK, STATISTICS, **where)
    assert whole["reported"] == pipes["reported"] + lamps["reported"] == 4
    assert whole["response_percent"] == pytest.approx(66.7)


def test_pages_and_months(api: Api):
    api.bench.reported()
    api.bench.reported(category="lamp")
    first = api.get(DESK, f"{STATISTICS}/categories", place=NEIGHBOURHOOD, limit=1)
    rest = api.get(DESK, f"{STATISTICS}/categories", place=NEIGHBOURHOOD, after=first["next"])
    assert {one["key"] for one in first["items"] + rest["items"]} == {"burst-pipe", "lamp"}
    assert rest["next"] is None
    months = api.get(DESK, f"{STATISTICS}/months", place=NEIGHBOURHOOD, since="2015-02", until="2015-03")[
        "items"
    ]
    assert [(one["since"], one["reported"]) for one in months] == [("2015-02", 0), ("2015-03", 2)]


@pytest.mark.parametrize("what", ["months", "categories", "companies"])
def test_what_cannot_be_asked_is_refused(api: Api, what: str):
    api.get(DESK, f"{STATISTICS}/{what}", 403, place=ELSEWHERE)
    api.get(DESK, f"{STATISTICS}/{what}", 422, place=NEIGHBOURHOOD, since="2014-01", until="2015-01")
    api.get(DESK, f"{STATISTICS}/{what}", 422, place="nowhere")
    if what != "months":
        api.get(DESK, f"{STATISTICS}/{what}", 400, place=NEIGHBOURHOOD, after="?")
        api.get(ADMIN, f"{STATISTICS}/{what}", 422, place="/320585", since="2015-01", until="2015-04")


def test_the_public_sees_rates_only_of_enough_answers(api: Api):
    for _ in range(4):
        served(api.bench)
    (few,) = public(api, "rates/companies", place=NEIGHBOURHOOD)["items"]
    assert (few["key"], few["answers"], few["resolution_percent"]) == (COMPANY, 4, None)
    served(api.bench, solved=False)
    (enough,) = public(api, "rates/companies", place=NEIGHBOURHOOD)["items"]
    assert (enough["answers"], enough["resolution_percent"], enough["stars"]) == (5, 80.0, None)
    (category,) = public(api, "rates/categories")["items"]
    assert (category["key"], category["satisfaction_percent"]) == ("burst-pipe", 80.0)
    (month,) = public(api, "rates/months", place=NEIGHBOURHOOD)["items"]
    assert (month["reported"], month["resolution_percent"]) == (5, 80.0)


@pytest.mark.parametrize(
    "path",
    [
        "rates/months",
        "rates/companies",
        "rates/categories",
        "lists/demand",
        "lists/services",
        "lists/results",
    ],
)
def test_the_public_asks_for_neighbourhoods_at_the_least(api: Api, path: str):
    assert public(api, path, 422, place=BUILDING)["code"] == "invalid"
    assert public(api, path, 422, place="/320585/009")["code"] == "dispatch.unknown_place"
    assert public(api, path, 422, place="/110101/001")["code"] == "dispatch.unknown_place"
    assert public(api, path, 422, surprise="1")["code"] == "request.invalid"
