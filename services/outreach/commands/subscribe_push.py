# SPDX-License-Identifier: AGPL-3.0-or-later
"""Turn Web Push on in a browser: from now on messages go there, too."""

from pydantic import Field

from services.chassis.http import Input, Line
from services.chassis.web_addresses import host_of
from services.outreach.commands import Address as Url
from services.outreach.domain import addresses, choices
from services.outreach.domain.browsers import Browser, Subscription
from services.outreach.domain.choices import Channel, Choices
from services.outreach.domain.message_errors import ChannelNotConfigured
from services.outreach.store import Tx


class SubscribePush(Input):
    """As the browser's `PushSubscription` has them: a point of P-256 and 16 bytes, both as base64url.

    `name` is what the list of browsers shows.
    """

    endpoint: Url
    p256dh: str = Field(pattern=r"^B[A-Za-z0-9_-]{86}=?$")
    auth: str = Field(pattern=r"^[A-Za-z0-9_-]{22}(==)?$")
    name: Line = Field("", max_length=60)


def handle(tx: Tx, cmd: SubscribePush) -> Choices:
    """Raises ChannelNotConfigured, AddressNotAllowed."""
    if Channel.PUSH not in tx.tools.channels:
        raise ChannelNotConfigured(Channel.PUSH)
    addresses.check_url(cmd.endpoint, inside=tx.tools.webhooks_inside)
    person = tx.by.subject
    given = Subscription(cmd.endpoint, cmd.p256dh.rstrip("="), cmd.auth.rstrip("="))
    sealed = tx.keys.seal(given.to_text(), f"browser/{given.browser_id}/{person}")
    browser = Browser(sealed, cmd.name, host_of(cmd.endpoint), tx.now)
    return tx.keep_choices(choices.subscribed(tx.choices_of(person), given.browser_id, browser))
