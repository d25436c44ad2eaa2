# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.deliberation.asking import classified
from tests.system.deliberation.compound import COMPOUND, Bench
from tests.system.deliberation.topics import A_MONTH, answer, raised


def test_a_late_answer_climbs_place_by_place_and_no_further(bench: Bench):
    topic = raised(bench)
    bench.clock.set(topic.answer_due_at)
    bench.fire()
    assert bench.read().topics.get(topic.id).level == 1
    for _ in range(9):
        bench.wait(A_MONTH)
        bench.fire()
    assert bench.read().topics.get(topic.id).level == COMPOUND.depth
    assert bench.told("topic", topic.id).count("TopicOverdue") == COMPOUND.depth


def test_what_is_answered_or_taken_up_in_time_does_not(bench: Bench):
    answered, taken = raised(bench), classified(bench)
    answer(bench, answered.id)
    bench.wait(A_MONTH)
    bench.fire()
    for topic in (answered, taken):
        assert bench.read().topics.get(topic.id).level == 0
