# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of assistance with orders (协办): a request that succeeds, made ready on demand."""

from tests.samples.world import Request, World

ORDERS = "/dispatch/v1/orders"
ASKED = {"kind": "materials", "reason": "需要备件"}


def _at_work(world: World, *steps: tuple[str, dict[str, str]]) -> dict[str, str]:
    """An order of the handler, brought as far as these steps."""
    body = {"category": "burst-pipe", "description": "水管爆裂", "place_path": world.paths["building"]}
    order_id = str(world.ok("POST", ORDERS, body, world.people["resident"])["id"])
    given = {"assignee_id": world.ids["handler"], "despite": "人手不足"}
    for verb, said in (("accept", None), ("assign", given), *steps):
        world.ok("POST", f"{ORDERS}/{order_id}:{verb}", said)
    return {"order_id": order_id}


def ask_assistance(world: World) -> Request:
    return Request(_at_work(world), ASKED)


def grant_assistance(world: World) -> Request:
    return Request(_at_work(world, ("ask_assistance", ASKED)), {"note": "已放在门卫处"})


def decline_assistance(world: World) -> Request:
    return Request(_at_work(world, ("ask_assistance", ASKED)), {"reason": "库房没有"})


def withdraw_assistance(world: World) -> Request:
    return Request(_at_work(world, ("ask_assistance", ASKED)))


def end_assistance(world: World) -> Request:
    company = {"assistant_id": world.ids["company"]}
    return Request(_at_work(world, ("ask_assistance", ASKED), ("grant_assistance", company)), company)
