# SPDX-License-Identifier: AGPL-3.0-or-later
"""Accounts: who can log in."""

from datetime import datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.step_up import Group
from services.identity import queries
from services.identity.commands import create_account, drop_second_factors, set_password
from services.identity.domain.authority import Permission
from services.identity.queries import log_ins
from services.identity.queries.log_ins import Proofs
from services.identity.store import Tx


class PasskeyView(View):
    """A passkey, by the name that its owner gave it."""

    label: str
    since: datetime
    used_at: datetime | None


class SecondFactorsView(View):
    """What an account has beside its password, and whether the district demands that it has something."""

    account_id: str
    authenticator: bool
    passkeys: list[PasskeyView]
    recovery_codes: int
    demanded: bool


class AccountView(View):
    """An account, without anything secret; `must_change`: its owner has not chosen a password yet."""

    id: str
    person_id: str
    login: str
    active: bool
    must_change: bool
    version: int


def to_second_factors(_: Tx, proofs: Proofs) -> SecondFactorsView:
    return SecondFactorsView(
        account_id=proofs.account.id,
        authenticator=bool(proofs.factors.sealed_secret),
        passkeys=[
            PasskeyView(label=one.label, since=one.since, used_at=one.used_at)
            for one in proofs.factors.passkeys
        ],
        recovery_codes=len(proofs.factors.recovery),
        demanded=proofs.demanded,
    )


accounts = Resource("accounts", "/identity/v1", of=Tx.accounts, shows=AccountView)

accounts.create(create_account, "/accounts", requires=Permission.PERSONS_WRITE, secret=True, asks=Group.ROLES)
accounts.show(queries.show_account, "/persons/<id:person_id>/account", requires=AUTHENTICATED)
accounts.act("set-password", set_password, "/accounts/<id:account_id>", requires=AUTHENTICATED, secret=True)
accounts.act(
    "drop-second-factors",
    drop_second_factors,
    "/accounts/<id:account_id>",
    requires=Permission.FACTORS_DROP,
    asks=Group.ROLES,
)
accounts.show(
    log_ins.show_second_factors,
    "/persons/<id:person_id>/second-factors",
    shows=to_second_factors,
    requires=AUTHENTICATED,
)
