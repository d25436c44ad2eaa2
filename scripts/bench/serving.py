# SPDX-License-Identifier: AGPL-3.0-or-later
"""HTTP under gunicorn with the chassis' settings: a read and a command beside bare Flask and pymongo."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

from scripts.bench.children import ask, chassis
from scripts.bench.measure import Series, alternate, percentile
from scripts.bench.outcome import Outcome
from scripts.bench.run import Run
from scripts.bench.subjects import service
from scripts.bench.subjects.service import ACTOR, TENANT, Thing
from scripts.debian import ROOT
from services.chassis.ids import new_id
from services.chassis.store import tenants
from services.chassis.store.store import platform_principal

CALLERS = 4
WARM_UP_S = 0.3
START_S = 60
THINGS = "/bench/v1/things"


def serving(run: Run) -> Outcome:
    """A read and a command, each against its bare twin."""
    key = new_key()
    orders = run.servers.corner(keys=KeySet([key]).as_dict(private=False), log_level="info")
    thing_id = _seed(run, orders)
    outcome = Outcome("HTTP requests a second, four callers, one gunicorn worker of eight threads", "req/s")
    with (
        served("scripts.bench.subjects.api:create()", orders) as ours,
        served("scripts.bench.baselines.bare_api:create()", orders) as bare,
    ):
        for name, request, status in (
            ("read", _read(thing_id, token(key, "keeper")), 200),
            ("command", _command(token(key, "keeper")), 201),
        ):
            run.say(f" {name}")
            slow: dict[str, list[float]] = {"ours": [], "bare": []}
            subjects = {
                "ours": caller(run, ours, request, status, slow["ours"]),
                "bare": caller(run, bare, request, status, slow["bare"]),
            }
            taken = alternate(subjects, run.sizes.request_turns, run.say)
            for who, label in (("ours", "Linli"), ("bare", "bare Flask")):
                outcome.bar(f"{label} {name}", taken[who])
                outcome.figure(f"http_{name}_per_second.{who}", taken[who])
                outcome.figure(f"http_{name}_p99_ms.{who}", Series((percentile(slow[who], 0.99),)))
            outcome.ratio(f"http_{name}_vs_bare", taken["ours"].over(taken["bare"]), 0.85)
    return outcome


def caller(
    run: Run, port: int, request: dict[str, Any], status: int, milliseconds: list[float]
) -> Callable[[], float]:
    """Measures the answers a second; numbers go on from one time to the next."""
    following = 0

    def call(seconds: float) -> dict[str, Any]:
        nonlocal following
        orders = {"port": port, "request": request, "status": status, "seconds": seconds, "callers": CALLERS}
        said = ask(chassis("load"), orders | {"first": following})
        if said["failed"]:
            raise RuntimeError(said["failed"][:500])
        following = said["next"]
        return said

    def measure() -> float:
        said = call(run.sizes.request_seconds)
        milliseconds.extend(said["milliseconds"])
        return float(said["rate"])

    call(WARM_UP_S)
    return measure


def _seed(run: Run, orders: dict[str, Any]) -> str:
    """The district and one thing, in the chassis' database and in the bare one."""
    store = service.sender(service.settings(orders))
    thing = Thing(new_id(), "a thing", 1)
    district = tenants.Tenant(TENANT, "District", "Asia/Shanghai")
    store.transact(platform_principal("bench"), lambda tx: tenants.keep(tx, district))
    store.transact(ACTOR, lambda tx: tx.things.add(thing))
    for prefix in ("sender", "bare"):
        kept = run.servers.client[f"{orders['database']}{prefix}"]["things"]
        document = {"_id": f"{TENANT}/{thing.id}", "tenant": TENANT, "id": thing.id, "name": thing.name}
        if prefix == "bare":
            kept.insert_one(document | {"count": 1, "by_count": "1", "version": 1, "sequence": 0})
    store.database.close()
    return thing.id


def new_key() -> ECKey:
    """That which tokens are signed with."""
    return ECKey.generate_key("P-256", {"kid": "bench", "use": "sig", "alg": "ES256"})


def token(key: ECKey, *roles: str) -> str:
    """A token of the bench's actor, who has the roles in the whole district."""
    now = int(time.time())
    claims = {
        "iss": service.ISSUER,
        "aud": "linli",
        "sub": "bench",
        "tenant": TENANT,
        "iat": now,
        "exp": now + 3600,
        "roles": {role: [f"/{TENANT}"] for role in roles},
    }
    return jwt.encode({"alg": "ES256", "kid": "bench", "typ": "at+jwt"}, claims, key, algorithms=["ES256"])


def _read(thing_id: str, bearer: str) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {bearer}"}
    return {"method": "GET", "path": f"{THINGS}/{thing_id}", "headers": headers, "body": None, "keyed": False}


def _command(bearer: str) -> dict[str, Any]:
    return command(THINGS, bearer, {"name": "a new thing", "count": 7})


def command(path: str, bearer: str, body: dict[str, Any], *, numbered: bool = False) -> dict[str, Any]:
    """A request that changes something."""
    return {
        "method": "POST",
        "path": path,
        "headers": {"Authorization": f"Bearer {bearer}", "Content-Type": "application/json"},
        "body": json.dumps(body),
        "keyed": True,
        "numbered": numbered,
    }


@contextmanager
def served(application: str, orders: dict[str, Any], **more: str) -> Iterator[int]:
    """The port of an application under gunicorn with the chassis' configuration."""
    port = free_port()
    with TemporaryDirectory(prefix="linli-bench-") as metrics:
        settings = {**more, "LINLI_HTTP_PORT": str(port), "BENCH_ORDERS": json.dumps(orders)}
        with serve(application, settings | {"PROMETHEUS_MULTIPROC_DIR": metrics}) as process:
            await_port(port, process)
            yield port


@contextmanager
def serve(application: str, settings: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-m", "gunicorn", "--config", "services/chassis/gunicorn_conf.py", application]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(START_S)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def await_port(port: int, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + START_S
    while time.monotonic() < end and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("gunicorn did not start")
