# SPDX-License-Identifier: AGPL-3.0-or-later
"""Runs a command over the rows of a body: each row gets its own answer, and the stream ends well.

Each chunk is one transaction. Where that fails, each of its rows is tried in a transaction of its own, so
that what is wrong with one row, or goes wrong here over it, is that row's rejection alone.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from werkzeug.exceptions import HTTPException

from services.chassis.http.models import RowAnswer
from services.chassis.http.problems import CODES
from services.chassis.http.request_log import RequestRecord
from services.chassis.http.rows import Row, Rows
from services.chassis.observe import ROWS, log
from services.chassis.store import Contention, StoreDown, UnitOfWork, Unreachable
from services.chassis.values import DomainError

Chunk = tuple[Row[Any], ...]
Command = Callable[[Any, tuple[Any, ...]], Sequence[Any]]
"""`handle(tx, rows)`: for each row what became of it, or the refusal of it."""

REJECTED, FAILED = "rejected", "failed"
_DETAIL_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Stream:
    """One request's rows on their way through a command.

    `transact` runs work in a transaction of the caller; `answer` is the model of an answer, `bad_row` the
    refusal of a row that cannot be read.
    """

    transact: Callable[[Callable[[UnitOfWork], Any]], Any]
    command: Command
    answer: type[RowAnswer]
    bad_row: Callable[[str], DomainError]
    record: RequestRecord

    def answers(self, rows: Rows[Any], most: int) -> Iterator[RowAnswer]:
        """One answer a row, in order, `most` rows a transaction.

        What ends the reading before the first answer is raised; later than that it is the last answer.
        """
        last = 0
        try:
            for chunk in rows.chunks(most):
                for answer in self._applied(chunk):
                    last = answer.row
                    yield answer
        except Exception as failure:
            if not last:
                raise
            yield self._broken_off(last + 1, failure)

    def _applied(self, chunk: Chunk) -> list[RowAnswer]:
        good = tuple(row.value for row in chunk if row.value is not None)
        try:
            results = iter(self._results(good) if good else ())
        except Exception as failure:  # noqa: BLE001 - told apart, counted and logged there
            if len(good) > 1 and not isinstance(failure, Unreachable):
                return [answer for row in chunk for answer in self._applied((row,))]
            return [self._bad(row) if row.value is None else self._failed(row, failure) for row in chunk]
        return [self._bad(row) if row.value is None else self._answered(row, next(results)) for row in chunk]

    def _results(self, good: tuple[Any, ...]) -> Sequence[Any]:
        def work(tx: UnitOfWork) -> Sequence[Any]:
            results = self.command(tx, good)
            if len(results) != len(good):
                raise RuntimeError(f"{len(results)} results of {len(good)} rows")
            return results

        done: Sequence[Any] = self.transact(work)
        return done

    def _answered(self, row: Row[Any], result: Any) -> RowAnswer:  # noqa: ANN401 - the command's own result
        if isinstance(result, DomainError):
            return self._refused(row, result)
        answer = self.answer(**{**row.echo, **vars(result), "row": row.number})
        self._count(answer.result)
        return answer

    def _bad(self, row: Row[Any]) -> RowAnswer:
        return self._failed(row, row.failure) if row.failure else self._refused(row, self.bad_row(row.error))

    def _refused(self, row: Row[Any], refusal: DomainError) -> RowAnswer:
        self._count(REJECTED)
        detail = ", ".join(f"{name}: {value}" for name, value in refusal.data().items())
        return self._rejection(row, refusal.status, refusal.code, detail)

    def _failed(self, row: Row[Any], failure: Exception) -> RowAnswer:
        if isinstance(failure, DomainError):
            return self._refused(row, failure)
        self._count(FAILED)
        busy = isinstance(failure, Contention | StoreDown)
        log().error("row_failed", row=row.number, error=type(failure).__name__, exc_info=failure)
        if busy:
            return self._rejection(row, 503, "unavailable", "Please try again later")
        return self._rejection(row, 500, "internal", "Something went wrong here")

    def _broken_off(self, number: int, failure: Exception) -> RowAnswer:
        """The row at which the reading ended: neither it nor any behind it was taken."""
        row: Row[Any] = Row(number, None)
        if isinstance(failure, HTTPException):
            status = failure.code or 500
            self._count(REJECTED)
            answer = self._rejection(row, status, CODES.get(status, f"http.{status}"), failure.name)
        else:
            answer = self._failed(row, failure)
        self.record.status, self.record.code = str(answer.status), answer.code
        return answer

    def _rejection(self, row: Row[Any], status: int, code: str, detail: str) -> RowAnswer:
        return self.answer(
            **row.echo,
            row=row.number,
            result=REJECTED,
            status=status,
            code=code,
            detail=detail[:_DETAIL_LENGTH],
            correlation_id=self.record.correlation_id,
        )

    def _count(self, result: str) -> None:
        self.record.rows[result] += 1
        ROWS.labels(self.record.operation, result).inc()
