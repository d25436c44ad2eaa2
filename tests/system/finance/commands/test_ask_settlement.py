# SPDX-License-Identifier: AGPL-3.0-or-later
from services.finance.commands import ask_settlement
from tests.system.finance.compound import ADMIN, Bench


def test_without_a_provider_that_answers_the_question_waits(bench: Bench):
    assert bench.act(ADMIN, ask_settlement.handle)
    (timer,) = bench.store.database.collection("timers").find({"kind": "settlement.fetch"})
    assert timer["aggregate_id"] == "2026-03-01"
