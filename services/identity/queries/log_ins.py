# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads about log-ins: what an account proves itself with, and what waits for that proof."""

from dataclasses import dataclass

from services.chassis.clock import system_now
from services.identity import queries
from services.identity.domain.accounts import Account
from services.identity.domain.real_names import RealNames
from services.identity.domain.second_factors import SecondFactors
from services.identity.domain.sessions import Session
from services.identity.policies import LogInPolicy
from services.identity.store import Tx


@dataclass(frozen=True, slots=True)
class Proofs:
    """What an account has beside its password, and whether its district demands that it has something."""

    account: Account
    factors: SecondFactors
    demanded: bool


def show_second_factors(tx: Tx, person_id: str) -> Proofs:
    """What somebody proves beside the password; one's own, or of who is in one's care (第二重验证)."""
    return proofs(tx, queries.show_account(tx, person_id))


def proofs(tx: Tx, account: Account) -> Proofs:
    """For the pages of the log-in."""
    factors = tx.second_factors.find(account.id) or SecondFactors(account.id, account.person_id)
    held = (role for role, _ in tx.roles_of(account.person_id))
    return Proofs(account, factors, tx.policy(LogInPolicy).demands_second_factor(held))


def offers_code_by_phone(tx: Tx) -> bool:
    """Whether the district lets people log in with a code by text message."""
    return tx.policy(LogInPolicy).code_by_phone


def show_real_name(tx: Tx, person_id: str) -> RealNames:
    """How far it is proven who somebody is (实名等级); one's own, or of whose record one may read."""
    return tx.real_names.find(queries.show_person(tx, person_id).id) or RealNames(person_id)


def list_own_sessions(tx: Tx) -> list[Session]:
    """Where one is logged in, the newest first (我的登录)."""
    account = tx.accounts.first({"person_id": tx.by.subject})
    found = tx.sessions.list({"account_id": account.id}) if account else []
    now = system_now()
    lasting = [one for one in found if now < one.expires_at]
    return sorted(lasting, key=lambda one: one.started_at, reverse=True)
