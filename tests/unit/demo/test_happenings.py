# SPDX-License-Identifier: AGPL-3.0-or-later
from hypothesis import given
from hypothesis import strategies as st

from scripts.demo.replay.happenings import LONG_AGO, batches, happenings
from scripts.demo.replay.local_time import to_moment
from tests.unit.demo.requests import request


def told(*requests):
    return [(one.request.case_id, one.closed) for one in happenings(requests)]


def test_a_request_is_opened_and_then_closed_in_the_order_of_time():
    long = request(case_id="long", open_dt="2015-01-01T00:00:00", closed_dt="2015-06-01T00:00:00")
    short = request(case_id="short", open_dt="2015-02-01T00:00:00", closed_dt="2015-02-02T00:00:00")
    open_ = request(case_id="open", open_dt="2015-03-01T00:00:00", closed_dt="")
    assert told(open_, short, long) == [
        ("long", False),
        ("short", False),
        ("short", True),
        ("open", False),
        ("long", True),
    ]


def test_closed_when_first_seen_or_before_happens_once_and_not_before_it_was_opened():
    opened = "2015-05-06T07:34:47"
    for closed in (opened, "2015-05-06T07:34:36", "nonsense"):
        [only] = happenings([request(open_dt=opened, closed_dt=closed)])
        assert (only.closed, only.at) == (True, to_moment(opened))


def test_a_request_that_does_not_say_when_it_was_opened_comes_first():
    [first, *_] = happenings([request(), request(case_id="when", open_dt="", closed_dt="")])
    assert (first.request.case_id, first.at) == ("when", LONG_AGO)


@given(st.lists(st.integers(), max_size=50), st.integers(min_value=1, max_value=20))
def test_batches_hold_everything_once_in_order(items, size):
    cut = list(batches(items, size))
    assert [item for batch in cut for item in batch] == items
    assert all(1 <= len(batch) <= size for batch in cut)
