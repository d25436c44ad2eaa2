# SPDX-License-Identifier: AGPL-3.0-or-later
"""Very many are told at once: each once, in pieces, whatever is done twice.

`make test` tells a thousand, `make recipients` ten thousand: emptying the engine afterwards takes minutes.
"""

import os
from collections import Counter

from services.chassis.store.leases import Lease
from services.chassis.timers import TimerRunner
from services.chassis.values import Role
from services.outreach.commands import tell_people
from services.outreach.commands.tell_people import AT_ONCE
from services.outreach.domain.people import RoleGrant
from services.outreach.timers import timers
from tests.system.outreach.district import ADMIN, BUILDING, Bench

MANY, A_PIECE = int(os.environ.get("LINLI_RECIPIENTS", "1000")), 500
TAKES_LONG = "a thousand are told"


def settle(bench: Bench) -> None:
    within = BUILDING.ancestors()
    people = [f"person-{number:05d}" for number in range(MANY)]
    for start in range(0, MANY, A_PIECE):
        piece = [
            RoleGrant(f"g-{who}", who, Role.RESIDENT, BUILDING, within) for who in people[start:][:A_PIECE]
        ]

        def work(tx, piece=piece):
            for grant in piece:
                tx.put_copy(type(tx).role_grants, grant, 1)

        bench.act(ADMIN, work)


def test_each_of_very_many_is_told_once_in_pieces(bench: Bench):
    settle(bench)
    bench.hear("MeetingCalled", "deliberation", "meeting/1", place_path=BUILDING)
    messages = bench.store.database.collection("messages")
    runner = TimerRunner(
        bench.store, "outreach", timers, Lease(bench.store.database, "timers", "test", 10), 1, 3
    )
    pieces, before = [], 0
    again = True
    while runner.step():
        (telling,) = bench.read().tellings.list({}) or (None,)
        if telling and again:
            bench.act(ADMIN, lambda tx, found=telling: tell_people.handle(tx, found.id, "", ""))
            again = False
        now = messages.estimated_document_count()
        pieces.append(now - before)
        before = now
    assert max(pieces) <= AT_ONCE
    told = Counter(one["person_id"] for one in messages.find({}, {"person_id": 1}))
    assert (len(told), set(told.values())) == (MANY, {1})
    assert bench.read().tellings.list({}) == []
    for name in ("messages", "bursts", "role_grants"):
        forget(bench, name)


def forget(bench: Bench, name: str) -> None:
    """Piece by piece: all at once takes the engine longer than a request may."""
    collection = bench.store.database.collection(name)
    while ids := [one["_id"] for one in collection.find({}, {"_id": 1}).limit(A_PIECE)]:
        collection.delete_many({"_id": {"$in": ids}})
