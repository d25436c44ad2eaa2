# SPDX-License-Identifier: AGPL-3.0-or-later
"""A statement failed its evaluation (评议不合格), or an objection was upheld: it is answered for."""

from services.chassis.values import OrgPath
from services.credit.commands import enter_fact
from services.credit.domain.kinds import FactKind
from services.credit.store import Tx


def handle(tx: Tx, statement_id: str, place: OrgPath) -> None:
    """A fact of the companies that serve the place, once for a statement however often it is answered for."""
    if tx.event is None:
        return
    for file_id in tx.serving(place, tx.today):
        fact = tx.new_fact(
            file_id,
            f"statement/{statement_id}/evaluation",
            kind=FactKind.FAILED_EVALUATION,
            place=place,
            happened_on=tx.today,
            evidence=tx.event_evidence(f"/finance/v1/public/{tx.tenant}/statements/{statement_id}/cases"),
            source=f"statement/{statement_id}/evaluation",
        )
        enter_fact.handle(tx, fact)
