# SPDX-License-Identifier: AGPL-3.0-or-later
import json
import logging
import sys
from threading import Thread

import pytest
import structlog

from services.chassis.logs import JsonFormatter
from services.chassis.observe import DISTRICTS, OTHERS, BoundedLabel, configure, log
from services.chassis.origin import Origin, caused_by
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


def test_every_thread_says_the_service_and_where_its_work_comes_from(capsys):
    configure("identity", HttpSettings.load({}))

    def work():
        log().info("at work")
        with caused_by(Origin("request", "event", "320585")):
            log().info("at work")

    thread = Thread(target=work)
    thread.start()
    thread.join()
    own, caused = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert own.keys() == {"service", "event", "level", "timestamp"}
    said = {"correlation_id": "request", "cause_id": "event", "tenant": "320585"}
    assert caused.items() >= {"service": "identity", **said}.items()


def test_a_line_of_a_library_is_json_too():
    configure("identity", HttpSettings.load({}))
    try:
        int("")
    except ValueError:
        record = logging.LogRecord("pika", logging.WARNING, "x.py", 1, "lost %s", ("it",), sys.exc_info())
    line = json.loads(JsonFormatter().format(record))
    assert (line["service"], line["level"], line["event"]) == ("identity", "warning", "lost it")
    assert line["exception"][0]["exc_type"] == "ValueError"


def test_a_misspelt_key_of_the_settings_file_is_in_the_log(tmp_path, capsys):
    file = tmp_path / "linli.toml"
    file.write_text("htpp_workers = 2\n")
    configure("identity", HttpSettings.load({"LINLI_SETTINGS": str(file)}))
    line = json.loads(capsys.readouterr().out)
    assert (line["level"], line["keys"]) == ("warning", ["htpp_workers (is http_workers meant?)"])


def test_ten_thousand_made_up_districts_cost_no_more_series_than_may_be():
    label = BoundedLabel(DISTRICTS)
    values = [label(f"{number:06d}") for number in range(10_000)]
    assert len(set(values)) == DISTRICTS + 1
    assert values.count(OTHERS) == 10_000 - DISTRICTS
    assert label("000001") == "000001"
    assert label("009999") == OTHERS
