# SPDX-License-Identifier: AGPL-3.0-or-later
"""Commands: each adds one document and emits one event in its transaction; says when each began."""

import sys
from time import monotonic, sleep

from scripts.bench.subjects import service
from scripts.bench.subjects.service import ACTOR, SenderTx, Thing, place_changed
from scripts.bench.subjects.speech import orders, say
from services.chassis.ids import new_id


def main() -> None:
    given = orders()
    store = service.sender(service.settings(given))
    began: dict[str, float] = {}
    say(ready=True)
    sys.stdin.readline()
    for _ in range(given["count"]):
        sleep(given["pause"])
        thing = Thing(new_id(), "a thing")
        began[thing.id] = monotonic()

        def work(tx: SenderTx, thing: Thing = thing) -> None:
            tx.things.add(thing, place_changed(thing.id))

        store.transact(ACTOR, work)
    say(began_at=began)


if __name__ == "__main__":
    main()
