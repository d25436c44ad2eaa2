# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, NotFound, Principal
from services.dispatch.commands import retire_good
from services.dispatch.domain.goods import Good
from services.dispatch.domain.point_errors import GoodRetired
from tests.system.dispatch.api import NOBODY
from tests.system.dispatch.district import DESK, RESIDENT, Bench
from tests.system.dispatch.point_samples import entered, ready, redeemed, shelved


def retire(bench: Bench, good_id: str, by: Principal = DESK) -> Good:
    return bench.act(by, lambda tx: retire_good.handle(tx, good_id))


def test_nobody_redeems_it_any_more_and_what_was_is_handed_out(bench: Bench):
    entered(bench)
    good = shelved(bench)
    one = redeemed(bench, good)
    assert retire(bench, good.id).state == "retired"
    with pytest.raises(GoodRetired):
        redeemed(bench, good)
    assert ready(bench, one).state == "ready"


def test_once_and_by_who_keeps_it(bench: Bench):
    good = shelved(bench)
    with pytest.raises(Forbidden):
        retire(bench, good.id, RESIDENT)
    with pytest.raises(NotFound):
        retire(bench, NOBODY)
    retire(bench, good.id)
    with pytest.raises(GoodRetired):
        retire(bench, good.id)
