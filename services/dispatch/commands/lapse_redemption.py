# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was ready was not fetched in time: it goes back on the shelf, the points to their owner."""

from services.dispatch.domain.goods import WAITING
from services.dispatch.store import Tx

REASON = "not_collected"


def handle(tx: Tx, redemption_id: str) -> None:
    one = tx.redemptions.find(redemption_id)
    if one and one.state in WAITING and one.collect_by and one.collect_by <= tx.now:
        tx.take_back(one, REASON)
