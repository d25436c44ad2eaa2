# SPDX-License-Identifier: AGPL-3.0-or-later
"""Set a policy for the tenant; log-ins and locks that run already keep their length."""

from typing import TypeVar

from services.chassis.store import Policy, policies
from services.chassis.values import Invalid, OrgPath
from services.identity.commands import separate_administrators
from services.identity.domain.authority import Permission
from services.identity.domain.events import PolicyChanged
from services.identity.domain.separation_errors import SeparationStands
from services.identity.policies import SeparationPolicy
from services.identity.store import Tx

P = TypeVar("P", bound=Policy)


def handle(tx: Tx, policy: P, at: OrgPath) -> P:
    """Raises Forbidden; Invalid for a place: people log in to the tenant as a whole; as `_separate` does."""
    tx.require(Permission.CLIENTS_WRITE, tx.root)
    if at != tx.root:
        raise Invalid("place", "log-ins have one set of rules for the whole tenant")
    name, was = policy.policy_name, tx.policy(SeparationPolicy)
    put = policies.put(tx, policy, at, lambda version: PolicyChanged(name, version, at))
    if isinstance(put, SeparationPolicy):
        _separate(tx, was, put)
    return put


def _separate(tx: Tx, was: SeparationPolicy, is_now: SeparationPolicy) -> None:
    """Raises SeparationStands, AdministratorOfTwo, AdministratorsLacking, ClientHoldsMore."""
    if was.administrators and not is_now.administrators:
        raise SeparationStands
    if is_now.administrators and not was.administrators:
        separate_administrators.handle(tx)
