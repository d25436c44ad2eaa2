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
    VOTE = "portal.votes.read"
    COUNCIL = "portal.council.work"
    CONVENE = "portal.council.convene"
    PEOPLE = "portal.people.write"
    ROLES = "portal.roles.write"
    PLACES = "portal.places.write"
    IMPORT = "portal.imports.write"
    POLICIES = "portal.policies.write"
    RULES = "portal.log_in_rules.write"
    ACTS = "portal.acts.read"
    CALENDAR = "portal.calendar.write"
    NOTICES = "portal.notices.write"
    ANNOUNCE = "portal.incidents.announce"
    BILLS = "portal.bills.read"
    MONEY = "portal.money.read"
    KEEP = "portal.money.keep"
    CHECK = "portal.money.check"
    AUDIT = "portal.money.audit"
    JOIN = "portal.sharing.join"
    SHARE = "portal.sharing.keep"
    RATED = "portal.ratings.own"
    INTEGRATE = "portal.endpoints.write"
    CLIENTS = "portal.clients.write"
    LOG_INS = "portal.log_ins.write"
    EMERGENCIES = "portal.emergencies.review"
    EMERGENCY = "portal.emergencies.open"
    DISTRICTS = "portal.districts.write"
    SENDINGS = "portal.sendings.read"
    PLAN = "portal.rounds.plan"
    SPOTS = "portal.spots.keep"
    GROUPS = "portal.groups.write"
    NAMES = "portal.orders.name"


class Hat(StrEnum):
    """As what somebody uses the portal; who holds roles of several kinds changes the hat."""

    STAFF = "staff"
    RESIDENT = "resident"
    OPERATOR = "operator"


_MONEY = {Permission.MONEY, Permission.KEEP, Permission.CHECK, Permission.AUDIT}
_SECURES = frozenset({Permission.ROLES, Permission.CLIENTS, Permission.LOG_INS, Permission.RULES})
_AUDITS = frozenset({Permission.ACTS, Permission.EMERGENCIES})
_ADMINISTERS = frozenset(Permission) - {Permission.RATED, Permission.DISTRICTS}
_STAFF = (
    frozenset(Permission)
    - {Permission.PEOPLE, Permission.PLACES, Permission.IMPORT, Permission.CALENDAR, Permission.ANNOUNCE}
    - {Permission.BILLS, Permission.CONVENE, Permission.RATED, Permission.INTEGRATE, Permission.SENDINGS}
    - {Permission.JOIN, Permission.PLAN, Permission.GROUPS, Permission.NAMES}
    - {
        Permission.EMERGENCIES,
        Permission.CLIENTS,
        Permission.LOG_INS,
        Permission.DISTRICTS,
        Permission.POLICIES,
    }
    - _SECURES
    - {Permission.ACTS}
    - _MONEY
)
_RUNS_THE_DESK = frozenset(
    {
        Permission.EMERGENCY,
        Permission.READ,
        Permission.REPORT,
        Permission.VOTE,
        Permission.COUNCIL,
        Permission.NOTICES,
    }
    | {Permission.ANNOUNCE}
)

HELD: Mapping[str, frozenset[Permission]] = MappingProxyType(
    {
        Role.DISTRICT_ADMIN: _ADMINISTERS,
        Role.SYSTEM_ADMIN: _ADMINISTERS - _SECURES - _AUDITS,
        Role.SECURITY_ADMIN: _SECURES,
        Role.AUDIT_ADMIN: _AUDITS | {Permission.EMERGENCY},
        Role.DISPATCHER: _RUNS_THE_DESK | {Permission.SHARE, Permission.PLAN, Permission.SPOTS},
        Role.SUPERVISOR: _RUNS_THE_DESK
        | {Permission.CONVENE, Permission.MONEY, Permission.CHECK, Permission.GROUPS, Permission.NAMES},
        Role.GRID_WORKER: _STAFF,
        Role.TREASURER: frozenset({Permission.EMERGENCY, Permission.VOTE, Permission.MONEY, Permission.KEEP}),
        Role.HANDLER: frozenset({Permission.EMERGENCY, Permission.READ, Permission.WORK}),
        Role.PROJECT_MANAGER: frozenset(
            {
                Permission.EMERGENCY,
                Permission.READ,
                Permission.WORK,
                Permission.RATED,
                Permission.PLAN,
                Permission.SPOTS,
            }
        ),
        Role.INTEGRATOR: frozenset({Permission.READ, Permission.REPORT, Permission.INTEGRATE}),
        Role.PLATFORM_OPERATOR: frozenset({Permission.DISTRICTS}),
        Role.RESIDENT: frozenset({Permission.REPORT, Permission.VOTE, Permission.BILLS, Permission.JOIN}),
    }
)
"""READ: desk and overview; WORK: the desk, for what can be claimed; REPORT: the report form; VOTE: votes;
COUNCIL: topics, surveys, meetings, votes and notices as staff hold them;
CONVENE: bodies, elections and texts as who convenes the owners keeps them;
PEOPLE: who can log in, and a new password for who forgot it; persons, their roles, companies;
PLACES: the tree of the district; IMPORT: tables of other systems and registers;
CALENDAR: working hours and days; POLICIES: the rules of all services; ANNOUNCE: outages;
PLAN: plans of rounds, and who is away; SPOTS: what sheets with codes hang at;
NAMES: tables of orders with who reported them;
ROLES: who has which role or office, and second factors; RULES: identity's own rules; ACTS: who did what;
CLIENTS: systems and apps that call the APIs; LOG_INS: other ways to log in;
EMERGENCY: emergency access of one's own; EMERGENCIES: that of all, reviewed; DISTRICTS: opening one;
INTEGRATE: webhooks; SENDINGS: what became of messages, and their cost;
NOTICES: writing notices, who has read them; GROUPS: into which groups a robot writes;
BILLS: own bills; MONEY: the books; KEEP: post, bill, pay; CHECK: approve, confirm, rule;
JOIN: points, the shelf, activities and tools as who lives there; SHARE: as who runs them;
AUDIT: who reads the books for a time; RATED: the own file of who leads a company's work."""

HATS: Mapping[str, Hat] = MappingProxyType(
    dict.fromkeys(HELD, Hat.STAFF) | {Role.RESIDENT: Hat.RESIDENT, Role.PLATFORM_OPERATOR: Hat.OPERATOR}
)
