# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give the waiting events of an aggregate their place in the feed, in their order, and have them sent.

One process does it for all districts at a time: positions rise without a gap, and whoever has read up to one
misses nothing before it.
"""

import json
from typing import Any

from services.chassis.values import OrgPath
from services.outreach.domain import facts, feed
from services.outreach.domain.facts import Subject
from services.outreach.domain.feed import FeedHead
from services.outreach.store import HEAD, SPREAD, Tx

AT_ONCE = 50


def handle(tx: Tx, aggregate: str) -> None:
    waiting = tx.feed.list({"waiting": aggregate}, sort="sequence", limit=AT_ONCE)
    for one in waiting:
        place = _place(tx, aggregate, json.loads(one.data))
        event = feed.placed(one, place, _next_position(tx))
        tx.feed.save(event)
        tx.deliver(event, [each for each in tx.enabled_endpoints if each.wants(event)])
    if len(waiting) == AT_ONCE:
        tx.timers.set(SPREAD, aggregate, tx.now)


def _place(tx: Tx, aggregate: str, data: dict[str, Any]) -> OrgPath:
    """Where it happened: as it says, as its aggregate said before, or where what it names is."""
    known = tx.subjects.find(aggregate)
    place = facts.place_in(data) or (known.place if known else None)
    for name in facts.linked(data) if place is None else ():
        other = tx.subjects.find(name)
        place = place or (other.place if other else None)
    place = place or tx.root
    if known is None:
        tx.subjects.add(Subject(aggregate, place))
    elif known.place != place:
        tx.subjects.save(Subject(aggregate, place))
    return place


def _next_position(tx: Tx) -> int:
    head = tx.feed_heads.find(HEAD)
    following = FeedHead(HEAD, head.last + 1 if head else 1)
    if head:
        tx.feed_heads.save(following)
    else:
        tx.feed_heads.add(following)
    return following.last
