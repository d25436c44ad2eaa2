# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.commands import confirm_return
from services.finance.domain.asset_errors import WrongDepositState
from services.finance.domain.chart import Known
from services.finance.domain.deposits import Deposit
from services.finance.domain.errors import SamePerson
from tests.system.finance.compound import ADMIN, SUPERVISOR, TREASURER, Bench
from tests.system.finance.letting import RENT, asked_back, asset, billed, bills_of, deposited, leased


def returned(bench: Bench, deposit: Deposit, by=SUPERVISOR) -> Deposit:
    return bench.act(by, lambda tx: confirm_return.handle(tx, deposit.id))


def test_another_person_pays_it_out_after_what_is_kept_and_owed(bench: Bench):
    known = asset(bench)
    lease = leased(bench, known)
    billed(bench)
    taken = deposited(bench, known.fund_id, RENT + 10_000, lease_id=lease.id)
    with pytest.raises(WrongDepositState):
        returned(bench, taken)
    asked_back(bench, taken, kept=4_000, reason="地锁损坏")
    with pytest.raises(Forbidden):
        returned(bench, taken, TREASURER)
    returned(bench, taken)
    (bill,) = bills_of(bench, lease)
    assert (bill.open, bench.read().funds.get(known.fund_id).held.fen) == (False, 0)
    books = bench.books(known.fund_id)
    assert (books[Known.DEPOSITS], books[Known.COMPENSATION], books[Known.RECEIVABLE]) == (0, -4_000, 0)
    assert books[Known.BANK] == RENT + 4_000
    with pytest.raises(WrongDepositState):
        returned(bench, taken)


def test_nobody_turns_both_keys(bench: Bench):
    taken = deposited(bench, bench.fund())
    asked_back(bench, taken, ADMIN)
    with pytest.raises(SamePerson):
        returned(bench, taken, ADMIN)
