# SPDX-License-Identifier: AGPL-3.0-or-later
"""Composition root of outreach."""

from collections.abc import Mapping
from datetime import datetime
from threading import BoundedSemaphore
from threading import Event as Flag

import flask
from pydantic import SecretStr

from services.chassis.files import open_blobs
from services.chassis.http import make_app
from services.chassis.privacy import Vault
from services.chassis.store import Store, connect, make_store
from services.chassis.worker import Worker
from services.outreach.channels import bounces
from services.outreach.channels.bounce_mailbox import BounceMailbox
from services.outreach.channels.bounce_poll import BouncePoll
from services.outreach.channels.groups import GroupRobots
from services.outreach.channels.lanes import SendingLanes
from services.outreach.channels.mail import Mail
from services.outreach.channels.outward import Outward
from services.outreach.channels.push import Push
from services.outreach.channels.sending import Way, channel_sender, endpoint_sender
from services.outreach.channels.settings import OutreachSettings
from services.outreach.channels.text_messages import Calls, TextMessages, is_report
from services.outreach.channels.webhooks import Webhooks, public_key
from services.outreach.channels.wechat import WeChat
from services.outreach.domain.authority import HELD
from services.outreach.domain.choices import PERSONAL, Channel
from services.outreach.domain.outside import Reports
from services.outreach.reactions import reactions
from services.outreach.routes import (
    endpoints,
    feed,
    files,
    groups,
    mail,
    messages,
    notices,
    policies,
    reports,
    templates,
)
from services.outreach.store import CHANNEL_DUE, SEND, Tools, Tx
from services.outreach.timers import timers

SERVICE = "outreach"
STREAM_SHARE = 4
"""One in so many threads of the API may wait for the feed's news."""
RESOURCES = (
    endpoints.endpoints,
    endpoints.log,
    feed.events,
    messages.messages,
    messages.choices,
    groups.groups,
    mail.mail,
    notices.notices,
    files.files,
    templates.templates,
    templates.sendings,
    reports.reports,
    policies.policies,
    policies.audit,
    policies.health,
    policies.retention,
    policies.jobs,
)


def create_api() -> flask.Flask:
    """The HTTP API."""
    settings = OutreachSettings.load()
    return make_app(settings, SERVICE, open_store(settings), RESOURCES, HELD)


def create_worker() -> Worker:
    """Relay, timers and the inbox; timers have things sent in threads, which end with the worker."""
    settings, stop = OutreachSettings.load(), Flag()
    store = open_store(settings, stop)
    leased = {}
    if settings.bounce_mailbox.get_secret_value():
        mailbox = BounceMailbox(settings.bounce_mailbox.get_secret_value(), settings.ca_file)
        leased["bounces"] = BouncePoll(lambda: store, mailbox, settings.bounce_seconds, stop).step
    return Worker(settings, SERVICE, store, reactions, timers, stop, leased=leased)


def open_store(settings: OutreachSettings, stop: Flag | None = None) -> Store[Tx]:
    """Outreach works with the tenants' keys and with what sends. Raises BadMasterKey."""
    database = connect(settings, SERVICE)
    lanes = SendingLanes(settings.sender_threads, stop.is_set if stop else lambda: False)
    outward = Outward(settings.ca_file, inside=settings.webhooks_inside)
    ways = open_channels(settings, outward)
    lanes.register(SEND, endpoint_sender(lambda: store, Webhooks(outward)))
    lanes.register(CHANNEL_DUE, channel_sender(lambda: store, ways))
    push = ways.get(Channel.PUSH)
    tools = Tools(
        vault=Vault.from_text(settings.master_key.get_secret_value()),
        lanes=lanes,
        public_key=public_key,
        channels=frozenset(PERSONAL) & ways.keys(),
        blobs=open_blobs(settings, database),
        webhooks_inside=settings.webhooks_inside,
        stream_seconds=settings.stream_seconds,
        stream_places=BoundedSemaphore(max(1, settings.http_threads // STREAM_SHARE)),
        is_report=_signed_by(settings.message_secret, settings.voice_secret),
        is_bounce=_signed_by(settings.mail_secret),
        read_bounce=bounces.read,
        push_key=push.public_key if isinstance(push, Push) else "",
    )
    store = make_store(settings, database, Tx, tools)
    return store


def open_channels(settings: OutreachSettings, outward: Outward) -> dict[Channel, Way]:
    """The channels that are set up; a place's groups need nothing but their robots' addresses."""
    ways: dict[Channel, Way] = {Channel.GROUP: GroupRobots(outward, settings.portal_url)}
    ca_file, portal = settings.ca_file, settings.portal_url
    if settings.smtp_url.get_secret_value():
        ways[Channel.EMAIL] = _mail(settings)
    if settings.message_url:
        token, secret = settings.message_token.get_secret_value(), settings.message_secret.get_secret_value()
        ways[Channel.SMS] = TextMessages(settings.message_url, token, secret, ca_file)
    if settings.voice_url:
        token, secret = settings.voice_token.get_secret_value(), settings.voice_secret.get_secret_value()
        ways[Channel.VOICE] = Calls(settings.voice_url, token, secret, ca_file)
    if settings.wechat_app_id:
        account = (
            settings.wechat_app_id,
            settings.wechat_secret.get_secret_value(),
            settings.wechat_template,
        )
        ways[Channel.WECHAT] = WeChat(settings.wechat_url, *account, portal, ca_file)
    if settings.push_key.get_secret_value():
        ways[Channel.PUSH] = Push(outward, settings.push_key.get_secret_value(), settings.push_contact)
    return ways


def _mail(settings: OutreachSettings) -> Mail:
    return Mail(
        settings.smtp_url.get_secret_value(),
        settings.mail_from,
        settings.portal_url,
        settings.ca_file,
        plain=settings.smtp_plain,
        bounces=settings.mail_bounces,
        stops=f"{settings.public_url}/outreach/v1/mail/stops" if settings.public_url else "",
    )


def _signed_by(*secrets: SecretStr) -> Reports:
    """Tells the reports that one of these secrets signed."""
    known = [one.get_secret_value() for one in secrets]

    def is_signed(headers: Mapping[str, str], body: bytes, now: datetime) -> bool:
        return any(is_report(headers, body, secret, now) for secret in known)

    return is_signed
