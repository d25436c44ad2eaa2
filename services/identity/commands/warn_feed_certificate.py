# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say that the certificate that we show a source ends soon."""

from services.identity.domain import feed_pulls
from services.identity.store import Tx


def handle(tx: Tx, source_id: str) -> None:
    pull, contract = tx.feed_pulls.find(source_id), tx.feed_contracts.find(source_id)
    if pull and contract and contract.pull:
        tx.feed_pulls.save(pull, *feed_pulls.warn(pull, contract.name))
