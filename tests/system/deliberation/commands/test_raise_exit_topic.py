# SPDX-License-Identifier: AGPL-3.0-or-later
from services.deliberation.commands import answer_topic
from services.deliberation.commands.answer_topic import AnswerTopic
from tests.system.deliberation.compound import COMPOUND, CONVENOR, Bench, number
from tests.system.deliberation.test_copies import hear

CASE = number(8000)


def test_the_topic_names_the_case_and_its_decision_does_too(bench: Bench):
    event = hear(bench, "ExitProposed", of="credit", case_id=CASE, place_path=COMPOUND)
    (topic,) = bench.read().topics.list({"within": COMPOUND})
    assert (topic.case_id, topic.title, topic.text) == (CASE, event.title, event.text)
    cmd = AnswerTopic(adopted=False, answer="再观察半年。")
    bench.act(CONVENOR, lambda tx: answer_topic.handle(tx, topic.id, cmd))
    raised, decided = bench.read().history("topic", topic.id).items
    assert (raised.data.case_id, decided.data.case_id) == (CASE, CASE)
