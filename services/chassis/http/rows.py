# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows of an NDJSON body, and the pace at which a stream of them may go."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from services.chassis.clock import monotonic, pause
from services.chassis.http import body, json_text

M = TypeVar("M", bound=BaseModel)

LINE_LIMIT = 65_536
"""The most bytes one row may have."""

LONGEST_REST_SECONDS = 1.0
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_ECHO_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Row(Generic[M]):
    """One line of an NDJSON body, numbered from 1: its value, or why it has none.

    `echo`: those of its texts that its answer repeats, as far as they can be read; `failure`: what went wrong
    here, not with the row.
    """

    number: int
    value: M | None
    error: str = ""
    echo: Mapping[str, str] = field(default_factory=dict)
    failure: Exception | None = None


@dataclass(frozen=True, slots=True)
class Rows(Generic[M]):
    """The rows of the request at hand, each read as the model; answers repeat the fields named by `echo`."""

    model: type[M]
    echo: tuple[str, ...] = ()
    clock: Callable[[], float] = monotonic
    rest: Callable[[float], None] = pause

    def chunks(self, most: int) -> Iterator[tuple[Row[M], ...]]:
        """At most `most` rows at a time, with a rest after each whole chunk as long as the work took.

        A stream lasts, a command is waited for: it leaves half of the time to others, and the slower they
        make it, the longer it rests.
        """
        rows = self._rows()
        while chunk := tuple(islice(rows, most)):
            began = self.clock()
            yield chunk
            if len(chunk) == most:
                self.rest(min(self.clock() - began, LONGEST_REST_SECONDS))

    def _rows(self) -> Iterator[Row[M]]:
        """A line that is too long is skipped to its end and reported."""
        number = 0
        stream = body.current()
        while line := stream.readline(LINE_LIMIT + 1):
            number += 1
            if len(line) > LINE_LIMIT:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(LINE_LIMIT)
                yield Row(number, None, f"the row has more than {LINE_LIMIT} bytes")
            elif line.strip():
                yield self._read(number, line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line)

    def _read(self, number: int, line: bytes) -> Row[M]:
        try:
            data = json_text.parse(line)
        except ValueError as error:
            return Row(number, None, f"not JSON: {error}")
        if not isinstance(data, dict):
            return Row(number, None, "not a JSON object")
        given = {name: data.get(name) for name in self.echo}
        echo = {name: text[:_ECHO_LENGTH] for name, text in given.items() if isinstance(text, str)}
        try:
            return Row(number, json_text.fill(self.model, line, data), "", echo)
        except ValidationError as error:
            return Row(number, None, _reason(error), echo)
        except json_text.BadText as error:
            return Row(number, None, str(error), echo)
        except Exception as failure:  # noqa: BLE001 - the stream answers the row, counts and logs it
            return Row(number, None, "", echo, failure)


def _reason(error: ValidationError) -> str:
    """The first wrong fields of a row, never their values."""
    problems = error.errors(include_input=False, include_url=False, include_context=False)[:10]
    return "; ".join(f"{'.'.join(map(str, p['loc']))}: {p['msg']}" for p in problems)
