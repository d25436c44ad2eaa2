# SPDX-License-Identifier: AGPL-3.0-or-later
"""A quarter's statement is not there although its day is over: one fact, however late it is published."""

from datetime import date

from services.chassis.values import OrgPath
from services.credit.commands import record_late_statement
from services.credit.store import Tx


def handle(tx: Tx, place: OrgPath, quarter: str, due: date) -> None:
    """`due`: the last day, by finance's policy. Published later it is no second fact."""
    link = f"/finance/v1/public/{tx.tenant}/statements"
    record_late_statement.enter(tx, place, quarter, due, link)
