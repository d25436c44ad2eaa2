# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.publicity import Outcome, OwnObjection, Stage
from services.chassis.values import Forbidden, Principal
from services.credit.commands import rule_objection
from services.credit.commands.rule_objection import RuleObjection
from services.credit.domain.cases import State
from services.credit.domain.kinds import Light
from tests.system.credit.commands.test_raise_objection import objected
from tests.system.credit.district import INSPECTOR, RESIDENT, Bench


def rule(bench: Bench, objection_id: str, outcome: Outcome, by: Principal = INSPECTOR) -> None:
    cmd = RuleObjection(outcome=outcome, reasons="经核实。")
    bench.act(by, lambda tx: rule_objection.handle(tx, objection_id, cmd))
    bench.fire()


def test_upheld_it_takes_the_light_back_with_its_case(bench: Bench):
    case = bench.red()
    rule(bench, objected(bench), Outcome.UPHELD)
    assert bench.published()[0].stage is Stage.OVERRULED
    file = bench.file()
    assert (file.shown.light, file.awaits_confirmation, file.reds, file.case_id) == (
        Light.GREEN,
        False,
        (),
        None,
    )
    assert bench.case(case.id).state is State.OVERRULED


def test_dismissed_it_stands(bench: Bench):
    case = bench.red()
    rule(bench, objected(bench), Outcome.DISMISSED)
    assert bench.file().shown.light is Light.RED
    assert bench.case(case.id).state is State.NOTIFIED
    bench.wait(days=20)
    assert bench.published()[0].stage is Stage.EFFECTIVE


def test_only_who_may_rules_and_not_on_their_own(bench: Bench):
    bench.red()
    with pytest.raises(Forbidden):
        rule(bench, objected(bench), Outcome.UPHELD, RESIDENT)
    with pytest.raises(OwnObjection):
        rule(bench, objected(bench, INSPECTOR), Outcome.DISMISSED)
