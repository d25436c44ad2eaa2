# SPDX-License-Identifier: AGPL-3.0-or-later
"""Open a role that is not one's own, for a reason and a bounded time (应急访问)."""

from datetime import timedelta

from pydantic import Field

from services.chassis.clock import system_now
from services.chassis.http import Input, Lines
from services.chassis.values import OrgPath, Role
from services.identity.commands import revoke_tokens
from services.identity.domain import emergencies, roles
from services.identity.domain.emergencies import MOST_UNREVIEWED, EmergencyAccess
from services.identity.domain.emergency_errors import EmergencyOpenAlready
from services.identity.policies import EmergencyPolicy, SeparationPolicy
from services.identity.store import EMERGENCY, Tx


class OpenEmergencyAccess(Input):
    """The role holds at the path and below; the next token says it."""

    role: Role
    path: OrgPath
    reason: Lines = Field(min_length=5, max_length=500)


def handle(tx: Tx, cmd: OpenEmergencyAccess) -> EmergencyAccess:
    """Of a person, never a client.

    Raises NotFound, EmergencyNotPrepared, EmergencyNotNeeded, EmergencyOpenAlready, RolesApart.
    """
    person = tx.alone_with(tx.by.subject)
    tx.require_path(cmd.path)
    policy, now, held = tx.policy(EmergencyPolicy), system_now(), tx.roles_of(person.id)
    access, events = emergencies.open_up(
        EmergencyAccess(
            id=tx.new_id(),
            person_id=person.id,
            role=cmd.role,
            path=cmd.path,
            reason=cmd.reason,
            opened_at=now,
            until=now + timedelta(hours=policy.hours),
        ),
        held,
        policy.may_open,
        policy.opens,
    )
    roles.check_apart(cmd.role, (role for role, _ in held), tx.policy(SeparationPolicy).sets)
    waiting = tx.emergency_accesses.list({"person_id": person.id, "verdict": ""}, limit=MOST_UNREVIEWED)
    if any(one.open_at(now) for one in waiting) or len(waiting) >= MOST_UNREVIEWED:
        raise EmergencyOpenAlready
    tx.emergency_accesses.add(access, *events)
    _time(tx, access.id, timedelta(hours=policy.hours))
    revoke_tokens.handle(tx, person.id)
    return access


def _time(tx: Tx, access_id: str, lasts: timedelta) -> None:
    tx.timers.set(EMERGENCY, access_id, tx.now + lasts)
