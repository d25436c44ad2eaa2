# SPDX-License-Identifier: AGPL-3.0-or-later
"""Evidence by category and step: what is taken, what is refused, and that a step without it is refused."""

import io
from typing import Any

import pytest
from PIL import Image

from tests.system.dispatch.api import NOBODY, ORDERS, Api
from tests.system.dispatch.district import ADMIN, DESK, GRID_WORKER, NEIGHBOUR, PLUMBER, RESIDENT
from tests.system.dispatch.test_catalogue import OTHER

POINT = {"latitude": 31.45, "longitude": 121.1}
OGG = b"OggS\x00\x02" + b"\x00" * 40
DEMANDS = [
    {"step": "start", "kind": "before"},
    {"step": "start", "kind": "location"},
    {"step": "finish", "kind": "after", "least": 2},
    {"step": "finish", "kind": "signature"},
    {"step": "finish", "kind": "voice"},
]


def picture(form: str = "JPEG") -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(written, form)
    return written.getvalue()


def assigned(api: Api, demands: list[dict[str, Any]], **more: Any) -> str:
    """The id of an order of a category with these demands, which the plumber has."""
    roof = {"code": "roof", "name": "屋面补漏", "name_en": "Roof leak", "evidence": demands}
    put = api.client.put(
        "/dispatch/v1/policies/categories", headers=api.token(ADMIN), json={"categories": [roof, OTHER]}
    )
    assert put.status_code == 200, put.text
    order_id = api.report(category="roof", **more)
    api.step(DESK, order_id, "accept")
    api.step(DESK, order_id, "assign", {"assignee_id": PLUMBER.subject})
    return order_id


def add(api: Api, order_id: str, kind: str, *contents: bytes, status: int = 200, by: Any = PLUMBER) -> Any:
    body = {"kind": kind, "files": [api.uploaded(by, content) for content in contents]}
    return api.step(by, order_id, "add_evidence", body, status)


def lacks(api: Api, order_id: str, verb: str, body: Any = None) -> tuple[str, list[str]]:
    problem = api.step(PLUMBER, order_id, verb, body, 422)
    assert problem["code"] == "dispatch.evidence_missing"
    return problem["step"], problem["missing"]


def test_a_step_without_what_it_demands_is_refused_naming_what_lacks(api: Api):
    order_id = assigned(api, DEMANDS)
    assert lacks(api, order_id, "start") == ("start", ["before", "location"])
    add(api, order_id, "before", picture())
    api.step(PLUMBER, order_id, "add_evidence", {"kind": "location", "location": POINT})
    assert api.step(PLUMBER, order_id, "start")["state"] == "in_progress"
    add(api, order_id, "during", picture())
    finish = {"result": "已补好", "evidence": [api.uploaded(PLUMBER, picture())]}
    assert lacks(api, order_id, "finish", finish) == ("finish", ["after", "signature", "voice"])
    add(api, order_id, "after", picture())
    add(api, order_id, "signature", picture("PNG"))
    add(api, order_id, "voice", OGG)
    done = api.step(PLUMBER, order_id, "finish", finish)
    assert done["state"] == "done"
    assert [one["kind"] for one in done["proofs"]] == [
        "before",
        "location",
        "during",
        "after",
        "signature",
        "voice",
    ]
    assert POINT.items() <= done["proofs"][1]["location"].items()
    assert api.bench.told(order_id).count("EvidenceAdded") == 6
    assert api.get(RESIDENT, f"{ORDERS}/{order_id}")["demands"][2] == DEMANDS[2]


def test_pictures_of_the_report_are_those_before(api: Api):
    order_id = assigned(api, DEMANDS[:1], photos=[api.uploaded(RESIDENT, picture())])
    assert api.step(PLUMBER, order_id, "start")["state"] == "in_progress"


def test_a_finish_from_afar_wants_what_the_arrival_wants_too(api: Api):
    order_id = assigned(api, DEMANDS[:2])
    assert lacks(api, order_id, "finish", {"result": "好了"}) == ("finish", ["before", "location"])


def test_a_new_round_is_proven_anew_but_for_what_was_before(api: Api):
    order_id = assigned(api, [DEMANDS[0], DEMANDS[3]])
    add(api, order_id, "before", picture())
    add(api, order_id, "signature", picture("PNG"))
    api.step(PLUMBER, order_id, "finish", {"result": "好了"})
    api.step(RESIDENT, order_id, "reopen", {"reason": "还漏"})
    api.step(DESK, order_id, "assign", {"assignee_id": PLUMBER.subject})
    assert lacks(api, order_id, "finish", {"result": "好了"}) == ("finish", ["signature"])


def test_a_report_keeps_the_demands_that_it_was_made_under(api: Api):
    order_id = assigned(api, [])
    assigned(api, DEMANDS)
    assert api.step(PLUMBER, order_id, "finish", {"result": "好了"})["state"] == "done"


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("signature", picture("JPEG")),
        ("signature", OGG),
        ("voice", picture()),
        ("before", OGG),
        ("after", b"%PDF-1.7 no picture"),
    ],
)
def test_a_file_of_another_type_is_refused(api: Api, kind: str, content: bytes):
    order_id = assigned(api, [])
    assert add(api, order_id, kind, content, status=422)["code"] == "file_wrong_content"
    assert api.bench.order(order_id).proofs == ()


def test_a_recording_is_no_picture_of_the_matter(api: Api):
    order_id = assigned(api, [])
    body = {"photos": [api.uploaded(PLUMBER, OGG)]}
    assert api.step(PLUMBER, order_id, "add_photos", body, 422)["code"] == "file_wrong_content"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"kind": "during"},
        {"kind": "dance", "files": [NOBODY]},
        {"kind": "location"},
        {"kind": "location", "location": {"latitude": 91, "longitude": 0}},
        {"kind": "location", "location": POINT, "files": [NOBODY]},
        {"kind": "during", "location": POINT},
        {"kind": "signature", "files": [NOBODY, NOBODY]},
        {"kind": "during", "files": ["x"]},
    ],
)
def test_evidence_of_nothing_is_refused(api: Api, body: Any):
    order_id = assigned(api, [])
    assert api.step(PLUMBER, order_id, "add_evidence", body, 422)["code"] == "request.invalid"


def test_only_who_is_responsible_adds_evidence_and_only_while_it_is_worked_on(api: Api):
    order_id = assigned(api, [])
    body = {"kind": "location", "location": POINT}
    api.step(RESIDENT, order_id, "add_evidence", body, 403)
    api.step(NEIGHBOUR, order_id, "add_evidence", body, 404)
    api.step(GRID_WORKER, order_id, "add_evidence", body, 403)
    api.step(PLUMBER, order_id, "finish", {"result": "好了"})
    assert api.step(PLUMBER, order_id, "add_evidence", body, 409)["code"] == "dispatch.wrong_state"


def test_an_order_has_so_much_evidence_and_no_more(api: Api):
    order_id = assigned(api, [])
    body = {"kind": "location", "location": POINT}
    for _ in range(40):
        api.step(PLUMBER, order_id, "add_evidence", body)
    problem = api.step(PLUMBER, order_id, "add_evidence", body, 422)
    assert (problem["code"], problem["most"]) == ("dispatch.too_many_photos", 40)
