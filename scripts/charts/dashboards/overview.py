# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody on call looks at first."""

from scripts.charts.dashboards.panel import Dashboard, lines, number, rows
from scripts.charts.dashboards.promql import NOTHING, quantile, rate

REQUESTS = "linli_http_requests_total"
ERRORS = 'linli_http_requests_total{status=~"5.."}'
BUDGET = "scalar(linli:slo:error_budget_ratio)"
MONTH_ERRORS = (
    f"((sum(increase({ERRORS}[30d])) or vector(0)) / (sum(increase({REQUESTS}[30d])) > 0) {NOTHING})"
)


def burn(window: str) -> str:
    """How many times faster than allowed the budget goes, by service; 0 where nothing fails or is asked."""
    every = f"sum by (service) (rate({REQUESTS}[{window}]))"
    failed = f"sum by (service) (rate({ERRORS}[{window}])) or 0 * {every}"
    return f"(({failed}) / ({every} > 0) or 0 * {every}) / {BUDGET}"


DASHBOARD = Dashboard(
    "linli-overview",
    "Linli overview",
    "Is what was promised kept, and if not, where? The other dashboards say why.",
    rows(
        (
            "Objectives",
            (
                number(
                    "Availability, 30 days",
                    "Answers that were no error of ours.",
                    "percentunit",
                    f"1 - {MONTH_ERRORS}",
                ),
                number(
                    "Error budget left, 30 days",
                    "What remains of the errors that a month allows; below 0 the objective is missed.",
                    "percentunit",
                    f"1 - {MONTH_ERRORS} / {BUDGET}",
                ),
                number(
                    "Alerts firing",
                    "Each has a runbook behind its link.",
                    "none",
                    'count(ALERTS{alertstate="firing"}) or vector(0)',
                ),
                number(
                    "Dead letters, 24 hours",
                    "Events that were given up; each is kept with its reason.",
                    "none",
                    "sum(increase(linli_inbox_dead_total[24h])) or vector(0)",
                ),
                lines(
                    "Burn rate, 1 hour",
                    "1 uses the month's budget up in a month; 14.4 in two days, and pages somebody.",
                    "none",
                    (burn("1h"), "{{service}}"),
                ),
                lines(
                    "Processes that answer",
                    "Pods that Prometheus reaches, by service and process.",
                    "none",
                    ('sum by (service, process) (up{service!=""})', "{{service}} {{process}}"),
                ),
            ),
        ),
        (
            "People",
            (
                lines(
                    "Requests",
                    "Answered each second, by service.",
                    "reqps",
                    (rate(REQUESTS, "service"), "{{service}}"),
                ),
                lines(
                    "Slowest hundredth of answers",
                    "99th percentile of the time to answer.",
                    "s",
                    (quantile("0.99", "linli_http_request_seconds", "service"), "{{service}}"),
                    limit="AnswersTakeLong",
                ),
            ),
        ),
        (
            "Between services",
            (
                lines(
                    "From commit to effect",
                    "99th percentile, from an event's commit to its effect elsewhere, by who hears it.",
                    "s",
                    (quantile("0.99", "linli_event_delay_seconds", "service"), "{{service}}"),
                    limit="EventsArriveLate",
                ),
                lines(
                    "Oldest unpublished event",
                    "0 when all is out.",
                    "s",
                    ("max by (service) (linli_outbox_oldest_seconds)", "{{service}}"),
                    limit="OutboxStandsStill",
                ),
            ),
        ),
    ),
)
