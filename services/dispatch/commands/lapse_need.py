# SPDX-License-Identifier: AGPL-3.0-or-later
"""End a need that was open for as long as the policy lets it: who asked is told and may ask again."""

from services.dispatch.domain import skills
from services.dispatch.store import Tx


def handle(tx: Tx, need_id: str) -> None:
    need = tx.needs.get(need_id)
    lapsed, events = skills.lapse(need, tx.now)
    if events:
        tx.save_need(lapsed, events)
