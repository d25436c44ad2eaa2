# SPDX-License-Identifier: AGPL-3.0-or-later
from services.dispatch.commands import lapse_redemption
from tests.system.dispatch.district import ADMIN, RESIDENT, Bench
from tests.system.dispatch.point_samples import balance, entered, ready, redeemed, shelved, stock
from tests.unit.dispatch.samples import at


def test_what_nobody_fetches_goes_back(bench: Bench):
    entered(bench)
    good = shelved(bench)
    one = ready(bench, redeemed(bench, good))
    bench.clock.set(at("2015-03-16 23:59"))
    assert bench.fire() == 0
    bench.clock.set(at("2015-03-17 00:00"))
    assert bench.fire() == 1
    kept = bench.read().redemptions.get(one.id)
    assert (kept.state, kept.reason, balance(bench), stock(bench, good)) == (
        "cancelled",
        "not_collected",
        60,
        5,
    )


def test_what_is_not_due_or_not_there_stays(bench: Bench):
    entered(bench)
    one = ready(bench, redeemed(bench, shelved(bench)))
    for redemption_id in (one.id, RESIDENT.subject):
        bench.act(ADMIN, lambda tx, known=redemption_id: lapse_redemption.handle(tx, known))
    assert bench.read().redemptions.get(one.id).state == "ready"
