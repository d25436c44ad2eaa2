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
from services.outreach.channels import bounces, push_encryption
from services.outreach.channels.groups import GroupRobots
from services.outreach.channels.mail import Mail
from services.outreach.channels.outward import Outward
from services.outreach.channels.push import Push
from services.outreach.channels.sending import channel_sender, endpoint_sender
from services.outreach.channels.settings import OutreachSettings
from services.outreach.channels.text_messages import Calls, TextMessages, is_report
from services.outreach.channels.webhooks import Webhooks, public_key
from services.outreach.channels.wechat import WeChat
from services.outreach.domain.authority import HELD
from services.outreach.domain.choices import PERSONAL, Channel
from services.outreach.store import CHANNEL_DUE, SEND, Tools, Tx
from tests.system.ground import Grounds
from tests.system.outreach.district import (
    MAIL_SECRET,
    MESSAGE_SECRET,
    PORTAL,
    PUSH_KEY,
    SENDER,
    START,
    STOPS,
    Bench,
    Lanes,
)
from tests.system.outreach.doubles import PushService, RobotServer, WeChatServer, serving
from tests.system.outreach.mailbox import Mailbox
from tests.system.outreach.receiver import Receiver, receiver
from tests.system.outreach.web import Web

GIVEN = {
    "master_key": urlsafe_b64encode(b"k" * 32).decode(),
    "webhooks_inside": "true",
    "stream_seconds": "0",
}


@pytest.fixture
def bench(
    grounds: Grounds, gateway: Receiver, mailbox: Mailbox, caller: Receiver, follower: WeChatServer
) -> Iterator[Bench]:
    with grounds.of("outreach", Tx, OutreachSettings, **GIVEN) as ground:
        settings, clock = ground.settings, ground.clock
        clock.set(START)
        lanes, outward = Lanes(), Outward(inside=True, seconds=3)
        push = Push(outward, PUSH_KEY, "mailto:ops@linli.example")
        tools = Tools(
            vault=Vault.from_text(settings.master_key.get_secret_value()),
            lanes=lanes,
            public_key=public_key,
            webhooks_inside=settings.webhooks_inside,
            stream_seconds=settings.stream_seconds,
            stream_places=BoundedSemaphore(1),
            channels=frozenset(PERSONAL),
            blobs=open_blobs(settings, ground.database),
            is_report=lambda headers, body, now: is_report(headers, body, MESSAGE_SECRET, now),
            is_bounce=lambda headers, body, now: is_report(headers, body, MAIL_SECRET, now),
            read_bounce=bounces.read,
            push_key=push.public_key,
        )
        store = Store(ground.database, Tx, clock, tools)
        text_messages = TextMessages(gateway.url, "token", MESSAGE_SECRET)
        calls = Calls(caller.url, "", MESSAGE_SECRET)
        wechat = WeChat(follower.url, "app", "app-secret", "template-1", PORTAL)
        ways = {
            Channel.SMS: text_messages,
            Channel.EMAIL: Mail(mailbox.url, SENDER, PORTAL, plain=True, stops=STOPS),
            Channel.VOICE: calls,
            Channel.WECHAT: wechat,
            Channel.PUSH: push,
            Channel.GROUP: GroupRobots(outward, PORTAL),
        }
        lanes.work[CHANNEL_DUE] = channel_sender(lambda: store, ways)
        lanes.work[SEND] = endpoint_sender(lambda: store, Webhooks(outward))
        made = Bench(settings, store, clock, lanes)
        made.settle()
        yield made
        outward.close()
        for one in (text_messages, calls, wechat):
            one.close()


@pytest.fixture
def gateway() -> Iterator[Receiver]:
    """What stands in for the gateway of text messages."""
    with receiver() as server:
        yield server


@pytest.fixture
def caller() -> Iterator[Receiver]:
    """What stands in for the gateway of calls."""
    with receiver() as server:
        yield server


@pytest.fixture
def follower() -> Iterator[WeChatServer]:
    with serving(WeChatServer()) as server:
        yield server


@pytest.fixture
def robot() -> Iterator[RobotServer]:
    with serving(RobotServer()) as server:
        yield server


@pytest.fixture
def browser() -> Iterator[PushService]:
    """A browser that subscribed with the platform's key, and its push service."""
    key = push_encryption.public_bytes(push_encryption.private_key(PUSH_KEY))
    with serving(PushService(push_encryption.to_base64url(key))) as server:
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
