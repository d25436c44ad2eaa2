# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import NotFound, Principal
from services.dispatch.commands import meet_need
from services.dispatch.commands.meet_need import MeetNeed
from services.dispatch.domain.activity_errors import WrongNeedState
from services.dispatch.domain.errors import UnknownPerson
from services.dispatch.domain.skills import Need
from tests.system.dispatch.activity_samples import asked, told_of
from tests.system.dispatch.api import NOBODY
from tests.system.dispatch.district import DESK, NEIGHBOUR, RESIDENT, Bench


def meet(bench: Bench, need: Need, by: Principal = RESIDENT, helper: str | None = None) -> Need:
    return bench.act(by, lambda tx: meet_need.handle(tx, need.id, MeetNeed(helper_id=helper)))


@pytest.mark.parametrize("by", [RESIDENT, DESK])
def test_once_and_by_whom_if_one_likes(bench: Bench, by: Principal):
    need = asked(bench)
    met = meet(bench, need, by, NEIGHBOUR.subject)
    assert (met.state, met.helper_id) == ("met", NEIGHBOUR.subject)
    assert told_of(bench, "need", need.id) == ["NeedChanged"] * 2
    with pytest.raises(WrongNeedState):
        meet(bench, need, by)


def test_nobody_elses_and_nobody_unknown(bench: Bench):
    need = asked(bench)
    with pytest.raises(NotFound):
        meet(bench, need, NEIGHBOUR)
    with pytest.raises(UnknownPerson):
        meet(bench, need, RESIDENT, NOBODY)
