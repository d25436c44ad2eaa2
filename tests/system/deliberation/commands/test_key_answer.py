# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.deliberation.domain.consultation_errors import OutsideOfSurvey, SurveyOver
from tests.system.deliberation.asking import answer, asked, closed, key
from tests.system.deliberation.compound import OWNERS, Bench


def test_the_sheet_from_the_door_counts_as_one_online(bench: Bench):
    survey = asked(bench)
    answer(bench, survey.id, 1)
    kept = key(bench, survey.id, 2, 1)
    assert (kept.channel, kept.document) == ("door", "入户走访表1号")
    assert closed(bench, survey.id).counts == (1, 1)


def test_not_by_a_resident_not_for_a_unit_that_is_not_there_not_afterwards(bench: Bench):
    survey = asked(bench)
    with pytest.raises(Forbidden):
        key(bench, survey.id, 2, by=OWNERS[0])
    with pytest.raises(OutsideOfSurvey):
        key(bench, survey.id, 99)
    closed(bench, survey.id)
    with pytest.raises(SurveyOver):
        key(bench, survey.id, 2)
