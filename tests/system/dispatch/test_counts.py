# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever sources and people do, in whatever order: what is counted is what a recount finds."""

from contextlib import suppress
from datetime import timedelta
from random import Random

import pytest

from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.invariants import WHOLE, ServiceData
from services.chassis.values import DomainError
from services.dispatch.commands import (
    accept_order,
    assign_order,
    finish_order,
    intake_rows,
    put_policy,
    refuse_order,
    reopen_order,
    start_order,
    withdraw_order,
)
from services.dispatch.commands.assign_order import AssignOrder
from services.dispatch.commands.finish_order import FinishOrder
from services.dispatch.commands.intake_rows import IntakeRow
from services.dispatch.commands.refuse_order import RefuseOrder
from services.dispatch.commands.reopen_order import ReopenOrder
from services.dispatch.commands.report_order import Point
from services.dispatch.commands.withdraw_order import WithdrawOrder
from services.dispatch.domain.tallies import (
    Counts,
    Present,
    counts_of,
    groups_of,
    present_of,
    standing_of,
    tally_of,
)
from services.dispatch.invariants import cells_count_the_orders_on_the_map
from services.dispatch.store import Tx
from tests.system.dispatch.district import ADMIN, BUILDING, COMPANY, COMPOUND, ELSEWHERE, PLUMBER, Bench
from tests.unit.dispatch.samples import at

MONTHS_END = at("2015-03-31 23:30")
COMMANDS = (
    accept_order.handle,
    lambda tx, order: refuse_order.handle(tx, order, RefuseOrder(reason="不在职责内")),
    lambda tx, order: assign_order.handle(tx, order, AssignOrder(assignee_id=PLUMBER.subject)),
    lambda tx, order: assign_order.handle(tx, order, AssignOrder(assignee_id=COMPANY)),
    start_order.handle,
    lambda tx, order: finish_order.handle(tx, order, FinishOrder(result="已修好")),
    lambda tx, order: reopen_order.handle(tx, order, ReopenOrder(reason="没修好")),
    lambda tx, order: withdraw_order.handle(tx, order, WithdrawOrder(reason="")),
)


def any_row(chance: Random, bench: Bench, number: int) -> IntakeRow:
    reported = MONTHS_END + timedelta(minutes=number)
    ended = chance.choice([None, None, reported + timedelta(minutes=chance.randint(-1, 60))])
    return IntakeRow(
        source="city-311",
        external_id=str(chance.randint(1, 8)),
        category=chance.choice(["lamp", "gas-leak", "unheard-of"]),
        description=chance.choice(["灯不亮", "有气味"]),
        channel=chance.choice(["phone", "app"]),
        place_path=chance.choice([None, BUILDING, COMPOUND, ELSEWHERE]),
        reported_at=MONTHS_END,
        due_at=chance.choice([None, MONTHS_END + timedelta(hours=chance.randint(1, 40))]),
        closed_at=ended,
        cancelled=chance.random() < 0.15,
        location=chance.choice([None, Point(latitude=31.45 + chance.random() / 50, longitude=121.1)]),
        version=chance.choice([None, chance.randint(1, 40)]),
    )


def recounted(bench: Bench) -> tuple[dict[tuple[str, ...], Counts], dict[str, Present]]:
    tallies: dict[tuple[str, ...], Counts] = {}
    standings: dict[str, Present] = {}
    for order in bench.read().orders.list({}, limit=200):
        for group in ("", *groups_of(order)):
            tally = tally_of(order.place_path, order.counted_month, 0, group)
            key = (tally.month, tally.place, tally.by, tally.key)
            tallies[key] = tallies.get(key, Counts()).plus(counts_of(order))
        place = standing_of(order.place_path, 0).place
        standings[place] = standings.get(place, Present()).plus(present_of(order))
    return tallies, standings


def kept(bench: Bench) -> tuple[dict[tuple[str, ...], Counts], dict[str, Present]]:
    tallies: dict[tuple[str, ...], Counts] = {}
    standings: dict[str, Present] = {}
    reader = bench.read()
    for tally in (*reader.tallies.list({}, limit=200), *reader.group_tallies.list({}, limit=200)):
        key = (tally.month, tally.place, tally.by, tally.key)
        tallies[key] = tallies.get(key, Counts()).plus(tally.counts)
    for standing in bench.read().standings.list({}, limit=200):
        standings[standing.place] = standings.get(standing.place, Present()).plus(standing.counts)
    return tallies, standings


def on_the_map(bench: Bench) -> list[str]:
    """What the cells of the map count wrongly."""
    grace = timedelta(days=36500)
    data = ServiceData("dispatch", bench.store.database, Tx, bench.clock(), grace, lambda _: data)
    wrong = cells_count_the_orders_on_the_map(data)
    return [offence for offence in wrong if offence != WHOLE]


def without_nothing(counts: tuple[dict, dict]) -> tuple[dict, dict]:
    return tuple(
        {key: one for key, one in part.items() if one not in (Counts(), Present())} for part in counts
    )


@pytest.mark.parametrize("seed", range(3))
def test_any_rows_and_commands_end_in_counts_equal_to_a_recount(bench: Bench, seed: int):
    chance = Random(seed)
    bench.clock.set(MONTHS_END + timedelta(hours=1))
    for number in range(60):
        if number == 30:
            zone = CalendarPolicy(zone="America/New_York")
            bench.act(ADMIN, lambda tx, zone=zone: put_policy.handle(tx, zone, tx.root))
        rows = tuple(any_row(chance, bench, number) for _ in range(2))
        bench.act(ADMIN, lambda tx, rows=rows: intake_rows.handle(tx, rows))
        orders = bench.read().orders.list({}, limit=200)
        with suppress(DomainError):
            order, command = chance.choice(orders), chance.choice(COMMANDS)
            bench.act(ADMIN, lambda tx, order=order, command=command: command(tx, order.id))
        bench.wait(timedelta(minutes=chance.randint(0, 180)))
        bench.fire()
        if number % 15 == 14:
            assert without_nothing(kept(bench)) == without_nothing(recounted(bench))
            assert on_the_map(bench) == []
    assert {order.counted_month for order in bench.read().orders.list({}, limit=200)} == {"2015-03"}
