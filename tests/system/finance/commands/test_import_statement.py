# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.domain.bank_lines import LineState, Reason
from services.finance.domain.chart import Known
from services.finance.domain.errors import FundSpent
from services.finance.domain.kinds import MatchKind
from services.finance.domain.till_errors import BadStatement
from tests.system.finance.billing import owing
from tests.system.finance.compound import OWNERS, Bench
from tests.system.finance.letting import RENT, asset, billed, bills_of, leased
from tests.system.finance.till import NUMBER, account, handed_over, lines_of, received, statement

MT940 = f""":20:STMT
:25:{NUMBER}
:28C:1/1
:60F:C260301CNY1000,00
:61:2603020302C100,50NTRFNONREF
:86:unknown
:61:2603020302C7,00NTRFNONREF
:62F:C260302CNY1107,50
"""


def decided(bench: Bench, *rows: str, known=None):
    (line,) = lines_of(bench, statement(bench, known or account(bench), *rows))
    return line


def test_a_file_is_taken_once_and_a_line_once_whatever_files_it_stands_in(bench: Bench):
    fund = bench.fund()
    known = account(bench, fund)
    row = "2026-03-02,100.00,,张三,转账,L1"
    first = statement(bench, known, row)
    assert statement(bench, known, row) == first
    again = statement(bench, known, row, row, "2026-03-03,5,,李四,转账,L2")
    assert (again.lines, again.known) == (3, 1)
    assert bench.books(fund) == {Known.BANK: 20_500, Known.SUSPENSE: -20_500}
    assert bench.read().funds.get(fund).held.fen == 20_500
    with pytest.raises(FundSpent):
        bench.post((Known.WORKS, fund, 1), (Known.BANK, fund, -1))
    with pytest.raises(Forbidden):
        statement(bench, known, row, by=OWNERS[0])


def test_a_reference_decides_what_a_line_is(bench: Bench):
    bill, fund = owing(bench), bench.fund()
    row = f"2026-03-02,{bill.amount.fen / 100:.2f},,业主家属,{bill.reference} 物业费,L1"
    line = decided(bench, row, known=account(bench, fund))
    assert (line.state, line.kind, line.reason) == (LineState.MATCHED, MatchKind.BILLS, Reason.REFERENCE)
    assert not bench.read().bills.get(bill.id).open
    assert bench.books(fund) == {Known.BANK: 0, Known.SUSPENSE: 0}
    assert bench.books(bill.fund_id)[Known.BANK] == bill.amount.fen


def test_payer_and_amount_decide_it_where_one_bill_fits(bench: Bench):
    lease = leased(bench, asset(bench), lessee="王五")
    billed(bench)
    line = decided(bench, f"2026-03-02,{RENT // 100},,王五,转账,L1")
    assert (line.reason, line.matched) == (Reason.PAYER, (bills_of(bench, lease)[0].id,))


def test_a_slip_and_a_payment_of_our_own_are_booked_already(bench: Bench):
    fund = bench.fund(cash=10_000)
    received(bench, fund, 500)
    handover = handed_over(bench, fund, 500)
    paid = bench.post((Known.WORKS, fund, 300), (Known.BANK, fund, -300))
    known, before = account(bench, fund), bench.books(fund)
    rows = ("2026-03-02,5.00,,,现金存入,JK001", "2026-03-03,,3.00,装修队,付款,L2")
    slip, payment = lines_of(bench, statement(bench, known, *rows))
    assert (slip.reason, slip.matched, slip.entry_id) == (Reason.SLIP, (handover.id,), None)
    assert (payment.reason, payment.matched) == (Reason.AMOUNT_DAY, (paid.id,))
    assert bench.books(fund) == before


def test_money_that_left_and_that_the_fund_does_not_have_waits(bench: Bench):
    fund = bench.fund()
    line = decided(bench, "2026-03-02,,8.00,某人,扣款,L1", known=account(bench, fund))
    assert (line.state, bench.books(fund)) == (LineState.WAITING, {})


def test_mt940_is_read_and_checked_against_its_balances(bench: Bench):
    known = account(bench)
    taken = statement(bench, known, text=MT940, syntax="mt940")
    assert [line.amount.fen for line in lines_of(bench, taken)] in ([10_050, 700], [700, 10_050])
    for wrong in (
        MT940.replace("1107,50", "1107,51"),
        MT940.replace(NUMBER, "123456"),
        "流水",
        ":20:STMT",
    ):
        with pytest.raises(BadStatement):
            statement(bench, known, text=wrong, syntax="mt940")


@pytest.mark.parametrize(
    "text",
    [
        "日期,金额",
        "交易日期,贷方金额,借方金额,对方户名,摘要,流水号",
        "交易日期,贷方金额,借方金额,对方户名,摘要,流水号\n3月2日,1,,,,",
        "交易日期,贷方金额,借方金额,对方户名,摘要,流水号\n2026-03-02,一元,,,,",
        "交易日期,贷方金额,借方金额,对方户名,摘要,流水号\n2026-03-02,1.005,,,,",
        "交易日期,贷方金额,借方金额,对方户名,摘要,流水号\n2026-03-02,0,,,,",
        "交易日期,贷方金额,借方金额,对方户名,摘要,流水号\n2026-03-02,1,,,",
        '交易日期,贷方金额,借方金额,对方户名,摘要,流水号\n2026-03-02,"1,,,,',
    ],
)
def test_what_is_wrong_in_a_line_refuses_the_file(bench: Bench, text: str):
    known = account(bench)
    with pytest.raises(BadStatement):
        statement(bench, known, text=text)
    assert bench.read().bank_statements.list({"within": known.place}) == []
