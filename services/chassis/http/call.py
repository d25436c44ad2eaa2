# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a raw route gets: the caller and the way to the store; and the rows of an NDJSON body."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import flask

from services.chassis.store import Store, UnitOfWork
from services.chassis.values import Principal

U = TypeVar("U", bound=UnitOfWork)
R = TypeVar("R")

LINE_LIMIT = 65_536
"""The most bytes one row may have."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an NDJSON body, numbered from 1: its object, or why it is none."""

    number: int
    data: dict[str, Any] | None
    error: str


@dataclass(frozen=True, slots=True)
class Call(Generic[U]):
    """A request to a raw or an NDJSON route. `principal` is None on a public route."""

    store: Store[U]
    principal: Principal | None

    @property
    def by(self) -> Principal:
        """The caller; only on routes that need a token."""
        if self.principal is None:
            raise PermissionError("a public route has no principal")
        return self.principal

    def transact(self, by: Principal, work: Callable[[U], R]) -> R:
        """Run `work` in a transaction of `by`'s tenant."""
        return self.store.transact(by, work)

    def read(self, by: Principal) -> U:
        return self.store.reader(by)


def rows() -> Iterator[Row]:
    """The request's lines; a line that is too long is skipped to its end and reported."""
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
