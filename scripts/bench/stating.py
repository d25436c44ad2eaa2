# SPDX-License-Identifier: AGPL-3.0-or-later
"""The statement of a quarter with very many postings: how long it takes, and how much memory."""

from collections.abc import Iterator
from time import monotonic

from scripts.bench import compounds, entering, stores
from scripts.bench.children import Child, chassis
from scripts.bench.compounds import COMPOUND
from scripts.bench.measure import Series
from scripts.bench.outcome import Outcome
from scripts.bench.progress import Progress
from scripts.bench.run import Run
from services.chassis.ids import new_id
from services.chassis.store import Database
from services.finance.domain import periods
from services.finance.domain.entries import Entry
from services.finance.domain.places import Place
from services.finance.domain.totals import Total
from services.finance.store import Tx

QUARTER = "2026Q1"
FUNDS = 10
MOST_GROWTH = 1.2
"""The last tenth of a quarter takes no more memory than that times the first."""


def stating(run: Run) -> Outcome:
    """Drawn up by a process of its own, from the first piece to the publication."""
    count = run.sizes.entries
    orders = run.servers.corner(quarter=QUARTER, place=COMPOUND, entries=count)
    store = stores.finance(orders)
    fund = _fill(run, store.database, count)
    entering.check(store.reader(stores.keeper("finance")), fund, periods.bounds(QUARTER)[0])
    with Child(chassis("subjects.state"), orders) as child:
        said = child.hear()
        while "seconds" not in said:
            run.say(f"    {said['entries']:,} of {count:,} entries, {said['mebibytes']:,.0f} MiB")
            said = child.hear()
    if said["entries"] != count:
        raise RuntimeError(f"a statement of {said['entries']} of {count} entries")
    outcome = Outcome(f"The statement of a quarter with {2 * count:,} postings", "s")
    outcome.bar("Linli", Series((said["seconds"],)))
    outcome.figure("statement_seconds", said["seconds"])
    outcome.figure("statement_postings_per_second", 2 * count / said["seconds"])
    outcome.figure("statement_rss_mb", said["most_mebibytes"])
    growth = Series((said["most_mebibytes"] / said["first_mebibytes"],))
    outcome.ratio("statement_memory_growth", growth, most=MOST_GROWTH)
    return outcome


def _fill(run: Run, database: Database, count: int) -> str:
    """The id of one of the funds."""
    began = monotonic()
    first, last = periods.bounds(QUARTER)
    ids = [new_id() for _ in range(FUNDS)]
    whole = Place("c01", COMPOUND, "compound", "c01", True, COMPOUND.ancestors())
    compounds.insert(database, Tx.places, [whole])
    compounds.insert(database, Tx.funds, (entering.fund(one, first) for one in ids))

    def made() -> Iterator[Entry]:
        for number in range(count):
            day = entering.spread(first, last, number, count)
            yield entering.entry(ids[number % FUNDS], day, number)

    found: dict[str, Total] = {}
    entering.kept(database, made(), Progress(run.say, "entries", count), found)
    compounds.insert(database, Tx.totals, found.values())
    run.say(f"  {count:,} entries, loaded in {monotonic() - began:,.0f} s")
    return ids[0]
