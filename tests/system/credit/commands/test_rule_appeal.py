# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, Principal
from services.credit.commands import rule_appeal
from services.credit.commands.rule_appeal import RuleAppeal
from services.credit.domain.cases import State
from services.credit.domain.errors import AppealDecided, OwnDecision
from services.credit.domain.kinds import Decision, Light
from tests.system.credit.district import ADMIN, GRID_WORKER, INSPECTOR, Bench


def rule(bench: Bench, appeal_id: str, outcome: Decision, by: Principal = ADMIN) -> None:
    cmd = RuleAppeal(outcome=outcome, reasons="监控显示已按时到场。")
    bench.act(by, lambda tx: rule_appeal.handle(tx, appeal_id, cmd))


def test_upheld_the_fact_is_taken_back(bench: Bench):
    fact = bench.record()
    rule(bench, bench.appealed(fact.id), Decision.UPHELD)
    (now,) = bench.facts()
    assert (now.withdrawn_on, now.disputed, bench.file().score) == (bench.today, False, 9000)
    assert bench.fire() == 0


def test_dismissed_it_stands_and_so_does_the_decision(bench: Bench):
    fact = bench.record()
    appeal_id = bench.appealed(fact.id)
    rule(bench, appeal_id, Decision.DISMISSED)
    assert (bench.facts()[0].disputed, bench.file().score) == (False, 8500)
    with pytest.raises(AppealDecided):
        rule(bench, appeal_id, Decision.UPHELD)


def test_upheld_the_light_is_taken_back_with_its_case(bench: Bench):
    case = bench.red()
    rule(bench, bench.case_appealed(case.id), Decision.UPHELD, INSPECTOR)
    assert bench.case(case.id).state is State.OVERRULED
    assert (bench.file().shown.light, bench.file().reds) == (Light.GREEN, ())


def test_who_recorded_it_does_not_decide(bench: Bench):
    appeal_id = bench.appealed(bench.record(by=INSPECTOR).id)
    with pytest.raises(OwnDecision):
        rule(bench, appeal_id, Decision.DISMISSED, INSPECTOR)
    with pytest.raises(Forbidden):
        rule(bench, appeal_id, Decision.DISMISSED, GRID_WORKER)
