# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest
from pydantic import ValidationError

from services.chassis.values import DomainError, Forbidden
from services.dispatch.domain.errors import NotAssignable, UnknownPerson, UnknownPlace
from services.dispatch.domain.round_errors import (
    CadenceNeverComes,
    CadenceTooRare,
    EmptyChecklist,
    EquipmentMissing,
    GivenTwice,
    LimitLongerThanCadence,
    NoPoints,
    PointOutsidePlace,
)
from tests.system.dispatch.api import NOBODY
from tests.system.dispatch.district import (
    CHIEF,
    COMPANY,
    ELSEWHERE,
    MANAGER,
    PLUMBER,
    RESIDENT,
    STRANGER,
    Bench,
)
from tests.system.dispatch.round_samples import PLAN, TO_WINDOW, planned, the_round

LIFT = {"kind": "lift", "name": "1号电梯", "number": "31103205852015"}


def test_a_plan_has_its_first_round_ahead(bench: Bench):
    plan = planned(bench)
    one = the_round(bench, plan.next_round_id or "")
    assert (one.state, str(one.day), one.assignee.handlers) == ("planned", "2015-03-02", (PLUMBER.subject,))
    assert one.opens_at == bench.clock() + TO_WINDOW
    told = bench.read().history("round_plan", plan.id, limit=9).items
    assert [(event.name, event.data.state) for event in told] == [("RoundPlanChanged", "active")]


def test_the_codes_of_points_cannot_be_guessed_and_stand_in_no_event(bench: Bench):
    tokens = [point.token for plan in (planned(bench), planned(bench)) for point in plan.terms.points]
    assert len(set(tokens)) == 4
    assert min(map(len, tokens)) >= 32
    outbox = str(bench.outbox())
    assert not any(token in outbox for token in tokens)


def test_a_company_makes_rounds_by_those_who_lead_its_work(bench: Bench):
    plan = planned(bench, assignee_id=COMPANY)
    assert plan.terms.assignee.handlers == (MANAGER.subject,)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"items": []}, EmptyChecklist),
        ({"points": []}, NoPoints),
        ({"items": PLAN["items"] * 2}, GivenTwice),
        ({"place_path": "/320585/001/002/c99"}, UnknownPlace),
        ({"points": [{"code": "a", "name": "外面", "place_path": "/320585/009"}]}, UnknownPlace),
        ({"points": [{"code": "a", "name": "外面", "place_path": ELSEWHERE}]}, PointOutsidePlace),
        ({"assignee_id": NOBODY}, NotAssignable),
        ({"assignee_id": CHIEF.subject}, NotAssignable),
        ({"told": [NOBODY]}, UnknownPerson),
        ({"cadence": {"kind": "weekly"}}, CadenceNeverComes),
        ({"cadence": {"kind": "monthly", "day": 20}, "last": "2015-03-19"}, CadenceNeverComes),
        ({"limit": {"amount": 1441}}, LimitLongerThanCadence),
        ({"kind": "maintenance"}, EquipmentMissing),
        (
            {"kind": "maintenance", "equipment": LIFT, "cadence": {"kind": "every", "every": 16}},
            CadenceTooRare,
        ),
        (
            {"kind": "maintenance", "equipment": LIFT, "cadence": {"kind": "monthly", "day": 1}},
            CadenceTooRare,
        ),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_is_kept(
    bench: Bench, changed: dict[str, Any], refusal: type[DomainError]
):
    with pytest.raises(refusal):
        planned(bench, **changed)
    tx = bench.read()
    assert (tx.round_plans.count({}), tx.rounds.count({}), bench.outbox()) == (0, 0, [])


@pytest.mark.parametrize(
    "changed",
    [{"title": " "}, {"limit": {"amount": 0}}, {"opens": "25:00"}, {"cadence": {"kind": "hourly"}}],
)
def test_what_cannot_be_read_is_refused(bench: Bench, changed: dict[str, Any]):
    with pytest.raises(ValidationError):
        planned(bench, **changed)


@pytest.mark.parametrize("by", [RESIDENT, PLUMBER, STRANGER, CHIEF])
def test_only_who_plans_there_may(bench: Bench, by: Any):
    with pytest.raises(Forbidden):
        planned(bench, by)
