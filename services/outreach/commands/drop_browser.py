# SPDX-License-Identifier: AGPL-3.0-or-later
"""End Web Push in one browser: nothing goes there any more."""

from pydantic import Field

from services.chassis.http import Input
from services.outreach.domain import choices
from services.outreach.domain.choices import Choices
from services.outreach.domain.message_errors import UnknownBrowser
from services.outreach.store import Tx


class DropBrowser(Input):
    id: str = Field(pattern=r"^[0-9a-f]{16}$")


def handle(tx: Tx, cmd: DropBrowser) -> Choices:
    """Raises UnknownBrowser."""
    known = tx.choices_of(tx.by.subject)
    if cmd.id not in known.browsers:
        raise UnknownBrowser(cmd.id)
    return tx.keep_choices(choices.without_browsers(known, [cmd.id]))
