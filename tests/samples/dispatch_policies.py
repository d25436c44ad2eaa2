# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of dispatch about the versions of its policies: a request that succeeds."""

from tests.samples.world import Request, World


def list_calendar_policy_versions(world: World) -> Request:
    return _with_a_version(world, "calendar")


def list_categories_policy_versions(world: World) -> Request:
    return _with_a_version(world, "categories")


def list_orders_policy_versions(world: World) -> Request:
    return _with_a_version(world, "orders")


def list_points_policy_versions(world: World) -> Request:
    return _with_a_version(world, "points")


def list_procedure_policy_versions(world: World) -> Request:
    return _with_a_version(world, "procedure")


def list_quality_policy_versions(world: World) -> Request:
    return _with_a_version(world, "quality")


def list_assignment_policy_versions(world: World) -> Request:
    return _with_a_version(world, "assignment")


def list_rounds_policy_versions(world: World) -> Request:
    return _with_a_version(world, "rounds")


def list_volunteering_policy_versions(world: World) -> Request:
    return _with_a_version(world, "volunteering")


def list_sharing_policy_versions(world: World) -> Request:
    return _with_a_version(world, "sharing")


def _with_a_version(world: World, policy: str) -> Request:
    world.ok("PUT", f"/dispatch/v1/policies/{policy}", {})
    return Request()


def try_policy(world: World) -> Request:
    return Request(body={"policy": "rounds", "rules": {}})
