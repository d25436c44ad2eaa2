# SPDX-License-Identifier: AGPL-3.0-or-later
"""Volunteer activities, skills and needs that tests begin with; the bench stands at nine in the morning."""

from typing import Any

from services.chassis.values import Principal, Role
from services.dispatch.commands import (
    ask_help,
    check_in_activity,
    create_activity,
    join_activity,
    leave_activity,
    offer_skills,
    publish_activity,
)
from services.dispatch.commands.ask_help import AskHelp
from services.dispatch.commands.check_in_activity import CheckInActivity
from services.dispatch.commands.create_activity import CreateActivity
from services.dispatch.commands.offer_skills import OfferSkills
from services.dispatch.domain.activities import Activity, Signup
from services.dispatch.domain.skills import Need, SkillOffer
from tests.system.dispatch.district import BUILDING, DESK, NEIGHBOURHOOD, RESIDENT, Bench, person
from tests.unit.dispatch.samples import at

CLEANING: dict[str, Any] = {
    "title": "清理楼道",
    "description": "一起清理三号楼的楼道。",
    "venue": "三号楼门口",
    "starts_at": "2015-03-03T09:00:00+08:00",
    "ends_at": "2015-03-03T11:30:00+08:00",
    "capacity": 2,
    "skills": ["electrics", "care"],
    "place_path": NEIGHBOURHOOD,
}
BEGINS, ENDS = at("2015-03-03 09:00"), at("2015-03-03 11:30")
THIRD = person(31, "钱三", (BUILDING, Role.RESIDENT))
FOURTH = person(32, "孙四", (BUILDING, Role.RESIDENT))


def drafted(bench: Bench, by: Principal = DESK, **changed: Any) -> Activity:
    cmd = CreateActivity(**CLEANING | changed)
    return bench.act(by, lambda tx: create_activity.handle(tx, cmd))


def published(bench: Bench, **changed: Any) -> Activity:
    made = drafted(bench, **changed)
    return bench.act(DESK, lambda tx: publish_activity.handle(tx, made.id))


def joined(bench: Bench, activity: Activity, *people: Principal) -> list[Signup]:
    return [bench.act(by, lambda tx: join_activity.handle(tx, activity.id)) for by in people]


def left(bench: Bench, activity: Activity, by: Principal = RESIDENT) -> Signup:
    return bench.act(by, lambda tx: leave_activity.handle(tx, activity.id))


def present(bench: Bench, activity: Activity, by: Principal = RESIDENT, code: str = "") -> Signup:
    cmd = CheckInActivity(code=code or activity.token)
    return bench.act(by, lambda tx: check_in_activity.handle(tx, activity.id, cmd))


def the_activity(bench: Bench, activity: Activity) -> Activity:
    return bench.read().activities.get(activity.id)


def states(bench: Bench, activity: Activity) -> dict[str, str]:
    """How everybody stands, by name of the person."""
    found = bench.read().signups.list({"activity_id": activity.id})
    return {one.person_id[-2:]: one.state.value for one in found}


def offered(bench: Bench, by: Principal = RESIDENT, **changed: Any) -> SkillOffer:
    given = {"place_path": BUILDING, "skills": ["electrics"], "shown": True, "note": "周末有空"}
    cmd = OfferSkills(**given | changed)
    return bench.act(by, lambda tx: offer_skills.handle(tx, cmd))


def asked(bench: Bench, by: Principal = RESIDENT, **changed: Any) -> Need:
    given = {"place_path": BUILDING, "text": "灯坏了，请人看看", "skills": ["electrics"]}
    cmd = AskHelp(**given | changed)
    return bench.act(by, lambda tx: ask_help.handle(tx, cmd))


def told_of(bench: Bench, noun: str, item_id: str) -> list[str]:
    return [event.name for event in bench.read().history(noun, item_id, limit=100).items]
