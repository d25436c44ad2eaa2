# SPDX-License-Identifier: AGPL-3.0-or-later
"""The API of dispatch from outside: the loop of an order, the lists, the bulk door, bad input."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

from services.chassis.clock import system_now
from services.chassis.http import make_app
from services.chassis.values import Principal
from services.dispatch.app import RESOURCES
from tests.system.dispatch.conftest import (
    ADMIN,
    BUILDING,
    CHIEF,
    COMPANY,
    COMPOUND,
    DESK,
    ELSEWHERE,
    GRID_WORKER,
    NEIGHBOUR,
    NEIGHBOURHOOD,
    PLUMBER,
    RESIDENT,
    START,
    STRANGER,
    TENANT,
    Bench,
    minutes,
    person,
)

ORDERS = "/dispatch/v1/orders"
NOBODY = "01927f3a-0000-7000-8000-999999999999"
REPORT = {"category": "burst-pipe", "description": "三楼漏水", "place_path": BUILDING}


class Api:
    """Calls as one person or another."""

    def __init__(self, client: FlaskClient, key: ECKey, bench: Bench) -> None:
        self.client = client
        self.bench = bench
        self._key = key

    def token(self, by: Principal) -> dict[str, str]:
        now = int(system_now().timestamp())
        grants = [{"at": grant.at, "permissions": sorted(grant.permissions)} for grant in by.grants]
        claims = {
            "iss": "http://127.0.0.1:1",
            "aud": "linli",
            "sub": by.subject,
            "name": by.name,
            "tenant": by.tenant,
            "iat": now,
            "exp": now + 900,
            "grants": grants,
        }
        text = jwt.encode({"alg": "ES256", "kid": "k1"}, claims, self._key, algorithms=["ES256"])
        return {"Authorization": f"Bearer {text}"}

    def post(self, by: Principal, path: str, body: Any = None, status: int = 200, **headers: str) -> Any:
        given = {} if body is None else {"json": body}
        answer = self.client.post(path, headers=self.token(by) | headers, **given)
        assert answer.status_code == status, answer.text
        return answer.json

    def get(self, by: Principal, path: str, status: int = 200, **query: Any) -> Any:
        answer = self.client.get(path, headers=self.token(by), query_string=query)
        assert answer.status_code == status, answer.text
        return answer.json

    def step(self, by: Principal, order_id: str, verb: str, body: Any = None, status: int = 200) -> Any:
        return self.post(by, f"{ORDERS}/{order_id}:{verb}", body, status)

    def report(self, by: Principal = RESIDENT, **changed: Any) -> str:
        order_id: str = self.post(by, ORDERS, REPORT | changed, 201)["id"]
        return order_id

    def rows(self, by: Principal, *lines: Any) -> list[dict[str, Any]]:
        data = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
        headers = self.token(by) | {"Content-Type": "application/x-ndjson"}
        answer = self.client.post("/dispatch/v1/intake", data=data, headers=headers)
        assert answer.status_code == 200, answer.text
        return [json.loads(line) for line in answer.text.splitlines()]


@pytest.fixture
def api(bench: Bench) -> Api:
    key = ECKey.generate_key("P-256", {"kid": "k1", "use": "sig", "alg": "ES256"})
    keys = KeySet([key])
    app = make_app(bench.settings, "dispatch", bench.store, RESOURCES, keys=lambda *, fresh=False: keys)
    return Api(app.test_client(), key, bench)


def test_the_loop_of_an_order_from_report_to_close(api: Api):
    order_id = api.report()
    order = api.get(RESIDENT, f"{ORDERS}/{order_id}")
    assert (order["state"], order["step"], order["step_name"]) == ("submitted", "accept", "接单")
    assert (order["category_name"], order["remaining_seconds"], order["overdue"]) == ("水管爆裂", 900, False)
    assert order["actions"] == ["comment"]
    assert api.get(DESK, f"{ORDERS}/{order_id}")["actions"] == ["accept", "refuse", "comment"]
    api.step(DESK, order_id, "accept")
    assigned = api.step(DESK, order_id, "assign", {"assignee_id": PLUMBER.subject})
    assert assigned["responsible"] == {"id": PLUMBER.subject, "kind": "person", "name": "王建国"}
    mine = api.get(PLUMBER, ORDERS, assignee="me")["items"]
    assert [(one["id"], "start" in one["actions"]) for one in mine] == [(order_id, True)]
    api.step(PLUMBER, order_id, "start")
    paused = api.step(PLUMBER, order_id, "suspend", {"reason": "materials", "note": "明早到货"})
    assert (paused["suspension"]["reason_name"], paused["overall_deadline"]["stopped"]) == ("等待材料", True)
    assert paused["actions"] == ["resume", "comment"]
    api.step(PLUMBER, order_id, "resume")
    done = api.step(PLUMBER, order_id, "finish", {"result": "换管", "evidence": ["photo:1"]})
    assert (done["state"], done["verdict"]) == ("done", "on_time")
    api.step(DESK, order_id, "revisit", {"contacted": True, "solved": True, "satisfied": 5})
    assert api.step(RESIDENT, order_id, "rate", {"stars": 5})["rating"]["stars"] == 5
    closed = api.step(DESK, order_id, "close", {})
    assert (closed["state"], closed["closure"], closed["next_due_at"]) == ("closed", "resolved", None)
    timeline = api.get(RESIDENT, f"{ORDERS}/{order_id}/timeline")["items"]
    assert [(entry["label"], entry["actor_name"]) for entry in timeline] == [
        ("受理", "李梅"),
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
    assert timeline[6]["data"]["evidence"] == ["photo:1"]


def test_the_longest_words_fit_into_the_events(api: Api):
    longest = "🏮" * 2000
    order_id = api.report(description=longest, address="🏮" * 200)
    api.step(DESK, order_id, "accept")
    api.step(DESK, order_id, "assign", {"assignee_id": PLUMBER.subject})
    api.step(PLUMBER, order_id, "finish", {"result": longest, "evidence": ["🏮" * 150] * 10})
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
    assert labels == ["受理", "超时", "升级督办"]


def test_the_desk_sees_its_inbox_by_deadline_page_by_page(api: Api):
    slow = api.report(category="greening")
    quick = api.report(category="burst-pipe")
    normal = api.report(category="lamp")
    first = api.get(DESK, ORDERS, limit=2)
    assert [one["id"] for one in first["items"]] == [quick, normal]
    rest = api.get(DESK, ORDERS, limit=2, after=first["next"])
    assert ([one["id"] for one in rest["items"]], rest["next"]) == ([slow], None)
    api.bench.wait(minutes(16))
    assert [one["id"] for one in api.get(DESK, ORDERS, overdue="true")["items"]] == [quick]
    api.step(DESK, normal, "accept")
    assert [one["id"] for one in api.get(DESK, ORDERS, state="accepted")["items"]] == [normal]
    assert len(api.get(DESK, ORDERS, place=COMPOUND, open="true")["items"]) == 3
    assert api.get(DESK, ORDERS, place=NEIGHBOURHOOD, state="closed")["items"] == []


def test_the_grid_is_an_area_too(api: Api):
    order_id = api.report()
    assert [one["id"] for one in api.get(GRID_WORKER, ORDERS)["items"]] == [order_id]


def test_a_resident_sees_his_own_orders_and_nothing_else(api: Api):
    own, other = api.report(RESIDENT), api.report(NEIGHBOUR)
    assert [one["id"] for one in api.get(RESIDENT, ORDERS, reporter="me")["items"]] == [own]
    for path in (f"{ORDERS}/{other}", f"{ORDERS}/{other}/timeline"):
        assert api.get(RESIDENT, path, 404)["code"] == "not_found"
    assert api.get(RESIDENT, ORDERS, 403)["code"] == "forbidden"
    assert api.get(RESIDENT, ORDERS, 403, place=BUILDING)["code"] == "forbidden"
    assert api.step(RESIDENT, other, "comment", {"text": "x"}, 404)["code"] == "not_found"


def test_staff_of_another_place_sees_nothing(api: Api):
    order_id = api.report()
    assert api.get(STRANGER, ORDERS)["items"] == []
    assert api.get(STRANGER, ORDERS, 403, place=NEIGHBOURHOOD)["code"] == "forbidden"
    assert api.get(STRANGER, f"{ORDERS}/{order_id}", 404)["code"] == "not_found"


def test_another_district_sees_nothing(api: Api):
    order_id = api.report()
    grants = tuple(Principal(TENANT, "x", "x", ADMIN.grants).grants)
    foreign = Principal("900001", "x", "x", grants)
    assert api.get(foreign, f"{ORDERS}/{order_id}", 403)["code"] == "tenant_unknown"
    operator = Principal("platform", "x", "x", grants)
    assert api.get(operator, f"{ORDERS}/{order_id}", 404)["code"] == "not_found"
    assert api.get(operator, ORDERS)["items"] == []


def test_if_match_and_idempotency_guard_a_step(api: Api):
    order_id = api.report()
    path = f"{ORDERS}/{order_id}:accept"
    stale = api.post(DESK, path, None, 412, **{"If-Match": '"7"'})
    assert (stale["code"], stale["current"]) == ("stale_version", 1)
    first = api.post(DESK, path, None, 200, **{"If-Match": '"1"', "Idempotency-Key": "k"})
    assert api.post(DESK, path, None, 200, **{"Idempotency-Key": "k"}) == first
    assert api.post(DESK, path, None, 409)["code"] == "dispatch.wrong_state"


@pytest.mark.parametrize(
    ("changed", "status", "code"),
    [
        ({"category": "dragons"}, 422, "dispatch.unknown_category"),
        ({"place_path": f"{BUILDING}/u9"}, 422, "dispatch.unknown_place"),
        ({"place_path": "not a path"}, 422, "request.invalid"),
        ({"place_path": ELSEWHERE}, 403, "forbidden"),
        ({"description": ""}, 422, "request.invalid"),
        ({"description": "x" * 2001}, 422, "request.invalid"),
        ({"description": 7}, 422, "request.invalid"),
        ({"urgency": "U0"}, 422, "request.invalid"),
        ({"location": {"latitude": 91, "longitude": 0}}, 422, "request.invalid"),
        ({"reporter_id": "me"}, 422, "request.invalid"),
    ],
)
def test_a_bad_report_is_refused_with_its_reason(api: Api, changed, status, code):
    assert api.post(RESIDENT, ORDERS, REPORT | changed, status)["code"] == code
    assert api.get(RESIDENT, ORDERS, reporter="me")["items"] == []


@pytest.mark.parametrize(
    ("query", "status"),
    [({"limit": 201}, 422), ({"state": "lost"}, 422), ({"after": "rubbish"}, 400), ({"colour": "red"}, 422)],
)
def test_a_bad_query_is_refused(api: Api, query, status):
    api.get(DESK, ORDERS, status, **query)


def test_a_bad_id_and_an_unknown_one(api: Api):
    assert api.get(DESK, f"{ORDERS}/7", 400)["code"] == "request.bad_id"
    assert api.get(DESK, f"{ORDERS}/{NOBODY}", 404)["code"] == "not_found"
    assert api.step(DESK, NOBODY, "accept", None, 404)["code"] == "not_found"


def test_a_refusal_carries_its_facts(api: Api):
    order_id = api.report()
    problem = api.step(DESK, order_id, "close", {}, 409)
    assert (problem["code"], problem["state"], problem["action"]) == (
        "dispatch.wrong_state",
        "submitted",
        "close",
    )


def test_candidates_come_with_their_load(api: Api):
    api.step(DESK, order_id := api.report(), "accept")
    api.step(DESK, order_id, "assign", {"assignee_id": PLUMBER.subject})
    items = api.get(DESK, "/dispatch/v1/assignees", place=BUILDING)["items"]
    assert [(one["name"], one["kind"], one["open_orders"]) for one in items] == [
        ("安居物业", "company", 0),
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


def test_places_to_report_at(api: Api):
    mine = api.get(RESIDENT, "/dispatch/v1/places/mine")["items"]
    assert [one["path"] for one in mine][-1] == BUILDING
    below = api.get(DESK, "/dispatch/v1/places", below=NEIGHBOURHOOD)["items"]
    assert COMPOUND in {one["path"] for one in below}


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
    lines[7] = line(7, closed_at=(START - minutes(1)).isoformat())
    broken: list[Any] = [*lines[:5], "{not json", "", "x" * 70_000, *lines[5:]]
    first = api.rows(ADMIN, *broken)
    assert [row["row"] for row in first] == [*range(1, 7), *range(8, 254)]
    assert [row["result"] for row in first].count("created") == 249
    assert [(row["external_id"], row["code"]) for row in first if row["result"] == "rejected"] == [
        ("", "dispatch.intake.bad_row"),
        ("", "dispatch.intake.bad_row"),
        ("0007", "dispatch.intake.closed_before_reported"),
    ]
    assert {row["result"] for row in api.rows(ADMIN, *lines)} == {"unchanged", "rejected"}
    api.bench.wait(minutes(61))
    page = api.get(ADMIN, "/dispatch/v1/intake/verdicts", source="city-311", limit=200)
    rest = api.get(ADMIN, "/dispatch/v1/intake/verdicts", source="city-311", after=page["next"])
    found = [*page["items"], *rest["items"]]
    assert [one["external_id"] for one in found] == [f"{n:04d}" for n in range(250) if n != 7]
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


def test_the_claim_of_what_nobody_has_yet(api: Api):
    helper = person(21, "党员", (BUILDING, "handler"))
    order_id = api.report()
    assert api.get(helper, f"{ORDERS}/{order_id}")["actions"] == ["comment"]
    api.step(DESK, order_id, "accept")
    assert "claim" in api.get(helper, f"{ORDERS}/{order_id}")["actions"]
    assert api.step(helper, order_id, "claim")["responsible"]["name"] == "党员"
    api.get(PLUMBER, f"{ORDERS}/{order_id}", 404)
