# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reading through Open311 GeoReport v2: services, requests and their filters, in XML and JSON."""

from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from joserfc.jwk import KeySet
from werkzeug.test import TestResponse

from services.chassis.http import FORM, make_app
from services.dispatch.app import RESOURCES
from services.dispatch.domain.authority import HELD
from tests.system.dispatch.api import NOBODY, Api
from tests.system.dispatch.district import (
    ADMIN,
    BUILDING,
    COMPOUND,
    DESK,
    NEIGHBOURHOOD,
    PLUMBER,
    RESIDENT,
    TENANT,
    Bench,
    person,
)
from tests.system.dispatch.open311 import BASE, FIELDS, V2, conforms, get, ids, key, refused, reported


def test_what_can_be_asked_for(api: Api):
    services = get(api, "services.json", jurisdiction_id=TENANT)
    assert {"burst-pipe", "lamp"} <= {one["service_code"] for one in services}
    assert {one["service_code"] for one in services if one["metadata"]} == {"lift-trapping", "home-service"}
    assert {one["type"] for one in services} == {"realtime"}
    listed = get(api, "services.xml")
    assert listed.tag == "services"
    assert {one.tag for one in listed} == {"service"}
    assert [one.findtext("service_code") for one in listed] == [one["service_code"] for one in services]
    assert [listed[0].findtext("metadata"), listed[1].findtext("metadata")] == ["true", "false"]
    assert get(api, "services/lamp.json") == {"service_code": "lamp", "attributes": []}
    definition = get(api, "services/lamp.xml")
    assert [definition.tag, *(one.tag for one in definition)] == [
        "service_definition",
        "service_code",
        "attributes",
    ]
    get(api, "services/zeppelin.json", 404)


def test_the_form_of_a_category_is_told_as_attributes(api: Api):
    definition = get(api, "services/home-service.json")
    conforms("service-definition", definition)
    day, times = definition["attributes"]
    assert (day["code"], day["datatype"], day["required"], day["order"]) == ("day", "datetime", False, 1)
    assert (times["datatype"], times["values"][0]) == ("multivaluelist", {"key": "morning", "name": "上午"})
    _people, unwell = get(api, "services/lift-trapping.json")["attributes"]
    assert [value["key"] for value in unwell["values"]] == ["yes", "no"]
    told = get(api, "services/home-service.xml")
    assert [one.findtext("code") for one in told.findall("attributes/attribute")] == ["day", "times"]
    assert len(told.findall("attributes/attribute/values/value")) == 3


def test_the_endpoint_can_be_discovered(api: Api):
    found = api.client.get(f"{BASE}/discovery.json").json
    (endpoint,) = found["endpoints"]
    assert (endpoint["url"], endpoint["formats"]) == (
        f"http://localhost{V2}",
        ["text/xml", "application/json"],
    )
    told = ET.fromstring(api.client.get(f"{BASE}/discovery.xml").text)
    assert told.findtext("endpoints/endpoint/specification") == "http://wiki.open311.org/GeoReport_v2"
    assert [one.text for one in told.findall("endpoints/endpoint/formats/format")] == endpoint["formats"]


def test_answers_are_as_the_schemas_of_the_standard_say(bench: Bench, api: Api):
    reported(api)
    bench.revisited()
    conforms("services", get(api, "services.json"))
    conforms("service-definition", get(api, "services/lamp.json"))
    conforms("requests", get(api, "requests.json"))


def test_the_public_sees_how_far_it_is_and_no_person(bench: Bench, api: Api):
    order_id = bench.finished()
    answer = api.client.get(f"{V2}/requests/{order_id}.json")
    (row,) = answer.json
    for hidden in (RESIDENT.subject, RESIDENT.name, PLUMBER.name, BUILDING, "三楼水管爆裂"):
        assert hidden not in answer.text
    assert (row["status"], row["status_notes"]) == ("open", "处理完成，待回访")
    assert (row["description"], row["media_url"], row["agency_responsible"]) == (None, None, None)
    assert (row["address"], row["address_id"]) == (
        "district 585sub_district 001neighbourhood 002",
        NEIGHBOURHOOD,
    )
    assert (row["service_name"], row["requested_datetime"]) == ("水管爆裂", "2015-03-02T01:00:00Z")
    assert answer.headers["Cache-Control"] == "public, max-age=60"


