# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of volunteering: activities, who signed up, skills and needs."""

from __future__ import annotations

from collections.abc import Sequence

from services.chassis.store import MOST_IDS, Collection, Index
from services.chassis.values import Event, OrgPath
from services.dispatch.domain import access, activities, skills
from services.dispatch.domain.activities import COMING, Activity, Signup
from services.dispatch.domain.activity_kinds import NeedState, SignupState
from services.dispatch.domain.skills import Match, Need, SkillOffer
from services.dispatch.store.points import PointsUnit

NEED = "need.lapse"
"""The timer of a need: when nobody said for so long that help came."""

MOST_OFFERS = 200
MOST_MATCHES = 20
MOST_COMING = 400
"""The most places and the longest waiting list together."""


class ActivitiesUnit(PointsUnit):
    """The part of dispatch's `Tx` that is about volunteering."""

    activities = Collection(
        Activity,
        "activities",
        orderings=("starts_at",),
        crowded=True,
        indexes=(
            Index("within", "by_starts_at"),
            Index("within", "state", "by_starts_at"),
            Index("place_path", "state", "by_starts_at"),
        ),
    )
    signups = Collection(
        Signup,
        "signups",
        orderings=("number", "at"),
        indexes=(
            Index("activity_id", "person_id", unique=True),
            Index("activity_id", "state", "by_number"),
            Index("activity_id", "by_number"),
            Index("person_id", "by_at"),
        ),
    )
    skill_offers = Collection(
        SkillOffer, "skill_offers", indexes=(Index("around", "shown", "skills", "_id"),)
    )
    needs = Collection(
        Need,
        "needs",
        orderings=("at",),
        crowded=True,
        indexes=(
            Index("within", "state", "by_at"),
            Index("person_id", "by_at"),
        ),
    )

    def save_need(self, need: Need, events: Sequence[Event]) -> Need:
        """Keep a need, new or changed, and when it lapses."""
        self.needs.put(need, *events)
        if need.state is NeedState.OPEN and need.lapses_at:
            self.timers.set(NEED, need.id, need.lapses_at)
        elif need.lapses_at:
            self.timers.cancel(NEED, need.id)
        return need

    def could_help(self, asked: tuple[str, ...], place: OrgPath, without: Sequence[str]) -> list[Match]:
        """Who agreed to be proposed and has a skill that is asked for; the best ones first."""
        where = {"around": access.neighbourhood(place), "shown": True, "skills": {"$in": list(asked)}}
        offers = self.skill_offers.list(where, limit=MOST_OFFERS) if asked else []
        return skills.matches(asked, place, offers, without)[:MOST_MATCHES]

    def signup_of(self, activity_id: str, person_id: str) -> Signup | None:
        return self.signups.first({"activity_id": activity_id, "person_id": person_id})

    def own_signups(self, activity_ids: Sequence[str]) -> dict[str, Signup]:
        """Those of the caller, by activity."""
        parts = [activity_ids[at : at + MOST_IDS] for at in range(0, len(activity_ids), MOST_IDS)]
        me = self.by.subject
        found = [self.signups.list({"activity_id": {"$in": list(part)}, "person_id": me}) for part in parts]
        return {one.activity_id: one for some in found for one in some}

    def coming(self, activity_id: str) -> list[Signup]:
        """Who has a place or waits, in the order of signing up."""
        where = {"activity_id": activity_id, "state": {"$in": sorted(COMING)}}
        return sorted(self.signups.list(where, limit=MOST_COMING), key=lambda one: one.number)

    def fill(self, activity: Activity) -> Activity:
        """Give the places that are free to who waits, the first who came first."""
        free = min(activity.plan.capacity - activity.taken, activity.waiting)
        if free <= 0:
            return activity
        where = {"activity_id": activity.id, "state": SignupState.WAITING}
        waiting = sorted(self.signups.list(where), key=lambda one: one.number)
        for one in waiting[:free]:
            activity, given, events = activities.promote(activity, one)
            self.signups.save(given, *events)
        return activity
