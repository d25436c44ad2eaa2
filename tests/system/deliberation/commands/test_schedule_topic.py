# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import schedule_topic
from services.deliberation.commands.schedule_topic import ScheduleTopic
from services.deliberation.domain.consultation_errors import NotClassified
from tests.system.deliberation.asking import classified
from tests.system.deliberation.compound import COMPOUND, CONVENOR, OWNERS, Bench
from tests.system.deliberation.web import Web

ENTRY = ScheduleTopic(year=2026, quarter=2, owner="社区居委会")


def test_the_years_list_is_public_without_what_a_person_wrote(bench: Bench, web: Web):
    topic = classified(bench)
    bench.act(CONVENOR, lambda tx: schedule_topic.handle(tx, topic.id, ENTRY))
    (public,) = web.get("/deliberation/v1/public/320585/agenda", year=2026)["items"]
    assert (public["public_title"], public["agenda"]["owner"]) == ("停车难", "社区居委会")
    assert "text" not in public
    assert web.get("/deliberation/v1/public/320585/agenda", year=2025)["items"] == []
    (own,) = web.get("/deliberation/v1/agenda", CONVENOR, place=COMPOUND, year=2026)["items"]
    assert own["id"] == topic.id


def test_only_what_is_classified_and_by_who_conducts(bench: Bench):
    topic_id = bench.raised()
    with pytest.raises(NotClassified):
        bench.act(CONVENOR, lambda tx: schedule_topic.handle(tx, topic_id, ENTRY))
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: schedule_topic.handle(tx, topic_id, ENTRY))


def test_a_topic_that_is_not_taken_up_is_not_public(bench: Bench, web: Web):
    topic_id = bench.raised()
    assert web.get(f"/deliberation/v1/public/320585/topics/{topic_id}", status=404)["code"] == "not_found"
