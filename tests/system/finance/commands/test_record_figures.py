# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.finance.commands import record_figures
from services.finance.commands.record_figures import RecordFigures
from services.finance.domain.bills import Tariff
from services.finance.domain.dunning_errors import NoFigures, UnknownUnit
from tests.system.finance.billing import billed, bills_of, tariff
from tests.system.finance.compound import OWNERS, TREASURER, Bench, flat, number


def recorded(bench: Bench, known: Tariff, values: dict[str, int], month: str = "standing") -> None:
    figures = [{"unit_id": unit, "value": value} for unit, value in values.items()]
    cmd = RecordFigures.model_validate({"month": month, "figures": figures})
    bench.act(TREASURER, lambda tx: record_figures.handle(tx, known.id, cmd))


def test_spaces_stand_until_they_change_and_meters_count_for_their_month(bench: Bench):
    parking, water = tariff(bench, "spaces * 200"), tariff(bench, "quantity * 3.5")
    recorded(bench, parking, {flat(1): 2000})
    recorded(bench, water, {flat(2): 12_345}, "2026-03")
    for month in ("2026-03", "2026-04"):
        for known in (parking, water):
            billed(bench, known, month)
    bench.fire()
    assert [one.amount.fen for one in bills_of(bench, OWNERS[0])] == [40_000, 40_000]
    assert [one.amount.fen for one in bills_of(bench, OWNERS[1])] == [4321]


def test_only_what_the_formula_asks_for_of_units_that_there_are(bench: Bench):
    known = tariff(bench)
    with pytest.raises(NoFigures):
        recorded(bench, known, {flat(1): 1000})
    parking = tariff(bench, "spaces * 200")
    with pytest.raises(UnknownUnit):
        recorded(bench, parking, {flat(1): 1000, number(1999): 1000})
    assert bench.read().figures.list({}) == []
