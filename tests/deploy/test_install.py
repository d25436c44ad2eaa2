# SPDX-License-Identifier: AGPL-3.0-or-later
"""The real Helm installs, tests, upgrades, rolls back and uninstalls, against a double of the API server."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest
import yaml

from scripts.charts import tools
from scripts.charts.render import CHARTS, SITE
from services.__main__ import PORTAL
from tests.deploy.api_double import Cluster, Server

TAKES_LONG = "Helm waits for what it made: install, upgrade and rollback take seconds each"
NAMESPACE = "linli"
TIMEOUT_S = 120
VALUES = [
    *("-f", str(CHARTS / "linli" / "values-production.yaml")),
    *(part for one in SITE for part in ("--set", one)),
    *("--set", "defaults.externalSecret.enabled=false"),
]
WAITED = ["--wait", "--timeout", "60s"]


@dataclass
class Helm:
    cluster: Cluster
    config: Path

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [str(tools.helm()), *arguments, "-n", NAMESPACE, "--kubeconfig", str(self.config)],
            env={"HOME": str(self.config.parent)},
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
            check=False,
        )

    def done(self, *arguments: str) -> str:
        result = self.run(*arguments)
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    def refused(self, *arguments: str) -> str:
        result = self.run(*arguments)
        assert result.returncode != 0, result.stdout
        return result.stderr


def helm_of(cluster: Cluster, folder: Path) -> Iterator[Helm]:
    cluster.add({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": NAMESPACE}})
    with Server(cluster) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        access = {
            "apiVersion": "v1",
            "kind": "Config",
            "current-context": "double",
            "clusters": [{"name": "double", "cluster": {"server": server.url}}],
            "contexts": [{"name": "double", "context": {"cluster": "double", "user": "double"}}],
            "users": [{"name": "double", "user": {}}],
        }
        config = folder / "kubeconfig"
        config.write_text(yaml.safe_dump(access))
        config.chmod(0o600)
        yield Helm(cluster, config)
        with cluster.changed:
            cluster.closed = True
            cluster.changed.notify_all()
        server.shutdown()


def add_secrets(cluster: Cluster) -> None:
    services = yaml.safe_load((CHARTS / "linli" / "values.yaml").read_text(encoding="utf-8"))["services"]
    for name in (*services, "operator"):
        meta = {"name": f"linli-{name}", "namespace": NAMESPACE}
        cluster.add({"apiVersion": "v1", "kind": "Secret", "metadata": meta, "data": {}})


@pytest.fixture
def helm(tmp_path: Path) -> Iterator[Helm]:
    yield from helm_of(Cluster(), tmp_path)


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Helm]:
    """A cluster without KEDA."""
    yield from helm_of(Cluster(without=frozenset({"ScaledObject", "TriggerAuthentication"})), tmp_path)


def chart(name: str = "linli") -> str:
    return str(CHARTS / name)


def test_a_release_from_its_first_day_to_its_last(helm: Helm) -> None:
    add_secrets(helm.cluster)
    secrets = helm.cluster.names("Secret")
    helm.done("install", "linli", chart(), *VALUES, *WAITED)
    jobs = [
        name
        for what, plural, found in helm.cluster.events
        if plural == "jobs"
        for name in [found["metadata"]["name"]]
        if what == "ADDED"
    ]
    assert "linli-dispatch-indexes" in jobs
    assert not [name for name in jobs if PORTAL in name]
    assert helm.cluster.names("Job") == []
    assert "linli-dispatch-worker" in helm.cluster.names("Deployment")
    assert "Succeeded" in helm.done("test", "linli")
    helm.done("upgrade", "linli", chart(), *VALUES, "--set", "image.tag=0.2.0", *WAITED)
    assert image_of(helm, "linli-dispatch-api").endswith(":0.2.0")
    broken = helm.refused("upgrade", "linli", chart(), *VALUES, "--set", "defaults.egress[0].lamps=1")
    assert 'NetworkPolicy "linli-' in broken
    assert "lamps" in broken
    helm.done("rollback", "linli", "1", *WAITED)
    assert image_of(helm, "linli-dispatch-api").endswith(":0.1.0")
    helm.done("uninstall", "linli", *WAITED)
    assert helm.cluster.names("Deployment") == helm.cluster.names("NetworkPolicy") == []
    assert helm.cluster.names("Secret") == secrets


def image_of(helm: Helm, name: str) -> str:
    found = helm.cluster.objects["deployments", NAMESPACE, name]
    image: str = found["spec"]["template"]["spec"]["containers"][0]["image"]
    return image


def test_a_secret_that_nobody_made_is_named(helm: Helm) -> None:
    add_secrets(helm.cluster)
    del helm.cluster.objects["secrets", NAMESPACE, "linli-dispatch"]
    said = helm.refused("install", "linli", chart(), *VALUES)
    assert "Secret linli-dispatch is not in namespace linli" in said
    assert helm.cluster.names("Deployment") == []


def test_an_archive_that_nobody_made_is_named(helm: Helm) -> None:
    add_secrets(helm.cluster)
    said = helm.refused("install", "linli", chart(), *VALUES, "--set", "invariants.archiveClaim=old-events")
    assert "PersistentVolumeClaim old-events is not in namespace linli" in said
    assert helm.cluster.names("Deployment") == []


def test_a_missing_custom_resource_definition_is_named(bare: Helm) -> None:
    add_secrets(bare.cluster)
    said = bare.refused("install", "linli", chart(), *VALUES)
    assert "does not know keda.sh/v1alpha1/ScaledObject: install KEDA" in said
    assert bare.cluster.names("Deployment") == []


def test_a_second_release_in_the_namespace_is_refused(helm: Helm) -> None:
    add_secrets(helm.cluster)
    helm.done("install", "linli", chart(), *VALUES)
    said = helm.refused("install", "other", chart(), *VALUES, "--set", "lookups=false")
    assert "linli-installation" in said
    assert not [name for name in helm.cluster.names("Deployment") if name.startswith("other")]


def test_the_data_are_installed_and_outlive_the_services(helm: Helm) -> None:
    values = (
        "mongodb.backup.bucket=b,rabbitmq.topology=false"  # its thousand bindings are seen in test_topology
    )
    helm.done("install", "data", chart("linli-data"), "--set", values)
    add_secrets(helm.cluster)
    helm.done("install", "linli", chart(), *VALUES)
    helm.done("uninstall", "linli")
    assert helm.cluster.names("RabbitmqCluster") == ["linli-rabbitmq"]
    assert helm.cluster.names("PerconaServerMongoDB") == ["linli-mongodb"]
