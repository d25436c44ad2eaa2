# SPDX-License-Identifier: AGPL-3.0-or-later
"""Write the next piece of a place's books as a plain-text journal."""

from services.chassis.jobs import Step
from services.chassis.store.jobs import Job
from services.chassis.values import OrgPath
from services.finance.domain import journals
from services.finance.domain.journals import Syntax
from services.finance.store import AT_ONCE, Tx


def handle(tx: Tx, job: Job) -> Step:
    place, syntax = OrgPath(job.asked["place"]), Syntax(job.asked["syntax"])
    chart = tx.chart_at(place)
    page = tx.entries.page({"within": place}, sort="effective", after=job.position or None, limit=AT_ONCE)
    text = "".join(journals.written(entry, chart, syntax) for entry in page.items)
    if not job.parts:
        funds = tx.funds.list({"within": place}, limit=500)
        text = journals.head([fund.id for fund in funds], chart, syntax) + text
    return Step(page.next, len(page.items), text.encode())
