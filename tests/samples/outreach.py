# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of outreach that needs more than ids: a request that succeeds."""

from datetime import timedelta

from services.chassis.clock import system_now
from services.chassis.values import Principal
from services.outreach.commands import record_attempts
from services.outreach.domain.deliveries import Attempt, key_of
from tests.samples.world import MARK, Request, World

ENDPOINTS = "/outreach/v1/endpoints"
URL = "https://city.example/hook"
PUBLISHED = ()
SAME_FOR_ALL = {"show_calendar_policy", "show_webhooks_policy"}
"""What shows everybody the defaults."""


def settle(world: World) -> None:
    """The feed of all that happened, and an endpoint to which a test event is on its way."""
    world.fire("outreach")
    world.ids["endpoint"] = _registered(world)
    world.ids["event"] = _tested(world, world.ids["endpoint"])


def register_endpoint(world: World) -> Request:
    return Request(
        body={
            "name": f"{MARK}平台",
            "url": URL,
            "place_path": world.paths["neighbourhood"],
            "scopes": ["orders", "votes"],
            "types": ["linli.dispatch.v1.*"],
        }
    )


def change_endpoint(world: World) -> Request:
    return Request({"endpoint_id": _registered(world)}, {"name": "新名称"})


def rotate_secret(world: World) -> Request:
    return Request({"endpoint_id": _registered(world)}, {"signing": "ed25519"})


def test_endpoint(world: World) -> Request:
    return Request({"endpoint_id": _registered(world)})


disable_endpoint = test_endpoint


def enable_endpoint(world: World) -> Request:
    endpoint_id = _registered(world)
    world.ok("POST", f"{ENDPOINTS}/{endpoint_id}:disable")
    return Request({"endpoint_id": endpoint_id})


def replay_span(world: World) -> Request:
    since, until = system_now() - timedelta(hours=2), system_now()
    body = {"since": since.isoformat(), "until": until.isoformat()}
    return Request({"endpoint_id": _registered(world)}, body)


def replay_delivery(world: World) -> Request:
    endpoint_id = _registered(world)
    event_id = _tested(world, endpoint_id)
    answered = [(key_of(endpoint_id, event_id), Attempt(system_now(), 5, 204))]
    by = Principal(world.seeded.code, "sender", "sender")
    world.stores["outreach"].transact(by, lambda tx: record_attempts.handle(tx, endpoint_id, answered))
    return Request({"endpoint_id": endpoint_id, "event_id": event_id})


def _registered(world: World) -> str:
    return str(world.ok("POST", ENDPOINTS, register_endpoint(world).body)["id"])


def _tested(world: World, endpoint_id: str) -> str:
    return str(world.ok("POST", f"{ENDPOINTS}/{endpoint_id}:test")["event_id"])
