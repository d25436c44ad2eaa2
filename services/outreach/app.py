# SPDX-License-Identifier: AGPL-3.0-or-later
"""Composition root of outreach."""

from threading import BoundedSemaphore
from threading import Event as Flag

import flask

from services.chassis.http import make_app
from services.chassis.privacy import Vault
from services.chassis.store import Store, connect, make_store
from services.chassis.worker import Worker
from services.outreach.channels.lanes import SendingLanes
from services.outreach.channels.sending import endpoint_sender
from services.outreach.channels.webhooks import Webhooks, public_key
from services.outreach.domain.authority import HELD
from services.outreach.reactions import reactions
from services.outreach.routes import endpoints, feed, policies
from services.outreach.store import SEND, OutreachSettings, Tools, Tx
from services.outreach.timers import timers

SERVICE = "outreach"
STREAM_SHARE = 4
"""One in so many threads of the API may wait for the feed's news."""
RESOURCES = (endpoints.endpoints, endpoints.log, feed.events, policies.policies)


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
    lanes = SendingLanes(settings.sender_threads, stop.is_set if stop else lambda: False)
    webhooks = Webhooks(settings.ca_file, inside=settings.webhooks_inside)
    lanes.register(SEND, endpoint_sender(lambda: store, webhooks))
    vault = Vault.from_text(settings.master_key.get_secret_value())
    tools = Tools(
        vault=vault,
        lanes=lanes,
        public_key=public_key,
        webhooks_inside=settings.webhooks_inside,
        stream_seconds=settings.stream_seconds,
        stream_places=BoundedSemaphore(max(1, settings.http_threads // STREAM_SHARE)),
    )
    store = make_store(settings, connect(settings, SERVICE), Tx, tools)
    return store
