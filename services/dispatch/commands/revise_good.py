# SPDX-License-Identifier: AGPL-3.0-or-later
"""Offer a good of the shelf otherwise: name, words, price, how many each."""

from services.dispatch.commands.create_good import OfferIs
from services.dispatch.domain import goods
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.goods import Good
from services.dispatch.store import Tx


class ReviseGood(OfferIs):
    """The whole offer."""


def handle(tx: Tx, good_id: str, cmd: ReviseGood) -> Good:
    """Raises NotFound, Forbidden, GoodRetired."""
    good = tx.goods.get(good_id)
    tx.require(Permission.GOODS_KEEP, good.place_path)
    good, events = goods.revise(good, cmd.value())
    tx.goods.save(good, *events)
    return good
