# SPDX-License-Identifier: AGPL-3.0-or-later
"""What must be true of the feed, of deliveries and of outreach's copies, whatever was killed."""

from collections.abc import Iterator

from services.chassis.invariants import WHOLE, Invariants, ServiceData, chunks
from services.chassis.store.timers import TIMERS
from services.outreach.copies import copies
from services.outreach.domain.deliveries import Progress
from services.outreach.domain.endpoints import State
from services.outreach.domain.sendings import Sent
from services.outreach.store import CHANNEL_DUE, HEAD, SEND, SPREAD, TELL, Tx
from services.outreach.timers import schedules

invariants = Invariants()


@invariants.holds
def the_feed_has_no_gap(data: ServiceData) -> Iterator[str]:
    """Positions are given once each, up to the feed's head."""
    last: dict[str, int] = {tenant: head.last for tenant, head in data.all(Tx.feed_heads)}
    seen: dict[str, set[int]] = {}
    for tenant, event in data.all(Tx.feed):
        if event.position is not None:
            known = seen.setdefault(tenant, set())
            again = event.position in known or event.position > last.get(tenant, 0)
            known.add(event.position)
            yield f"{tenant} event {event.id}: position {event.position} is not its own" if again else WHOLE
    for tenant, known in seen.items():
        missing = last[tenant] - min(known) + 1 - len(known)
        yield f"{tenant} {HEAD}: {missing} positions are empty" if missing else WHOLE


@invariants.holds
def what_waits_has_its_turn(data: ServiceData) -> Iterator[str]:
    """Every event without a place in the feed has a timer that gives it one."""
    waiting = ((tenant, event) for tenant, event in data.all(Tx.feed) if event.waiting)
    for chunk in chunks(waiting):
        keys = {f"{tenant}/{SPREAD}/{event.waiting}" for tenant, event in chunk}
        there = {timer["_id"] for timer in data.by_id(TIMERS, keys)}
        for key in sorted(keys):
            yield WHOLE if key in there else f"{key}: no timer"


@invariants.holds
def one_of_an_aggregate_is_on_its_way(data: ServiceData) -> Iterator[str]:
    """To an endpoint one event of an aggregate is on its way at a time, and nothing queues behind nothing."""
    lanes: dict[tuple[str, str, str], list[Progress]] = {}
    for tenant, one in data.all(Tx.deliveries):
        if not one.over:
            lanes.setdefault((tenant, one.endpoint_id, one.lane), []).append(one.progress)
    for lane, found in lanes.items():
        count = found.count(Progress.WAITING)
        yield WHOLE if count == 1 else f"{'/'.join(lane)}: {count} of {len(found)} are on their way"


@invariants.holds
def what_is_due_will_be_sent(data: ServiceData) -> Iterator[str]:
    """Every enabled endpoint for which something waits has its timer."""
    enabled = {(t, one.id) for t, one in data.all(Tx.endpoints) if one.state is State.ENABLED}
    waiting = {(t, one.endpoint_id) for t, one in data.all(Tx.deliveries) if not one.over}
    keys = {f"{tenant}/{SEND}/{endpoint}" for tenant, endpoint in enabled & waiting}
    there = {timer["_id"] for timer in data.by_id(TIMERS, sorted(keys))}
    for key in sorted(keys):
        yield WHOLE if key in there else f"{key}: no timer"


@invariants.holds
def what_is_queued_will_be_sent(data: ServiceData) -> Iterator[str]:
    """Every channel by which something is to be sent has its timer."""
    queued = {
        f"{tenant}/{CHANNEL_DUE}/{one.channel}"
        for tenant, one in data.all(Tx.sendings)
        if one.state is Sent.QUEUED
    }
    there = {timer["_id"] for timer in data.by_id(TIMERS, sorted(queued))}
    for key in sorted(queued):
        yield WHOLE if key in there else f"{key}: no timer"


@invariants.holds
def every_telling_goes_on(data: ServiceData) -> Iterator[str]:
    """Every fact that is being told has a timer that tells the next."""
    for chunk in chunks(data.all(Tx.tellings)):
        keys = {f"{tenant}/{TELL}/{telling.id}" for tenant, telling in chunk}
        there = {timer["_id"] for timer in data.by_id(TIMERS, keys)}
        for key in sorted(keys):
            yield WHOLE if key in there else f"{key}: no timer"


@invariants.holds
def every_district_has_its_schedules(data: ServiceData) -> Iterator[str]:
    """Each schedule has its timer in each district that outreach serves."""
    return schedules.check(data)


@invariants.holds
def copies_equal_the_owners_facts(data: ServiceData) -> Iterator[str]:
    """Every copy says what identity last told of it; nothing is missing and nothing too much."""
    return copies.check(data)
