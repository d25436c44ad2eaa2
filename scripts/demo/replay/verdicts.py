# SPDX-License-Identifier: AGPL-3.0-or-later
"""Compares what dispatch says about each request with what the city published."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from scripts.demo.api import Json
from scripts.demo.replay.csv_file import Request
from scripts.demo.replay.rows import fault

PUBLISHED = {"ONTIME": "on_time", "OVERDUE": "overdue"}
NO_LIMIT = "none"


@dataclass
class Comparison:
    """`judged` counts dispatch's verdicts on the rows that the city judged; `mismatches` tells each."""

    judged: Counter[str] = field(default_factory=Counter)
    without_limit: int = 0
    without_status: int = 0
    mismatches: list[str] = field(default_factory=list)


def compare(requests: Iterable[Request], answers: Mapping[int, Json], end: datetime) -> Comparison:
    """Every request is judged as published, or rejected for what is wrong with it; nothing else will do."""
    result = Comparison()
    for request in requests:
        answer, expected = answers[request.line], fault(request, end)
        if answer["code"] != (expected or ""):
            told = f"answered {answer['code'] or answer['result']!r}, expected {expected or 'no fault'}"
            result.mismatches.append(f"{request.case_id}: {told}")
        elif expected is None:
            _judge(result, request, answer["verdict"])
    return result


def _judge(result: Comparison, request: Request, verdict: str) -> None:
    published = PUBLISHED.get(request.on_time_status)
    if not request.target_dt:
        result.without_limit += 1
        expected = NO_LIMIT
    elif published is None:
        result.without_status += 1
        return
    else:
        result.judged[verdict] += 1
        expected = published
    if verdict != expected:
        result.mismatches.append(f"{request.case_id}: dispatch says {verdict}, the city {expected}")
