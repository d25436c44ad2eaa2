# SPDX-License-Identifier: AGPL-3.0-or-later
"""Entries of more and more funds, and what they come to: balances are looked up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any

from scripts.bench import compounds, entering, stores
from scripts.bench.filling import stored
from scripts.bench.groups import FIRST, GROWING, HOME, STEADY, day_of, group_of, new_groups, some
from scripts.bench.progress import Progress
from scripts.bench.subjects.service import TENANT
from scripts.bench.watching import LookUp
from scripts.debian import Say
from services.chassis.ids import new_id
from services.chassis.store import Store
from services.finance.domain.entries import Entry
from services.finance.domain.totals import Total
from services.finance.queries.books import AsOf, list_balances
from services.finance.store import Tx

HALF = timedelta(days=45)
"""The look-up of a day is on the fifteenth of the second month."""


@dataclass
class Books:
    """`sums`: what the fund that grows comes to, by id of the total; it has no more of them later."""

    orders: dict[str, Any]
    funds: dict[int, str] = field(default_factory=dict)
    sums: dict[str, Total] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.store: Store[Tx] = stores.finance(self.orders)
        self.database = self.store.database

    def grow(self, first: int, last: int, say: Say) -> None:
        """Rows come by whole funds, but for those of the one that grows."""
        new = new_groups(first, last, self.funds)
        self.funds |= {group: new_id() for group in new}
        made = (entering.fund(self.funds[group], FIRST, HOME) for group in new)
        compounds.insert(self.database, Tx.funds, made)
        found = self.sums
        entering.kept(self.database, self._entries(first, last), Progress(say, "entries", last, first), found)
        own = {key: total for key, total in found.items() if total.fund_id == self.funds[GROWING]}
        compounds.insert(self.database, Tx.totals, (found[key] for key in found.keys() - own.keys()))
        self._put(own)
        self.sums = own
        for group in (STEADY, GROWING):
            entering.check(self.store.reader(stores.keeper("finance")), self.funds[group], FIRST)

    def _entries(self, first: int, last: int) -> Iterator[Entry]:
        for number in range(first, last):
            yield entering.entry(self.funds[group_of(number)], day_of(number), number, HOME)

    def _put(self, totals: Mapping[str, Total]) -> None:
        raw = self.database.collection(Tx.totals.name)
        for total in totals.values():
            document = stored(Tx.totals, TENANT, total)
            raw.replace_one({"_id": document["_id"]}, document, upsert=True)

    def look_ups(self) -> Mapping[str, LookUp]:
        day = AsOf(on=FIRST + HALF)
        return {
            "balance_now": partial(self._balances, STEADY, AsOf()),
            "balance_now_of_growing": partial(self._balances, GROWING, AsOf()),
            "balance_on_day": partial(self._balances, STEADY, day),
            "balance_on_day_of_growing": partial(self._balances, GROWING, day),
        }

    def _balances(self, group: int, asked: AsOf) -> None:
        keeper = stores.keeper("finance")
        some(list_balances(self.store.reader(keeper), self.funds[group], asked))
