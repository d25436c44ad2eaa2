# SPDX-License-Identifier: AGPL-3.0-or-later
"""A quarter's statement was not there when its day was over: a fact of the companies that serve the place.

It is one fact, whether the statement never comes or comes late.
"""

from datetime import date

from services.chassis.values import OrgPath
from services.credit.commands import enter_fact
from services.credit.domain.kinds import FactKind
from services.credit.domain.periods import quarter_end
from services.credit.domain.scoring import DAY
from services.credit.policies import ProcessPolicy
from services.credit.store import Tx


def handle(tx: Tx, place: OrgPath, quarter: str, *, statement_id: str = "", due: date | None = None) -> None:
    """`quarter` as `2026Q1`; `due`, its last day, once that is over; `statement_id` once it is published.

    What was published in time, or where no property company serves, is nothing.
    """
    last = due or _due(tx, place, quarter)
    if tx.event is None or (due is None and tx.today <= last):
        return
    link = f"/finance/v1/public/{tx.tenant}/statements"
    for file_id in tx.serving(place, last):
        fact = tx.new_fact(
            file_id,
            f"statement/{place}/{quarter}",
            kind=FactKind.LATE_PUBLICATION,
            place=place,
            happened_on=last + DAY,
            evidence=tx.event_evidence(f"{link}/{statement_id}" if statement_id else link),
            source=f"statement/{place}/{quarter}/publication",
            note=quarter,
        )
        enter_fact.handle(tx, fact)


def _due(tx: Tx, place: OrgPath, quarter: str) -> date:
    days = tx.policy(ProcessPolicy, place).statement_days
    return tx.calendar_at(place).add_working_days(quarter_end(quarter), days)
