# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of dispatch's tables of orders and their jobs: a request that succeeds."""

from tests.samples.world import Request, World

EXPORTS = "/dispatch/v1/exports"


def export_orders(world: World) -> Request:
    return Request(body={"place": world.seeded.path, "since": "2024-01-01", "until": "2024-12-31"})


def show_job(world: World) -> Request:
    return Request({"job_id": world.ok("POST", EXPORTS, export_orders(world).body)["id"]})


def list_jobs(world: World) -> Request:
    show_job(world)
    return Request()


def cancel_job(world: World) -> Request:
    return show_job(world)


def show_result(world: World) -> Request:
    request = show_job(world)
    world.fire("dispatch")
    return request
