# SPDX-License-Identifier: AGPL-3.0-or-later
"""Notices (通知): written, reviewed by another, published for a place, and withdrawn with a reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.chassis.values import Event, Invalid, OrgPath
from services.outreach.domain.audiences import Among, Audience, Matter, Urgency
from services.outreach.domain.events import (
    NoticePinned,
    NoticePublished,
    NoticeReviewed,
    NoticeWithdrawn,
    NoticeWritten,
)
from services.outreach.domain.notice_errors import OwnNotice, WrongNoticeState
from services.outreach.domain.rules import NOTICE as TEMPLATE
from services.outreach.domain.tellings import Telling


class NoticeState(StrEnum):
    """The way of a notice; a change makes it a draft again."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class Notice:
    """`bound`: the law wants it served; `subject`: what it serves, as `vote/…`; `attachments`: file ids."""

    id: str
    title: str
    text: str
    place: OrgPath
    within: tuple[str, ...]
    audience: Audience
    attachments: tuple[str, ...]
    bound: bool
    subject: str
    written_by: str
    written_at: datetime
    state: NoticeState = NoticeState.DRAFT
    pinned: bool = False
    reviewed_by: str = ""
    published_at: datetime | None = None
    withdrawn_for: str = ""

    @property
    def by_household(self) -> bool:
        """Whether its service is proven for each household; who is told by a role reads it in the inbox."""
        return self.audience.among is not Among.HOLDERS


def check_audience(audience: Audience) -> None:
    """A role is named for those who hold one, and for them alone. Raises Invalid."""
    if (audience.among is Among.HOLDERS) != (audience.role is not None):
        raise Invalid("role", "is named for holders, and for them alone")


def attached(notice: Notice, more: tuple[str, ...], most: int) -> tuple[str, ...]:
    """The attachments with some more. Raises Invalid."""
    if len(notice.attachments) + len(more) > most:
        raise Invalid("attachments", f"a notice has at most {most}")
    return notice.attachments + more


def write(notice: Notice) -> tuple[Notice, list[Event]]:
    """A new draft."""
    return notice, [NoticeWritten(notice.id, notice.place)]


def change(notice: Notice, changed: Notice) -> tuple[Notice, list[Event]]:
    """Other words before it is published; they are reviewed anew. Raises WrongNoticeState."""
    _check(notice, "change", NoticeState.DRAFT, NoticeState.REVIEWED)
    return replace(changed, state=NoticeState.DRAFT, reviewed_by=""), [NoticeWritten(notice.id, notice.place)]


def review(notice: Notice, by: str) -> tuple[Notice, list[Event]]:
    """Somebody else than its writer has read it and found it right. Raises WrongNoticeState, OwnNotice."""
    _check(notice, "review", NoticeState.DRAFT)
    if by == notice.written_by:
        raise OwnNotice(notice.id)
    return replace(notice, state=NoticeState.REVIEWED, reviewed_by=by), [NoticeReviewed(notice.id)]


def publish(notice: Notice, now: datetime) -> tuple[Notice, list[Event]]:
    """From now on everybody whom it is for is told. Raises WrongNoticeState."""
    _check(notice, "publish", NoticeState.REVIEWED)
    published = replace(notice, state=NoticeState.PUBLISHED, published_at=now)
    fact = NoticePublished(notice.id, notice.title, notice.place, notice.bound, notice.subject or None)
    return published, [fact]


def withdraw(notice: Notice, reason: str) -> tuple[Notice, list[Event]]:
    """It holds no more; who had it served keeps the proof. Raises WrongNoticeState."""
    _check(notice, "withdraw", NoticeState.PUBLISHED)
    withdrawn = replace(notice, state=NoticeState.WITHDRAWN, withdrawn_for=reason, pinned=False)
    return withdrawn, [NoticeWithdrawn(notice.id, notice.title, notice.place, reason)]


def pin(notice: Notice, *, pinned: bool) -> tuple[Notice, list[Event]]:
    """It stands above the others, or no more. Raises WrongNoticeState."""
    _check(notice, "pin", NoticeState.PUBLISHED)
    return replace(notice, pinned=pinned), [
        NoticePinned(notice.id, pinned)
    ] if pinned != notice.pinned else []


def telling_of(notice: Notice, telling_id: str) -> Telling:
    """How those whom it is for are told of it."""
    return Telling(
        id=telling_id,
        fact=f"notice/{notice.id}",
        template=TEMPLATE,
        matter=Matter.NOTICES,
        urgency=Urgency.NORMAL,
        bound=notice.bound,
        link=f"/notices/{notice.id}",
        place=notice.place,
        at=notice.place,
        audience=notice.audience,
        values={"title": notice.title},
    )


def _check(notice: Notice, action: str, *allowed: NoticeState) -> None:
    if notice.state not in allowed:
        raise WrongNoticeState(notice.id, notice.state, action)
