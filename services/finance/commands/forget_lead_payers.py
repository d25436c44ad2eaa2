# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forget who counted in months that are long over, a piece at a time: the figures stay, the payers do not.

Sensitive personal information is kept no longer than its purpose needs (Personal Information Protection Law,
Art. 19, 28).
"""

from services.chassis.store.paging import sortable
from services.finance.domain.members_lead import FORGOTTEN, Forgotten, earlier
from services.finance.policies import BillingPolicy
from services.finance.store import Tx

AT_ONCE = 200


def handle(tx: Tx, at_once: int = AT_ONCE) -> bool:
    """Whether that was all."""
    before = earlier(f"{tx.today(tx.root):%Y-%m}", tx.policy(BillingPolicy).lead_months)
    old = tx.lead_payers.list({"by_month": {"$lt": sortable(before, "")}}, sort="month", limit=at_once)
    known = tx.lead_forgotten.find(FORGOTTEN) or Forgotten()
    if old and known.before < before:
        tx.lead_forgotten.put(Forgotten(before=before))
    for payer in old:
        tx.lead_payers.remove(payer)
    return len(old) < at_once
