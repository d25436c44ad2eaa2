# SPDX-License-Identifier: AGPL-3.0-or-later
"""The replay from the first row to the last verdict."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from scripts.demo import console
from scripts.demo.api import Json
from scripts.demo.clock import Clock
from scripts.demo.replay import intake, verdicts
from scripts.demo.replay.csv_file import Request, Torn
from scripts.demo.replay.happenings import happenings
from scripts.demo.replay.local_time import ZONE, Oddity, oddity
from scripts.demo.setup.boston import ROOT, City

DRAWN_AT = datetime(2016, 1, 13, tzinfo=ZONE).astimezone(UTC)
"""The data show the state of this moment."""

SHOWN = 10


class Disagreement(Exception):
    """Dispatch does not say what the city published."""


def replay(
    city: City, clock: Clock, requests: Sequence[Request], torn: Sequence[Torn], rejected_file: Path
) -> Json:
    """Send the requests, compare the verdicts. Raises Disagreement."""
    dispatch = city.system.dispatch
    _tell_oddities(requests)
    todo = happenings(requests, verdicts.known(dispatch))
    sent = intake.send(dispatch, clock, todo, city.places, DRAWN_AT)
    clock.set(DRAWN_AT)
    intake.write_rejected(rejected_file, sent.rejected, torn)
    wrong = len(sent.rejected) + len(torn)
    speed = sent.rows / max(sent.seconds, 0.001)
    console.tick(
        f"{sent.rows:,} rows sent in {sent.seconds:.0f} s ({speed:.0f} rows/s): {_listed(sent.results)}"
    )
    console.tick(f"{wrong} wrong rows, each told in {rejected_file}")
    compared = verdicts.compare(dispatch, requests, sent.rejected, DRAWN_AT)
    _require(compared.mismatches)
    judged = verdicts.numbers(compared.verdicts)
    console.tick(
        f"{sum(judged.values()):,} verdicts agree with the city's without exception: {_listed(judged)}"
    )
    looked_at, contradicting = verdicts.breaches_disagreeing(dispatch, ROOT, DRAWN_AT)
    _require(contradicting)
    console.tick(f"breaches and overdue flags of {looked_at:,} orders agree with their verdicts")
    return {
        "rows": len(requests) + len(torn),
        **judged,
        "mismatches": 0,
        "rejected": wrong,
        "without_limit": compared.without_limit,
        "without_status": compared.without_status,
        "sent": {name: sent.results[name] for name in ("created", "updated", "unchanged", "rejected")},
        "rows_per_second": round(speed, 1),
        "seconds": round(sent.seconds, 1),
        "rejected_file": str(rejected_file),
    }


def _tell_oddities(requests: Sequence[Request]) -> None:
    """Say how many local times lie in a change of the clocks, and how they are read."""
    odd = Counter(oddity(text) for r in requests for text in (r.open_dt, r.target_dt, r.closed_dt))
    console.tick(
        f"local times of America/New_York: {odd[Oddity.TWICE]} come twice (read as the first), "
        f"{odd[Oddity.NEVER]} do not exist (counted from before the gap)"
    )


def _require(mismatches: Sequence[str]) -> None:
    if mismatches:
        shown = "\n".join(f"    {line}" for line in mismatches[:SHOWN])
        raise Disagreement(f"{len(mismatches)} requests disagree:\n{shown}")


def _listed(counts: Counter[str] | dict[str, int]) -> str:
    return ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in sorted(counts.items()))
