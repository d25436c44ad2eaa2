# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pin a published notice above the others, or no more."""

from services.chassis.http import Input
from services.outreach.domain import notices
from services.outreach.domain.authority import Permission
from services.outreach.domain.notices import Notice
from services.outreach.store import Tx


class PinNotice(Input):
    pinned: bool


def handle(tx: Tx, notice_id: str, cmd: PinNotice) -> Notice:
    """Raises Forbidden, WrongNoticeState."""
    notice = tx.notices.get(notice_id)
    tx.require(Permission.NOTICES_WRITE, notice.place)
    notice, events = notices.pin(notice, pinned=cmd.pinned)
    tx.notices.save(notice, *events)
    return notice
