# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.credit.commands.test_propose_exit import propose
from tests.system.credit.district import COMPOUND, Bench, number


def test_the_case_knows_its_topic(bench: Bench):
    case_id = propose(bench, bench.heard()).id
    for topic in (number(7000), number(7001)):
        bench.hear("deliberation", "TopicRaised", case_id=case_id, topic_id=topic, place_path=COMPOUND)
    assert bench.case(case_id).topic_id == number(7000)


def test_a_topic_of_something_else_is_nothing_to_it(bench: Bench):
    bench.hear("deliberation", "TopicRaised", case_id=None)
    bench.hear("deliberation", "TopicRaised", case_id=number(7777))
