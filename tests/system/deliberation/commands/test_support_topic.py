# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.deliberation.domain.errors import TopicDecidedAlready
from services.deliberation.domain.topic_errors import SupportedAlready
from tests.system.deliberation.compound import OWNERS, STRANGER, Bench
from tests.system.deliberation.topics import answer, raised, support


def test_each_supports_it_once_and_not_who_raised_it(bench: Bench):
    topic_id = raised(bench).id
    support(bench, topic_id, OWNERS[1])
    assert support(bench, topic_id, OWNERS[2]).supporters == 2
    for by in (OWNERS[0], OWNERS[1]):
        with pytest.raises(SupportedAlready):
            support(bench, topic_id, by)
    with pytest.raises(Forbidden):
        support(bench, topic_id, STRANGER)
    assert bench.read().topics.get(topic_id).supporters == 2


def test_what_is_decided_needs_none(bench: Bench):
    topic_id = raised(bench).id
    answer(bench, topic_id)
    with pytest.raises(TopicDecidedAlready):
        support(bench, topic_id, OWNERS[1])
