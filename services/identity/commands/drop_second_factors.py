# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take all second factors of somebody who lost them, and the recovery codes too (挂失)."""

from services.chassis.values import Forbidden
from services.identity.commands import end_sessions
from services.identity.domain import roles
from services.identity.domain.accounts import Account
from services.identity.domain.authority import Permission
from services.identity.domain.events import SecondFactorRemoved
from services.identity.store import Tx


def handle(tx: Tx, account_id: str) -> Account:
    """All log-ins of the account end; never one's own. Raises NotFound, Forbidden, Outranked."""
    account = tx.accounts.get(account_id)
    at = tx.persons.get(account.person_id).path
    tx.require(Permission.FACTORS_DROP, at)
    if account.person_id == tx.by.subject:
        raise Forbidden(Permission.FACTORS_DROP)
    roles.check_secures(tx.by, account.person_id, tx.roles_of(account.person_id))
    factors = tx.second_factors.find(account_id)
    if factors is not None:
        tx.second_factors.remove(factors, SecondFactorRemoved(account_id, account.person_id, "all", at))
        end_sessions.handle(tx, person_id=account.person_id)
    return account
