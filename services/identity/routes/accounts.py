# SPDX-License-Identifier: AGPL-3.0-or-later
"""Accounts: who can log in."""

from services.chassis.http import AUTHENTICATED, Resource, View
from services.identity import queries
from services.identity.commands import create_account, set_password
from services.identity.domain.authority import Permission
from services.identity.store import Tx


class AccountView(View):
    """An account, without anything secret."""

    id: str
    person_id: str
    login: str
    active: bool
    version: int


accounts = Resource("accounts", "/identity/v1", of=Tx.accounts, shows=AccountView)

accounts.create(create_account, "/accounts", requires=Permission.PERSONS_WRITE, secret=True)
accounts.show(queries.show_account, "/persons/<id:person_id>/account", requires=AUTHENTICATED)
accounts.act("set-password", set_password, "/accounts/<id:account_id>", requires=AUTHENTICATED, secret=True)
