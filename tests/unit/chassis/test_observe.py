# SPDX-License-Identifier: AGPL-3.0-or-later
import json

import pytest
import structlog

from services.chassis.observe import configure, log
from services.chassis.settings import HttpSettings


@pytest.fixture(autouse=True)
def _unconfigured():
    yield
    structlog.reset_defaults()


def test_a_logged_failure_names_its_place_and_none_of_the_values_at_hand(capsys):
    configure("identity", HttpSettings.load({}))
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


def test_a_misspelt_key_of_the_settings_file_is_in_the_log(tmp_path, capsys):
    file = tmp_path / "linli.toml"
    file.write_text("htpp_workers = 2\n")
    configure("identity", HttpSettings.load({"LINLI_SETTINGS": str(file)}))
    line = json.loads(capsys.readouterr().out)
    assert (line["level"], line["keys"]) == ("warning", ["htpp_workers (is http_workers meant?)"])
