# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dashboards: as the specifications say, every key known to Grafana's own model, each panel says what it is.

That every query gives data is seen where a Prometheus watches the demo (tests/system/demo).
"""

import json
from collections.abc import Iterator
from typing import Any

import promql_parser
import pytest
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.cog.plugins import register_default_plugins
from grafana_foundation_sdk.models.dashboard import Dashboard as Model

from scripts.charts import asking, dashboards, metrics_file
from scripts.charts.dashboards import ALL
from scripts.charts.dashboards.panel import Dashboard, threshold
from scripts.charts.view import written
from tests.deploy.conftest import BY_NAME, Rendered

FILES = dashboards.files()
LIMIT_BYTES = 1024 * 1024
"""What a ConfigMap holds at most."""
every = pytest.mark.parametrize("one", ALL, ids=lambda one: one.uid)


def test_the_committed_files_are_fresh() -> None:
    stale = [file.name for file, text in FILES.items() if file.read_text(encoding="utf-8") != text]
    assert not stale, "run `python -m scripts.charts dashboards`"
    assert {file.name for file in next(iter(FILES)).parent.iterdir()} == {file.name for file in FILES}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_grafanas_model_keeps_every_key(file: Any) -> None:
    assert lost(FILES[file]) == []


def lost(text: str) -> list[str]:
    """What of a dashboard's JSON the model does not know: it would be dropped without a word."""
    register_default_plugins()
    given = json.loads(text)
    kept = json.loads(JSONEncoder(sort_keys=True).encode(Model.from_json(given)))
    return sorted(set(paths(given)) - set(paths(kept)))


def paths(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from paths(inner, f"{path}[]")
    else:
        yield path


def test_planted_misspelt_keys() -> None:
    spoiled = FILES[next(iter(FILES))].replace('"unit"', '"unitt"').replace('"legendFormat"', '"legendd"')
    assert {path.rpartition(".")[2] for path in lost(spoiled)} == {"unitt", "legendd"}


@every
def test_each_panel_says_what_it_is(one: Dashboard) -> None:
    assert one.says
    for panel in one.panels:
        assert panel.says.endswith("."), panel.title
        assert panel.unit
        assert panel.queries
        assert not panel.limit or threshold(panel.limit) is not None, panel.limit
    titles = [(row.title, panel.title) for row in one.rows for panel in row.panels]
    assert len(titles) == len(set(titles))


@every
def test_each_query_is_promql(one: Dashboard) -> None:
    for panel in one.panels:
        assert asking.metrics(panel)
        for query in panel.queries:
            promql_parser.parse(asking.filled(query.expr, {"service": "x", "tenant": "x"}))


@every
def test_the_source_is_chosen_by_who_looks(one: Dashboard) -> None:
    made = json.loads(dashboards.to_json(one))
    sources = {json.dumps(panel.get("datasource")) for panel in made["panels"] if panel["type"] != "row"}
    assert sources == {json.dumps({"type": "prometheus", "uid": "${datasource}"})}
    ids = [panel["id"] for panel in made["panels"]]
    assert len(ids) == len(set(ids))


def test_the_list_of_metrics_is_fresh() -> None:
    for file, text in metrics_file.files().items():
        assert file.read_text(encoding="utf-8") == text, "run `python -m scripts.charts metrics`"


def test_uids_are_unique() -> None:
    assert len({one.uid for one in ALL}) == len(ALL)


def test_the_chart_carries_them_as_they_are(rendered: Rendered) -> None:
    found = [one for one in rendered(BY_NAME["linli-production"]) if "-dashboard-" in one["metadata"]["name"]]
    carried = {name: text for one in found for name, text in one["data"].items()}
    assert carried == {file.name: text for file, text in FILES.items()}
    assert max(len(text) for text in carried.values()) < LIMIT_BYTES


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (0.0123, "s", "12.3 ms"),
        (0, "none", "0"),
        (1234567, "bytes", "1.23 MB"),
        (0.5, "percentunit", "50 %"),
        (12, "reqps", "12 /s"),
        (0.0000004, "s", "0.0004 ms"),
    ],
)
def test_numbers_in_the_view(value: float, unit: str, said: str) -> None:
    assert written(value, unit) == said
