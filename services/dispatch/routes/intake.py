# SPDX-License-Identifier: AGPL-3.0-or-later
"""The bulk door for other systems: rows in, one answer a row out; and what dispatch says about them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from pydantic import AwareDatetime, Field

from services.chassis.http import Call, Paged, Resource, Row, Rows, View
from services.chassis.store import Contention
from services.chassis.values import DomainError
from services.dispatch import queries
from services.dispatch.commands import intake_rows as rows_in
from services.dispatch.commands.intake_rows import CHUNK, RowResult
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.orders import Verdict
from services.dispatch.store import Tx

intake = Resource("intake", "/dispatch/v1/intake")


class RowView(View):
    """What became of a row, and whether the request is on time as of now.

    A rejected one has a `code` to branch on and a `detail` to read.
    """

    row: int
    external_id: str
    result: Literal["created", "updated", "unchanged", "rejected"]
    order_id: str
    verdict: Verdict | None
    code: str
    detail: str


class VerdictQuery(Paged):
    """`as_of`: the moment of judging, by default now."""

    source: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,39}$")
    as_of: AwareDatetime | None = None


class VerdictView(View):
    external_id: str
    verdict: Verdict
    due_at: datetime | None
    closed_at: datetime | None


class VerdictsView(View):
    items: list[VerdictView]
    next: str | None


@intake.ndjson("", requires=Permission.INTAKE_WRITE)
def intake_rows(call: Call[Tx], rows: Rows) -> Iterator[RowView]:
    """Rows of another system, one JSON object a line: each is the present state of one request."""
    for chunk in rows.chunks(CHUNK):
        for result in _applied(call, chunk):
            yield RowView(**vars(result))


@intake.get("/verdicts", requires=Permission.INTAKE_WRITE)
def list_verdicts(tx: Tx, query: VerdictQuery) -> VerdictsView:
    """On time, overdue or none, for each request of a source."""
    found, following = queries.verdicts(tx, query.source, query.as_of, query.after, query.limit)
    return VerdictsView(items=[VerdictView(**vars(one)) for one in found], next=following)


def _applied(call: Call[Tx], chunk: tuple[Row, ...]) -> list[RowResult]:
    """The chunk in one transaction; if that fails, each row in its own."""
    try:
        return call.transact(call.by, lambda tx: rows_in.handle(tx, chunk))
    except (DomainError, Contention) as failure:
        if len(chunk) == 1:
            code = failure.code if isinstance(failure, DomainError) else "contention"
            return [RowResult(chunk[0].number, "", "rejected", code=code, detail=str(failure))]
        return [result for row in chunk for result in _applied(call, (row,))]
