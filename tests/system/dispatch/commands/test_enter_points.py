# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest
from pydantic import ValidationError

from services.chassis.values import DomainError, Forbidden
from services.dispatch.commands import put_policy
from services.dispatch.domain.errors import UnknownPerson, UnknownPlace
from services.dispatch.domain.point_errors import (
    AlreadyRewarded,
    EarningLimitReached,
    OwnPoints,
    UnknownPointRule,
)
from services.dispatch.policies.points import PointPolicy
from tests.system.dispatch.api import NOBODY
from tests.system.dispatch.district import (
    ADMIN,
    CHIEF,
    DESK,
    GRID,
    GRID_WORKER,
    NEIGHBOURHOOD,
    RESIDENT,
    STRANGER,
    Bench,
)
from tests.system.dispatch.point_samples import account, entered, entries, names


def test_points_are_an_entry_with_its_evidence(bench: Bench):
    got = entered(bench, subject="activity/7")
    assert (got.balance, got.earned, got.number, str(got.lots[0].until)) == (60, 60, 1, "2017-03-31")
    entry = entries(bench)[0]
    assert (entry.points, entry.asked, entry.balance, entry.why.subject) == (60, 60, 60, "activity/7")
    assert (entry.why.by, entry.why.note, entry.why.units) == (DESK.subject, "清理楼道", 6)
    assert names(bench, "point_account", RESIDENT.subject) == ["PointsEntered"]


def test_a_grid_worker_enters_them_in_the_grid(bench: Bench):
    assert entered(bench, GRID_WORKER, place_path=GRID).balance == 60


def test_what_goes_beyond_the_day_is_not_given_and_then_refused(bench: Bench):
    entered(bench, units=8)
    entered(bench, units=8)
    assert [(one.asked, one.points) for one in entries(bench)] == [(80, 80), (80, 20)]
    with pytest.raises(EarningLimitReached):
        entered(bench)
    assert account(bench).balance == 100


def test_an_honour_is_told_once_it_is_reached(bench: Bench):
    entered(bench, units=10)
    assert account(bench).honour == "star-1"
    assert names(bench, "point_account", RESIDENT.subject) == ["PointsEntered", "HonourReached"]


def test_the_same_evidence_is_rewarded_once(bench: Bench):
    entered(bench, subject="activity/7")
    with pytest.raises(AlreadyRewarded):
        entered(bench, subject="activity/7")
    entered(bench, subject="activity/7", rule="proposal", units=1)
    assert account(bench).balance == 80


def test_a_place_has_its_own_rules(bench: Bench):
    rule = {"code": "tree", "name": "护绿", "name_en": "Tree", "points": 3}
    policy = PointPolicy(rules=[rule])
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, policy, NEIGHBOURHOOD))
    assert entered(bench, rule="tree", units=2).balance == 6
    with pytest.raises(UnknownPointRule):
        entered(bench)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"rule": "nothing"}, UnknownPointRule),
        ({"person_id": NOBODY}, UnknownPerson),
        ({"place_path": NEIGHBOURHOOD + "/c99"}, UnknownPlace),
        ({"person_id": DESK.subject}, OwnPoints),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_is_kept(
    bench: Bench, changed: dict[str, Any], refusal: type[DomainError]
):
    with pytest.raises(refusal):
        entered(bench, **changed)
    tx = bench.read()
    assert (tx.point_accounts.count({}), tx.point_entries.count({}), bench.outbox()) == (0, 0, [])


@pytest.mark.parametrize("changed", [{"units": 0}, {"units": 101}, {"note": " "}, {"rule": "A B"}, {"x": 1}])
def test_what_cannot_be_read_is_refused(bench: Bench, changed: dict[str, Any]):
    with pytest.raises(ValidationError):
        entered(bench, **changed)


@pytest.mark.parametrize("by", [RESIDENT, CHIEF, STRANGER])
def test_only_who_enters_points_there_may(bench: Bench, by: Any):
    with pytest.raises(Forbidden):
        entered(bench, by)
