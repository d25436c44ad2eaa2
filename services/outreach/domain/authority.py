# SPDX-License-Identifier: AGPL-3.0-or-later
"""What each role may do in outreach, at the place where it is held and everywhere below."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from services.chassis.values import Role


class Permission(StrEnum):
    ACTS_READ = "outreach.acts.read"
    DISTRICTS_WATCH = "outreach.districts.watch"
    EVENTS_READ = "outreach.events.read"
    EVENTS_READ_PEOPLE = "outreach.events.read_people"
    ENDPOINTS_WRITE = "outreach.endpoints.write"
    ENDPOINTS_MANAGE = "outreach.endpoints.manage"
    NOTICES_READ = "outreach.notices.read"
    NOTICES_WRITE = "outreach.notices.write"
    NOTICES_REVIEW = "outreach.notices.review"
    NOTICES_SERVE = "outreach.notices.serve"
    TEMPLATES_WRITE = "outreach.templates.write"
    SENDINGS_READ = "outreach.sendings.read"
    GROUPS_WRITE = "outreach.groups.write"
    POLICIES_WRITE = "outreach.policies.write"


_WRITES = frozenset({Permission.NOTICES_READ, Permission.NOTICES_WRITE, Permission.NOTICES_SERVE})

_ADMINISTERS = frozenset(Permission) - {Permission.DISTRICTS_WATCH}
_AUDITS = frozenset({Permission.ACTS_READ})

HELD: Mapping[str, frozenset[Permission]] = MappingProxyType(
    {
        Role.PLATFORM_OPERATOR: frozenset({Permission.DISTRICTS_WATCH}),
        Role.DISTRICT_ADMIN: _ADMINISTERS,
        Role.SYSTEM_ADMIN: _ADMINISTERS - _AUDITS,
        Role.SECURITY_ADMIN: frozenset({Permission.NOTICES_READ}),
        Role.AUDIT_ADMIN: _AUDITS | {Permission.NOTICES_READ},
        Role.SUPERVISOR: _WRITES | {Permission.NOTICES_REVIEW, Permission.GROUPS_WRITE},
        Role.DISPATCHER: _WRITES,
        Role.GRID_WORKER: _WRITES,
        Role.HANDLER: frozenset({Permission.NOTICES_READ}),
        Role.PROJECT_MANAGER: frozenset({Permission.NOTICES_READ}),
        Role.RESIDENT: frozenset({Permission.NOTICES_READ}),
        Role.INTEGRATOR: frozenset({Permission.EVENTS_READ, Permission.ENDPOINTS_WRITE}),
    }
)
