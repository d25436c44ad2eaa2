# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest

from services.chassis.values import DomainError, Forbidden
from services.dispatch.domain.activity_errors import UnknownSkill
from services.dispatch.domain.errors import UnknownPlace
from tests.system.dispatch.activity_samples import asked, told_of
from tests.system.dispatch.district import BUILDING, ELSEWHERE, PLUMBER, Bench


def test_what_is_asked_in_words_stands_in_no_event(bench: Bench):
    need = asked(bench)
    assert (need.state, told_of(bench, "need", need.id)) == ("open", ["NeedChanged"])
    assert need.text not in str(bench.outbox())


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
        asked(bench, **changed)
    assert bench.read().needs.count({}) == 0


def test_only_who_lives_there(bench: Bench):
    with pytest.raises(Forbidden):
        asked(bench, PLUMBER)
