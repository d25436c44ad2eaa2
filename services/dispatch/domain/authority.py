# SPDX-License-Identifier: AGPL-3.0-or-later
"""What each role may do in dispatch, at the place where it is held and everywhere below."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from services.chassis.values import Role


class Permission(StrEnum):
    ACTS_READ = "dispatch.acts.read"
    DISTRICTS_WATCH = "dispatch.districts.watch"
    ORDERS_READ = "dispatch.orders.read"
    ORDERS_NAME = "dispatch.orders.name"
    ORDERS_REPORT = "dispatch.orders.report"
    ORDERS_RATE = "dispatch.orders.rate"
    ORDERS_ACCEPT = "dispatch.orders.accept"
    ORDERS_CORRECT = "dispatch.orders.correct"
    ORDERS_ASSIGN = "dispatch.orders.assign"
    ORDERS_HANDLE = "dispatch.orders.handle"
    ORDERS_REVISIT = "dispatch.orders.revisit"
    ORDERS_SUPERVISE = "dispatch.orders.supervise"
    ASSIGNEES_READ = "dispatch.assignees.read"
    ROUNDS_PLAN = "dispatch.rounds.plan"
    SPOTS_KEEP = "dispatch.spots.keep"
    INCIDENTS_ANNOUNCE = "dispatch.incidents.announce"
    POINTS_READ = "dispatch.points.read"
    POINTS_ENTER = "dispatch.points.enter"
    GOODS_KEEP = "dispatch.goods.keep"
    GOODS_REDEEM = "dispatch.goods.redeem"
    ACTIVITIES_KEEP = "dispatch.activities.keep"
    ACTIVITIES_JOIN = "dispatch.activities.join"
    TOOLS_KEEP = "dispatch.tools.keep"
    TOOLS_BORROW = "dispatch.tools.borrow"
    VENUES_KEEP = "dispatch.venues.keep"
    VENUES_BOOK = "dispatch.venues.book"
    INTAKE_WRITE = "dispatch.intake.write"
    POLICIES_WRITE = "dispatch.policies.write"


_HANDLER = {Permission.ORDERS_READ, Permission.ORDERS_ACCEPT, Permission.ORDERS_HANDLE}
_DESK = {
    Permission.ORDERS_READ,
    Permission.ORDERS_REPORT,
    Permission.ORDERS_REVISIT,
    Permission.ASSIGNEES_READ,
}
_SHARING = {
    Permission.POINTS_READ,
    Permission.POINTS_ENTER,
    Permission.GOODS_KEEP,
    Permission.ACTIVITIES_KEEP,
    Permission.TOOLS_KEEP,
    Permission.VENUES_KEEP,
}
"""Whoever runs what neighbours share."""
_NEIGHBOUR = {
    Permission.GOODS_REDEEM,
    Permission.ACTIVITIES_JOIN,
    Permission.TOOLS_BORROW,
    Permission.VENUES_BOOK,
}
"""Whoever lives there, for the places around their home too."""

_ADMINISTERS = frozenset(Permission) - {Permission.DISTRICTS_WATCH}
_AUDITS = frozenset({Permission.ACTS_READ})

HELD: Mapping[str, frozenset[Permission]] = MappingProxyType(
    {
        Role.PLATFORM_OPERATOR: frozenset({Permission.DISTRICTS_WATCH}),
        Role.DISTRICT_ADMIN: _ADMINISTERS,
        Role.SYSTEM_ADMIN: _ADMINISTERS - _AUDITS,
        Role.AUDIT_ADMIN: _AUDITS,
        Role.DISPATCHER: frozenset(
            {
                *_DESK,
                Permission.ORDERS_ACCEPT,
                Permission.ORDERS_CORRECT,
                Permission.ORDERS_ASSIGN,
                Permission.ROUNDS_PLAN,
                Permission.SPOTS_KEEP,
                Permission.INCIDENTS_ANNOUNCE,
                *_SHARING,
            }
        ),
        Role.SUPERVISOR: frozenset(
            {*_DESK, Permission.ORDERS_NAME, Permission.ORDERS_SUPERVISE, Permission.INCIDENTS_ANNOUNCE}
        ),
        Role.GRID_WORKER: frozenset(
            {
                *_HANDLER,
                Permission.ORDERS_REPORT,
                Permission.ASSIGNEES_READ,
                Permission.SPOTS_KEEP,
                *_SHARING,
            }
        ),
        Role.HANDLER: frozenset(_HANDLER),
        Role.PROJECT_MANAGER: frozenset(
            {
                *_HANDLER,
                Permission.ORDERS_ASSIGN,
                Permission.ASSIGNEES_READ,
                Permission.ROUNDS_PLAN,
                Permission.SPOTS_KEEP,
            }
        ),
        Role.RESIDENT: frozenset({Permission.ORDERS_REPORT, Permission.ORDERS_RATE, *_NEIGHBOUR}),
        Role.INTEGRATOR: frozenset(
            {Permission.ORDERS_READ, Permission.ORDERS_REPORT, Permission.INTAKE_WRITE}
        ),
    }
)


def roles_with(permission: Permission) -> tuple[str, ...]:
    """The roles that hold a permission."""
    return tuple(sorted(role for role, held in HELD.items() if permission in held))
