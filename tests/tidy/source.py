# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every rule reads: the project's files, their syntax trees, and the form of an offence."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
KEPT_HIDDEN = {".ci"}
GENERATED = re.compile(r"_pb2(_grpc)?\.pyi?$|/domain/events\.py$|/client/models/\w+\.py$")
NOT_SERVICES = {"chassis", "portal", "__pycache__"}


@dataclass(frozen=True, order=True)
class Offence:
    """One place that breaks a rule; `message` says what to write instead."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


Rule = Callable[[Path], list[Offence]]


def assert_kept(rule: Rule) -> None:
    """Fail with one line an offence when the project breaks the rule."""
    offences = sorted(rule(ROOT))
    assert not offences, "\n" + "\n".join(map(str, offences))


def plant(root: Path, path: str, text: str = "") -> Path:
    """Write one file of a small tree that a rule is shown."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def relative(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def entries(root: Path, *folders: str) -> Iterator[Path]:
    """Every file and folder of the project below the given folders; caches and what is hidden left out."""
    for folder in folders or (".",):
        yield from _of_the_project(folder) if root == ROOT else _walk(root / folder)


@cache
def _of_the_project(folder: str) -> tuple[Path, ...]:
    """Walked once a run: the rules change nothing in it."""
    return tuple(_walk(ROOT / folder))


def _walk(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir()):
        if entry.is_dir():
            if entry.name == "__pycache__" or (entry.name[0] == "." and entry.name not in KEPT_HIDDEN):
                continue
            yield entry
            yield from _walk(entry)
        elif entry.is_file() and entry.name != ".git":
            yield entry


def files(root: Path, *folders: str, suffixes: tuple[str, ...] = (".py",)) -> Iterator[Path]:
    """The written (not generated) files with one of the suffixes."""
    for entry in entries(root, *folders):
        if entry.suffix in suffixes and _is_written(entry):
            yield entry


@cache
def _is_written(entry: Path) -> bool:
    return entry.is_file() and not GENERATED.search(entry.as_posix())


def services(root: Path) -> list[Path]:
    """The folders of the services proper: every one but the chassis and the portal."""
    folder = root / "services"
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in found if path.is_dir() and path.name not in NOT_SERVICES)


def syntax(path: Path) -> ast.Module:
    """The file's syntax tree, parsed once a run."""
    return _parsed(path, path.stat().st_mtime_ns)


@cache
def _parsed(path: Path, _changed_ns: int) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def nodes(tree: ast.Module) -> tuple[ast.AST, ...]:
    """Every node of the tree but the contexts of names, in the order of `ast.walk`; walked once a run."""
    found: list[ast.AST] = [tree]
    for node in found:
        for name in node._fields:
            value = getattr(node, name, None)
            if isinstance(value, list):
                found += [part for part in value if isinstance(part, ast.AST)]
            elif isinstance(value, ast.AST) and name != "ctx":
                found.append(value)
    return tuple(found)


@cache
def constants(tree: ast.Module) -> tuple[tuple[object, int], ...]:
    """Every literal with its line."""
    return tuple((node.value, node.lineno) for node in nodes(tree) if isinstance(node, ast.Constant))


def module_name(root: Path, path: Path) -> str:
    """`services/finance/domain/ledger.py` → `services.finance.domain.ledger`."""
    return relative(root, path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imports(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every imported module with its line; `from a import b` counts as `a.b`."""
    for node in nodes(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def within(module: str, *packages: str) -> bool:
    """Whether the dotted name is one of the packages or lies inside one."""
    return any(module == package or module.startswith(f"{package}.") for package in packages)


@cache
def aliases(tree: ast.Module) -> dict[str, str]:
    """What each imported name stands for: `from os import path as p` → {"p": "os.path"}."""
    names: dict[str, str] = {}
    for node in nodes(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.split(".")[0]
                names[alias.asname or top] = alias.name if alias.asname else top
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.update({alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names})
    return names


@cache
def references(tree: ast.Module) -> tuple[tuple[str, int], ...]:
    """Every use of an imported or built-in name, in full, with its line."""
    names = aliases(tree)
    inner = {node.value for node in nodes(tree) if isinstance(node, ast.Attribute)}
    found = (
        (dotted(node, names), node.lineno)
        for node in nodes(tree)
        if isinstance(node, ast.Name | ast.Attribute) and node not in inner
    )
    return tuple((name, line) for name, line in found if name)


def dotted(node: ast.expr, names: dict[str, str]) -> str:
    """The full dotted name an expression refers to; empty when it hangs on a local name or a value."""
    if isinstance(node, ast.Name):
        return names.get(node.id, node.id if hasattr(builtins, node.id) else "")
    if isinstance(node, ast.Attribute):
        base = dotted(node.value, names)
        return f"{base}.{node.attr}" if base else ""
    return ""
