# SPDX-License-Identifier: AGPL-3.0-or-later
"""The kinds that the API double knows, and what a server tells of them."""

from dataclasses import dataclass
from typing import Any

Object = dict[str, Any]
VERBS = ["create", "delete", "get", "list", "patch", "update", "watch"]
PATCH_PARAMETERS = ("dryRun", "fieldManager", "fieldValidation", "force")


@dataclass(frozen=True)
class Kind:
    version_name: str
    kind: str
    plural: str
    namespaced: bool = True

    @property
    def group(self) -> str:
        return self.version_name.rpartition("/")[0]

    @property
    def version(self) -> str:
        return self.version_name.rpartition("/")[2]

    @property
    def root(self) -> str:
        return f"apis/{self.version_name}" if self.group else f"api/{self.version}"


KINDS = (
    Kind("v1", "Namespace", "namespaces", namespaced=False),
    *(
        Kind("v1", kind, f"{kind.lower()}s")
        for kind in ("ConfigMap", "PersistentVolumeClaim", "Pod", "Secret", "Service", "ServiceAccount")
    ),
    Kind("apps/v1", "Deployment", "deployments"),
    Kind("apps/v1", "ReplicaSet", "replicasets"),
    Kind("batch/v1", "Job", "jobs"),
    Kind("batch/v1", "CronJob", "cronjobs"),
    Kind("policy/v1", "PodDisruptionBudget", "poddisruptionbudgets"),
    Kind("autoscaling/v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers"),
    Kind("networking.k8s.io/v1", "NetworkPolicy", "networkpolicies"),
    Kind("networking.k8s.io/v1", "Ingress", "ingresses"),
    Kind("keda.sh/v1alpha1", "ScaledObject", "scaledobjects"),
    Kind("keda.sh/v1alpha1", "TriggerAuthentication", "triggerauthentications"),
    Kind("gateway.networking.k8s.io/v1", "HTTPRoute", "httproutes"),
    Kind("external-secrets.io/v1", "ExternalSecret", "externalsecrets"),
    *(
        Kind("monitoring.coreos.com/v1", kind, f"{kind.lower()}s")
        for kind in ("PodMonitor", "PrometheusRule", "ServiceMonitor")
    ),
    *(
        Kind("rabbitmq.com/v1beta1", kind, f"{kind.lower()}s")
        for kind in (
            "Binding",
            "Exchange",
            "Permission",
            "Queue",
            "RabbitmqCluster",
            "TopicPermission",
            "User",
            "Vhost",
        )
    ),
    Kind("rabbitmq.com/v1beta1", "Policy", "policies"),
    Kind("psmdb.percona.com/v1", "PerconaServerMongoDB", "perconaservermongodbs"),
)


def discovery(path: str, kinds: list[Kind]) -> Object | None:
    """What a server says of itself at this address."""
    if path == "version":
        return {"major": "1", "minor": "37", "gitVersion": "v1.37.1", "platform": "linux/amd64"}
    if path == "api":
        return {"kind": "APIVersions", "versions": ["v1"], "serverAddressByClientCIDRs": []}
    if path == "apis":
        groups = sorted({kind.version_name for kind in kinds if kind.group})
        return {"kind": "APIGroupList", "apiVersion": "v1", "groups": [_group(name) for name in groups]}
    resources = [_resource(kind) for kind in kinds if kind.root == path]
    if not resources:
        return None
    name = path.partition("/")[2]
    return {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": name, "resources": resources}


def _group(version_name: str) -> Object:
    version = {"groupVersion": version_name, "version": version_name.rpartition("/")[2]}
    return {"name": version_name.rpartition("/")[0], "versions": [version], "preferredVersion": version}


def _resource(kind: Kind) -> Object:
    names = {"name": kind.plural, "singularName": kind.kind.lower(), "kind": kind.kind}
    return {**names, "namespaced": kind.namespaced, "verbs": VERBS}


def openapi(path: str, kinds: list[Kind]) -> Object | None:
    """The index, and for each group what Helm looks for: which options a patch takes."""
    if path == "openapi/v3":
        roots = sorted({kind.root for kind in kinds})
        return {"paths": {root: {"serverRelativeURL": f"/openapi/v3/{root}?hash=1"} for root in roots}}
    own = [kind for kind in kinds if path == f"openapi/v3/{kind.root}"]
    if not own:
        return None
    paths = {}
    for kind in own:
        where = "/namespaces/{namespace}" if kind.namespaced else ""
        named = {"group": kind.group, "version": kind.version, "kind": kind.kind}
        parameters = [
            {"name": name, "in": "query", "schema": {"type": "string"}} for name in PATCH_PARAMETERS
        ]
        patch = {"parameters": parameters, "x-kubernetes-group-version-kind": named, "responses": {}}
        paths[f"/{kind.root}{where}/{kind.plural}/{{name}}"] = {"patch": patch}
    return {"openapi": "3.0.0", "info": {"title": "double", "version": "1"}, "paths": paths}
