# SPDX-License-Identifier: AGPL-3.0-or-later
"""Volunteer activities (志愿活动): from a draft to the confirmed hours, with places and a waiting list.

The activity counts who has a place and who waits; whatever changes either goes through it, so that places are
given in the order of signing up, whoever comes at the same moment.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hmac import compare_digest

from services.chassis.values import Event, OrgPath
from services.dispatch.domain.activity_errors import (
    ActivityBegan,
    ActivityFull,
    ActivityNotAhead,
    ActivityNotOver,
    AlreadySignedUp,
    CapacityTaken,
    CheckInClosed,
    HoursBeyondActivity,
    NotSignedUp,
    WrongActivityCode,
    WrongActivityState,
)
from services.dispatch.domain.activity_kinds import ActivityState, SignupState
from services.dispatch.domain.events import (
    ActivityCancelled,
    ActivityChanged,
    ActivitySignupChanged,
    PlaceInActivityGiven,
    VolunteerHoursConfirmed,
)

UTMOST_WAITING = 200
_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Plan:
    """What is said of an activity; `skills` are those that it asks for."""

    title: str
    description: str
    venue: str
    starts_at: datetime
    ends_at: datetime
    capacity: int
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Activity:
    """`token` stands on the sheet at the place and nowhere else; `number` counts the sign-ups."""

    id: str
    place_path: OrgPath
    within: tuple[str, ...]
    plan: Plan
    organiser_id: str
    token: str
    starts_at: datetime
    state: ActivityState = ActivityState.DRAFT
    taken: int = 0
    waiting: int = 0
    number: int = 0
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Signup:
    """Of a person for an activity; who signs up again stands at the end."""

    id: str
    activity_id: str
    person_id: str
    place_path: OrgPath
    number: int
    at: datetime
    state: SignupState
    checked_in_at: datetime | None = None
    hours: int = 0


Step = tuple[Activity, list[Event]]
HOLDING = frozenset({SignupState.SIGNED, SignupState.PRESENT})
"""Who has a place."""
COMING = HOLDING | {SignupState.WAITING}


def check(plan: Plan, now: datetime) -> None:
    """Raises ActivityNotAhead."""
    if not now < plan.starts_at < plan.ends_at:
        raise ActivityNotAhead


def told(activity: Activity) -> ActivityChanged:
    plan = activity.plan
    return ActivityChanged(
        activity.id,
        activity.place_path,
        plan.title,
        plan.venue,
        plan.starts_at,
        plan.ends_at,
        plan.capacity,
        activity.state,
    )


def revise(activity: Activity, plan: Plan, now: datetime) -> Step:
    """Another plan until it begins; no fewer places than are taken."""
    if activity.state not in (ActivityState.DRAFT, ActivityState.PUBLISHED):
        raise WrongActivityState(activity.id, activity.state)
    _check_ahead(activity, now)
    check(plan, now)
    if plan.capacity < activity.taken:
        raise CapacityTaken(activity.taken)
    activity = replace(activity, plan=plan, starts_at=plan.starts_at)
    return activity, [told(activity)]


def publish(activity: Activity, now: datetime) -> Step:
    """Whoever lives there can sign up."""
    if activity.state is not ActivityState.DRAFT:
        raise WrongActivityState(activity.id, activity.state)
    check(activity.plan, now)
    activity = replace(activity, state=ActivityState.PUBLISHED)
    return activity, [told(activity)]


def cancel(activity: Activity, reason: str, coming: Iterable[Signup]) -> Step:
    """It does not take place; all who have a place or wait are told."""
    if activity.state not in (ActivityState.DRAFT, ActivityState.PUBLISHED):
        raise WrongActivityState(activity.id, activity.state)
    activity = replace(activity, state=ActivityState.CANCELLED, reason=reason)
    persons = tuple(one.person_id for one in coming)
    plan = activity.plan
    fact = ActivityCancelled(
        activity.id, activity.place_path, plan.title, plan.venue, plan.starts_at, reason, persons
    )
    return activity, [fact]


def sign_up(
    activity: Activity, before: Signup | None, signup_id: str, person_id: str, most: int, now: datetime
) -> tuple[Activity, Signup, list[Event]]:
    """A place while there is one, else the end of the waiting list; `most` wait.

    Raises WrongActivityState, ActivityBegan, AlreadySignedUp, ActivityFull.
    """
    _check_published(activity)
    _check_ahead(activity, now)
    if before and before.state in COMING:
        raise AlreadySignedUp
    fits = activity.taken < activity.plan.capacity
    if not fits and activity.waiting >= most:
        raise ActivityFull
    activity = replace(
        activity,
        taken=activity.taken + fits,
        waiting=activity.waiting + (not fits),
        number=activity.number + 1,
    )
    one = Signup(
        id=before.id if before else signup_id,
        activity_id=activity.id,
        person_id=person_id,
        place_path=activity.place_path,
        number=activity.number,
        at=now,
        state=SignupState.SIGNED if fits else SignupState.WAITING,
    )
    return activity, one, [_changed(one)]


def leave(activity: Activity, one: Signup, now: datetime) -> tuple[Activity, Signup, list[Event]]:
    """Give a place back, or wait no more. Raises WrongActivityState, ActivityBegan, NotSignedUp."""
    _check_published(activity)
    _check_ahead(activity, now)
    if one.state not in (SignupState.SIGNED, SignupState.WAITING):
        raise NotSignedUp(one.state)
    held = one.state is SignupState.SIGNED
    activity = replace(activity, taken=activity.taken - held, waiting=activity.waiting - (not held))
    one = replace(one, state=SignupState.LEFT)
    return activity, one, [_changed(one)]


def promote(activity: Activity, one: Signup) -> tuple[Activity, Signup, list[Event]]:
    """The first who waits gets the place that is free."""
    if one.state is not SignupState.WAITING or activity.taken >= activity.plan.capacity:
        raise NotSignedUp(one.state)
    activity = replace(activity, taken=activity.taken + 1, waiting=activity.waiting - 1)
    one = replace(one, state=SignupState.SIGNED)
    plan = activity.plan
    fact = PlaceInActivityGiven(
        one.id, activity.id, one.person_id, activity.place_path, plan.title, plan.venue, plan.starts_at
    )
    return activity, one, [fact]


def check_in(
    activity: Activity, one: Signup, code: str, opens: timedelta, now: datetime
) -> tuple[Signup, list[Event]]:
    """By the code that hangs at the place, from shortly before until the end; once more is the same."""
    _check_published(activity)
    opens_at, closes_at = activity.plan.starts_at - opens, activity.plan.ends_at
    if one.state not in HOLDING:
        raise NotSignedUp(one.state)
    if not opens_at <= now <= closes_at:
        raise CheckInClosed(opens_at, closes_at)
    if not compare_digest(activity.token.encode(), code.encode()):
        raise WrongActivityCode(activity.id)
    if one.state is SignupState.PRESENT:
        return one, []
    one = replace(one, state=SignupState.PRESENT, checked_in_at=now)
    return one, [_changed(one)]


def confirm(activity: Activity, one: Signup, hours: int, now: datetime) -> tuple[Signup, list[Event]]:
    """The organiser says how long somebody served, checked in or not.

    Raises WrongActivityState, ActivityNotOver, NotSignedUp, HoursBeyondActivity.
    """
    _check_published(activity)
    plan = activity.plan
    if now < plan.ends_at:
        raise ActivityNotOver(plan.ends_at)
    if one.state not in HOLDING:
        raise NotSignedUp(one.state)
    most = -(-(plan.ends_at - plan.starts_at) // _HOUR)
    if hours > most:
        raise HoursBeyondActivity(most)
    one = replace(one, state=SignupState.CONFIRMED, hours=hours)
    return one, [VolunteerHoursConfirmed(one.id, activity.id, one.person_id, activity.place_path, hours)]


def miss(one: Signup) -> tuple[Signup, list[Event]]:
    """Whoever had a place, or waited to the end, and has no hours. Raises NotSignedUp."""
    if one.state not in COMING:
        raise NotSignedUp(one.state)
    state = SignupState.ABSENT if one.state in HOLDING else SignupState.LEFT
    one = replace(one, state=state)
    return one, [_changed(one)]


def finish(activity: Activity, now: datetime) -> Step:
    """It is over, and all hours are confirmed."""
    _check_published(activity)
    if now < activity.plan.ends_at:
        raise ActivityNotOver(activity.plan.ends_at)
    activity = replace(activity, state=ActivityState.DONE)
    return activity, [told(activity)]


def _changed(one: Signup) -> ActivitySignupChanged:
    return ActivitySignupChanged(one.id, one.activity_id, one.person_id, one.place_path, one.state)


def _check_published(activity: Activity) -> None:
    if activity.state is not ActivityState.PUBLISHED:
        raise WrongActivityState(activity.id, activity.state)


def _check_ahead(activity: Activity, now: datetime) -> None:
    if now >= activity.plan.starts_at:
        raise ActivityBegan(activity.plan.starts_at)
