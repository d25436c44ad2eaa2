# SPDX-License-Identifier: AGPL-3.0-or-later
"""Let a person log in."""

from pydantic import Field, SecretStr

from services.chassis.http import Id, Input
from services.identity.domain import accounts, roles
from services.identity.domain.accounts import Account
from services.identity.domain.authority import Permission
from services.identity.policies import LogInPolicy
from services.identity.store import Tx


class CreateAccount(Input):
    """The login is `name@` and the district's code.

    A `temporary` password is known to who made the account: its owner chooses another before anything else.
    """

    person_id: Id
    login: str = Field(max_length=64)
    password: SecretStr = Field(max_length=128)
    temporary: bool = False


def handle(tx: Tx, cmd: CreateAccount) -> Account:
    """Raises NotFound, Forbidden, Outranked, Invalid, WeakPassword, Duplicate."""
    person = tx.persons.get(cmd.person_id)
    tx.require(Permission.PERSONS_WRITE, person.path)
    roles.check_not_outranked(tx.by, person.id, tx.roles_of(person.id))
    login = accounts.normalise(cmd.login, tx.tenant)
    password = cmd.password.get_secret_value()
    accounts.check_password(password, login, tx.policy(LogInPolicy).shortest_password)
    hashed = tx.tools.hasher.hash(password)
    account, events = accounts.create(tx.new_id(), person.id, login, hashed, temporary=cmd.temporary)
    tx.accounts.add(account, *events)
    return account
