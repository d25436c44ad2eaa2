# SPDX-License-Identifier: AGPL-3.0-or-later
"""Facts of more and more credit files, each with the score that they come to: scores are looked up."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from scripts.bench import compounds, stores
from scripts.bench.groups import FIRST, GROWING, HOME, STEADY, day_of, full, group_of, new_groups, some
from scripts.bench.progress import Progress
from scripts.bench.subjects.service import TENANT
from scripts.bench.watching import LookUp
from scripts.debian import Say
from services.chassis.clock import system_now
from services.chassis.http import Paged
from services.chassis.ids import new_id
from services.chassis.store import Store
from services.chassis.values import OrgPath
from services.credit import queries
from services.credit.domain import credit_files, rule_sets, scoring
from services.credit.domain.default_rules import DEFAULT
from services.credit.domain.facts import Counted, Fact
from services.credit.domain.kinds import Evidence, EvidenceKind, FactKind, SubjectKind
from services.credit.domain.rule_sets import KeptRules
from services.credit.domain.scoring import Sum
from services.credit.store import Tx

SUMMED = 5_000
"""Parts of a sum are added up so many at a time."""


@dataclass
class Reckoned:
    """What the facts of a file come to; `next_on`: when time changes it."""

    sums: tuple[Sum, ...] = ()
    next_on: date | None = None
    parts: list[Counted | None] = field(default_factory=list)

    def add(self, fact: Fact) -> None:
        self.parts.append(fact.counted)
        self.next_on = min((day for day in (self.next_on, fact.next_on) if day), default=None)
        if len(self.parts) >= SUMMED:
            self.all()

    def all(self) -> tuple[Sum, ...]:
        self.sums = scoring.changed(self.sums, (), self.parts)
        self.parts.clear()
        return self.sums


@dataclass
class Files:
    orders: dict[str, Any]
    files: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.store: Store[Tx] = stores.credit(self.orders)
        self.database = self.store.database
        self.digest = rule_sets.digest_of(DEFAULT)
        self.today = self.store.reader(stores.keeper("credit")).today
        self.reckoned: dict[str, Reckoned] = defaultdict(Reckoned)
        compounds.insert(self.database, Tx.rule_sets, [KeptRules(self.digest, DEFAULT)])

    def grow(self, first: int, last: int, say: Say) -> None:
        """Facts come by whole files, but for those of the one that grows; credit itself keeps the files."""
        new = new_groups(first, last, self.files)
        self.files |= {group: new_id() for group in new}
        for group in new:
            self._transact(partial(self._open, self.files[group]))
        compounds.insert(
            self.database, Tx.facts, self._facts(first, last), Progress(say, "facts", last, first)
        )
        for group in {GROWING, *new}:
            self._transact(partial(self._rate, self.files[group]))
        self._check(self.files[STEADY])

    def _transact(self, work: Callable[[Tx], None]) -> None:
        self.store.transact(stores.keeper("credit"), work)

    def _open(self, file_id: str, tx: Tx) -> None:
        whose = (file_id, SubjectKind.COMPANY, file_id, "安居物业", OrgPath(f"/{TENANT}"))
        file, events = credit_files.open_file(*whose, DEFAULT, self.digest, FIRST)
        tx.credit_files.add(file, *events)

    def _facts(self, first: int, last: int) -> Iterator[Fact]:
        for number in range(first, last):
            fact = self._fact(self.files[group_of(number)], number)
            self.reckoned[fact.file_id].add(fact)
            yield fact

    def _fact(self, file_id: str, number: int) -> Fact:
        day = day_of(number)
        fact = Fact(
            id=new_id(),
            file_id=file_id,
            kind=tuple(FactKind)[number % len(FactKind)],
            place=HOME,
            happened_on=day,
            recorded_on=day,
            recorded_at=system_now(),
            recorded_by="bench",
            evidence=(Evidence(EvidenceKind.DOCUMENT, "bench"),),
            source=f"record/{number}",
            within=HOME.ancestors(),
            quarter="2026Q1",
        )
        weight = scoring.weigh(fact, DEFAULT, self.today, self.today)
        soonest = scoring.next_change(fact, DEFAULT, self.today)
        return replace(fact, counted=scoring.counted(fact, weight), next_on=soonest)

    def _rate(self, file_id: str, tx: Tx) -> None:
        reckoned = self.reckoned[file_id]
        file = replace(tx.credit_files.get(file_id), next_on=reckoned.next_on)
        tx.keep_file(*credit_files.rate(file, reckoned.all(), DEFAULT, self.digest, self.today))

    def _check(self, file_id: str) -> None:
        """Credit itself comes to the same score. Raises RuntimeError."""
        told = queries.explain_rating(self._read(), file_id, queries.OnDay())
        if told.found.score != told.file.score:
            raise RuntimeError(f"file {file_id}: its score is not that of its facts")

    def _read(self) -> Tx:
        return self.store.reader(stores.keeper("credit"))

    def look_ups(self) -> Mapping[str, LookUp]:
        steady, growing = self.files[STEADY], self.files[GROWING]
        return {
            "score": lambda: queries.show_file(self._read(), steady),
            "score_of_growing": lambda: queries.show_file(self._read(), growing),
            "score_explained": lambda: some(
                queries.explain_rating(self._read(), steady, queries.OnDay()).lines
            ),
            "fact_list_of_growing": lambda: full(queries.list_facts(self._read(), growing, Paged()).items),
        }
