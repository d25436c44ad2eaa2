# SPDX-License-Identifier: AGPL-3.0-or-later
"""A dashboard's queries as Grafana sends them: variables filled in from what there is."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

import promql_parser

from scripts.charts.dashboards.panel import Dashboard, Panel
from scripts.charts.prometheus import Prometheus

RATE_INTERVAL = "20s"


def chosen(prometheus: Prometheus, dashboard: Dashboard, wanted: Mapping[str, str]) -> dict[str, str]:
    """What each variable stands for: what is wanted, else all that there is."""
    found = {}
    for variable in dashboard.variables:
        values = prometheus.values(variable.label, variable.metric)
        found[variable.name] = wanted.get(variable.name) or "|".join(sorted(values))
    return found


def filled(expr: str, variables: Mapping[str, str], rate_interval: str = RATE_INTERVAL) -> str:
    for name, value in {"__rate_interval": rate_interval, **variables}.items():
        expr = expr.replace(f"${name}", value)
    return expr


def empty(
    prometheus: Prometheus,
    dashboard: Dashboard,
    wanted: Mapping[str, str],
    rate_interval: str = RATE_INTERVAL,
) -> list[str]:
    """The queries that give nothing, or no number."""
    variables = chosen(prometheus, dashboard, wanted)
    return [
        f"{dashboard.title}, {panel.title}: {expr}"
        for panel in dashboard.panels
        for query in panel.queries
        for expr in [filled(query.expr, variables, rate_interval)]
        if not any(is_number(series["value"][1]) for series in prometheus.query(expr))
    ]


def is_number(text: str) -> bool:
    return math.isfinite(float(text))


def metrics(panel: Panel) -> set[str]:
    """The metrics that a panel reads."""
    return {
        name
        for query in panel.queries
        for name in _names(promql_parser.parse(filled(query.expr, {"service": "x", "tenant": "x"})))
    }


def _names(node: Any) -> Iterator[str]:  # noqa: ANN401 - the parser has many kinds of nodes
    if isinstance(node, promql_parser.VectorSelector) and node.name:
        yield node.name
    for part in ("expr", "lhs", "rhs", "param", "vector_selector", "vs"):
        inner = getattr(node, part, None)
        if inner is not None and not isinstance(inner, str | int | float):
            yield from _names(inner)
    for inner in getattr(node, "args", None) or ():
        yield from _names(inner)
