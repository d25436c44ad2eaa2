# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files and jobs through the API: who may fetch what."""

from tests.system.dispatch.api import FILES, NOBODY, ORDERS, Api
from tests.system.dispatch.district import COMPOUND, DESK, NEIGHBOUR, PLUMBER, RESIDENT

EXPORT = {"place": COMPOUND, "since": "2015-03-02", "until": "2015-03-02"}


def test_evidence_is_read_by_whoever_sees_the_order(api: Api):
    order_id = api.bench.started()
    photo = api.uploaded(PLUMBER)
    assert api.post(RESIDENT, f"{FILES}/{photo}:complete", status=404)["code"] == "not_found"
    api.step(PLUMBER, order_id, "finish", {"result": "换管", "evidence": [photo]})
    assert api.get(RESIDENT, f"{FILES}/{photo}/content", 409)["code"] == "file_not_ready"
    api.bench.fire()
    answer = api.client.get(f"{FILES}/{photo}/content", headers=api.token(RESIDENT))
    assert (answer.status_code, answer.content_type) == (200, "application/pdf")
    assert answer.data == b"%PDF-1.7 before and after"
    for by, path, status in ((NEIGHBOUR, photo, 404), (RESIDENT, NOBODY, 404)):
        assert api.get(by, f"{FILES}/{path}/content", status)["code"] == "not_found"
    assert api.get(PLUMBER, f"{ORDERS}/{order_id}")["evidence"] == [photo]


def test_a_file_serves_once(api: Api):
    first, second, photo = api.bench.started(), api.bench.started(), api.uploaded(PLUMBER)
    done = {"result": "换管", "evidence": [photo]}
    api.step(PLUMBER, first, "finish", done)
    assert api.step(PLUMBER, second, "finish", done, 409)["code"] == "file_claimed"
    nothing = {"result": "换管", "evidence": [NOBODY]}
    assert api.step(PLUMBER, second, "finish", nothing, 404)["code"] == "not_found"


def test_pieces_have_a_number_and_their_size(api: Api):
    begun = api.post(PLUMBER, FILES, {"name": "a.jpg", "size": 10}, 201)
    for number, content, status in (("x", b"", 400), ("1", b"", 422), ("0", b"123", 422)):
        answer = api.client.put(
            f"{FILES}/{begun['id']}/pieces/{number}", headers=api.token(PLUMBER), data=content
        )
        assert answer.status_code == status, answer.text
    assert api.post(PLUMBER, f"{FILES}/{begun['id']}:complete", status=409)["code"] == "file_incomplete"


def test_a_table_is_made_in_the_background_and_fetched_by_who_asked(api: Api):
    order_id = api.report()
    begun = api.client.post("/dispatch/v1/exports", headers=api.token(DESK), json=EXPORT)
    job, path = begun.json, begun.headers["Location"]
    assert (begun.status_code, path) == (202, f"/dispatch/v1/jobs/{job['id']}")
    assert api.get(DESK, f"{path}/result", 409)["code"] == "job_not_done"
    api.bench.fire()
    assert (api.get(DESK, path)["state"], api.get(DESK, path)["done"]) == ("done", 1)
    answer = api.client.get(f"{path}/result", headers=api.token(DESK))
    assert answer.content_type == "text/csv"
    assert order_id in answer.text
    assert [one["id"] for one in api.get(DESK, "/dispatch/v1/jobs")["items"]] == [job["id"]]
    assert api.get(PLUMBER, path, 404)["code"] == "not_found"
    assert api.post(DESK, f"{path}:cancel", status=409)["code"] == "job_ended"
    assert api.post(RESIDENT, "/dispatch/v1/exports", EXPORT, 403)["code"] == "forbidden"
