# SPDX-License-Identifier: AGPL-3.0-or-later
"""What each role is shown by the portal. What may really be done is for the services to say."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from services.chassis.values import Role


class Permission(StrEnum):
    READ = "portal.orders.read"
    WORK = "portal.orders.work"
    REPORT = "portal.orders.report"


_STAFF = frozenset({Permission.READ, Permission.WORK, Permission.REPORT})

HELD: Mapping[str, frozenset[Permission]] = MappingProxyType(
    {
        Role.DISTRICT_ADMIN: _STAFF,
        Role.DISPATCHER: frozenset({Permission.READ, Permission.REPORT}),
        Role.SUPERVISOR: frozenset({Permission.READ, Permission.REPORT}),
        Role.GRID_WORKER: _STAFF,
        Role.HANDLER: frozenset({Permission.READ, Permission.WORK}),
        Role.PROJECT_MANAGER: frozenset({Permission.READ, Permission.WORK}),
        Role.RESIDENT: frozenset({Permission.REPORT}),
        Role.INTEGRATOR: frozenset({Permission.READ, Permission.REPORT}),
    }
)
"""READ: the desk and the overview; WORK: the desk, for what can be claimed; REPORT: the report form."""
