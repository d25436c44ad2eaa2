# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.credit.domain import facts
from services.credit.domain.errors import (
    AppealedAlready,
    AppealWindowOver,
    FactWithdrawn,
    NotTheSubject,
)
from tests.system.credit.district import ADMIN, RESIDENT, Bench


def test_whom_it_is_about_appeals_and_the_fact_is_marked(bench: Bench):
    fact = bench.record()
    with pytest.raises(NotTheSubject):
        bench.appealed(fact.id, RESIDENT)
    appeal_id = bench.appealed(fact.id)
    appeal = bench.read().appeals.get(appeal_id)
    assert appeal.decide_by.isoformat() == "2026-03-09T16:00:00+00:00"
    assert bench.facts()[0].disputed
    assert bench.file().score == 8500
    assert bench.told("appeal", appeal_id) == ["AppealRaised"]
    with pytest.raises(AppealedAlready):
        bench.appealed(fact.id)


def test_after_its_window_an_appeal_is_refused(bench: Bench):
    fact = bench.record()
    bench.clock.set(fact.appeal_until)
    bench.appealed(bench.record(by=ADMIN).id)
    bench.wait(seconds=1)
    with pytest.raises(AppealWindowOver):
        bench.appealed(fact.id)
    assert not bench.read().facts.get(fact.id).disputed
    assert len(bench.read().appeals.list({"about_id": fact.id})) == 0


def test_nobody_appeals_against_what_was_taken_back(bench: Bench):
    fact = bench.record()
    bench.act(
        ADMIN, lambda tx: tx.keep_fact(*facts.withdraw(tx.facts.get(fact.id), "x", tx.today), "withdrawn")
    )
    with pytest.raises(FactWithdrawn):
        bench.appealed(fact.id)
