# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each lint is seen to fail on a chart that somebody spoiled."""

from collections.abc import Callable
from typing import Any

import pytest

from scripts.charts.render import RENDERS, DuplicateKey, objects
from tests.deploy import lints, validation
from tests.deploy.conftest import BY_NAME, Rendered

Object = dict[str, Any]
Spoil = Callable[[Callable[..., Object]], object]
PRODUCTION = BY_NAME["linli-production"]
API, WORKER = "linli-dispatch-api", "linli-dispatch-worker"


def pod(get: Callable[..., Object], name: str = API) -> Object:
    return get("Deployment", name)["spec"]["template"]["spec"]


def container(get: Callable[..., Object], name: str = API) -> Object:
    return pod(get, name)["containers"][0]


SPOILED: dict[str, tuple[str, Spoil]] = {
    "names: not a name": ("names", lambda get: get("Service")["metadata"].update(name="Linli")),
    "names: too long": ("names", lambda get: get("Service")["metadata"].update(name="l" * 64)),
    "names: twice": (
        "names",
        lambda get: get("ServiceAccount").update(get("ServiceAccount", "linli-portal")),
    ),
    "selectors: own pods": (
        "selectors",
        lambda get: get("Deployment", API)["spec"]["selector"]["matchLabels"].update({"linli/process": "x"}),
    ),
    "selectors: Service": ("selectors", lambda get: get("Service")["spec"]["selector"].update(a="b")),
    "selectors: peer": (
        "selectors",
        lambda get: get("NetworkPolicy", "linli-dispatch")["spec"]["ingress"][1]["from"][0]["podSelector"][
            "matchLabels"
        ].update(a="b"),
    ),
    "ports: probe": ("ports", lambda get: container(get)["readinessProbe"]["httpGet"].update(port="htpp")),
    "ports: twice": ("ports", lambda get: container(get)["ports"][1].update(name="http")),
    "ports: Service": ("target_ports", lambda get: get("Service")["spec"]["ports"][0].update(targetPort="x")),
    "ports: monitor": (
        "target_ports",
        lambda get: get("PodMonitor")["spec"]["podMetricsEndpoints"][0].update(port="x"),
    ),
    "mounts: no volume": ("mounts", lambda get: pod(get)["volumes"].pop(0)),
    "mounts: no mount": ("mounts", lambda get: container(get)["volumeMounts"].pop(0)),
    "mounts: no limit": ("mounts", lambda get: pod(get)["volumes"][0]["emptyDir"].clear()),
    "security: root": ("security", lambda get: pod(get)["securityContext"].update(runAsUser=0)),
    "security: writable": (
        "security",
        lambda get: container(get)["securityContext"].update(readOnlyRootFilesystem=False),
    ),
    "security: capabilities": ("security", lambda get: container(get)["securityContext"].pop("capabilities")),
    "security: token": ("security", lambda get: pod(get).update(automountServiceAccountToken=True)),
    "security: of a hook": (
        "security",
        lambda get: get("Job")["spec"]["template"]["spec"]["securityContext"].pop("seccompProfile"),
    ),
    "resources": ("resources", lambda get: container(get)["resources"]["limits"].clear()),
    "images": ("images", lambda get: container(get).update(image="registry.example/linli:latest")),
    "probes: none": ("probes", lambda get: container(get).pop("startupProbe")),
    "probes: deadly": (
        "probes",
        lambda get: container(get)["livenessProbe"]["httpGet"].update(path="/ready"),
    ),
    "disruption: none": ("disruption", lambda get: get("PodDisruptionBudget").update(kind="ConfigMap")),
    "disruption: never": (
        "disruption",
        lambda get: get("PodDisruptionBudget")["spec"].update(maxUnavailable=0),
    ),
    "autoscaling: replicas": ("autoscaling", lambda get: get("Deployment", API)["spec"].update(replicas=2)),
    "autoscaling: two": (
        "autoscaling",
        lambda get: get("ScaledObject", WORKER)["spec"]["scaleTargetRef"].update(name=API),
    ),
    "drain: api": ("drain", lambda get: pod(get).update(terminationGracePeriodSeconds=20)),
    "drain: balancers": ("drain", lambda get: container(get).pop("lifecycle")),
    "references: account": ("references", lambda get: pod(get).update(serviceAccountName="x")),
    "references: trigger": (
        "references",
        lambda get: get("ScaledObject")["spec"]["triggers"][0]["authenticationRef"].update(name="x"),
    ),
    "references: route": (
        "references",
        lambda get: get("HTTPRoute")["spec"]["rules"][0]["backendRefs"][0].update(name="x"),
    ),
    "secrets: object": ("secrets", lambda get: get("ConfigMap").update(kind="Secret")),
    "secrets: variable": (
        "secrets",
        lambda get: container(get)["env"].append({"name": "LINLI_MASTER_KEY", "value": "k"}),
    ),
}


def getter(found: list[Object]) -> Callable[..., Object]:
    def get(kind: str, name: str = "") -> Object:
        return next(one for one in found if one["kind"] == kind and name in ("", one["metadata"]["name"]))

    return get


@pytest.mark.parametrize("what", SPOILED)
def test_planted_fault(what: str, rendered: Rendered) -> None:
    lint, spoil = SPOILED[what]
    found = rendered(PRODUCTION)
    spoil(getter(found))
    assert {problem.partition(":")[0] for problem in lints.problems(found)} >= {lint}


def test_every_lint_has_a_planted_fault() -> None:
    assert {lint for lint, _ in SPOILED.values()} == {lint.__name__ for lint in lints.LINTS}


INVALID: dict[str, Spoil] = {
    "a misspelt field": lambda get: get("Deployment", API)["spec"].update(replcias=1),
    "a wrong type": lambda get: get("Service")["spec"]["ports"][0].update(port="http"),
    "a custom resource's misspelt field": lambda get: get("ScaledObject")["spec"].update(maxReplicas=1),
    "CEL: no port": lambda get: get("HTTPRoute")["spec"]["rules"][0]["backendRefs"][0].pop("port"),
    "CEL: relative path": lambda get: get("HTTPRoute")["spec"]["rules"][0]["matches"][0]["path"].update(
        value="x"
    ),
    "CEL: more at least than at most": lambda get: get("ScaledObject")["spec"].update(minReplicaCount=99),
}


@pytest.mark.parametrize("what", INVALID)
def test_planted_invalid_object(what: str, rendered: Rendered) -> None:
    found = rendered(PRODUCTION)
    INVALID[what](getter(found))
    assert [problem for one in found for problem in validation.problems(one)]


def test_a_kind_that_nobody_knows_is_no_valid_object() -> None:
    with pytest.raises(validation.Unknown):
        validation.problems({"apiVersion": "lamps/v1", "kind": "Lamp", "metadata": {"name": "x"}})


def test_a_key_that_stands_twice_is_refused() -> None:
    with pytest.raises(DuplicateKey):
        objects("a: 1\nb: 2\na: 3\n")


def test_renders_have_names_of_their_own() -> None:
    assert len(BY_NAME) == len(RENDERS)