def test_a_place_on_the_map_is_rough_and_nobodys_home(api: Api):
    yard = reported(api, address_id=str(COMPOUND))
    home = reported(api, address_id=str(BUILDING))
    noise = reported(api, address_id=str(COMPOUND), service_code="complaint")
    points = [get(api, f"requests/{one}.json")[0] for one in (yard, home, noise)]
    assert [(one["lat"], one["long"]) for one in points] == [(31.451, 121.101), (None, None), (None, None)]


def test_status_and_deadline_follow_the_order(bench: Bench, api: Api):
    order_id = bench.started()
    (before,) = get(api, f"requests/{order_id}.json")
    assert before["expected_datetime"]
    assert before["service_notice"].startswith("承诺 2015-03-")
    api.step(PLUMBER, order_id, "suspend", {"reason": "materials"})
    (row,) = get(api, f"requests/{order_id}.json")
    assert (row["status_notes"], row["expected_datetime"]) == ("已挂起：等待材料", None)
    refused_id = bench.reported()
    api.step(DESK, refused_id, "refuse", {"reason": "不归我们管：请打 13900000000"})
    (row,) = get(api, f"requests/{refused_id}.json")
    assert (row["status"], row["status_notes"]) == ("closed", "不予受理")
    closed = bench.revisited()
    bench.wait(timedelta(minutes=5))
    api.step(DESK, closed, "close", {"closure": "resolved"})
    (row,) = get(api, f"requests/{closed}.json")
    assert (row["status"], row["status_notes"]) == ("closed", "已办结：已解决")
    assert row["updated_datetime"] == "2015-03-02T01:05:00Z"


def test_lists_obey_their_filters(bench: Bench, api: Api):
    lamp = reported(api)
    bench.wait(timedelta(days=1))
    pipe = bench.reported()
    bench.wait(timedelta(days=1))
    gone = bench.reported()
    api.step(DESK, gone, "refuse", {"reason": "不归我们管"})
    assert ids(api) == [gone, pipe, lamp]
    assert ids(api, status="open") == [pipe, lamp]
    assert ids(api, status="closed,open") == [gone, pipe, lamp]
    assert ids(api, service_code="lamp,burst-pipe", status="open") == [pipe, lamp]
    assert ids(api, service_code="burst-pipe", status="closed") == [gone]
    assert ids(api, start_date="2015-03-03T00:00:00Z", end_date="2015-03-03T01:00:00Z") == [pipe]
    assert ids(api, start_date="2015-03-03T00:00:00+08:00") == [gone, pipe]
    assert ids(api, end_date="2015-03-02T09:00:00+08:00") == [lamp]
    assert ids(api, service_request_id=f"{lamp},{NOBODY},{gone}", status="open") == [lamp, gone]
    assert ids(api, page_size="2") == [gone, pipe]
    assert ids(api, page="2", page_size="2") == [lamp]
    assert ids(api, page="2") == []
    bench.wait(timedelta(days=91))
    assert ids(api) == []
    assert ids(api, end_date="2015-04-01T00:00:00Z") == [gone, pipe, lamp]


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"start_date": "2015-03-02T00:00:00Z", "end_date": "2015-03-01T00:00:00Z"}, "start_date"),
        ({"start_date": "2015-01-01T00:00:00Z", "end_date": "2015-06-01T00:00:00Z"}, "90 days"),
        ({"start_date": "2015-03-02"}, "start_date"),
        ({"status": "done"}, "status"),
        ({"page": "0"}, "page"),
        ({"page": "21", "page_size": "50"}, "page"),
        ({"page_size": "501"}, "page_size"),
        ({"service_request_id": ","}, "service_request_id"),
        ({"api_key": "x"}, "api_key"),
        ({"extensions": "true"}, "extensions"),
    ],
)
def test_a_wrong_question_is_refused(api: Api, query: dict[str, str], says: str):
    assert says in refused(api.client.get(f"{V2}/requests.json", query_string=query), 400)


