# SPDX-License-Identifier: AGPL-3.0-or-later
"""What must be true of orders and of dispatch's own copies, whatever was killed."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from services.chassis.invariants import WHOLE, Invariants, ServiceData, chunks
from services.chassis.store import Collection
from services.chassis.store.timers import TIMERS
from services.dispatch.copies import copies
from services.dispatch.domain.activities import COMING
from services.dispatch.domain.activity_kinds import ActivityState, NeedState, SignupState
from services.dispatch.domain.deadlines import next_look
from services.dispatch.domain.duties import CLAIMED, OPEN
from services.dispatch.domain.loans import HOLDING, WATCHED
from services.dispatch.domain.map_cells import NONE, Mark, OfCategory, miscounted
from services.dispatch.domain.members_lead import Lead, untold
from services.dispatch.domain.orders import Order
from services.dispatch.domain.point_kinds import RedemptionState
from services.dispatch.domain.points import next_end
from services.dispatch.domain.rebuild import IllegalWay, rebuild, trace_of
from services.dispatch.domain.round_kinds import PlanState
from services.dispatch.domain.rounds import next_look as next_look_at_round
from services.dispatch.domain.tallies import Counts, Present, present_of, standing_of, tally_of
from services.dispatch.domain.tool_kinds import LoanState
from services.dispatch.domain.venue_bookings import OPEN as OPEN_BOOKINGS
from services.dispatch.store import WATCH, Tx
from services.dispatch.store.activities import NEED
from services.dispatch.store.counting import GROUPS
from services.dispatch.store.points import COLLECT, EXPIRE
from services.dispatch.store.rounds import ROUND
from services.dispatch.store.tools import LOAN
from services.dispatch.store.venues import BOOKING
from services.dispatch.timers import schedules

invariants = Invariants()
CELLS_AT_ONCE = 200_000
ENDING: tuple[tuple[Collection[Any], str, Callable[[Any], bool]], ...] = (
    (Tx.point_accounts, EXPIRE, lambda one: next_end(one) is not None),
    (Tx.redemptions, COLLECT, lambda one: one.state is RedemptionState.READY),
    (Tx.loans, LOAN, lambda one: one.state in WATCHED),
    (Tx.needs, NEED, lambda one: one.state is NeedState.OPEN and one.lapses_at is not None),
    (Tx.venue_bookings, BOOKING, lambda one: one.state in OPEN_BOOKINGS),
)
"""What has a timer of its own, by its kind, and while it is so."""


@invariants.holds
def orders_went_a_legal_way(data: ServiceData) -> Iterator[str]:
    """Every order's events are a legal path, and it stands where they lead."""
    met = 0
    for chunk in chunks(data.histories("order")):
        orders = data.named(Tx.orders, [(tenant, aggregate[6:]) for (tenant, aggregate), _ in chunk])
        for (tenant, aggregate), events in chunk:
            order = orders.get((tenant, aggregate[6:]))
            met += order is not None
            yield _way(f"{tenant} {aggregate}", order, [(event.name, event.data) for event in events])
    stored = data.count(Tx.orders.name, {})
    yield f"{stored - met} order(s) without an event" if stored != met else WHOLE


def _way(what: str, order: Order | None, events: list[tuple[str, Any]]) -> str:
    if order is None:
        return f"{what}: its events are there, it is not"
    try:
        led_to = rebuild(events)
    except IllegalWay as problem:
        return f"{what}: {problem}"
    stands = trace_of(order)
    return f"{what}: stands at {stands}, its events lead to {led_to}" if stands != led_to else WHOLE


@invariants.holds
def internal_remarks_are_of_an_order(data: ServiceData) -> Iterator[str]:
    """What staff said among themselves is about an order that there is, and counted."""
    for chunk in chunks(data.histories(Tx.remarks.noun)):
        ids = [(tenant, aggregate.partition("/")[2]) for (tenant, aggregate), _ in chunk]
        orders, kept = data.named(Tx.orders, ids), data.named(Tx.remarks, ids)
        for key, (_, events) in zip(ids, chunk, strict=True):
            count = kept[key].count if key in kept else 0
            wrong = key not in orders or count != len(events)
            yield f"{key}: {count} of {len(events)} remark(s), order: {key in orders}" if wrong else WHOLE


