# SPDX-License-Identifier: AGPL-3.0-or-later
"""What schemas do not see in rendered objects: whether they fit together. Each lint names what is wrong."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from tests.deploy.pods import Pod, containers, pods, selectable, volumes

Object = dict[str, Any]
Lint = Callable[[list[Object]], Iterator[str]]
LABEL = re.compile(r"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
NAME = re.compile(r"^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$")
LONGEST = 63
SPARE_SECONDS = 5
AS_LABEL = {"Service", "Deployment", "Job", "Pod"}
"""What also is the name of a host or the value of a label."""
CLUSTER_OBJECTS = {"default"}
PROBES = ("startupProbe", "livenessProbe", "readinessProbe")


def title(found: Object) -> str:
    return f"{found['kind']} {found['metadata']['name']}"


def of_kind(objects: list[Object], *kinds: str) -> list[Object]:
    return [found for found in objects if found["kind"] in kinds]


def matches(selector: Object, labels: dict[str, str]) -> bool:
    return bool(selector) and all(labels.get(key) == value for key, value in selector.items())


def names(objects: list[Object]) -> Iterator[str]:
    for found in objects:
        name = found["metadata"]["name"]
        is_label = found["kind"] in AS_LABEL
        if not (LABEL if is_label else NAME).match(name) or (is_label and len(name) > LONGEST):
            yield f"{title(found)}: not a name that Kubernetes takes"
    seen = [(found["kind"], found["metadata"]["name"]) for found in objects]
    yield from (f"{kind} {name}: twice" for kind, name in {one for one in seen if seen.count(one) > 1})


def selectors(objects: list[Object]) -> Iterator[str]:
    """Whatever selects pods selects some of ours; a Deployment its own."""
    everything = list(selectable(objects))
    for found in of_kind(objects, "Deployment"):
        if not matches(
            found["spec"]["selector"]["matchLabels"], found["spec"]["template"]["metadata"]["labels"]
        ):
            yield f"{title(found)}: its selector does not match its own pods"
    for found in of_kind(objects, "Service", "PodDisruptionBudget", "NetworkPolicy", "PodMonitor"):
        for where, selector in _selectors(found):
            if not any(matches(selector, labels) for labels in everything):
                yield f"{title(found)}: {where} selects no pod"


def _selectors(found: Object) -> Iterator[tuple[str, Object]]:
    spec = found["spec"]
    if found["kind"] == "Service":
        yield "selector", spec["selector"]
    elif found["kind"] == "NetworkPolicy":
        yield "podSelector", spec["podSelector"]["matchLabels"]
        for way in ("ingress", "egress"):
            for rule in spec.get(way, ()):
                for peer in (*rule.get("from", ()), *rule.get("to", ())):
                    if "podSelector" in peer and "namespaceSelector" not in peer:
                        yield f"a peer of its {way}", peer["podSelector"]["matchLabels"]
    else:
        yield "selector", spec["selector"]["matchLabels"]


def ports(objects: list[Object]) -> Iterator[str]:
    """Each port that is named is there, once."""
    for pod in pods(objects):
        for container in containers(pod):
            named = [port["name"] for port in container.get("ports", ())]
            twice = {name for name in named if named.count(name) > 1}
            yield from (f"{pod.title}: port {name} twice" for name in twice)
            for probe in PROBES:
                asked = container.get(probe, {}).get("httpGet", {}).get("port")
                if asked is not None and asked not in named:
                    yield f"{pod.title}: {probe} asks port {asked}, which is not there"


def target_ports(objects: list[Object]) -> Iterator[str]:
    """What Services and monitors lead to is a port of the pods."""
    for found in of_kind(objects, "Service"):
        chosen = [pod for pod in pods(objects) if matches(found["spec"]["selector"], pod.labels)]
        for port in found["spec"]["ports"]:
            if not all(port["targetPort"] in _port_names(pod) for pod in chosen):
                yield f"{title(found)}: its pods have no port {port['targetPort']}"
    monitored = {name for pod in pods(objects) for name in _port_names(pod)}
    for found in of_kind(objects, "PodMonitor"):
        for endpoint in found["spec"]["podMetricsEndpoints"]:
            if endpoint["port"] not in monitored:
                yield f"{title(found)}: no pod has a port {endpoint['port']}"


def _port_names(pod: Pod) -> set[str]:
    return {port["name"] for container in containers(pod) for port in container.get("ports", ())}


def mounts(objects: list[Object]) -> Iterator[str]:
    """What is mounted is a volume and the other way round; temporary ones are bounded."""
    for pod in pods(objects):
        declared = {volume["name"]: volume for volume in volumes(pod)}
        used = {mount["name"] for one in containers(pod) for mount in one.get("volumeMounts", ())}
        yield from (f"{pod.title}: mounts {name}, which is no volume" for name in used - declared.keys())
        yield from (f"{pod.title}: volume {name} is mounted nowhere" for name in declared.keys() - used)
        for name, volume in declared.items():
            if "emptyDir" in volume and "sizeLimit" not in volume["emptyDir"]:
                yield f"{pod.title}: volume {name} has no sizeLimit"


def security(objects: list[Object]) -> Iterator[str]:
    """Pod Security “restricted”, and a read-only root, for every pod; hooks and tests too."""
    for pod in pods(objects):
        given = pod.spec.get("securityContext", {})
        if given.get("runAsNonRoot") is not True or given.get("runAsUser") != 10001:
            yield f"{pod.title}: may run as root"
        if given.get("seccompProfile", {}).get("type") != "RuntimeDefault":
            yield f"{pod.title}: no seccomp profile"
        if pod.spec.get("automountServiceAccountToken") is not False:
            yield f"{pod.title}: gets a token of the cluster"
        if pod.spec.get("enableServiceLinks") is not False:
            yield f"{pod.title}: gets every Service's address as variables"
        for container in containers(pod):
            own = container.get("securityContext", {})
            if own.get("allowPrivilegeEscalation") is not False or own.get("capabilities") != {
                "drop": ["ALL"]
            }:
                yield f"{pod.title}: {container['name']} has capabilities"
            if own.get("readOnlyRootFilesystem") is not True:
                yield f"{pod.title}: {container['name']} may write its root"


def resources(objects: list[Object]) -> Iterator[str]:
    for pod in pods(objects):
        for container in containers(pod):
            given = container.get("resources", {})
            if not {"cpu", "memory"} <= given.get("requests", {}).keys() or "memory" not in given.get(
                "limits", {}
            ):
                yield f"{pod.title}: {container['name']} does not say what it needs"


def images(objects: list[Object]) -> Iterator[str]:
    for pod in pods(objects):
        for container in containers(pod):
            image = container["image"]
            if image.endswith(":latest") or not re.search(r":[^/]+$", image):
                yield f"{pod.title}: {image} is another one tomorrow"


def probes(objects: list[Object]) -> Iterator[str]:
    for pod in pods(of_kind(objects, "Deployment")):
        for container in containers(pod):
            missing = set(PROBES) - container.keys()
            yield from (f"{pod.title}: no {probe}" for probe in sorted(missing))
            if container.get("livenessProbe", {}).get("httpGet", {}).get("path") == "/ready":
                yield f"{pod.title}: is killed when its database is away"


def disruption(objects: list[Object]) -> Iterator[str]:
    """Each Deployment has one budget, which allows an eviction."""
    budgets = of_kind(objects, "PodDisruptionBudget")
    for found in of_kind(objects, "Deployment"):
        labels = found["spec"]["template"]["metadata"]["labels"]
        own = [one for one in budgets if matches(one["spec"]["selector"]["matchLabels"], labels)]
        if len(own) != 1:
            yield f"{title(found)}: {len(own)} PodDisruptionBudgets"
    for one in budgets:
        if one["spec"].get("maxUnavailable") in (0, "0%") or "minAvailable" in one["spec"]:
            yield f"{title(one)}: may forbid every eviction"


def autoscaling(objects: list[Object]) -> Iterator[str]:
    """One autoscaler a Deployment, which then says no replicas; one without says them."""
    targets = [
        found["spec"]["scaleTargetRef"]["name"]
        for found in of_kind(objects, "HorizontalPodAutoscaler", "ScaledObject")
    ]
    deployments = {found["metadata"]["name"]: found for found in of_kind(objects, "Deployment")}
    yield from (f"two autoscalers of {name}" for name in set(targets) if targets.count(name) > 1)
    yield from (f"an autoscaler of {name}, which is not there" for name in set(targets) - deployments.keys())
    for name, found in deployments.items():
        if ("replicas" in found["spec"]) == (name in targets):
            yield f"Deployment {name}: replicas belong to an autoscaler or to it, not to both or nobody"


def drain(objects: list[Object]) -> Iterator[str]:
    """Before it is killed a pod has the time it was told to take."""
    for pod in pods(of_kind(objects, "Deployment")):
        for container in containers(pod):
            settings = {one["name"]: one.get("value", "") for one in container["env"]}
            hook = container.get("lifecycle", {}).get("preStop", {}).get("sleep", {}).get("seconds", 0)
            needed = hook + int(settings["LINLI_DRAIN_SECONDS"]) + SPARE_SECONDS
            if needed > pod.spec["terminationGracePeriodSeconds"]:
                yield f"{pod.title}: needs {needed} s to end and is killed before"
            if container["name"] == "api" and not hook:
                yield f"{pod.title}: ends while balancers still send"


def references(objects: list[Object]) -> Iterator[str]:
    """Accounts, Services and TriggerAuthentications that are named exist."""
    have = {(found["kind"], found["metadata"]["name"]) for found in objects}
    for pod in pods(objects):
        account = pod.spec.get("serviceAccountName", "default")
        if account not in CLUSTER_OBJECTS and ("ServiceAccount", account) not in have:
            yield f"{pod.title}: ServiceAccount {account} is not there"
    for found in of_kind(objects, "ScaledObject", "HTTPRoute", "Ingress"):
        for kind, name in _named(found):
            if (kind, name) not in have:
                yield f"{title(found)}: {kind} {name} is not there"


def _named(found: Object) -> Iterator[tuple[str, str]]:
    spec = found["spec"]
    for trigger in spec.get("triggers", ()):
        yield "TriggerAuthentication", trigger["authenticationRef"]["name"]
    for rule in spec.get("rules", ()):
        for backend in rule.get("backendRefs", ()):
            yield "Service", backend["name"]
        for path in rule.get("http", {}).get("paths", ()):
            yield "Service", path["backend"]["service"]["name"]


def secrets(objects: list[Object]) -> Iterator[str]:
    """No secret stands in an object: neither as a Secret nor as a variable."""
    yield from (f"{title(found)}: its data are in the release" for found in of_kind(objects, "Secret"))
    for pod in pods(objects):
        for container in containers(pod):
            for one in container.get("env", ()):
                if re.search(r"PASSWORD|SECRET(?!S_DIR)|_KEY$|AMQP_URL|MONGODB_URI|TOKEN$", one["name"]):
                    yield f"{pod.title}: {one['name']} is a variable that everybody may read"


LINTS: tuple[Lint, ...] = (
    names,
    selectors,
    ports,
    target_ports,
    mounts,
    security,
    resources,
    images,
    probes,
    disruption,
    autoscaling,
    drain,
    references,
    secrets,
)


def problems(objects: list[Object]) -> list[str]:
    return [f"{lint.__name__}: {problem}" for lint in LINTS for problem in lint(objects)]
