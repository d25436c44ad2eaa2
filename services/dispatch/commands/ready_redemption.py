# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say that what was redeemed lies ready to be fetched."""

from datetime import timedelta

from services.dispatch.domain import goods, sharing_access
from services.dispatch.domain.goods import Redemption
from services.dispatch.policies.points import PointPolicy
from services.dispatch.store import Tx


def handle(tx: Tx, redemption_id: str) -> Redemption:
    """Raises NotFound, Forbidden, WrongRedemptionState."""
    one = tx.redemptions.get(redemption_id)
    sharing_access.check_redemption_kept(tx.by, one)
    calendar = tx.calendar_at(one.place_path)
    days = tx.policy(PointPolicy, one.place_path).collect_days
    last = calendar.local_date(tx.now) + timedelta(days=days)
    return tx.save_redemption(*goods.make_ready(one, calendar.end_of_period(last)))
