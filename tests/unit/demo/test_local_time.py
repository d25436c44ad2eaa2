# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.demo.replay.local_time import ZONE, Oddity, oddity, to_moment


@pytest.mark.parametrize(
    ("local", "utc", "strange"),
    [
        ("2015-01-01T00:20:09", "2015-01-01T05:20:09", Oddity.NONE),
        ("2015-07-01T12:00:00", "2015-07-01T16:00:00", Oddity.NONE),
        ("2015-11-01T01:16:00", "2015-11-01T05:16:00", Oddity.TWICE),
        ("2015-11-01T02:00:00", "2015-11-01T07:00:00", Oddity.NONE),
        ("2015-03-08T02:30:00", "2015-03-08T07:30:00", Oddity.NEVER),
        ("2015-03-08T03:00:00", "2015-03-08T07:00:00", Oddity.NONE),
    ],
)
def test_summer_time(local, utc, strange):
    assert to_moment(local) == datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert oddity(local) is strange


@pytest.mark.parametrize("text", ["", "soon", "2015-13-01T00:00:00", "2015-01-01T00:00:00Z"])
def test_what_is_no_local_time_has_no_moment(text):
    assert to_moment(text) is None
    assert oddity(text) is Oddity.NONE


@given(st.datetimes())
def test_every_ordinary_local_time_comes_back(local):
    local = local.replace(year=2015 + local.year % 2, day=min(local.day, 28))
    text = local.isoformat()
    moment = to_moment(text)
    if oddity(text) is not Oddity.NEVER:
        assert moment.astimezone(ZONE).replace(tzinfo=None) == local
