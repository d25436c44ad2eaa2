# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is over goes after the days of the rule, all of it and nothing else, once, and after a kill, too."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.chassis.calendar_policy import local_date_at
from services.chassis.ids import first_id_at
from services.chassis.personal_held import Goes, Held
from services.chassis.retention import Retention, next_night
from services.chassis.retention_policy import RetentionPolicy, kept
from services.chassis.settings import Settings
from services.chassis.store import Collection, Index, Store, UnitOfWork, policies
from services.chassis.store.event_log import EVENTS
from services.chassis.store.retention import RUN
from services.chassis.values import Principal
from services.dispatch.domain.events import OrderReopened, RetentionApplied
from tests.system.ground import Grounds

TODAY = datetime(2031, 3, 2, 4, tzinfo=UTC)
DAYS = 400
DAY = timedelta(days=1)
NUMBERS = count(100_000)


def made_at_age(days: int, number: int) -> str:
    """An id as it was made then."""
    return first_id_at(TODAY - days * DAY + timedelta(milliseconds=number))


@dataclass(frozen=True)
class Call:
    """Dropped when it is over."""

    id: str
    over_on: date | None
    by: str = "李梅"


@dataclass(frozen=True)
class Order:
    """Blanked when it is over."""

    id: str
    ended_at: datetime | None
    open: bool
    text: str = "水管漏水"
    names: tuple[str, ...] = ("李梅",)


class KeepingTx(UnitOfWork):
    retention_applied = RetentionApplied
    calls = Collection(Call, "calls")
    orders = Collection(Order, "orders", orderings=("ended_at",), indexes=(Index("open", "by_ended_at"),))


class Rules(RetentionPolicy):
    calls_days: int = kept(DAYS, "calls")
    orders_days: int = kept(DAYS, "orders", least=184, law="Cybersecurity Law, Art. 23 (3)")


DECLARED = (
    Held(KeepingTx.calls, (), (), goes=(Goes("calls", over=lambda _tx, one: one.over_on),)),
    Held(
        KeepingTx.orders,
        (),
        (),
        goes=(Goes("orders", "ended_at", among=lambda _tx: [[{"open": False}]], words=("text", "names")),),
    ),
)


@dataclass
class District:
    """A district of its own in the one store."""

    store: Store[KeepingTx]
    by: Principal

    def add(self, *orders: Order, calls: tuple[Call, ...] = ()) -> None:
        def work(tx: KeepingTx) -> None:
            for order in orders:
                tx.orders.add(order, OrderReopened(order.id, order.text, 1))
            for call in calls:
                tx.calls.add(call)

        self.store.transact(self.by, work)

    def night(self) -> None:
        while not self.piece():
            pass

    def piece(self) -> bool:
        return self.store.transact(self.by, Retention(DECLARED, Rules).apply)

    @property
    def tx(self) -> KeepingTx:
        return self.store.reader(self.by)

    def orders(self) -> dict[str, Order]:
        return {one.id: one for one in self.tx.orders.list({}, limit=500)}

    def told(self) -> list[tuple[str, int]]:
        history = self.tx.history("retention_run", RUN, limit=50).items
        return [(one.data.rule, one.data.number) for one in history]


@pytest.fixture
def store(grounds: Grounds) -> Iterator[Store[KeepingTx]]:
    with grounds.of("retention", KeepingTx, Settings) as ground:
        ground.clock.set(TODAY)
        yield Store(ground.database, KeepingTx, ground.clock)


def new_district(store: Store[KeepingTx]) -> District:
    return District(store, Principal(str(next(NUMBERS)), "timers", "timers"))


@pytest.fixture
def district(store: Store[KeepingTx]) -> District:
    return new_district(store)


@given(st.lists(st.tuples(st.integers(DAYS - 3, DAYS + 3), st.booleans(), st.booleans()), max_size=6))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_over_and_older_goes_and_nothing_else(
    store: Store[KeepingTx], made: list[tuple[int, bool, bool]]
) -> None:
    district, other = new_district(store), new_district(store)
    today = local_date_at(district.tx, district.tx.root, TODAY)
    orders, calls = [], []
    for number, (age, is_over, later) in enumerate(made):
        at = TODAY - age * DAY + timedelta(seconds=1 if later else -1)
        orders.append(Order(f"o{number}", at if is_over else None, not is_over))
        calls.append(Call(made_at_age(age + 10, number), today - age * DAY if is_over else None))
    for one in (district, other):
        one.add(*orders, calls=tuple(calls))
    district.night()
    gone = {one.id for one in orders if one.ended_at and TODAY - one.ended_at > DAYS * DAY}
    left = {one.id for one in calls if one.over_on is None or (today - one.over_on).days <= DAYS}
    assert {one.id for one in district.orders().values() if one.text == "***" and not one.names} == gone
    assert {one.id for one in district.orders().values() if one.text == "水管漏水" and one.names} == (
        {one.id for one in orders} - gone
    )
    assert {one.id for one in district.tx.calls.list({})} == left
    went = {"calls": len(calls) - len(left), "orders": len(gone)}
    assert dict(district.told()) == {rule: number for rule, number in went.items() if number}
    assert list(other.orders().values()) == orders
    assert len(other.tx.calls.list({})) == len(calls)
    before = _documents(store, district)
    district.night()
    assert _documents(store, district) == before


