# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import prepare_vote, put_policy
from services.deliberation.commands.prepare_vote import PrepareVote
from services.deliberation.domain.errors import NoticeTooShort, TopicDecidedAlready, VoteLengthNotAllowed
from services.deliberation.domain.topics import TopicState
from services.deliberation.policies import VotePolicy
from tests.system.deliberation.compound import (
    ADMIN,
    CLOSES,
    COMPOUND,
    OPENS,
    OWNERS,
    PARKING,
    START,
    Bench,
)


def test_a_topic_is_taken_to_a_vote_and_both_name_each_other(bench: Bench):
    topic_id = bench.raised()
    vote_id = bench.prepared(topic_id=topic_id)
    topic = bench.read().topics.get(topic_id)
    assert (topic.state, topic.vote_id) == (TopicState.VOTING, vote_id)
    assert bench.vote(vote_id).topic_id == topic_id
    with pytest.raises(TopicDecidedAlready):
        bench.prepared(topic_id=topic_id)


def test_it_opens_when_fifteen_days_of_notice_are_over_at_the_earliest(bench: Bench):
    assert bench.prepared(opens_at=START + timedelta(days=15))
    with pytest.raises(NoticeTooShort):
        bench.prepared(opens_at=START + timedelta(days=14))
    assert len(bench.read().votes.list({})) == 1


@pytest.mark.parametrize("closes_at", [OPENS, OPENS + timedelta(days=4), OPENS + timedelta(days=61)])
def test_it_is_neither_too_short_nor_too_long(bench: Bench, closes_at: object):
    with pytest.raises(VoteLengthNotAllowed):
        bench.prepared(closes_at=closes_at)


def test_a_later_policy_does_not_change_it(bench: Bench):
    vote_id = bench.prepared()
    longer = VotePolicy(keying_hours=72)
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, longer, COMPOUND))
    assert bench.vote(vote_id).keyed_until == CLOSES + timedelta(hours=24)
    assert bench.vote(bench.prepared()).keyed_until == CLOSES + timedelta(hours=72)


def test_an_owner_does_not_convene(bench: Bench):
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: prepare_vote.handle(tx, PrepareVote.model_validate(PARKING)))
