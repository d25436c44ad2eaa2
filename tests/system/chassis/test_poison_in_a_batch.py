# SPDX-License-Identifier: AGPL-3.0-or-later
"""One poison event among many costs a few transactions more, not one for each of the others."""

from collections.abc import Callable
from typing import Any

from services.chassis.messaging.envelope import pack
from services.chassis.messaging.inbox import Inbox
from services.chassis.messaging.waiting import Retries
from services.chassis.store import Store
from tests.system.chassis.conftest import Bench, HearerTx

BATCH = 64
FEW = 20


class Counting(Store[HearerTx]):
    """A store that counts its units of work."""

    count = 0

    def transact_as_platform(self, subject: str, work: Callable[[HearerTx], Any]) -> Any:
        Counting.count += 1
        return super().transact_as_platform(subject, work)


def test_it_is_found_by_halves(bench: Bench) -> None:
    for number in range(BATCH):
        bench.tell(f"t{number}", "poison" if number == 41 else "fine")
    bench.fail = lambda name: name == "poison"
    events = bench.recorded()[:BATCH]
    messages = [pack(event, mandatory=True) for event in events]
    store = Counting(bench.hearer.database, HearerTx, bench.clock)
    Counting.count = 0
    inbox = Inbox(bench.broker, bench.topology, 0, store, bench.reactions(), BATCH, Retries(3, 60))
    inbox.handle([(dict(message.headers), message.body) for message in messages])
    heard = [bench.heard(f"t{number}") for number in range(BATCH)]
    assert heard.count(("fine",)) == BATCH - 1
    assert heard[41] == ()
    assert Counting.count < FEW
