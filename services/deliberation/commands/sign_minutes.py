# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sign the minutes, as the meeting's chair or recorder."""

from services.deliberation.domain import meetings
from services.deliberation.domain.meetings import Meeting
from services.deliberation.store import Tx


def handle(tx: Tx, meeting_id: str) -> Meeting:
    """Raises NotASigner for everybody else: no role stands in for a signature."""
    meeting = tx.meetings.get(meeting_id)
    meeting, events = meetings.sign(meeting, tx.by.subject)
    if events:
        tx.meetings.save(meeting, *events)
    return meeting
