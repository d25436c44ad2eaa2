# SPDX-License-Identifier: AGPL-3.0-or-later
"""Volunteer activities (志愿活动) and who signs up for them."""

from collections.abc import Sequence
from datetime import datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.dispatch.commands import (
    cancel_activity,
    check_in_activity,
    confirm_hours,
    create_activity,
    finish_activity,
    join_activity,
    leave_activity,
    publish_activity,
    revise_activity,
)
from services.dispatch.domain.activities import Activity, Signup
from services.dispatch.domain.activity_kinds import SignupState
from services.dispatch.domain.authority import Permission
from services.dispatch.queries.activities import (
    list_activities,
    list_activity_matches,
    list_activity_signups,
    list_own_signups,
    show_activity,
    show_activity_code,
)
from services.dispatch.queries.assignees import person_names
from services.dispatch.routes.skills import to_matches
from services.dispatch.store import Tx


class ActivityView(View):
    """`own`: how the caller stands to it (signed, waiting …), empty for who never signed up."""

    id: str
    version: int
    place_path: str
    title: str
    description: str
    venue: str
    starts_at: datetime
    ends_at: datetime
    capacity: int
    skills: list[str]
    state: str
    taken: int
    waiting: int
    reason: str
    own: str


class ActivityCodeView(View):
    """`token` is what the QR sheet at the place says."""

    title: str
    token: str


class SignupView(View):
    """`ahead`: how many wait in front, for who waits."""

    id: str
    activity_id: str
    title: str
    starts_at: datetime
    person_id: str
    person_name: str
    number: int
    at: datetime
    state: str
    checked_in_at: datetime | None
    hours: int
    ahead: int | None


def to_activities(tx: Tx, found: Sequence[Activity]) -> list[ActivityView]:
    own = tx.own_signups([one.id for one in found])
    return [_activity(tx, one, own.get(one.id)) for one in found]


def _activity(tx: Tx, one: Activity, own: Signup | None) -> ActivityView:
    plan = one.plan
    return ActivityView(
        id=one.id,
        version=tx.activities.version(one),
        place_path=one.place_path,
        title=plan.title,
        description=plan.description,
        venue=plan.venue,
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        capacity=plan.capacity,
        skills=list(plan.skills),
        state=one.state,
        taken=one.taken,
        waiting=one.waiting,
        reason=one.reason,
        own=own.state if own else "",
    )


def to_code(_: Tx, one: Activity) -> ActivityCodeView:
    return ActivityCodeView(title=one.plan.title, token=one.token)


def to_signups(tx: Tx, found: Sequence[Signup]) -> list[SignupView]:
    names = person_names(tx, (one.person_id for one in found))
    known = {one.id: one for one in tx.activities.several({one.activity_id for one in found})}
    return [_signup(tx, one, known[one.activity_id], names.get(one.person_id, "")) for one in found]


def _signup(tx: Tx, one: Signup, activity: Activity, name: str) -> SignupView:
    ahead = None
    if one.state is SignupState.WAITING and one.person_id == tx.by.subject:
        waits = [other for other in tx.coming(activity.id) if other.state is SignupState.WAITING]
        ahead = sum(other.number < one.number for other in waits)
    return SignupView(
        id=one.id,
        activity_id=one.activity_id,
        title=activity.plan.title,
        starts_at=activity.plan.starts_at,
        person_id=one.person_id,
        person_name=name,
        number=one.number,
        at=one.at,
        state=one.state,
        checked_in_at=one.checked_in_at,
        hours=one.hours,
        ahead=ahead,
    )


activities = Resource(
    "activities",
    "/dispatch/v1/activities",
    of=Tx.activities,
    shows=to_activities,
    requires=Permission.ACTIVITIES_KEEP,
)
signups = Resource("signups", "/dispatch/v1/signups", shows=to_signups, requires=AUTHENTICATED)

activities.create(create_activity)
activities.list(list_activities, requires=AUTHENTICATED)
activities.show(show_activity, requires=AUTHENTICATED)
activities.show(show_activity_code, "/<id:activity_id>/code", shows=to_code)
activities.list(list_activity_signups, "/<id:activity_id>/signups", shows=to_signups)
activities.list(list_activity_matches, "/<id:activity_id>/matches", shows=to_matches)
activities.replace(revise_activity)
activities.act("publish", publish_activity)
activities.act("cancel", cancel_activity)
activities.act("join", join_activity, shows=to_signups, requires=Permission.ACTIVITIES_JOIN)
activities.act("leave", leave_activity, shows=to_signups, requires=AUTHENTICATED)
activities.act("check_in", check_in_activity, shows=to_signups, requires=AUTHENTICATED)
activities.act("confirm", confirm_hours)
activities.act("finish", finish_activity)
signups.list(list_own_signups, "/mine")
