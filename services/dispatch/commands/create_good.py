# SPDX-License-Identifier: AGPL-3.0-or-later
"""Put a good on the shelf (积分超市) of a place, with its price in points."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Input, Lines, Name
from services.chassis.values import OrgPath
from services.dispatch.domain import goods
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.errors import UnknownPlace
from services.dispatch.domain.goods import Good, Offer
from services.dispatch.store import Tx


class OfferIs(Input):
    """`each`: so many a person at the most, 0: any number."""

    name: Name
    description: Annotated[Lines, Field(max_length=1000)] = ""
    price: int = Field(ge=1, le=100_000)
    each: int = Field(0, ge=0, le=100)

    def value(self) -> Offer:
        return Offer(self.name, self.description, self.price, self.each)


class CreateGood(OfferIs):
    place_path: OrgPath
    stock: int = Field(ge=0, le=100_000)


def handle(tx: Tx, cmd: CreateGood) -> Good:
    """Raises Forbidden, UnknownPlace."""
    tx.require(Permission.GOODS_KEEP, cmd.place_path)
    place = tx.place_at(cmd.place_path)
    if place is None or not place.active:
        raise UnknownPlace(cmd.place_path)
    within = tuple(map(str, cmd.place_path.ancestors()))
    good = Good(id=tx.new_id(), place_path=cmd.place_path, within=within, offer=cmd.value(), stock=cmd.stock)
    tx.goods.add(good, goods.told(good))
    return good
