# SPDX-License-Identifier: AGPL-3.0-or-later
"""The committed OpenAPI documents are valid, and say for every operation who may call it."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from openapi_spec_validator import validate

TAKES_LONG = "documents of eight services are read and held against the specification"
DOCUMENTS = sorted((Path(__file__).resolve().parents[2] / "proto" / "http").glob("*.yaml"))


def load(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_document_is_valid(path: Path) -> None:
    validate(load(path))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_operation_has_a_name_a_summary_and_its_authority(path: Path) -> None:
    operations = [o for methods in load(path)["paths"].values() for o in methods.values()]
    names = [o["operationId"] for o in operations]
    assert len(names) == len(set(names))
    for operation in operations:
        assert operation["summary"], operation["operationId"]
        assert operation["security"] in ([], [{"token": []}])


def test_every_service_is_described() -> None:
    assert {path.name.split(".")[0] for path in DOCUMENTS} >= {"identity", "dispatch"}
