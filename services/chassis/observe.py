# SPDX-License-Identifier: AGPL-3.0-or-later
"""Logs, metrics and traces: every name is declared here once."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any

import structlog
from opentelemetry import propagate, trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import SpanKind
from prometheus_client import Counter, Gauge, Histogram

from services.chassis.logs import configure_logs
from services.chassis.origin import current_origin
from services.chassis.settings import HttpSettings

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

REQUESTS = Counter("linli_http_requests", "Requests answered", ["operation", "status"])
REQUEST_SECONDS = Histogram("linli_http_request_seconds", "Time to answer", ["operation"], buckets=SECONDS)
ROWS = Counter("linli_http_rows", "Rows of streams answered", ["operation", "result"])
IN_FLIGHT = Gauge("linli_http_in_flight", "Requests being answered", multiprocess_mode="livesum")
CONFLICTS = Counter("linli_store_conflicts", "Units of work that were run again after a conflict")
PUBLISHED = Counter("linli_relay_published", "Events that the broker confirmed")
RETURNED = Counter("linli_relay_returned", "Events that the broker refused or could not route to a consumer")
RELAY_REREAD = Counter("linli_relay_reread", "Times that the relay had to read the event log again")
STALLED_LANES = Gauge("linli_relay_stalled_lanes", "Aggregates whose events the broker refuses")
RELAY_AWAITS = Gauge(
    "linli_relay_awaits", "1 while nothing is published because a consumer has no inbox at the broker"
)
OUTBOX_AGE = Gauge("linli_outbox_oldest_seconds", "Age of the oldest unpublished event")
HANDLED = Counter("linli_inbox_handled", "Events whose effect was committed", ["type"])
SKIPPED = Counter(
    "linli_inbox_skipped",
    "Events without effect: repeated (had it already), overtaken (out of order), unwanted (dropped type)",
    ["why"],
)
PARKED_EVENTS = Counter(
    "linli_inbox_parked", "Events put aside: failed, of an unknown_type, or behind one of these", ["why"]
)
WAITING_LANES = Gauge(
    "linli_inbox_waiting_lanes",
    "Lanes that wait: their first event failed, or is of an unknown_type; at most 10,000",
    ["queue", "why"],
)
DEAD = Counter("linli_inbox_dead", "Events given up", ["reason"])
EVENT_DELAY = Histogram("linli_event_delay_seconds", "From emitted to handled", buckets=(*SECONDS, 60, 600))
TIMERS_FIRED = Counter("linli_timers_fired", "Timers that fired", ["kind"])
TIMERS_FAILED = Counter("linli_timers_failed", "Timers whose command failed", ["kind"])
TIMERS_WAITING = Gauge(
    "linli_timers_waiting",
    "What waits for a moment to come, by district: votes, publications, late feeds; one worker counts",
    ["tenant", "kind"],
)
TIMERS_LATE = Gauge("linli_timers_late_seconds", "For how long the timer that is due first has been due")
FACTS = Counter(
    "linli_facts",
    "Events that the broker confirmed, by district: what has come about there",
    ["tenant", "type"],
)

AMOUNTS = Counter(
    "linli_facts_amount",
    "What such events say of an amount, summed, by district: of entries in the books, fen",
    ["tenant", "type"],
)

DISTRICTS = 5_000
"""So many districts are told apart in a process' metrics: as many as the charts take; all others are one."""
OTHERS = "_others"

_tracer = trace.get_tracer("linli")
_UNTRACED = nullcontext()
_traced: list[str] = []
"""Where traces go: one place, or none."""


def configure(service: str, settings: HttpSettings) -> None:
    """Set up logs and, if an endpoint is given, traces.

    Keys of the settings file that name no setting, misspelt ones perhaps, are logged first.
    """
    configure_logs(service, settings.log_level)
    if settings.unknown:
        log().warning("the settings file has unknown keys", keys=list(settings.unknown))
    if settings.otlp_endpoint:
        _traced.append(settings.otlp_endpoint)
        provider = TracerProvider(resource=Resource.create({"service.name": f"linli-{service}"}))
        provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=settings.otlp_endpoint)))
        trace.set_tracer_provider(provider)


class BoundedLabel:
    """Values of a label: the first `most` as they are, all others as one, for each costs series for ever."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: set[str] = set()

    def __call__(self, value: str) -> str:
        if len(self._known) < self._most:
            self._known.add(value)
        return value if value in self._known else OTHERS


district_label = BoundedLabel(DISTRICTS)


def log() -> Any:  # noqa: ANN401 - structlog's bound logger is typed by its configuration
    return structlog.get_logger()


def span(name: str, kind: SpanKind, carrier: dict[str, str] | None = None) -> AbstractContextManager[object]:
    """A traced piece of work; with a carrier it continues the trace that the sender began."""
    if not carrier and not _traced:
        return _UNTRACED
    parent = propagate.extract(carrier) if carrier else None
    origin = current_origin()
    said = {f"linli.{key}": value for key, value in origin.named().items()} if origin else None
    return _tracer.start_as_current_span(name, context=parent, kind=kind, attributes=said)


def trace_headers() -> dict[str, str]:
    """The current trace context as headers (`traceparent`), empty outside a trace."""
    carrier: dict[str, str] = {}
    propagate.inject(carrier)
    return carrier
