# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keep who leads a company's work at a place (项目经理)."""

from services.dispatch.domain.places import Mandate
from services.dispatch.store import Tx


def handle(tx: Tx, mandate: Mandate) -> None:
    if tx.mandates.find(mandate.id):
        tx.mandates.save(mandate)
    else:
        tx.mandates.add(mandate)
