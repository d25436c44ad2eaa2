# SPDX-License-Identifier: AGPL-3.0-or-later
from base64 import urlsafe_b64encode
from collections.abc import Iterator

import pytest

from services.chassis.checkpoints import Signer
from services.chassis.files import open_blobs
from services.chassis.settings import Settings
from services.chassis.store import Store, connect, indexes, tenants
from services.chassis.store.simulation import SimulatedClock
from services.chassis.store.tenants import Tenant
from services.chassis.values import PLATFORM, Principal
from services.finance.app import PaymentProvider
from services.finance.store import Tools, Tx
from tests.system.finance.compound import START, TENANT, Bench, settle


@pytest.fixture
def bench(mongodb_uri: str, database: str) -> Iterator[Bench]:
    settings = Settings.load(
        {
            "LINLI_AMQP_URL": "amqp://127.0.0.1:1",
            "LINLI_MONGODB_URI": mongodb_uri,
            "LINLI_DATABASE_PREFIX": database,
            "LINLI_TOKEN_RECHECK_SECONDS": "0",
            "LINLI_ISSUER": "http://127.0.0.1:1",
            "LINLI_JWKS_URL": "http://127.0.0.1:1/jwks",
        }
    )
    db = connect(settings, "finance")
    indexes.ensure(db, Tx)
    clock = SimulatedClock(db, settings.database_prefix)
    clock.set(START)
    signer = Signer.from_text("finance", urlsafe_b64encode(b"l" * 32).decode())
    provider = PaymentProvider("http://127.0.0.1:1", "s")
    store = Store(db, Tx, clock, Tools(open_blobs(settings, db), signer, provider))
    platform = Principal(PLATFORM, "test", "test")
    store.transact(platform, lambda tx: tenants.keep(tx, Tenant(TENANT, "太仓", "Asia/Shanghai")))
    store.transact(Principal(TENANT, "test", "test"), settle)
    yield Bench(settings, store, clock)
    db.close()
