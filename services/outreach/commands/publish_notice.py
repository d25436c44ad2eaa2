# SPDX-License-Identifier: AGPL-3.0-or-later
"""Publish a reviewed notice: those whom it is for are told, and their households listed for its service."""

from services.outreach.domain import notices
from services.outreach.domain.authority import Permission
from services.outreach.domain.notices import Notice
from services.outreach.store import ENROL, TELL, Tx


def handle(tx: Tx, notice_id: str) -> Notice:
    """Raises Forbidden, WrongNoticeState."""
    notice = tx.notices.get(notice_id)
    tx.require(Permission.NOTICES_WRITE, notice.place)
    notice, events = notices.publish(notice, tx.now)
    tx.notices.save(notice, *events)
    telling = notices.telling_of(notice, tx.new_id())
    tx.tellings.add(telling)
    tx.timers.set(TELL, telling.id, tx.now, after="", homes="")
    if notice.by_household:
        tx.timers.set(ENROL, notice.id, tx.now, after="")
    return notice
