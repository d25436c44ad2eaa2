# SPDX-License-Identifier: AGPL-3.0-or-later
import json

import pytest
import structlog

from services.chassis.observe import configure, log


@pytest.fixture(autouse=True)
def _unconfigured():
    yield
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


def test_a_logged_failure_names_its_place_and_none_of_the_values_at_hand(capsys):
    configure("identity", "info")
    password = "correct horse"  # what a frame of a failing command holds
    try:
        int(password[:0])
    except ValueError as error:
        log().error("it failed", exc_info=error)
    line = capsys.readouterr().out
    (problem,) = json.loads(line)["exception"]
    assert problem["exc_type"] == "ValueError"
    assert (
        problem["frames"][0]["name"] == "test_a_logged_failure_names_its_place_and_none_of_the_values_at_hand"
    )
    assert password not in line
