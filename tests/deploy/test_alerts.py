# SPDX-License-Identifier: AGPL-3.0-or-later
"""One alert, one runbook, one test that shows it firing, clearing and silent."""

import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from scripts.charts import rules, tools
from scripts.charts.render import objects
from scripts.debian import Unavailable
from scripts.linlictl.__main__ import cli
from tests.deploy.conftest import BY_NAME, Rendered
from tests.each import assert_each, offences

HERE = Path(__file__).parent
ALERTS = rules.alerts()
EACH = {name: name for name in ALERTS}
GROUPS = rules.groups()["groups"]
HEADINGS = ["Meaning", "Impact", "Diagnosis", "Mitigation"]
COMMAND = re.compile(r"`linlictl ([a-z]+(?: (?:list|show|replay|discard))?)[^`]*`")
SEVERITIES = {"page", "ticket"}
ROUTES = HERE.parents[1] / "deploy" / "alertmanager.yaml"


def run(tool: str, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    try:
        program = tools.program(tool)
    except Unavailable as reason:
        pytest.skip(f"no {tool}: {reason}")
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=False, timeout=120)


def test_each_alert_has_its_runbook_and_its_test() -> None:
    assert {path.stem for path in rules.RUNBOOKS.glob("*.md")} == ALERTS.keys()
    assert {path.stem for path in (HERE / "alerts").glob("*.yaml")} == ALERTS.keys()
    assert {name for name, one in ALERTS.items() if one["alert"] != name} == set()


def test_each_alert_says_what_it_is() -> None:
    assert_each(says_what_it_is, EACH)


def says_what_it_is(name: str) -> None:
    one = ALERTS[name]
    has_a_severity(one["labels"])
    assert one["annotations"].keys() == {"summary", "description"}


def test_each_runbook_names_commands_that_exist() -> None:
    assert_each(names_commands_that_exist, EACH)


def names_commands_that_exist(name: str) -> None:
    text = (rules.RUNBOOKS / f"{name}.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == HEADINGS
    for command in set(COMMAND.findall(text)):
        assert helped(command) == "", command
    assert text.count("`linlictl ") == len(COMMAND.findall(text))


def has_a_severity(labels: dict[str, str]) -> None:
    assert labels["severity"] in SEVERITIES


@cache
def helped(command: str) -> str:
    """What linlictl says instead of its help."""
    shown = CliRunner().invoke(cli, [*command.split(), "--help"])
    return "" if shown.exit_code == 0 else shown.output or "nothing"


def test_rules_are_well_made(tmp_path: Path) -> None:
    checked = run(
        "promtool", "check", "rules", "--lint=all", "--lint-fatal", rules.write(tmp_path / "rules.yaml")
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def alone(name: str) -> dict[str, Any]:
    """One alert and what it reads. How it is worded `check rules` sees; here: which one fires for what."""
    one = {key: value for key, value in ALERTS[name].items() if key != "annotations"}
    recorded = [rule for group in GROUPS[:-1] for rule in group["rules"]]
    read = [rule for rule in recorded if rule["record"] in one["expr"]]
    return {"groups": [{"name": name, "rules": [*read, one]}]}


@cache
def written(name: str) -> dict[str, Any]:
    found: dict[str, Any] = rules.read(HERE / "alerts" / f"{name}.yaml")
    return found


def prepared(folder: Path, name: str) -> Path:
    (folder / f"{name}.rules.yaml").write_text(yaml.safe_dump(alone(name)), encoding="utf-8")
    test = written(name)
    made = folder / f"{name}.test.yaml"
    made.write_text(yaml.safe_dump(test | {"rule_files": [f"{name}.rules.yaml"]}), encoding="utf-8")
    return made


def test_alerts_fire_clear_and_keep_silent(tmp_path: Path) -> None:
    told = run("promtool", "test", "rules", *(prepared(tmp_path, name) for name in ALERTS))
    assert told.returncode == 0, told.stdout + told.stderr


def test_each_test_shows_all_three() -> None:
    assert_each(shows_all_three, EACH)


def shows_all_three(name: str) -> None:
    fires, silent = written(name)["tests"]
    first, second = fires["alert_rule_test"]
    assert (len(first["exp_alerts"]), second["exp_alerts"]) == (1, [])
    assert [one["exp_alerts"] for one in silent["alert_rule_test"]] == [[]]
    assert {one["alertname"] for one in (first, second, *silent["alert_rule_test"])} == {name}


def test_planted_severity_that_nobody_is_told_of() -> None:
    (told,) = offences(has_a_severity, {"one": {"severity": "whisper"}, "other": {"severity": "page"}})
    assert told.startswith("one: ")


def test_planted_alert_that_never_fires(tmp_path: Path) -> None:
    test = prepared(tmp_path, "OutboxStandsStill")
    file = tmp_path / "OutboxStandsStill.rules.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("linli_outbox_oldest_seconds", "linli_outbox_age"), encoding="utf-8")
    assert run("promtool", "test", "rules", test).returncode != 0


def test_the_chart_carries_them_as_they_are(rendered: Rendered) -> None:
    (found,) = [one for one in rendered(BY_NAME["linli-production"]) if one["kind"] == "PrometheusRule"]
    carried = {one["alert"]: one for one in found["spec"]["groups"][-1]["rules"]}
    assert carried.keys() == ALERTS.keys()
    for name, one in carried.items():
        assert one["annotations"].pop("runbook_url").endswith(f"/{name}.md")
        assert one == ALERTS[name]


def routed(severity: str) -> str:
    asked = run(
        "amtool", "config", "routes", "test", f"--config.file={ROUTES}", f"severity={severity}", "alertname=X"
    )
    assert asked.returncode == 0, asked.stderr
    return asked.stdout.strip()


def test_the_example_of_routes() -> None:
    assert run("amtool", "check-config", ROUTES).returncode == 0
    assert {severity: routed(severity) for severity in SEVERITIES} == {"page": "pager", "ticket": "tickets"}
    assert objects(ROUTES.read_text(encoding="utf-8"))[0]["route"]["receiver"] == "tickets"
