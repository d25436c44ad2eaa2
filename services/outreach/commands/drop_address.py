# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take an address away: nothing goes there any more."""

from services.chassis.http import Input
from services.outreach.domain import choices
from services.outreach.domain.choices import Channel, Choices
from services.outreach.store import Tx


class DropAddress(Input):
    channel: Channel


def handle(tx: Tx, cmd: DropAddress) -> Choices:
    return tx.keep_choices(choices.dropped(tx.choices_of(tx.by.subject), cmd.channel))
