# SPDX-License-Identifier: AGPL-3.0-or-later
from base64 import urlsafe_b64encode
from collections.abc import Iterator

import pytest

from services.chassis.checkpoints import Signer
from services.chassis.files import open_blobs
from services.chassis.settings import Settings
from services.chassis.store import Store
from services.chassis.store.tenants import Tenant
from services.finance.app import PaymentProvider
from services.finance.store import Tools, Tx
from tests.system.finance.compound import START, TENANT, Bench, settle
from tests.system.ground import Grounds


@pytest.fixture
def bench(grounds: Grounds) -> Iterator[Bench]:
    with grounds.of("finance", Tx, Settings) as ground:
        ground.clock.set(START)
        signer = Signer.from_text("finance", urlsafe_b64encode(b"l" * 32).decode())
        provider = PaymentProvider("http://127.0.0.1:1", "s")
        tools = Tools(open_blobs(ground.settings, ground.database), signer, provider)
        store = Store(ground.database, Tx, ground.clock, tools)
        ground.begin(store, Tenant(TENANT, "太仓", "Asia/Shanghai"), settle)
        yield Bench(ground.settings, store, ground.clock)
