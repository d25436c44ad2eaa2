# SPDX-License-Identifier: AGPL-3.0-or-later
"""Stop one kind of mail to a person, by what a mail of the kind carried (RFC 8058)."""

from dataclasses import replace

from services.chassis.privacy import CannotUnseal
from services.outreach.domain.audiences import Matter
from services.outreach.domain.choices import Channel
from services.outreach.domain.message_errors import UnknownStop
from services.outreach.store import PERSONAL, STOP, Tx


def handle(tx: Tx, stop: str) -> None:
    """Whoever has the mail may stop its like; what the law has told comes anyway. Raises UnknownStop."""
    if tx.tenant_keys.find(PERSONAL) is None:
        raise UnknownStop
    try:
        person_id, _, matter = tx.keys.reveal(stop, STOP).rpartition("/")
    except (CannotUnseal, ValueError):
        raise UnknownStop from None
    choices = tx.choices_of(person_id)
    choice = choices.of(Matter(matter))
    without = tuple(one for one in choice.channels if one is not Channel.EMAIL)
    tx.keep_choices(replace(choices, choices={**choices.choices, matter: replace(choice, channels=without)}))
