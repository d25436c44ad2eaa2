# SPDX-License-Identifier: AGPL-3.0-or-later
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from threading import BoundedSemaphore

import pytest
from joserfc.jwk import ECKey, KeySet

from services.chassis.files import open_blobs
from services.chassis.http import make_app
from services.chassis.privacy import Vault
from services.chassis.store import Store
from services.outreach.app import RESOURCES
from services.outreach.channels.mail import Mail
from services.outreach.channels.outward import Outward
from services.outreach.channels.sending import channel_sender, endpoint_sender
from services.outreach.channels.settings import OutreachSettings
from services.outreach.channels.text_messages import TextMessages, is_report
from services.outreach.channels.webhooks import Webhooks, public_key
from services.outreach.domain.authority import HELD
from services.outreach.domain.choices import Channel
from services.outreach.store import CHANNEL_DUE, SEND, Tools, Tx
from tests.system.ground import Grounds
from tests.system.outreach.district import MESSAGE_SECRET, PORTAL, SENDER, START, Bench, Lanes
from tests.system.outreach.mailbox import Mailbox
from tests.system.outreach.receiver import Receiver, receiver
from tests.system.outreach.web import Web

GIVEN = {
    "master_key": urlsafe_b64encode(b"k" * 32).decode(),
    "webhooks_inside": "true",
    "stream_seconds": "0",
}


@pytest.fixture
def bench(grounds: Grounds, gateway: Receiver, mailbox: Mailbox) -> Iterator[Bench]:
    with grounds.of("outreach", Tx, OutreachSettings, **GIVEN) as ground:
        settings, clock = ground.settings, ground.clock
        clock.set(START)
        lanes = Lanes()
        tools = Tools(
            vault=Vault.from_text(settings.master_key.get_secret_value()),
            lanes=lanes,
            public_key=public_key,
            webhooks_inside=settings.webhooks_inside,
            stream_seconds=settings.stream_seconds,
            stream_places=BoundedSemaphore(1),
            channels=frozenset(Channel),
            blobs=open_blobs(settings, ground.database),
            is_report=lambda headers, body, now: is_report(headers, body, MESSAGE_SECRET, now),
        )
        store = Store(ground.database, Tx, clock, tools)
        text_messages = TextMessages(gateway.url, "token", MESSAGE_SECRET)
        ways = {Channel.SMS: text_messages, Channel.EMAIL: Mail(mailbox.url, SENDER, PORTAL, plain=True)}
        lanes.work[CHANNEL_DUE] = channel_sender(lambda: store, ways)
        outward = Outward(inside=True, seconds=3)
        lanes.work[SEND] = endpoint_sender(lambda: store, Webhooks(outward))
        made = Bench(settings, store, clock, lanes)
        made.settle()
        yield made
        outward.close()
        text_messages.close()


@pytest.fixture
def gateway() -> Iterator[Receiver]:
    """What stands in for the gateway of text messages."""
    with receiver() as server:
        yield server


@pytest.fixture(scope="module")
def smtp_server() -> Iterator[Mailbox]:
    mailbox = Mailbox()
    mailbox.start()
    yield mailbox
    mailbox.stop()


@pytest.fixture
def mailbox(smtp_server: Mailbox) -> Mailbox:
    """A real SMTP server, empty."""
    smtp_server.clear()
    return smtp_server


@pytest.fixture
def hook() -> Iterator[Receiver]:
    with receiver() as server:
        yield server


@pytest.fixture
def web(bench: Bench) -> Web:
    key = ECKey.generate_key("P-256", {"kid": "k1", "use": "sig", "alg": "ES256"})
    keys = KeySet([key])
    app = make_app(bench.settings, "outreach", bench.store, RESOURCES, HELD, keys=lambda *, fresh=False: keys)
    return Web(app.test_client(), key)
