# SPDX-License-Identifier: AGPL-3.0-or-later
"""How gunicorn serves a service's API: threads, graceful drain, metrics and liveness on a port of their own.

`PROMETHEUS_MULTIPROC_DIR` names the folder through which the worker processes share their metrics.
"""

import sys
from pathlib import Path
from typing import Any

from prometheus_client import CollectorRegistry
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from services.chassis.logs import gunicorn_logs
from services.chassis.settings import HttpSettings, SettingsError, metrics_folder
from services.chassis.status import serve_status


def _load() -> HttpSettings:
    """If settings are wrong the application, which knows all of them, names every mistake when it starts."""
    try:
        return HttpSettings.load()
    except SettingsError:
        return HttpSettings.model_construct(http_port=0)


def _service() -> str:
    """Of `services.identity.app:create_api()`: gunicorn's first lines come before any hook of its."""
    application = next((given for given in sys.argv if given.startswith("services.")), "services.?")
    return application.split(".")[1]


_settings = _load()
_folder = metrics_folder()

bind = f"{_settings.http_host}:{_settings.http_port}"
worker_class = "services.chassis.arriving_worker.ArrivingWorker"
workers = _settings.http_workers
threads = _settings.http_threads
timeout = 120
graceful_timeout = _settings.drain_seconds
keepalive = 75
max_requests = _settings.http_recycle_after
max_requests_jitter = max_requests // 10
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - gunicorn's heartbeat file
control_socket_disable = True
accesslog = None
logconfig_dict = gunicorn_logs(_service())


def on_starting(server: Any) -> None:  # noqa: ANN401 - gunicorn is untyped
    """A folder that outlived the last start must not count twice."""
    if _folder:
        Path(_folder).mkdir(parents=True, exist_ok=True)
        for file in Path(_folder).glob("*.db"):
            file.unlink()


def when_ready(server: Any) -> None:  # noqa: ANN401
    """Threads that all wait for a database keep no probe waiting here; who serves them, gunicorn watches."""
    if _folder and _settings.metrics_port:
        registry = CollectorRegistry()
        MultiProcessCollector(registry, path=_folder)
        serve_status(_settings.http_host, _settings.metrics_port, lambda: {"gunicorn": True}, registry)


def child_exit(server: Any, worker: Any) -> None:  # noqa: ANN401
    if _folder:
        mark_process_dead(worker.pid, path=_folder)
