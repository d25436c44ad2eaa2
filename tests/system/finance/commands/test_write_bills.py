# SPDX-License-Identifier: AGPL-3.0-or-later
from contextlib import suppress

from services.chassis.jobs import STEP
from services.chassis.store.jobs import JobState
from services.chassis.values import Money
from services.finance.commands import write_bills
from services.finance.domain.chart import Known
from services.finance.domain.places import Ownership, Place
from services.finance.store import UNITS_AT_ONCE, Tx
from tests.system.finance.billing import billed, bills_of, tariff
from tests.system.finance.compound import BUILDING, FLATS, OWNERS, Bench, number


def more_flats(bench: Bench, count: int) -> None:
    """Flats of one more owner, and one whose owner nobody knows."""

    def work(tx: Tx) -> None:
        for n in range(count):
            path = BUILDING.child(f"x{n:03d}")
            unit = Place(number(3000 + n), path, "unit", f"加{n}", True, path.ancestors(), 8000)
            tx.put_copy(Tx.places, unit, 1)
            if n:
                owned = Ownership(unit.id, path, (number(60),), number(60), "2020-01-01")
                tx.put_copy(Tx.ownerships, owned, 1)

    bench.act(OWNERS[0], work)


def test_every_unit_is_billed_by_its_area_in_pieces(bench: Bench):
    more_flats(bench, UNITS_AT_ONCE)
    known = tariff(bench)
    job_id = billed(bench, known)
    bench.fire()
    (run,) = bench.read().runs.list({"tariff_id": known.id})
    assert (run.billed, run.skipped) == (FLATS + UNITS_AT_ONCE - 1, 1)
    assert bench.read().jobs.get(job_id).state is JobState.DONE
    (bill,) = bills_of(bench, OWNERS[0])
    assert (bill.amount, bill.month) == (Money(16_835), "2026-03")
    assert bench.books(known.fund_id) == {Known.RECEIVABLE: run.amount.fen, Known.FEES: -run.amount.fen}


def test_a_piece_that_is_done_again_bills_nobody_twice(bench: Bench):
    known = tariff(bench)
    job_id = billed(bench, known)
    job = bench.read().jobs.get(job_id)

    def killed(tx: Tx) -> None:
        write_bills.handle(tx, job)
        raise KeyboardInterrupt

    with suppress(KeyboardInterrupt):
        bench.act(OWNERS[0], killed)
    assert bills_of(bench, OWNERS[0]) == []
    bench.fire()
    assert [len(bills_of(bench, owner)) for owner in OWNERS] == [1] * FLATS
    assert bench.read().record("timers", f"320585/{STEP}/{job_id}") is None
