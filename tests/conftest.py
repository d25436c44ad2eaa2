# SPDX-License-Identifier: AGPL-3.0-or-later
"""One real broker for the whole test run and one real engine a worker, started when a test first asks.

Each test gets a virtual host and a database prefix of its own. The engine uses one core: two workers would
wait for it.
They stop with the run, also after Ctrl-C, and by themselves should the run be killed.
LINLI_AMQP_URL and LINLI_MONGODB_URI name servers to use instead; LINLI_BROKER chooses a RabbitMQ.
"""

import os
import shutil
import socket
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from pymongo import MongoClient

from scripts.linlictl.rights import OPERATOR
from scripts.stack.broker import Broker
from scripts.stack.broker_package import CHOICE, Release, chosen, newest
from scripts.stack.lend import Loan, borrow, give_back
from services.chassis.messaging.rights import of_operator, of_service
from tests.pace import Pace

settings.register_profile("linli", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("linli")
"""A property holds or not; how long a busy machine takes for an example says nothing about it."""

UNIT = Path(__file__).parent / "unit"
CONTROLLER, FOLDER = "LINLI_TEST_CONTROLLER", "LINLI_TEST_FOLDER"


def _is_controller(config: pytest.Config) -> bool:
    return not hasattr(config, "workerinput")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Pace())
    if _is_controller(config):
        os.environ[CONTROLLER] = str(os.getpid())
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="linli-tests-")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which broker the tests ran on."""
    if (Path(os.environ[FOLDER]) / "broker.json").exists():
        terminalreporter.write_line(f"broker: RabbitMQ {_release().version()}")


def pytest_unconfigure(config: pytest.Config) -> None:
    if _is_controller(config):
        folder = Path(os.environ.pop(FOLDER))
        for lent in (folder, *(engines for engines in folder.iterdir() if engines.is_dir())):
            give_back(lent)
        shutil.rmtree(folder)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item):
    """A unit test that connects anywhere fails: it is no unit test.

    Its teardown may: behind a process's last test end the fixtures of system tests, too.
    """
    return (yield from _disconnected(item))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item):
    return (yield from _disconnected(item))


def _disconnected(item: pytest.Item):
    if UNIT not in item.path.parents:
        return (yield)
    with patch.object(socket.socket, "connect", _refuse), patch.object(socket.socket, "connect_ex", _refuse):
        return (yield)


def _refuse(connection: socket.socket, address: object) -> None:
    raise AssertionError(f"a unit test must not connect (to {address}): move it to tests/system")


def _borrow(part: str, sharing: str = "") -> Loan:
    """What all who name the same `sharing` use together."""
    folder = Path(os.environ[FOLDER]) / sharing
    folder.mkdir(exist_ok=True)
    return borrow(part, folder, int(os.environ[CONTROLLER]))


def _release() -> Release:
    """The RabbitMQ that LINLI_BROKER names, else the newest that runs here; processes started later agree."""
    os.environ[CHOICE] = os.environ.get(CHOICE) or newest().name
    return chosen(os.environ)


@pytest.fixture(scope="session")
def broker_release() -> Release:
    """The RabbitMQ of this test run, also for a stack that a test starts for itself."""
    return _release()


@pytest.fixture(scope="session")
def broker(request: pytest.FixtureRequest) -> Broker | None:
    """The test run's node, None where LINLI_AMQP_URL names another's."""
    if os.environ.get("LINLI_AMQP_URL"):
        return None
    release = request.getfixturevalue("broker_release")
    loan = _borrow("broker")
    return Broker(release, loan.port_base, Path(loan.data))


@pytest.fixture(scope="session")
def amqp_url(broker: Broker | None) -> str:
    """The test run's broker, its default virtual host."""
    return broker.url if broker else os.environ["LINLI_AMQP_URL"]


@pytest.fixture
def vhost_url(broker: Broker | None, amqp_url: str) -> Iterator[str]:
    """A virtual host of the test's own; with LINLI_AMQP_URL that address itself (give a throw-away one)."""
    if broker is None:
        yield amqp_url
        return
    name = f"t{uuid.uuid4().hex[:12]}"
    yield broker.add_vhost(name)
    broker.remove_vhost(name)


@pytest.fixture
def user_url(broker: Broker | None, vhost_url: str) -> Iterator[Callable[..., str]]:
    """The test's virtual host as a service's own user sees it, or the operator's, with the charts' rights.

    They let no service declare anything; one that `declares` has the rights that it needs for that.
    """
    made = []

    def as_user(name: str, *, declares: bool = False) -> str:
        if broker is None:
            return vhost_url
        vhost = vhost_url.rpartition("/")[2]
        user = f"{name}.{vhost}.{len(made)}"
        made.append(user)
        rights = of_operator() if name == OPERATOR else of_service(name, declares=declares)
        return broker.add_user(user, rights, vhost)

    yield as_user
    for user in made:
        broker.remove_user(user)


@pytest.fixture(scope="session")
def lent_engine() -> Callable[[str], str]:
    """A MongoDB engine for all who name it the same."""

    def address(name: str) -> str:
        return os.environ.get("LINLI_MONGODB_URI") or _borrow("engine", name).address

    return address


@pytest.fixture(scope="session")
def mongodb_uri(lent_engine: Callable[[str], str]) -> str:
    """The MongoDB engine of this worker."""
    return lent_engine(os.environ.get("PYTEST_XDIST_WORKER", ""))


@pytest.fixture
def database(mongodb_uri: str) -> Iterator[str]:
    """A prefix for the test's own databases; every database that bears it is dropped after."""
    name = f"t{uuid.uuid4().hex[:10]}_"
    yield name
    with MongoClient(mongodb_uri) as client:
        for found in client.list_database_names():
            if found.startswith(name):
                client.drop_database(found)
