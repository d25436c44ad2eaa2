# SPDX-License-Identifier: AGPL-3.0-or-later
"""TLS with an authority of one's own: on every connection, the host name checked."""

import json
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import httpx
import pytest
from joserfc.jwk import ECKey

from scripts.linlictl.broker import Broker as Asked
from scripts.linlictl.errors import UsageError
from scripts.stack import ports
from scripts.stack.broker import Broker
from services.chassis.auth import JwksKeys
from services.chassis.messaging.address import BrokerAddress
from services.chassis.messaging.publisher import Publisher
from services.chassis.messaging.topology import BrokerDown, Topology
from services.chassis.settings import Settings
from services.chassis.store import StoreDown, connect
from tests.system.chassis.certificates import LOOPBACK, Authority, Certificate
from tests.system.chassis.conftest import Bench, at, until

TAKES_LONG = "a broker with certificates is started for each way to trust"

Listen = Callable[..., str]


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("stranger"), "Somebody else")


@pytest.fixture
def listen(broker: Broker | None, vhost_url: str, authority: Authority) -> Iterator[Listen]:
    """Let the test run's RabbitMQ listen with a certificate too; the test's address there."""
    if broker is None:
        pytest.skip("LINLI_AMQP_URL names a broker that the test may not change")
    opened = []

    def open_port(shown: Certificate, *, asks_back: bool = False) -> str:
        port = _free_port()
        files = {"certfile": shown.file, "keyfile": shown.key, "cacertfile": authority.file}
        options = [f'{{{name}, "{file}"}}' for name, file in files.items()]
        if asks_back:
            options += ["{verify, verify_peer}", "{fail_if_no_peer_cert, true}"]
        where = f'{{"{LOOPBACK}", {port}}}'
        broker.call(f"rabbit_networking:start_ssl_listener({where}, [{', '.join(options)}], 1).")
        opened.append(where)
        return urlsplit(vhost_url)._replace(scheme="amqps", netloc=f"guest:guest@{LOOPBACK}:{port}").geturl()

    yield open_port
    for where in opened:
        broker.call(f"rabbit_networking:stop_tcp_listener({where}).")


@pytest.fixture
def url(listen: Listen, authority: Authority) -> str:
    return listen(authority.certify(LOOPBACK))


def _free_port() -> int:
    return ports.free_base()


def secured(settings: Settings, url: str, ca_file: Path) -> Settings:
    return at(settings, url).model_copy(update={"ca_file": str(ca_file)})


def test_events_travel(bench: Bench, url: str, authority: Authority) -> None:
    bench.settings = secured(bench.settings, url, authority.file)
    bench.url_of = None
    bench.start()
    bench.tell("a", "one")
    until(lambda: bench.heard("a") == ("one",))
    with Asked(bench.broker) as asked:
        assert [queue.consumers for queue in asked.inbox(bench.topology)] == [1, 1]


def test_a_client_that_must_show_a_certificate(listen: Listen, authority: Authority) -> None:
    url = listen(authority.certify(LOOPBACK), asks_back=True)
    own = str(authority.certify("worker").both)
    known, unknown = (BrokerAddress(url, str(authority.file), file) for file in (own, ""))
    Topology("x").declare(known)
    publisher = Publisher(known, "linli.events")
    assert publisher.publish([]) == set()
    publisher.close()
    with pytest.raises(BrokerDown):
        Topology("x").declare(unknown)
    with pytest.raises(BrokerDown):
        Publisher(unknown, "linli.events").publish([])


def refused_everywhere(address: BrokerAddress, why: str) -> None:
    with pytest.raises(BrokerDown, match=why):
        Topology("x").declare(address)
    with pytest.raises(BrokerDown, match=why):
        Publisher(address, "linli.events").publish([])
    with pytest.raises(UsageError, match=why), Asked(address):
        pass


def test_a_broker_certified_by_a_stranger(url: str, stranger: Authority) -> None:
    refused_everywhere(BrokerAddress(url, str(stranger.file)), "certificate verify failed")
    refused_everywhere(BrokerAddress(url), "certificate verify failed")


def test_a_broker_with_another_hosts_certificate(listen: Listen, authority: Authority) -> None:
    url = listen(authority.certify("broker.example"))
    refused_everywhere(BrokerAddress(url, str(authority.file)), f"not valid for '{LOOPBACK}'")


def test_a_worker_waits_and_says_why(
    bench: Bench, url: str, stranger: Authority, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.settings = secured(bench.settings, url, stranger.file)
    bench.url_of = None
    said: list[str] = []
    bench.start("hearer")

    def has_said_twice() -> bool:
        said.extend(capsys.readouterr().out.splitlines())
        return len(said) > 1

    until(has_said_twice)
    [(worker, _)] = bench.workers
    assert worker.alive() == {}
    for line in map(json.loads, said):
        assert line["event"] == "worker waits for the broker"
        assert "certificate verify failed" in line["error"]
    bench.stop()


@pytest.fixture
def engine(authority: Authority, tmp_path: Path) -> Iterator[str]:
    """A MongoDB engine that shows a certificate; its host and port."""
    shown, port = authority.certify(LOOPBACK), _free_port()
    program = Path(sys.executable).with_name("secantusd-py")
    command = [str(program), "--host", LOOPBACK, "--port", str(port), "--storage-path", str(tmp_path / "db")]
    command += ["--tls-cert-file", str(shown.file), "--tls-key-file", str(shown.key)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        until(lambda: not ports.is_free(port))
        yield f"{LOOPBACK}:{port}"
        running.terminate()


def test_the_database(settings: Settings, engine: str, authority: Authority, stranger: Authority) -> None:
    uri = f"mongodb://{engine}/?directConnection=true&tls=true&serverSelectionTimeoutMS=2000"
    for trusted, is_believed in ((authority, True), (stranger, False)):
        secret = type(settings.mongodb_uri)(uri)
        update = {"mongodb_uri": secret, "ca_file": str(trusted.file)}
        database = connect(settings.model_copy(update=update), "x")
        if is_believed:
            database.ping()
        else:
            with pytest.raises(StoreDown, match="certificate verify failed"):
                database.ping()
        database.close()


def test_the_token_keys(authority: Authority, stranger: Authority) -> None:
    key = ECKey.generate_key("P-256")
    shown = json.dumps({"keys": [key.as_dict(private=False)]}).encode()

    class Provider(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(shown)))
            self.end_headers()
            self.wfile.write(shown)

        def log_message(self, *_: object) -> None:
            pass

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority.certify(LOOPBACK).both)
    with ThreadingHTTPServer((LOOPBACK, 0), Provider) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        Thread(target=server.serve_forever, daemon=True).start()
        url = f"https://{LOOPBACK}:{server.server_port}/jwks.json"
        assert [one.thumbprint() for one in JwksKeys(url, str(authority.file))()] == [key.thumbprint()]
        with pytest.raises(httpx.ConnectError, match="certificate verify failed"):
            JwksKeys(url, str(stranger.file))()
        server.shutdown()
