# SPDX-License-Identifier: AGPL-3.0-or-later
"""Offer one's skills no more; nothing of the offer is kept."""

from services.dispatch.store import Tx


def handle(tx: Tx) -> None:
    """Without an offer there is nothing to do."""
    offer = tx.skill_offers.find(tx.by.subject)
    if offer:
        tx.skill_offers.remove(offer)
