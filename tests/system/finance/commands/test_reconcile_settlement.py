# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import datetime

from services.finance.domain.bank_lines import LineState, Reason
from services.finance.domain.chart import Known
from services.finance.domain.kinds import Difference
from services.finance.domain.payments import Told
from services.finance.domain.settlements import SettlementState
from tests.system.finance.billing import (
    begun,
    billed,
    bills_of,
    owing,
    pay,
    provider,
    refund,
    tariff,
    told_of,
)
from tests.system.finance.commands.test_fetch_settlement import DAY, fetched
from tests.system.finance.compound import COMPOUND, OWNERS, TENANT, Bench
from tests.system.finance.till import account, lines_of, statement


def reconciled(bench: Bench):
    fetched(bench)
    bench.fire()
    (known,) = fetched(bench)
    assert known.state is SettlementState.RECONCILED
    return known


def differences(bench: Bench) -> dict[str, Difference]:
    found = bench.read().discrepancies.list({"within": f"/{TENANT}", "open": True})
    return {one.payment_id: one.difference for one in found}


def test_fees_are_booked_and_the_payout_is_known_on_the_bank_statement(bench: Bench):
    bill, fund = owing(bench), bench.fund()
    with provider(bench):
        pay(bench, begun(bench, bill))
        known = reconciled(bench)
    assert (known.differences, differences(bench)) == (0, {})
    assert bench.books(bill.fund_id)[Known.PROVIDER_FEES] == 101
    row = f"2026-03-03,{known.net.fen / 100:.2f},,支付平台,结算,{known.payout}"
    (line,) = lines_of(bench, statement(bench, account(bench, fund), row))
    assert (line.state, line.reason) == (LineState.MATCHED, Reason.PAYOUT)
    books = bench.books(bill.fund_id)
    assert (books[Known.PROVIDER], books[Known.BANK]) == (0, known.net.fen)
    assert bench.read().settlements.get(known.id).paid == (COMPOUND,)
    assert known.day == DAY


def test_what_was_paid_in_the_evening_belongs_to_the_day(bench: Bench):
    billed(bench, tariff(bench))
    bench.fire()
    agreed, lost = (bills_of(bench, OWNERS[n])[0] for n in range(2))
    with provider(bench) as sandbox:
        pay(bench, begun(bench, agreed, by=OWNERS[0]))
        bench.clock.set(datetime.fromisoformat(f"{DAY}T22:00:00+08:00"))
        lost = begun(bench, lost, by=OWNERS[1])
        sandbox.notify("paid", told_of(lost))
        bench.until("2026-03-03")
        reconciled(bench)
    assert differences(bench) == {lost.id: Difference.MISSING}


def test_whatever_differs_is_listed_with_its_reason(bench: Bench):
    billed(bench, tariff(bench))
    bench.fire()
    owed = [bills_of(bench, OWNERS[n])[0] for n in range(5)]
    with provider(bench) as sandbox:
        agreed, silent, cheaper, lost, back = (
            begun(bench, bill, by=OWNERS[n]) for n, bill in enumerate(owed)
        )
        pay(bench, agreed)
        sandbox.move(Told.PAID, told_of(silent))
        sandbox.notify("paid", told_of(cheaper))
        sandbox.move(Told.PAID, told_of(cheaper, amount=1))
        sandbox.notify("paid", told_of(lost))
        pay(bench, back)
        sandbox.move(Told.REFUNDED, told_of(back))
        stranger = bench.id()
        sandbox.move(Told.PAID, told_of(agreed, reference=f"{TENANT}.{stranger}"))
        sandbox.move(Told.PAID, told_of(agreed))
        bench.until("2026-03-03")
        known = reconciled(bench)
    assert differences(bench) == {
        silent.id: Difference.NOT_TOLD,
        cheaper.id: Difference.AMOUNT,
        lost.id: Difference.MISSING,
        back.id: Difference.REFUND_NOT_TOLD,
        stranger: Difference.UNKNOWN,
        agreed.id: Difference.TWICE,
    }
    assert known.differences == 6


def test_a_refund_takes_its_fee_back(bench: Bench):
    bill = owing(bench)
    with provider(bench) as sandbox:
        payment = begun(bench, bill)
        pay(bench, payment)
        refund(bench, payment)
        bench.fire()
        assert sandbox.notify("refunded", told_of(payment)) == 200
        known = reconciled(bench)
    assert (known.count, known.net.fen, known.differences) == (2, 0, 0)
    assert bench.books(bill.fund_id)[Known.PROVIDER] == 0
