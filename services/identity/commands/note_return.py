# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody has logged in: that is a tie, and calls off the erasure of one who had none; part of a log-in."""

from dataclasses import replace

from services.identity.commands import cancel_erasure
from services.identity.domain.erasures import Ground
from services.identity.store import Tx


def handle(tx: Tx, person_id: str) -> None:
    person = tx.persons.get(person_id)
    if person.untied_since is not None:
        tx.persons.save(replace(person, untied_since=None))
    for one in tx.erasures_of(person_id):
        if one.open and one.ground is Ground.FULFILLED:
            cancel_erasure.call_off(tx, one)
