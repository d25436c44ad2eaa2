# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of deliberation that needs more than ids: a request that succeeds."""

from datetime import datetime, timedelta
from typing import Any

from services.chassis.clock import system_now
from services.deliberation.commands import seal_log
from services.deliberation.domain import publications
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.votes import State
from services.deliberation.store import Tx
from tests.samples import deliberation_bodies, deliberation_charters, meetings, topics
from tests.samples.audit import *  # noqa: F403 - samples of this service, too
from tests.samples.audit import RULES
from tests.samples.deliberation_ballots import (  # noqa: F401 - samples of this service, too
    acting,
    answer_head,
    cast_ballot,
    deliver_ballot,
    kept_vote,
    key_ballot,
    list_own_units,
    list_roll,
    read_ballots,
    register_proxy,
    show_roll_unit,
    voted,
)
from tests.samples.deliberation_bodies import (  # noqa: F401 - samples of this service, too
    appoint_members,
    call_election,
    draw_lots,
    end_membership,
    file_body,
    found_body,
    hand_over,
    list_bodies,
    list_bodies_policy_versions,
    list_elections,
    list_own_flats,
    nominate_candidate,
    publish_candidates,
    put_to_vote,
    review_candidate,
    withdraw_election,
)
from tests.samples.deliberation_charters import (  # noqa: F401 - samples of this service, too
    draft_charter,
    list_charter_changes,
    list_charters,
    list_plans,
    open_plan,
    report_progress,
    revise_charter,
)
from tests.samples.deliberation_corrections import (  # noqa: F401 - samples of this service, too
    confirm_correction,
    list_corrections,
    propose_correction,
    proposed,
    refuse_correction,
)
from tests.samples.deliberation_demands import (  # noqa: F401 - samples of this service, too
    convene_demand,
    demanded,
    list_demands,
    merge_topic,
    raise_demand,
    review_topic,
    sign_demand,
    support_topic,
)
from tests.samples.deliberation_files import begin_file, complete_file, put_piece, uploaded  # noqa: F401
from tests.samples.meetings import (  # noqa: F401 - samples of this service, too
    call_meeting,
    cancel_meeting,
    hold_meeting,
    list_meetings,
    list_missed_months,
    minute_item,
    name_organisation,
    publish_minutes,
    sign_minutes,
)
from tests.samples.topics import (  # noqa: F401 - samples of this service, too
    advance_topic,
    answer_survey,
    cast_budget_ballot,
    classify_topic,
    key_answer,
    list_agenda,
    list_budget_votes,
    list_calendar_policy_versions,
    list_consultation_policy_versions,
    list_decisions_policy_versions,
    list_meetings_policy_versions,
    list_own_households,
    list_public_agenda,
    list_surveys,
    list_votes_policy_versions,
    open_budget_vote,
    open_survey,
    schedule_topic,
    show_own_budget_ballot,
)
from tests.samples.votes import measure_units
from tests.samples.world import MARK, Request, World

TOPICS = "/deliberation/v1/topics"
VOTES = "/deliberation/v1/votes"
PUBLICATIONS = "/deliberation/v1/publications"
PUBLISHED = (
    "votes",
    "publications",
    "meetings",
    "topics",
    "surveys",
    "budget_votes",
    "bodies",
    "elections",
    "charters",
    "plans",
    "waiting_leaves",
    "files",
)
"""The collections whose ids everybody may know: of the files those that a publication names as its photos."""
SAME_FOR_ALL = {
    *RULES,
    "list_own_flats",
    "show_bodies_policy",
    "show_calendar_policy",
    "show_consultation_policy",
    "show_decisions_policy",
    "show_meetings_policy",
    "show_votes_policy",
}
"""What shows everybody the defaults; and of the seeded people with an account none owns a flat."""


def try_policy(world: World) -> Request:
    return Request(body={"policy": "bodies", "rules": {}})


def settle(world: World) -> None:
    """A topic, a counted vote, a meeting, and what was published of the vote in the log."""
    world.ids["topic"] = topics.scheduled(world, _topic(world))
    world.ids["survey"] = topics.opened(world)
    budget_vote = world.ok("POST", topics.BUDGETS, topics.open_budget_vote(world).body)
    world.ids["budget_vote"] = budget_vote["id"]
    world.ids["vote"] = voted(world, State.COUNTED)
    world.ids["demand"] = demanded(world)
    world.ids["roll_correction"] = proposed(world)
    world.ids["meeting"] = meetings.called(world, "settled")
    world.ids["body"] = deliberation_bodies.founded(world)
    world.ids["election"] = deliberation_bodies.election(world)
    world.ids["charter"] = deliberation_charters.adopted(world)
    world.ids["plan"] = world.ok("POST", deliberation_charters.PLANS, open_plan(world).body)["id"]
    published = _published(world)
    world.own["deliberation"] = {"publication": published, "leaf": published}
    world.stores["deliberation"].transact(acting(world), seal_log.handle)


