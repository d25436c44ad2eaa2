# SPDX-License-Identifier: AGPL-3.0-or-later
"""Set a policy at a place; a rule set is checked as a whole, and all files there are rated by it."""

from typing import TypeVar

from services.chassis import reckoning
from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.store import Policy, policies
from services.chassis.values import OrgPath
from services.credit.domain import rule_sets
from services.credit.domain.authority import Permission
from services.credit.domain.events import PolicyChanged
from services.credit.domain.timer_kinds import RERATE
from services.credit.policies import RatingPolicy
from services.credit.store import Tx

P = TypeVar("P", bound=Policy)


def handle(tx: Tx, policy: P, at: OrgPath) -> P:
    """Raises Forbidden, BandGap, BandOverlap, RuleSetFlawed, UnknownPlace, PolicyLocked, Invalid."""
    tx.require(Permission.POLICIES_WRITE, at)
    if at != tx.root:
        tx.place_at(at)
    if isinstance(policy, RatingPolicy):
        rule_sets.check(policy.rules.value())
        tx.timers.set(RERATE, at, tx.now, place=at, position="")
    name = policy.policy_name
    changed = policies.put(tx, policy, at, lambda version: PolicyChanged(name, version, at))
    if isinstance(policy, CalendarPolicy):
        reckoning.begin(tx, at)
    return changed
