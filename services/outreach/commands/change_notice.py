# SPDX-License-Identifier: AGPL-3.0-or-later
"""Change a notice before it is published; it is reviewed anew."""

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from services.chassis import files
from services.chassis.http import Id, Input, Lines
from services.outreach.commands import Title
from services.outreach.commands.write_notice import MOST_ATTACHMENTS
from services.outreach.domain import notices
from services.outreach.domain.authority import Permission
from services.outreach.domain.notices import Notice
from services.outreach.store import Tx


class ChangeNotice(Input):
    """What is not named stays; `attachments` are added."""

    title: Title | None = None
    text: Annotated[Lines, Field(min_length=1, max_length=5000)] | None = None
    bound: bool | None = None
    attachments: tuple[Id, ...] = Field((), max_length=MOST_ATTACHMENTS)


def handle(tx: Tx, notice_id: str, cmd: ChangeNotice) -> Notice:
    """Raises Forbidden, WrongNoticeState, Invalid, and what claiming a file raises."""
    notice = tx.notices.get(notice_id)
    tx.require(Permission.NOTICES_WRITE, notice.place)
    given = {name: value for name, value in dict(cmd).items() if value not in (None, ())}
    given["attachments"] = notices.attached(notice, cmd.attachments, MOST_ATTACHMENTS)
    notice, events = notices.change(notice, replace(notice, **given))
    files.claim(tx, cmd.attachments, "notice", notice.id)
    tx.notices.save(notice, *events)
    return notice
