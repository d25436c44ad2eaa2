# SPDX-License-Identifier: AGPL-3.0-or-later
"""The bulk door for other systems: rows in, one answer a row out; and what dispatch says about them."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from services.chassis.http import Moment, Paged, Resource, RowAnswer, View
from services.dispatch import queries
from services.dispatch.commands import intake_rows
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.errors import BadRow
from services.dispatch.domain.outcomes import Verdict
from services.dispatch.store import Tx

CHUNK = 25
"""The most rows of one transaction: others wait for the database as long as one lasts."""

intake = Resource("intake", "/dispatch/v1/intake")


class IntakeAnswer(RowAnswer):
    """What became of a row, and whether the request is on time as of now."""

    external_id: str = ""
    result: Literal["created", "updated", "unchanged", "rejected"]
    order_id: str = ""
    verdict: Verdict | None = None


class VerdictQuery(Paged):
    """`as_of`: the moment of judging, by default now."""

    source: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,39}$")
    as_of: Moment | None = None


class VerdictView(View):
    external_id: str
    verdict: Verdict
    due_at: datetime | None
    closed_at: datetime | None


class VerdictsView(View):
    items: list[VerdictView]
    next: str | None


intake.stream(
    "",
    intake_rows,
    requires=Permission.INTAKE_WRITE,
    shows=IntakeAnswer,
    bad_row=BadRow,
    echo=("external_id",),
    most=CHUNK,
)


@intake.get("/verdicts", requires=Permission.INTAKE_WRITE)
def list_verdicts(tx: Tx, query: VerdictQuery) -> VerdictsView:
    """On time, overdue or none, for each request of a source."""
    found, following = queries.verdicts(tx, query.source, query.as_of, query.after, query.limit)
    return VerdictsView(items=[VerdictView(**vars(one)) for one in found], next=following)
