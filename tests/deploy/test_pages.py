# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages for operators name commands and options that exist."""

import re
from pathlib import Path

import click
import pytest

from scripts.debian import ROOT
from scripts.linlictl.__main__ import cli

PAGES = [ROOT / "deploy" / f"{name}.md" for name in ("README", "day-2", "sharding")]
COMMAND = re.compile(r"`linlictl ([^`]+)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_names_what_exists(page: Path) -> None:
    told = COMMAND.findall(page.read_text(encoding="utf-8"))
    assert told
    assert [text for text in told if offence(text)] == []


def offence(text: str) -> str:
    """What of a command line there is not; empty when it is all there."""
    command: click.Command = cli
    for word in text.split():
        if word.startswith("--"):
            known = {name for one in command.params for name in one.opts}
            if word not in known:
                return f"{command.name} has no {word}"
        elif isinstance(command, click.Group):
            found = command.commands.get(word)
            if found is None:
                return f"no command {word}"
            command = found
    return "" if command is not cli else "no command"


def test_what_is_not_there_is_found() -> None:
    assert offence("restore --from FOLDER --replace") == ""
    assert offence("keys rotate SERVICE --master") == ""
    assert offence("restore --form FOLDER") == "restore has no --form"
    assert offence("keys turn") == "no command turn"
