# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.deliberation.domain.topic_errors import NotMergeable
from services.deliberation.domain.topics import TopicState
from tests.system.deliberation.compound import OWNERS, Bench
from tests.system.deliberation.topics import answer, merge, raised, support


def test_a_duplicate_brings_its_supporters_along(bench: Bench):
    first, second = raised(bench).id, raised(bench, OWNERS[1]).id
    support(bench, second, OWNERS[2])
    merged = merge(bench, second, first)
    assert (merged.state, merged.merged_into) == (TopicState.MERGED, first)
    assert (bench.read().topics.get(first).supporters, bench.told("topic", second)[-1]) == (2, "TopicMerged")


def test_not_into_itself_nor_into_what_is_decided(bench: Bench):
    first, second = raised(bench).id, raised(bench).id
    with pytest.raises(NotMergeable):
        merge(bench, first, first)
    answer(bench, first)
    with pytest.raises(NotMergeable):
        merge(bench, second, first)