def _documents(store: Store[KeepingTx], district: District) -> list[object]:
    """Everything but the record of the run itself."""
    names = ("orders", "calls", EVENTS)
    where = {"tenant": district.by.tenant}
    return [one for name in names for one in store.database.collection(name).find(where).sort("_id", 1)]


def test_events_lose_what_is_personal_with_it(district: District) -> None:
    district.add(Order("old", TODAY - 500 * DAY, open=False), Order("new", TODAY - DAY, open=False))
    district.night()
    reasons = [district.tx.history("order", order_id).items[0].data.reason for order_id in ("old", "new")]
    assert reasons == ["***", "水管漏水"]


def test_a_killed_run_goes_on_where_it_stood(district: District) -> None:
    district.add(*(Order(f"{number:03d}", TODAY - 500 * DAY, open=False) for number in range(120)))
    assert not district.piece()
    half = district.orders()

    def killed(tx: KeepingTx) -> None:
        Retention(DECLARED, Rules).apply(tx)
        raise RuntimeError("killed")

    with pytest.raises(RuntimeError, match="killed"):
        district.store.transact(district.by, killed)
    assert district.orders() == half
    assert 0 < sum(one.text == "***" for one in half.values()) < 120
    district.night()
    assert {one.text for one in district.orders().values()} == {"***"}
    assert district.told() == [("orders", 120)]


def test_what_comes_in_with_an_old_date_goes_within_a_month(store: Store[KeepingTx]) -> None:
    district = new_district(store)
    district.add(Order("first", TODAY - 500 * DAY, open=False))
    district.night()
    district.add(Order("imported", TODAY - 900 * DAY, open=False))
    district.night()
    assert district.orders()["imported"].text == "水管漏水"
    store.clock.set(TODAY + 31 * DAY)  # type: ignore[attr-defined]
    district.night()
    assert district.orders()["imported"].text == "***"


def test_the_figures_say_what_would_go(district: District) -> None:
    old = [Order(f"{number}", TODAY - (500 + number) * DAY, open=False) for number in range(3)]
    district.add(*old, Order("new", TODAY, open=False))
    figures = Retention(DECLARED, Rules).figures(district.tx)
    calls, orders = figures.rules
    oldest = local_date_at(district.tx, district.tx.root, TODAY - 502 * DAY)
    assert (calls.due, calls.more, calls.oldest, figures.last_run_at) == (0, False, None, None)
    assert (orders.rule, orders.days, orders.due, orders.oldest) == ("orders", DAYS, 3, oldest)
    assert (orders.least.days, orders.least.law) == (184, "Cybersecurity Law, Art. 23 (3)")
    district.night()
    figures = Retention(DECLARED, Rules).figures(district.tx)
    assert (figures.last_run_at, figures.rules[1].due, figures.rules[1].went) == (TODAY, 0, 3)


def test_a_longer_period_lets_less_go(district: District) -> None:
    district.add(Order("old", TODAY - 500 * DAY, open=False))

    def put(tx: KeepingTx) -> None:
        policies.put(
            tx, Rules(orders_days=600), tx.root, lambda number: RetentionApplied("orders", 600, number)
        )

    district.store.transact(district.by, put)
    district.night()
    assert district.orders()["old"].text == "水管漏水"


def test_a_run_begins_in_the_small_hours_of_the_district(district: District) -> None:
    assert next_night(district.tx) == datetime(2031, 3, 2, 18, tzinfo=UTC)


def test_a_rule_that_went_with_a_release_takes_no_other_along(district: District) -> None:
    class Before(Rules):
        others_days: int = kept(DAYS, "others")

    def put(tx: KeepingTx) -> None:
        policy = Before(orders_days=600, others_days=700, locked=("orders_days", "others_days"))
        policies.put(tx, policy, tx.root, lambda number: RetentionApplied("orders", 600, number))

    district.store.transact(district.by, put)
    found = district.tx.policy(Rules)
    assert (found.orders_days, found.locked, found.version) == (600, ("orders_days",), 1)
