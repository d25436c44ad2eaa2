# SPDX-License-Identifier: AGPL-3.0-or-later
"""What neighbours share (activities, needs, goods), assistance and incidents of dispatch, in any state."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from services.dispatch.domain import activities, assistance, goods, incidents, skills
from services.dispatch.domain.activity_kinds import ActivityState, NeedState, SignupState
from services.dispatch.domain.assistance import AssistanceState, Reply
from services.dispatch.domain.incident_kinds import IncidentState
from services.dispatch.domain.point_kinds import GoodState, RedemptionState
from tests.contract.moving import NOW
from tests.contract.moving_money import made
from tests.contract.moving_others import Moved
from tests.unit.dispatch import test_activities

DURING = test_activities.PLAN.starts_at
AFTER = test_activities.PLAN.ends_at
BEFORE = DURING - timedelta(hours=1)
OPEN = replace(test_activities.published(), taken=1, waiting=1)
OFFER = goods.Offer("毛巾", "", 10)
REPLY = Reply("", "p", NOW)
WORDS = incidents.IncidentWords("停水", "抢修", NOW)


def an_activity(state: ActivityState) -> activities.Activity:
    return replace(OPEN, state=state)


def a_signup(state: SignupState) -> activities.Signup:
    where = {"activity_id": OPEN.id, "person_id": "p", "place_path": OPEN.place_path}
    return activities.Signup(id="s", number=1, at=NOW, state=state, **where)


def a_need(state: NeedState) -> skills.Need:
    return made(skills.Need, state)


def a_good(state: GoodState) -> goods.Good:
    return made(goods.Good, state, offer=OFFER)


def a_redemption(state: RedemptionState) -> goods.Redemption:
    return made(goods.Redemption, state)


def an_assistance(state: AssistanceState) -> assistance.Assistance:
    return made(assistance.Assistance, state)


def an_incident(state: IncidentState) -> incidents.Incident:
    return made(incidents.Incident, state, words=WORDS)


SHARED: Mapping[tuple[str, str, Any], Moved] = {
    ("dispatch", "Activity", ActivityState.DRAFT): (
        an_activity,
        ActivityState,
        {
            "revise": [lambda one: activities.revise(one, one.plan, BEFORE)],
            "publish": [lambda one: activities.publish(one, BEFORE)],
            "cancel": [lambda one: activities.cancel(one, "下雨", ())],
            "finish": [lambda one: activities.finish(one, AFTER)],
        },
    ),
    ("dispatch", "Signup", SignupState.SIGNED): (
        a_signup,
        SignupState,
        {
            "leave": [lambda one: activities.leave(OPEN, one, BEFORE)[1:]],
            "promote": [lambda one: activities.promote(OPEN, one)[1:]],
            "check_in": [lambda one: activities.check_in(OPEN, one, "token", timedelta(), DURING)],
            "confirm": [lambda one: activities.confirm(OPEN, one, 1, AFTER)],
            "miss": [activities.miss],
        },
    ),
    ("dispatch", "Need", NeedState.OPEN): (
        a_need,
        NeedState,
        {
            "meet": [lambda one: skills.meet(one, None)],
            "withdraw": [skills.withdraw],
            "lapse": [lambda one: skills.lapse(replace(one, lapses_at=NOW), NOW)],
        },
    ),
    ("dispatch", "Assistance", AssistanceState.ASKED): (
        an_assistance,
        AssistanceState,
        {
            "grant": [lambda one: assistance.grant(one, None, REPLY)],
            "decline": [lambda one: assistance.decline(one, REPLY)],
            "withdraw": [assistance.withdraw],
            "overtake": [assistance.overtake],
            "end": [assistance.end],
        },
    ),
    ("dispatch", "Good", GoodState.OFFERED): (
        a_good,
        GoodState,
        {
            "revise": [lambda one: goods.revise(one, OFFER)],
            "restock": [lambda one: goods.restock(one, 1)],
            "retire": [goods.retire],
            "take": [lambda one: goods.take(one, 1, 10, 0)],
            "put_back": [lambda one: goods.put_back(one, 1)],
        },
    ),
    ("dispatch", "Redemption", RedemptionState.REDEEMED): (
        a_redemption,
        RedemptionState,
        {
            "make_ready": [lambda one: goods.make_ready(one, NOW)],
            "hand_out": [lambda one: goods.hand_out(one, one.pickup, NOW)],
            "cancel": [lambda one: goods.cancel(one, "不要了", NOW)],
        },
    ),
    ("dispatch", "Incident", IncidentState.ANNOUNCED): (
        an_incident,
        IncidentState,
        {
            "change": [lambda one: incidents.change(one, WORDS)],
            "end": [lambda one: incidents.end(one, "好了", NOW)],
        },
    ),
}
"""By service, aggregate and first state: one in a state, its states, its steps."""
