# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, NotFound, Principal
from services.dispatch.commands import retire_good, revise_good
from services.dispatch.commands.revise_good import ReviseGood
from services.dispatch.domain.goods import Good
from services.dispatch.domain.point_errors import GoodRetired
from tests.system.dispatch.api import NOBODY
from tests.system.dispatch.district import DESK, RESIDENT, Bench
from tests.system.dispatch.point_samples import entered, names, redeemed, shelved

DEARER = ReviseGood(name="大瓶洗衣液", price=40, each=1)


def revise(bench: Bench, good_id: str, by: Principal = DESK) -> Good:
    return bench.act(by, lambda tx: revise_good.handle(tx, good_id, DEARER))


def test_another_offer_leaves_what_was_redeemed(bench: Bench):
    entered(bench)
    good = shelved(bench)
    one = redeemed(bench, good)
    changed = revise(bench, good.id)
    assert (changed.offer.price, changed.offer.each, changed.stock) == (40, 1, 4)
    kept = bench.read().redemptions.get(one.id)
    assert (kept.name, kept.points) == ("洗衣液", 30)
    assert names(bench, "good", good.id) == ["GoodChanged"] * 3


def test_what_is_retired_or_not_ones_own_is_refused(bench: Bench):
    good = shelved(bench)
    with pytest.raises(Forbidden):
        revise(bench, good.id, RESIDENT)
    with pytest.raises(NotFound):
        revise(bench, NOBODY)
    bench.act(DESK, lambda tx: retire_good.handle(tx, good.id))
    with pytest.raises(GoodRetired):
        revise(bench, good.id)
