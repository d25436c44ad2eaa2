# SPDX-License-Identifier: AGPL-3.0-or-later
"""Accounts: who can log in."""

from services.chassis.http import AUTHENTICATED, Resource, View
from services.identity import queries
from services.identity.commands import create_account as create_account_command
from services.identity.commands import set_password as set_password_command
from services.identity.commands.create_account import CreateAccount
from services.identity.commands.set_password import SetPassword
from services.identity.domain.accounts import Account
from services.identity.domain.authority import Permission
from services.identity.store import Tx

accounts = Resource("accounts", "/identity/v1")


class AccountView(View):
    """An account, without anything secret."""

    id: str
    person_id: str
    login: str
    active: bool
    version: int

    @classmethod
    def of(cls, tx: Tx, account: Account) -> "AccountView":
        return cls(
            id=account.id,
            person_id=account.person_id,
            login=account.login,
            active=account.active,
            version=tx.accounts.version(account),
        )


@accounts.post("/accounts", requires=Permission.PERSONS_WRITE, status=201, secret=True)
def create_account(tx: Tx, body: CreateAccount) -> AccountView:
    """Let a person log in (开通账号)."""
    return AccountView.of(tx, create_account_command.handle(tx, body))


@accounts.get("/persons/<id:person_id>/account", requires=AUTHENTICATED)
def get_account(tx: Tx, person_id: str) -> AccountView:
    """A person's account (账号详情)."""
    return AccountView.of(tx, queries.account(tx, person_id))


@accounts.post("/accounts/<id:account_id>:set-password", requires=AUTHENTICATED, secret=True)
def set_password(tx: Tx, account_id: str, body: SetPassword) -> AccountView:
    """Set another password; every log-in of the account ends (修改密码)."""
    return AccountView.of(tx, set_password_command.handle(tx, account_id, body))
