# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.deliberation.domain.consultation_errors import (
    NoSuchOption,
    NotOfHousehold,
    OutsideOfSurvey,
    SurveyOver,
)
from tests.system.deliberation.asking import CLOSES, LODGER, answer, asked, closed
from tests.system.deliberation.compound import ADMIN, BUILDING, OWNERS, STRANGER, Bench


def test_a_household_has_one_answer_the_latest(bench: Bench):
    survey = asked(bench)
    answer(bench, survey.id, 4)
    answer(bench, survey.id, 4, 1, by=LODGER)
    answer(bench, survey.id, 1)
    assert closed(bench, survey.id).counts == (1, 1)


@pytest.mark.parametrize("by", [STRANGER, OWNERS[1], ADMIN], ids=["stranger", "neighbour", "administrator"])
def test_nobody_answers_for_another_household(bench: Bench, by: object):
    survey = asked(bench)
    with pytest.raises(NotOfHousehold):
        answer(bench, survey.id, 1, by=by)


def test_only_who_is_asked_with_an_option_and_in_time(bench: Bench):
    elsewhere = asked(bench, place_path=BUILDING)
    with pytest.raises(NoSuchOption):
        answer(bench, elsewhere.id, 1, 7)
    with pytest.raises(OutsideOfSurvey):
        answer(bench, elsewhere.id, 99, by=OWNERS[0])
    bench.clock.set(CLOSES)
    with pytest.raises(SurveyOver):
        answer(bench, elsewhere.id, 1)
