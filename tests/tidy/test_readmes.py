# SPDX-License-Identifier: AGPL-3.0-or-later
"""READMEs: every folder of the house has one, and their tables say what the code says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tidy.source import Offence, assert_kept, entries, plant, relative, services

FOLDERS = ("", "services", "services/chassis", "proto", "deploy", "scripts", "tests")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
CODE = re.compile(r"`([^`]+)`")


def find(root: Path) -> list[Offence]:
    offences = [offence for service in services(root) for offence in _tables(root, service)]
    offences += [
        Offence(f"{folder}/README.md".lstrip("/"), 1, "say what belongs here and what does not")
        for folder in FOLDERS
        if (root / folder).is_dir() and not (root / folder / "README.md").is_file()
    ]
    offences += _modules(root)
    for path in entries(root):
        if path.suffix == ".md":
            offences += _links(root, path)
    return offences


def _tables(root: Path, service: Path) -> Iterator[Offence]:
    readme = service / "README.md"
    if not readme.is_file():
        return
    commands = {path.stem for path in (service / "commands").glob("*.py") if path.name != "__init__.py"}
    line, told = _first_column(readme, "Commands")
    here = relative(root, readme)
    for name in sorted(commands - told):
        yield Offence(here, line, f"“Commands” lacks a row for {name}")
    for name in sorted(told - commands):
        yield Offence(here, line, f"“Commands” has a row for {name}, which the code has not")


def _first_column(readme: Path, heading: str) -> tuple[int, set[str]]:
    """The line of a heading, and the `code` in the first cell of each row of the table under it."""
    line, told, inside = 1, set(), False
    for number, text in enumerate(readme.read_text(encoding="utf-8").splitlines(), 1):
        if text.startswith("#"):
            inside = text.strip("# ").lower().startswith(heading.lower())
            line = number if inside else line
        elif inside and text.startswith("|"):
            told |= {name.rpartition(".")[2] for name in CODE.findall(text.split("|")[1])}
    return line, told


def _modules(root: Path) -> Iterator[Offence]:
    """The chassis' README has one line for each of its modules."""
    readme = root / "services" / "chassis" / "README.md"
    if not readme.is_file():
        return
    found = {path for path in readme.parent.iterdir() if not path.name.startswith("__")} - {readme}
    real = {path.name + "/" if path.is_dir() else path.stem for path in found}
    line, told = _first_column(readme, "Modules")
    here = relative(root, readme)
    for name in sorted(real - told):
        yield Offence(here, line, f"no line for `{name}`: say in one what it is for")
    for name in sorted(told - real):
        yield Offence(here, line, f"a line for `{name}`, which is not there")


def _links(root: Path, path: Path) -> Iterator[Offence]:
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for target in LINK.findall(text):
            if not (path.parent / target).exists():
                yield Offence(relative(root, path), number, f"the link to {target} leads nowhere")


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


README = """# repair

## Commands

| command | may |
|---|---|
| `accept_order` | `repair.orders.accept` |
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    plant(tmp_path, "services/repair/README.md", README)
    plant(tmp_path, "services/repair/commands/accept_order.py")
    plant(tmp_path, "services/chassis/README.md", "## Modules\n| `store/` | x |\n| `clock` | y |\n")
    plant(tmp_path, "services/chassis/store/unit.py")
    plant(tmp_path, "services/chassis/clock.py")
    for folder in set(FOLDERS) - {"services/chassis"}:
        plant(tmp_path, f"{folder}/README.md".lstrip("/"), "# x")
    assert find(tmp_path) == []
    return tmp_path


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("services/repair/commands/close_order.py", "", "“Commands” lacks a row for close_order"),
        (
            "services/repair/README.md",
            README.replace("accept_order", "lose_order"),
            "has a row for lose_order",
        ),
        ("services/chassis/timers.py", "", "no line for `timers`"),
        ("services/chassis/README.md", "## Modules\n| `store/` `clock` `gone` | |", "a line for `gone`"),
        ("proto/README.md", "see [there](../nowhere/page.md)", "leads nowhere"),
    ],
)
def test_planted_disagreement(house: Path, path: str, text: str, said: str) -> None:
    plant(house, path, text)
    assert [offence for offence in find(house) if said in offence.message], find(house)


@pytest.mark.parametrize("folder", FOLDERS)
def test_planted_folder_without_readme(house: Path, folder: str) -> None:
    (house / folder / "README.md").unlink()
    assert [offence.message for offence in find(house)] == ["say what belongs here and what does not"]
