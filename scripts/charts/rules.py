# SPDX-License-Identifier: AGPL-3.0-or-later
"""The recording rules and alerts as Prometheus reads them, from the files that the chart carries."""

from pathlib import Path
from typing import Any

import yaml

from scripts.debian import ROOT

FILES = ROOT / "deploy" / "helm" / "linli" / "files"
RUNBOOKS = ROOT / "deploy" / "runbooks"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def alerts() -> dict[str, dict[str, Any]]:
    """Each alert by its name, as its file has it."""
    files = sorted((FILES / "alerts").glob("*.yaml"))
    return {file.stem: read(file) for file in files}


def read(file: Path) -> Any:  # noqa: ANN401
    return yaml.load(file.read_text(encoding="utf-8"), LOADER)  # noqa: S506 (safe, and in C)


def groups(*, interval: str = "") -> dict[str, Any]:
    """A rules file of Prometheus, with an interval of its own where one is given."""
    own = {"interval": interval} if interval else {}
    recorded = [
        {"name": file.stem, **own, "rules": read(file)} for file in sorted((FILES / "rules").glob("*.yaml"))
    ]
    return {"groups": [*recorded, {"name": "alerts", **own, "rules": list(alerts().values())}]}


def write(file: Path, *, interval: str = "") -> Path:
    file.write_text(yaml.safe_dump(groups(interval=interval), allow_unicode=True), encoding="utf-8")
    return file
