# SPDX-License-Identifier: AGPL-3.0-or-later
"""Notices over HTTP: for whom they are, what staff may do, and the list for the doors."""

from services.chassis.values import Role
from tests.system.outreach.board import CLERK, HEAD, WATER, flats, number, published
from tests.system.outreach.district import BUILDING, ELSEWHERE, Bench, person
from tests.system.outreach.web import Web

NOTICES = "/outreach/v1/notices"
NEIGHBOUR = person("neighbour", (BUILDING, Role.RESIDENT))
FAR = person("far", (ELSEWHERE, Role.RESIDENT))


def test_the_way_of_a_notice(bench: Bench, web: Web):
    flats(bench, 1)
    made = web.post(NOTICES, CLERK, WATER, 201)
    path = f"{NOTICES}/{made['id']}"
    assert made["may"] == ["change"]
    assert web.get(path, HEAD)["may"] == ["change", "review"]
    assert web.get(path, NEIGHBOUR, 404)["code"] == "not_found"
    assert web.post(f"{path}:publish", CLERK, status=409)["code"] == "outreach.wrong_notice_state"
    web.post(f"{path}:review", HEAD)
    web.post(f"{path}:publish", CLERK)
    bench.run()
    assert [one["id"] for one in web.get(NOTICES, NEIGHBOUR)["items"]] == [made["id"]]
    assert web.get(NOTICES, FAR)["items"] == []
    assert web.get(path, FAR, 404)["code"] == "not_found"
    (door,) = web.get(f"{path}/households", CLERK)["items"]
    assert (door["unit_id"], door["name"]) == (number(0), "0室")
    visit = {
        "unit_id": number(0),
        "service": "left_at_door",
        "document": "照片1",
        "served_at": "2026-03-02T01:00:00Z",
    }
    web.post(f"{path}/visits", CLERK, visit, 201)
    assert web.get(f"{path}/reach", CLERK)["items"][0]["by_hand"] == 1
    assert web.get(f"{path}/reach", NEIGHBOUR, 403)["code"] == "forbidden"


def test_the_pinned_stand_above_and_staff_find_each_state(bench: Bench, web: Web):
    first, second = published(bench), published(bench, title="施工通知")
    web.post(f"{NOTICES}/{first.id}:pin", CLERK, {"pinned": True})
    assert [one["id"] for one in web.get(NOTICES, NEIGHBOUR)["items"]] == [first.id, second.id]
    listed = web.get(f"{NOTICES}/at", CLERK, place=WATER["place_path"], state="published")["items"]
    assert {one["id"] for one in listed} == {first.id, second.id}
    assert web.get(f"{NOTICES}/at", CLERK, 403, place=ELSEWHERE)["code"] == "forbidden"
