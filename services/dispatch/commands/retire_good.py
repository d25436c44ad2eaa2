# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take a good off the shelf for good; what was redeemed is still handed out."""

from services.dispatch.domain import goods
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.goods import Good
from services.dispatch.store import Tx


def handle(tx: Tx, good_id: str) -> Good:
    """Raises NotFound, Forbidden, GoodRetired."""
    good = tx.goods.get(good_id)
    tx.require(Permission.GOODS_KEEP, good.place_path)
    good, events = goods.retire(good)
    tx.goods.save(good, *events)
    return good
