# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every operation that there is, and what somebody who may sends to it."""

from services.chassis.http.route import DISTRICT, PUBLIC, Route
from tests.samples.world import Request, World
from tests.system.tenancy.conftest import SAMPLES, SERVICES

Operation = tuple[str, Route]

ALL: list[Operation] = [
    (service, route)
    for service, app in SERVICES.items()
    for resource in app.RESOURCES
    for route in resource.routes
]
PROTECTED = [(service, route) for service, route in ALL if route.requires != PUBLIC]
OPEN = [(service, route) for service, route in ALL if route.requires == PUBLIC]
PUBLIC_READS = [(service, route) for service, route in OPEN if DISTRICT in route.parameters]


def named(operations: list[Operation]) -> list[str]:
    return [f"{service}.{route.operation}" for service, route in operations]


def sample(world: World, service: str, route: Route) -> Request:
    """The service's own sample of an operation, else the ids that the path asks for and an empty body."""
    make = getattr(SAMPLES[service], route.operation, None)
    if make is not None:
        return make(world)
    known = world.ids_of(route)
    ids = {name: known[name.removesuffix("_id")] for name in route.parameters}
    return Request(ids, {} if route.body else None)
