# SPDX-License-Identifier: AGPL-3.0-or-later
"""Set a policy of money at a place."""

from typing import TypeVar

from services.chassis import reckoning
from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.store import Policy, policies
from services.chassis.values import OrgPath
from services.finance.domain.authority import Permission
from services.finance.domain.events import PolicyChanged
from services.finance.domain.timer_kinds import PAID_ORDERS
from services.finance.policies import PaidServicePolicy
from services.finance.store import Tx

P = TypeVar("P", bound=Policy)


def handle(tx: Tx, policy: P, at: OrgPath) -> P:
    """Raises Forbidden, UnknownPlace, PolicyLocked, Invalid."""
    tx.require(Permission.POLICIES_WRITE, at)
    if at != tx.root:
        tx.place_at(at)
    name = policy.policy_name
    changed = policies.put(tx, policy, at, lambda version: PolicyChanged(name, version, at))
    if isinstance(policy, CalendarPolicy):
        reckoning.begin(tx, at)
    if isinstance(policy, PaidServicePolicy):
        tx.timers.set(PAID_ORDERS, at, tx.now, position="")
    return changed
