# SPDX-License-Identifier: AGPL-3.0-or-later
"""Write a draft of rules or of a covenant anew, until the owners vote on it."""

from dataclasses import replace

from services.deliberation.commands.draft_charter import CharterText
from services.deliberation.domain import charters
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.charters import Charter
from services.deliberation.store import Tx


def handle(tx: Tx, charter_id: str, cmd: CharterText) -> Charter:
    charter = tx.charters.get(charter_id)
    tx.require(Permission.VOTES_CONVENE, charter.place)
    revised = replace(
        charter, title=cmd.title, clauses=cmd.values(), effective_from=cmd.effective_from, drafted_at=tx.now
    )
    revised, events = charters.draft(revised)
    tx.charters.save(revised, *events)
    return revised
