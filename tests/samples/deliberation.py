# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of deliberation that needs more than ids: a request that succeeds."""

from tests.samples.world import Request, World

SAME_FOR_ALL = {"show_calendar_policy"}
"""What shows everybody the defaults."""


def settle(_world: World) -> None:
    """Nothing is there before somebody makes it."""


def list_calendar_policy_versions(world: World) -> Request:
    world.ok("PUT", "/deliberation/v1/policies/calendar", {})
    return Request()
