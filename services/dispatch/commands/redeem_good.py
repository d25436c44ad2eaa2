# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pay for a good of the shelf with points (兑换), at the price that was shown."""

from pydantic import Field

from services.chassis.http import Input
from services.chassis.ids import new_digits
from services.dispatch.domain import goods, points, sharing_access
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.goods import Redemption
from services.dispatch.domain.points import Why
from services.dispatch.store import Tx

PICKUP_DIGITS = 6


class RedeemGood(Input):
    """`points`: what it costs in all, as it was shown."""

    quantity: int = Field(1, ge=1, le=20)
    points: int = Field(ge=1, le=2_000_000)


def handle(tx: Tx, good_id: str, cmd: RedeemGood) -> Redemption:
    """Raises NotFound, Forbidden, NotEnoughPoints and what `goods.take` does."""
    good, me = tx.goods.get(good_id), tx.by.subject
    sharing_access.check_at_home(tx.by, Permission.GOODS_REDEEM, good.place_path)
    had = tx.had(me, good.id) if good.offer.each else 0
    good, taken = goods.take(good, cmd.quantity, cmd.points, had)
    redemption_id, place = tx.new_id(), good.place_path
    account = tx.account_of(me, place)
    why = Why(me, place, subject=f"redemption/{redemption_id}")
    step, lots = points.spend(account, cmd.points, why, tx.moment(place))
    tx.enter(step)
    tx.goods.save(good, *taken)
    one = Redemption(
        id=redemption_id,
        good_id=good.id,
        person_id=me,
        place_path=place,
        within=good.within,
        name=good.offer.name,
        quantity=cmd.quantity,
        points=cmd.points,
        lots=lots,
        pickup=new_digits(PICKUP_DIGITS),
        at=tx.now,
    )
    return tx.save_redemption(*goods.redeem(one))
