# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reporting through Open311 GeoReport v2: what clients of the standard send, and what is refused."""

from typing import Any
from xml.etree import ElementTree as ET

import pytest

from services.chassis.values import Role
from tests.system.dispatch.api import ORDERS, Api
from tests.system.dispatch.district import (
    ADMIN,
    BUILDING,
    ELSEWHERE,
    NEIGHBOURHOOD,
    RESIDENT,
    TENANT,
    Bench,
    person,
)
from tests.system.dispatch.open311 import FIELDS, V2, get, ids, key, refused, reported, send


def test_fixmystreet_reports_and_looks_what_became_of_it(bench: Bench, api: Api):
    told = {
        "email": "reporter@example.org",
        "first_name": "Mei",
        "last_name": "Li",
        "phone": "13900000000",
        "media_url": "https://fixmystreet.example.org/photo/1.jpeg?1",
        "attribute[title]": "路灯",
        "attribute[lamps][]": ["7", "8"],
        "attribute[empty]": "",
    }
    answer = send(api, form="xml", **told)
    assert (answer.status_code, answer.content_type) == (200, "text/xml; charset=utf-8"), answer.text
    created = ET.fromstring(answer.text)
    assert (created.tag, created[0].tag, created.findtext("request/token")) == (
        "service_requests",
        "request",
        None,
    )
    order_id = created.findtext("request/service_request_id")
    assert order_id
    shown = api.get(ADMIN, f"{ORDERS}/{order_id}")
    assert (shown["channel"], shown["category"], shown["place_path"]) == ("open311", "lamp", f"/{TENANT}")
    assert shown["description"] == FIELDS["description"]
    assert shown["labels"] == {
        "title": "路灯",
        "lamps": "7, 8",
        "empty": "",
        "media_url": told["media_url"],
    }
    assert "13900000000" not in str(bench.outbox())
    (row,) = get(api, "requests.xml", jurisdiction_id=TENANT, service_request_id=order_id)
    assert row.findtext("status") == "open"
    assert row.findtext("expected_datetime", "").startswith("2015-03-")
    again = get(api, f"tokens/{order_id}.xml")
    assert again.findtext("request/service_request_id") == order_id


def test_a_resident_reports_where_the_address_id_says(api: Api):
    at_home = reported(api, by=RESIDENT, address_id=str(BUILDING), lat=None, long=None)
    nearby = reported(api, by=RESIDENT, lat=None, long=None, address_string="小区门口")
    assert [api.bench.order(one).place_path for one in (at_home, nearby)] == [BUILDING, NEIGHBOURHOOD]
    assert api.bench.order(nearby).address == "小区门口"
    assert "forbidden" in refused(send(api, RESIDENT, address_id=f"/{TENANT}"), 403)
    assert "unknown_place" in refused(send(api, address_id=f"/{TENANT}/nowhere"), 400)


@pytest.mark.parametrize(
    ("changed", "status", "says"),
    [
        ({"service_code": "zeppelin"}, 404, "unknown_category"),
        ({"service_code": None}, 400, "service_code"),
        ({"description": None}, 400, "description"),
        ({"description": "灯" * 4001}, 400, "description"),
        ({"description": "💡" * 3001}, 400, "description"),
        ({"long": None}, 400, "lat and long are given together"),
        ({"lat": "91"}, 400, "lat"),
        ({"lat": "north"}, 400, "lat"),
        ({"lat": None, "long": None}, 400, "address_string"),
        ({"jurisdiction_id": "900702"}, 404, "not_found"),
        ({"address_id": "nowhere"}, 400, "address_id"),
        ({"media_url": "javascript:alert(1)"}, 400, "media_url"),
        ({"attribute[a]": ["1", "2"]}, 400, "twice"),
        ({f"attribute[{'x' * 41}]": "1"}, 400, "attributes"),
        ({"title": "x"}, 400, "title"),
    ],
)
def test_a_wrong_report_is_refused_and_changes_nothing(
    api: Api, changed: dict[str, Any], status: int, says: str
):
    assert says in refused(send(api, **changed), status)
    assert ids(api) == []


def test_four_thousand_characters_are_taken(api: Api):
    assert len(api.bench.order(reported(api, description="灯" * 4000)).description) == 4000


def test_who_reports_for_several_areas_says_where(api: Api):
    both = person(31, "两地", (BUILDING, Role.RESIDENT), (ELSEWHERE, Role.RESIDENT))
    assert "address_id" in refused(send(api, both), 400)
    assert api.bench.order(reported(api, by=both, address_id=str(BUILDING))).place_path == BUILDING


def test_the_key_is_an_access_token_of_the_district(api: Api):
    assert "unauthenticated" in refused(send(api, None), 403)
    assert "unauthenticated" in refused(send(api, None, api_key="xyz"), 403)
    assert "forbidden" in refused(send(api, person(40, "过客")), 403)
    in_header = api.client.post(f"{V2}/requests.json", data=FIELDS, headers=api.token(ADMIN))
    assert in_header.status_code == 200, in_header.text
    both = FIELDS | {"api_key": key(api, ADMIN)}
    assert "header" in refused(
        api.client.post(f"{V2}/requests.json", data=both, headers=api.token(ADMIN)), 400
    )
    in_address = f"{V2}/requests.json?api_key={key(api, ADMIN)}"
    assert "unauthenticated" in refused(api.client.post(in_address, data=FIELDS), 403)
    assert "form" in refused(api.client.post(in_address, data=FIELDS, headers=api.token(ADMIN)), 400)
    refused(api.client.post(f"{V2}/requests.json", json=FIELDS, headers=api.token(ADMIN)), 400)
