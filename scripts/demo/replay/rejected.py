# SPDX-License-Identifier: AGPL-3.0-or-later
"""The file of wrong rows: each with its line, why, and the row itself."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from scripts.demo.api import Json
from scripts.demo.replay.csv_file import Request, Unusable


def write(
    file: Path, requests: Iterable[Request], answers: Mapping[int, Json], unusable: Sequence[Unusable]
) -> int:
    """One JSON object a wrong row; how many there are."""
    lines: list[Json] = [
        {"line": bad.line, "code": bad.code, "detail": bad.detail, "row": bad.cells} for bad in unusable
    ]
    for request in requests:
        answer = answers[request.line]
        if answer["result"] == "rejected":
            given = request._asdict()
            facts = {"line": given.pop("line"), "code": answer["code"], "detail": answer["detail"]}
            lines.append({**facts, "row": given})
    with file.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    return len(lines)
