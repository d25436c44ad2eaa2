# SPDX-License-Identifier: AGPL-3.0-or-later
from base64 import urlsafe_b64encode
from collections.abc import Iterator

import pytest
from joserfc.jwk import ECKey, KeySet

from services.chassis.checkpoints import Signer
from services.chassis.files import open_blobs
from services.chassis.http import make_app
from services.chassis.settings import Settings
from services.chassis.store import Store
from services.chassis.store.tenants import Tenant
from services.deliberation.app import RESOURCES
from services.deliberation.domain.authority import HELD
from services.deliberation.store import Tools, Tx
from tests.system.deliberation.compound import START, TENANT, Bench, settle
from tests.system.deliberation.web import Web
from tests.system.ground import Grounds


@pytest.fixture
def bench(grounds: Grounds) -> Iterator[Bench]:
    with grounds.of("deliberation", Tx, Settings) as ground:
        ground.clock.set(START)
        signer = Signer.from_text("deliberation", urlsafe_b64encode(b"l" * 32).decode())
        store = Store(
            ground.database, Tx, ground.clock, Tools(open_blobs(ground.settings, ground.database), signer)
        )
        ground.begin(store, Tenant(TENANT, "太仓", "Asia/Shanghai"), settle)
        yield Bench(ground.settings, store, ground.clock)


@pytest.fixture
def web(bench: Bench) -> Web:
    key = ECKey.generate_key("P-256", {"kid": "k1", "use": "sig", "alg": "ES256"})
    keys = KeySet([key])
    app = make_app(
        bench.settings, "deliberation", bench.store, RESOURCES, HELD, keys=lambda *, fresh=False: keys
    )
    return Web(app.test_client(), key)
