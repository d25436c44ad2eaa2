# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the API double does with objects in the place of a cluster: selects, completes, merges."""

from typing import Any

Object = dict[str, Any]
Query = dict[str, str]
BORN = "2026-01-01T00:00:00Z"


def chosen(found: Object, query: Query) -> bool:
    """Whether the label and field selectors of a request take the object."""
    labels, meta = found["metadata"].get("labels", {}), found["metadata"]
    for part in filter(None, query.get("labelSelector", "").split(",")):
        key, _, value = part.replace("==", "=").partition("=")
        if labels.get(key) != value:
            return False
    for part in filter(None, query.get("fieldSelector", "").split(",")):
        key, _, value = part.partition("=")
        if meta.get(key.removeprefix("metadata.")) != value:
            return False
    return True


def done(found: Object) -> Object:
    """What controllers would report in the end: everything went well."""
    ready = {"type": "Ready", "status": "True"}
    if found["kind"] == "Deployment":
        count = found["spec"].get("replicas", 1)
        every = ("replicas", "updatedReplicas", "readyReplicas", "availableReplicas")
        conditions = [{"type": "Available", "status": "True"}]
        conditions += [{"type": "Progressing", "status": "True", "reason": "NewReplicaSetAvailable"}]
        generation = found["metadata"]["generation"]
        return {
            "status": {
                **dict.fromkeys(every, count),
                "observedGeneration": generation,
                "conditions": conditions,
            }
        }
    if found["kind"] == "Job":
        complete = {"type": "Complete", "status": "True"}
        times = {"startTime": BORN, "completionTime": BORN}
        return {"status": {"succeeded": 1, **times, "conditions": [complete]}}
    if found["kind"] == "Pod":
        return {"status": {"phase": "Succeeded", "conditions": [ready]}}
    if found["kind"] == "PodDisruptionBudget":
        counts = {"currentHealthy": 1, "desiredHealthy": 0, "disruptionsAllowed": 1, "expectedPods": 1}
        return {"status": {**counts, "observedGeneration": found["metadata"]["generation"]}}
    return {}


def merged(old: Object, patch: Object) -> Object:
    """RFC 7386."""
    made = dict(old)
    for key, value in patch.items():
        if value is None:
            made.pop(key, None)
        elif isinstance(value, dict):
            made[key] = merged(made.get(key) or {}, value)
        else:
            made[key] = value
    return made
