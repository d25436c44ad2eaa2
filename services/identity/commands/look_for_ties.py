# SPDX-License-Identifier: AGPL-3.0-or-later
"""Look which persons have no tie to the district left, and since when: some at once, all each month."""

from dataclasses import replace

from services.identity.domain import untied
from services.identity.domain.untied import TieLook
from services.identity.store import Tx

AT_ONCE = 100
PERSONS = "persons"


def handle(tx: Tx) -> bool:
    """Whether that were the last ones."""
    at = tx.tie_looks.find(PERSONS) or TieLook(PERSONS)
    page = tx.persons.page({}, after=at.after or None, limit=AT_ONCE)
    for person in page.items:
        seen = untied.look(person, tx.today, tied=person.active and tx.is_tied(person.id))
        if seen != person:
            tx.persons.save(seen)
    tx.tie_looks.put(replace(at, after=page.next or ""))
    return page.next is None
