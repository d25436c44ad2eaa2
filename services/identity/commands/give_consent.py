# SPDX-License-Identifier: AGPL-3.0-or-later
"""Agree to a purpose in the words that one was shown."""

from typing import Literal

from pydantic import Field

from services.chassis.http import Input
from services.identity.domain import consents
from services.identity.domain.consents import Consent
from services.identity.policies.rights import ConsentPolicy
from services.identity.store import Tx


class GiveConsent(Input):
    """`version` and `language`: of the words that were read."""

    purpose: str = Field(min_length=1, max_length=40)
    version: int = Field(ge=1)
    language: Literal["zh", "en"] = "zh"


def handle(tx: Tx, cmd: GiveConsent) -> Consent:
    """Raises NotFound for who is no person here, UnknownPurpose, OtherWords."""
    person = tx.persons.get(tx.by.subject)
    asked = tx.policy(ConsentPolicy).versions
    earlier = tx.consents.list({"person_id": person.id}, limit=200)
    read = cmd.version, cmd.language
    given, events = consents.give(tx.new_id(), person.id, cmd.purpose, read, asked, earlier, tx.now)
    if events:
        tx.consents.add(given, *events)
    return given
