# SPDX-License-Identifier: AGPL-3.0-or-later
"""Set other rules for passwords, lock-out and the length of a log-in."""

from services.chassis.store import policies
from services.identity.domain.authority import Permission
from services.identity.domain.events import LogInPolicyChanged
from services.identity.policies import LogInPolicy
from services.identity.store import Tx


def handle(tx: Tx, policy: LogInPolicy) -> LogInPolicy:
    """Raises Forbidden. Log-ins and locks that run already keep their length."""
    tx.require(Permission.CLIENTS_WRITE, f"/{tx.tenant}")
    number = tx.policy(LogInPolicy).version + 1
    return policies.put(tx, policy, LogInPolicyChanged(number))
