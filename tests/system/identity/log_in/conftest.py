# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterator

import pytest

from scripts.message_gateway import MessageGateway
from tests.system.identity.conftest import District, House, new_district, opened
from tests.system.identity.log_in.authenticator import ORIGIN


@pytest.fixture(scope="package")
def named_house(mongodb_uri: str, gateway: MessageGateway) -> Iterator[House]:
    """Where the log-in has a host's name, without which browsers make no passkeys."""
    with opened(mongodb_uri, gateway, ISSUER=ORIGIN) as house:
        yield house


@pytest.fixture
def named(named_house: House) -> District:
    return new_district(named_house)
