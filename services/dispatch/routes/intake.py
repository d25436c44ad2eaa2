# SPDX-License-Identifier: AGPL-3.0-or-later
"""The bulk door for other systems: rows in, one answer a row out; and what dispatch says about them."""

from datetime import datetime
from typing import Literal

from services.chassis.http import Resource, RowAnswer, View
from services.dispatch.commands import intake_rows
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.errors import BadRow
from services.dispatch.domain.outcomes import Verdict
from services.dispatch.queries.orders import list_verdicts

CHUNK = 25
"""The most rows of one transaction: others wait for the database as long as one lasts."""

intake = Resource("intake", "/dispatch/v1/intake")


class IntakeAnswer(RowAnswer):
    """What became of a row, and whether the request is on time as of now."""

    external_id: str = ""
    result: Literal["created", "updated", "unchanged", "rejected"]
    order_id: str = ""
    verdict: Verdict | None = None


class VerdictView(View):
    external_id: str
    verdict: Verdict
    due_at: datetime | None
    closed_at: datetime | None


intake.stream(
    intake_rows,
    requires=Permission.INTAKE_WRITE,
    shows=IntakeAnswer,
    bad_row=BadRow,
    echo=("external_id",),
    most=CHUNK,
)
intake.list(list_verdicts, "/verdicts", shows=VerdictView, requires=Permission.INTAKE_WRITE)
