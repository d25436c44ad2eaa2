# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, Money, OrgPath, Role
from services.finance.commands import take_resolution
from services.finance.domain.chart import Known
from services.finance.domain.dunning_errors import UnknownUnit
from services.finance.domain.kinds import FundKind
from services.finance.domain.maintenance_errors import AccountsShort, NeedsResolution
from services.finance.domain.shares import shares
from services.finance.domain.spending_errors import FundOfOtherMatter
from services.finance.queries.maintenance import list_buildings
from services.finance.store import Tx
from tests.system.finance.compound import (
    ADMIN,
    BUILDING,
    ELSEWHERE,
    ENTRANCE,
    MATTER,
    TREASURER,
    Bench,
    form_entrance,
    person,
)
from tests.system.finance.dues import account, deposited, maintenance
from tests.system.finance.spending import approved, budgeted, done, invoiced, ordered, paid


def voted(bench: Bench, at: OrgPath = BUILDING) -> str:
    """A resolution of a building's owners."""
    vote = bench.id()

    def work(tx: Tx) -> None:
        take_resolution.handle(tx, vote, MATTER, at, "屋面", "修屋面", Money(10**6))

    bench.act(TREASURER, work)
    return vote


def spent(bench: Bench, fund: str, fen: int, at: OrgPath = BUILDING) -> str:
    vote = voted(bench, at)
    budgeted(bench, vote, fund, fen)
    work = ordered(bench, vote)
    done(bench, work)
    invoice = invoiced(bench, work, fen)
    approved(bench, invoice)
    return paid(bench, invoice).id


def test_who_voted_bears_the_cost_by_area_and_who_has_little_left_is_told_once(bench: Bench):
    fund = maintenance(bench, 10_000)
    spent(bench, fund, 80_001)
    left = [account(bench, of).balance.fen for of in range(1, 11)]
    assert sum(left) == 100_000 - 80_001 == bench.cash(fund)
    assert left == sorted(left, reverse=True)
    assert "TopUpDue" in bench.told("household_account", account(bench, 10).id)
    assert bench.told("fund", fund)[-1] == "MaintenanceCharged"


def test_no_account_pays_for_another(bench: Bench):
    fund = maintenance(bench, 1000)
    with pytest.raises(AccountsShort):
        spent(bench, fund, 9990)
    assert bench.cash(fund) == 10_000
    assert account(bench, 1).balance.fen == 1000


def test_it_pays_by_resolution_of_its_own_owners_alone(bench: Bench):
    fund = maintenance(bench, 1000)
    with pytest.raises(NeedsResolution):
        bench.post((Known.WORKS, fund, 100), (Known.BANK, fund, -100))
    with pytest.raises(FundOfOtherMatter):
        budgeted(bench, voted(bench, ELSEWHERE), fund, 100, by=ADMIN)


def test_work_at_an_entrance_is_borne_by_its_flats_alone(bench: Bench):
    """Also where the households paid in before the building's entrances were formed."""
    fund = maintenance(bench, 10_000)
    bench.act(TREASURER, lambda tx: form_entrance(tx, 1, 2, 3))
    spent(bench, fund, 9_000, ENTRANCE)
    left = [account(bench, of).balance.fen for of in range(1, 11)]
    assert (sum(left[:3]), left[3:]) == (21_000, [10_000] * 7)


def test_the_fund_of_an_entrance_is_paid_into_and_drawn_on_by_its_flats_alone(bench: Bench):
    """Who shares a part pays for it (Civil Code Art. 281; MOHURD Order 165 Art. 21), such as a lift."""
    bench.act(TREASURER, lambda tx: form_entrance(tx, 1, 2, 3))
    fund = bench.fund(FundKind.MAINTENANCE, place_path=ENTRANCE)
    with pytest.raises(UnknownUnit):
        deposited(bench, fund, 10_000, range(3, 5))
    deposited(bench, fund, 10_000, range(1, 4))
    with pytest.raises(FundOfOtherMatter):
        budgeted(bench, voted(bench, BUILDING), fund, 100)
    spent(bench, fund, 9_000, ENTRANCE)
    accounts = [account(bench, of) for of in (1, 2, 3)]
    assert [one.balance.fen for one in accounts] == [
        10_000 - part for part in shares(9_000, [one.area for one in accounts])
    ]
    assert bench.cash(fund) == 21_000


def test_who_lives_at_an_entrance_reads_its_fund_and_next_door_does_not(bench: Bench):
    bench.act(TREASURER, lambda tx: form_entrance(tx, 1))
    fund = bench.fund(FundKind.MAINTENANCE, place_path=ENTRANCE)
    home = BUILDING.child("u001")
    inside = person(801, "一单元住户", (home, Role.RESIDENT), (ENTRANCE, Role.RESIDENT))
    next_door = person(802, "二单元住户", (BUILDING.child("u004"), Role.RESIDENT))
    assert list_buildings(bench.read(inside), fund) == []
    with pytest.raises(Forbidden):
        list_buildings(bench.read(next_door), fund)
