# SPDX-License-Identifier: AGPL-3.0-or-later
"""Write the next piece of a table of orders."""

import csv
import io
from collections.abc import Iterable

from services.chassis.jobs import Step
from services.chassis.store.jobs import Job
from services.dispatch.domain.export import HEADER, row
from services.dispatch.store import Tx

LOOKED_AT = 200
"""So many orders of the district are looked at in one transaction, those of other areas included."""

BOM = "\ufeff"
"""By it spreadsheet programs know UTF-8."""


def handle(tx: Tx, job: Job) -> Step:
    asked = job.asked
    page = tx.orders.page({}, after=job.position or None, limit=LOOKED_AT)
    found = [
        order
        for order in page.items
        if asked["place"] in order.within and asked["since"] <= order.reported_at < asked["until"]
    ]
    first = [HEADER] if not job.parts else []
    return Step(page.next, len(found), _csv([*first, *map(row, found)], bom=bool(first)))


def _csv(rows: Iterable[tuple[str, ...]], *, bom: bool) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    return ((BOM if bom else "") + written.getvalue()).encode()
