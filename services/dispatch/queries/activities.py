# SPDX-License-Identifier: AGPL-3.0-or-later
"""Volunteer activities, who comes, and who could help."""

from services.chassis.http import Paged
from services.chassis.store import Page
from services.dispatch.domain import sharing_access, skills
from services.dispatch.domain.activities import Activity, Signup
from services.dispatch.domain.activity_kinds import ActivityState, NeedState
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.skills import FittingNeed, Match, Need, SkillOffer
from services.dispatch.queries.sharing import OfPerson, OfPlace, where_it_is
from services.dispatch.store import Tx


class ActivitiesAt(OfPlace):
    """At a `place` and below, or without one where the caller lives; drafts are for who runs them."""

    state: ActivityState = ActivityState.PUBLISHED


class NeedsOf(OfPerson):
    """At a `place` and below, in a state; or `mine`, in any."""

    state: NeedState = NeedState.OPEN


def list_activities(tx: Tx, query: ActivitiesAt) -> Page[Activity]:
    """Activities by when they begin, the latest first. Raises Forbidden."""
    where = where_it_is(tx, query, Permission.ACTIVITIES_JOIN, Permission.ACTIVITIES_KEEP)
    return tx.activities.page(
        where | {"state": query.state},
        sort="-starts_at",
        after=query.after,
        limit=query.limit,
        keep=lambda one: sharing_access.sees_activity(tx.by, one),
    )


def show_activity(tx: Tx, activity_id: str) -> Activity:
    """One activity. Raises NotFound also for one of which the caller may not know."""
    activity = tx.activities.get(activity_id)
    sharing_access.check_activity_seen(tx.by, activity)
    return activity


def show_activity_code(tx: Tx, activity_id: str) -> Activity:
    """The code for the sheet at the place. Raises NotFound, Forbidden."""
    activity = tx.activities.get(activity_id)
    sharing_access.check_activity_kept(tx.by, activity)
    return activity


def list_activity_signups(tx: Tx, activity_id: str, query: Paged) -> Page[Signup]:
    """Who signed up, in that order. Raises NotFound, Forbidden."""
    activity = show_activity_code(tx, activity_id)
    where = {"activity_id": activity.id}
    return tx.signups.page(where, sort="number", after=query.after, limit=query.limit)


def list_own_signups(tx: Tx, query: Paged) -> Page[Signup]:
    """What the caller signed up for, the latest first."""
    where = {"person_id": tx.by.subject}
    return tx.signups.page(where, sort="-at", after=query.after, limit=query.limit)


def list_activity_matches(tx: Tx, activity_id: str) -> list[Match]:
    """Who agreed to be proposed and has a skill that the activity asks for. Raises NotFound, Forbidden."""
    activity = show_activity_code(tx, activity_id)
    coming = [one.person_id for one in tx.coming(activity.id)]
    return tx.could_help(activity.plan.skills, activity.place_path, coming)


def list_need_matches(tx: Tx, need_id: str) -> list[Match]:
    """Who agreed to be proposed and could help. Raises NotFound."""
    need = show_need(tx, need_id)
    return tx.could_help(need.skills, need.place_path, [need.person_id])


def list_fitting_needs(tx: Tx, query: Paged) -> Page[FittingNeed]:
    """Open needs around the caller that their skills fit, the latest first; none for who is not proposed.

    A page may have fewer items than asked for, and still a next one. Raises BadCursor.
    """
    offer = tx.skill_offers.find(tx.by.subject)
    if offer is None or not offer.shown:
        return Page((), None)
    page = tx.needs.page(
        {"within": offer.around, "state": NeedState.OPEN},
        sort="-at",
        after=query.after,
        limit=query.limit,
        keep=lambda need: skills.fitting(offer, need) is not None,
    )
    found = (skills.fitting(offer, need) for need in page.items)
    return Page(tuple(one for one in found if one), page.next)


def show_own_skills(tx: Tx) -> SkillOffer:
    """What the caller offers. Raises NotFound where that is nothing."""
    return tx.skill_offers.get(tx.by.subject)


def show_need(tx: Tx, need_id: str) -> Need:
    """One need. Raises NotFound also for somebody else's."""
    need = tx.needs.get(need_id)
    sharing_access.check_need_seen(tx.by, need)
    return need


def list_needs(tx: Tx, query: NeedsOf) -> Page[Need]:
    """Needs, the latest first. Raises Forbidden, Invalid."""
    query.check()
    if query.place is None:
        return tx.needs.page({"person_id": tx.by.subject}, sort="-at", after=query.after, limit=query.limit)
    tx.require(Permission.ACTIVITIES_KEEP, query.place)
    where = {"within": query.place, "state": query.state}
    return tx.needs.page(where, sort="-at", after=query.after, limit=query.limit)
