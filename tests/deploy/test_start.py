# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every rendered workload starts under the chart's restrictions, answers its probes, ends when told to."""

import signal
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient

from scripts.charts import tools
from scripts.charts.render import SITE, Render, objects, render
from scripts.debian import Unavailable
from scripts.linlictl.archives import KIND, record
from scripts.linlictl.bundle import Bundle
from scripts.stack import ports
from scripts.stack.broker import Broker
from scripts.stack.credentials import fresh
from services.chassis.store import Database
from tests.deploy.conftest import BY_NAME, Rendered
from tests.deploy.operators import add_user, declare
from tests.deploy.pods import Pod, containers, pods
from tests.deploy.sandbox import Started, start

TAKES_LONG = "every process of every service is started, in a sandbox each"
PROBES = ("startupProbe", "livenessProbe", "readinessProbe")


@dataclass
class Node:
    """What the pods of an installation share; starts them side by side."""

    folder: Path
    bwrap: Path
    secrets: dict[str, str]
    prefix: str
    addresses: dict[str, dict[str, int]]
    running: list[Started] = field(default_factory=list)

    def start(self, pod: Pod, **given: str) -> Started:
        service, process = containers(pod)[0]["args"]
        own = self.addresses[f"{service}-{'worker' if process == 'worker' else 'api'}"]
        differing = {
            **{
                f"LINLI_{name.upper()}": str(own[port])
                for name, port in (("http_port", "http"), ("metrics_port", "metrics"))
            },
            **{
                f"LINLI_{name.removesuffix('-api').upper()}_URL": f"http://127.0.0.1:{port['http']}"
                for name, port in self.addresses.items()
                if name.endswith("-api") and name != "portal-api"
            },
            "LINLI_DATABASE_PREFIX": self.prefix,
            **given,
        }
        started = start(self.bwrap, pod, self.folder / f"{service}-{process}", self.secrets, differing, own)
        self.running.append(started)
        return started


@pytest.fixture
def workloads(rendered: Rendered) -> list[Pod]:
    """One node, everything small: services declare their own queues."""
    found = pods(rendered(BY_NAME["linli-minimal"]))
    return [pod for pod in found if pod.labels["app.kubernetes.io/component"] not in {"test", "operator"}]


@pytest.fixture
def node(
    tmp_path: Path, vhost_url: str, mongodb_uri: str, database: str, workloads: list[Pod]
) -> Iterator[Node]:
    try:
        bwrap = tools.program("bwrap")
    except Unavailable as reason:
        pytest.skip(f"no bubblewrap: {reason}")
    tried = subprocess.run(
        [bwrap, "--ro-bind", "/", "/", "--unshare-user", "true"], capture_output=True, text=True, check=False
    )
    if tried.returncode != 0:
        pytest.skip(f"bubblewrap may not make namespaces here: {tried.stderr.strip()}")
    base = ports.free_base()
    names = ["-".join(containers(pod)[0]["args"]) for pod in workloads]
    addresses = {
        name: {"http": base + 2 * number, "metrics": base + 2 * number + 1}
        for number, name in enumerate(names)
    }
    secrets = fresh() | {"LINLI_AMQP_URL": vhost_url, "LINLI_MONGODB_URI": mongodb_uri}
    node = Node(tmp_path, bwrap, secrets, database, addresses)
    yield node
    for one in node.running:
        if one.process.poll() is None:
            one.process.kill()
        one.process.wait()


def of(workloads: list[Pod], *processes: str) -> list[Pod]:
    return [pod for pod in workloads if containers(pod)[0]["args"][1] in processes]


def worker_of(node: Node, workloads: list[Pod], service: str) -> Pod:
    """The service's worker, of which the indexes were made before, as the chart's job does."""
    (job,) = [node.start(pod) for pod in of(workloads, "indexes") if service in pod.title]
    assert job.await_end() == 0, job.said
    return next(pod for pod in of(workloads, "worker") if service in pod.title)


