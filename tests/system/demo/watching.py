# SPDX-License-Identifier: AGPL-3.0-or-later
"""A Prometheus that watches while the demo plays, and what the dashboards then show."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from scripts.charts import asking, metrics_file
from scripts.charts.dashboards import ALL
from scripts.charts.prometheus import Prometheus, Target, targets
from scripts.services import SERVICES

EXPORTER = Path(__file__).parents[2] / "deploy" / "mongodb.prom"
ELSEWHERE = {"ALERTS", "linli:slo:error_budget_ratio"}
"""What Prometheus makes itself."""
IN_TROUBLE = {
    "linli_inbox_dead",
    "linli_inbox_parked",
    "linli_inbox_skipped",
    "linli_inbox_waiting_lanes",
    "linli_timers_failed",
}
"""Nobody tells of these, by label, before something fails or comes twice."""
ALWAYS = {
    "api": {"linli_http_requests_total", "linli_http_request_seconds_count", "linli_http_in_flight"},
    "worker": {
        *("linli_outbox_oldest_seconds", "linli_relay_published_total", "linli_relay_stalled_lanes"),
        *("linli_relay_awaits", "linli_timers_late_seconds", "linli_store_conflicts_total"),
        "linli_event_delay_seconds_count",
    },
}
"""What each process of each service tells from its first day on."""
WHILE = "10m"
"""Longer than the demo plays: a rate over it is never about nothing."""


class _Exporter(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; version=0.0.4")
        self.end_headers()
        self.wfile.write(EXPORTER.read_bytes())

    def log_message(self, *_: object) -> None:
        """Scrapes are not worth a line."""


@contextmanager
def watching(base: int, broker_base: int) -> Iterator[Prometheus]:
    """Scrapes the copy at `base`, the broker's node and what stands in for MongoDB's exporter."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Exporter) as exporter:
        Thread(target=exporter.serve_forever, daemon=True).start()
        database = Target(f"127.0.0.1:{exporter.server_address[1]}", {"node": "database"})
        scraped = [*targets(base, SERVICES, broker_base), database]
        with Prometheus(scraped, interval_s=2) as prometheus:
            yield prometheus
        exporter.shutdown()


def panels_without_data(prometheus: Prometheus) -> list[str]:
    wanted = {"service": "dispatch"}
    return [
        problem
        for dashboard in ALL
        for problem in asking.empty(prometheus, dashboard, wanted, rate_interval=WHILE)
    ]


def unknown_metrics(prometheus: Prometheus) -> set[str]:
    """Metrics that a panel reads and nobody has: neither Prometheus nor the declarations in `observe`."""
    known = set(prometheus.values("__name__", "")) | metrics_file.series() | ELSEWHERE
    return {name for one in ALL for panel in one.panels for name in asking.metrics(panel)} - known


def undeclared(prometheus: Prometheus) -> set[str]:
    """Metrics of ours that somebody emits without a declaration."""
    seen = {name for name in prometheus.values("__name__", "") if name.startswith("linli_")}
    return (
        {name.removesuffix("_created") for name in seen}
        - metrics_file.series()
        - metrics_file.declared().keys()
    )


def untold(prometheus: Prometheus) -> set[str]:
    """Declared metrics of which nobody tells, and what some process of a service ought to tell."""
    found = prometheus.query('count by (__name__, service, process) ({__name__=~"linli_.+", service!=""})')
    told = {(one["metric"]["__name__"], one["metric"]["service"], one["metric"]["process"]) for one in found}
    names = {name for name, _, _ in told}
    silent = {
        name
        for name in metrics_file.declared()
        if not any(each.startswith(name) for each in names) and name not in IN_TROUBLE
    }
    return silent | {
        f"{service} {process}: {name}"
        for service in SERVICES
        for process, wanted in ALWAYS.items()
        for name in wanted
        if (name, service, process) not in told
    }


def services_without_metrics(prometheus: Prometheus) -> set[str]:
    """Services of which Prometheus sees no API or no worker."""
    up = {
        (one["metric"]["service"], one["metric"]["process"])
        for one in prometheus.query('up{service!=""} == 1')
    }
    return {f"{name} {process}" for name in SERVICES for process in ("api", "worker")} - {
        f"{name} {process}" for name, process in up
    }
