# SPDX-License-Identifier: AGPL-3.0-or-later
"""Samples of identity's offices and their handover."""

from tests.samples.log_ins import person
from tests.samples.world import Request, World

API = "/identity/v1"


def appoint_building_leader(world: World) -> Request:
    building = world.seeded.place("building", world.code(), world.ids["compound"])["id"]
    term = {"since": "2026-01-01", "until": "2030-12-31"}
    return Request(body={"person_id": person(world), "place_id": building, **term})


def _office(world: World) -> str:
    return str(world.ok("POST", f"{API}/offices", appoint_building_leader(world).body)["id"])


def extend_office(world: World) -> Request:
    return Request({"office_id": _office(world)}, {"until": "2031-03-01"})


def end_office(world: World) -> Request:
    return Request({"office_id": _office(world)}, {"leaving": "resigned", "until": "2026-10-01"})


def _handover(world: World) -> str:
    """Of an office that the resident had."""
    body = {**(appoint_building_leader(world).body or {}), "person_id": world.ids["resident"]}
    office = world.ok("POST", f"{API}/offices", body)["id"]
    world.ok("POST", f"{API}/offices/{office}:end", {"leaving": "resigned", "until": "2026-10-01"})
    return str(office)


def sign_handover(world: World) -> Request:
    body = {"item": "楼道钥匙", "note": "三把"}
    return Request({"office_handover_id": _handover(world)}, body, by=world.people["resident"])


def name_handover_party(world: World) -> Request:
    body = {"side": "receiver", "person_id": person(world), "reason": "由居委会代管"}
    return Request({"office_handover_id": _handover(world)}, body)
