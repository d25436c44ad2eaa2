# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is read of messages, of people's choices, and of what the channels did."""

from dataclasses import dataclass

from services.chassis.http import Input, Month, Paged
from services.chassis.privacy import TenantKeys
from services.chassis.store import Page
from services.chassis.store.paging import sortable
from services.outreach.domain import templates
from services.outreach.domain.authority import Permission
from services.outreach.domain.choices import Channel, Choices
from services.outreach.domain.messages import Message
from services.outreach.domain.rules import FIELDS
from services.outreach.domain.sendings import Sending, Sent, Tally
from services.outreach.domain.templates import Language, Template, Words
from services.outreach.store import STOP, Tx

ROUND = 50
"""So many messages go by a channel before what became of them is recorded."""


class ListMessages(Paged):
    """`unread`: only those, or only the others."""

    unread: bool | None = None


class ListSendings(Paged):
    """`state`: for instance those that failed."""

    state: Sent = Sent.FAILED


class OfMonth(Input):
    month: Month


@dataclass(frozen=True)
class Unread:
    """How many are unread, counting no further than a hundred."""

    unread: int


@dataclass(frozen=True)
class Worded:
    """A template as it is worded here; `number` 0: by the release. `fields`: what it may name."""

    name: str
    language: Language
    number: int
    words: Words
    fields: dict[str, str]


@dataclass(frozen=True)
class Letter:
    """What goes to whom by a channel; without `to` nobody is reached. `reference`: the same at every try.

    Of Web Push `to` are the subscriptions of all of one's browsers, one a line.
    `stop`: what a mail program sends to have no more of the kind.
    """

    sending_id: str
    reference: str
    to: str
    words: Words
    link: str
    language: Language
    stop: str = ""


def list_messages(tx: Tx, query: ListMessages) -> Page[Message]:
    """One's own messages, the latest first."""
    where: dict[str, object] = {"person_id": tx.by.subject}
    if query.unread is not None:
        where["unread"] = True if query.unread else None
    return tx.messages.page(where, sort="-created_at", after=query.after, limit=query.limit)


def count_unread(tx: Tx) -> Unread:
    """How many of one's own messages are unread."""
    return Unread(tx.unread_of(tx.by.subject))


def show_choices(tx: Tx) -> Choices:
    """What one chose, or the defaults."""
    return tx.choices_of(tx.by.subject)


def list_templates(tx: Tx) -> list[Worded]:
    """Every template in each language, as it is worded in the district."""
    tx.require(Permission.TEMPLATES_WRITE, tx.root)
    return [_worded(tx, name, language) for name in sorted(FIELDS) for language in Language]


def show_template(tx: Tx, name: str, language: str) -> Worded:
    """One template, and what it may name. Raises UnknownTemplate."""
    tx.require(Permission.TEMPLATES_WRITE, tx.root)
    return _worded(tx, name, templates.language_of(language))


def list_template_versions(tx: Tx, name: str, language: str, query: Paged) -> Page[Template]:
    """Every wording of a template that there was, the latest first. Raises UnknownTemplate."""
    tx.require(Permission.TEMPLATES_WRITE, tx.root)
    log = templates.head_of(name, templates.language_of(language))
    return tx.templates.page({"log": log}, sort="-number", after=query.after, limit=query.limit)


def list_sendings(tx: Tx, query: ListSendings) -> Page[Sending]:
    """What went by the channels, by state, the latest first."""
    tx.require(Permission.SENDINGS_READ, tx.root)
    where = {"state": query.state}
    return tx.sendings.page(where, sort="-created_at", after=query.after, limit=query.limit)


def list_tallies(tx: Tx, query: OfMonth) -> list[Tally]:
    """What each channel took in a month, and the parts that it is paid for."""
    tx.require(Permission.SENDINGS_READ, tx.root)
    return tx.tallies.list({"month": query.month})


def letters_for(tx: Tx, channel: Channel) -> list[Letter]:
    """What is to be sent by a channel now."""
    where = {"channel": channel, "state": Sent.QUEUED, "by_retry_at": {"$lte": sortable(tx.now, "~")}}
    keys = tx.keys
    return [_letter(tx, keys, one) for one in tx.sendings.list(where, sort="retry_at", limit=ROUND)]


def _letter(tx: Tx, keys: TenantKeys, sending: Sending) -> Letter:
    reference = f"{tx.tenant}.{sending.id}"
    if sending.group_id:
        group, (words, link) = tx.groups.get(sending.group_id), tx.reveal_words(sending)
        to = keys.reveal(group.sealed, f"group/{group.id}") if group.active else ""
        return Letter(sending.id, reference, to, words, link, group.language)
    choices, stop = tx.choices_of(sending.person_id), ""
    if sending.sealed_text:
        words, link = tx.reveal_words(sending)
    else:
        message = tx.messages.get(sending.id)
        words, link = Words(message.title, message.text, message.sms), message.link
        if sending.channel is Channel.EMAIL and not message.bound:
            stop = f"{tx.tenant}.{keys.seal(f'{choices.id}/{message.matter}', STOP)}"
    to = _to(keys, choices, sending)
    return Letter(sending.id, reference, to, words, link, choices.language, stop)


def _to(keys: TenantKeys, choices: Choices, sending: Sending) -> str:
    if sending.channel is Channel.PUSH:
        found = choices.browsers.items()
        return "\n".join(keys.reveal(one.sealed, f"browser/{name}/{choices.id}") for name, one in found)
    address = choices.addresses.get(sending.channel)
    usable = address is not None and (address.is_good or bool(sending.sealed_text))
    return keys.reveal(address.sealed, f"{sending.channel}/{choices.id}") if address and usable else ""


def _worded(tx: Tx, name: str, language: Language) -> Worded:
    own = tx.templates.find(templates.head_of(name, language))
    words = own.words if own else templates.default(name, language)
    fields = {field: str(kind) for field, kind in FIELDS[name].items()}
    return Worded(name, language, own.number if own else 0, words, fields)
