# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take one's consent to a purpose back."""

from pydantic import Field

from services.chassis.http import Input
from services.identity.domain import consents
from services.identity.domain.consents import Consent
from services.identity.store import Tx


class WithdrawConsent(Input):
    purpose: str = Field(min_length=1, max_length=40)


def handle(tx: Tx, cmd: WithdrawConsent) -> Consent:
    """Raises NoConsent."""
    earlier = tx.consents.list({"person_id": tx.by.subject}, limit=200)
    taken_back, events = consents.withdraw(cmd.purpose, earlier, tx.now)
    tx.consents.save(taken_back, *events)
    return taken_back
