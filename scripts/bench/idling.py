# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an idle stack costs: processor time of services, portal and engine while nothing is asked."""

import os
import time
from pathlib import Path

from scripts.bench.measure import Series
from scripts.bench.outcome import Outcome
from scripts.bench.run import Run
from scripts.stack import Stack, plan

SETTLE_S = 8
MOST = 0.03
NOT_COUNTED = ("epmd", "broker")


def idling(run: Run) -> Outcome:
    """A stack of its own, the broker beside it not counted."""
    outcome = Outcome("Share of one core while nothing is asked", "of a core")
    with Stack(only=plan.ALL, say=lambda _: None) as stack:
        time.sleep(SETTLE_S)
        pids = {one.name: one.pid for one in stack.state.all() if one.name not in NOT_COUNTED}
        began, before = time.monotonic(), {name: processor_seconds(pid) for name, pid in pids.items()}
        time.sleep(run.sizes.idle_seconds)
        wall = time.monotonic() - began
        shares = {name: (processor_seconds(pid) - before[name]) / wall for name, pid in pids.items()}
    for name, share in shares.items():
        outcome.bar(name, Series((share,)))
        outcome.figure(f"idle_share.{name}", share)
    outcome.ratio("idle_core_share", Series((sum(shares.values()),)), most=MOST)
    return outcome


def processor_seconds(pid: int) -> float:
    """Of a process and of those that it has started, those that have ended included."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    except OSError:
        return 0.0
    own = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return own + sum(processor_seconds(int(child)) for child in children)
