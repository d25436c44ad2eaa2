# SPDX-License-Identifier: AGPL-3.0-or-later
"""What each role may do in identity, at the place where it is held and everywhere below."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from services.chassis.values import Role


class Permission(StrEnum):
    ACTS_READ = "identity.acts.read"
    DISTRICTS_WATCH = "identity.districts.watch"
    DISTRICTS_CREATE = "identity.districts.create"
    DISTRICTS_READ = "identity.districts.read"
    PLACES_READ = "identity.places.read"
    PLACES_WRITE = "identity.places.write"
    PERSONS_READ = "identity.persons.read"
    PERSONS_WRITE = "identity.persons.write"
    PERSONS_CALL = "identity.persons.call"
    CALLERS_REGISTER = "identity.callers.register"
    PERSONS_UNMASK = "identity.persons.unmask"
    PARTY_MEMBERS_READ = "identity.party_members.read"
    PARTY_MEMBERS_WRITE = "identity.party_members.write"
    ROLES_GRANT = "identity.roles.grant"
    SUBJECTS_WRITE = "identity.subjects.write"
    OFFICES_WRITE = "identity.offices.write"
    CLIENTS_WRITE = "identity.clients.write"
    LOG_INS_WRITE = "identity.log_ins.write"
    FACTORS_DROP = "identity.factors.drop"
    EMERGENCIES_REVIEW = "identity.emergencies.review"
    SIGNING_KEYS_ROTATE = "identity.signing_keys.rotate"
    HOLIDAYS_LOAD = "identity.holidays.load"
    FEEDS_WRITE = "identity.feeds.write"
    FEEDS_DELIVER = "identity.feeds.deliver"
    FEEDS_DECIDE = "identity.feeds.decide"


_OF_PLATFORM = {
    Permission.DISTRICTS_CREATE,
    Permission.DISTRICTS_WATCH,
    Permission.SIGNING_KEYS_ROTATE,
    Permission.HOLIDAYS_LOAD,
}
"""What concerns the platform as a whole."""

_DESK = frozenset({Permission.PLACES_READ, Permission.PERSONS_CALL, Permission.CALLERS_REGISTER})
"""Who hears people: takes down who called, and calls back."""

_ADMINISTERS = frozenset(Permission) - _OF_PLATFORM
_SECURES = frozenset(
    {
        Permission.ROLES_GRANT,
        Permission.OFFICES_WRITE,
        Permission.CLIENTS_WRITE,
        Permission.LOG_INS_WRITE,
        Permission.FACTORS_DROP,
    }
)
"""Who may do what, and how they prove who they are; who gives an office gives its roles."""
_AUDITS = frozenset({Permission.ACTS_READ, Permission.EMERGENCIES_REVIEW})
SEEN = frozenset({Permission.DISTRICTS_READ, Permission.PLACES_READ, Permission.PERSONS_READ})
"""What administrators apart see alike: whom and where their work is about."""

HELD: Mapping[str, frozenset[Permission]] = MappingProxyType(
    {
        Role.PLATFORM_OPERATOR: frozenset(
            {
                *_OF_PLATFORM,
                Permission.DISTRICTS_READ,
                Permission.PERSONS_READ,
                Permission.PERSONS_WRITE,
                Permission.ROLES_GRANT,
                Permission.CLIENTS_WRITE,
                Permission.FACTORS_DROP,
            }
        ),
        Role.DISTRICT_ADMIN: _ADMINISTERS,
        Role.SYSTEM_ADMIN: _ADMINISTERS - _SECURES - _AUDITS,
        Role.SECURITY_ADMIN: _SECURES | SEEN,
        Role.AUDIT_ADMIN: _AUDITS | SEEN,
        Role.DISPATCHER: frozenset({*_DESK, Permission.PERSONS_READ}),
        Role.SUPERVISOR: _DESK,
        Role.GRID_WORKER: _DESK,
        Role.TREASURER: frozenset({Permission.PLACES_READ}),
        Role.HANDLER: frozenset({Permission.PERSONS_CALL}),
        Role.PROJECT_MANAGER: frozenset({Permission.PERSONS_CALL}),
        Role.INTEGRATOR: frozenset({Permission.PLACES_READ, Permission.FEEDS_DELIVER}),
    }
)
