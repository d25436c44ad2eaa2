# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, NotFound, Principal
from services.dispatch.commands import restock_good, retire_good
from services.dispatch.commands.restock_good import RestockGood
from services.dispatch.domain.point_errors import GoodRetired, OutOfStock
from tests.system.dispatch.api import NOBODY
from tests.system.dispatch.district import DESK, RESIDENT, Bench
from tests.system.dispatch.point_samples import shelved, stock


def restock(bench: Bench, good_id: str, change: int, by: Principal = DESK) -> None:
    bench.act(by, lambda tx: restock_good.handle(tx, good_id, RestockGood(change=change)))


def test_more_and_fewer_down_to_none(bench: Bench):
    good = shelved(bench)
    restock(bench, good.id, 3)
    restock(bench, good.id, -8)
    assert stock(bench, good) == 0
    with pytest.raises(OutOfStock):
        restock(bench, good.id, -1)


def test_what_is_retired_or_not_ones_own_is_refused(bench: Bench):
    good = shelved(bench)
    with pytest.raises(Forbidden):
        restock(bench, good.id, 1, RESIDENT)
    with pytest.raises(NotFound):
        restock(bench, NOBODY, 1)
    bench.act(DESK, lambda tx: retire_good.handle(tx, good.id))
    with pytest.raises(GoodRetired):
        restock(bench, good.id, 1)
