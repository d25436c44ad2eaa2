# SPDX-License-Identifier: AGPL-3.0-or-later
"""Resident memory: dispatch's own API and worker when idle, and a worker after very many events."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.bench import filling
from scripts.bench.children import Child, chassis
from scripts.bench.measure import Series
from scripts.bench.outcome import Outcome
from scripts.bench.run import Run
from scripts.bench.serving import await_port, free_port, serve
from scripts.debian import ROOT
from services.chassis.contracts import hearing_services

IDLE_S = 3
SAMPLES = 10
KIBIBYTES_PER_MEBIBYTE = 1024


def memory(run: Run) -> Outcome:
    outcome = Outcome("Resident memory", "MiB")
    for name, value in (("api", _api(run)), ("worker", _worker(run))):
        outcome.bar(f"idle dispatch {name}", Series((value,)))
        outcome.figure(f"rss_mb.{name}", value)
    count = run.sizes.soak_events
    early, late = _soak(run, count)
    outcome.bar(f"worker after {count // SAMPLES:,} events", Series((early,)))
    outcome.bar(f"worker after {count:,} events", Series((late,)))
    outcome.figure("rss_mb.worker_after_tenth", early)
    outcome.figure("rss_mb.worker_after_all", late)
    outcome.ratio("memory_growth", Series((late / early,)), most=1.05)
    return outcome


def _environment(run: Run, **more: str) -> dict[str, str]:
    orders = run.servers.corner()
    return {
        "LINLI_AMQP_URL": orders["amqp_url"],
        "LINLI_MONGODB_URI": orders["mongodb_uri"],
        "LINLI_DATABASE_PREFIX": orders["database"],
        "LINLI_ISSUER": "http://127.0.0.1:1",
        "LINLI_JWKS_URL": "http://127.0.0.1:1/jwks",
        "LINLI_ABSENT_SERVICES": ",".join(hearing_services()),
        **more,
    }


def _api(run: Run) -> float:
    """Both of gunicorn's processes."""
    port = free_port()
    with TemporaryDirectory(prefix="linli-bench-") as metrics:
        settings = _environment(run, LINLI_HTTP_PORT=str(port), PROMETHEUS_MULTIPROC_DIR=metrics)
        with serve("services.dispatch.app:create_api()", settings) as process:
            await_port(port, process)
            time.sleep(IDLE_S)
            return sum(map(resident, [process.pid, *_children(process.pid)]))


def _worker(run: Run) -> float:
    command = [sys.executable, "-m", "services.chassis.worker", "services.dispatch.app"]
    environment = {**os.environ, **_environment(run)}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        time.sleep(2 * IDLE_S)
        size = resident(process.pid)
        process.send_signal(signal.SIGTERM)
        process.wait(30)
    return size


def _soak(run: Run, count: int) -> tuple[float, float]:
    """A consumer's memory after a tenth and after all of the events; queues are filled tenth by tenth."""
    orders = run.servers.corner(count=count)
    sizes: list[float] = []
    with Child(chassis("subjects.consume"), orders) as child:
        child.hear()
        for sample in range(SAMPLES):
            filling.chassis_queues(orders, count // SAMPLES)
            while filling.depths(orders, 1) != [0] and child.process.poll() is None:
                time.sleep(0.2)
            if child.process.poll():
                child.finish()  # which says how it failed
            sizes.append(resident(child.process.pid))
            run.say(f"  {count // SAMPLES * (sample + 1):,} events  {sizes[-1]:,.1f} MiB")
    return sizes[0], sizes[-1]


def resident(pid: int) -> float:
    """Mebibytes of a process; 0 when it has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    found = next((line for line in lines if line.startswith("VmRSS:")), "VmRSS: 0 kB")
    return int(found.split()[1]) / KIBIBYTES_PER_MEBIBYTE


def _children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8")
    return [int(number) for number in text.split()]
