# SPDX-License-Identifier: AGPL-3.0-or-later
"""Logs: one JSON object a line on standard output, whoever in the process writes it.

A line says its service and, where a request, an event or a timer is handled, where that comes from.
A traceback names files and lines, never the values that were at hand: they may be personal or secret.
"""

import logging
import sys
from typing import Any

import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.tracebacks import ExceptionDictTransformer
from structlog.typing import EventDict, Processor

from services.chassis.origin import current_origin

_service: list[str] = []
"""Whose process this is: one name, in every line of every thread."""


def _add_service_and_origin(_logger: Any, _method: str, line: EventDict) -> EventDict:  # noqa: ANN401
    origin = current_origin()
    return {"service": "".join(_service), **(origin.named() if origin else {}), **line}


_FIELDS: tuple[Processor, ...] = (
    _add_service_and_origin,
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.ExceptionRenderer(ExceptionDictTransformer(show_locals=False)),
)
_JSON = structlog.processors.JSONRenderer(ensure_ascii=False)


class JsonFormatter(ProcessorFormatter):
    """The lines of libraries that use the standard library's logging, gunicorn's among them."""

    def __init__(self) -> None:
        super().__init__(
            foreign_pre_chain=_FIELDS, processors=[ProcessorFormatter.remove_processors_meta, _JSON]
        )


def configure_logs(service: str, level: str) -> None:
    """Set up the process's logs. Of libraries only warnings and worse are told."""
    _service[:] = [service]
    structlog.configure(
        processors=[*_FIELDS, _JSON],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(handlers=[handler], level=logging.WARNING)


def gunicorn_logs(service: str) -> dict[str, Any]:
    """The same for gunicorn's own processes, as its `logconfig_dict`."""
    _service[:] = [service]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonFormatter}},
        "handlers": {
            "json": {"class": "logging.StreamHandler", "formatter": "json", "stream": "ext://sys.stdout"}
        },
        "root": {"level": "WARNING", "handlers": ["json"]},
        "loggers": {"gunicorn.error": {"level": "INFO", "handlers": ["json"], "propagate": False}},
    }
