# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pods that rendered objects ask for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Object = dict[str, Any]


@dataclass(frozen=True)
class Pod:
    title: str
    labels: dict[str, str]
    spec: Object


def pods(objects: list[Object]) -> Iterator[Pod]:
    """Those of Deployments, Jobs and CronJobs, and those that are objects themselves (tests)."""
    for found in objects:
        name = f"{found['kind']} {found['metadata']['name']}"
        if found["kind"] in ("Deployment", "Job"):
            template = found["spec"]["template"]
            yield Pod(name, template["metadata"]["labels"], template["spec"])
        elif found["kind"] == "CronJob":
            template = found["spec"]["jobTemplate"]["spec"]["template"]
            yield Pod(name, template["metadata"]["labels"], template["spec"])
        elif found["kind"] == "Pod":
            yield Pod(name, found["metadata"]["labels"], found["spec"])


def selectable(objects: list[Object]) -> Iterator[dict[str, str]]:
    """The labels of all pods, those too that operators make for what they are asked for."""
    yield from (pod.labels for pod in pods(objects))
    for found in objects:
        name = found["metadata"]["name"]
        if found["kind"] == "RabbitmqCluster":
            yield {"app.kubernetes.io/name": name, "app.kubernetes.io/component": "rabbitmq"}
        elif found["kind"] == "PerconaServerMongoDB":
            yield {"app.kubernetes.io/name": "percona-server-mongodb", "app.kubernetes.io/instance": name}


def containers(pod: Pod) -> list[Object]:
    return [*pod.spec.get("initContainers", ()), *pod.spec["containers"]]


def volumes(pod: Pod) -> list[Object]:
    return list(pod.spec.get("volumes", ()))


def environment(container: Object) -> dict[str, str]:
    return {one["name"]: one.get("value", "") for one in container.get("env", ())}
