# SPDX-License-Identifier: AGPL-3.0-or-later
"""What each role is shown by the portal, and under which hat. What may be done is for the services to say."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from services.chassis.values import Role


class Permission(StrEnum):
    READ = "portal.orders.read"
    WORK = "portal.orders.work"
    REPORT = "portal.orders.report"


class Hat(StrEnum):
    """As what somebody uses the portal; who holds roles of several kinds changes the hat."""

    STAFF = "staff"
    RESIDENT = "resident"
    OPERATOR = "operator"


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

HATS: Mapping[str, Hat] = MappingProxyType(
    dict.fromkeys(HELD, Hat.STAFF) | {Role.RESIDENT: Hat.RESIDENT, Role.PLATFORM_OPERATOR: Hat.OPERATOR}
)
