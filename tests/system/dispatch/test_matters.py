# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everybody asks by a matter's id how its orders went: steps and moments, no person, no text."""

from datetime import timedelta
from typing import Any

from services.dispatch.commands import link_topic
from tests.system.dispatch.api import NOBODY, Api
from tests.system.dispatch.district import ADMIN, RESIDENT, TENANT, Bench
from tests.system.dispatch.test_reactions import hear

TOPIC = "01927f3a-0000-7000-8000-00000000d001"


def told(api: Api, matter: str) -> list[dict[str, Any]]:
    answer = api.client.get(f"/dispatch/v1/public/{TENANT}/matters/{matter}")
    assert answer.status_code == 200, answer.text
    assert RESIDENT.subject not in answer.text
    assert RESIDENT.name not in answer.text
    found: list[dict[str, Any]] = answer.json["items"]
    return found


def test_the_order_that_it_came_from_and_the_work_ordered_for_it(bench: Bench, api: Api):
    order_id = bench.deferred()
    for _ in range(2):
        bench.act(ADMIN, lambda tx: link_topic.handle(tx, order_id, TOPIC))
    led = hear(bench, "ProjectManagerAppointed")
    company = hear(bench, "CompanyRegistered", company_id=led.company_id)
    bench.wait(timedelta(days=1))
    work = hear(
        bench, "WorkOrdered", of="finance", place_path=led.path, company_id=led.company_id, matter=TOPIC
    )
    bench.wait(timedelta(days=30))
    bench.fire()
    first, second = told(api, TOPIC)
    assert (first["ordered"], first["company"]) == (False, "")
    assert [step["type"] for step in first["steps"]][-1] == "OrderDeferred"
    assert (second["ordered"], second["company"]) == (True, company.name)
    assert second["number"] == bench.order(work.work_id).number
    breached = [step for step in second["steps"] if step["type"] == "DeadlineBreached"]
    assert [step["target"] for step in breached] == ["overall"]
    raised = [step for step in second["steps"] if step["type"] == "OrderEscalated"]
    assert (raised[0]["level"], raised[0]["label_en"]) == (3, "Escalated")


def test_a_matter_without_orders(api: Api):
    assert told(api, NOBODY) == []