@invariants.holds
def limits_are_watched(data: ServiceData) -> Iterator[str]:
    """Every order that time alone will change has its timer at that moment, and no other order has one."""
    awaited = 0
    for chunk in chunks(data.all(Tx.orders)):
        looks = {f"{tenant}/{WATCH}/{order.id}": next_look(order) for tenant, order in chunk}
        timers = {timer["_id"]: timer["due_at"] for timer in data.by_id(TIMERS, looks)}
        awaited += sum(look is not None for look in looks.values())
        for key, look in looks.items():
            wrong = look != timers.get(key)
            yield f"{key}: looks next at {look}, the timer is at {timers.get(key)}" if wrong else WHOLE
    timers_set = data.count(TIMERS, {"kind": WATCH})
    yield f"{timers_set - awaited} more timer(s) than watched orders" if timers_set != awaited else WHOLE


@invariants.holds
def rounds_are_watched(data: ServiceData) -> Iterator[str]:
    """Every round that time alone will change has its timer at that moment, and no other round has one."""
    awaited = 0
    for chunk in chunks(data.all(Tx.rounds)):
        looks = {f"{tenant}/{ROUND}/{one.id}": next_look_at_round(one) for tenant, one in chunk}
        timers = {timer["_id"]: timer["due_at"] for timer in data.by_id(TIMERS, looks)}
        awaited += sum(look is not None for look in looks.values())
        for key, look in looks.items():
            wrong = look != timers.get(key)
            yield f"{key}: looks next at {look}, the timer is at {timers.get(key)}" if wrong else WHOLE
    timers_set = data.count(TIMERS, {"kind": ROUND})
    yield f"{timers_set - awaited} more timer(s) than watched rounds" if timers_set != awaited else WHOLE


@invariants.holds
def plans_in_force_have_their_next_round(data: ServiceData) -> Iterator[str]:
    """Every active plan has its next round planned, with a timer; no other plan has one."""
    for chunk in chunks(data.all(Tx.round_plans)):
        keys = [f"{tenant}/{ROUND}/{plan.next_round_id}" for tenant, plan in chunk if plan.next_round_id]
        timers = {timer["_id"] for timer in data.by_id(TIMERS, keys)}
        for tenant, plan in chunk:
            planned = f"{tenant}/{ROUND}/{plan.next_round_id}" in timers
            right = planned is (plan.state is PlanState.ACTIVE)
            yield WHOLE if right else f"{tenant} {plan.id}: {plan.state}, next round {plan.next_round_id}"


@invariants.holds
def points_come_to_their_entries(data: ServiceData) -> Iterator[str]:
    """A balance is never below zero, and what the entries, the last of them and the lots come to."""
    added: dict[tuple[str, str], tuple[int, int]] = {}
    for tenant, entry in data.all(Tx.point_entries):
        points, number = added.get((tenant, entry.person_id), (0, 0))
        added[tenant, entry.person_id] = (points + entry.points, number + 1)
    accounts = 0
    for tenant, account in data.all(Tx.point_accounts):
        accounts += 1
        stands = (account.balance, account.number)
        lots = sum(lot.left for lot in account.lots)
        right = added.get((tenant, account.id)) == stands and 0 <= account.balance == lots
        yield WHOLE if right else f"{tenant} {account.id}: {stands}, lots {lots}, not as its entries"
    yield WHOLE if accounts == len(added) else f"{len(added) - accounts} account(s) missing"


@invariants.holds
def what_ends_by_itself_is_watched(data: ServiceData) -> Iterator[str]:
    """Points that end, goods that lie ready, loans, bookings and needs have their timer."""
    for declared, timer, ends in ENDING:
        for chunk in chunks(data.all(declared)):
            awaited = {f"{tenant}/{timer}/{one.id}": ends(one) for tenant, one in chunk}
            timers = {known["_id"] for known in data.by_id(TIMERS, awaited)}
            for key, awaits in awaited.items():
                right = awaits is (key in timers)
                yield WHOLE if right else f"{key}: awaited {awaits}, timer {key in timers}"


