# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take away the tables that were made long ago: what they hold is kept in the orders themselves.

Personal information is kept no longer than its purpose needs (Personal Information Protection Law, Art. 19).
"""

from datetime import timedelta

from services.chassis import jobs
from services.dispatch.policies import OrderPolicy
from services.dispatch.store import Tx


def handle(tx: Tx) -> bool:
    """Whether that was all."""
    kept = timedelta(days=tx.policy(OrderPolicy).exports_kept_days)
    return jobs.expire(tx, tx.now - kept)
