# SPDX-License-Identifier: AGPL-3.0-or-later
"""What each role may do in deliberation, at the place where it is held and everywhere below."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from services.chassis.values import Role


class Permission(StrEnum):
    ACTS_READ = "deliberation.acts.read"
    DISTRICTS_WATCH = "deliberation.districts.watch"
    TOPICS_READ = "deliberation.topics.read"
    TOPICS_RAISE = "deliberation.topics.raise"
    TOPICS_ANSWER = "deliberation.topics.answer"
    TOPICS_CONDUCT = "deliberation.topics.conduct"
    SURVEYS_KEEP = "deliberation.surveys.keep"
    SURVEYS_ANSWER = "deliberation.surveys.answer"
    VOTES_READ = "deliberation.votes.read"
    VOTES_CONVENE = "deliberation.votes.convene"
    BALLOTS_KEEP = "deliberation.ballots.keep"
    BALLOTS_SCRUTINISE = "deliberation.ballots.scrutinise"
    PUBLICITY_KEEP = "deliberation.publicity.keep"
    OBJECTIONS_RAISE = "deliberation.objections.raise"
    OBJECTIONS_RULE = "deliberation.objections.rule"
    MEETINGS_READ = "deliberation.meetings.read"
    MEETINGS_CALL = "deliberation.meetings.call"
    MEETINGS_MINUTE = "deliberation.meetings.minute"
    BODIES_READ = "deliberation.bodies.read"
    BODIES_KEEP = "deliberation.bodies.keep"
    PLANS_KEEP = "deliberation.plans.keep"
    POLICIES_WRITE = "deliberation.policies.write"


_TAKES_PART = {
    Permission.TOPICS_READ,
    Permission.TOPICS_RAISE,
    Permission.VOTES_READ,
    Permission.OBJECTIONS_RAISE,
    Permission.MEETINGS_READ,
    Permission.BODIES_READ,
}
_MEETS = {
    *_TAKES_PART,
    Permission.MEETINGS_CALL,
    Permission.MEETINGS_MINUTE,
    Permission.PUBLICITY_KEEP,
    Permission.SURVEYS_KEEP,
    Permission.PLANS_KEEP,
}
_KEEPS_BALLOTS = {*_MEETS, Permission.BALLOTS_KEEP}
_CONVENES = {
    *_MEETS,
    Permission.TOPICS_ANSWER,
    Permission.TOPICS_CONDUCT,
    Permission.VOTES_CONVENE,
    Permission.BALLOTS_SCRUTINISE,
    Permission.OBJECTIONS_RULE,
    Permission.BODIES_KEEP,
}

_ADMINISTERS = frozenset(Permission) - {Permission.DISTRICTS_WATCH}
_AUDITS = frozenset({Permission.ACTS_READ})

HELD: Mapping[str, frozenset[Permission]] = MappingProxyType(
    {
        Role.PLATFORM_OPERATOR: frozenset({Permission.DISTRICTS_WATCH}),
        Role.DISTRICT_ADMIN: _ADMINISTERS,
        Role.SYSTEM_ADMIN: _ADMINISTERS - _AUDITS,
        Role.AUDIT_ADMIN: _AUDITS,
        Role.SUPERVISOR: frozenset(_CONVENES),
        Role.DISPATCHER: frozenset(_KEEPS_BALLOTS),
        Role.GRID_WORKER: frozenset(_KEEPS_BALLOTS),
        Role.TREASURER: frozenset(_TAKES_PART),
        Role.RESIDENT: frozenset({*_TAKES_PART, Permission.SURVEYS_ANSWER}),
    }
)
