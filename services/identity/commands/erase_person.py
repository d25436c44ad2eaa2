# SPDX-License-Identifier: AGPL-3.0-or-later
"""Erase a person's data once that is due and nothing is open, here and by event everywhere."""

from dataclasses import replace
from datetime import timedelta

from services.chassis import personal
from services.identity.commands import end_sessions
from services.identity.domain import erasures
from services.identity.domain.erasures import Erasure, ErasureState
from services.identity.domain.events import PersonErased
from services.identity.policies.rights import RightsPolicy
from services.identity.store import LOOK, Tx


def handle(tx: Tx, erasure_id: str) -> None:
    """On its day every service is asked anew; once nothing is open anywhere it is carried out."""
    asked = tx.erasures.find(erasure_id)
    if asked and asked.state is ErasureState.GRANTED:
        waits = timedelta(days=tx.policy(RightsPolicy).waits_days)
        tx.ask_anew(erasures.fall_due(asked, tx.now + waits))
    elif asked and asked.state is ErasureState.WAITING:
        asked = erasures.hear(asked, tx.own_answer(asked))
        if asked.standing or asked.silent(tx.tools.answering):
            tx.keep_erasure(asked)
        else:
            _erase(tx, asked)


def _erase(tx: Tx, asked: Erasure) -> None:
    person = tx.persons.get(asked.person_id)
    _end_account(tx, person.id)
    tx.persons.save(replace(person, active=False), PersonErased(person.id))
    tx.erasures.save(erasures.carried_out(asked))
    tx.timers.cancel(LOOK, asked.id)
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
    personal.blank_events(tx, f"account/{account.id}", person_id, about=True)
