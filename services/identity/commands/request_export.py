# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ask for everything that is kept about oneself, as one archive."""

from datetime import timedelta

from services.chassis import personal
from services.identity.domain import exports
from services.identity.domain.exports import Export
from services.identity.policies.rights import RightsPolicy
from services.identity.store import Tx

SERVICE = "identity"


def handle(tx: Tx) -> Export:
    """Raises NotFound for who is no person here, ExportAskedAlready."""
    person = tx.persons.get(tx.by.subject)
    earlier = tx.exports.list({"person_id": person.id})
    kept = timedelta(days=tx.policy(RightsPolicy).export_days)
    asked, events = exports.ask(tx.new_id(), person.id, earlier, tx.now, kept)
    tx.exports.add(asked, *events)
    personal.ask(tx, asked.id, person.id, asked.until, SERVICE)
    return asked
