# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest

from services.chassis.values import Forbidden
from services.finance.commands import post_entry
from services.finance.domain.chart import Known
from services.finance.domain.errors import (
    AgainstPurpose,
    EntryDiffers,
    FundElsewhere,
    FundSpent,
    MixedCurrency,
    NeedsApproval,
    Unbalanced,
    UnknownAccount,
)
from services.finance.domain.kinds import FundKind
from services.finance.queries import balances
from tests.system.finance.compound import BUILDING, DAY, STRANGER, SUPERVISOR, TREASURER, Bench


def test_an_entry_moves_the_balances_of_its_fund(bench: Bench):
    fund = bench.fund(cash=100_000)
    made = bench.post((Known.WORKS, fund, 30_000), (Known.BANK, fund, -30_000))
    assert bench.books(fund) == {Known.BANK: 70_000, Known.OPENING: -100_000, Known.WORKS: 30_000}
    assert bench.told("entry", made.id) == ["EntryPosted"]


def test_the_same_entry_again_changes_nothing_and_another_one_is_refused(bench: Bench):
    fund = bench.fund()
    cmd = bench.entry((Known.BANK, fund, 500), (Known.FEES, fund, -500))
    for _ in range(2):
        bench.act(TREASURER, lambda tx: post_entry.handle(tx, cmd))
    assert bench.cash(fund) == 500
    other = bench.entry((Known.BANK, fund, 600), (Known.FEES, fund, -600), id=cmd.id)
    with pytest.raises(EntryDiffers):
        bench.act(TREASURER, lambda tx: post_entry.handle(tx, other))
    assert bench.cash(fund) == 500


def test_what_is_refused_changes_nothing(bench: Bench):
    fund = bench.fund(FundKind.GRANT, cash=1000, allowed=["5001"])
    open_fund, below = bench.fund(cash=10), bench.fund(place_path=BUILDING)
    before = bench.books(fund)
    for refusal, lines, by in (
        (Unbalanced, ((Known.WORKS, fund, 5), (Known.BANK, fund, -6)), TREASURER),
        (UnknownAccount, (("9999", fund, 5), (Known.BANK, fund, -5)), TREASURER),
        (FundSpent, ((Known.WORKS, fund, 1001), (Known.BANK, fund, -1001)), TREASURER),
        (AgainstPurpose, (("5003", fund, 5), (Known.BANK, fund, -5)), TREASURER),
        (FundElsewhere, ((Known.WORKS, below, 5), (Known.OPENING, below, -5)), TREASURER),
        (
            AgainstPurpose,
            (
                (Known.TRANSFER, fund, 5),
                (Known.BANK, fund, -5),
                (Known.BANK, open_fund, 5),
                (Known.TRANSFER, open_fund, -5),
            ),
            TREASURER,
        ),
        (Forbidden, ((Known.WORKS, fund, 5), (Known.BANK, fund, -5)), SUPERVISOR),
        (Forbidden, ((Known.WORKS, fund, 5), (Known.BANK, fund, -5)), STRANGER),
    ):
        with pytest.raises(refusal):
            bench.post(*lines, by=by)
    mixed = bench.entry((Known.BANK, fund, 5), (Known.FEES, fund, -5)).model_dump(mode="json")
    mixed["lines"][1]["currency"] = "USD"
    with pytest.raises(MixedCurrency):
        bench.act(TREASURER, lambda tx: post_entry.handle(tx, post_entry.PostEntry.model_validate(mixed)))
    assert bench.books(fund) == before


def test_balances_of_any_day_and_of_any_moment(bench: Bench):
    fund = bench.fund()
    moments: list[tuple[datetime, dict[str, int]]] = []
    days = [("2026-03-02", 100), ("2026-02-27", 20), ("2026-01-05", 3), ("2026-03-20", 4000)]
    by_day: dict[str, int] = {}
    for day, fen in days:
        bench.wait(timedelta(days=9))
        bench.post((Known.BANK, fund, fen), (Known.FEES, fund, -fen), effective=day)
        moments.append((bench.clock(), bench.books(fund)))
        by_day[day] = fen
    tx = bench.read()
    for at, known in moments:
        assert {one.account: one.amount.fen for one in balances.at_moment(tx, fund, at)} == known
        earlier = balances.at_moment(tx, fund, at - timedelta(milliseconds=1))
        assert sum(one.amount.fen for one in earlier if one.account == Known.BANK) < known[Known.BANK]
    for day in (DAY.replace(month=1, day=4), DAY.replace(month=2, day=28), DAY, DAY.replace(day=31)):
        wanted = sum(fen for on, fen in by_day.items() if on <= day.isoformat())
        found = {one.account: one.amount.fen for one in balances.on_day(tx, fund, day)}
        assert found.get(Known.BANK, 0) == wanted


def test_many_at_once_into_and_out_of_one_fund_lose_nothing_and_overdraw_nothing(bench: Bench):
    fund = bench.fund(cash=500)
    start, refused = Barrier(8), []

    def pay(into: bool) -> None:
        start.wait()
        for _ in range(5):
            fen = 100 if into else -100
            lines = (Known.BANK, fund, fen), (Known.FEES if into else Known.WORKS, fund, -fen)
            try:
                bench.post(*lines)
            except FundSpent:
                refused.append(1)

    threads = [Thread(target=pay, args=(n < 4,)) for n in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert bench.cash(fund) == 500 + 100 * len(refused)


def test_one_person_pays_away_small_amounts_only(bench: Bench):
    fund, other = bench.fund(cash=200_000), bench.fund()
    with pytest.raises(NeedsApproval):
        bench.post((Known.WORKS, fund, 50_001), (Known.BANK, fund, -50_001))
    bench.post((Known.WORKS, fund, 50_000), (Known.BANK, fund, -50_000))
    bench.post((Known.CASH, fund, 100_000), (Known.BANK, fund, -100_000))
    moved = ((Known.TRANSFER, fund, 70_000), (Known.CASH, fund, -70_000))
    bench.post(*moved, (Known.BANK, other, 70_000), (Known.TRANSFER, other, -70_000))
    assert (bench.cash(fund), bench.cash(other)) == (80_000, 70_000)
