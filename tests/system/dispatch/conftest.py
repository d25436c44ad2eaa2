# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterator

import pytest
from joserfc.jwk import ECKey, KeySet

from services.chassis.http import make_app
from services.chassis.settings import Settings
from services.chassis.store import Store, connect, indexes, tenants
from services.chassis.store.blobs import DatabaseBlobs
from services.chassis.store.simulation import SimulatedClock
from services.chassis.store.tenants import Tenant
from services.chassis.values import PLATFORM, Principal
from services.dispatch.app import RESOURCES
from services.dispatch.domain.authority import HELD
from services.dispatch.store import Tools, Tx
from tests.system.dispatch.api import Api
from tests.system.dispatch.district import START, TENANT, Bench, settle


@pytest.fixture
def bench(mongodb_uri: str, database: str) -> Iterator[Bench]:
    settings = Settings.load(
        {
            "LINLI_AMQP_URL": "amqp://127.0.0.1:1",
            "LINLI_MONGODB_URI": mongodb_uri,
            "LINLI_DATABASE_PREFIX": database,
            "LINLI_HTTP_THREADS": "16",
            "LINLI_TOKEN_RECHECK_SECONDS": "0",
            "LINLI_ISSUER": "http://127.0.0.1:1",
            "LINLI_JWKS_URL": "http://127.0.0.1:1/jwks",
        }
    )
    db = connect(settings, "dispatch")
    indexes.ensure(db, Tx)
    clock = SimulatedClock(db, settings.database_prefix)
    clock.set(START)
    store = Store(db, Tx, clock, Tools(DatabaseBlobs(db)))
    platform = Principal(PLATFORM, "test", "test")
    store.transact(platform, lambda tx: tenants.keep(tx, Tenant(TENANT, "太仓", "Asia/Shanghai")))
    store.transact(Principal(TENANT, "test", "test"), settle)
    yield Bench(settings, store, clock)
    db.close()


@pytest.fixture
def api(bench: Bench) -> Api:
    key = ECKey.generate_key("P-256", {"kid": "k1", "use": "sig", "alg": "ES256"})
    keys = KeySet([key])
    app = make_app(bench.settings, "dispatch", bench.store, RESOURCES, HELD, keys=lambda *, fresh=False: keys)
    return Api(app.test_client(), key, bench)
