# SPDX-License-Identifier: AGPL-3.0-or-later
"""Have three persons administer system, security and audit from now on (三员分立)."""

from collections.abc import Iterable

from services.identity.commands import revoke_tokens
from services.identity.domain import separation
from services.identity.store import Tx


def handle(tx: Tx) -> None:
    """The tokens of all three are revoked: the next ones say what each is.

    Raises AdministratorOfTwo, AdministratorsLacking, ClientHoldsMore.
    """
    tx.alone_with_administration()
    held = {person_id: tx.roles_of(person_id) for person_id in tx.administrators()}
    separation.check_persons(held, tx.root, _able(tx, held))
    for client in tx.clients.walk({}):
        separation.check_client(client)
    for person_id in held:
        revoke_tokens.handle(tx, person_id)


def _able(tx: Tx, held: Iterable[str]) -> list[str]:
    """Who of them can log in."""
    active = [one.id for one in tx.persons.several(held) if one.active]
    accounts = {person_id: tx.accounts.first({"person_id": person_id}) for person_id in active}
    return [person_id for person_id, account in accounts.items() if account is not None and account.active]
