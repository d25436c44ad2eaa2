# SPDX-License-Identifier: AGPL-3.0-or-later
"""A Prometheus of one's own on a free port, which scrapes a running copy as the cluster's would."""

import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, build_opener

import yaml

from scripts.charts import rules, tools
from scripts.stack import plan, ports
from scripts.stack.process import TIE

START_TIMEOUT_S = 30.0
POLL_S = 0.1
DETAILED = ("queue_coarse_metrics", "queue_consumer_count", "queue_delivery_metrics")
_NO_PROXY = build_opener(ProxyHandler({}))


class NotUp(Exception):
    """It ended, or did not answer in time; the text ends with its log."""


@dataclass(frozen=True)
class Target:
    """Who is scraped, and the labels that a PodMonitor would give."""

    address: str
    labels: Mapping[str, str]
    path: str = "/metrics"
    params: Mapping[str, list[str]] | None = None


def targets(base: int, services: Iterable[str], broker_base: int | None = None) -> list[Target]:
    """The processes of the copy at `base`, and its broker's node (or another copy's)."""
    found = []
    for name in services:
        number = ports.port(base, name, ports.API_METRICS)
        found.append(Target(f"{ports.HOST}:{number}", {"service": name, "process": "api"}))
        if name != plan.PORTAL:
            number = ports.port(base, name, ports.WORKER_METRICS)
            found.append(Target(f"{ports.HOST}:{number}", {"service": name, "process": "worker"}))
    node = f"{ports.HOST}:{ports.port(base if broker_base is None else broker_base, 'broker-metrics')}"
    return [
        *found,
        Target(node, {"node": "broker"}),
        Target(node, {"node": "broker-queues"}, "/metrics/detailed", {"family": list(DETAILED)}),
    ]


class Prometheus:
    """Up inside the block; its data go with it. Raises Unavailable, NotUp."""

    def __init__(self, scraped: Iterable[Target], interval_s: int = 1) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="linli-prometheus-"))
        self._port = ports.free_base()
        self._interval = f"{interval_s}s"
        self._targets = list(scraped)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://{ports.HOST}:{self._port}"

    def __enter__(self) -> Self:
        (self._folder / "prometheus.yml").write_text(yaml.safe_dump(self._configuration()), encoding="utf-8")
        rules.write(self._folder / "rules.yml", interval=self._interval)
        with (self._folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [
                    *(*TIE, str(tools.program("prometheus"))),
                    f"--config.file={self._folder / 'prometheus.yml'}",
                    f"--storage.tsdb.path={self._folder / 'data'}",
                    f"--web.listen-address={ports.HOST}:{self._port}",
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self._await()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def query(self, expr: str) -> list[dict[str, Any]]:
        """The series of an instant query. Raises NotUp."""
        found: list[dict[str, Any]] = self._get("query", query=expr)["result"]
        return found

    def range(self, expr: str, seconds: float, step_s: int) -> list[dict[str, Any]]:
        """The series of the last so many seconds. Raises NotUp."""
        end = time.time()
        asked = {"query": expr, "start": str(end - seconds), "end": str(end), "step": str(step_s)}
        found: list[dict[str, Any]] = self._get("query_range", **asked)["result"]
        return found

    def values(self, label: str, metric: str) -> list[str]:
        """The values that a label has on a metric. Raises NotUp."""
        found: list[str] = self._get(f"label/{label}/values", **({"match[]": metric} if metric else {}))
        return found

    def _get(self, path: str, **asked: str) -> Any:  # noqa: ANN401 - whatever the API answers
        with _NO_PROXY.open(f"{self.url}/api/v1/{path}?{urlencode(asked)}", timeout=10) as answer:
            return json.load(answer)["data"]

    def _await(self) -> None:
        assert self._process, "it was started"
        ends = time.monotonic() + START_TIMEOUT_S
        while time.monotonic() < ends and self._process.poll() is None:
            try:
                with _NO_PROXY.open(f"{self.url}/-/ready", timeout=1):
                    return
            except URLError:
                time.sleep(POLL_S)
        raise NotUp((self._folder / "log").read_text(errors="replace")[-2000:])

    def _configuration(self) -> dict[str, Any]:
        jobs = [
            {
                "job_name": f"{number}",
                "metrics_path": target.path,
                **({"params": dict(target.params)} if target.params else {}),
                "static_configs": [{"targets": [target.address], "labels": dict(target.labels)}],
            }
            for number, target in enumerate(self._targets)
        ]
        return {
            "global": {"scrape_interval": self._interval, "evaluation_interval": self._interval},
            "rule_files": [str(self._folder / "rules.yml")],
            "scrape_configs": jobs,
        }
