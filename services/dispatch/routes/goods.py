# SPDX-License-Identifier: AGPL-3.0-or-later
"""The goods shelf (积分超市): what points buy, and what was redeemed."""

from collections.abc import Sequence
from datetime import datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.dispatch.commands import (
    cancel_redemption,
    create_good,
    hand_out_redemption,
    ready_redemption,
    redeem_good,
    restock_good,
    retire_good,
    revise_good,
)
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.goods import Good, Redemption
from services.dispatch.queries.assignees import person_names
from services.dispatch.queries.points import list_goods, list_redemptions, show_good, show_redemption
from services.dispatch.store import Tx


class GoodView(View):
    """`each`: so many a person at the most, 0: any number."""

    id: str
    version: int
    place_path: str
    name: str
    description: str
    price: int
    each: int
    stock: int
    state: str


class RedemptionView(View):
    """`pickup` is the code that whoever fetches it says: shown to who redeemed it alone."""

    id: str
    version: int
    good_id: str
    person_id: str
    person_name: str
    place_path: str
    name: str
    quantity: int
    points: int
    pickup: str | None
    at: datetime
    state: str
    collect_by: datetime | None
    ended_at: datetime | None
    reason: str


def to_good(tx: Tx, good: Good) -> GoodView:
    return GoodView(
        id=good.id,
        version=tx.goods.version(good),
        place_path=good.place_path,
        **vars(good.offer),
        stock=good.stock,
        state=good.state,
    )


def to_redemptions(tx: Tx, found: Sequence[Redemption]) -> list[RedemptionView]:
    names = person_names(tx, (one.person_id for one in found))
    return [_redemption(tx, one, names.get(one.person_id, "")) for one in found]


def _redemption(tx: Tx, one: Redemption, person_name: str) -> RedemptionView:
    return RedemptionView(
        id=one.id,
        version=tx.redemptions.version(one),
        good_id=one.good_id,
        person_id=one.person_id,
        person_name=person_name,
        place_path=one.place_path,
        name=one.name,
        quantity=one.quantity,
        points=one.points,
        pickup=one.pickup if tx.by.subject == one.person_id else None,
        at=one.at,
        state=one.state,
        collect_by=one.collect_by,
        ended_at=one.ended_at,
        reason=one.reason,
    )


goods = Resource("goods", "/dispatch/v1/goods", of=Tx.goods, shows=to_good, requires=Permission.GOODS_KEEP)
redemptions = Resource(
    "redemptions",
    "/dispatch/v1/redemptions",
    of=Tx.redemptions,
    shows=to_redemptions,
    requires=AUTHENTICATED,
)

goods.create(create_good)
goods.list(list_goods, requires=AUTHENTICATED)
goods.show(show_good, requires=AUTHENTICATED)
goods.replace(revise_good)
goods.act("restock", restock_good)
goods.act("retire", retire_good)
goods.act("redeem", redeem_good, shows=to_redemptions, requires=Permission.GOODS_REDEEM)
redemptions.list(list_redemptions)
redemptions.show(show_redemption)
redemptions.act("ready", ready_redemption, requires=Permission.GOODS_KEEP)
redemptions.act("hand_out", hand_out_redemption, requires=Permission.GOODS_KEEP)
redemptions.act("cancel", cancel_redemption)
