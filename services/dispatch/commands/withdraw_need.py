# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take back that one asked for help."""

from services.dispatch.domain import sharing_access, skills
from services.dispatch.domain.skills import Need
from services.dispatch.store import Tx


def handle(tx: Tx, need_id: str) -> Need:
    """Raises NotFound, WrongNeedState."""
    need = tx.needs.get(need_id)
    sharing_access.check_need_seen(tx.by, need)
    return tx.save_need(*skills.withdraw(need))
