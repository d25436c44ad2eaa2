# SPDX-License-Identifier: AGPL-3.0-or-later
"""The API of dispatch from outside: the loop of an order, its lists and numbers."""

from datetime import timedelta

from services.chassis.values import OrgPath, Role
from tests.system.dispatch.api import ORDERS, Api
from tests.system.dispatch.district import (
    ADMIN,
    BUILDING,
    CHIEF,
    COMPANY,
    COMPOUND,
    DESK,
    ELSEWHERE,
    GRID_WORKER,
    NEIGHBOURHOOD,
    PLUMBER,
    RESIDENT,
    person,
)
from tests.unit.dispatch.samples import minutes


def test_the_loop_of_an_order_from_report_to_close(api: Api):
    order_id = api.report()
    order = api.get(RESIDENT, f"{ORDERS}/{order_id}")
    assert (order["state"], order["step"], order["step_name"]) == ("submitted", "accept", "接单")
    assert (order["category_name"], order["remaining_seconds"], order["overdue"]) == ("水管爆裂", 900, False)
    assert order["actions"] == ["comment", "amend", "add_photos", "withdraw"]
    desk = ["accept", "refuse", "comment", "correct", "add_photos", "withdraw", "link"]
    assert api.get(DESK, f"{ORDERS}/{order_id}")["actions"] == desk
    api.step(DESK, order_id, "accept")
    assigned = api.step(DESK, order_id, "assign", {"assignee_id": PLUMBER.subject})
    assert assigned["responsible"] == {"id": PLUMBER.subject, "kind": "person", "name": "王建国"}
    mine = api.get(PLUMBER, ORDERS, assignee="me")["items"]
    assert [(one["id"], "start" in one["actions"]) for one in mine] == [(order_id, True)]
    api.step(PLUMBER, order_id, "start")
    paused = api.step(PLUMBER, order_id, "suspend", {"reason": "materials", "note": "明早到货"})
    assert (paused["suspension"]["reason_name"], paused["overall_deadline"]["stopped"]) == ("等待材料", True)
    assert paused["actions"] == ["resume", "comment", "add_photos", "add_evidence", "ask_assistance"]
    api.step(PLUMBER, order_id, "resume")
    photo = api.uploaded(PLUMBER)
    done = api.step(PLUMBER, order_id, "finish", {"result": "换管", "evidence": [photo]})
    assert (done["state"], done["verdict"]) == ("done", "on_time")
    api.step(DESK, order_id, "revisit", {"contacted": True, "solved": True, "satisfied": 5})
    assert api.step(RESIDENT, order_id, "rate", {"stars": 5})["rating"]["stars"] == 5
    closed = api.step(DESK, order_id, "close", {})
    assert (closed["state"], closed["closure"], closed["next_due_at"]) == ("closed", "resolved", None)
    timeline = api.get(RESIDENT, f"{ORDERS}/{order_id}/timeline")["items"]
    assert [(entry["label"], entry["actor_name"]) for entry in timeline] == [
        ("提交诉求", "李梅"),
        ("接单", "孙调度"),
        ("分配", "孙调度"),
        ("到场处理", "王建国"),
        ("挂起", "王建国"),
        ("恢复", "王建国"),
        ("处理完成", "王建国"),
        ("回访", "孙调度"),
        ("居民评价", "李梅"),
        ("办结", "孙调度"),
    ]
    assert timeline[6]["data"]["evidence"] == [photo]


def test_the_longest_words_fit_into_the_events(api: Api):
    longest = "🏮" * 2000
    order_id = api.report(description=longest, address="🏮" * 200)
    api.step(DESK, order_id, "accept")
    api.step(DESK, order_id, "assign", {"assignee_id": PLUMBER.subject})
    api.step(
        PLUMBER,
        order_id,
        "finish",
        {"result": longest, "evidence": [api.uploaded(PLUMBER) for _ in range(10)]},
    )
    api.step(DESK, order_id, "comment", {"text": longest})
    api.step(DESK, order_id, "comment", {"text": longest + "🏮"}, 422)


def test_a_breach_shows_on_the_order_and_its_timeline(api: Api):
    order_id = api.report()
    api.bench.wait(minutes(16))
    api.bench.fire()
    order = api.get(CHIEF, f"{ORDERS}/{order_id}")
    assert (order["overdue"], order["escalation_level"], order["remaining_seconds"]) == (True, 3, -60)
    assert order["supervisors"] == [{"id": CHIEF.subject, "name": "吴主任"}]
    assert [breach["name"] for breach in order["breaches"]] == ["接单"]
    labels = [entry["label"] for entry in api.get(CHIEF, f"{ORDERS}/{order_id}/timeline")["items"]]
    assert labels == ["提交诉求", "超时", "提醒督促"]


