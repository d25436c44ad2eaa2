# SPDX-License-Identifier: AGPL-3.0-or-later
"""Have the district's administrator be all three again: the operator's tool does it, no person there."""

from services.chassis.store import policies
from services.identity.commands import revoke_tokens
from services.identity.domain.events import PolicyChanged
from services.identity.policies import SeparationPolicy
from services.identity.store import Tx


def handle(tx: Tx) -> bool:
    """Whether they were three; who has which role stays. It is on record as the policy's change."""
    if not tx.policy(SeparationPolicy).administrators:
        return False
    policy, at = SeparationPolicy(administrators=False), tx.root
    policies.put(tx, policy, at, lambda version: PolicyChanged(policy.policy_name, version, at))
    for person_id in tx.administrators():
        revoke_tokens.handle(tx, person_id)
    return True
