# SPDX-License-Identifier: AGPL-3.0-or-later
"""How much room there is, and what will be short first."""

from scripts.charts.dashboards.panel import Dashboard, lines, number, rows
from scripts.charts.dashboards.promql import rate

FACTS = "increase(linli_facts_total[24h])"

DASHBOARD = Dashboard(
    "linli-capacity",
    "Linli capacity",
    "What a day costs and where the next bottleneck is; deploy/README.md has the table for cities.",
    rows(
        (
            "A day",
            (
                number(
                    "Requests",
                    "Answered in 24 hours.",
                    "none",
                    "sum(increase(linli_http_requests_total[24h]))",
                ),
                number(
                    "Events",
                    "Published in 24 hours.",
                    "none",
                    "sum(increase(linli_relay_published_total[24h]))",
                ),
                number(
                    "Districts",
                    "That have published something since the relays started.",
                    "none",
                    "count(count by (tenant) (linli_facts_total))",
                ),
                number(
                    "Busiest district",
                    "Its share of all events.",
                    "percentunit",
                    f"max(sum by (tenant) ({FACTS})) / sum({FACTS})",
                ),
            ),
        ),
        (
            "Processes",
            (
                lines(
                    "CPU of workers",
                    "Cores in use; one process has one relay, which is the ceiling of what a service says.",
                    "none",
                    (
                        rate("process_cpu_seconds_total", "service", 'process="worker"'),
                        "{{service}}",
                    ),
                ),
                lines(
                    "Memory of workers",
                    "Resident, of the largest.",
                    "bytes",
                    ('max by (service) (process_resident_memory_bytes{process="worker"})', "{{service}}"),
                ),
                lines(
                    "Events a worker",
                    "Handled each second by the busiest.",
                    "ops",
                    (
                        f"max by (service) ({rate('linli_inbox_handled_total', 'service, instance')})",
                        "{{service}}",
                    ),
                ),
                lines(
                    "Threads in use",
                    "Requests in flight; a pod answers processes × threads at a time.",
                    "none",
                    ("sum by (service) (linli_http_in_flight)", "{{service}}"),
                ),
            ),
        ),
        (
            "Watching itself",
            (
                lines(
                    "Series",
                    "Samples of a scrape, by service: bounded by monitoring.sampleLimit.",
                    "none",
                    (
                        'max by (service, process) (scrape_samples_scraped{service!=""})',
                        "{{service}} {{process}}",
                    ),
                ),
                lines(
                    "Scrapes",
                    "How long they take.",
                    "s",
                    (
                        'max by (service, process) (scrape_duration_seconds{service!=""})',
                        "{{service}} {{process}}",
                    ),
                    limit="ScrapeTakesLong",
                ),
            ),
        ),
    ),
)
