# SPDX-License-Identifier: AGPL-3.0-or-later
"""Find right what somebody else wrote."""

from services.outreach.domain import notices
from services.outreach.domain.authority import Permission
from services.outreach.domain.notices import Notice
from services.outreach.store import Tx


def handle(tx: Tx, notice_id: str) -> Notice:
    """Raises Forbidden, WrongNoticeState, OwnNotice."""
    notice = tx.notices.get(notice_id)
    tx.require(Permission.NOTICES_REVIEW, notice.place)
    notice, events = notices.review(notice, tx.by.subject)
    tx.notices.save(notice, *events)
    return notice
