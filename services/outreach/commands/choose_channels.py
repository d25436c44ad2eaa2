# SPDX-License-Identifier: AGPL-3.0-or-later
"""Choose for each matter by which channels one is told, and gathered or not; quiet hours; language."""

from dataclasses import replace
from datetime import time

from pydantic import Field

from services.chassis.http import Input, LocalTime
from services.outreach.domain.audiences import Matter
from services.outreach.domain.choices import Channel, Choice, Choices
from services.outreach.domain.message_errors import ChannelNotConfigured
from services.outreach.domain.templates import Language
from services.outreach.store import Tx


class ChosenFor(Input):
    """`channels` in their order, none for the inbox alone. What the law has told comes all the same."""

    matter: Matter
    channels: tuple[Channel, ...] = Field(max_length=len(Channel))
    digest: bool = False


class ChooseChannels(Input):
    """What is not named stays; `quiet_from` equal to `quiet_until`: no quiet hours."""

    language: Language | None = None
    quiet_from: LocalTime | None = None
    quiet_until: LocalTime | None = None
    choices: tuple[ChosenFor, ...] = Field((), max_length=len(Matter))


def handle(tx: Tx, cmd: ChooseChannels) -> Choices:
    """Raises ChannelNotConfigured."""
    known = tx.choices_of(tx.by.subject)
    for channel in {channel for one in cmd.choices for channel in one.channels}:
        if channel not in tx.tools.channels:
            raise ChannelNotConfigured(channel)
    chosen = {str(one.matter): Choice(tuple(dict.fromkeys(one.channels)), one.digest) for one in cmd.choices}
    choices = replace(
        known,
        language=cmd.language or known.language,
        quiet_from=_local(cmd.quiet_from, known.quiet_from),
        quiet_until=_local(cmd.quiet_until, known.quiet_until),
        choices={**known.choices, **chosen},
    )
    return tx.keep_choices(choices)


def _local(given: time | None, known: time) -> time:
    return known if given is None else given.replace(tzinfo=None)
