# SPDX-License-Identifier: AGPL-3.0-or-later
import json

import pytest

from scripts.demo.replay.rows import Fault, fault, row
from scripts.demo.replay.run import DRAWN_AT
from services.dispatch.commands.intake_rows import IntakeRow
from tests.unit.demo.requests import PLAIN, request

PLACES = {"Back Bay": "/900001/back-bay"}


@pytest.mark.parametrize("closed", [False, True])
def test_a_row_is_what_the_intake_takes(closed):
    sent = json.loads(json.dumps(row(PLAIN, PLACES, closed=closed)))
    taken = IntakeRow.model_validate(sent)
    assert (taken.external_id, taken.category, taken.place_path) == (
        PLAIN.case_id,
        "Street Light Outages",
        "/900001/back-bay",
    )
    assert taken.due_at.isoformat() == "2015-01-16T13:30:00+00:00"
    assert (taken.closed_at is not None, taken.closure) == (closed, "Resolved" if closed else None)


def test_what_the_file_does_not_say_is_left_out():
    bare = request(target_dt="", neighborhood="", ward="", lat_3dp="", closure_code="")
    sent = row(bare, PLACES, closed=True)
    assert {"due_at", "place_path", "location", "closure"}.isdisjoint(sent)
    assert "ward" not in sent["labels"]


def test_what_cannot_be_read_goes_as_it_is_for_the_intake_to_say():
    assert row(request(open_dt="soon"), PLACES, closed=False)["reported_at"] == "soon"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, None),
        ({"closed_dt": ""}, None),
        ({"closed_dt": PLAIN.open_dt}, None),
        ({"target_dt": "", "on_time_status": ""}, None),
        ({"closed_dt": "2015-01-01T00:25:22"}, None),
        ({"closed_dt": "2015-01-01T00:23:22"}, Fault.CLOSED_BEFORE_OPENED),
        ({"case_id": ""}, Fault.INCOMPLETE),
        ({"open_dt": ""}, Fault.INCOMPLETE),
        ({"type": ""}, Fault.INCOMPLETE),
        ({"target_dt": "soon"}, Fault.INCOMPLETE),
        ({"closed_dt": "2016-01-13T00:00:01"}, Fault.IN_THE_FUTURE),
        ({"closed_dt": "2016-01-13T00:00:00"}, None),
    ],
)
def test_our_own_reading_of_what_is_wrong(changed, expected):
    assert fault(request(**changed), DRAWN_AT) == expected
