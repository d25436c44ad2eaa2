# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every system test fails that makes the product send MongoDB what a sharded cluster does not take."""

from collections.abc import Iterator

import pytest
from pymongo import monitoring

from tests.mongodb.monitor import Monitor
from tests.system.ground import WRITTEN, Grounds

MONITOR = Monitor()
for listener in (MONITOR, WRITTEN):
    monitoring.register(listener)
"""For every client that is made from now on in this process."""


@pytest.fixture(autouse=True)
def monitor() -> Iterator[Monitor]:
    """What the product sends from this process."""
    yield MONITOR
    found = MONITOR.take()
    assert not found, "\n" + "\n".join(found)


@pytest.fixture(scope="session")
def grounds(mongodb_uri: str) -> Iterator[Grounds]:
    """The databases in which the services' commands are tried in this process."""
    made = Grounds(mongodb_uri)
    yield made
    made.close()
