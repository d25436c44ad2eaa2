# SPDX-License-Identifier: AGPL-3.0-or-later
"""Draws the project's sample: `python -m scripts.demo.replay.sample WHOLE.csv.gz OUT.csv.gz`."""

import csv
import gzip
import hashlib
import io
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from scripts.demo.replay.csv_file import COLUMNS, Request, read
from scripts.demo.replay.local_time import to_moment

ONE_OF, ONE_OF_THE_RARE = 80, 8


def draw(requests: Iterable[Request]) -> list[Request]:
    """Every request whose SHA-256 of `case_id` is divisible by 80, of the rare kinds by 8."""
    return [r for r in requests if _number(r.case_id) % (ONE_OF_THE_RARE if is_rare(r) else ONE_OF) == 0]


def is_rare(request: Request) -> bool:
    """Closed before it was opened, or without a published status."""
    opened, closed = to_moment(request.open_dt), to_moment(request.closed_dt)
    return not request.on_time_status or bool(opened and closed and closed < opened)


def kinds(requests: Iterable[Request]) -> Counter[str]:
    """How many there are of each kind, as the data's README tells."""
    counts: Counter[str] = Counter()
    for request in requests:
        opened, closed = to_moment(request.open_dt), to_moment(request.closed_dt)
        counts["all"] += 1
        if opened and closed and closed < opened:
            counts["closed before opened"] += 1
        if not request.target_dt:
            counts["without a time limit"] += 1
        elif not request.on_time_status:
            counts["with a time limit, without a published status"] += 1
        else:
            counts[f"{'closed' if closed else 'open'}, {request.on_time_status}"] += 1
    return counts


def write(path: Path, requests: Iterable[Request]) -> None:
    """The same rows give the same bytes: no name and no time in the gzip header."""
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(COLUMNS)
    out.writerows(request[1:] for request in requests)
    path.write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))


def _number(case_id: str) -> int:
    return int.from_bytes(hashlib.sha256(case_id.encode()).digest(), "big")


if __name__ == "__main__":
    drawn = draw(read(Path(sys.argv[1]))[0])
    write(Path(sys.argv[2]), drawn)
    for kind, count in sorted(kinds(drawn).items()):
        print(f"| {kind} | {count:,} |")
