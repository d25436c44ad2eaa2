# SPDX-License-Identifier: AGPL-3.0-or-later
"""Hand out what was redeemed, to whoever says its code."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Input, Line
from services.dispatch.domain import goods, sharing_access
from services.dispatch.domain.goods import Redemption
from services.dispatch.store import Tx


class HandOutRedemption(Input):
    pickup: Annotated[Line, Field(min_length=1, max_length=20)]


def handle(tx: Tx, redemption_id: str, cmd: HandOutRedemption) -> Redemption:
    """Raises NotFound, Forbidden, WrongRedemptionState, WrongPickupCode."""
    one = tx.redemptions.get(redemption_id)
    sharing_access.check_redemption_kept(tx.by, one)
    return tx.save_redemption(*goods.hand_out(one, cmd.pickup, tx.now))
