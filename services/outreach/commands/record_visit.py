# SPDX-License-Identifier: AGPL-3.0-or-later
"""Key in what came back of a visit at the door (入户告知单): the household has the notice, and the proof."""

from typing import Literal

from pydantic import Field

from services.chassis.http import Id, Input, Line, Moment
from services.outreach.domain import households
from services.outreach.domain.authority import Permission
from services.outreach.domain.households import Household, Service
from services.outreach.domain.notice_errors import WrongNoticeState
from services.outreach.domain.notices import NoticeState
from services.outreach.store import Tx


class RecordVisit(Input):
    """`document`: the number of the signed sheet, the photo at the door, the receipt of the mail."""

    unit_id: Id
    service: Literal["in_person", "left_at_door", "by_mail"]
    served_at: Moment
    document: Line = Field(min_length=1, max_length=100)


def handle(tx: Tx, notice_id: str, cmd: RecordVisit) -> Household:
    """Raises Forbidden, NotFound, WrongNoticeState, Invalid, ServedAlready."""
    notice = tx.notices.get(notice_id)
    household = tx.households.get(households.key_of(notice.id, cmd.unit_id))
    tx.require(Permission.NOTICES_SERVE, household.unit)
    if notice.state is not NoticeState.PUBLISHED:
        raise WrongNoticeState(notice.id, notice.state, "record_visit")
    by = tx.by.subject
    served, events = households.serve(
        household, notice, Service(cmd.service), cmd.served_at, by, cmd.document, tx.now
    )
    tx.households.save(served, *events)
    return served
