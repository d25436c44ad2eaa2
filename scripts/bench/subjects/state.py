# SPDX-License-Identifier: AGPL-3.0-or-later
"""Closes a quarter and draws up its statement as a worker does; says how far it is, its time and memory."""

import os
from time import monotonic

from scripts.bench import stores
from scripts.bench.memory import resident
from scripts.bench.subjects.speech import orders, say
from services.chassis.values import OrgPath
from services.finance.domain import periods
from services.finance.domain.statements import Statement, StatementState
from services.finance.domain.timer_kinds import DRAW
from services.finance.store import Tx

NEWS_EVERY_S = 5.0


def main() -> None:
    given = orders()
    store, keeper = stores.finance(given), stores.keeper("finance")
    place, quarter = OrgPath(given["place"]), given["quarter"]

    def begin(tx: Tx) -> str:
        """The books are closed, and what was under way when they were is over."""
        period, events = periods.close(periods.period(place, quarter), tx.today(place), "bench", tx.now)
        tx.periods.add(period, *events)
        drawn = Statement(
            id=tx.new_id(),
            place=place,
            within=place.ancestors(),
            quarter=quarter,
            keeper="bench",
            begun_at=tx.now,
        )
        tx.statements.add(drawn)
        tx.timers.set(DRAW, drawn.id, tx.now, position="")
        return drawn.id

    statement_id = store.transact(keeper, begin)
    due = stores.finance_due(store)
    began = told = monotonic()
    first = most = 0.0
    entries = 0
    while due.step() and (drawn := store.reader(keeper).statements.get(statement_id)).state is (
        StatementState.DRAWING
    ):
        entries, size = drawn.entries, resident(os.getpid())
        most = max(most, size)
        first = first or (size if entries >= given["entries"] // 10 else 0.0)
        if monotonic() - told > NEWS_EVERY_S:
            told = monotonic()
            say(entries=entries, mebibytes=size)
    say(
        seconds=monotonic() - began,
        entries=store.reader(keeper).statements.get(statement_id).entries,
        first_mebibytes=first or most,
        most_mebibytes=most,
    )


if __name__ == "__main__":
    main()
