# SPDX-License-Identifier: AGPL-3.0-or-later
"""A billing run of a whole town, as its worker does it, beside a bare `insert_many` of the same bills."""

from time import monotonic

from scripts.bench import compounds, stores
from scripts.bench.compounds import COMPOUND
from scripts.bench.outcome import Outcome, beside_insert
from scripts.bench.run import Run
from scripts.bench.servers import Document
from services.chassis.store import Store
from services.finance.commands import bill_month, open_fund, set_tariff
from services.finance.commands.bill_month import BillMonth
from services.finance.commands.open_fund import OpenFund
from services.finance.commands.set_tariff import SetTariff
from services.finance.domain.kinds import FundKind
from services.finance.store import Tx

NEWS_EVERY_S = 5.0


def billing(run: Run) -> Outcome:
    """Each on an engine that has seen no data."""
    count = run.sizes.billed
    with run.servers.fresh_engine() as uri:
        bills, seconds = _billed(run, stores.finance(run.servers.corner() | {"mongodb_uri": uri}), count)
    with run.servers.fresh_engine() as uri:
        beside_ours = stores.finance(run.servers.corner() | {"mongodb_uri": uri}).database
        bare = compounds.insert_bare(beside_ours, {Tx.bills.name: bills})
    title = f"A billing run of {count:,} units"
    return beside_insert(title, "bills", (count / seconds, count / bare), "billing_vs_insert", 0.5)


def _billed(run: Run, store: Store[Tx], count: int) -> tuple[list[Document], float]:
    """The bills of a run, and how long it took from the command to the last piece."""
    began = monotonic()
    compounds.of_finance(store.database, count)
    run.say(f"  {count:,} units, loaded in {monotonic() - began:,.0f} s")
    treasurer, due = stores.keeper("finance"), stores.finance_due(store)
    given = OpenFund(kind=FundKind.OPERATING, name="物业费", purpose="日常开支", place_path=COMPOUND)
    fund = store.transact(treasurer, lambda tx: open_fund.handle(tx, given))
    asked = SetTariff(name="物业费", fund_id=fund.id, formula="area * 1.85")
    tariff = store.transact(treasurer, lambda tx: set_tariff.handle(tx, asked))
    began = told = monotonic()
    job = store.transact(treasurer, lambda tx: bill_month.handle(tx, tariff.id, BillMonth(month="2026-03")))
    while due.step():
        if monotonic() - told > NEWS_EVERY_S:
            told = monotonic()
            done = store.reader(treasurer).jobs.get(job.id).done
            run.say(f"    {done:,} of {count:,} bills, {done / (told - began):,.0f} a second")
    seconds = monotonic() - began
    bills = list(store.database.collection(Tx.bills.name).find())
    if len(bills) != count or len({bill["unit_id"] for bill in bills}) != count:
        raise RuntimeError(f"{len(bills)} bills for {count} units")
    return bills, seconds
