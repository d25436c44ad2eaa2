# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the charts render: linted, as committed, valid for Kubernetes, and whole: no service is missing."""

import pytest
import yaml

from scripts.charts import render
from scripts.charts.render import CHARTS, RENDERS, Render
from scripts.services import SERVICES
from services.__main__ import PORTAL, command
from tests.deploy import lints, validation
from tests.deploy.conftest import BY_NAME, Rendered, text_of
from tests.deploy.pods import pods

every = pytest.mark.parametrize("one", RENDERS, ids=BY_NAME)
ADVICE = "{file}: services lacks {names}; add one line each: `{first}: {{}}`, then `python -m scripts.charts`"


@every
def test_lint(one: Render) -> None:
    render.helm(["lint", "--strict", str(CHARTS / one.chart), *one.arguments()])


@every
def test_objects_are_valid(one: Render, rendered: Rendered) -> None:
    wrong = [
        f"{lints.title(found)}: {problem}"
        for found in rendered(one)
        if found["kind"] != "Binding" or found["metadata"]["name"].endswith(("dead", "-000-to-0"))
        for problem in validation.problems(found)
    ]
    assert not wrong, "\n".join(wrong)


@every
def test_objects_fit_together(one: Render, rendered: Rendered) -> None:
    assert not lints.problems(rendered(one))


@every
def test_the_committed_renders_are_what_the_chart_renders(one: Render) -> None:
    committed = render.golden(one).read_text(encoding="utf-8")
    assert committed == render.golden_text(text_of(one)), "run `python -m scripts.charts rendered`"


@pytest.mark.parametrize(("chart", "wanted"), [("linli", {*SERVICES, PORTAL}), ("linli-data", set(SERVICES))])
def test_every_service_is_in_the_values(chart: str, wanted: set[str]) -> None:
    file = CHARTS / chart / "values.yaml"
    named = set(yaml.safe_load(file.read_text(encoding="utf-8"))["services"])
    missing = sorted(wanted - named)
    assert not missing, ADVICE.format(file=file, names=", ".join(missing), first=missing[0])
    assert named == wanted, f"{file}: {sorted(named - wanted)} is no service of the code"


def test_each_service_has_its_processes(rendered: Rendered) -> None:
    found = {
        tuple(pod.spec["containers"][0]["args"])
        for pod in pods(rendered(RENDERS[0]))
        if pod.labels["app.kubernetes.io/component"] not in {"test", "operator"}
    }
    assert found == {(name, process) for name in SERVICES for process in ("api", "worker", "indexes")} | {
        (PORTAL, "api")
    }
    for name, process in found:
        assert command(name, process)
