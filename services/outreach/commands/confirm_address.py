# SPDX-License-Identifier: AGPL-3.0-or-later
"""Confirm an address with the code that went there: from then on messages do."""

from hmac import compare_digest

from pydantic import Field

from services.chassis.http import Input
from services.outreach.domain import choices
from services.outreach.domain.choices import Channel, Choices
from services.outreach.domain.message_errors import WrongCode
from services.outreach.store import Tx


class ConfirmAddress(Input):
    channel: Channel
    code: str = Field(pattern=r"^[0-9]{6}$")


def handle(tx: Tx, cmd: ConfirmAddress) -> Choices:
    """A wrong code counts. Raises WrongCode."""
    known = tx.choices_of(tx.by.subject)
    expected = choices.code_of(known, cmd.channel, tx.now)
    if not compare_digest(tx.keys.reveal(expected.sealed, f"code/{known.id}"), cmd.code):
        tx.keep_choices(choices.tried(known, cmd.channel))
        raise WrongCode(cmd.channel)
    return tx.keep_choices(choices.confirmed(known, cmd.channel))
