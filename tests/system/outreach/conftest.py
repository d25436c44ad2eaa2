# SPDX-License-Identifier: AGPL-3.0-or-later
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from threading import BoundedSemaphore

import pytest
from joserfc.jwk import ECKey, KeySet

from services.chassis.http import make_app
from services.chassis.privacy import Vault
from services.chassis.store import Store, connect, indexes
from services.chassis.store.simulation import SimulatedClock
from services.outreach.app import RESOURCES
from services.outreach.channels.sending import endpoint_sender
from services.outreach.channels.webhooks import Webhooks, public_key
from services.outreach.domain.authority import HELD
from services.outreach.store import SEND, OutreachSettings, Tools, Tx
from tests.system.outreach.district import START, Bench, Lanes
from tests.system.outreach.receiver import Receiver, receiver
from tests.system.outreach.web import Web


@pytest.fixture
def bench(mongodb_uri: str, database: str) -> Iterator[Bench]:
    settings = OutreachSettings.load(
        {
            "LINLI_AMQP_URL": "amqp://127.0.0.1:1",
            "LINLI_MONGODB_URI": mongodb_uri,
            "LINLI_DATABASE_PREFIX": database,
            "LINLI_TOKEN_RECHECK_SECONDS": "0",
            "LINLI_ISSUER": "http://127.0.0.1:1",
            "LINLI_JWKS_URL": "http://127.0.0.1:1/jwks",
            "LINLI_MASTER_KEY": urlsafe_b64encode(b"k" * 32).decode(),
            "LINLI_WEBHOOKS_INSIDE": "true",
            "LINLI_STREAM_SECONDS": "0",
        }
    )
    db = connect(settings, "outreach")
    indexes.ensure(db, Tx)
    clock = SimulatedClock(db, settings.database_prefix)
    clock.set(START)
    lanes = Lanes()
    tools = Tools(
        vault=Vault.from_text(settings.master_key.get_secret_value()),
        lanes=lanes,
        public_key=public_key,
        webhooks_inside=settings.webhooks_inside,
        stream_seconds=settings.stream_seconds,
        stream_places=BoundedSemaphore(1),
    )
    store = Store(db, Tx, clock, tools)
    webhooks = Webhooks(inside=True, seconds=3)
    lanes.work[SEND] = endpoint_sender(lambda: store, webhooks)
    made = Bench(settings, store, clock, lanes)
    made.settle()
    yield made
    webhooks.close()
    db.close()


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
