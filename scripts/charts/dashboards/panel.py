# SPDX-License-Identifier: AGPL-3.0-or-later
"""A dashboard as a short specification, and the JSON that Grafana takes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from grafana_foundation_sdk.builders import dashboard as grafana
from grafana_foundation_sdk.builders import prometheus, stat, timeseries
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.models import dashboard as model

from scripts.charts import rules

SOURCE = model.DataSourceRef(type_val="prometheus", uid="${datasource}")
GREEN, RED = "green", "red"
WIDE, NARROW, HEIGHT, STAT_HEIGHT = 12, 6, 8, 5
_NUMBER = re.compile(r"[<>] *([0-9.]+)\s*$")


@dataclass(frozen=True)
class Query:
    """PromQL, and how its lines are called."""

    expr: str
    legend: str = ""


@dataclass(frozen=True)
class Panel:
    """`limit` names the alert whose threshold is drawn; it is written in the alert's file alone."""

    title: str
    says: str
    unit: str
    queries: tuple[Query, ...]
    limit: str = ""
    kind: Literal["timeseries", "stat"] = "timeseries"


@dataclass(frozen=True)
class Row:
    title: str
    panels: tuple[Panel, ...]


@dataclass(frozen=True)
class Variable:
    """Chosen by whoever looks, from the values that a label has."""

    name: str
    label: str
    metric: str


@dataclass(frozen=True)
class Dashboard:
    uid: str
    title: str
    says: str
    rows: tuple[Row, ...]
    variables: tuple[Variable, ...] = ()

    @property
    def panels(self) -> tuple[Panel, ...]:
        return tuple(panel for row in self.rows for panel in row.panels)


def lines(title: str, says: str, unit: str, *queries: tuple[str, str], limit: str = "") -> Panel:
    return Panel(title, says, unit, tuple(Query(*one) for one in queries), limit)


def number(title: str, says: str, unit: str, expr: str, limit: str = "") -> Panel:
    return Panel(title, says, unit, (Query(expr),), limit, "stat")


def threshold(alert: str) -> float | None:
    """The number that an alert's expression ends with."""
    found = _NUMBER.search(rules.alerts()[alert]["expr"].strip())
    return float(found[1]) if found else None


def to_json(given: Dashboard) -> str:
    """The JSON of Grafana's model."""
    made = grafana.Dashboard(given.title).uid(given.uid).description(given.says).tags(["linli"]).editable()
    made.refresh("1m").time("now-6h", "now").timezone("browser")
    made.with_variable(grafana.DatasourceVariable("datasource").label("Prometheus").type("prometheus"))
    for variable in given.variables:
        made.with_variable(_variable(variable))
    ids = iter(range(1, 1000))
    for row in given.rows:
        made.with_row(grafana.Row(row.title).id(next(ids)))
        for panel in row.panels:
            made.with_panel(_panel(panel).id(next(ids)))
    return JSONEncoder(sort_keys=True, indent=1, ensure_ascii=False).encode(made.build()) + "\n"


def _variable(given: Variable) -> grafana.QueryVariable:
    query = f"label_values({given.metric}, {given.label})"
    variable = grafana.QueryVariable(given.name).query(query).datasource(SOURCE)
    return variable.refresh(model.VariableRefresh.ON_TIME_RANGE_CHANGED).sort(
        model.VariableSort.ALPHABETICAL_ASC
    )


def _panel(given: Panel) -> timeseries.Panel | stat.Panel:
    is_stat = given.kind == "stat"
    made: timeseries.Panel | stat.Panel = stat.Panel() if is_stat else timeseries.Panel()
    made.title(given.title).description(given.says).unit(given.unit).datasource(SOURCE)
    made.height(STAT_HEIGHT if is_stat else HEIGHT).span(NARROW if is_stat else WIDE)
    if isinstance(made, timeseries.Panel):
        made.fill_opacity(8).min(0)
    for letter, query in zip("ABCDEFGH", given.queries, strict=False):
        asked = prometheus.Dataquery().expr(query.expr).legend_format(query.legend).ref_id(letter)
        made.with_target(asked.datasource(SOURCE))
    limit = threshold(given.limit) if given.limit else None
    if limit is not None:
        steps = [model.Threshold(value=None, color=GREEN), model.Threshold(value=limit, color=RED)]
        made.thresholds(grafana.ThresholdsConfig().mode(model.ThresholdsMode.ABSOLUTE).steps(steps))
    return made


def rows(*given: tuple[str, Sequence[Panel]]) -> tuple[Row, ...]:
    return tuple(Row(title, tuple(panels)) for title, panels in given)
