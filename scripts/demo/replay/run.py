# SPDX-License-Identifier: AGPL-3.0-or-later
"""The replay from the first row to the last verdict."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from scripts.demo import console
from scripts.demo.api import Json
from scripts.demo.clock import Clock
from scripts.demo.replay import breaches, intake, rejected, verdicts
from scripts.demo.replay.csv_file import Request, Unusable, read
from scripts.demo.replay.happenings import happenings
from scripts.demo.replay.local_time import ZONE, Oddity, oddity
from scripts.demo.replay.mark import Mark
from scripts.demo.setup.boston import City

DRAWN_AT = datetime(2016, 1, 13, tzinfo=ZONE).astimezone(UTC)
"""The data show the state of this moment."""

SHOWN = 10


class Disagreement(Exception):
    """Dispatch does not say what the city published, or took a row twice."""


@dataclass(frozen=True)
class Data:
    """A file of requests."""

    file: Path
    requests: list[Request]
    unusable: list[Unusable]

    @classmethod
    def load(cls, file: Path) -> "Data":
        """Raises DataError."""
        return cls(file, *read(file))

    @property
    def neighborhoods(self) -> set[str]:
        return {request.neighborhood for request in self.requests if request.neighborhood}


def replay(city: City, clock: Clock, data: Data, note: Path, rejected_file: Path) -> Json:
    """Send the requests as they happened, then compare; `note` remembers how far they were sent.

    Raises Disagreement, NotDrained.
    """
    _tell_oddities(data.requests)
    todo, mark = happenings(data.requests), Mark.of(data.file, note)
    if mark.sent:
        console.tick(f"{mark.sent:,} of {len(todo):,} rows were sent by an earlier run")
    sent = intake.replay(city, clock, todo, mark, DRAWN_AT)
    if sent.rows:
        pace = f"{sent.rows:,} rows in {sent.seconds:.0f} s ({sent.per_second:.0f}/s)"
        console.tick(f"{pace}: {_listed(sent.results)}")
    clock.set(DRAWN_AT)
    again = intake.send_again(city, data.requests, DRAWN_AT)
    _require(
        [f"{count} rows {what}" for what, count in again.results.items() if what in ("created", "updated")]
    )
    console.tick(f"all sent once more: {_listed(again.results)}, nothing changed")
    wrong = rejected.write(rejected_file, data.requests, again.answers, data.unusable)
    console.tick(f"{wrong} wrong rows, each told in {rejected_file}")
    compared = verdicts.compare(data.requests, again.answers, DRAWN_AT)
    _require(compared.mismatches)
    console.tick(
        f"{compared.judged.total():,} verdicts agree with the city's without exception: "
        f"{_listed(compared.judged)}; {compared.without_limit:,} requests have no limit"
    )
    _check_breaches(city, again.answers)
    return {
        "rows": len(data.requests) + len(data.unusable),
        "on_time": compared.judged["on_time"],
        "overdue": compared.judged["overdue"],
        "mismatches": 0,
        "rejected": wrong,
        "without_limit": compared.without_limit,
        "without_status": compared.without_status,
        "sent": dict(sent.results),
        "sent_again": dict(again.results),
        "rows_per_second": round(sent.per_second, 1),
        "rejected_file": str(rejected_file),
    }


def _check_breaches(city: City, answers: Mapping[int, Json]) -> None:
    overdue = sum(answer["verdict"] == "overdue" for answer in answers.values())
    breached = breaches.await_timers(city.system.dispatch, overdue)
    looked_at, contradicting = breaches.disagreeing(city.system.dispatch, answers, DRAWN_AT)
    _require(contradicting)
    console.tick(
        f"{breached:,} orders bear a breach, {overdue:,} are overdue; "
        f"flags and breaches of {looked_at} orders, looked at one by one, agree"
    )


def _tell_oddities(requests: Sequence[Request]) -> None:
    """Say how many local times lie in a change of the clocks, and how they are read."""
    odd = Counter(oddity(text) for r in requests for text in (r.open_dt, r.target_dt, r.closed_dt))
    console.tick(
        f"local times of {ZONE.key}: {odd[Oddity.TWICE]} come twice (read as the first), "
        f"{odd[Oddity.NEVER]} do not exist (counted from before the gap)"
    )


def _require(mismatches: Sequence[str]) -> None:
    if mismatches:
        shown = "\n".join(f"    {line}" for line in mismatches[:SHOWN])
        raise Disagreement(f"{len(mismatches)} disagreements:\n{shown}")


def _listed(counts: Counter[str]) -> str:
    parts = [f"{count:,} {name.replace('_', ' ')}" for name, count in sorted(counts.items())]
    return ", ".join(parts)
