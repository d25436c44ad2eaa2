# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sends happenings through the public bulk intake while the simulated clock moves with them."""

import json
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from scripts.demo import console
from scripts.demo.api import Api, Json
from scripts.demo.clock import Clock
from scripts.demo.replay.csv_file import Request, Torn
from scripts.demo.replay.happenings import Happening, batches
from scripts.demo.replay.local_time import ZONE
from scripts.demo.replay.rows import row

INTAKE = "/dispatch/v1/intake"
BATCH = 400
TRIES = 5
BUSY = "contention"


@dataclass(frozen=True)
class Rejected:
    """A row that dispatch did not take, and why."""

    request: Request
    code: str
    detail: str


@dataclass
class Sent:
    """What became of the rows."""

    results: Counter[str] = field(default_factory=Counter)
    rejected: list[Rejected] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def rows(self) -> int:
        return self.results.total()


def send(
    dispatch: Api,
    clock: Clock,
    todo: Sequence[Happening],
    places: Mapping[str, str],
    end: datetime,
) -> Sent:
    """Send everything in batches, the clock set to the end of each batch before it is sent."""
    sent, progress, began = Sent(), console.Progress(), time.monotonic()
    for batch in batches(todo, BATCH):
        clock.set(min(batch[-1].at, end))
        _send_batch(dispatch, batch, places, sent)
        sent.seconds = time.monotonic() - began
        progress.show(_progress(sent, len(todo), batch[-1].at))
    progress.end()
    return sent


def _send_batch(dispatch: Api, batch: Sequence[Happening], places: Mapping[str, str], sent: Sent) -> None:
    """A row that met a faster transaction at every try is sent again, behind the others."""
    for attempt in range(TRIES):
        rows = [row(one.request, places, closed=one.closed) for one in batch]
        answers = dispatch.send_rows(INTAKE, rows)
        if len(answers) != len(batch):
            raise ConnectionError(f"the intake answered {len(answers)} of {len(batch)} rows")
        busy = [one for one, answer in zip(batch, answers, strict=True) if answer["code"] == BUSY]
        final = attempt == TRIES - 1
        for one, answer in zip(batch, answers, strict=True):
            if answer["code"] == BUSY and not final:
                continue
            sent.results[answer["result"]] += 1
            if answer["result"] == "rejected":
                sent.rejected.append(Rejected(one.request, answer["code"], answer["detail"]))
        if not busy:
            return
        batch = busy


def _progress(sent: Sent, total: int, at: datetime) -> str:
    speed = sent.rows / sent.seconds
    left = (total - sent.rows) / speed
    date = f"{at.astimezone(ZONE):%Y-%m-%d}"
    return f"{sent.rows:,} of {total:,} rows · {date} · {speed:.0f} rows/s · {left:.0f} s left"


def write_rejected(file: Path, rejected: Sequence[Rejected], torn: Sequence[Torn]) -> None:
    """One JSON object a wrong row: its line, why, and the row itself."""
    with file.open("w", encoding="utf-8") as out:
        for row_cells in torn:
            facts: Json = {"line": row_cells.line, "code": "csv.cells", "detail": "too few or too many cells"}
            out.write(json.dumps({**facts, "row": row_cells.cells}, ensure_ascii=False) + "\n")
        for one in rejected:
            given = one.request._asdict()
            facts = {"line": given.pop("line"), "code": one.code, "detail": one.detail, "row": given}
            out.write(json.dumps(facts, ensure_ascii=False) + "\n")
