# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keep what a service found open of a person's; the erasure may have waited for no more than that."""

from collections.abc import Iterable

from services.chassis.values import OpenMatter
from services.identity.domain import erasures
from services.identity.domain.open_matters import Answer
from services.identity.store import Tx


def handle(tx: Tx, service: str, erasure_id: str, number: int, matters: Iterable[OpenMatter]) -> None:
    """An answer that comes when the request is over, or after a newer one, changes nothing."""
    asked = tx.erasures.find(erasure_id)
    if asked is None or not asked.open:
        return
    tx.keep_erasure(erasures.hear(asked, Answer(service, number, tx.now, tuple(matters))))
