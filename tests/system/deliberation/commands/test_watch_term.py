# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.deliberation.commands import watch_term
from services.deliberation.domain.customary import HANDOVER
from tests.system.deliberation.compound import ADMIN, COMPOUND, Bench
from tests.system.deliberation.standing import appointed, founded


def test_the_end_of_a_term_is_told_before_and_climbs_after(bench: Bench):
    body = appointed(bench, 1, 2, 3)
    bench.wait(timedelta(days=4 * 365 + 300))
    bench.fire()
    assert bench.told("body", body.id)[-1] == "TermEnding"
    assert bench.read().bodies.get(body.id).level == 0
    bench.wait(timedelta(days=70))
    for level in range(1, COMPOUND.depth + 1):
        bench.fire()
        found = bench.read().bodies.get(body.id)
        assert found.level == level
        bench.wait(timedelta(days=12))
    assert [item.text for item in found.handover.items] == list(HANDOVER)
    assert bench.fire() == 0


def test_a_body_without_a_term_is_left_alone(bench: Bench):
    body = founded(bench)
    bench.act(ADMIN, lambda tx: watch_term.handle(tx, body.id))
    assert bench.told("body", body.id) == ["BodyFounded"]
