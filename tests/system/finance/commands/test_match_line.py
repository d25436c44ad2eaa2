# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, Invalid
from services.finance.domain.bank_lines import LineState, Reason
from services.finance.domain.billing_errors import BillsOfOthers
from services.finance.domain.chart import Known
from services.finance.domain.errors import AgainstPurpose, FundElsewhere, NeedsApproval
from services.finance.domain.kinds import FundKind, MatchKind
from services.finance.domain.till_errors import EntryMatched, MatchDiffers, NotAnIncome
from services.finance.queries import till as queries
from tests.system.finance.billing import owing
from tests.system.finance.commands.test_reverse_entry import reversed_
from tests.system.finance.compound import NEIGHBOURHOOD, OWNERS, TREASURER, Bench
from tests.system.finance.till import account, lines_of, matched, statement


def waiting(bench: Bench, row: str, fund: str = ""):
    known = account(bench, fund)
    return lines_of(bench, statement(bench, known, row))[0]


def test_a_person_decides_from_proposals_and_takes_it_back_by_a_reversal(bench: Bench):
    bill, fund = owing(bench), bench.fund()
    line = waiting(bench, f"2026-03-02,999.00,,业主,{bill.reference},L1", fund)
    (proposal,) = queries.list_proposals(bench.read(TREASURER), line.id)
    assert (proposal.reason, proposal.certain, proposal.ids) == (Reason.REFERENCE, False, (bill.id,))
    with pytest.raises(MatchDiffers):
        matched(bench, line, MatchKind.BILLS, bill.id)
    line = lines_of(
        bench,
        statement(bench, bench.read().bank_accounts.get(line.account_id), "2026-03-03,10,,业主,交费,L2"),
    )[0]
    with pytest.raises(Forbidden):
        matched(bench, line, MatchKind.BILLS, bill.id, by=OWNERS[0])
    done = matched(bench, line, MatchKind.BILLS, bill.id)
    assert bench.read().bills.get(bill.id).paid.fen == 1_000
    assert bench.books(fund)[Known.SUSPENSE] == -99_900
    reversed_(bench, done.entry_id)
    assert bench.read().bank_lines.get(line.id).state is LineState.SUSPENSE
    assert bench.read().bills.get(bill.id).paid.fen == 0
    assert bench.read().funds.get(fund).held.fen == 100_900
    assert matched(bench, line, MatchKind.ACCOUNT, fund, account="4001").entry_id != done.entry_id


def test_what_came_is_income_what_left_is_small_and_for_the_purpose(bench: Bench):
    fund = bench.fund(cash=200_000)
    known = account(bench, fund)
    rows = (
        "2026-03-01,8.00,,某人,捐款,L1",
        "2026-03-02,,9.00,银行,手续费,L2",
        "2026-03-03,,600.00,某人,?,L3",
    )
    came, left, much = lines_of(bench, statement(bench, known, *rows))
    narrow = bench.fund(allowed=["5003"])
    for refusal, line, where, given in (
        (NotAnIncome, came, fund, {"account": "5002"}),
        (Invalid, came, fund, {}),
        (FundElsewhere, came, bench.fund(place_path=NEIGHBOURHOOD), {"account": "4001"}),
        (AgainstPurpose, left, narrow, {"account": "5002"}),
        (NeedsApproval, much, fund, {"account": "5002"}),
    ):
        with pytest.raises(refusal):
            matched(bench, line, MatchKind.ACCOUNT, where, **given)
    matched(bench, left, MatchKind.ACCOUNT, fund, account="5002")
    assert bench.books(fund)["5002"] == 900
    gift = bench.fund(FundKind.DONATION)
    matched(bench, came, MatchKind.ACCOUNT, gift, account="4301")
    assert bench.books(gift) == {Known.BANK: 800, Known.DONATIONS: -800}


def test_an_entry_stands_on_the_statement_once_with_its_amount(bench: Bench):
    fund = bench.fund()
    known = account(bench, fund)
    rows = ("2026-03-02,8.00,,甲,转账,L1", "2026-03-03,8.00,,乙,转账,L2", "2026-03-04,9.00,,丙,转账,L3")
    first, second, other = lines_of(bench, statement(bench, known, *rows))
    entry = bench.post((Known.BANK, fund, 800), (Known.FEES, fund, -800))
    with pytest.raises(MatchDiffers):
        matched(bench, other, MatchKind.ENTRY, entry.id)
    with pytest.raises(Invalid):
        matched(bench, first, MatchKind.ENTRY, entry.id, bench.id())
    matched(bench, first, MatchKind.ENTRY, entry.id)
    with pytest.raises(EntryMatched):
        matched(bench, second, MatchKind.ENTRY, entry.id)
    assert bench.books(fund)[Known.BANK] == 2_500
    elsewhere = bench.fund(place_path=NEIGHBOURHOOD)
    bill = owing(bench)
    bench.act(TREASURER, lambda tx: None)
    assert elsewhere
    assert bill.open
    with pytest.raises(MatchDiffers):
        matched(bench, second, MatchKind.BILLS, bill.id, bill.id) if bill.owed.fen < 800 else matched(
            bench, second, MatchKind.ENTRY, bench.post((Known.BANK, fund, 1), (Known.FEES, fund, -1)).id
        )
    assert BillsOfOthers
