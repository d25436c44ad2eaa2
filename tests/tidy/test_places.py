# SPDX-License-Identifier: AGPL-3.0-or-later
"""Places: no file names a package registry's host or a folder of one machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tidy.source import Offence, assert_kept, entries, plant, relative

REGISTRY = re.compile(
    r"\b(?:[\w-]+\.)*(?:(?:pypi|pythonhosted|npmjs|yarnpkg|rubygems|crates|(?:deb|ftp|security)\.debian"
    r"|proxy\.golang|repo1?\.maven|npmmirror)\.(?:org|com|io))\b"
)
MACHINE = re.compile(r"""(?:^|[\s"'`=:(\[])(/(?:root|home/\w+|Users/\w+|work/(?:main|shared|\.library))\b)""")
EXCEPTIONS: dict[str, str] = {}
"""Path → why this file must name such a place."""


def find(root: Path) -> list[Offence]:
    offences = []
    for path in entries(root):
        here = relative(root, path)
        if path.is_file() and here not in EXCEPTIONS:
            for number, line in enumerate(_text(path).splitlines(), 1):
                if REGISTRY.search(line):
                    offences.append(Offence(here, number, "a registry's host: name the package only"))
                if MACHINE.search(line):
                    offences.append(Offence(here, number, "a path of one machine: make it relative"))
    return offences


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


@pytest.mark.parametrize(
    "line",
    [
        "pip install --index-url https://" + "py" + "pi.org/simple x",
        "files." + "pythonhosted" + ".org",
        '"registry": "https://registry.' + "npm" + 'js.org"',
        "deb http://" + "deb.debian" + ".org/debian bookworm main",
        "source = '/" + "root/.cache'",
        "cd /" + "home/somebody/linli",
        "see /" + "work/main/README.md",
    ],
)
def test_planted_place(tmp_path: Path, line: str) -> None:
    plant(tmp_path, "deploy/Dockerfile", f"FROM python\n{line}\n")
    assert [(offence.path, offence.line) for offence in find(tmp_path)] == [("deploy/Dockerfile", 2)]


def test_hidden_folder_of_the_build_is_read_too(tmp_path: Path) -> None:
    plant(tmp_path, ".ci/run", "cd /" + "work/main")
    plant(tmp_path, ".venv/pip.conf", "cd /" + "work/main")
    assert [offence.path for offence in find(tmp_path)] == [".ci/run"]


def test_relative_places_and_urls_stay(tmp_path: Path) -> None:
    plant(tmp_path, "README.md", "[home](https://example.org/home/user) ../shared/data services/root\n")
    assert find(tmp_path) == []
