# SPDX-License-Identifier: AGPL-3.0-or-later
"""deploy/compose and the image's file: as generated, whole, restricted. Docker itself is not asked."""

import hashlib
import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from scripts.charts import compose_file, tools
from scripts.debian import ROOT, Unavailable
from scripts.services import SERVICES

FOLDER = compose_file.FOLDER
DOCKERFILE = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
SMOKE = ROOT / "deploy" / "smoke.sh"


@pytest.fixture
def services() -> dict:
    return yaml.safe_load((FOLDER / "compose.yaml").read_text(encoding="utf-8"))["services"]


def test_the_files_are_fresh() -> None:
    stale = [
        file.name for file, text in compose_file.files().items() if file.read_text(encoding="utf-8") != text
    ]
    assert not stale, "run `python -m scripts.charts compose`"


def test_every_process_is_there_and_restricted(services: dict) -> None:
    ours = {name: one for name, one in services.items() if "command" in one and "read_only" in one}
    assert set(ours) == {f"{name}-{process}" for name in SERVICES for process in ("api", "worker")} | {
        "portal"
    }
    for one in ours.values():
        assert (one["user"], one["read_only"], one["cap_drop"]) == ("10001:10001", True, ["ALL"])


def test_what_is_named_is_there(services: dict) -> None:
    known = set(services) | set(
        yaml.safe_load((FOLDER / "compose.yaml").read_text(encoding="utf-8"))["volumes"]
    )
    for one in services.values():
        assert not one["image"].endswith(":latest")
        assert set(one.get("depends_on", ())) <= known
        for volume in one.get("volumes", ()):
            source = volume.split(":")[0]
            assert source in known or (FOLDER / source).exists(), source
        for port in one.get("ports", ()):
            assert port.startswith("127.0.0.1:")


SCHEMA = Path(__file__).parent / "compose_spec"


def offences(composition: dict[str, Any]) -> list[str]:
    """By the Compose Specification's own schema."""
    schema = json.loads((SCHEMA / "compose-spec.json").read_text(encoding="utf-8"))
    found = jsonschema.Draft202012Validator(schema).iter_errors(composition)
    return sorted(f"{'.'.join(map(str, one.absolute_path))}: {one.message}" for one in found)


def test_the_schema_is_the_published_one() -> None:
    told = re.search(r"SHA-256: `([0-9a-f]{64})`", (SCHEMA / "README.md").read_text(encoding="utf-8"))
    assert told
    assert hashlib.sha256((SCHEMA / "compose-spec.json").read_bytes()).hexdigest() == told[1]


def test_the_file_is_as_the_specification_says() -> None:
    composition = yaml.safe_load((FOLDER / "compose.yaml").read_text(encoding="utf-8"))
    assert offences(composition) == []
    for service, change in (
        ("mongodb", {"healthchek": {}}),
        ("portal", {"ports": "8400"}),
        ("identity-api", {"cap_drop": "ALL"}),
        ("identity-api", {"depends_on": {"mongodb": {"condition": "healthy"}}}),
    ):
        broken = {**composition, "services": {**composition["services"]}}
        broken["services"][service] = composition["services"][service] | change
        assert offences(broken), change


def test_prometheus_takes_its_configuration(tmp_path: Path) -> None:
    try:
        promtool = tools.program("promtool")
    except Unavailable as reason:
        pytest.skip(f"no promtool: {reason}")
    (tmp_path / "rules.yml").write_text((FOLDER / "rules.yaml").read_text(encoding="utf-8"))
    text = (FOLDER / "prometheus.yaml").read_text(encoding="utf-8")
    (tmp_path / "prometheus.yml").write_text(text.replace("/etc/prometheus", str(tmp_path)))
    checked = subprocess.run(
        [promtool, "check", "config", tmp_path / "prometheus.yml"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_image_is_built_from_what_is_pinned() -> None:
    stages = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert stages == ["${BASE}", "${BASE}"]
    assert re.search(r"case \"\$\{BASE\}\" in \*@sha256:\*\)", DOCKERFILE)
    assert re.search(r"^ARG BASE=python:3\.11-slim-bookworm@sha256:[0-9a-f]{64}$", DOCKERFILE, re.MULTILINE)
    installs = re.findall(r"pip install[^&\n]*", DOCKERFILE)
    assert len(installs) == 2
    assert all("--require-hashes" in line for line in installs)
    for copied in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE):
        assert all((ROOT / source).exists() for source in copied.split())


def test_the_image_runs_as_nobody_and_says_what_it_is() -> None:
    assert "USER 10001:10001" in DOCKERFILE
    assert 'ENTRYPOINT ["python", "-m", "services"]' in DOCKERFILE
    for label in ("licenses", "version", "revision", "created"):
        assert f"org.opencontainers.image.{label}=" in DOCKERFILE
    assert "cyclonedx-py" in DOCKERFILE


def test_the_builder_is_sent_only_what_the_image_holds() -> None:
    lines = (ROOT / "deploy" / "Dockerfile.dockerignore").read_text(encoding="utf-8").split()
    sent = {line[1:] for line in lines if line.startswith("!")}
    copied = {
        source
        for sources in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
        for source in sources.split()
    }
    assert sent == copied


def test_the_smoke_script_can_be_read_by_the_shell() -> None:
    assert subprocess.run(["bash", "-n", SMOKE], check=False).returncode == 0
    assert os.access(SMOKE, os.X_OK)
    assert "Not run in CI" in SMOKE.read_text(encoding="utf-8")
