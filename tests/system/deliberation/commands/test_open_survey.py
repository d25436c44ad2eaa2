# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest
from pydantic import ValidationError

from services.chassis.values import Forbidden, NotFound
from services.deliberation.commands import open_survey
from services.deliberation.commands.open_survey import OpenSurvey
from services.deliberation.domain.consultation_errors import SurveyLengthNotAllowed
from services.deliberation.domain.errors import UnknownPlace
from tests.system.deliberation.asking import ASKED, CLOSES, asked
from tests.system.deliberation.compound import COMPOUND, OWNERS, START, Bench, number


def test_the_households_are_asked(bench: Bench):
    survey = asked(bench)
    assert bench.told("survey", survey.id) == ["SurveyOpened"]
    assert (survey.opened_at, survey.state) == (START, "open")


@pytest.mark.parametrize("days", [1, 40])
def test_neither_too_short_nor_too_long(bench: Bench, days: int):
    with pytest.raises(SurveyLengthNotAllowed):
        asked(bench, closes_at=START + timedelta(days=days))


def test_a_place_and_a_topic_that_are_there(bench: Bench):
    with pytest.raises(UnknownPlace):
        asked(bench, place_path=COMPOUND.child("b99"))
    with pytest.raises(NotFound):
        asked(bench, topic_id=number(999))


@pytest.mark.parametrize("options", [("需要",), ("需要", "需要"), tuple(map(str, range(11)))])
def test_options_are_some_and_different(options: tuple[str, ...]):
    with pytest.raises(ValidationError):
        OpenSurvey.model_validate(ASKED | {"options": options})


def test_not_by_a_resident(bench: Bench):
    cmd = OpenSurvey.model_validate(ASKED | {"closes_at": CLOSES})
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: open_survey.handle(tx, cmd))
