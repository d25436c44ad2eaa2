# SPDX-License-Identifier: AGPL-3.0-or-later
"""What each role may do in credit, at the place where it is held and everywhere below."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from services.chassis.values import Role


class Permission(StrEnum):
    ACTS_READ = "credit.acts.read"
    DISTRICTS_WATCH = "credit.districts.watch"
    FILES_READ = "credit.files.read"
    FACTS_RECORD = "credit.facts.record"
    FACTS_TRANSFER = "credit.facts.transfer"
    RATINGS_CONFIRM = "credit.ratings.confirm"
    CASES_CONDUCT = "credit.cases.conduct"
    APPEALS_RULE = "credit.appeals.rule"
    OBJECTIONS_RAISE = "credit.objections.raise"
    OBJECTIONS_RULE = "credit.objections.rule"
    POLICIES_WRITE = "credit.policies.write"


_RECORDS = {Permission.FILES_READ, Permission.FACTS_RECORD, Permission.OBJECTIONS_RAISE}
_DECIDES = {
    *_RECORDS,
    Permission.FACTS_TRANSFER,
    Permission.RATINGS_CONFIRM,
    Permission.CASES_CONDUCT,
    Permission.APPEALS_RULE,
    Permission.OBJECTIONS_RULE,
}

_ADMINISTERS = frozenset(Permission) - {Permission.DISTRICTS_WATCH}
_AUDITS = frozenset({Permission.ACTS_READ})

HELD: Mapping[str, frozenset[Permission]] = MappingProxyType(
    {
        Role.PLATFORM_OPERATOR: frozenset({Permission.DISTRICTS_WATCH}),
        Role.DISTRICT_ADMIN: _ADMINISTERS,
        Role.SYSTEM_ADMIN: _ADMINISTERS - _AUDITS,
        Role.AUDIT_ADMIN: _AUDITS,
        Role.SUPERVISOR: frozenset(_DECIDES),
        Role.DISPATCHER: frozenset(_RECORDS),
        Role.GRID_WORKER: frozenset(_RECORDS),
        Role.PROJECT_MANAGER: frozenset({Permission.OBJECTIONS_RAISE}),
        Role.RESIDENT: frozenset({Permission.OBJECTIONS_RAISE}),
    }
)
