# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest

from services.chassis.values import DomainError, Forbidden, Invalid, NotFound, Principal
from services.dispatch.commands import correct_points
from services.dispatch.commands.correct_points import CorrectPoints
from services.dispatch.domain.point_errors import NotEnoughPoints, OwnPoints
from services.dispatch.domain.points import PointAccount
from tests.system.dispatch.api import NOBODY
from tests.system.dispatch.district import ADMIN, DESK, NEIGHBOUR, RESIDENT, STRANGER, Bench
from tests.system.dispatch.point_samples import balance, entered, entries


def correct(bench: Bench, points: int, by: Principal = DESK, of: str = RESIDENT.subject) -> PointAccount:
    cmd = CorrectPoints(points=points, reason="登记有误")
    return bench.act(by, lambda tx: correct_points.handle(tx, of, cmd))


def test_up_and_down_by_entries_of_their_own(bench: Bench):
    entered(bench)
    assert (correct(bench, -20).balance, correct(bench, 5).earned) == (40, 45)
    assert [(one.kind, one.points, one.balance) for one in entries(bench)] == [
        ("earned", 60, 60),
        ("corrected", -20, 40),
        ("corrected", 5, 45),
    ]


@pytest.mark.parametrize(
    ("points", "by", "of", "refusal"),
    [
        (-61, DESK, RESIDENT.subject, NotEnoughPoints),
        (0, DESK, RESIDENT.subject, Invalid),
        (5, DESK, NOBODY, NotFound),
        (5, NEIGHBOUR, RESIDENT.subject, NotFound),
        (5, STRANGER, RESIDENT.subject, NotFound),
        (5, RESIDENT, RESIDENT.subject, Forbidden),
    ],
)
def test_what_is_wrong_is_refused(bench: Bench, points: int, by: Any, of: str, refusal: type[DomainError]):
    entered(bench)
    with pytest.raises(refusal):
        correct(bench, points, by, of)
    assert balance(bench) == 60


def test_nobody_corrects_their_own(bench: Bench):
    entered(bench, ADMIN, person_id=DESK.subject)
    with pytest.raises(OwnPoints):
        correct(bench, 5, DESK, DESK.subject)
