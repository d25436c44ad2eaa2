# SPDX-License-Identifier: AGPL-3.0-or-later
"""Deliberation's requests about surveys, budgets, policies and the way of a topic that succeed."""

from datetime import timedelta

from services.chassis.clock import system_now
from tests.samples.world import MARK, Request, World

TOPICS = "/deliberation/v1/topics"
SURVEYS = "/deliberation/v1/surveys"
BUDGETS = "/deliberation/v1/budget-votes"
YEAR = 2026
CLASSIFIED = {"matter": "compound_order", "public_title": "停车秩序"}
SCHEDULED = {"year": YEAR, "quarter": 2, "owner": "社区居委会"}


def scheduled(world: World, topic_id: str) -> str:
    """The topic, on the year's list."""
    world.ok("POST", f"{TOPICS}/{topic_id}:classify", CLASSIFIED)
    world.ok("POST", f"{TOPICS}/{topic_id}:schedule", SCHEDULED)
    return topic_id


def opened(world: World) -> str:
    """The id of a survey."""
    return str(world.ok("POST", SURVEYS, open_survey(world).body)["id"])


def classify_topic(world: World) -> Request:
    return Request({"topic_id": _raised(world)}, CLASSIFIED)


def schedule_topic(world: World) -> Request:
    classified = classify_topic(world)
    world.ok("POST", f"{TOPICS}/{classified.ids['topic_id']}:classify", CLASSIFIED)
    return Request(classified.ids, SCHEDULED)


def advance_topic(world: World) -> Request:
    ids = schedule_topic(world).ids
    return Request(ids, {"step": "propose", "note": "居民提出。", "document": "议题表1号"})


def list_agenda(world: World) -> Request:
    return Request(query={"place": world.paths["compound"], "year": YEAR})


def list_public_agenda(_world: World) -> Request:
    return Request(query={"year": YEAR})


def open_survey(world: World) -> Request:
    body = {
        "title": "停车意愿调查",
        "question": "是否需要划定停车位？",
        "options": ["需要", "不需要"],
        "place_path": world.paths["compound"],
        "closes_at": (system_now() + timedelta(days=7)).isoformat(),
    }
    return Request(body=body)


def open_budget_vote(world: World) -> Request:
    projects = [{"title": "路灯", "cost": 300_000}, {"title": "长椅", "cost": 200_000}]
    closes = (system_now() + timedelta(days=7)).isoformat()
    where = {"place_path": world.paths["compound"], "closes_at": closes}
    return Request(body={"title": "民生微实事", "budget": 400_000, "projects": projects, **where})


def cast_budget_ballot(world: World) -> Request:
    vote = world.ok("POST", BUDGETS, open_budget_vote(world).body)
    body = {"points": {vote["projects"][0]["id"]: 1}}
    return Request({"budget_vote_id": vote["id"]}, body, by=world.people["resident"])


def show_own_budget_ballot(world: World) -> Request:
    cast = cast_budget_ballot(world)
    path = f"{BUDGETS}/{cast.ids['budget_vote_id']}/ballots"
    world.ok("POST", path, cast.body, world.people["resident"])
    return Request(cast.ids, by=world.people["resident"])


def list_budget_votes(world: World) -> Request:
    return Request(query={"place": world.paths["compound"]})


def list_surveys(world: World) -> Request:
    return Request(query={"place": world.paths["compound"]})


def answer_survey(world: World) -> Request:
    body = {"unit_id": world.ids["unit"], "choice": 0}
    return Request({"survey_id": opened(world)}, body, by=world.people["resident"])


def list_own_households(world: World) -> Request:
    asked = answer_survey(world)
    world.ok("POST", f"{SURVEYS}/{asked.ids['survey_id']}/answers", asked.body, world.people["resident"])
    return Request(asked.ids, by=world.people["resident"])


def key_answer(world: World) -> Request:
    body = {"unit_id": world.ids["unit"], "choice": 1, "document": "入户走访表1号"}
    return Request({"survey_id": opened(world)}, body)


def list_meetings_policy_versions(world: World) -> Request:
    world.ok("PUT", "/deliberation/v1/policies/meetings", {})
    return Request()


def list_calendar_policy_versions(world: World) -> Request:
    world.ok("PUT", "/deliberation/v1/policies/calendar", {})
    return Request()


def list_decisions_policy_versions(world: World) -> Request:
    world.ok("PUT", "/deliberation/v1/policies/decisions", {})
    return Request()


def list_consultation_policy_versions(world: World) -> Request:
    world.ok("PUT", "/deliberation/v1/policies/consultation", {})
    return Request()


def list_votes_policy_versions(world: World) -> Request:
    world.ok("PUT", "/deliberation/v1/policies/votes", {})
    return Request()


def _raised(world: World) -> str:
    body = {"title": "停车难", "text": f"{MARK}晚上没有车位。", "place_path": world.paths["compound"]}
    return str(world.ok("POST", TOPICS, body, world.people["resident"])["id"])
