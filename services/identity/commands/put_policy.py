# SPDX-License-Identifier: AGPL-3.0-or-later
"""Set a policy for the tenant; log-ins and locks that run already keep their length."""

from typing import TypeVar

from services.chassis.store import Policy, policies
from services.chassis.values import Invalid, OrgPath
from services.identity.domain.authority import Permission
from services.identity.domain.events import PolicyChanged
from services.identity.store import Tx

P = TypeVar("P", bound=Policy)


def handle(tx: Tx, policy: P, at: OrgPath) -> P:
    """Raises Forbidden; Invalid for a place: people log in to the tenant as a whole."""
    tx.require(Permission.CLIENTS_WRITE, tx.root)
    if at != tx.root:
        raise Invalid("place", "log-ins have one set of rules for the whole tenant")
    name = policy.policy_name
    return policies.put(tx, policy, at, lambda version: PolicyChanged(name, version, at))
