# SPDX-License-Identifier: AGPL-3.0-or-later
"""The question whether a company leaves is a topic of the owners' assembly."""

from services.credit.domain import cases
from services.credit.store import Tx


def handle(tx: Tx, case_id: str, topic_id: str) -> None:
    case = tx.cases.find(case_id)
    if case and case.topic_id is None:
        case, events = cases.take_up(case, topic_id)
        tx.cases.save(case, *events)
