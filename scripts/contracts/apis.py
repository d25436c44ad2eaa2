# SPDX-License-Identifier: AGPL-3.0-or-later
"""The OpenAPI document of every service that has an API, from its routes."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import yaml

from scripts.services import found
from services.chassis.http.openapi import describe


def generated(root: Path) -> Iterator[tuple[Path, bytes]]:
    for service in found(root):
        resources = import_module(f"services.{service}.app").RESOURCES
        text = yaml.safe_dump(describe(service, resources), sort_keys=False, allow_unicode=True, width=110)
        yield root / "proto" / "http" / f"{service}.v1.yaml", text.encode()
