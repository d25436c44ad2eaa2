# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import DomainError
from services.dispatch.commands import intake_rows, put_policy
from services.dispatch.commands.intake_rows import IntakeRow
from services.dispatch.domain.tallies import total
from services.dispatch.policies import CategoryPolicy, OrderPolicy
from services.dispatch.queries.orders import OfSource, list_verdicts
from tests.system.dispatch.district import ADMIN, BUILDING, DESK, START, Bench
from tests.unit.dispatch.samples import minutes

DUE = START + minutes(60)


def row(number=1, **changed):
    facts = {
        "source": "city-311",
        "external_id": str(number),
        "category": "Street Light Outages",
        "description": "Street light out",
        "channel": "Citizens Connect App",
        "reported_at": START.isoformat(),
        "due_at": DUE.isoformat(),
    }
    return IntakeRow(**(facts | changed))


def take(bench, *rows, by=ADMIN):
    return bench.act(by, lambda tx: intake_rows.handle(tx, rows))


def said(results):
    """What became of each row: its result, or the code of its refusal."""
    return [r.code if isinstance(r, DomainError) else r.result for r in results]


def verdicts(bench, as_of=None):
    page = list_verdicts(bench.read(), OfSource(source="city-311", as_of=as_of, limit=100))
    return {one.external_id: one.verdict.value for one in page.items}


def test_the_first_row_creates_the_next_closes_and_the_same_again_changes_nothing(bench: Bench):
    [created] = take(bench, row())
    assert created.result == "created"
    order = bench.order(created.order_id)
    assert (order.category, order.place_path, order.clock) == ("other", "/320585", None)
    bench.wait(minutes(30))
    closing = row(closed_at=(START + minutes(20)).isoformat(), closure="Fixed")
    assert said(take(bench, closing)) == ["updated"]
    assert said(take(bench, closing)) == ["unchanged"]
    order = bench.order(created.order_id)
    assert (order.state, order.verdict, order.result) == ("closed", "on_time", "Fixed")
    assert bench.told(order.id) == ["OrderReported", "OrderClosed"]


def test_a_second_run_of_many_rows_changes_nothing(bench: Bench):
    rows = [row(number) for number in range(1, 101)]
    assert {r.result for r in take(bench, *rows)} == {"created"}
    told = len(bench.outbox())
    assert {r.result for r in take(bench, *rows)} == {"unchanged"}
    assert len(bench.outbox()) == told
    assert total(bench.read().tallies.list({"place": "/320585"})).reported == 100


def test_the_same_request_twice_in_one_chunk(bench: Bench):
    bench.wait(minutes(30))
    rows = row(), row(closed_at=DUE.isoformat(), due_at=DUE.isoformat()), row()
    assert said(take(bench, *rows)) == ["created", "dispatch.intake.in_the_future", "unchanged"]


def test_the_limit_of_the_source_breaches_once_and_a_late_closing_takes_it_back(bench: Bench):
    [created] = take(bench, row())
    bench.wait(minutes(61))
    assert verdicts(bench) == {"1": "overdue"}
    bench.fire()
    assert bench.told(created.order_id)[:2] == ["OrderReported", "DeadlineBreached"]
    take(bench, row(closed_at=DUE.isoformat()))
    assert bench.told(created.order_id)[-3:] == ["BreachWithdrawn", "EscalationWithdrawn", "OrderClosed"]
    assert verdicts(bench) == {"1": "on_time"}
    assert verdicts(bench, DUE + minutes(0)) == {"1": "on_time"}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"closed_at": (START - minutes(3)).isoformat()}, "dispatch.intake.closed_before_reported"),
        ({"reported_at": (START + minutes(3)).isoformat()}, "dispatch.intake.in_the_future"),
        ({"source": "linli"}, "dispatch.intake.bad_row"),
        ({"place_path": "/320585/999"}, "dispatch.unknown_place"),
        ({"place_path": "/999999"}, "forbidden"),
    ],
)
def test_a_wrong_row_is_rejected_by_itself(bench: Bench, changed, code):
    assert said(take(bench, row(1), row(2, **changed), row(3))) == ["created", code, "created"]


def test_an_unknown_category_is_rejected_where_the_policy_says_so(bench: Bench):
    policy = CategoryPolicy(unknown_from_source="reject")
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, policy, tx.root))
    assert said(take(bench, row(1), row(2, category="lamp"))) == ["dispatch.unknown_category", "created"]


def test_a_contradiction_is_rejected_and_changes_nothing(bench: Bench):
    bench.wait(minutes(30))
    closed = row(closed_at=(START + minutes(9)).isoformat())
    [created] = take(bench, closed)
    before = bench.order(created.order_id)
    assert said(take(bench, row())) == ["dispatch.intake.contradiction"]
    assert bench.order(created.order_id) == before


def test_an_older_state_that_comes_late_changes_nothing_and_is_said_so(bench: Bench):
    first, second = row(version=1), row(version=2, description="灯坏了", due_at=None)
    [created] = take(bench, first)
    assert said(take(bench, second)) == ["updated"]
    [late] = take(bench, first)
    assert (late.result, late.code) == ("unchanged", "dispatch.intake.older_state")
    order = bench.order(created.order_id)
    assert (order.description, order.overall) == ("灯坏了", None)


def test_the_whole_file_again_changes_nothing_even_with_several_states_of_a_request(bench: Bench):
    states = row(), row(description="灯坏了"), row(description="灯坏了", category="lamp")
    assert said(take(bench, *states)) == ["created", "updated", "updated"]
    told = len(bench.outbox())
    assert said(take(bench, *states)) == ["unchanged"] * 3
    assert len(bench.outbox()) == told


def test_the_source_reopens_and_cancels_and_the_counts_follow(bench: Bench):
    bench.wait(minutes(30))
    states = (
        row(version=1, closed_at=(START + minutes(9)).isoformat()),
        row(version=2),
        row(version=3, cancelled=True),
    )
    wanted = [("closed", 1, 0), ("submitted", 0, 1), ("closed", 1, 0)]
    for state, (now, closed, open_) in zip(states, wanted, strict=True):
        [answer] = take(bench, state)
        counts = total(bench.read().tallies.list({"place": "/320585"}))
        assert (bench.order(answer.order_id).state, counts.closed, counts.open) == (now, closed, open_)
    assert (answer.verdict, counts.on_time, counts.overdue) == ("none", 0, 0)
    assert bench.told(answer.order_id) == ["OrderReported", "OrderClosed", "OrderReopened", "OrderClosed"]


def test_a_minute_between_the_clocks_is_tolerated_as_the_policy_says(bench: Bench):
    bench.wait(minutes(30))
    early = row(closed_at=(START - minutes(1)).isoformat())
    [created] = take(bench, early)
    assert bench.told(created.order_id) == ["OrderReported", "SourceClockDiffered", "OrderClosed"]
    policy = OrderPolicy(source_clock_seconds=59)
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, policy, tx.root))
    early = row(2, closed_at=(START - minutes(1)).isoformat())
    assert said(take(bench, early)) == ["dispatch.intake.closed_before_reported"]


def test_rows_lie_in_their_place_and_grid(bench: Bench):
    [created] = take(bench, row(place_path=BUILDING))
    assert bench.order(created.order_id).grid_path == "/320585/001/002/g-01"


def test_who_may_not_take_in_rows_has_each_rejected(bench: Bench):
    assert said(take(bench, row(), by=DESK)) == ["forbidden"]
