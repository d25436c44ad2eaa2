# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take away a linked log-in: one's own, or, by staff, that of somebody who lost the account elsewhere."""

from services.identity.commands import end_sessions
from services.identity.domain import federation, roles
from services.identity.domain.authority import Permission
from services.identity.store import Tx


def handle(tx: Tx, linked_identity_id: str) -> None:
    """Where staff do it all log-ins of the account end. Raises NotFound, Forbidden, Outranked."""
    linked = tx.linked_identities.get(linked_identity_id)
    person = tx.persons.get(linked.person_id)
    own = person.id == tx.by.subject
    if not own:
        tx.require(Permission.FACTORS_DROP, person.path)
        roles.check_secures(tx.by, person.id, tx.roles_of(person.id))
    provider = tx.identity_providers.find(linked.provider_id)
    name = provider.name if provider else linked.provider_id
    tx.linked_identities.remove(linked, *federation.unlink(linked, name, person.path))
    if not own:
        end_sessions.handle(tx, person_id=person.id)
