# SPDX-License-Identifier: AGPL-3.0-or-later
"""Volunteering over HTTP: who sees what, who could help and why, and what must be true of the places."""

from typing import Any

import pytest

from services.dispatch.timers import schedules
from tests.system.dispatch.activity_samples import (
    THIRD,
    asked,
    drafted,
    joined,
    offered,
    published,
)
from tests.system.dispatch.api import Api
from tests.system.dispatch.district import (
    BUILDING,
    COMPOUND,
    DESK,
    ELSEWHERE,
    NEIGHBOUR,
    NEIGHBOURHOOD,
    RESIDENT,
    STRANGER,
    Bench,
)
from tests.system.dispatch.test_invariants import broken

ACTIVITIES, NEEDS = "/dispatch/v1/activities", "/dispatch/v1/needs"
OFFERS, SIGNUPS = "/dispatch/v1/skill-offers", "/dispatch/v1/signups"


def test_activities_of_a_place_with_how_one_stands(api: Api):
    draft, activity = drafted(api.bench), published(api.bench, capacity=1)
    joined(api.bench, activity, NEIGHBOUR, RESIDENT)
    (shown,) = api.get(RESIDENT, ACTIVITIES, place=NEIGHBOURHOOD)["items"]
    assert (shown["id"], shown["own"], shown["taken"], shown["waiting"]) == (activity.id, "waiting", 1, 1)
    assert "token" not in shown
    api.get(RESIDENT, f"{ACTIVITIES}/{draft.id}", 404)
    assert api.get(RESIDENT, ACTIVITIES, place=NEIGHBOURHOOD, state="draft")["items"] == []
    assert api.get(RESIDENT, ACTIVITIES)["items"] == [shown]
    assert api.get(STRANGER, ACTIVITIES)["items"] == []
    assert len(api.get(DESK, ACTIVITIES, place=NEIGHBOURHOOD, state="draft")["items"]) == 1
    api.get(STRANGER, f"{ACTIVITIES}/{activity.id}", 404)
    api.get(STRANGER, ACTIVITIES, 403, place=NEIGHBOURHOOD)
    (mine,) = api.get(RESIDENT, f"{SIGNUPS}/mine")["items"]
    assert (mine["title"], mine["state"], mine["ahead"]) == ("清理楼道", "waiting", 0)


def test_who_comes_and_the_code_are_for_who_runs_it(api: Api):
    activity = published(api.bench)
    joined(api.bench, activity, NEIGHBOUR, RESIDENT)
    names = [one["person_name"] for one in api.get(DESK, f"{ACTIVITIES}/{activity.id}/signups")["items"]]
    assert names == [NEIGHBOUR.name, RESIDENT.name]
    assert api.get(DESK, f"{ACTIVITIES}/{activity.id}/code")["token"] == activity.token
    for path in ("signups", "code", "matches"):
        api.get(RESIDENT, f"{ACTIVITIES}/{activity.id}/{path}", 403)


def test_matches_say_why_and_name_only_who_agreed(api: Api):
    bench = api.bench
    offered(bench, RESIDENT, skills=["electrics"])
    offered(bench, NEIGHBOUR, skills=["electrics", "care"], place_path=COMPOUND)
    offered(bench, THIRD, skills=["electrics"], shown=False)
    activity = published(bench)
    found = api.get(DESK, f"{ACTIVITIES}/{activity.id}/matches")["items"]
    assert [(one["person_name"], one["skills"], one["missing"], one["near"]) for one in found] == [
        (NEIGHBOUR.name, ["electrics", "care"], [], 0),
        (RESIDENT.name, ["electrics"], ["care"], 0),
    ]
    need = asked(bench, NEIGHBOUR)
    (helper,) = api.get(NEIGHBOUR, f"{NEEDS}/{need.id}/matches")["items"]
    assert (helper["person_name"], helper["near"], helper["note"]) == (RESIDENT.name, 2, "周末有空")
    joined(bench, activity, NEIGHBOUR)
    assert len(api.get(DESK, f"{ACTIVITIES}/{activity.id}/matches")["items"]) == 1


def test_a_need_is_shown_and_told_to_who_could_meet_it_and_to_nobody_else(api: Api):
    bench = api.bench
    offered(bench, RESIDENT, skills=["electrics"])
    offered(bench, THIRD, skills=["electrics"], shown=False)
    need = asked(bench, NEIGHBOUR, skills=["electrics", "care"])
    (told,) = (one for one in bench.outbox() if one["type"].endswith("NeedChanged"))
    assert RESIDENT.subject in str(told)
    assert THIRD.subject not in str(told)
    (shown,) = api.get(RESIDENT, f"{NEEDS}/fitting")["items"]
    assert (shown["id"], shown["person_name"], shown["text"]) == (need.id, NEIGHBOUR.name, need.text)
    assert (shown["skills"], shown["missing"], shown["near"]) == (["electrics"], ["care"], 2)
    for by in (THIRD, NEIGHBOUR, DESK):
        assert api.get(by, f"{NEEDS}/fitting")["items"] == []
    offered(bench, RESIDENT, skills=["law"])
    assert api.get(RESIDENT, f"{NEEDS}/fitting")["items"] == []


def test_needs_are_seen_by_who_asked_and_who_runs_activities(api: Api):
    need = asked(api.bench)
    for by, query in ((RESIDENT, {"mine": "true"}), (DESK, {"place": BUILDING})):
        (shown,) = api.get(by, NEEDS, **query)["items"]
        assert (shown["text"], shown["person_name"]) == ("灯坏了，请人看看", RESIDENT.name)
        assert api.get(by, f"{NEEDS}/{need.id}") == shown
    api.get(NEIGHBOUR, f"{NEEDS}/{need.id}", 404)
    api.get(NEIGHBOUR, f"{NEEDS}/{need.id}/matches", 404)
    api.get(RESIDENT, NEEDS, 403, place=BUILDING)
    api.get(RESIDENT, NEEDS, 422)
    assert api.get(STRANGER, NEEDS, place=ELSEWHERE)["items"] == []


def test_what_one_offers_is_ones_own(api: Api):
    api.get(RESIDENT, f"{OFFERS}/mine", 404)
    offered(api.bench)
    assert api.get(RESIDENT, f"{OFFERS}/mine")["skills"] == ["electrics"]
    api.get(NEIGHBOUR, f"{OFFERS}/mine", 404)


@pytest.mark.parametrize(
    ("collection", "change"),
    [
        ("activities", {"taken": 1}),
        ("activities", {"waiting": 0}),
        ("signups", {"state": "left"}),
    ],
)
def test_each_damage_is_noticed(bench: Bench, collection: str, change: dict[str, Any]):
    bench.act(DESK, schedules.begin)
    joined(bench, published(bench), RESIDENT, NEIGHBOUR, THIRD)
    assert broken(bench) == {}
    bench.store.database.collection(collection).update_one({}, {"$set": change})
    assert set(broken(bench)) == {"places_in_activities_are_counted"}
