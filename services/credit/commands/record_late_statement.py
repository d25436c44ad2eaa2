# SPDX-License-Identifier: AGPL-3.0-or-later
"""A quarter's statement was published late: a fact of the files of the companies that serve the place."""

from datetime import date

from services.chassis.values import OrgPath
from services.credit.commands import enter_fact
from services.credit.domain.kinds import FactKind
from services.credit.domain.periods import quarter_end
from services.credit.domain.scoring import DAY
from services.credit.policies import ProcessPolicy
from services.credit.store import Tx


def handle(tx: Tx, statement_id: str, place: OrgPath, quarter: str) -> None:
    """`quarter` as `2026Q1`. What was published in time, or where no property company serves, is nothing."""
    days = tx.policy(ProcessPolicy, place).statement_days
    due = tx.calendar_at(place).add_working_days(quarter_end(quarter), days)
    if tx.today > due:
        enter(tx, place, quarter, due, f"/finance/v1/public/{tx.tenant}/statements/{statement_id}")


def enter(tx: Tx, place: OrgPath, quarter: str, due: date, link: str) -> None:
    """One fact of a quarter in the file of each that serves the place, whoever told of it first."""
    if tx.event is None:
        return
    for file_id in tx.serving(place, due):
        fact = tx.new_fact(
            file_id,
            f"statement/{place}/{quarter}",
            kind=FactKind.LATE_PUBLICATION,
            place=place,
            happened_on=due + DAY,
            evidence=tx.event_evidence(link),
            source=f"statement/{place}/{quarter}/publication",
            note=quarter,
        )
        enter_fact.handle(tx, fact)
