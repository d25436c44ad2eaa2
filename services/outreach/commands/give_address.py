# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give a phone number or an e-mail address at which one wants to be told; a code goes there first."""

from pydantic import Field

from services.chassis.http import Input
from services.chassis.ids import new_digits
from services.outreach.domain import choices, templates
from services.outreach.domain.choices import CODE_DIGITS, Address, Channel, Choices
from services.outreach.domain.message_errors import ChannelNotConfigured
from services.outreach.domain.rules import CODE, FIELDS
from services.outreach.store import Tx


class GiveAddress(Input):
    channel: Channel
    address: str = Field(min_length=3, max_length=254)


def handle(tx: Tx, cmd: GiveAddress) -> Choices:
    """Raises ChannelNotConfigured, NotAnAddress, TooManyCodes."""
    if cmd.channel not in tx.tools.channels:
        raise ChannelNotConfigured(cmd.channel)
    person, known = tx.by.subject, tx.choices_of(tx.by.subject)
    given, code = choices.check_address(cmd.channel, cmd.address), new_digits(CODE_DIGITS)
    sealed = tx.keys.seal(given, f"{cmd.channel}/{person}")
    sealed_code = tx.keys.seal(code, f"code/{person}")
    address = Address(sealed, choices.mask(cmd.channel, given))
    kept = tx.keep_choices(choices.give(known, cmd.channel, address, sealed_code, tx.now))
    words = templates.render(tx.words(CODE, known.language), {"code": code}, FIELDS[CODE])
    tx.send_words(person, cmd.channel, words)
    return kept
