# SPDX-License-Identifier: AGPL-3.0-or-later
"""As much of a Kubernetes API server as Helm asks for: discovery, objects, server-side apply, watches.

Its limits: no scheduler, no controllers (Deployments and Jobs report at once that all went well), no rights,
no admission but schemas and CEL rules, one field manager (an apply replaces what the last one said).
"""

import json
import threading
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import yaml

from tests.deploy import validation
from tests.deploy.controllers import BORN, chosen, done, merged
from tests.deploy.kinds import KINDS, Kind, discovery, openapi
from tests.deploy.release_secret import decode

Object = dict[str, Any]
Query = dict[str, str]
MANAGED = {"resourceVersion", "uid", "creationTimestamp", "generation"}


class Refusal(Exception):
    """What the server answers instead of an object."""

    def __init__(self, code: int, reason: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        said = {"code": code, "reason": reason, "message": message}
        self.status = {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure"} | said


@dataclass
class Cluster:
    """The stored objects, by (plural, namespace, name), and all that happened to them."""

    without: frozenset[str] = frozenset()
    objects: dict[tuple[str, str, str], Object] = field(default_factory=dict)
    events: list[tuple[str, str, Object]] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)
    closed: bool = False

    def kinds(self) -> list[Kind]:
        return [kind for kind in KINDS if kind.kind not in self.without]

    def add(self, found: Object) -> None:
        """Put an object there that somebody else made."""
        kind = next(one for one in KINDS if one.kind == found["kind"])
        self.write(kind, found["metadata"].get("namespace", ""), found["metadata"]["name"], found)

    def names(self, kind: str) -> list[str]:
        plural = next(one.plural for one in KINDS if one.kind == kind)
        return sorted(name for found, _, name in self.objects if found == plural)

    def get(self, kind: Kind, namespace: str, name: str) -> Object:
        try:
            return self.objects[kind.plural, namespace, name]
        except KeyError:
            raise Refusal(404, "NotFound", f'{kind.plural} "{name}" not found') from None

    def select(self, kind: Kind, namespace: str, query: Query) -> Iterator[Object]:
        for (plural, where, _), found in sorted(self.objects.items()):
            if (
                plural == kind.plural
                and where in (namespace, where if not namespace else "")
                and chosen(found, query)
            ):
                yield found

    def events_after(self, seen: int) -> list[tuple[str, str, Object]]:
        """What happened after so many events; waits for it a while."""
        with self.changed:
            self.changed.wait_for(lambda: self.closed or len(self.events) > seen, timeout=30)
            return self.events[seen:]

    def write(self, kind: Kind, namespace: str, name: str, given: Object, *, dry: bool = False) -> Object:
        given = {"apiVersion": kind.version_name, "kind": kind.kind, **given}
        wrong = validation.problems(given) if kind.kind != "Secret" else []
        if wrong:
            raise Refusal(422, "Invalid", f'{kind.kind} "{name}" is invalid: {"; ".join(wrong)}')
        with self.changed:
            before = self.objects.get((kind.plural, namespace, name))
            version = len(self.events) + 1
            meta = {key: value for key, value in given["metadata"].items() if key not in MANAGED}
            generation = before["metadata"]["generation"] + 1 if before else 1
            uid = before["metadata"]["uid"] if before else str(uuid.uuid4())
            meta |= {"name": name, "uid": uid, "resourceVersion": str(version), "generation": generation}
            meta |= {"creationTimestamp": BORN, **({"namespace": namespace} if kind.namespaced else {})}
            made = {**given, "metadata": meta}
            made |= done(made)
            if not dry:
                self.objects[kind.plural, namespace, name] = made
                self.events.append(("MODIFIED" if before else "ADDED", kind.plural, made))
                self.changed.notify_all()
        return made

    def delete(self, kind: Kind, namespace: str, name: str) -> Object:
        found = self.get(kind, namespace, name)
        with self.changed:
            del self.objects[kind.plural, namespace, name]
            self.events.append(("DELETED", kind.plural, found))
            self.changed.notify_all()
        return found


class Server(ThreadingHTTPServer):
    """A cluster at an address of its own."""

    daemon_threads = True

    def __init__(self, cluster: Cluster) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.cluster = cluster

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Helm leaves watches as it likes."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        self._guarded(self._get)

    def do_POST(self) -> None:
        self._guarded(self._post)

    def do_PUT(self) -> None:
        self._guarded(self._put)

    def do_PATCH(self) -> None:
        self._guarded(self._put)

    def do_DELETE(self) -> None:
        self._guarded(self._delete)

    def log_message(self, *_: object) -> None:
        """Helm says itself what fails."""

    def _guarded(self, act: Any) -> None:
        address = urlsplit(self.path)
        self.query = {name: values[-1] for name, values in parse_qs(address.query).items()}
        self.steps = address.path.strip("/").split("/")
        self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            act()
        except Refusal as refusal:
            self._answer(refusal.code, refusal.status)

    def _target(self) -> tuple[Kind, str, str]:
        """The kind, the namespace and the name that an address means."""
        core = self.steps[0] == "api"
        group, version, *steps = ["", *self.steps[1:], ""] if core else [*self.steps[1:], "", ""]
        namespace = ""
        if len(steps) > 3 and steps[0] == "namespaces":
            _, namespace, *steps = steps
        for kind in self.server.cluster.kinds():
            if (kind.group, kind.version, kind.plural) == (group, version, steps[0] if steps else ""):
                return kind, namespace, steps[1]
        raise Refusal(404, "NotFound", "the server could not find the requested resource")

    def _get(self) -> None:
        cluster = self.server.cluster
        found = discovery("/".join(self.steps), cluster.kinds()) or openapi(
            "/".join(self.steps), cluster.kinds()
        )
        if found:
            return self._answer(200, found)
        kind, namespace, name = self._target()
        if name:
            return self._answer(200, cluster.get(kind, namespace, name))
        if self.query.get("watch") in ("1", "true"):
            return self._watch(kind, namespace)
        items = list(cluster.select(kind, namespace, self.query))
        meta = {"resourceVersion": str(len(cluster.events))}
        listed = {
            "apiVersion": kind.version_name,
            "kind": f"{kind.kind}List",
            "metadata": meta,
            "items": items,
        }
        return self._answer(200, listed)

    def _post(self) -> None:
        kind, namespace, _ = self._target()
        given = self._given()
        name = given["metadata"]["name"]
        if (kind.plural, namespace, name) in self.server.cluster.objects:
            raise Refusal(409, "AlreadyExists", f'{kind.plural} "{name}" already exists')
        self._write(201, kind, namespace, name, given)

    def _put(self) -> None:
        kind, namespace, name = self._target()
        given = self._given()
        if self.headers.get("Content-Type", "").endswith("merge-patch+json"):
            given = merged(self.server.cluster.get(kind, namespace, name), given)
        self._write(200, kind, namespace, name, given)

    def _write(self, code: int, kind: Kind, namespace: str, name: str, given: Object) -> None:
        dry = "dryRun" in self.query
        self._answer(code, self.server.cluster.write(kind, namespace, name, given, dry=dry))

    def _delete(self) -> None:
        self._answer(200, self.server.cluster.delete(*self._target()))

    def _given(self) -> Object:
        if self.body.startswith(b"{"):
            return json.loads(self.body)
        return decode(self.body) or yaml.safe_load(self.body)

    def _watch(self, kind: Kind, namespace: str) -> None:
        cluster = self.server.cluster
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        seen = len(cluster.events)
        if self.query.get("sendInitialEvents") == "true":
            for found in list(cluster.select(kind, namespace, self.query)):
                self._event("ADDED", found)
            meta = {"resourceVersion": str(seen), "annotations": {"k8s.io/initial-events-end": "true"}}
            self._event("BOOKMARK", {"apiVersion": kind.version_name, "kind": kind.kind, "metadata": meta})
        elif self.query.get("resourceVersion", "").isdigit():
            seen = min(seen, int(self.query["resourceVersion"]))
        while not cluster.closed:
            fresh = cluster.events_after(seen)
            seen += len(fresh)
            for what, plural, found in fresh:
                if plural == kind.plural and chosen(found, self.query):
                    self._event(what, found)

    def _event(self, what: str, found: Object) -> None:
        line = json.dumps({"type": what, "object": found}).encode() + b"\n"
        self.wfile.write(f"{len(line):x}\r\n".encode() + line + b"\r\n")
        self.wfile.flush()

    def _answer(self, code: int, found: Object) -> None:
        body = json.dumps(found).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
