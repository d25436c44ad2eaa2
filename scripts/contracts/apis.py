# SPDX-License-Identifier: AGPL-3.0-or-later
"""The OpenAPI document of every service that has an API, from its routes."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from scripts.services import found
from services.chassis.http.openapi import describe


def generated(root: Path) -> Iterator[tuple[Path, bytes]]:
    for service, document in documents(root):
        text = yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=110)
        yield root / "proto" / "http" / f"{service}.v1.yaml", text.encode()


def documents(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each service that has an API, with its OpenAPI document."""
    for service in found(root):
        yield service, describe(service, import_module(f"services.{service}.app").RESOURCES)
