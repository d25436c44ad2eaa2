# SPDX-License-Identifier: AGPL-3.0-or-later
"""Names beside the books go after 30 years with the vouchers that they are, or sooner where they are none."""

from datetime import timedelta

from services.chassis.values import Principal
from services.finance.commands import review_statement
from services.finance.commands.review_statement import ReviewStatement
from services.finance.domain.kinds import MatchKind
from services.finance.personal import personal
from tests.system.finance.accounts import published, used
from tests.system.finance.commands.test_award_bid import awarded
from tests.system.finance.commands.test_confirm_return import returned
from tests.system.finance.commands.test_end_lease import ended
from tests.system.finance.compound import OWNERS, SUPERVISOR, TENANT, Bench
from tests.system.finance.letting import asked_back, asset, bid, called, deposited, leased, opened
from tests.system.finance.till import account, lines_of, matched, statement

BLANK = "***"
LAST, FIRST = "2056-12-31", "2057-01-03"
"""The last day on which names on vouchers of 2026 stay, and one on which they are gone."""


def night(bench: Bench) -> None:
    while not bench.store.transact(Principal(TENANT, "timers", "timers"), personal.retention.apply):
        pass


def test_names_on_deposits_and_leases_stay_as_long_as_vouchers_and_while_they_are_open(bench: Bench) -> None:
    fund = bench.fund()
    back, held = deposited(bench, fund), deposited(bench, fund)
    asked_back(bench, back)
    returned(bench, back, SUPERVISOR)
    over, runs = leased(bench, asset(bench)), leased(bench, asset(bench, code="P-02"))
    ended(bench, over, "2026-03-16")
    for day, name in ((LAST, "业主1"), (FIRST, BLANK)):
        bench.until(day)
        night(bench)
        read = bench.read()
        assert [read.deposits.get(one.id).payer for one in (back, held)] == [name, "业主1"]
        assert [read.leases.get(one.id).lessee for one in (over, runs)] == [name, "业主1"]
    left = bench.read().deposits.get(back.id)
    assert (left.purpose, left.amount, left.returned_at is not None) == ("车位押金", back.amount, True)


def test_a_line_of_the_bank_that_is_booked_loses_who_paid_and_one_that_waits_keeps_it(bench: Bench) -> None:
    fund = bench.fund(cash=200_000)
    rows = ("2026-03-01,8.00,,王大明,王大明捐款,L1", "2026-03-02,9.00,,李小红,不明,L2")
    booked, waits = lines_of(bench, statement(bench, account(bench, fund), *rows))
    matched(bench, booked, MatchKind.ACCOUNT, fund, account="4001")
    books = bench.books(fund)
    for day, told in ((LAST, ("王大明", "王大明捐款")), (FIRST, (BLANK, BLANK))):
        bench.until(day)
        night(bench)
        lines = [bench.read().bank_lines.get(one.id) for one in (booked, waits)]
        assert [(one.payer, one.text) for one in lines] == [told, ("李小红", "不明")]
    assert bench.books(fund) == books


def test_who_bid_goes_when_the_call_is_long_decided(bench: Bench) -> None:
    call, high, low = opened(bench)
    awarded(bench, call, high.id)
    waits = bid(bench, called(bench, asset(bench, code="P-09")), 12_000)
    bench.wait(timedelta(days=3 * 365 - 2))
    night(bench)
    names = [one.name for one in (high, low)]
    assert [bench.read().bids.get(one.id).name for one in (high, low)] == names
    bench.wait(timedelta(days=2))
    night(bench)
    left = [bench.read().bids.get(one.id) for one in (high, low, waits)]
    assert [one.name for one in left] == [BLANK, BLANK, waits.name]
    assert [one.digest for one in left[:2]] == [high.digest, low.digest]


def test_words_on_a_statement_go_and_the_stars_stay(bench: Bench) -> None:
    used(bench)
    cmd = ReviewStatement(stars=2, text="维修费太高。")
    said = bench.act(OWNERS[0], lambda tx: review_statement.handle(tx, published(bench).id, cmd))
    for days, text in ((3 * 365 - 1, "维修费太高。"), (400, BLANK)):
        bench.wait(timedelta(days=days))
        night(bench)
        left = bench.read().reviews.get(said.id)
        assert (left.stars, left.text) == (2, text)
