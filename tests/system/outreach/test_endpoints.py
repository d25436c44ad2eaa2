# SPDX-License-Identifier: AGPL-3.0-or-later
"""Endpoints over HTTP: whose they are, and the log of what was sent."""

from tests.system.outreach.district import ADMIN, CITY, NEIGHBOURHOOD, OTHER, RESIDENT, Bench
from tests.system.outreach.receiver import Receiver
from tests.system.outreach.web import Web

ENDPOINTS = "/outreach/v1/endpoints"


def test_the_way_of_an_integrator(bench: Bench, web: Web, hook: Receiver):
    body = {"name": "城市平台", "url": hook.url, "place_path": NEIGHBOURHOOD, "scopes": ["orders"]}
    made = web.post(ENDPOINTS, CITY, body, 201)
    assert made["secret"].startswith("whsec_")
    path = f"{ENDPOINTS}/{made['id']}"
    shown = web.get(path, CITY)
    assert "secret" not in shown
    assert (shown["state"], shown["secrets"][0]["signing"]) == ("enabled", "hmac")
    hook.statuses = [500]
    event_id = bench.hear("OrderReported", place_path=NEIGHBOURHOOD)
    bench.run()
    (entry,) = web.get(f"{path}/deliveries", CITY, progress="waiting")["items"]
    assert (entry["event_id"], entry["subject"], entry["attempts"][0]["status"]) == (event_id, "order/1", 500)
    whole = web.get(f"{path}/deliveries/{event_id}", CITY)
    assert whole["body"] == hook.received[0].body
    assert (
        web.post(f"{path}/deliveries/{event_id}:replay", CITY, status=409)["code"]
        == "outreach.still_under_way"
    )


def test_anothers_endpoint_is_not_to_be_found_and_the_administrator_sees_all(
    bench: Bench, web: Web, hook: Receiver
):
    made = bench.registered(hook.url, CITY, place_path=NEIGHBOURHOOD).endpoint
    path = f"{ENDPOINTS}/{made.id}"
    assert web.get(path, OTHER, 404)["code"] == "not_found"
    assert web.get(f"{path}/deliveries", OTHER, 404)["code"] == "not_found"
    assert web.get(ENDPOINTS, OTHER)["items"] == []
    assert [one["id"] for one in web.get(ENDPOINTS, ADMIN)["items"]] == [made.id]
    assert web.get(ENDPOINTS, RESIDENT, 403)["code"] == "forbidden"
