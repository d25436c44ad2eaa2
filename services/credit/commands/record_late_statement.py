# SPDX-License-Identifier: AGPL-3.0-or-later
"""A quarter's statement was published late: a fact of the files of the companies that serve the place."""

from services.chassis.values import OrgPath
from services.credit.commands import record_missing_statement
from services.credit.domain.periods import quarter_end
from services.credit.policies import ProcessPolicy
from services.credit.store import Tx


def handle(tx: Tx, statement_id: str, place: OrgPath, quarter: str) -> None:
    """`quarter` as `2026Q1`. What was published in time, or where no property company serves, is nothing."""
    days = tx.policy(ProcessPolicy, place).statement_days
    due = tx.calendar_at(place).add_working_days(quarter_end(quarter), days)
    if tx.today > due:
        record_missing_statement.handle(tx, place, quarter, due, statement_id)
