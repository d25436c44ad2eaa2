# SPDX-License-Identifier: AGPL-3.0-or-later
"""Draft a volunteer activity (志愿活动) at a place: what, where, when, how many, which skills."""

from datetime import UTC
from typing import Annotated

from pydantic import AfterValidator, Field

from services.chassis.http import Input, Name, Text, once
from services.chassis.ids import new_secret
from services.chassis.moments import Moment
from services.chassis.values import OrgPath
from services.dispatch.domain import activities, skills
from services.dispatch.domain.activities import Activity, Plan
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.errors import UnknownPlace
from services.dispatch.policies.reasons import Code
from services.dispatch.policies.volunteering import VolunteerPolicy
from services.dispatch.store import Tx

TOKEN_BYTES = 24
"""The code at the place cannot be guessed."""


class ActivityIs(Input):
    """What is said of an activity; `venue`: where one meets, in words."""

    title: Name
    description: Text
    venue: Name
    starts_at: Moment
    ends_at: Moment
    capacity: int = Field(ge=1, le=200)
    skills: Annotated[tuple[Code, ...], Field(max_length=20), AfterValidator(once)] = ()

    def plan(self, tx: Tx, place: OrgPath) -> Plan:
        """As asked for, checked. Raises UnknownSkill, ActivityNotAhead."""
        skills.check_known(self.skills, tx.policy(VolunteerPolicy, place).codes)
        starts_at, ends_at = self.starts_at.astimezone(UTC), self.ends_at.astimezone(UTC)
        plan = Plan(self.title, self.description, self.venue, starts_at, ends_at, self.capacity, self.skills)
        activities.check(plan, tx.now)
        return plan


class CreateActivity(ActivityIs):
    place_path: OrgPath


def handle(tx: Tx, cmd: CreateActivity) -> Activity:
    """Raises Forbidden, UnknownPlace, UnknownSkill, ActivityNotAhead."""
    tx.require(Permission.ACTIVITIES_KEEP, cmd.place_path)
    place = tx.place_at(cmd.place_path)
    if place is None or not place.active:
        raise UnknownPlace(cmd.place_path)
    plan = cmd.plan(tx, place.path)
    activity = Activity(
        id=tx.new_id(),
        place_path=place.path,
        within=tuple(map(str, place.path.ancestors())),
        plan=plan,
        organiser_id=tx.by.subject,
        token=new_secret(TOKEN_BYTES),
        starts_at=plan.starts_at,
    )
    tx.activities.add(activity, activities.told(activity))
    return activity
