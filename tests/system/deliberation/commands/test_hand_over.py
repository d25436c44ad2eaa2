# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import hand_over
from services.deliberation.commands.hand_over import HandOver
from services.deliberation.domain.body_errors import NothingToHandOver
from services.deliberation.domain.customary import HANDOVER
from tests.system.deliberation.compound import CONVENOR, OWNERS, Bench
from tests.system.deliberation.standing import appointed


def test_each_thing_once_until_nothing_is_owed(bench: Bench):
    body_id = appointed(bench, 1, 2, 3).id

    def hand(item: str, by=CONVENOR) -> None:
        cmd = HandOver(item=item, document="移交清单1号")
        bench.act(by, lambda tx: hand_over.handle(tx, body_id, cmd))

    with pytest.raises(NothingToHandOver):
        hand(HANDOVER[0])
    bench.wait(timedelta(days=5 * 366))
    bench.fire()
    with pytest.raises(Forbidden):
        hand(HANDOVER[0], OWNERS[0])
    for item in HANDOVER:
        assert bench.read().bodies.get(body_id).handover
        hand(item)
        with pytest.raises(NothingToHandOver):
            hand(item)
    assert bench.read().bodies.get(body_id).handover is None
