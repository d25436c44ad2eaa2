# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest
from pydantic import ValidationError

from services.chassis.values import DomainError, Forbidden
from services.dispatch.domain.activity_errors import ActivityNotAhead, UnknownSkill
from services.dispatch.domain.errors import UnknownPlace
from tests.system.dispatch.activity_samples import BEGINS, drafted, told_of
from tests.system.dispatch.district import DESK, PLUMBER, RESIDENT, STRANGER, Bench


def test_it_begins_as_a_draft_with_a_code_of_its_own(bench: Bench):
    one, other = drafted(bench), drafted(bench)
    assert (one.state, one.starts_at, one.organiser_id) == ("draft", BEGINS, DESK.subject)
    assert len({one.token, other.token}) == 2
    assert told_of(bench, "activity", one.id) == ["ActivityChanged"]
    assert one.token not in str(bench.outbox())


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"starts_at": "2015-03-02T09:00:00+08:00"}, ActivityNotAhead),
        ({"ends_at": "2015-03-03T09:00:00+08:00"}, ActivityNotAhead),
        ({"skills": ["flying"]}, UnknownSkill),
        ({"place_path": "/320585/001/002/c99"}, UnknownPlace),
    ],
)
def test_what_is_wrong_is_refused(bench: Bench, changed: dict[str, Any], refusal: type[DomainError]):
    with pytest.raises(refusal):
        drafted(bench, **changed)
    assert (bench.read().activities.count({}), bench.outbox()) == (0, [])


@pytest.mark.parametrize(
    "changed", [{"capacity": 0}, {"capacity": 201}, {"title": ""}, {"skills": ["care", "care"]}, {"x": 1}]
)
def test_what_cannot_be_read_is_refused(bench: Bench, changed: dict[str, Any]):
    with pytest.raises(ValidationError):
        drafted(bench, **changed)


@pytest.mark.parametrize("by", [RESIDENT, PLUMBER, STRANGER])
def test_only_who_runs_activities_there_may(bench: Bench, by: Any):
    with pytest.raises(Forbidden):
        drafted(bench, by)
