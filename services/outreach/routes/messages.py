# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everybody's inbox, and how they want to be told."""

from datetime import datetime

from services.chassis.http import AUTHENTICATED, LocalTime, Resource, View
from services.outreach.commands import (
    choose_channels,
    confirm_address,
    drop_address,
    drop_browser,
    give_address,
    read_all_messages,
    read_message,
    subscribe_push,
)
from services.outreach.domain.audiences import Matter
from services.outreach.domain.choices import Choices
from services.outreach.domain.messages import Message
from services.outreach.queries import messages as queries
from services.outreach.store import Tx


class MessageView(View):
    """`link`: the portal's page; `count`: how many a storm's stands for; `bound`: the law has it told."""

    id: str
    template: str
    matter: str
    urgency: str
    title: str
    text: str
    link: str
    created_at: datetime
    read_at: datetime | None
    bound: bool
    count: int


class UnreadView(View):
    """How many are unread, counting no further than a hundred."""

    unread: int


class ChosenView(View):
    matter: str
    channels: list[str]
    digest: bool


class AddressView(View):
    """Masked; nothing but a code goes there before it is confirmed; `dead`: too much of it came back."""

    channel: str
    masked: str
    confirmed: bool
    dead: bool


class BrowserView(View):
    """A browser in which Web Push is on; `id`: the first 16 hex digits of its endpoint's SHA-256."""

    id: str
    name: str
    host: str
    since: datetime


class ChoicesView(View):
    """`working`: the channels that are set up here; `push_key`: what a browser subscribes with."""

    language: str
    quiet_from: LocalTime
    quiet_until: LocalTime
    choices: list[ChosenView]
    addresses: list[AddressView]
    browsers: list[BrowserView]
    working: list[str]
    push_key: str


def to_message(_: Tx, message: Message) -> MessageView:
    return MessageView.model_validate(vars(message), from_attributes=True)


def to_choices(tx: Tx, choices: Choices) -> ChoicesView:
    chosen = [(matter, choices.of(matter)) for matter in Matter]
    return ChoicesView(
        language=choices.language,
        quiet_from=choices.quiet_from,
        quiet_until=choices.quiet_until,
        choices=[
            ChosenView(matter=matter, channels=list(choice.channels), digest=choice.digest)
            for matter, choice in chosen
        ],
        addresses=[
            AddressView(
                channel=channel, masked=address.masked, confirmed=address.confirmed, dead=address.is_dead
            )
            for channel, address in sorted(choices.addresses.items())
        ],
        browsers=[
            BrowserView(id=name, name=browser.name, host=browser.host, since=browser.since)
            for name, browser in sorted(choices.browsers.items(), key=lambda pair: pair[1].since)
        ],
        working=sorted(tx.tools.channels),
        push_key=tx.tools.push_key,
    )


messages = Resource(
    "messages", "/outreach/v1/messages", of=Tx.messages, shows=to_message, requires=AUTHENTICATED
)
messages.list(queries.list_messages)
messages.show(queries.count_unread, "/unread", shows=UnreadView)
messages.act("read", read_message)
messages.act("read-all", read_all_messages, "")

choices = Resource("choices", "/outreach/v1/choices", shows=to_choices, requires=AUTHENTICATED)
choices.show(queries.show_choices, "")
choices.replace(choose_channels, "")
choices.create(give_address, "/addresses")
choices.create(subscribe_push, "/browsers")
choices.act("confirm", confirm_address, "/addresses")
choices.act("drop", drop_address, "/addresses")
choices.act("drop", drop_browser, "/browsers")
