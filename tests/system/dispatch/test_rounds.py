# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rounds over HTTP: who sees what, lists, the share done on time, codes, and what must be true of them."""

from datetime import timedelta
from typing import Any

import pytest

from services.dispatch.commands import finish_round, pause_round_plan
from services.dispatch.commands.finish_round import FinishRound
from services.dispatch.store.rounds import ROUND
from tests.system.dispatch.api import Api
from tests.system.dispatch.district import (
    BUILDING,
    CHIEF,
    COMPOUND,
    DESK,
    ELSEWHERE,
    NEIGHBOURHOOD,
    PLUMBER,
    RESIDENT,
    STRANGER,
    Bench,
)
from tests.system.dispatch.round_samples import DAY, PLAN, opened, planned, walked
from tests.system.dispatch.test_invariants import broken
from tests.unit.dispatch.samples import minutes

PLANS = "/dispatch/v1/round-plans"
ROUNDS = "/dispatch/v1/rounds"


def days(listed: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["day"], one["state"]) for one in listed["items"]]


def test_lists_by_place_assignee_state_and_day(api: Api):
    opened(api.bench)
    api.bench.wait(DAY)
    api.bench.fire()
    past, now, ahead = ("2015-03-02", "missed"), ("2015-03-03", "open"), ("2015-03-04", "planned")
    for query, expected in (
        ({"place": NEIGHBOURHOOD}, [ahead, now, past]),
        ({"place": COMPOUND, "state": "open"}, [now]),
        ({"place": COMPOUND, "day": "2015-03-02"}, [past]),
        ({"place": COMPOUND, "assignee": PLUMBER.subject, "state": "missed"}, [past]),
        ({"place": COMPOUND, "assignee": DESK.subject}, []),
        ({"place": BUILDING}, []),
        ({"place": COMPOUND, "limit": 1}, [ahead]),
    ):
        assert days(api.get(DESK, ROUNDS, **query)) == expected, query
    assert days(api.get(PLUMBER, ROUNDS, mine="true", state="open")) == [now]
    assert days(api.get(RESIDENT, ROUNDS, mine="true")) == []
    assert len(api.get(DESK, PLANS, place=NEIGHBOURHOOD, state="active")["items"]) == 1
    assert api.get(DESK, PLANS, place=NEIGHBOURHOOD, state="ended")["items"] == []


def test_who_may_not_know_of_it_sees_nothing(api: Api):
    one = opened(api.bench)
    for by in (RESIDENT, STRANGER):
        api.get(by, f"{ROUNDS}/{one.id}", 404)
        api.get(by, ROUNDS, 403, place=COMPOUND)
        api.get(by, f"{PLANS}/{one.plan_id}", 403 if by is RESIDENT else 404)
        api.get(by, PLANS, 403, place=COMPOUND)
    assert api.get(STRANGER, ROUNDS, place=ELSEWHERE)["items"] == []
    assert api.get(DESK, ROUNDS, 422)["code"] == "invalid"


def test_codes_are_shown_to_who_plans_and_nowhere_else(api: Api):
    one = opened(api.bench)
    tokens = {point.token for point in one.terms.points}
    shown = api.get(DESK, f"{PLANS}/{one.plan_id}/codes")["points"]
    assert {point["token"] for point in shown} == tokens
    for by in (PLUMBER, CHIEF):
        api.get(by, f"{PLANS}/{one.plan_id}/codes", 403)
        told = str([api.get(by, f"{ROUNDS}/{one.id}"), api.get(by, f"{PLANS}/{one.plan_id}")])
        assert not any(token in told for token in tokens)


def test_the_share_of_a_month_counts_what_is_over(api: Api):
    bench = api.bench
    one = opened(bench)
    walked(bench, one)
    bench.act(PLUMBER, lambda tx: finish_round.handle(tx, one.id, FinishRound()))
    for _ in range(3):
        bench.wait(DAY)
        bench.fire()
    path = f"{PLANS}/{one.plan_id}/share"
    share = api.get(CHIEF, path, month="2015-03")
    assert {name: share[name] for name in ("on_time", "late", "missed", "open", "percent")} == {
        "on_time": 1,
        "late": 0,
        "missed": 2,
        "open": 1,
        "percent": 33.3,
    }
    assert api.get(CHIEF, path, month="2015-04")["percent"] is None


