# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.dispatch.api import NOBODY, ORDERS, Api
from tests.system.dispatch.district import NEIGHBOUR, RESIDENT


def test_the_reporter_adds_pictures_at_the_report_and_later(api: Api):
    first, second = api.uploaded(RESIDENT), api.uploaded(RESIDENT)
    order_id = api.report(photos=[first])
    assert api.step(RESIDENT, order_id, "add_photos", {"photos": [second]})["photos"] == [first, second]
    entry = api.get(RESIDENT, f"{ORDERS}/{order_id}/timeline")["items"][-1]
    assert (entry["label"], entry["data"]["photos"]) == ("补充照片", [second])


def test_no_more_than_ten_and_none_of_anothers(api: Api):
    order_id = api.report(photos=[api.uploaded(RESIDENT) for _ in range(10)])
    body = {"photos": [api.uploaded(RESIDENT)]}
    refused = api.step(RESIDENT, order_id, "add_photos", body, 422)
    assert (refused["code"], refused["most"]) == ("dispatch.too_many_photos", 10)
    assert api.step(NEIGHBOUR, order_id, "add_photos", body, 404)["code"] == "not_found"
    assert api.step(RESIDENT, order_id, "add_photos", {"photos": []}, 422)["code"] == "request.invalid"
    assert len(api.get(RESIDENT, f"{ORDERS}/{order_id}")["photos"]) == 10


def test_a_file_that_is_not_there_is_refused(api: Api):
    order_id = api.report()
    assert api.step(RESIDENT, order_id, "add_photos", {"photos": [NOBODY]}, 404)["code"] == "not_found"
