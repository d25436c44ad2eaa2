# SPDX-License-Identifier: AGPL-3.0-or-later
"""Look up together what is known of all who are told next, so that nobody costs reads of their own."""

from collections.abc import Sequence

from services.outreach.domain import messages
from services.outreach.domain.tellings import Telling
from services.outreach.store import Tx

TOGETHER = 400
"""More are looked up one by one."""


def handle(tx: Tx, telling: Telling, persons: Sequence[str]) -> str:
    """The name of the place that they are told of."""
    some = persons[:TOGETHER]
    tx.messages.several(messages.id_of(telling.fact, one) for one in some)
    tx.choices.several(some)
    tx.bursts.several(messages.burst_of(one, telling.template) for one in some)
    place = tx.places.first({"path": telling.place})
    return place.name if place else ""
