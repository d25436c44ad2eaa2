# SPDX-License-Identifier: AGPL-3.0-or-later
"""Composition root of outreach."""

from collections.abc import Mapping
from datetime import datetime
from threading import BoundedSemaphore
from threading import Event as Flag

import flask

from services.chassis.files import open_blobs
from services.chassis.http import make_app
from services.chassis.privacy import Vault
from services.chassis.store import Store, connect, make_store
from services.chassis.worker import Worker
from services.outreach.channels.lanes import SendingLanes
from services.outreach.channels.mail import Mail
from services.outreach.channels.outward import Outward
from services.outreach.channels.sending import Way, channel_sender, endpoint_sender
from services.outreach.channels.settings import OutreachSettings
from services.outreach.channels.text_messages import TextMessages, is_report
from services.outreach.channels.webhooks import Webhooks, public_key
from services.outreach.domain.authority import HELD
from services.outreach.domain.choices import Channel
from services.outreach.reactions import reactions
from services.outreach.routes import endpoints, feed, files, messages, notices, policies, reports, templates
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
    notices.notices,
    files.files,
    templates.templates,
    templates.sendings,
    reports.reports,
    policies.policies,
)


def create_api() -> flask.Flask:
    """The HTTP API."""
    settings = OutreachSettings.load()
    return make_app(settings, SERVICE, open_store(settings), RESOURCES, HELD)


def create_worker() -> Worker:
    """Relay, timers and the inbox; timers have things sent in threads, which end with the worker."""
    settings, stop = OutreachSettings.load(), Flag()
    return Worker(settings, SERVICE, open_store(settings, stop), reactions, timers, stop)


def open_store(settings: OutreachSettings, stop: Flag | None = None) -> Store[Tx]:
    """Outreach works with the tenants' keys and with what sends. Raises BadMasterKey."""
    database = connect(settings, SERVICE)
    lanes = SendingLanes(settings.sender_threads, stop.is_set if stop else lambda: False)
    ways = open_channels(settings)
    outward = Outward(settings.ca_file, inside=settings.webhooks_inside)
    lanes.register(SEND, endpoint_sender(lambda: store, Webhooks(outward)))
    lanes.register(CHANNEL_DUE, channel_sender(lambda: store, ways))
    secret = settings.message_secret.get_secret_value()

    def reports(headers: Mapping[str, str], body: str, now: datetime) -> bool:
        return is_report(headers, body, secret, now)

    tools = Tools(
        vault=Vault.from_text(settings.master_key.get_secret_value()),
        lanes=lanes,
        public_key=public_key,
        channels=frozenset(ways),
        blobs=open_blobs(settings, database),
        webhooks_inside=settings.webhooks_inside,
        stream_seconds=settings.stream_seconds,
        stream_places=BoundedSemaphore(max(1, settings.http_threads // STREAM_SHARE)),
        is_report=reports,
    )
    store = make_store(settings, database, Tx, tools)
    return store


def open_channels(settings: OutreachSettings) -> dict[Channel, Way]:
    """The channels that are set up."""
    ways: dict[Channel, Way] = {}
    smtp, ca_file = settings.smtp_url.get_secret_value(), settings.ca_file
    if smtp:
        plain = settings.smtp_plain
        ways[Channel.EMAIL] = Mail(smtp, settings.mail_from, settings.portal_url, ca_file, plain=plain)
    if settings.message_url:
        token, secret = settings.message_token, settings.message_secret
        ways[Channel.SMS] = TextMessages(
            settings.message_url, token.get_secret_value(), secret.get_secret_value(), ca_file
        )
    return ways
