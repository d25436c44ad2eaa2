# SPDX-License-Identifier: AGPL-3.0-or-later
"""Remember from which day on somebody pays for a unit: a month in which it changes is shared."""

from services.finance.domain.charges import Tenure
from services.finance.store import Tx


def handle(tx: Tx, unit_id: str, payer: str, since: str) -> None:
    tenure = Tenure(f"{unit_id}:{since}", unit_id, payer, since)
    if tx.tenures.find(tenure.id):
        tx.tenures.save(tenure)
    else:
        tx.tenures.add(tenure)
