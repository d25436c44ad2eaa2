# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterator
from threading import Thread

import pytest

from scripts.login_provider import LoginProvider
from scripts.message_gateway import MessageGateway
from tests.system.identity.conftest import District, House, new_district, opened
from tests.system.identity.log_in.authenticator import ORIGIN
from tests.system.identity.log_in.providers import SECRET


@pytest.fixture(scope="package")
def named_house(mongodb_uri: str, gateway: MessageGateway) -> Iterator[House]:
    """Where the log-in has a host's name, without which browsers make no passkeys."""
    with opened(mongodb_uri, gateway, ISSUER=ORIGIN) as house:
        yield house


@pytest.fixture
def named(named_house: House) -> District:
    return new_district(named_house)


@pytest.fixture(scope="package")
def open_house(mongodb_uri: str, gateway: MessageGateway) -> Iterator[House]:
    """Where other providers of log-ins may stand on this machine."""
    with opened(mongodb_uri, gateway, PROVIDERS_INSIDE="true") as house:
        yield house


@pytest.fixture
def open_district(open_house: House) -> District:
    return new_district(open_house)


@pytest.fixture
def provider() -> Iterator[LoginProvider]:
    with LoginProvider(SECRET) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.closed.set()
        server.shutdown()
