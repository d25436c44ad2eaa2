# SPDX-License-Identifier: AGPL-3.0-or-later
"""Requirements: what is locked is used; what nothing imports is only something to keep up to date."""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.tidy.source import Offence, assert_kept, files, nodes, plant, relative, syntax

FOLDERS = ("services", "scripts", "tests", "proto")
NAME = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)")
PROGRAMS = {
    "cyclonedx-bom": "the image's build runs it",
    "beancount": "a test runs it over the exported books, a process of its own",
    "defusedxml": "openpyxl reads XML by it",
    "flask-cors": "moto's server needs it",
    "gunicorn": "serves the APIs and the portal",
    "import-linter": "`make lint` runs lint-imports",
    "moto": "its server is the S3 of the tests, a process of its own",
    "mypy": "`make lint` runs it",
    "ruff": "`make lint` and `make format` run it",
    "secantusdb": "the local MongoDB engine, a process of its own",
    "uv": "`make requirements` and `make setup` run it",
}
"""Requirement → what runs it, where nothing imports it."""


def find(root: Path) -> list[Offence]:
    imported = {name for path in files(root, *FOLDERS) for name in _imports(syntax(path))}
    offences = []
    for path in sorted((root / "requirements").glob("*.in")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            named = NAME.match(line)
            if named and named[1].lower() not in PROGRAMS and not imported & _modules(named[1]):
                message = f"{named[1]} is imported nowhere: take it out, or say in PROGRAMS what runs it"
                offences.append(Offence(relative(root, path), number, message))
    return offences


def _imports(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in nodes(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def _modules(requirement: str) -> set[str]:
    """The modules that a requirement installs; its own name where it is not installed here."""
    return _installed().get(_normal(requirement), {_normal(requirement).replace("-", "_")})


@cache
def _installed() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for module, distributions in packages_distributions().items():
        for distribution in distributions:
            found.setdefault(_normal(distribution), set()).add(module)
    return found


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


def test_planted_library_that_nothing_imports(tmp_path: Path) -> None:
    plant(
        tmp_path,
        "requirements/run.in",
        "# what for\nPyYAML  # catalogues\nlamps==1.2  # light\nuv\n-r x.in\n",
    )
    plant(tmp_path, "services/repair/store.py", "import yaml")
    assert [(offence.line, offence.message.split()[0]) for offence in find(tmp_path)] == [(3, "lamps")]
