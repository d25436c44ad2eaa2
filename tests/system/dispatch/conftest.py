# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from joserfc.jwk import ECKey, KeySet

from services.chassis.http import make_app
from services.chassis.settings import Settings
from services.chassis.store import Store
from services.chassis.store.blobs import DatabaseBlobs
from services.chassis.store.tenants import Tenant
from services.chassis.tables.reading import TableReader
from services.dispatch.app import RESOURCES
from services.dispatch.domain.authority import HELD
from services.dispatch.store import Tools, Tx
from tests.system.dispatch.api import Api
from tests.system.dispatch.district import START, TENANT, Bench, settle
from tests.system.ground import Grounds


@pytest.fixture
def bench(grounds: Grounds) -> Iterator[Bench]:
    with opened(grounds) as bench:
        yield bench


@contextmanager
def opened(grounds: Grounds) -> Iterator[Bench]:
    """The district as it is at the start."""
    with grounds.of("dispatch", Tx, Settings, http_threads="16") as ground:
        ground.clock.set(START)
        store = Store(ground.database, Tx, ground.clock, Tools(DatabaseBlobs(ground.database), TableReader()))
        ground.begin(store, Tenant(TENANT, "太仓", "Asia/Shanghai"), settle)
        yield Bench(ground.settings, store, ground.clock)


@pytest.fixture
def api(bench: Bench) -> Api:
    key = ECKey.generate_key("P-256", {"kid": "k1", "use": "sig", "alg": "ES256"})
    keys = KeySet([key])
    app = make_app(bench.settings, "dispatch", bench.store, RESOURCES, HELD, keys=lambda *, fresh=False: keys)
    return Api(app.test_client(), key, bench)
