# SPDX-License-Identifier: AGPL-3.0-or-later
"""A stream of rows rests after each chunk as long as the chunk took."""

from itertools import count

import flask

from services.chassis.http import Input
from services.chassis.http.rows import LONGEST_REST_SECONDS, Rows

BODY = b'{"a": 1}\n' * 10


class Line(Input):
    a: int


def taken(seconds_a_chunk: float) -> tuple[list[int], list[float]]:
    """The sizes of the chunks and the rests."""
    rests: list[float] = []
    clock = count(0.0, seconds_a_chunk).__next__
    with flask.Flask("rows").test_request_context(method="POST", data=BODY):
        return [len(chunk) for chunk in Rows(Line, (), clock, rests.append).chunks(4)], rests


def test_it_rests_as_long_as_it_worked() -> None:
    assert taken(0.25) == ([4, 4, 2], [0.25] * 2)


def test_but_not_for_ever() -> None:
    assert taken(30) == ([4, 4, 2], [LONGEST_REST_SECONDS] * 2)
