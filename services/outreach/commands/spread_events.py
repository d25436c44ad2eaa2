# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give the waiting events of an aggregate their place in the feed, in their order; tell them, send them.

One process does it for all districts at a time: positions rise without a gap, and whoever has read up to one
misses nothing before it.
"""

import json
from functools import cache
from typing import Any

from services.outreach.commands import begin_delivery, tell_fact
from services.outreach.domain import facts, feed, rules
from services.outreach.domain.facts import Subject
from services.outreach.domain.feed import FeedHead
from services.outreach.store import HEAD, SPREAD, Tx

AT_ONCE = 50


def handle(tx: Tx, aggregate: str) -> None:
    around = cache(tx.around)
    waiting = tx.feed.list({"waiting": aggregate}, sort="number", limit=AT_ONCE)
    for one in waiting:
        data = json.loads(one.data)
        subject = _remember(tx, aggregate, data)
        event = feed.placed(one, subject.place, around(subject.place), _next_position(tx))
        tx.feed.save(event)
        tell_fact.handle(tx, event, {**subject.said, **data})
        begin_delivery.handle(tx, event, [each for each in tx.enabled_endpoints if each.wants(event)])
    if len(waiting) == AT_ONCE:
        tx.timers.set(SPREAD, aggregate, tx.now)


def _remember(tx: Tx, aggregate: str, data: dict[str, Any]) -> Subject:
    """Where it happened: as it says, as its aggregate said before, or where what it names is."""
    known = tx.subjects.find(aggregate)
    place = facts.place_in(data) or (known.place if known else None)
    for name in facts.linked(data) if place is None else ():
        other = tx.subjects.find(name)
        place = place or (other.place if other else None)
    said = rules.remembered(known.said if known else {}, data)
    subject = Subject(aggregate, place or tx.root, said, tx.now)
    if known is None:
        tx.subjects.add(subject)
    elif (known.place, known.said) != (subject.place, said):
        tx.subjects.save(subject)
    return subject


def _next_position(tx: Tx) -> int:
    head = tx.feed_heads.find(HEAD)
    following = FeedHead(HEAD, head.last + 1 if head else 1)
    if head:
        tx.feed_heads.save(following)
    else:
        tx.feed_heads.add(following)
    return following.last