def test_all_start_answer_and_end(node: Node, workloads: list[Pod]) -> None:
    jobs = [node.start(pod) for pod in of(workloads, "indexes")]
    failed = {job.pod.title: job.said for job in jobs if job.await_end() != 0}
    assert not failed, failed
    started = [node.start(pod) for pod in of(workloads, "api", "worker")]
    for one in started:
        for probe in PROBES:
            one.await_probe(probe)
    for one in started:
        one.tell(signal.SIGTERM)
    ended = {one.pod.title: one.await_end() for one in started}
    assert set(ended.values()) == {0}, ended


def test_a_broker_with_another_topology_is_named(
    node: Node, workloads: list[Pod], until_said: Callable[[Started, str], None]
) -> None:
    started = node.start(worker_of(node, workloads, "dispatch"), LINLI_DECLARE="passive")
    started.await_probe("livenessProbe")
    until_said(started, "not on the broker: exchange linli.events")
    assert not started.probe("readinessProbe")


def test_a_secret_without_a_key_is_named(node: Node, workloads: list[Pod]) -> None:
    del node.secrets["LINLI_MONGODB_URI"], node.secrets["LINLI_MASTER_KEY"]
    job = next(pod for pod in of(workloads, "indexes") if "identity" in pod.title)
    started = node.start(job)
    assert started.await_end() == 2
    assert "mongodb_uri (LINLI_MONGODB_URI): Field required" in started.said
    assert "master_key (LINLI_MASTER_KEY): Field required" in started.said


def test_a_worker_runs_on_what_operators_made_with_the_rights_they_gave(
    node: Node, workloads: list[Pod], rendered: Rendered, broker: Broker | None, vhost_url: str
) -> None:
    """The rendered topology and rights on a real broker; the service may configure nothing and only looks."""
    if broker is None:
        pytest.skip("LINLI_AMQP_URL names a broker that gives no rights to users")
    data = rendered(BY_NAME["linli-data"])
    declare(vhost_url, data)
    vhost = vhost_url.rpartition("/")[2]
    name = f"dispatch.{vhost}"
    node.secrets["LINLI_AMQP_URL"] = add_user(broker, vhost, data, "dispatch", name)
    worker = worker_of(node, workloads, "dispatch")
    started = node.start(worker, LINLI_DECLARE="passive", LINLI_INBOX_QUEUES="4")
    try:
        started.await_probe("readinessProbe")
        assert "worker waits for the broker" not in started.said
    finally:
        broker.remove_user(name)


@pytest.mark.parametrize("claim", ["old-events", ""])
def test_the_nightly_look_reads_the_archive_that_it_is_given(
    node: Node, mongodb_uri: str, tmp_path: Path, claim: str
) -> None:
    """The events of then were archived; without the folder the look refuses."""
    _archive(node, mongodb_uri, tmp_path / "old-events")
    values = Render("linli", sets=(*SITE, f"invariants.archiveClaim={claim}"))
    (pod,) = [one for one in pods(objects(render(values))) if one.title.startswith("CronJob")]
    given = {"LINLI_DATABASE_PREFIX": node.prefix}
    look = start(node.bwrap, pod, tmp_path / "look", node.secrets, given, {}, claims=tmp_path)
    node.running.append(look)
    assert look.await_end() == (0 if claim else 2), look.said
    assert ("name the folder with --archive" in look.said) is not bool(claim)


def _archive(node: Node, mongodb_uri: str, folder: Path) -> None:
    """A run in which there was nothing to take out of dispatch's log."""
    bundle = Bundle.begin(folder / "dispatch" / "2024-01-01", KIND)
    bundle.finish(service="dispatch")
    with MongoClient[dict[str, Any]](mongodb_uri, timeoutMS=10_000) as client:
        database = Database(client, f"{node.prefix}dispatch")
        record(database, "2024-01-01", datetime(2024, 1, 1, tzinfo=UTC), Counter())


@pytest.fixture
def until_said() -> Callable[[Started, str], None]:
    def wait(started: Started, text: str) -> None:
        started.await_probe("livenessProbe")
        for _ in range(600):
            if text in started.said:
                return
            assert started.process.poll() is None, started.said
            signal.sigtimedwait([], 0.1)
        raise AssertionError(started.said)

    return wait