def test_another_district_and_what_there_is_not(api: Api):
    assert "not_found" in refused(api.client.get(f"{V2}/requests.json?jurisdiction_id=900702"), 404)
    elsewhere = V2.replace(TENANT, "900702")
    refused(api.client.get(f"{elsewhere}/services.json"), 404)
    refused(api.client.post(f"{elsewhere}/requests.json", data=FIELDS | {"api_key": key(api, ADMIN)}), 404)
    for path in (f"requests/{NOBODY}.json", f"tokens/{NOBODY}.json", "requests/293944.json"):
        get(api, path, 404)
    told = get(api, f"requests/{NOBODY}.xml", 404)
    assert (told.tag, told.findtext("error/code")) == ("errors", "404")


UNKNOWN = ("/discover", "/v1/requests", "/v2", "/v2/", "/v2/a/b/c", "/v2/requests/a/b", "/v2/services/lamp/x")


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", UNKNOWN)
def test_an_address_that_there_is_not_is_refused_as_the_standard_says(api: Api, path: str, method: str):
    for ending, accept in ((".json", "text/xml"), ("", "application/json;q=0.9, text/html;q=0.1")):
        answer = api.client.open(f"{BASE}{path}{ending}", method=method, headers={"Accept": accept})
        assert "request.unknown_path" in refused(answer, 404)
        assert (answer.is_json, answer.headers["Access-Control-Allow-Origin"]) == (True, "*")
    for ending, accept in ((".xml", "application/json"), ("", "*/*"), (".yaml", "image/png")):
        answer = api.client.open(f"{BASE}{path}{ending}", method=method, headers={"Accept": accept})
        assert "request.unknown_path" in refused(answer, 404)
        assert answer.content_type == "text/xml; charset=utf-8"
    beside = api.client.open(f"{BASE}x{path}.json", method=method)
    assert beside.content_type == "application/problem+json"


@pytest.mark.parametrize("path", ["", "/", "/v2/requests", "/v2/requests.yaml", "/v2/services/lamp"])
def test_without_an_extension_that_there_is_an_address_is_none(api: Api, path: str):
    assert "request.unknown_path" in refused(api.client.get(f"{BASE}{path}"), 404)


@pytest.mark.parametrize("form", ["json", "xml"])
def test_whatever_is_wrong_is_told_in_the_form_of_the_address(bench: Bench, api: Api, form: str):
    def said(answer: TestResponse, status: int, code: str) -> None:
        assert code in refused(answer, status)
        assert answer.is_json == (form == "json")

    sent, url = FIELDS | {"api_key": key(api, ADMIN)}, f"{V2}/requests.{form}"
    said(api.client.post(url, data=b"x=" + b"y" * 3_000_000, content_type=FORM), 413, "too_large")
    said(api.client.post(url, json=sent, headers=api.token(ADMIN)), 400, "unsupported_media_type")
    said(api.client.post(url, data=FIELDS), 403, "unauthenticated")
    said(api.client.post(url, data=FIELDS | {"api_key": key(api, person(40, "过客"))}), 403, "forbidden")
    said(api.client.get(f"{V2}/requests/%20.{form}"), 400, "bad_id")
    for broken in (b"description=%FF&service_code=lamp", b"description=\xff", b"%C3=1"):
        said(api.client.post(url, data=broken, content_type=FORM), 400, "not UTF-8")
    said(api.client.get(f"{url}?status=%FF"), 400, "not UTF-8")
    path = {"PATH_INFO": f"{V2}/services/\xff.{form}"}
    said(api.client.get("/", environ_overrides=path), 400, "not UTF-8")
    seldom = bench.settings.model_copy(update={"stranger_requests_per_second": 1.0})
    app = make_app(seldom, "dispatch", bench.store, RESOURCES, HELD, keys=lambda **_: KeySet([api.key]))
    slow = app.test_client()
    answers = [slow.get(url) for _ in range(4)]
    said(answers[-1], 429, "too_many_requests")
    assert answers[-1].headers["Retry-After"] == "1"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_another_method_is_refused_in_the_form_that_the_address_names(api: Api, method: str):
    answer = api.client.open(f"{V2}/requests.xml", method=method)
    assert (answer.status_code, answer.content_type) == (405, "text/xml; charset=utf-8")
    assert ET.fromstring(answer.text).findtext("error/code") == "405"
    assert {"GET", "POST"} <= set(answer.headers["Allow"].split(", "))
    assert "method_not_allowed" in refused(api.client.open(f"{V2}/services.json", method=method), 405)
