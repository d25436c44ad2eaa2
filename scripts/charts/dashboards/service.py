# SPDX-License-Identifier: AGPL-3.0-or-later
"""One service, whichever is chosen: the rows are the same for all, also for one that comes tomorrow."""

from scripts.charts.dashboards.panel import Dashboard, Variable, lines, rows
from scripts.charts.dashboards.promql import NOTHING, RATE, quantile, rate

OF = 'service=~"$service"'


def of(share: str, metric: str, by: str = "service") -> str:
    return quantile(share, metric, by, OF)


def each(metric: str, by: str, more: str = "") -> str:
    """By the second; 0 where it never happened."""
    return f"{rate(metric, by, OF + more)} {NOTHING}"


REQUESTS = f"sum(rate(linli_http_requests_total{{{OF}}}{RATE}))"
FAILED = f'(sum(rate(linli_http_requests_total{{{OF}, status=~"5.."}}{RATE})) or vector(0))'

DASHBOARD = Dashboard(
    "linli-service",
    "Linli service",
    "One service: traffic, errors, latency, queues, outbox, store.",
    rows(
        (
            "Traffic",
            (
                lines(
                    "Requests by operation",
                    "The ten most frequent operations, a second.",
                    "reqps",
                    (
                        f"topk(10, sum by (operation) (rate(linli_http_requests_total{{{OF}}}{RATE})))",
                        "{{operation}}",
                    ),
                ),
                lines(
                    "In flight",
                    "Requests being answered now.",
                    "none",
                    (f"sum(linli_http_in_flight{{{OF}}})", "requests"),
                ),
            ),
        ),
        (
            "Errors",
            (
                lines(
                    "Error ratio",
                    "Share of answers that were our error (5xx).",
                    "percentunit",
                    (f"{FAILED} / ({REQUESTS} > 0) {NOTHING}", "5xx"),
                ),
                lines(
                    "Refusals",
                    "4xx by operation: what people or integrators did wrong, or were not allowed.",
                    "reqps",
                    (each("linli_http_requests_total", "operation", ', status=~"4.."'), "{{operation}}"),
                ),
            ),
        ),
        (
            "Latency",
            (
                lines(
                    "Time to answer",
                    "Half, 95 and 99 of a hundred answers are faster.",
                    "s",
                    (of("0.5", "linli_http_request_seconds"), "50 %"),
                    (of("0.95", "linli_http_request_seconds"), "95 %"),
                    (of("0.99", "linli_http_request_seconds"), "99 %"),
                    limit="AnswersTakeLong",
                ),
                lines(
                    "Slowest operations",
                    "99th percentile of the ten slowest.",
                    "s",
                    (
                        f"topk(10, {of('0.99', 'linli_http_request_seconds', 'operation')})",
                        "{{operation}}",
                    ),
                ),
            ),
        ),
        (
            "Queues",
            (
                lines(
                    "Events handled",
                    "Effects committed each second, by type of event.",
                    "ops",
                    (each("linli_inbox_handled_total", "type"), "{{type}}"),
                ),
                lines(
                    "Without effect",
                    "Repeated (had it already), overtaken, of a dropped type.",
                    "ops",
                    (each("linli_inbox_skipped_total", "why"), "{{why}}"),
                ),
                lines(
                    "Lanes that wait",
                    "Aggregates whose next event fails or is not known here.",
                    "none",
                    (f"sum by (why) (linli_inbox_waiting_lanes{{{OF}}}) {NOTHING}", "{{why}}"),
                ),
                lines(
                    "From commit to effect",
                    "99th percentile, of what this service hears.",
                    "s",
                    (f"{of('0.99', 'linli_event_delay_seconds')} {NOTHING}", "99 %"),
                    limit="EventsArriveLate",
                ),
            ),
        ),
        (
            "Outbox",
            (
                lines(
                    "Oldest unpublished event",
                    "0 when all is out.",
                    "s",
                    (f"max(linli_outbox_oldest_seconds{{{OF}}}) {NOTHING}", "age"),
                    limit="OutboxStandsStill",
                ),
                lines(
                    "Published",
                    "Events that the broker confirmed, and those it refused, a second.",
                    "ops",
                    (each("linli_relay_published_total", "process"), "confirmed"),
                    (each("linli_relay_returned_total", "process"), "refused"),
                ),
            ),
        ),
        (
            "Store",
            (
                lines(
                    "Conflicts",
                    "Units of work that ran again because another was faster, a second.",
                    "ops",
                    (each("linli_store_conflicts_total", "process"), "{{process}}"),
                ),
                lines(
                    "Timers",
                    "What time has done, by kind, a second; and how late the first one is that is due.",
                    "none",
                    (each("linli_timers_fired_total", "kind"), "{{kind}}"),
                    (f"max(linli_timers_late_seconds{{{OF}}}) {NOTHING}", "late (s)"),
                ),
            ),
        ),
    ),
    (Variable("service", "service", "linli_http_requests_total"),),
)
