# SPDX-License-Identifier: AGPL-3.0-or-later
"""Charts rendered by the real Helm, and the committed renders of each values file."""

import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from scripts.charts import tools
from scripts.debian import ROOT

CHARTS = ROOT / "deploy" / "helm"
GOLDEN = ROOT / "deploy" / "helm" / "rendered"
TIMEOUT_S = 60
SITE = ("issuer=https://id.district.example", "portalUrl=https://district.example")
Object = dict[str, Any]


class Refused(Exception):
    """Helm does not render this; the text is its own."""


class DuplicateKey(ValueError):
    """A mapping says something twice: the later one would silently count."""


@dataclass(frozen=True)
class Render:
    """One chart with its values files, as an installation would give them."""

    chart: str
    files: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    release: str = "linli"
    namespace: str = "linli"

    @property
    def name(self) -> str:
        return "-".join((self.chart, *(file.removeprefix("values-") for file in self.files)))

    def arguments(self) -> list[str]:
        given = [part for file in self.files for part in ("-f", str(CHARTS / self.chart / f"{file}.yaml"))]
        return [*given, *(part for one in self.sets for part in ("--set", one))]


RENDERS = (
    Render("linli", sets=SITE),
    Render("linli", ("values-minimal",), SITE),
    Render(
        "linli",
        ("values-production",),
        (*SITE, "route.apiHost=api.district.example", "invariants.archiveClaim=linli-archive"),
    ),
    Render("linli-data", sets=("mongodb.backup.bucket=linli-backup",), release="linli-data"),
    Render("linli-data", ("values-minimal",), release="linli-data"),
    Render("linli-data", ("values-production",), release="linli-data", namespace="linli-data"),
    Render(
        "linli-data",
        sets=("mongodb.operator=community", "rabbitmq.topology=false"),
        release="linli-community",
    ),
)


def helm(arguments: Sequence[str], *, text: str = "") -> str:
    """Run Helm with a configuration of its own. Raises Refused."""
    home = ROOT / ".local" / "helm"
    asked = subprocess.run(
        [str(tools.helm()), *arguments],
        env={"HOME": str(home), "HELM_CACHE_HOME": str(home), "HELM_CONFIG_HOME": str(home)},
        input=text,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=False,
    )
    if asked.returncode != 0:
        raise Refused(f"{asked.stdout}{asked.stderr}".strip())
    return asked.stdout


def render(one: Render, *more: str) -> str:
    """The objects as YAML text. Raises Refused."""
    chart = str(CHARTS / one.chart)
    given = [*one.arguments(), *(part for setting in more for part in ("--set", setting))]
    return helm(["template", one.release, chart, "-n", one.namespace, *given])


def objects(text: str) -> list[Object]:
    """What a rendered text holds. Raises DuplicateKey."""
    return [found for found in yaml.load_all(text, _Strict) if found]


def golden(one: Render) -> Path:
    suffix = "-community" if "mongodb.operator=community" in one.sets else ""
    return GOLDEN / f"{one.name}{suffix}.yaml"


def golden_text(text: str) -> str:
    """What is committed: queues, bindings and dashboards (which have files of their own) as a line each.

    Which types an inbox takes stands in files/topology.yaml alone: a new event changes no render.
    """
    lines = []
    for found in objects(text):
        if found["kind"] == "Binding":
            spec = found["spec"]
            if spec["destinationType"] == "exchange":
                continue
            lines.append(
                f"# Binding: {spec['source']} -{spec.get('routingKey', '')}-> {spec['destination']}\n"
            )
        elif found["kind"] == "Queue":
            lines.append(f"# Queue: {found['spec']['name']} {found['spec']['arguments']}\n")
        elif "-dashboard-" in found["metadata"]["name"]:
            lines.append(f"# ConfigMap: {found['metadata']['name']}\n")
        else:
            lines.append("---\n" + yaml.safe_dump(found, sort_keys=False, width=110, allow_unicode=True))
    return "".join(lines)


def write_golden(renders: Iterable[Render] = RENDERS) -> None:
    """Commit to what the charts render now."""
    GOLDEN.mkdir(exist_ok=True)
    for one in renders:
        golden(one).write_text(golden_text(render(one)), encoding="utf-8")


class _Strict(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Refuses a key that stands twice in one mapping."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Any:  # noqa: ANN401
        keys = [key.value for key, _ in node.value]
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            raise DuplicateKey(f"{', '.join(sorted(twice))} twice, line {node.start_mark.line + 1}")
        return super().construct_mapping(node, deep=deep)