@invariants.holds
def places_in_activities_are_counted(data: ServiceData) -> Iterator[str]:
    """An activity that is published counts who has a place and who waits; nobody waits while one is free."""
    counted: dict[tuple[str, str], tuple[int, int]] = {}
    for tenant, one in data.all(Tx.signups):
        if one.state in COMING | {SignupState.CONFIRMED}:
            taken, waiting = counted.get((tenant, one.activity_id), (0, 0))
            waits = one.state is SignupState.WAITING
            counted[tenant, one.activity_id] = (taken + (not waits), waiting + waits)
    for tenant, activity in data.all(Tx.activities):
        if activity.state is not ActivityState.PUBLISHED:
            continue
        stands = (activity.taken, activity.waiting)
        full = activity.taken == activity.plan.capacity
        right = counted.get((tenant, activity.id), (0, 0)) == stands
        right = right and activity.taken <= activity.plan.capacity and (full or not activity.waiting)
        yield WHOLE if right else f"{tenant} {activity.id}: {stands}, not as its sign-ups"


@invariants.holds
def days_of_tools_are_those_of_their_loans(data: ServiceData) -> Iterator[str]:
    """A tool has the days of its loans, none twice, and counts who waits."""
    held: dict[tuple[str, str], set[str]] = {}
    waiting: dict[tuple[str, str], int] = {}
    for tenant, one in data.all(Tx.loans):
        key = (tenant, one.tool_id)
        if one.state in HOLDING:
            held.setdefault(key, set()).add(f"{one.id} {one.days}")
        waiting[key] = waiting.get(key, 0) + (one.state is LoanState.WAITING)
    for tenant, tool in data.all(Tx.tool_room):
        key, ordered = (tenant, tool.id), sorted(tool.booked, key=lambda one: one.days.first)
        apart = all(one.days.last < after.days.first for one, after in pairwise(ordered))
        same = {f"{one.loan_id} {one.days}" for one in tool.booked} == held.get(key, set())
        right = apart and same and tool.waiting == waiting.get(key, 0)
        yield WHOLE if right else f"{tenant} {tool.id}: {tool.booked}, {tool.waiting}, not as its loans"


@invariants.holds
def times_of_venues_are_those_of_their_bookings(data: ServiceData) -> Iterator[str]:
    """A venue has the times of its bookings ahead, none twice."""
    held: dict[tuple[str, str], set[str]] = {}
    for tenant, one in data.all(Tx.venue_bookings):
        if one.state in OPEN_BOOKINGS:
            held.setdefault((tenant, one.venue_id), set()).add(f"{one.id} {one.slot}")
    for tenant, venue in data.all(Tx.venues):
        ordered = sorted(venue.taken, key=lambda one: one.slot.starts_at)
        apart = all(one.slot.ends_at <= after.slot.starts_at for one, after in pairwise(ordered))
        same = {f"{one.booking_id} {one.slot}" for one in venue.taken} == held.get((tenant, venue.id), set())
        yield WHOLE if apart and same else f"{tenant} {venue.id}: {venue.taken}, not as its bookings"


@invariants.holds
def tallies_count_the_orders(data: ServiceData) -> Iterator[str]:
    """The stripes of every tally add up to what counting its orders again gives."""
    counted: dict[tuple[str, ...], Counts] = {}
    readers: dict[str, Tx] = {}
    for tenant, order in data.all(Tx.orders):
        tx = readers.setdefault(tenant, data.reader(tenant))
        for (place, month, group), counts in tx.contributions(order).items():
            tally = tally_of(place, month, 0, group)
            key = (tenant, month, str(place), tally.by, tally.key)
            counted[key] = counted.get(key, Counts()).plus(counts)
    kept: dict[tuple[str, ...], Counts] = {}
    for tallies in (Tx.tallies, Tx.group_tallies):
        for tenant, tally in data.all(tallies):
            key = (tenant, tally.month, tally.place, tally.by, tally.key)
            kept[key] = kept.get(key, Counts()).plus(tally.counts)
    for which in counted.keys() | kept.keys():
        tells, orders = kept.get(which, Counts()), counted.get(which, Counts())
        yield f"tally {which}: {tells}, its orders: {orders}" if tells != orders else WHOLE


