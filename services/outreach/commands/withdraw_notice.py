# SPDX-License-Identifier: AGPL-3.0-or-later
"""Withdraw a published notice, with a reason."""

from pydantic import Field

from services.chassis.http import Input, Lines
from services.outreach.domain import notices
from services.outreach.domain.authority import Permission
from services.outreach.domain.notices import Notice
from services.outreach.store import Tx


class WithdrawNotice(Input):
    reason: Lines = Field(min_length=1, max_length=500)


def handle(tx: Tx, notice_id: str, cmd: WithdrawNotice) -> Notice:
    """Raises Forbidden, WrongNoticeState."""
    notice = tx.notices.get(notice_id)
    tx.require(Permission.NOTICES_WRITE, notice.place)
    notice, events = notices.withdraw(notice, cmd.reason)
    tx.notices.save(notice, *events)
    return notice
