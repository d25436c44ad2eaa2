# SPDX-License-Identifier: AGPL-3.0-or-later
"""A quarter's statement is not there although its day is over: one fact, however late it is published."""

from datetime import date

from services.chassis.values import OrgPath
from services.credit.commands import enter_fact
from services.credit.domain.kinds import FactKind
from services.credit.domain.scoring import DAY
from services.credit.store import Tx


def handle(tx: Tx, place: OrgPath, quarter: str, due: date, statement_id: str = "") -> None:
    """`due`: its last day; `statement_id`: once it is published. A fact of each that serves the place."""
    if tx.event is None:
        return
    link = f"/finance/v1/public/{tx.tenant}/statements"
    for file_id in tx.serving(place, due):
        fact = tx.new_fact(
            file_id,
            f"statement/{place}/{quarter}",
            kind=FactKind.LATE_PUBLICATION,
            place=place,
            happened_on=due + DAY,
            evidence=tx.event_evidence(f"{link}/{statement_id}" if statement_id else link),
            source=f"statement/{place}/{quarter}/publication",
            note=quarter,
        )
        enter_fact.handle(tx, fact)
