# SPDX-License-Identifier: AGPL-3.0-or-later
"""Add pictures of the matter to an order that is not finished yet."""

from pydantic import Field

from services.chassis import files
from services.chassis.http import Input
from services.dispatch.commands import Photos
from services.dispatch.domain import access, corrections
from services.dispatch.domain.actions import Action
from services.dispatch.domain.orders import Order
from services.dispatch.store import Tx


class AddPhotos(Input):
    """At least one; an order has at most ten."""

    photos: Photos = Field(min_length=1)


def handle(tx: Tx, order_id: str, cmd: AddPhotos) -> Order:
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.ADD_PHOTOS)
    files.claim(tx, cmd.photos, "order", order.id)
    return tx.save_order(*corrections.add_photos(order, cmd.photos, tx.now))