def test_a_limit_in_a_year_without_published_holidays_says_so(api: Api):
    greening = f"{ORDERS}/{api.report(category='greening')}"
    assert api.get(RESIDENT, greening)["overall_deadline"]["holidays_known"] is True
    api.bench.wait(minutes(60 * 24 * 365 * 20))
    later = f"{ORDERS}/{api.report(category='greening')}"
    assert api.get(RESIDENT, later)["overall_deadline"]["holidays_known"] is False


def test_the_desk_sees_its_inbox_by_deadline_page_by_page(api: Api):
    slow = api.report(category="greening")
    quick = api.report(category="burst-pipe")
    normal = api.report(category="lamp")
    assert [one["id"] for one in api.get(DESK, ORDERS)["items"]] == [normal, quick, slow]
    first = api.get(DESK, ORDERS, limit=2, open="true")
    assert [one["id"] for one in first["items"]] == [quick, normal]
    rest = api.get(DESK, ORDERS, limit=2, open="true", after=first["next"])
    assert ([one["id"] for one in rest["items"]], rest["next"]) == ([slow], None)
    api.bench.wait(minutes(16))
    assert [one["id"] for one in api.get(DESK, ORDERS, overdue="true")["items"]] == [quick]
    api.step(DESK, normal, "accept")
    assert [one["id"] for one in api.get(DESK, ORDERS, state="accepted")["items"]] == [normal]
    assert len(api.get(DESK, ORDERS, place=COMPOUND, open="true")["items"]) == 3
    assert api.get(DESK, ORDERS, place=NEIGHBOURHOOD, state="closed")["items"] == []


def test_overdue_orders_have_pages_and_go_with_other_filters(api: Api):
    for category in ("burst-pipe", "burst-pipe", "greening"):
        order_id = api.report(category=category)
    api.bench.wait(minutes(16))
    first = api.get(DESK, ORDERS, overdue="true", limit=1)
    rest = api.get(DESK, ORDERS, overdue="true", limit=1, after=first["next"])
    assert len({one["id"] for one in first["items"] + rest["items"]} - {order_id}) == 2
    assert rest["next"] is None
    assert len(api.get(RESIDENT, ORDERS, reporter="me", overdue="true")["items"]) == 2
    assert len(api.get(DESK, ORDERS, overdue="true", state="submitted", open="true")["items"]) == 2
    assert api.get(DESK, ORDERS, overdue="true", state="closed")["items"] == []
    assert api.get(DESK, ORDERS, overdue="true", open="false")["items"] == []
    assert api.get(DESK, ORDERS, state="submitted", open="false")["items"] == []
    assert api.get(PLUMBER, ORDERS, assignee="me", state="assigned", overdue="true")["items"] == []


def test_the_grid_is_an_area_too(api: Api):
    order_id = api.report()
    assert [one["id"] for one in api.get(GRID_WORKER, ORDERS)["items"]] == [order_id]


def test_candidates_come_with_their_load(api: Api):
    api.step(DESK, order_id := api.report(), "accept")
    api.step(DESK, order_id, "assign", {"assignee_id": PLUMBER.subject})
    items = api.get(DESK, "/dispatch/v1/assignees", place=BUILDING)["items"]
    assert [(one["name"], one["kind"], one["open_orders"]) for one in items] == [
        ("安居物业", "company", 0),
        ("郑管理", "person", 0),
        ("陈网格", "person", 0),
        ("王建国", "person", 1),
    ]
    assert items[0]["id"] == COMPANY
    api.get(RESIDENT, "/dispatch/v1/assignees", 403, place=BUILDING)


def test_statistics_of_an_area(api: Api):
    bench = api.bench
    bench.revisited()
    bench.revisited(solved=False)
    bench.reported()
    stats = api.get(DESK, "/dispatch/v1/statistics", place=NEIGHBOURHOOD)
    assert (stats["since"], stats["reported"], stats["open"], stats["on_time"]) == ("2015-03", 3, 3, 2)
    assert (stats["response_percent"], stats["resolution_percent"], stats["satisfaction_percent"]) == (
        100.0,
        50.0,
        50.0,
    )
    empty = api.get(DESK, "/dispatch/v1/statistics", place=NEIGHBOURHOOD, since="2014-01", until="2014-12")
    assert (empty["reported"], empty["on_time_percent"]) == (0, None)
    api.get(DESK, "/dispatch/v1/statistics", 422, place=NEIGHBOURHOOD, since="2014-01", until="2015-01")
    api.get(DESK, "/dispatch/v1/statistics", 403, place=ELSEWHERE)


def test_what_is_open_and_overdue_now_stands_beside_any_month(api: Api):
    api.bench.reported()
    api.bench.wait(timedelta(days=40))
    api.bench.fire()
    api.bench.finished()
    stats = api.get(DESK, "/dispatch/v1/statistics", place=NEIGHBOURHOOD)
    assert (stats["since"], stats["reported"]) == ("2015-04", 1)
    assert (stats["open_now"], stats["overdue_now"], stats["danger_now"]) == (2, 1, 0)


