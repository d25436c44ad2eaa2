# SPDX-License-Identifier: AGPL-3.0-or-later
"""Write a notice (通知) for those who live, own or serve at a place."""

from typing import Literal

from pydantic import Field

from services.chassis import files
from services.chassis.http import Id, Input, Lines
from services.chassis.values import OrgPath, Role
from services.outreach.commands import Title
from services.outreach.domain import notices
from services.outreach.domain.audiences import Among, Audience
from services.outreach.domain.authority import Permission
from services.outreach.domain.notices import Notice
from services.outreach.store import Tx

MOST_ATTACHMENTS = 10


class WriteNotice(Input):
    """`audience`: who is told; `role` for `holders` alone. `subject`: what it serves, as `vote/…`."""

    title: Title
    text: Lines = Field(min_length=1, max_length=5000)
    place_path: OrgPath
    audience: Literal["residents", "owners", "holders"] = "residents"
    role: Role | None = None
    attachments: tuple[Id, ...] = Field((), max_length=MOST_ATTACHMENTS)
    bound: bool = False
    subject: str = Field("", pattern=r"^([a-z_]{1,30}/[0-9a-f-]{36})?$")


def handle(tx: Tx, cmd: WriteNotice) -> Notice:
    """Raises Forbidden, UnknownPlace, Invalid, and what claiming a file raises."""
    tx.require(Permission.NOTICES_WRITE, cmd.place_path)
    place, notice_id = tx.place_at(cmd.place_path), tx.new_id()
    audience = Audience(Among(cmd.audience), role=cmd.role)
    notices.check_audience(audience)
    files.claim(tx, cmd.attachments, "notice", notice_id)
    notice, events = notices.write(
        Notice(
            id=notice_id,
            title=cmd.title,
            text=cmd.text,
            place=place.path,
            within=place.path.ancestors(),
            audience=audience,
            attachments=cmd.attachments,
            bound=cmd.bound,
            subject=cmd.subject,
            written_by=tx.by.subject,
            written_at=tx.now,
        )
    )
    tx.notices.add(notice, *events)
    return notice
