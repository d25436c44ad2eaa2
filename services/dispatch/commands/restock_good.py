# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say how many more of a good there are, or how many fewer than was thought."""

from pydantic import Field

from services.chassis.http import Input
from services.dispatch.domain import goods
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.goods import Good
from services.dispatch.store import Tx


class RestockGood(Input):
    change: int = Field(ge=-100_000, le=100_000)


def handle(tx: Tx, good_id: str, cmd: RestockGood) -> Good:
    """Raises NotFound, Forbidden, GoodRetired, OutOfStock."""
    good = tx.goods.get(good_id)
    tx.require(Permission.GOODS_KEEP, good.place_path)
    good, events = goods.restock(good, cmd.change)
    tx.goods.save(good, *events)
    return good
