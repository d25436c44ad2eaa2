# SPDX-License-Identifier: AGPL-3.0-or-later
"""Record what a tariff asks for of units: what meters counted in a month, or how many spaces there are."""

from pydantic import Field

from services.chassis import written
from services.chassis.http import Id, Input
from services.finance.domain import charges
from services.finance.domain.authority import Permission
from services.finance.domain.bills import Tariff
from services.finance.domain.charges import STANDING, Figure
from services.finance.domain.dunning_errors import UnknownUnit
from services.finance.domain.events import FiguresRecorded
from services.finance.store import UNITS_AT_ONCE, Tx

MOST = 10**10


class FigureInput(Input):
    """`value`: in thousandths; 2000 are two spaces."""

    unit_id: Id
    value: int = Field(ge=0, le=MOST)


class RecordFigures(Input):
    """`month`: as `2026-03`, or `standing` for the number of spaces."""

    month: str = Field(STANDING, pattern=rf"{written.MONTH}|^{STANDING}$")
    figures: tuple[FigureInput, ...] = Field(min_length=1, max_length=UNITS_AT_ONCE)


def handle(tx: Tx, tariff_id: str, cmd: RecordFigures) -> Tariff:
    """Raises NoFigures, UnknownUnit: then none is recorded."""
    tariff = tx.tariffs.get(tariff_id)
    tx.require(Permission.BILLS_RUN, tariff.place)
    charges.check_figure(tariff, cmd.month)
    asked = {one.unit_id: one.value for one in cmd.figures}
    known = {unit.id for unit in tx.places.several(asked) if unit.lies_in(tariff.place)}
    for unit_id, value in asked.items():
        if unit_id not in known:
            raise UnknownUnit(unit_id)
        tx.figures.put(Figure(charges.figure_id(tariff.id, unit_id, cmd.month), value))
    tx.tariffs.save(tariff, FiguresRecorded(tariff.id, cmd.month, len(asked)))
    return tariff