def test_every_area_is_there_the_one_with_most_overdue_first(api: Api):
    api.bench.reported()
    api.bench.wait(timedelta(days=2))
    api.bench.fire()
    path, below = "/dispatch/v1/statistics/areas", OrgPath("/320585/001")
    page = api.get(CHIEF, path, below=below, limit=1)
    (worst,) = page["items"]
    assert (worst["place"], worst["name"], worst["overdue_now"]) == (NEIGHBOURHOOD, "neighbourhood 002", 1)
    rest = api.get(CHIEF, path, below=below, after=page["next"])
    assert ([area["place"] for area in rest["items"]], rest["next"]) == ([ELSEWHERE], None)
    assert api.get(CHIEF, path, below=NEIGHBOURHOOD)["items"] == []
    assert api.get(CHIEF, path, 400, below=below, after="?")["code"] == "bad_cursor"
    api.get(DESK, path, 403, below=below)


def test_policies_are_read_by_all_and_set_by_the_district(api: Api):
    path = "/dispatch/v1/policies/orders"
    rules = api.get(RESIDENT, path)
    assert rules["version"] == 0
    answer = api.client.put(path, json=rules | {"reopen_hours": 24}, headers=api.token(ADMIN))
    assert (answer.status_code, answer.json["version"], answer.headers["ETag"]) == (200, 1, '"1"')
    assert api.get(RESIDENT, path)["reopen_hours"] == 24
    assert api.get(RESIDENT, path, number=0)["reopen_hours"] == 168
    assert api.client.put(path, json=rules, headers=api.token(DESK)).status_code == 403
    for name in ("categories", "calendar"):
        body = api.get(ADMIN, f"/dispatch/v1/policies/{name}")
        put = api.client.put(f"/dispatch/v1/policies/{name}", json=body, headers=api.token(ADMIN))
        assert (put.status_code, put.json["version"]) == (200, 1), put.text
    assert (
        api.client.put(path, json=rules | {"warn_percent": 100}, headers=api.token(ADMIN)).status_code == 422
    )


def test_a_policy_is_guarded_by_its_version_and_its_versions_are_listed(api: Api):
    path, headers = "/dispatch/v1/policies/orders", api.token(ADMIN)
    shown = api.client.get(path, headers=headers)
    assert shown.headers["ETag"] == '"0"'
    for etag, status in (('"0"', 200), ('"0"', 412), ('"1"', 200)):
        put = api.client.put(path, json={"reopen_hours": 5}, headers=headers | {"If-Match": etag})
        assert put.status_code == status, put.text
    there = {"query_string": {"place": COMPOUND}}
    first = api.client.put(path, json={"reopen_hours": 6}, headers=headers | {"If-Match": '"0"'}, **there)
    assert (first.status_code, first.json["version"]) == (200, 1)
    listed = api.get(ADMIN, f"{path}/versions")["items"]
    assert [(one["number"], one["by"]) for one in listed] == [(2, ADMIN.subject), (1, ADMIN.subject)]
    assert api.get(ADMIN, path, number=1)["reopen_hours"] == 5
    assert api.get(ADMIN, path, 404, number=3)["code"] == "not_found"
    assert api.get(ADMIN, path, place=BUILDING)["reopen_hours"] == 6


def test_everybody_sees_how_the_district_does(api: Api):
    api.bench.revisited()
    months = api.client.get("/dispatch/v1/public/320585/statistics?since=2015-02&until=2015-03").json["items"]
    assert [(one["since"], one["reported"]) for one in months] == [("2015-02", 0), ("2015-03", 1)]
    assert months[1]["satisfaction_percent"] == 100.0
    categories = api.client.get("/dispatch/v1/public/320585/categories").json["items"]
    assert "burst-pipe" in {one["code"] for one in categories}


def test_places_to_report_at(api: Api):
    mine = api.get(RESIDENT, "/dispatch/v1/places/mine")["items"]
    assert [one["path"] for one in mine][-1] == BUILDING
    below = api.get(DESK, "/dispatch/v1/places", below=NEIGHBOURHOOD)["items"]
    assert COMPOUND in {one["path"] for one in below}


def test_the_claim_of_what_nobody_has_yet(api: Api):
    helper = person(21, "党员", (BUILDING, Role.HANDLER))
    order_id = api.report()
    assert api.get(helper, f"{ORDERS}/{order_id}")["actions"] == ["accept", "refuse", "comment", "add_photos"]
    api.step(DESK, order_id, "accept")
    assert "claim" in api.get(helper, f"{ORDERS}/{order_id}")["actions"]
    assert api.step(helper, order_id, "claim")["responsible"]["name"] == "党员"
    assert api.get(PLUMBER, f"{ORDERS}/{order_id}")["actions"] == ["defer", "comment", "add_photos"]
