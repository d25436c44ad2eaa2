# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of dispatch about quality and assignment: a request that succeeds."""

from tests.samples.world import Request, World


def answer_revisit(world: World) -> Request:
    body = {"responded": True, "solved": True, "satisfied": 5, "reasons": ["prompt"]}
    return Request(_finished(world), body, by=world.people["resident"])


def evaluate_order(world: World) -> Request:
    return Request(_finished(world), {"score": 4, "reasons": ["standard"]})


def show_statistics(world: World) -> Request:
    return Request(query={"place": world.seeded.path})


def list_area_statistics(world: World) -> Request:
    return Request(query={"below": world.seeded.path})


def list_month_statistics(world: World) -> Request:
    return Request(query={"place": world.seeded.path})


def list_category_statistics(world: World) -> Request:
    return Request(query={"place": world.seeded.path})


def list_company_statistics(world: World) -> Request:
    return Request(query={"place": world.seeded.path})


def register_absence(world: World) -> Request:
    return Request(body=_away(world))


def end_absence(world: World) -> Request:
    return Request({"absence_id": world.ok("POST", "/dispatch/v1/absences", _away(world))["id"]})


def list_absences(world: World) -> Request:
    world.ok("POST", "/dispatch/v1/absences", _away(world))
    return Request(query={"place": world.seeded.path})


def _away(world: World) -> dict[str, str]:
    days = {"since": "2199-01-01", "until": "2199-12-31"}
    return {"person_id": world.ids["handler"], "place": world.paths["building"], **days}


def _finished(world: World) -> dict[str, str]:
    body = {"category": "burst-pipe", "description": "水管爆裂", "place_path": world.paths["building"]}
    order_id = world.ok("POST", "/dispatch/v1/orders", body, world.people["resident"])["id"]
    steps = (
        ("accept", None),
        ("assign", {"assignee_id": world.ids["handler"], "despite": "人手不足"}),
        ("finish", {"result": "好"}),
    )
    for verb, given in steps:
        world.ok("POST", f"/dispatch/v1/orders/{order_id}:{verb}", given)
    return {"order_id": order_id}
