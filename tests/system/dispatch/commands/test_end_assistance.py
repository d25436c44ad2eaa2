# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.dispatch.commands import end_assistance
from services.dispatch.commands.end_assistance import EndAssistance
from services.dispatch.domain.assistance_errors import NotAssisting
from tests.system.dispatch.api import ORDERS, Api
from tests.system.dispatch.assistance_samples import ask, grant
from tests.system.dispatch.district import COMPANY, DESK, MANAGER, NEIGHBOUR, PLUMBER, Bench


def end(bench: Bench, order_id: str, who: str = COMPANY, by=DESK):
    cmd = EndAssistance(assistant_id=who)
    return bench.act(by, lambda tx: end_assistance.handle(tx, order_id, cmd))


def test_who_assists_no_more_does_not_see_the_order(api: Api):
    bench, order_id = api.bench, api.bench.assigned()
    ask(bench, order_id)
    grant(bench, order_id)
    with pytest.raises(NotAssisting):
        end(bench, order_id, PLUMBER.subject)
    with pytest.raises(Forbidden):
        end(bench, order_id, by=MANAGER)
    order = end(bench, order_id, by=PLUMBER)
    assert ([one.state for one in order.assistances], order.assisting) == (["ended"], ())
    assert bench.told(order_id)[-1] == "AssistanceEnded"
    api.get(MANAGER, f"{ORDERS}/{order_id}", 404)
    with pytest.raises(NotAssisting):
        end(bench, order_id, NEIGHBOUR.subject)
