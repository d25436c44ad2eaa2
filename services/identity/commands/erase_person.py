# SPDX-License-Identifier: AGPL-3.0-or-later
"""Erase a person's data once the time of their request has come, here and by event everywhere."""

from dataclasses import replace

from services.chassis import personal
from services.identity.commands import end_sessions
from services.identity.domain import erasures
from services.identity.domain.events import PersonErased
from services.identity.store import Tx


def handle(tx: Tx, erasure_id: str) -> None:
    """Who came to be needed again meanwhile stays, and the request says so."""
    asked = tx.erasures.find(erasure_id)
    if asked is None or not asked.open:
        return
    person = tx.persons.get(asked.person_id)
    if needs := tx.needs_of(person.id):
        kept, events = erasures.close(asked, tx.by.subject, ", ".join(needs))
        tx.erasures.save(kept, *events)
        return
    _end_account(tx, person.id)
    tx.persons.save(replace(person, active=False), PersonErased(person.id))
    tx.erasures.save(erasures.carried_out(asked))
    personal.begin_erasure(tx, person.id, asked.id)


def _end_account(tx: Tx, person_id: str) -> None:
    end_sessions.handle(tx, person_id=person_id)
    account = tx.accounts.first({"person_id": person_id})
    if account is None:
        return
    if factors := tx.second_factors.find(account.id):
        tx.second_factors.remove(factors)
    if reset := tx.password_resets.find(account.id):
        tx.password_resets.remove(reset)
    tx.accounts.remove(account)
