# SPDX-License-Identifier: AGPL-3.0-or-later
"""The bulk door for other systems from outside."""

from threading import Thread
from typing import Any

from services.dispatch.domain.tallies import total
from tests.system.dispatch.api import ORDERS, Api
from tests.system.dispatch.district import (
    ADMIN,
    BUILDING,
    DESK,
    START,
)
from tests.unit.dispatch.samples import minutes


def line(number: int, **changed: Any) -> dict[str, Any]:
    facts = {
        "source": "city-311",
        "external_id": f"{number:04d}",
        "category": "Street Light Outages",
        "description": "Street light out",
        "channel": "phone",
        "reported_at": START.isoformat(),
        "due_at": (START + minutes(60)).isoformat(),
    }
    return facts | changed


def test_the_bulk_door_answers_each_row_and_the_second_run_changes_nothing(api: Api):
    lines = [line(number) for number in range(250)]
    lines[7] = line(7, closed_at=(START - minutes(3)).isoformat())
    broken: list[Any] = [*lines[:5], "{not json", "", "x" * 70_000, *lines[5:]]
    first = api.rows(ADMIN, *broken)
    assert [row["row"] for row in first] == [*range(1, 7), *range(8, 254)]
    assert [row["result"] for row in first].count("created") == 249
    assert [(row["external_id"], row["code"]) for row in first if row["result"] == "rejected"] == [
        ("", "dispatch.intake.bad_row"),
        ("", "dispatch.intake.bad_row"),
        ("0007", "dispatch.intake.closed_before_reported"),
    ]
    again = api.rows(ADMIN, *lines)
    assert {(row["result"], row["verdict"]) for row in again} == {
        ("unchanged", "on_time"),
        ("rejected", None),
    }
    api.bench.wait(minutes(61))
    page = api.get(ADMIN, "/dispatch/v1/intake/verdicts", source="city-311", limit=200)
    rest = api.get(ADMIN, "/dispatch/v1/intake/verdicts", source="city-311", after=page["next"])
    found = [*page["items"], *rest["items"]]
    assert {one["external_id"] for one in found} == {f"{n:04d}" for n in range(250) if n != 7}
    assert len(found) == 249
    assert {one["verdict"] for one in found} == {"overdue"}
    as_of = (START + minutes(60)).isoformat()
    before = api.get(ADMIN, "/dispatch/v1/intake/verdicts", source="city-311", as_of=as_of)
    assert {one["verdict"] for one in before["items"]} == {"on_time"}


def test_the_bulk_door_is_for_integrators(api: Api):
    headers = api.token(DESK) | {"Content-Type": "application/x-ndjson"}
    assert api.client.post("/dispatch/v1/intake", data="{}", headers=headers).status_code == 403
    headers = api.token(ADMIN) | {"Content-Type": "application/json"}
    assert api.client.post("/dispatch/v1/intake", data="{}", headers=headers).status_code == 415
    api.get(DESK, "/dispatch/v1/intake/verdicts", 403, source="city-311")


def test_an_order_of_a_source_can_be_taken_into_the_local_form(api: Api):
    row = line(1, place_path=BUILDING, labels={"ward": "5"}, location={"latitude": 31.4, "longitude": 121.1})
    order_id = api.rows(ADMIN, row)[0]["order_id"]
    order = api.get(DESK, f"{ORDERS}/{order_id}")
    assert (order["step_deadline"], order["labels"]["ward"]) == (None, "5")
    assert api.step(DESK, order_id, "accept")["step_deadline"]["target"] == "assign"


def test_two_deliveries_at_once_take_each_request_in_once(api: Api):
    lines = [line(number) for number in range(120)]
    answers: list[list[dict[str, Any]]] = []

    def deliver() -> None:
        answers.append(Api(api.client.application.test_client(), api.key, api.bench).rows(ADMIN, *lines))

    threads = [Thread(target=deliver) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    results = sorted(row["result"] for rows in answers for row in rows)
    assert results == ["created"] * 120 + ["unchanged"] * 120
    assert total(api.bench.read().tallies.list({"month": "2015-03"})).reported == 120


BAD_ROWS = (
    {"description": None},
    {"description": "x" * 2001},
    {"surprise": 1},
    {"reported_at": 1420070400},
    {"reported_at": "1420070400"},
    {"reported_at": "2015-01-01T00:00:00"},
    {"reported_at": "9999-12-31T23:59:59Z"},
    {"due_at": "9999-12-31T23:59:59-14:00"},
    {"location": {"latitude": 91, "longitude": 0}},
    {"location": {"latitude": "31", "longitude": 121}},
)


def test_a_wrong_row_is_rejected_by_itself(api: Api):
    rows = [line(number, **changed) for number, changed in enumerate(BAD_ROWS, 1)]
    answers = api.rows(ADMIN, line(98), *rows, line(99))
    assert [a["result"] for a in answers] == ["created", *["rejected"] * len(rows), "created"]
    bad = answers[1:-1]
    assert {(a["code"], a["status"]) for a in bad} == {("dispatch.intake.bad_row", 422)}
    assert [a["external_id"] for a in bad] == [row["external_id"] for row in rows]
    assert all(a["detail"] and a["correlation_id"] for a in bad)
