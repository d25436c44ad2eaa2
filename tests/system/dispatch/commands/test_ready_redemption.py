# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, NotFound
from services.dispatch.domain.point_errors import WrongRedemptionState
from tests.system.dispatch.district import NEIGHBOUR, RESIDENT, STRANGER, Bench
from tests.system.dispatch.point_samples import entered, names, ready, redeemed, shelved
from tests.unit.dispatch.samples import at


def test_it_can_be_fetched_until_a_day_of_the_policy(bench: Bench):
    entered(bench)
    one = ready(bench, redeemed(bench, shelved(bench)))
    assert (one.state, one.collect_by) == ("ready", at("2015-03-17 00:00"))
    assert names(bench, "redemption", one.id) == ["Redeemed", "GoodReady"]
    with pytest.raises(WrongRedemptionState):
        ready(bench, one)


def test_only_who_keeps_the_shelf_says_so(bench: Bench):
    entered(bench)
    one = redeemed(bench, shelved(bench))
    with pytest.raises(Forbidden):
        ready(bench, one, RESIDENT)
    for by in (NEIGHBOUR, STRANGER):
        with pytest.raises(NotFound):
            ready(bench, one, by)
