# SPDX-License-Identifier: AGPL-3.0-or-later
"""The broker and what is on its way."""

from scripts.charts.dashboards.panel import Dashboard, lines, number, rows
from scripts.charts.dashboards.promql import NOTHING, quantile, rate

INBOX = '{queue=~".+[.]inbox[.][0-9]+"}'
DEAD = '{queue=~".+[.]dead"}'

DASHBOARD = Dashboard(
    "linli-messaging",
    "Linli messaging",
    "RabbitMQ, the inboxes and the way of events.",
    rows(
        (
            "Broker",
            (
                number(
                    "Alarms",
                    "Memory or disk is short: nobody may publish.",
                    "none",
                    "sum(rabbitmq_alarms_memory_used_watermark + rabbitmq_alarms_free_disk_space_watermark)",
                ),
                number("Connections", "Of all services together.", "none", "sum(rabbitmq_connections)"),
                number(
                    "Nodes",
                    "That Prometheus reaches.",
                    "none",
                    "count(count by (rabbitmq_node) (rabbitmq_identity_info))",
                ),
                number(
                    "Queues without a consumer",
                    "Inboxes that nobody reads.",
                    "none",
                    f"count(rabbitmq_detailed_queue_consumers{INBOX} == 0) or vector(0)",
                ),
            ),
        ),
        (
            "Queues",
            (
                lines(
                    "Waiting",
                    "Events in each inbox.",
                    "none",
                    (f"sum by (queue) (rabbitmq_detailed_queue_messages_ready{INBOX})", "{{queue}}"),
                    limit="QueueGrows",
                ),
                lines(
                    "At work",
                    "Given to a consumer and not yet settled.",
                    "none",
                    (f"sum by (queue) (rabbitmq_detailed_queue_messages_unacked{INBOX})", "{{queue}}"),
                ),
                lines(
                    "Consumers",
                    "Each inbox has one active, others stand by.",
                    "none",
                    (f"sum by (queue) (rabbitmq_detailed_queue_consumers{INBOX})", "{{queue}}"),
                ),
                lines(
                    "Dead letters on the broker",
                    "What the broker itself gave up and nobody has taken down yet.",
                    "none",
                    (f"sum by (queue) (rabbitmq_detailed_queue_messages{DEAD})", "{{queue}}"),
                ),
            ),
        ),
        (
            "On the way",
            (
                lines(
                    "Published",
                    "Confirmed by the broker, by who says it.",
                    "ops",
                    (rate("linli_relay_published_total", "service"), "{{service}}"),
                ),
                lines(
                    "Handled",
                    "Effects committed, by who hears it.",
                    "ops",
                    (rate("linli_inbox_handled_total", "service"), "{{service}}"),
                ),
                lines(
                    "From commit to effect",
                    "99th percentile.",
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
        (
            "What does not get on",
            (
                lines(
                    "Lanes that wait at the consumer",
                    "Their first event fails or is of an unknown type.",
                    "none",
                    ("sum by (service, why) (linli_inbox_waiting_lanes)", "{{service}} {{why}}"),
                ),
                lines(
                    "Lanes that the broker refuses",
                    "Their events stay in the log and are tried again.",
                    "none",
                    ("max by (service) (linli_relay_stalled_lanes)", "{{service}}"),
                ),
                lines(
                    "Repeated",
                    "Deliveries of what was handled already: they have no effect.",
                    "ops",
                    (
                        f"{rate('linli_inbox_skipped_total', 'service')} {NOTHING}",
                        "{{service}}",
                    ),
                ),
                lines(
                    "Given up",
                    "Dead letters each second.",
                    "ops",
                    (
                        f"{rate('linli_inbox_dead_total', 'service, reason')} {NOTHING}",
                        "{{service}} {{reason}}",
                    ),
                ),
            ),
        ),
    ),
)
