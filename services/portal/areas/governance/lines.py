# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lists that are typed as text: a line a thing, its parts between semicolons; or clause by clause."""

import re
from collections.abc import Iterable
from typing import Any

from services.portal.areas.council.acts import wrong, wrong_line
from services.portal.client.models.deliberation import ClauseView

BETWEEN = re.compile(r"[;；|\t]")
HEADING = re.compile(
    r"(?:第\s*([0-9]{1,3})\s*条|(?:Article|Clause)\s+([0-9]{1,3}))[\s.:：、]*(.*)", re.IGNORECASE
)
"""“第3条 停车”, “Article 3 Parking”: where a clause begins."""


def rows(field: str, lines: Iterable[str], *names: str) -> list[dict[str, str]]:
    """The parts of each line by their names. Raises Problem at the field for a line of more or fewer."""
    found = [[part.strip() for part in BETWEEN.split(line)] for line in lines]
    for number, parts in enumerate(found):
        if len(parts) != len(names) or not all(parts):
            raise wrong_line(field, number)
    return [dict(zip(names, parts, strict=True)) for parts in found]


def clauses(field: str, text: str) -> list[dict[str, Any]]:
    """The clauses of a text. Raises Problem at the field where it does not begin with one."""
    found: list[dict[str, Any]] = []
    for line in text.splitlines():
        heading = HEADING.fullmatch(line.strip())
        if heading:
            number = int(heading[1] or heading[2])
            found.append({"number": number, "title": heading[3].strip(), "text": ""})
        elif found:
            found[-1]["text"] += f"{line.rstrip()}\n"
        elif line.strip():
            raise wrong(field)
    if not found:
        raise wrong(field)
    return [one | {"text": one["text"].strip()} for one in found]


def text_of(found: Iterable[ClauseView]) -> str:
    """The clauses as they are typed."""
    return "\n\n".join(f"第{one.number}条 {one.title}\n{one.text}" for one in found)
