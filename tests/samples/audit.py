# SPDX-License-Identifier: AGPL-3.0-or-later
"""Requests that succeed in every service: about the audit trail, and how long data is kept."""

from datetime import timedelta

from services.chassis import audit, health
from services.chassis.clock import system_now
from tests.samples.world import Request, World

RULES = frozenset({"show_policies", "try_policy", "show_retention", "show_retention_policy"})
"""What shows everybody the default rules of a service, and that nothing is old enough to go."""


def list_acts(world: World) -> Request:
    """What all services did so far stands in their trails."""
    for store in world.stores.values():
        while not audit.seal(store, system_now() + timedelta(seconds=2)):
            pass
    return Request()


def list_health(world: World) -> Request:
    """All districts were looked at; an operator asks."""
    for store in world.stores.values():
        health.look(store)
    return Request(by=world.house.operator())


def export_acts(world: World) -> Request:
    list_acts(world)
    return Request(body={"act": "PlaceRegistered", "since": "2024-01-01"})


def list_retention_policy_versions(world: World) -> Request:
    """Every service has one."""
    for service in world.stores:
        world.ok("PUT", f"/{service}/v1/policies/retention", {})
    return Request()
