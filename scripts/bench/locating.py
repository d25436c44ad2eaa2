# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an order with a point costs more than one without: it counts in the cells of the map."""

from functools import partial
from itertools import count
from time import monotonic

from scripts.bench import stores
from scripts.bench.measure import alternate
from scripts.bench.outcome import Outcome
from scripts.bench.run import Run
from services.chassis.store import Store
from services.dispatch.commands import report_order
from services.dispatch.commands.report_order import Point, ReportOrder
from services.dispatch.store import Tx

HOME = stores.HOME.child("001").child("002")
BLOCKS = 40
"""Orders lie in so many street blocks, one after the other."""


def locating(run: Run) -> Outcome:
    """Reports of either kind in turn, on one engine."""
    with run.servers.fresh_engine() as uri:
        store = stores.dispatch(run.servers.corner() | {"mongodb_uri": uri})
        numbers = count()
        ways = {
            "located": lambda: _reported(store, run.sizes.reported, numbers, located=True),
            "unlocated": lambda: _reported(store, run.sizes.reported, numbers, located=False),
        }
        taken = alternate(ways, run.sizes.request_turns, run.say)
        store.database.close()
    outcome = Outcome("Orders reported a second, with a point and without", "orders/s")
    for name, series in taken.items():
        outcome.bar(name, series)
        outcome.figure(f"reported_per_second.{name}", series)
    outcome.ratio("unlocated_vs_located", taken["unlocated"].over(taken["located"]), most=1.3)
    return outcome


def _reported(store: Store[Tx], many: int, numbers: "count[int]", *, located: bool) -> float:
    """So many a second."""
    clerk, began = stores.keeper("dispatch"), monotonic()
    for _ in range(many):
        block = next(numbers) % BLOCKS
        point = Point(latitude=31.45 + block * 0.003, longitude=121.1 + block * 0.002) if located else None
        said = f"第 {block} 街坊路灯不亮"
        cmd = ReportOrder(category="lamp", description=said, place_path=HOME, location=point)
        store.transact(clerk, partial(report_order.handle, cmd=cmd))
    return many / (monotonic() - began)
