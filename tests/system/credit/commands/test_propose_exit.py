# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.publicity import PublicityRuns
from services.chassis.values import Forbidden, OrgPath, Principal
from services.credit.commands import propose_exit
from services.credit.commands.propose_exit import ProposeExit
from services.credit.domain.case_errors import NotHeard, NotServingThere, WindowStillOpen, WrongCaseState
from services.credit.domain.cases import Case, State
from tests.system.credit.commands.test_hear_case import heard
from tests.system.credit.commands.test_raise_objection import objected
from tests.system.credit.district import ADMIN, COMPOUND, GRID_WORKER, OTHER_COMPOUND, Bench


def propose(bench: Bench, case_id: str, place: OrgPath = COMPOUND, by: Principal = ADMIN) -> Case:
    cmd = ProposeExit(place_path=place, reasons="挪用资金，复查未通过。")
    return bench.act(by, lambda tx: propose_exit.handle(tx, case_id, cmd))


def test_the_owners_are_asked_where_the_company_serves(bench: Bench):
    case_id = bench.heard()
    with pytest.raises(Forbidden):
        propose(bench, case_id, by=GRID_WORKER)
    with pytest.raises(NotServingThere):
        propose(bench, case_id, OTHER_COMPOUND)
    asked = propose(bench, case_id)
    assert (asked.state, asked.asked_at) == (State.EXIT_PROPOSED, COMPOUND)
    (event,) = [e for e in bench.read().history("case", case_id).items if e.name == "ExitProposed"]
    assert (event.data.title, event.data.place_path) == ("是否解聘安居物业", COMPOUND)
    with pytest.raises(WrongCaseState):
        propose(bench, case_id)


def test_not_before_the_company_was_heard(bench: Bench):
    case_id = bench.exit_due()
    bench.wait(days=20)
    with pytest.raises(NotHeard):
        propose(bench, case_id)
    assert bench.case(case_id).state is State.EXIT_DUE


def test_not_while_somebody_may_still_appeal_or_object(bench: Bench):
    case_id = bench.exit_due()
    heard(bench, case_id)
    with pytest.raises(WindowStillOpen):
        propose(bench, case_id)
    bench.on("2026-03-10")
    with pytest.raises(PublicityRuns):
        propose(bench, case_id)
    objected(bench)
    bench.on("2026-03-20")
    with pytest.raises(PublicityRuns):
        propose(bench, case_id)


def test_not_while_an_appeal_awaits_its_decision(bench: Bench):
    case_id = bench.exit_due()
    heard(bench, case_id)
    bench.case_appealed(case_id)
    bench.on("2026-03-20")
    with pytest.raises(WindowStillOpen):
        propose(bench, case_id)
