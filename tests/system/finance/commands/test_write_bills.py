# SPDX-License-Identifier: AGPL-3.0-or-later
import signal
import sys
from contextlib import suppress
from subprocess import run

import pytest

from scripts.bench.filling import stored
from scripts.debian import ROOT
from services.chassis.jobs import STEP
from services.chassis.store.jobs import JobState
from services.chassis.values import Money
from services.finance.commands import write_bills
from services.finance.commands.write_bills import BILLS_AT_ONCE
from services.finance.domain.chart import Known
from services.finance.domain.places import Ownership, Place
from services.finance.store import Tx
from tests.system.finance.billing import billed, bills_of, tariff
from tests.system.finance.compound import BUILDING, FLATS, OWNERS, Bench, number
from tests.system.ground import written_by_others


def more_flats(bench: Bench, count: int) -> None:
    """Flats of one more owner, and one whose owner nobody knows."""
    paths = [BUILDING.child(f"x{n:04d}") for n in range(count)]
    units = [
        Place(number(3000 + n), path, "unit", f"加{n}", True, path.ancestors(), 8000)
        for n, path in enumerate(paths)
    ]
    owned = [Ownership(one.id, one.path, (number(60),), number(60), "2020-01-01") for one in units[1:]]
    for collection, values in ((Tx.places, units), (Tx.ownerships, owned)):
        documents = [stored(collection, OWNERS[0].tenant, one) for one in values]
        bench.store.database.collection(collection.name).insert_many(documents)


def test_every_unit_is_billed_by_its_area_in_pieces(bench: Bench):
    more_flats(bench, BILLS_AT_ONCE)
    known = tariff(bench)
    job_id = billed(bench, known)
    bench.fire()
    (run,) = bench.read().runs.list({"tariff_id": known.id})
    assert (run.billed, run.skipped) == (FLATS + BILLS_AT_ONCE - 1, 1)
    assert bench.read().jobs.get(job_id).state is JobState.DONE
    (bill,) = bills_of(bench, OWNERS[0])
    assert (bill.amount, bill.month) == (Money(16_835), "2026-03")
    assert bench.books(known.fund_id) == {Known.RECEIVABLE: run.amount.fen, Known.FEES: -run.amount.fen}
    facts = bench.read().history("run", run.id, limit=100).items
    told = [payer for fact in facts if fact.name == "BillsIssued" for payer in fact.data.payers]
    assert set(told) == {*(owner.subject for owner in OWNERS), number(60)}


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


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_run_whose_worker_is_killed_at_a_commit_goes_on_and_bills_everybody_once(
    bench: Bench, mongodb_uri: str, moment: str
):
    more_flats(bench, BILLS_AT_ONCE + 50)
    known = tariff(bench)
    billed(bench, known)
    written_by_others(bench.store.database)
    prefix = bench.settings.database_prefix
    command = [sys.executable, "-m", "tests.system.finance.killed_run", mongodb_uri, prefix, "1", moment]
    died = run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert died.returncode == -signal.SIGKILL, died.stderr
    bench.store.database.client.admin.command("killAllSessions", [])
    kept = bench.store.database.collection("bills")
    assert kept.count_documents({}) == (BILLS_AT_ONCE - 1 if moment == "after" else 0)
    bench.fire()
    (found,) = bench.read().runs.list({"tariff_id": known.id})
    bills = list(kept.find())
    units = {bill["unit_id"] for bill in bills}
    assert len(units) == len(bills) == found.billed == FLATS + BILLS_AT_ONCE + 49
    owed = sum(bill["amount"]["fen"] for bill in bills)
    assert bench.books(known.fund_id) == {Known.RECEIVABLE: owed, Known.FEES: -owed}
