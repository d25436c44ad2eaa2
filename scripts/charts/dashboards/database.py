# SPDX-License-Identifier: AGPL-3.0-or-later
"""MongoDB, as Percona's mongodb_exporter tells of it."""

from scripts.charts.dashboards.panel import Dashboard, lines, number, rows
from scripts.charts.dashboards.promql import rate

CACHE = "mongodb_ss_wt_cache"

DASHBOARD = Dashboard(
    "linli-database",
    "Linli database",
    "MongoDB: members, replication, load, room and backups; and what the services meet there.",
    rows(
        (
            "Members",
            (
                number("Members up", "That the exporter reaches.", "none", "sum(mongodb_up)"),
                number(
                    "Primaries", "One, and never none.", "none", "sum(mongodb_rs_members_state == bool 1)"
                ),
                number(
                    "Last backup",
                    "How old the newest finished one is.",
                    "s",
                    'time() - max(mongodb_pbm_backup_last_transition_ts{status="done"})',
                ),
                number(
                    "Connections",
                    "Of all services together.",
                    "none",
                    'sum(mongodb_ss_connections{conn_type="current"})',
                ),
                lines(
                    "Replication lag",
                    "How far each secondary is behind.",
                    "s",
                    ("max by (member_idx) (mongodb_mongod_replset_member_replication_lag)", "{{member_idx}}"),
                    limit="DatabaseLags",
                ),
                lines(
                    "Oplog window",
                    "For how long a relay or a secondary may be away without reading all again.",
                    "s",
                    ("min(mongodb_oplog_stats_wt_window_seconds)", "window"),
                ),
            ),
        ),
        (
            "Load",
            (
                lines(
                    "Operations",
                    "Each second, by kind.",
                    "ops",
                    (rate("mongodb_ss_opcounters", "legacy_op_type"), "{{legacy_op_type}}"),
                ),
                lines(
                    "Cache",
                    "Share of WiredTiger's cache that is used.",
                    "percentunit",
                    (
                        f"sum({CACHE}_bytes_currently_in_the_cache) / sum({CACHE}_maximum_bytes_configured)",
                        "used",
                    ),
                ),
                lines(
                    "Conflicts met by services",
                    "Units of work that ran again, a second.",
                    "ops",
                    (rate("linli_store_conflicts_total", "service"), "{{service}}"),
                ),
                lines(
                    "Size",
                    "Data and indexes of each database.",
                    "bytes",
                    (
                        "sum by (database) (mongodb_dbstats_dataSize + mongodb_dbstats_indexSize)",
                        "{{database}}",
                    ),
                ),
            ),
        ),
    ),
)
