# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows of an NDJSON body, and the pace at which a stream of them may go."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import flask

from services.chassis.clock import monotonic, pause

LINE_LIMIT = 65_536
"""The most bytes one row may have."""

LONGEST_REST_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an NDJSON body, numbered from 1: its object, or why it is none."""

    number: int
    data: dict[str, Any] | None
    error: str


class Rows:
    """The rows of the request at hand."""

    def __init__(self, clock: Callable[[], float] = monotonic, rest: Callable[[float], None] = pause) -> None:
        self._clock = clock
        self._rest = rest

    def chunks(self, most: int) -> Iterator[tuple[Row, ...]]:
        """At most `most` rows at a time, with a rest after each whole chunk as long as the work took.

        A stream lasts, a command is waited for: it leaves half of the time to others, and the slower they
        make it, the longer it rests.
        """
        rows = _rows()
        while chunk := tuple(islice(rows, most)):
            began = self._clock()
            yield chunk
            if len(chunk) == most:
                self._rest(min(self._clock() - began, LONGEST_REST_SECONDS))


def _rows() -> Iterator[Row]:
    """A line that is too long is skipped to its end and reported."""
    number = 0
    stream = flask.request.stream
    while line := stream.readline(LINE_LIMIT + 1):
        number += 1
        if len(line) > LINE_LIMIT:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LINE_LIMIT)
            yield Row(number, None, f"the row has more than {LINE_LIMIT} bytes")
        elif line.strip():
            yield _row(number, line)


def _row(number: int, line: bytes) -> Row:
    try:
        data = json.loads(line)
    except ValueError as error:
        return Row(number, None, f"not JSON: {error}")
    if not isinstance(data, dict):
        return Row(number, None, "not a JSON object")
    return Row(number, data, "")
