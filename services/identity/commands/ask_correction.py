# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say that the record of oneself is wrong, and how."""

from pydantic import Field

from services.chassis.http import Input, Lines
from services.identity.domain import corrections
from services.identity.domain.corrections import Correction
from services.identity.store import Tx


class AskCorrection(Input):
    text: Lines = Field(min_length=2, max_length=1000)


def handle(tx: Tx, cmd: AskCorrection) -> Correction:
    """Raises NotFound for who is no person here."""
    person = tx.persons.get(tx.by.subject)
    asked, events = corrections.ask(tx.new_id(), person, cmd.text, tx.now)
    tx.corrections.add(asked, *events)
    return asked