def list_topics(world: World) -> Request:
    return Request(query={"place": world.paths["compound"]})


def raise_topic(world: World) -> Request:
    body = {"title": "停车难", "text": "晚上没有车位。", "place_path": world.paths["compound"]}
    return Request(body=body, by=world.people["resident"])


def answer_topic(world: World) -> Request:
    return Request({"topic_id": _topic(world)}, {"adopted": True, "answer": "同意。"})


list_votes = list_topics


def prepare_vote(world: World) -> Request:
    opens = system_now() + timedelta(days=20)
    return Request(body=_question(world, opens, opens + timedelta(days=10)))


def announce_vote(world: World) -> Request:
    measure_units(world)
    return Request({"vote_id": world.ok("POST", VOTES, prepare_vote(world).body)["id"]})


def record_official_result(world: World) -> Request:
    vote_id = world.ok("POST", VOTES, prepare_vote(world).body)["id"]
    said = {"system": "市业主电子投票系统", "document": "报告1号", "units": 10}
    counted = {
        "whole": {"area": 100_000, "heads": 10},
        "agree": {"area": 90_000, "heads": 9},
        "disagree": {"area": 0, "heads": 0},
        "abstain": {"area": 0, "heads": 0},
    }
    return Request({"vote_id": vote_id}, {**said, **counted, "decided_at": system_now().isoformat()})


def withdraw_vote(world: World) -> Request:
    return Request(announce_vote(world).ids, {"reason": "方案还要再商量。"})


def decide_vote(world: World) -> Request:
    return Request({"vote_id": voted(world, State.COUNTED)}, {"adopted": True, "reasons": "已核对。"})


def post_notice(world: World) -> Request:
    notice = {"board": "东门公示栏", "photo_id": uploaded(world)}
    return Request({"publication_id": _published(world)}, notice)


def take_down_notice(world: World) -> Request:
    posted = post_notice(world)
    world.ok("POST", f"{PUBLICATIONS}/{posted.ids['publication_id']}:post", posted.body)
    return Request(posted.ids, {**posted.body, "photo_id": uploaded(world)})


def raise_objection(world: World) -> Request:
    body = {"text": f"{MARK}价格太低。"}
    return Request({"publication_id": _published(world)}, body, by=world.people["resident"])


def list_objections(world: World) -> Request:
    raised = raise_objection(world)
    path = f"{PUBLICATIONS}/{raised.ids['publication_id']}/objections"
    world.ok("POST", path, raised.body, world.people["resident"])
    return Request(raised.ids)


def rule_objection(world: World) -> Request:
    raised = raise_objection(world)
    path = f"{PUBLICATIONS}/{raised.ids['publication_id']}/objections"
    made = world.ok("POST", path, raised.body, world.people["resident"])
    return Request({"objection_id": made["id"]}, {"outcome": "dismissed", "reasons": "价格经评估。"})


def show_content(world: World) -> Request:
    posted = post_notice(world)
    world.ok("POST", f"{PUBLICATIONS}/{posted.ids['publication_id']}:post", posted.body)
    world.fire("deliberation")
    return Request({"file_id": posted.body["photo_id"]})


show_thumbnail = show_content


def _published(world: World) -> str:
    """The id of the published plan of a vote that was announced."""

    def work(tx: Tx) -> str:
        vote = tx.votes.get(kept_vote(tx, world, State.ANNOUNCED))
        return tx.publish_of_vote(Kind.PLAN, vote, publications.plan(vote)).id

    return str(world.stores["deliberation"].transact(acting(world), work))


def _topic(world: World) -> str:
    body = raise_topic(world).body | {"text": f"{MARK}晚上没有车位。"}
    return str(world.ok("POST", TOPICS, body, world.people["resident"])["id"])


def _question(world: World, opens: datetime, closes: datetime) -> dict[str, Any]:
    return {
        "title": "小区公共车位出租",
        "question": "是否同意出租小区公共部位的二十个车位？",
        "plan": "每位每月三百元，收入归全体业主。",
        "matter": "use_of_common_parts",
        "place_path": world.paths["compound"],
        "opens_at": opens.isoformat(),
        "closes_at": closes.isoformat(),
    }


def show_job(world: World) -> Request:
    world.ok("PUT", "/deliberation/v1/policies/calendar", {})
    [started] = world.ok("GET", "/deliberation/v1/jobs")["items"][:1]
    return Request({"job_id": started["id"]})


def list_jobs(world: World) -> Request:
    show_job(world)
    return Request()


cancel_job = show_job


def show_result(world: World) -> Request:
    started = show_job(world)
    world.fire("deliberation")
    return started
