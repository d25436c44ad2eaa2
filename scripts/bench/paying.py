# SPDX-License-Identifier: AGPL-3.0-or-later
"""Many pay at once: all into one fund, and as many into a fund for each."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread
from time import monotonic

from scripts.bench import compounds, stores
from scripts.bench.compounds import COMPOUND
from scripts.bench.measure import alternate
from scripts.bench.outcome import Outcome
from scripts.bench.run import Run
from scripts.bench.subjects.service import TENANT
from services.chassis.clock import system_now
from services.chassis.ids import new_id
from services.chassis.observe import CONFLICTS
from services.chassis.store import Store
from services.chassis.values import Money, Principal
from services.finance.commands import take_notice
from services.finance.domain.bills import Bill
from services.finance.domain.funds import Fund
from services.finance.domain.kinds import FundKind
from services.finance.domain.payments import Notified, Payment, Told
from services.finance.domain.places import Place
from services.finance.routes.billing import PROVIDER
from services.finance.store import Tx

AT_ONCE = 50
AMOUNT = Money(16_835)
BY = Principal(TENANT, PROVIDER, PROVIDER)


def paying(run: Run) -> Outcome:
    """So many threads take what the provider notifies, each in its transactions."""
    store = stores.finance(run.servers.corner())
    whole = Place("c01", COMPOUND, "compound", "c01", True, COMPOUND.ancestors())
    compounds.insert(store.database, Tx.places, [whole])
    funds = [_fund() for _ in range(AT_ONCE)]
    compounds.insert(store.database, Tx.funds, funds)
    each = run.sizes.paid
    conflicts: dict[str, list[float]] = {"hot": [], "spread": []}
    subjects = {
        "hot": _rate(store, funds[:1], each, conflicts["hot"]),
        "spread": _rate(store, funds, each, conflicts["spread"]),
    }
    taken = alternate(subjects, run.sizes.turns, run.say)
    outcome = Outcome(f"Payments a second, {AT_ONCE} at once", "payments/s")
    for name, label in (("hot", "into one fund"), ("spread", f"into {AT_ONCE} funds")):
        outcome.bar(label, taken[name])
        outcome.figure(f"payments_per_second.{name}", taken[name])
        outcome.figure(f"payment_conflicts.{name}", sum(conflicts[name]) / len(conflicts[name]))
    outcome.ratio("payments_hot_vs_spread", taken["hot"].over(taken["spread"]), 0.7)
    return outcome


def _rate(store: Store[Tx], funds: list[Fund], each: int, conflicts: list[float]) -> Callable[[], float]:
    def measure() -> float:
        owed = [_owed(funds[number % len(funds)]) for number in range(AT_ONCE * each)]
        compounds.insert(store.database, Tx.bills, (bill for bill, _ in owed))
        compounds.insert(store.database, Tx.payments, (payment for _, payment in owed))
        met = CONFLICTS._value.get()  # noqa: SLF001 - prometheus_client offers no other way
        seconds = _pay(store, [payment for _, payment in owed])
        conflicts.append((CONFLICTS._value.get() - met) / len(owed))  # noqa: SLF001
        return len(owed) / seconds

    return measure


def _pay(store: Store[Tx], payments: list[Payment]) -> float:
    """Seconds until every payment has come in."""
    start = Barrier(AT_ONCE + 1)
    refused: list[Exception] = []

    def come_in(own: list[Payment]) -> None:
        start.wait()
        try:
            for payment in own:
                _take(store, Notified(TENANT, payment.id, Told.PAID, payment.amount))
        except Exception as error:  # noqa: BLE001 - told by who measures
            refused.append(error)

    threads = [Thread(target=come_in, args=(payments[number::AT_ONCE],)) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    start.wait()
    began = monotonic()
    for thread in threads:
        thread.join()
    if refused:
        raise refused[0]
    return monotonic() - began


def _take(store: Store[Tx], told: Notified) -> None:
    store.transact(BY, lambda tx: take_notice.handle(tx, told))


def _fund() -> Fund:
    return Fund(
        id=new_id(),
        place=COMPOUND,
        within=COMPOUND.ancestors(),
        kind=FundKind.OPERATING,
        name="物业费",
        purpose="日常开支",
        opened_at=system_now(),
    )


def _owed(fund: Fund) -> tuple[Bill, Payment]:
    """A bill, and a payment of it that is begun."""
    now = system_now()
    payer = new_id()
    bill = Bill(
        id=new_id(),
        run_id=new_id(),
        unit_id=new_id(),
        place=COMPOUND,
        payer=payer,
        name="物业费",
        month="2026-03",
        fund_id=fund.id,
        amount=AMOUNT,
        due=(now + timedelta(days=30)).date(),
        remind_at=now + timedelta(days=30),
    )
    payment = Payment(
        id=new_id(),
        place=COMPOUND,
        fund_id=fund.id,
        payer=payer,
        bills=(bill.id,),
        amount=AMOUNT,
        begun_at=now,
    )
    return bill, payment
