# SPDX-License-Identifier: AGPL-3.0-or-later
"""Set a policy at a place, by an adopted clause perhaps; a vote keeps the terms it was prepared under."""

from typing import TypeVar

from services.chassis import reckoning
from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.store import Policy, policies
from services.chassis.values import OrgPath
from services.deliberation.domain import charters
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.events import PolicyChanged
from services.deliberation.policies import CitingPolicy
from services.deliberation.store import Tx

P = TypeVar("P", bound=Policy)


def handle(tx: Tx, policy: P, at: OrgPath) -> P:
    """Raises Forbidden, UnknownPlace, PolicyLocked, Invalid; NoSuchClause where it does not hold there."""
    tx.require(Permission.POLICIES_WRITE, at)
    if at != tx.root:
        tx.place_at(at)
    if isinstance(policy, CitingPolicy) and policy.clause:
        cited = tx.charters.get(policy.clause.charter_id)
        charters.check_cited(cited, policy.clause.number, at)
    name = policy.policy_name
    changed = policies.put(tx, policy, at, lambda version: PolicyChanged(name, version, at))
    if isinstance(policy, CalendarPolicy):
        reckoning.begin(tx, at)
    return changed
