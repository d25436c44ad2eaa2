# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest
from pydantic import ValidationError

from services.chassis.values import Forbidden
from services.dispatch.domain.errors import UnknownPlace
from services.dispatch.domain.tool_errors import ToolCodeTaken
from tests.system.dispatch.district import COMPOUND, NEIGHBOURHOOD, PLUMBER, RESIDENT, STRANGER, Bench
from tests.system.dispatch.tool_samples import stored, told_of


def test_a_tool_stands_in_the_room(bench: Bench):
    tool = stored(bench)
    assert (tool.state, tool.offer.deposit.fen, tool.booked) == ("offered", 5000, ())
    assert told_of(bench, "tool", tool.id) == ["ToolChanged"]


def test_a_code_is_on_one_label_of_a_place(bench: Bench):
    stored(bench)
    with pytest.raises(ToolCodeTaken):
        stored(bench)
    assert stored(bench, place_path=COMPOUND).offer.code == "T-01"


@pytest.mark.parametrize("by", [RESIDENT, PLUMBER, STRANGER])
def test_only_who_keeps_the_room_there_may(bench: Bench, by: Any):
    with pytest.raises(Forbidden):
        stored(bench, by)


def test_a_place_that_is_not_there_has_no_room(bench: Bench):
    with pytest.raises(UnknownPlace):
        stored(bench, place_path=NEIGHBOURHOOD + "/c99")


@pytest.mark.parametrize(
    "wrong", [{"code": ""}, {"name": ""}, {"deposit": {"fen": -1}}, {"most_days": 0}, {"most_days": 31}]
)
def test_what_is_no_tool_is_refused(bench: Bench, wrong: dict[str, Any]):
    with pytest.raises(ValidationError):
        stored(bench, **wrong)
