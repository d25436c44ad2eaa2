# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forget who counted in months that are long over, a piece at a time: the figures stay, the persons do not.

Sensitive personal information is kept no longer than its purpose needs (Personal Information Protection Law,
Art. 19, 28).
"""

from services.chassis.store.paging import sortable
from services.dispatch.domain.members_lead import FORGOTTEN, Forgotten, earlier
from services.dispatch.policies.quality import QualityPolicy
from services.dispatch.store import Tx

AT_ONCE = 200


def handle(tx: Tx, at_once: int = AT_ONCE) -> bool:
    """Whether that was all."""
    before = earlier(tx.month(tx.now), tx.policy(QualityPolicy).lead_months)
    old = tx.lead_persons.list({"by_month": {"$lt": sortable(before, "")}}, sort="month", limit=at_once)
    known = tx.lead_forgotten.find(FORGOTTEN) or Forgotten()
    if old and known.before < before:
        tx.lead_forgotten.put(Forgotten(before=before))
    for person in old:
        tx.lead_persons.remove(person)
    return len(old) < at_once
