# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cancel what was redeemed before it is fetched; points and goods go back."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Input, Lines
from services.dispatch.domain import sharing_access
from services.dispatch.domain.goods import Redemption
from services.dispatch.store import Tx


class CancelRedemption(Input):
    reason: Annotated[Lines, Field(max_length=500)] = ""


def handle(tx: Tx, redemption_id: str, cmd: CancelRedemption) -> Redemption:
    """Raises NotFound, WrongRedemptionState."""
    one = tx.redemptions.get(redemption_id)
    sharing_access.check_redemption_seen(tx.by, one)
    return tx.take_back(one, cmd.reason)
