# SPDX-License-Identifier: AGPL-3.0-or-later
"""Leases, bids, bank lines and settlements as rules; properties beside examples."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.calendar import months_after
from services.chassis.values import Money, OrgPath
from services.finance.domain import bank_lines, bank_reading, calls, leases, settlements
from services.finance.domain.asset_errors import TermTooLong
from services.finance.domain.bank_lines import BankLine, Columns
from services.finance.domain.calls import Bid
from services.finance.domain.entries import Line
from services.finance.domain.leases import Lease
from services.finance.domain.till_errors import BadSettlement

PLACE = OrgPath("/320585/001/002/c01")
NOW = datetime(2026, 3, 2, tzinfo=UTC)
HEAD = "reference,event,amount,fee,currency"


def lease(begins: date, months: int, rent: int) -> Lease:
    return Lease(
        id="l",
        asset_id="a",
        place=PLACE,
        within=PLACE.ancestors(),
        name="车位",
        lessee="x",
        payer="p",
        fund_id="f",
        account="4101",
        begins=begins,
        months=months,
        rent=Money(rent),
        due_days=10,
        resolution_id="r",
        matter="m",
        signed_at=NOW,
        signed_by="t",
    )


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 240))
def test_months_of_a_lease_follow_one_another(day: date, number: int):
    later = months_after(day, number)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == number
    assert later.day <= day.day


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 24), st.integers(1, 10**7), st.data())
def test_no_more_is_owed_back_than_was_billed_and_nothing_at_the_end(
    begins: date, months: int, rent: int, data: st.DataObject
):
    known = lease(begins, months, rent)
    on = begins + timedelta(days=data.draw(st.integers(0, (known.ends - begins).days)))
    billed = Lease(**{**vars(known), "billed": data.draw(st.integers(0, months))})
    _, back, _ = leases.end(billed, on, "")
    assert 0 <= back.fen <= billed.billed * rent
    assert leases.end(billed, known.ends, "")[1].fen == 0


def test_a_lease_is_for_twenty_years_at_the_most():
    calls.check_term(240)
    with pytest.raises(TermTooLong):
        calls.check_term(241)


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=20))
def test_the_highest_bid_comes_first_and_of_equal_ones_the_earlier(amounts: list[int]):
    bids = [
        Bid(
            id=str(n),
            call_id="c",
            number=n,
            bidder="b",
            name="n",
            company_id=None,
            amount=Money(fen),
            terms="",
            made_at=NOW,
            salt="s",
        )
        for n, fen in enumerate(amounts)
    ]
    ranked = calls.ranked(bids)
    assert [(-one.amount.fen, one.number) for one in ranked] == sorted(
        (-fen, n) for n, fen in enumerate(amounts)
    )
    assert len({one.digest for one in bids}) == len(bids)


@given(
    st.integers(-(10**9), 10**9).filter(bool), st.lists(st.tuples(st.sampled_from("fgh"), st.integers(1, 9)))
)
def test_out_of_suspense_every_fund_is_balanced(fen: int, parts: list[tuple[str, int]]):
    line = BankLine(
        id="l",
        account_id="a",
        statement_id="s",
        place=PLACE,
        within=PLACE.ancestors(),
        day=NOW.date(),
        amount=Money(fen),
        payer="",
        text="",
        reference="",
    )
    given_parts = [Line("1122", fund, Money(-much)) for fund, much in parts]
    found = bank_lines.cleared_lines(line, "f", given_parts)
    for fund in "fgh":
        assert sum(one.amount.fen for one in found if one.fund_id == fund) == 0


def test_a_line_has_the_same_key_in_every_file_and_alike_lines_have_their_own():
    columns = Columns(day="d", amount="a", text="t")
    once = bank_reading.read_csv("d,a,t\n2026-03-02,1.5,x\n2026-03-02,1.5,x\n", columns)
    again = bank_reading.read_csv("\ufeffd,a,t\n2026-03-02,1.50,x\n", columns)
    assert (once[0].key == again[0].key, once[0].key == once[1].key) == (True, False)
    assert [one.amount.fen for one in once] == [150, 150]


def test_references_are_read_out_of_what_a_payer_wrote():
    assert bank_reading.references("物业费 3f2a9c0b7e11,张三 3F2A9C0B7E11F") == ["3F2A9C0B7E11"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"day,2026-03-01\n{HEAD}\ntotal,0,0,0,PO\n",
        f"day,2026-03-02\n{HEAD}\n320585.p,paid,100,1,CNY\ntotal,1,101,1,PO\n",
        f"day,2026-03-02\n{HEAD}\n320586.p,paid,100,1,CNY\ntotal,1,100,1,PO\n",
        f"day,2026-03-02\n{HEAD}\n320585.p,stolen,100,1,CNY\ntotal,1,100,1,PO\n",
        f"day,2026-03-02\n{HEAD}\n320585.p,paid,1.00,1,CNY\ntotal,1,1,1,PO\n",
        f"day,2026-03-02\n{HEAD}\n320585.p,paid,100,1\ntotal,1,100,1,PO\n",
    ],
)
def test_a_settlement_that_does_not_add_up_is_refused_whole(text: str):
    with pytest.raises(BadSettlement):
        settlements.read("s", text, "320585", date(2026, 3, 2), NOW)


def test_a_settlement_without_rows_is_none():
    assert (
        settlements.read("s", f"day,2026-03-02\n{HEAD}\ntotal,0,0,0,PO\n", "320585", date(2026, 3, 2), NOW)
        is None
    )
