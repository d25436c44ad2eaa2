# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest
from pydantic import ValidationError

from services.chassis.values import DomainError, Forbidden
from services.dispatch.domain.activity_errors import UnknownSkill
from services.dispatch.domain.errors import UnknownPlace
from tests.system.dispatch.activity_samples import offered
from tests.system.dispatch.district import BUILDING, ELSEWHERE, NEIGHBOURHOOD, PLUMBER, RESIDENT, Bench


def test_another_offer_takes_the_place_of_the_one_before(bench: Bench):
    offered(bench)
    offered(bench, skills=["care", "law"], shown=False)
    kept = bench.read().skill_offers.get(RESIDENT.subject)
    assert (kept.skills, kept.shown, kept.around) == (("care", "law"), False, NEIGHBOURHOOD)
    assert bench.outbox() == []


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"skills": ["flying"]}, UnknownSkill),
        ({"place_path": ELSEWHERE}, Forbidden),
        ({"place_path": BUILDING + "/u99"}, UnknownPlace),
    ],
)
def test_what_is_wrong_is_refused(bench: Bench, changed: dict[str, Any], refusal: type[DomainError]):
    with pytest.raises(refusal):
        offered(bench, **changed)
    assert bench.read().skill_offers.count({}) == 0


def test_only_who_lives_there(bench: Bench):
    with pytest.raises(Forbidden):
        offered(bench, PLUMBER)


@pytest.mark.parametrize("changed", [{"skills": []}, {"shown": None}, {"note": "长" * 301}])
def test_what_cannot_be_read_is_refused(bench: Bench, changed: dict[str, Any]):
    with pytest.raises(ValidationError):
        offered(bench, **changed)