def test_bad_input_has_its_refusal_over_http(api: Api):
    for changed, code in (
        ({"items": []}, "dispatch.empty_checklist"),
        ({"points": []}, "dispatch.no_points"),
        ({"place_path": "/320585/001/002/c99"}, "dispatch.unknown_place"),
        ({"assignee_id": CHIEF.subject}, "dispatch.not_assignable"),
        ({"cadence": {"kind": "weekly"}}, "dispatch.cadence_never_comes"),
        ({"limit": {"amount": 1441}}, "dispatch.limit_longer_than_cadence"),
        ({"title": ""}, "invalid_request"),
    ):
        answer = api.post(DESK, PLANS, PLAN | changed, 422)
        assert answer["code"] == code or code == "invalid_request", answer
    one = opened(api.bench)
    path = f"{ROUNDS}/{one.id}"
    assert api.post(PLUMBER, f"{path}:check_in", {"code": "east"}, 422)["code"] == "dispatch.wrong_point_code"
    missing = api.post(PLUMBER, f"{path}:finish", {}, 409)
    assert (missing["code"], missing["points"]) == ("dispatch.round_incomplete", ["east", "b03"])
    api.post(PLUMBER, f"{path}:find", {"category": "lamp", "description": " "}, 422)
    api.post(DESK, f"{path}:check_in", {"code": one.terms.points[0].token}, 403)


def test_a_photo_of_a_round_is_seen_by_who_sees_the_round(api: Api):
    one = opened(api.bench)
    walked(api.bench, one)
    photo = api.uploaded(PLUMBER)
    api.post(PLUMBER, f"{ROUNDS}/{one.id}:finish", {"photos": [photo]})
    api.bench.fire()
    for by, status in ((DESK, 200), (STRANGER, 404), (RESIDENT, 404)):
        answer = api.client.get(f"/dispatch/v1/files/{photo}/content", headers=api.token(by))
        assert answer.status_code == status


def test_a_plan_that_changed_meanwhile_is_not_changed(api: Api):
    plan = planned(api.bench)
    api.post(DESK, f"{PLANS}/{plan.id}:pause", None, 412, **{"If-Match": '"7"'})
    assert api.post(DESK, f"{PLANS}/{plan.id}:pause")["state"] == "paused"


@pytest.fixture
def lives(bench: Bench) -> None:
    """A missed round that climbs, an open one, one that is done, plans that are active and paused."""
    missed = opened(bench)
    bench.wait(minutes(121))
    bench.fire()
    done = bench.read().rounds.get(missed.id)
    walked(bench, done)
    bench.act(PLUMBER, lambda tx: finish_round.handle(tx, done.id, FinishRound()))
    paused = planned(bench)
    bench.act(DESK, lambda tx: pause_round_plan.handle(tx, paused.id))
    planned(bench, opens="12:00")
    bench.wait(timedelta(hours=24))
    bench.fire()


CHECKS = {"rounds_are_watched", "plans_in_force_have_their_next_round"}


@pytest.mark.usefixtures("lives")
def test_what_must_be_true_holds_after_real_lives(bench: Bench):
    assert not broken(bench).keys() & CHECKS


@pytest.mark.usefixtures("lives")
@pytest.mark.parametrize(
    ("collection", "where", "change", "name"),
    [
        ("timers", {"kind": ROUND}, None, "rounds_are_watched"),
        ("rounds", {"climb_at": {"$ne": None}}, {"state": "done"}, "rounds_are_watched"),
        ("rounds", {"state": "planned"}, None, "rounds_are_watched"),
        ("round_plans", {"state": "active"}, {"next_round_id": None}, "plans_in_force_have_their_next_round"),
        ("round_plans", {"state": "active"}, {"state": "paused"}, "plans_in_force_have_their_next_round"),
    ],
)
def test_damage_is_noticed(
    bench: Bench, collection: str, where: dict[str, Any], change: dict[str, Any] | None, name: str
):
    raw = bench.store.database.collection(collection)
    if change:
        assert raw.update_one(where, {"$set": change}).modified_count == 1
    else:
        assert raw.delete_one(where).deleted_count == 1
    assert name in broken(bench)
