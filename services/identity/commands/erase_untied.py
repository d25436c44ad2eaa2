# SPDX-License-Identifier: AGPL-3.0-or-later
"""Open the erasure of somebody whom nothing ties any more, and grant it (PIPL Art. 47 (1) 1)."""

from dataclasses import replace
from datetime import timedelta

from services.identity.domain import erasures
from services.identity.domain.persons import Person
from services.identity.policies.rights import RightsPolicy
from services.identity.store import ERASE, Tx


def handle(tx: Tx, person: Person) -> None:
    """The period is used up: it runs anew if the erasure is refused, called off or closed.

    Raises ErasureAskedAlready.
    """
    wait = timedelta(days=tx.policy(RightsPolicy).erasure_days)
    earlier = tx.erasures_of(person.id)
    granted, events = erasures.fulfil(tx.new_id(), person, earlier, tx.by.subject, tx.now, wait)
    tx.persons.save(replace(person, untied_since=None))
    tx.erasures.add(granted, *events)
    tx.timers.set(ERASE, granted.id, tx.now + wait)
    tx.ask_anew(granted)
