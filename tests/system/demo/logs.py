# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the logs of the demo's services must not hold: whom it knows, how to reach them, and every secret."""

import re
from pathlib import Path

from scripts.demo import districts
from scripts.demo.run import Demo

SECRET = re.compile(r"PASSWORD|SECRET|_KEY$")
TOKEN = re.compile(r"eyJ[A-Za-z0-9_-]{10,}\.")
"""How a JWT begins."""


def told_in_logs(demo: Demo) -> set[str]:
    """Names, telephone numbers, citizen ids, passwords, keys and tokens that a line of a log holds."""
    text = "".join(file.read_text(errors="replace") for file in logs(demo))
    return {word for word in known(demo) if word in text} | set(TOKEN.findall(text))


def logs(demo: Demo) -> list[Path]:
    return sorted((demo.stack.state.folder / "logs").glob("*.jsonl*"))


def known(demo: Demo) -> set[str]:
    people = {
        word
        for district in districts.load()
        for who in districts.ROLES
        for word in (district.people[who], district.phone(who), district.citizen_id(who))
    }
    people |= {district.administrator for district in districts.load()}
    settings = {value for name, value in demo.stack.settings.items() if SECRET.search(name) and value}
    assert demo.realm
    return (
        people
        | settings
        | {demo.kept.password, *demo.kept.clients.values(), *demo.kept.hooks.values(), *demo.realm.tokens}
    )