@invariants.holds
def duties_count_what_is_borne(data: ServiceData) -> Iterator[str]:
    """Everybody's open and claimed orders are as many as counting them again gives."""
    borne: dict[tuple[str, str], int] = {}
    for tenant, order in data.all(Tx.orders):
        for one in order.counted_in:
            if not one.startswith(GROUPS):
                borne[tenant, one] = borne.get((tenant, one), 0) + 1
    kept: dict[tuple[str, str], int] = {}
    for tenant, duty in data.all(Tx.duties):
        kept |= {(tenant, f"{OPEN}/{duty.id}"): duty.open, (tenant, f"{CLAIMED}/{duty.id}"): duty.claimed}
    for key in borne.keys() | kept.keys():
        tells, orders = kept.get(key, 0), borne.get(key, 0)
        yield f"duty {key}: {tells}, its orders: {orders}" if tells != orders else WHOLE


@invariants.holds
def standings_count_what_is_open(data: ServiceData) -> Iterator[str]:
    """The stripes of every standing add up to what counting the open orders again gives."""
    counted: dict[tuple[str, str], Present] = {}
    for tenant, order in data.all(Tx.orders):
        key = (tenant, standing_of(order.place_path, 0).place)
        counted[key] = counted.get(key, Present()).plus(present_of(order))
    kept: dict[tuple[str, str], Present] = {}
    for tenant, standing in data.all(Tx.standings):
        key = (tenant, standing.place)
        kept[key] = kept.get(key, Present()).plus(standing.counts)
    for key in counted.keys() | kept.keys():
        tells, orders = kept.get(key, Present()), counted.get(key, Present())
        yield f"standing {key}: {tells}, its orders: {orders}" if tells != orders else WHOLE


@invariants.holds
def cells_count_the_orders_on_the_map(data: ServiceData) -> Iterator[str]:
    """The stripes of every cell add up to what counting again the orders that lie in it gives."""
    return cells_in_parts(data, CELLS_AT_ONCE)


def cells_in_parts(data: ServiceData, at_once: int) -> Iterator[str]:
    """So many cells at once that memory holds them: each part reads all orders again."""
    parts = 1 + data.count(Tx.map_cells.name, {}) // at_once
    for part in range(parts):
        left = miscounted(data.all(Tx.map_cells), _marks(data), lambda key: hash(key) % parts == part)  # noqa: B023
        for key, more in left.items():
            yield f"cell {key}: counts {more} more than its orders" if more != NONE else WHOLE


def _marks(data: ServiceData) -> Iterator[tuple[str, Mark, OfCategory]]:
    readers: dict[str, Tx] = {}
    for tenant, order in data.all(Tx.orders):
        marks = readers.setdefault(tenant, data.reader(tenant)).marks(order)
        yield from ((tenant, mark, one) for mark, one in marks.items())


@invariants.holds
def lead_tallies_count_who_did_it(data: ServiceData) -> Iterator[str]:
    """The stripes of the members' part add up to what each person did, as long as the persons are kept."""
    left = untold(data.all(Tx.lead_persons), data.all(Tx.lead_tallies), data.all(Tx.lead_forgotten))
    for key, more in left.items():
        yield f"lead {key}: its persons did {more} more" if more != Lead() else WHOLE


@invariants.holds
def every_district_has_its_schedules(data: ServiceData) -> Iterator[str]:
    """Each schedule has its timer in each district that dispatch serves."""
    return schedules.check(data)


@invariants.holds
def copies_equal_the_owners_facts(data: ServiceData) -> Iterator[str]:
    """Every copy says what identity last told of it; nothing is missing and nothing too much."""
    return copies.check(data)
