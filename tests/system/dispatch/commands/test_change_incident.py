# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.values import Forbidden
from services.dispatch.commands import change_incident, end_incident
from services.dispatch.commands.change_incident import ChangeIncident
from services.dispatch.commands.end_incident import EndIncident
from services.dispatch.domain.incident_errors import IncidentEndsBeforeItBegins, IncidentOver
from tests.system.dispatch.district import DESK, RESIDENT, Bench
from tests.system.dispatch.incident_samples import announced


def test_it_takes_longer_and_is_told_anew(bench: Bench):
    incident = announced(bench)
    longer = ChangeIncident(
        title="东区停水", text="要到明早。", expected_until=bench.clock() + timedelta(hours=20)
    )
    changed = bench.act(DESK, lambda tx: change_incident.handle(tx, incident.id, longer))
    assert (changed.number, changed.words.text) == (2, "要到明早。")


def test_a_stranger_a_wrong_end_and_what_is_over_are_refused(bench: Bench):
    incident = announced(bench)
    same = ChangeIncident(title="停水", text="抢修。")
    with pytest.raises(Forbidden):
        bench.act(RESIDENT, lambda tx: change_incident.handle(tx, incident.id, same))
    wrong = same.model_copy(update={"expected_until": bench.clock()})
    with pytest.raises(IncidentEndsBeforeItBegins):
        bench.act(DESK, lambda tx: change_incident.handle(tx, incident.id, wrong))
    bench.act(DESK, lambda tx: end_incident.handle(tx, incident.id, EndIncident(outcome="已恢复供水。")))
    with pytest.raises(IncidentOver):
        bench.act(DESK, lambda tx: change_incident.handle(tx, incident.id, same))
