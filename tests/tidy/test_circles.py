# SPDX-License-Identifier: AGPL-3.0-or-later
"""Circles: no module needs, over others, itself; `TYPE_CHECKING` is where such a circle hides."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.tidy.source import Offence, assert_kept, files, imports, module_name, plant, relative, syntax

HIDING = (
    "import it plainly: what both modules need belongs in a third, or behind a Protocol of the asking one"
)


def find(root: Path) -> list[Offence]:
    paths = {module_name(root, path): path for path in files(root, "services")}
    hidden = [
        Offence(relative(root, path), line, HIDING)
        for path in paths.values()
        for name, line in imports(syntax(path))
        if name == "typing.TYPE_CHECKING"
    ]
    needs = {module: _needs(module, path, paths) for module, path in paths.items()}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        circle = error.args[1]
        hidden.append(
            Offence(relative(root, paths[circle[0]]), 1, f"cut the circle {' <- '.join(circle)}: {HIDING}")
        )
    return hidden


def _needs(module: str, path: Path, paths: dict[str, Path]) -> set[str]:
    """The project's modules that it imports, wherever in the file."""
    found = {_module(name, paths) for name, _ in imports(syntax(path))}
    return found - {module, ""}


def _module(name: str, paths: dict[str, Path]) -> str:
    while name and name not in paths:
        name = name.rpartition(".")[0]
    return name


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


@pytest.mark.parametrize(
    "text",
    [
        "from typing import TYPE_CHECKING\n",
        "from services.repair.domain.lamps import Lamp\n",
        "def lamp():\n    from services.repair.domain import lamps\n",
    ],
)
def test_planted_circle(tmp_path: Path, text: str) -> None:
    plant(tmp_path, "services/repair/domain/__init__.py")
    plant(tmp_path, "services/repair/domain/lamps.py", "import services.repair.domain.poles\n")
    plant(tmp_path, "services/repair/domain/poles.py", text)
    assert len(find(tmp_path)) == 1


def test_a_package_may_import_what_lies_in_it(tmp_path: Path) -> None:
    plant(tmp_path, "services/repair/__init__.py", "from services.repair.lamps import Lamp\n")
    plant(tmp_path, "services/repair/lamps.py", "import services.repair.poles\n")
    plant(tmp_path, "services/repair/poles.py")
    assert find(tmp_path) == []
