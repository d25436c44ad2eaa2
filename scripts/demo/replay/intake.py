# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sends rows through the public bulk intake: first as they happened, then once more as they stand at last."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from scripts.demo import console
from scripts.demo.api import Json
from scripts.demo.clock import Clock
from scripts.demo.replay.csv_file import Request
from scripts.demo.replay.happenings import Happening, batches
from scripts.demo.replay.local_time import ZONE
from scripts.demo.replay.mark import Mark
from scripts.demo.replay.rows import row
from scripts.demo.setup.boston import City

INTAKE = "/dispatch/v1/intake"
BATCH = 400
TRIES = 5
BUSY = "contention"


@dataclass
class Sent:
    """What became of rows. `answers` are the intake's, by the line of the request in its file."""

    results: Counter[str] = field(default_factory=Counter)
    answers: dict[int, Json] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def rows(self) -> int:
        return self.results.total()

    @property
    def per_second(self) -> float:
        return self.rows / max(self.seconds, 0.001)


def replay(city: City, clock: Clock, todo: Sequence[Happening], mark: Mark, end: datetime) -> Sent:
    """Send what happened, from the mark on; before each batch the clock is set to the batch's end."""

    def step(batch: Sequence[Happening]) -> None:
        clock.set(min(batch[-1].at, end))

    sent = Sent()
    for batch in _sending(city, todo[mark.sent :], sent, step):
        mark.move(len(batch))
        sent.answers.clear()
    return sent


def send_again(city: City, requests: Sequence[Request], now: datetime) -> Sent:
    """Send every request as it stands at last; the answers say what changed and what dispatch judges."""
    sent = Sent()
    finals = [Happening(now, bool(request.closed_dt), request) for request in requests]
    for _ in _sending(city, finals, sent):
        pass
    return sent


def _sending(
    city: City,
    todo: Sequence[Happening],
    sent: Sent,
    before: Callable[[Sequence[Happening]], None] | None = None,
) -> Iterator[Sequence[Happening]]:
    """Send batch by batch, yielding each when it is done."""
    began = time.monotonic()
    with console.Progress(len(todo)) as progress:
        for batch in batches(todo, BATCH):
            if before:
                before(batch)
            _send_batch(city, batch, sent)
            sent.seconds = time.monotonic() - began
            yield batch
            progress.show(sent.rows, _progress(sent, len(todo), batch[-1].at))


def _send_batch(city: City, batch: Sequence[Happening], sent: Sent) -> None:
    """A row that met a faster transaction at every try is sent again, behind the others."""
    for tries_left in reversed(range(TRIES)):
        rows = [row(one.request, city.places, closed=one.closed) for one in batch]
        answers = city.system.dispatch.send_rows(INTAKE, rows)
        if len(answers) != len(batch):
            raise ConnectionError(f"the intake answered {len(answers)} of {len(batch)} rows")
        busy = []
        for one, answer in zip(batch, answers, strict=True):
            if answer["code"] == BUSY and tries_left:
                busy.append(one)
            else:
                sent.results[answer["result"]] += 1
                sent.answers[one.request.line] = answer
        if not busy:
            return
        batch = busy


def _progress(sent: Sent, total: int, at: datetime) -> str:
    left = (total - sent.rows) / sent.per_second
    date = f"{at.astimezone(ZONE):%Y-%m-%d}"
    return f"{sent.rows:,} of {total:,} rows · {date} · {sent.per_second:.0f} rows/s · {left:.0f} s left"
