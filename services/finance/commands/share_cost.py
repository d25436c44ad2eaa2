# SPDX-License-Identifier: AGPL-3.0-or-later
"""Share a month's cost (公摊) among the units of a tariff's place; the month bills it."""

from itertools import islice
from uuid import UUID, uuid5

from pydantic import Field

from services.chassis.http import Input, Month
from services.finance.commands import Amount
from services.finance.domain import charges
from services.finance.domain.authority import Permission
from services.finance.domain.billing_errors import BilledAlready
from services.finance.domain.charges import Figure, SharedCost, SharingKey
from services.finance.domain.places import UNIT, Place
from services.finance.store import Tx

THOUSANDTHS_PER_FEN = 10


class ShareCost(Input):
    """`quantity` (thousandths) and `unit_price` are published with the amount, where there is a meter."""

    month: Month
    amount: Amount
    key: SharingKey = SharingKey.AREA
    quantity: int | None = Field(None, ge=0, le=10**12)
    unit_price: Amount | None = None


def handle(tx: Tx, tariff_id: str, cmd: ShareCost) -> SharedCost:
    """The tariff's formula asks for `quantity`: each unit's part in yuan is its figure of the month."""
    tariff = tx.tariffs.get(tariff_id)
    tx.require(Permission.BILLS_RUN, tariff.place)
    charges.check_figure(tariff, cmd.month)
    if tx.runs.find(str(uuid5(UUID(tariff.id), cmd.month))):
        raise BilledAlready(tariff.id, cmd.month)
    cost_id = str(uuid5(UUID(tariff.id), f"cost {cmd.month}"))
    if tx.shared_costs.find(cost_id):
        raise BilledAlready(tariff.id, cmd.month)
    units = _units(tx, tariff.place)
    given = SharedCost(
        id=cost_id,
        tariff_id=tariff.id,
        place=tariff.place,
        month=cmd.month,
        amount=cmd.amount.value(),
        key=cmd.key,
        units=len(units),
        shared_at=tx.now,
        quantity=cmd.quantity,
        unit_price=cmd.unit_price.value() if cmd.unit_price else None,
    )
    weights = [1 if cmd.key is SharingKey.HOUSEHOLD else unit.area or 0 for unit in units]
    cost, parts, events = charges.share(given, weights)
    for unit, part in zip(units, parts, strict=True):
        figure = charges.figure_id(tariff.id, unit.id, cmd.month)
        tx.figures.put(Figure(figure, part * THOUSANDTHS_PER_FEN))
    tx.shared_costs.add(cost, *events)
    return cost


def _units(tx: Tx, place: str) -> list[Place]:
    """The active units in the order of their ids. Raises TooManyUnits."""
    units = tx.places.walk({"within": place, "kind": UNIT, "active": True})
    found = list(islice(units, charges.MOST_UNITS + 1))
    charges.check_units(len(found))
    return found
