# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, Principal
from services.credit.commands import hand_over_item
from services.credit.commands.hand_over_item import HandOverItem
from services.credit.domain.handover_errors import NotToHandOver
from services.credit.domain.handovers import Handover
from tests.system.credit.commands.test_open_handover import decided
from tests.system.credit.district import INSPECTOR, MANAGER, Bench


def handed(bench: Bench, handover_id: str, item: str, by: Principal = INSPECTOR) -> Handover:
    cmd = HandOverItem(item=item, document="移交清单1号")
    return bench.act(by, lambda tx: hand_over_item.handle(tx, handover_id, cmd))


def test_one_thing_after_the_other_until_nothing_is_owed(bench: Bench):
    handover_id = decided(bench)
    texts = [item.text for item in bench.read().handovers.get(handover_id).items]
    with pytest.raises(Forbidden):
        handed(bench, handover_id, texts[0], by=MANAGER)
    for text in texts:
        assert not bench.read().handovers.get(handover_id).done
        handover = handed(bench, handover_id, text)
    assert handover.done
    assert {item.document for item in handover.items} == {"移交清单1号"}
    last = bench.read().history("handover", handover_id, limit=100).items[-1]
    assert (last.name, last.data.last) == ("HandoverAdvanced", True)
    bench.wait(days=200)
    assert bench.read().handovers.get(handover_id).level == 0, "nobody is told of what is not late"


def test_what_is_not_owed_is_refused(bench: Bench):
    handover_id = decided(bench)
    first = bench.read().handovers.get(handover_id).items[0].text
    handed(bench, handover_id, first)
    before = bench.read().handovers.get(handover_id)
    for item in (first, "没有的东西"):
        with pytest.raises(NotToHandOver) as refused:
            handed(bench, handover_id, item)
        assert first not in refused.value.waiting
    assert bench.read().handovers.get(handover_id) == before
