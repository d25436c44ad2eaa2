# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import classify_topic
from services.deliberation.commands.classify_topic import ClassifyTopic
from services.deliberation.domain.topic_errors import NothingToReview, NotReviewed, OwnProposal, PaperMissing
from services.deliberation.domain.topics import TopicState
from tests.system.deliberation.agenda import called
from tests.system.deliberation.compound import CONVENOR, OWNERS, Bench
from tests.system.deliberation.topics import PROPOSAL, raised, review

LIST = ClassifyTopic(matter="compound_order", public_title="停车难")


def test_a_proposal_goes_on_the_agenda_when_it_has_passed(bench: Bench):
    topic_id = raised(bench, **PROPOSAL).id
    items = [{"title": "停车", "topic_id": topic_id}]
    with pytest.raises(NotReviewed):
        bench.act(CONVENOR, lambda tx: classify_topic.handle(tx, topic_id, LIST))
    with pytest.raises(NotReviewed):
        called(bench, items=items)
    review(bench, topic_id)
    assert called(bench, items=items).items[0].topic_id == topic_id
    assert bench.act(CONVENOR, lambda tx: classify_topic.handle(tx, topic_id, LIST)).decision


def test_one_that_does_not_pass_is_answered_with_the_reasons(bench: Bench):
    topic = review(bench, raised(bench, **PROPOSAL).id, passed=False)
    assert (topic.state, topic.adopted, topic.answer) == (TopicState.DECIDED, False, "属于议事范围。")
    assert bench.told("topic", topic.id) == ["TopicRaised", "ProposalReviewed", "TopicDecided"]


def test_once_by_another_person_and_only_what_is_a_proposal_on_paper(bench: Bench):
    own = raised(bench, CONVENOR, **PROPOSAL).id
    with pytest.raises(OwnProposal):
        review(bench, own)
    with pytest.raises(Forbidden):
        review(bench, own, OWNERS[0])
    with pytest.raises(NothingToReview):
        review(bench, raised(bench).id)
    with pytest.raises(PaperMissing):
        raised(bench, source="proposal")
    with pytest.raises(Forbidden):
        raised(bench, source="visit", document="走访表1号")
