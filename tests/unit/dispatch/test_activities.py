# SPDX-License-Identifier: AGPL-3.0-or-later
"""Activities: whoever comes and goes, places are given in the order of signing up, and none too many."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import OrgPath
from services.dispatch.domain import activities, skills
from services.dispatch.domain.activities import Activity, Plan, Signup
from services.dispatch.domain.activity_errors import AlreadySignedUp, CapacityTaken, NotSignedUp
from services.dispatch.domain.activity_kinds import ActivityState, SignupState
from services.dispatch.domain.skills import SkillOffer
from tests.unit.dispatch.samples import BUILDING, START

BEGINS = START + timedelta(days=1)
PLAN = Plan("护绿", "松土", "花坛", BEGINS, BEGINS + timedelta(hours=2), 2)
AROUND = OrgPath("/320585/001/002")


def published(capacity: int = 2) -> Activity:
    return Activity(
        id="activity",
        place_path=BUILDING,
        within=(),
        plan=replace(PLAN, capacity=capacity),
        organiser_id="desk",
        token="token",
        starts_at=BEGINS,
        state=ActivityState.PUBLISHED,
    )


def filled(activity: Activity, people: dict[str, Signup]) -> Activity:
    """Places that are free go to the first who wait."""
    for one in sorted(people.values(), key=lambda one: one.number):
        if one.state is SignupState.WAITING and activity.taken < activity.plan.capacity:
            activity, people[one.person_id], _ = activities.promote(activity, one)
    return activity


STEP = st.tuples(st.sampled_from(["join", "leave", "places"]), st.integers(0, 7))


@given(st.lists(STEP, max_size=60), st.integers(1, 4))
def test_whoever_comes_and_goes_the_first_who_came_have_the_places(
    steps: list[tuple[str, int]], capacity: int
) -> None:
    activity, people, line = published(capacity), {}, []
    for kind, number in steps:
        name = f"person-{number}"
        try:
            if kind == "join":
                activity, one, _ = activities.sign_up(activity, people.get(name), name, name, 100, START)
                people[name] = one
                line.append(name)
            elif kind == "leave" and name in people:
                activity, people[name], _ = activities.leave(activity, people[name], START)
                line.remove(name)
            elif kind == "places":
                plan = replace(activity.plan, capacity=number + 1)
                activity, _ = activities.revise(activity, plan, START)
        except AlreadySignedUp:
            assert name in line
        except NotSignedUp:
            assert name not in line
        except CapacityTaken:
            assert activity.taken > number + 1
        activity = filled(activity, people)
        held = [one for one in line if people[one].state is SignupState.SIGNED]
        assert held == line[: activity.plan.capacity]
        assert (activity.taken, activity.waiting) == (len(held), len(line) - len(held))


def test_nobody_is_promoted_past_the_last_place() -> None:
    activity, first, _ = activities.sign_up(published(1), None, "a", "a", 100, START)
    activity, second, _ = activities.sign_up(activity, None, "b", "b", 100, START)
    for one in (first, second):
        with pytest.raises(NotSignedUp):
            activities.promote(activity, one)


def offer(name: str, place: str, *known: str, shown: bool = True) -> SkillOffer:
    return SkillOffer(id=name, place_path=OrgPath(place), around=AROUND, skills=known, note="", shown=shown)


def test_the_most_skills_first_then_the_nearest_and_never_who_did_not_agree() -> None:
    near, far = f"{AROUND}/c01/b03", f"{AROUND}/c02/b01"
    offers = [
        offer("far", far, "care", "law"),
        offer("near", near, "care"),
        offer("less-near", f"{AROUND}/c01/b04", "care"),
        offer("shy", near, "care", "law", shown=False),
        offer("self", near, "care"),
        offer("other", near, "patrol"),
    ]
    found = skills.matches(("care", "law"), BUILDING, offers, ["self"])
    assert [(one.person_id, one.near, one.missing) for one in found] == [
        ("far", 0, ()),
        ("near", 2, ("law",)),
        ("less-near", 1, ("law",)),
    ]
