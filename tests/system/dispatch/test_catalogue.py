# SPDX-License-Identifier: AGPL-3.0-or-later
"""The catalogue's forms, prices and who serves: what a report has to say, and what is kept of it."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.system.dispatch.api import ORDERS, REPORT, Api
from tests.system.dispatch.district import (
    ADMIN,
    BUILDING,
    COMPANY,
    COMPOUND,
    DESK,
    NEIGHBOURHOOD,
    PLUMBER,
    RESIDENT,
    TENANT,
    Bench,
)
from tests.system.dispatch.open311 import get, refused, send

POLICY = "/dispatch/v1/policies/categories"
ROOM = [
    {"code": "kitchen", "name": "厨房", "name_en": "Kitchen"},
    {"code": "bath", "name": "卫生间", "name_en": "Bathroom"},
]
FORM = [
    {
        "code": "room",
        "name": "哪个房间",
        "name_en": "Which room",
        "kind": "choice",
        "required": True,
        "options": ROOM,
    },
    {
        "code": "hours",
        "name": "几小时",
        "name_en": "Hours",
        "kind": "number",
        "required": True,
        "least": 1,
        "most": 8,
    },
    {"code": "day", "name": "哪天", "name_en": "Day", "kind": "date", "least": 0, "most": 30},
]
CLEANING: dict[str, Any] = {
    "code": "cleaning",
    "name": "家政保洁",
    "name_en": "House cleaning",
    "kind": "service",
    "menu": "value_added",
    "form": FORM,
}
OTHER = {"code": "other", "name": "其他", "name_en": "Other"}
GOOD = {"room": "bath", "hours": 2.5, "day": "2015-03-09"}


def put(api: Api, *entries: dict[str, Any], at: str | None = None, status: int = 200) -> Any:
    """Set the catalogue at a place."""
    answer = api.client.put(
        POLICY,
        headers=api.token(ADMIN),
        query_string={"place": at} if at else {},
        json={"categories": [*entries, OTHER]},
    )
    assert answer.status_code == status, answer.text
    return answer.json


def report(api: Api, answers: Any, status: int = 201, **more: Any) -> Any:
    body = REPORT | {"category": "cleaning", "answers": answers} | more
    return api.post(RESIDENT, ORDERS, body, status)


def test_answers_are_kept_with_their_questions_whatever_the_catalogue_says_later(api: Api):
    put(api, CLEANING)
    order = report(api, GOOD)
    put(api, CLEANING | {"form": []})
    shown = api.get(RESIDENT, f"{ORDERS}/{order['id']}")["answers"]
    assert [(one["code"], one["given"], one["shown"], one["name"]) for one in shown] == [
        ("room", ["bath"], "卫生间", "哪个房间"),
        ("hours", ["2.5"], "2.5", "几小时"),
        ("day", ["2015-03-09"], "2015-03-09", "哪天"),
    ]
    (fact,) = api.bench.read().history("order", order["id"], limit=9).items
    assert (fact.data.answers[0].code, list(fact.data.answers[0].given)) == ("room", ["bath"])


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({}, [("answers.room", "missing", None), ("answers.hours", "missing", None)]),
        (GOOD | {"hours": 9}, [("answers.hours", "too_large", 8)]),
        (GOOD | {"day": "2015-03-01"}, [("answers.day", "too_early", "2015-03-02")]),
        (
            GOOD | {"room": "attic", "colour": "red"},
            [("answers.colour", "unknown", None), ("answers.room", "choice", None)],
        ),
    ],
)
def test_wrong_answers_are_refused_field_by_field(
    api: Api, answers: Any, wrong: list[tuple[str, str, object]]
):
    put(api, CLEANING)
    problem = report(api, answers, 422)
    assert problem["code"] == "dispatch.answers_refused"
    assert [(one["field"], one["rule"], one["limit"]) for one in problem["errors"]] == wrong
    assert api.bench.read().orders.list({}) == []


@pytest.mark.parametrize(
    "answers", [[], "room", {"room": {"a": 1}}, {"room": None}, {"room": [[1]]}, {"x" * 41: "1"}]
)
def test_what_are_no_answers_at_all_is_refused(api: Api, answers: Any):
    put(api, CLEANING)
    assert report(api, answers, 422)["code"] == "request.invalid"


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["room", "hours", "day", "colour"]), JSON, max_size=4) | JSON)
def test_any_junk_of_answers_is_refused_and_changes_nothing(api: Api, answers: Any):
    put(api, CLEANING)
    before = len(api.bench.outbox())
    body = REPORT | {"category": "cleaning", "answers": answers}
    told = api.client.post(ORDERS, headers=api.token(RESIDENT), json=body)
    if told.status_code != 201:
        assert 400 <= told.status_code < 500, told.text
        assert len(api.bench.outbox()) == before


def test_a_place_below_has_a_catalogue_of_its_own(api: Api):
    put(api, CLEANING, at=COMPOUND)
    report(api, GOOD)
    assert report(api, GOOD, 422, place_path=NEIGHBOURHOOD)["code"] == "dispatch.unknown_category"


@pytest.mark.parametrize(
    "changed",
    [
        {"form": [FORM[0], FORM[0]]},
        {"form": [FORM[0] | {"options": []}]},
        {"form": [FORM[0] | {"options": [ROOM[0], ROOM[0]]}]},
        {"form": [FORM[1] | {"options": ROOM}]},
        {"form": [FORM[1] | {"least": 9}]},
        {"form": [FORM[1] | {"kind": "text", "most": 2001}]},
        {"form": [FORM[1] | {"kind": "yes_no"}]},
        {"form": [FORM[0] | {"whole": True}]},
        {"form": [FORM[0] | {"kind": "riddle"}]},
        {"form": [FORM[1]] * 31},
        {"price": {"fen": 0}},
        {"price": {"fen": 8000, "per": "rooms"}},
        {"price": {"fen": 8000, "per": "room"}},
        {"form": [FORM[1] | {"required": False}], "price": {"fen": 8000, "per": "hours"}},
        {"form": [FORM[1] | {"least": -1}], "price": {"fen": 8000, "per": "hours"}},
        {"evidence": [{"step": "start", "kind": "after"}]},
        {"evidence": [{"step": "finish", "kind": "signature", "least": 2}]},
        {"evidence": [{"step": "finish", "kind": "after"}] * 2},
        {"served_by": {"kinds": ["robot"]}},
    ],
)
def test_an_entry_that_makes_no_sense_is_refused(api: Api, changed: dict[str, Any]):
    put(api, CLEANING | changed, status=422)


def test_only_who_serves_a_category_is_made_responsible(bench: Bench, api: Api):
    put(api, CLEANING | {"served_by": {"kinds": ["company"], "companies": [COMPANY]}})
    order_id = report(api, GOOD)["id"]
    api.step(DESK, order_id, "accept")
    problem = api.step(DESK, order_id, "assign", {"assignee_id": PLUMBER.subject}, 422)
    assert problem["code"] == "dispatch.not_served_by"
    assert api.step(PLUMBER, order_id, "claim", status=422)["code"] == "dispatch.not_served_by"
    assert api.step(DESK, order_id, "assign", {"assignee_id": COMPANY})["state"] == "assigned"


def test_a_company_that_does_not_serve_it_is_refused(bench: Bench, api: Api):
    put(api, CLEANING | {"served_by": {"companies": [PLUMBER.subject]}})
    order_id = report(api, GOOD)["id"]
    api.step(DESK, order_id, "accept")
    assert (
        api.step(DESK, order_id, "assign", {"assignee_id": COMPANY}, 422)["code"] == "dispatch.not_served_by"
    )
    assert api.step(DESK, order_id, "assign", {"assignee_id": PLUMBER.subject})["state"] == "assigned"


def test_the_public_list_says_what_is_asked_and_what_it_costs(api: Api):
    put(api, CLEANING | {"price": {"fen": 8000, "per": "hours", "unit": "小时", "unit_en": "hour"}})
    entries = api.client.get(f"/dispatch/v1/public/{TENANT}/categories").json["items"]
    (entry,) = [one for one in entries if one["code"] == "cleaning"]
    assert entry["form"]["required"] == ["room", "hours"]
    assert (entry["price"]["fen"], entry["price"]["per"], entry["menu"]) == (8000, "hours", "value_added")


def test_open311_answers_the_form_and_keeps_what_it_does_not_ask(bench: Bench, api: Api):
    put(api, CLEANING)
    attributes = {
        "attribute[room]": "bath",
        "attribute[hours]": "2",
        "attribute[day]": "2015-03-09T10:00:00+08:00",
    }
    sent = send(api, service_code="cleaning", **attributes, **{"attribute[title]": "打扫"})
    assert sent.status_code == 200, sent.text
    order = bench.order(sent.json[0]["service_request_id"])
    assert [one.given for one in order.answers] == [("bath",), ("2",), ("2015-03-09",)]
    assert [(one.name, one.value) for one in order.labels] == [("title", "打扫")]
    said = refused(send(api, service_code="cleaning", **attributes | {"attribute[hours]": "many"}), 400)
    assert "answers.hours: it is a number" in said


def test_open311_offers_nothing_that_has_a_price(api: Api):
    put(api, CLEANING | {"price": {"fen": 8000}})
    assert [one["service_code"] for one in get(api, "services.json")] == ["other"]
    get(api, "services/cleaning.json", 404)
    assert "unknown_category" in refused(send(api, service_code="cleaning"), 404)


def test_a_paid_service_is_for_a_home(api: Api):
    put(api, CLEANING | {"price": {"fen": 8000}})
    problem = report(api, GOOD, 422, place_path=BUILDING, accepted_price={"fen": 8000})
    assert problem["code"] == "dispatch.paid_at_home"


def test_nobody_accepts_a_price_of_what_is_free(api: Api):
    put(api, CLEANING)
    problem = report(api, GOOD, 409, accepted_price={"fen": 8000})
    assert (problem["code"], problem["price"]["fen"]) == ("dispatch.price_not_accepted", 0)
