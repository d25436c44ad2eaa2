# SPDX-License-Identifier: AGPL-3.0-or-later
"""Notices (通知): write, review, publish, withdraw; who has read; the list for the doors."""

from datetime import datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.values import OrgPath
from services.outreach.commands import (
    change_notice,
    pin_notice,
    publish_notice,
    read_notice,
    record_visit,
    review_notice,
    withdraw_notice,
    write_notice,
)
from services.outreach.domain.authority import Permission
from services.outreach.domain.notices import Notice
from services.outreach.queries import notices as queries
from services.outreach.store import Tx

ONE = "/<id:notice_id>"


class NoticeView(View):
    """`may`: what the caller may do with it now."""

    id: str
    version: int
    title: str
    text: str
    place: OrgPath
    audience: str
    role: str | None
    attachments: list[str]
    bound: bool
    subject: str
    state: str
    pinned: bool
    written_by: str
    written_at: datetime
    published_at: datetime | None
    withdrawn_for: str
    may: list[str]


class ReachView(View):
    """In households; `online` and `by_hand` have proof of service."""

    building: OrgPath
    name: str
    households: int
    online: int
    by_hand: int


class HouseholdView(View):
    unit_id: str
    unit: OrgPath
    name: str
    building: OrgPath
    online: bool
    service: str
    served_at: datetime | None
    document: str


def to_notice(tx: Tx, notice: Notice) -> NoticeView:
    given = {
        **vars(notice),
        "version": tx.notices.version(notice),
        "audience": notice.audience.among,
        "role": notice.audience.role,
        "may": queries.may(tx, notice),
    }
    return NoticeView.model_validate(given, from_attributes=True)


notices = Resource("notices", "/outreach/v1/notices", of=Tx.notices, shows=to_notice, requires=AUTHENTICATED)
notices.list(queries.list_notices)
notices.list(queries.list_notices_at, "/at", requires=Permission.NOTICES_WRITE)
notices.create(write_notice, requires=Permission.NOTICES_WRITE)
notices.show(queries.show_notice)
notices.change(change_notice, requires=Permission.NOTICES_WRITE)
notices.act("review", review_notice, requires=Permission.NOTICES_REVIEW)
notices.act("publish", publish_notice, requires=Permission.NOTICES_WRITE)
notices.act("withdraw", withdraw_notice, requires=Permission.NOTICES_WRITE)
notices.act("pin", pin_notice, requires=Permission.NOTICES_WRITE)
notices.act("read", read_notice)
notices.list(queries.show_reach, f"{ONE}/reach", shows=ReachView, requires=Permission.NOTICES_SERVE)
notices.list(
    queries.list_households, f"{ONE}/households", shows=HouseholdView, requires=Permission.NOTICES_SERVE
)
notices.create(record_visit, f"{ONE}/visits", shows=HouseholdView, requires=Permission.NOTICES_SERVE)
