# SPDX-License-Identifier: AGPL-3.0-or-later
from services.credit.domain.kinds import Decision
from tests.system.credit.commands.test_rule_appeal import rule
from tests.system.credit.district import Bench


def test_a_late_decision_is_told_once(bench: Bench):
    appeal_id = bench.appealed(bench.record().id)
    bench.on("2026-03-09")
    assert bench.told("appeal", appeal_id) == ["AppealRaised"]
    bench.on("2026-03-10")
    bench.on("2026-03-11")
    assert bench.told("appeal", appeal_id) == ["AppealRaised", "AppealOverdue"]


def test_one_in_time_is_not(bench: Bench):
    appeal_id = bench.appealed(bench.record().id)
    rule(bench, appeal_id, Decision.DISMISSED)
    bench.on("2026-03-10")
    assert bench.told("appeal", appeal_id) == ["AppealRaised", "AppealDecided"]
