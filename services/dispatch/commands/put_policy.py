# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bring a new version of one of the district's policies into force; orders keep the terms they have."""

from typing import TypeVar

from services.chassis.store import Policy, policies
from services.chassis.values import OrgPath
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.events import PolicyChanged
from services.dispatch.store import Tx

P = TypeVar("P", bound=Policy)


def handle(tx: Tx, policy: P) -> P:
    tx.require(Permission.POLICIES_WRITE, OrgPath(f"/{tx.tenant}"))
    version = tx.policy(type(policy)).version + 1
    return policies.put(tx, policy, PolicyChanged(policy.policy_name, version))
