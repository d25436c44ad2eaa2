# SPDX-License-Identifier: AGPL-3.0-or-later
"""Set a policy at a place; orders keep their terms, and a calendar has their deadlines reckoned again."""

from typing import TypeVar

from services.chassis import reckoning
from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.store import Policy, policies
from services.chassis.values import OrgPath
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.errors import UnknownPlace
from services.dispatch.domain.events import PolicyChanged
from services.dispatch.store import Tx

P = TypeVar("P", bound=Policy)


def handle(tx: Tx, policy: P, at: OrgPath) -> P:
    """Raises Forbidden, UnknownPlace, PolicyLocked, Invalid."""
    tx.require(Permission.POLICIES_WRITE, at)
    if at != tx.root and tx.place_at(at) is None:
        raise UnknownPlace(at)
    name = policy.policy_name
    changed = policies.put(tx, policy, at, lambda version: PolicyChanged(name, version, at))
    if isinstance(policy, CalendarPolicy):
        reckoning.begin(tx, at)
    return changed
