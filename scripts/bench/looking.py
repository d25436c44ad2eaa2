# SPDX-License-Identifier: AGPL-3.0-or-later
"""Look-ups of deliberation, finance and credit with few and with many rows stored, by time and by query plan.

Of each kind there is a steady one (a vote, a compound, a fund, a file of 500 rows among more and more), and
one that itself grows to a tenth of all rows.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from time import monotonic
from typing import Any, Protocol

from scripts.bench import compounds, entering, stores, voting
from scripts.bench.outcome import Outcome
from scripts.bench.query_plan import Listener
from scripts.bench.run import Run
from scripts.bench.subjects.service import TENANT
from scripts.bench.watching import LookUp, Watch
from services.chassis.clock import system_now
from services.chassis.http import Paged
from services.chassis.ids import new_id
from services.chassis.store import Database, Store
from services.chassis.values import OrgPath, Principal
from services.credit import queries as credit
from services.credit.domain import credit_files, rule_sets
from services.credit.domain.default_rules import DEFAULT
from services.credit.domain.facts import Fact
from services.credit.domain.kinds import Evidence, EvidenceKind, FactKind, SubjectKind
from services.credit.store import KeptRules
from services.credit.store import Tx as CreditTx
from services.deliberation.domain.meeting_rules import MeetingKind
from services.deliberation.domain.meetings import Meeting
from services.deliberation.domain.votes import State
from services.deliberation.policies import MeetingPolicy
from services.deliberation.queries import AtPlace
from services.deliberation.queries.meetings import list_meetings, list_public_meetings
from services.deliberation.queries.votes import show_vote
from services.deliberation.store import Tx as DeliberationTx
from services.finance.queries.books import AsOf, list_balances
from services.finance.store import Tx as FinanceTx

EACH = 500
GROWING_OF = 10
"""One row of so many is of the one that grows."""
HOME = OrgPath(f"/{TENANT}/001/002")
FIRST = date(2026, 1, 1)
DAYS = 60
BETWEEN = timedelta(minutes=7)
KINDS = ("votes", "books", "files")
TOLD = frozenset({"balance_on_day_of_growing", "fact_list_of_growing"})
"""These read a day's or a month's rows: no target is asked."""


class Growing(Protocol):
    """A service's rows and what is asked of them."""

    @property
    def database(self) -> Database: ...
    def grow(self, first: int, last: int) -> None: ...
    def look_ups(self) -> Mapping[str, LookUp]: ...


def looking(run: Run) -> Outcome:
    """Each look-up's time at every number of rows, as a ratio to that at the first."""
    outcome = Outcome("Time of the services' look-ups by number of stored rows", "ms")
    listener = Listener()
    makers: dict[str, Callable[[dict[str, Any]], Growing]] = dict(
        zip(KINDS, (Votes, Books, Files), strict=True)
    )
    for name in run.sizes.looked or KINDS:
        make = makers[name]
        growing = make(run.servers.corner())
        watch = Watch(growing.database, listener, TOLD)
        before = 0
        for rows in run.sizes.rows:
            began = monotonic()
            growing.grow(before, rows)
            before = rows
            run.say(f"  {name}: {rows:,} rows, loaded in {monotonic() - began:,.0f} s")
            watch.take(run, growing.look_ups())
        watch.tell(outcome, run.sizes.rows)
    return outcome


def _group(number: int) -> int:
    """Which one a row is of: -1 is the one that grows."""
    return -1 if number % GROWING_OF == 0 else number // EACH


@dataclass
class Votes:
    """Rolls of votes and meetings of compounds."""

    orders: dict[str, Any]

    def __post_init__(self) -> None:
        self.store: Store[DeliberationTx] = stores.deliberation(self.orders)
        self.database = self.store.database
        self.votes: dict[int, str] = {}
        self.owner = new_id()

    def grow(self, first: int, last: int) -> None:
        numbers = range(first, last)
        for group in sorted({_group(number) for number in numbers} - self.votes.keys()):
            vote = voting.vote(HOME, State.COUNTED)
            compounds.insert(self.database, DeliberationTx.votes, [vote])
            self.votes[group] = vote.id
        roll = (
            voting.entry(self.votes[_group(n)], new_id(), self.owner if n in (0, 1) else new_id())
            for n in numbers
        )
        compounds.insert(self.database, DeliberationTx.roll, roll)
        compounds.insert(self.database, DeliberationTx.meetings, (_meeting(n) for n in numbers))

    def look_ups(self) -> Mapping[str, LookUp]:
        keeper, owner = stores.keeper("deliberation"), Principal(TENANT, self.owner, "Owner")
        steady = AtPlace(place=_compound(0))
        return {
            "tally": partial(self._tally, owner, 0),
            "tally_of_growing": partial(self._tally, owner, -1),
            "meeting_list": lambda: _full(list_meetings(self.store.reader(keeper), steady).items),
            "meeting_list_of_growing": lambda: _full(
                list_public_meetings(self.store.reader(keeper), Paged()).items
            ),
        }

    def _tally(self, owner: Principal, group: int) -> None:
        show_vote(self.store.reader(owner), self.votes[group])


@dataclass
class Books:
    """Entries of funds, and what they come to."""

    orders: dict[str, Any]

    def __post_init__(self) -> None:
        self.store: Store[FinanceTx] = stores.finance(self.orders)
        self.database = self.store.database
        self.funds: dict[int, str] = {}

    def grow(self, first: int, last: int) -> None:
        """The totals of the one that grows are there from the first: there are no more of them later."""
        new = sorted({_group(number) for number in range(first, last)} - self.funds.keys())
        self.funds |= {group: new_id() for group in new}
        made = (entering.fund(self.funds[group], FIRST, HOME) for group in new)
        compounds.insert(self.database, FinanceTx.funds, made)
        for start in range(first, last, compounds.INSERTED * EACH):
            numbers = range(start, min(start + compounds.INSERTED * EACH, last))
            compounds.insert(self.database, FinanceTx.entries, map(self._entry, numbers))
            own = (self._entry(number) for number in numbers if _group(number) in new)
            compounds.insert(self.database, FinanceTx.totals, entering.sums(own))
            new = [group for group in new if group >= 0]

    def _entry(self, number: int) -> Any:  # noqa: ANN401
        day = FIRST + timedelta(days=number % DAYS)
        return entering.entry(self.funds[_group(number)], day, number, HOME)

    def look_ups(self) -> Mapping[str, LookUp]:
        """The fifteenth of the second month."""
        day = AsOf(on=FIRST + timedelta(days=45))
        return {
            "balance_now": partial(self._balances, 0, AsOf()),
            "balance_now_of_growing": partial(self._balances, -1, AsOf()),
            "balance_on_day": partial(self._balances, 0, day),
            "balance_on_day_of_growing": partial(self._balances, -1, day),
        }

    def _balances(self, group: int, asked: AsOf) -> None:
        keeper = stores.keeper("finance")
        _some(list_balances(self.store.reader(keeper), self.funds[group], asked))


@dataclass
class Files:
    """Facts of credit files."""

    orders: dict[str, Any]

    def __post_init__(self) -> None:
        self.store: Store[CreditTx] = stores.credit(self.orders)
        self.database = self.store.database
        self.files: dict[int, str] = {}
        self.digest = rule_sets.digest_of(DEFAULT)
        compounds.insert(self.database, CreditTx.rule_sets, [KeptRules(self.digest, DEFAULT)])

    def grow(self, first: int, last: int) -> None:
        numbers = range(first, last)
        for group in sorted({_group(number) for number in numbers} - self.files.keys()):
            self.files[group] = new_id()
            file, _ = credit_files.open_file(
                self.files[group],
                SubjectKind.COMPANY,
                self.files[group],
                "安居物业",
                OrgPath(f"/{TENANT}"),
                DEFAULT,
                self.digest,
                FIRST,
            )
            compounds.insert(self.database, CreditTx.credit_files, [file])
        compounds.insert(self.database, CreditTx.facts, (_fact(self.files[_group(n)], n) for n in numbers))

    def look_ups(self) -> Mapping[str, LookUp]:
        keeper = stores.keeper("credit")

        def read() -> CreditTx:
            return self.store.reader(keeper)

        return {
            "score": lambda: credit.show_file(read(), self.files[0]),
            "score_of_growing": lambda: credit.show_file(read(), self.files[-1]),
            "score_explained": lambda: _some(
                credit.explain_rating(read(), self.files[0], credit.OnDay()).lines
            ),
            "fact_list_of_growing": lambda: _full(credit.list_facts(read(), self.files[-1], Paged()).items),
        }


def _compound(group: int) -> OrgPath:
    return HOME.child(f"c{group:05d}") if group >= 0 else HOME.child("growing")


def _meeting(number: int) -> Meeting:
    place, at = _compound(_group(number)), system_now() - BETWEEN * number
    return Meeting(
        id=new_id(),
        kind=MeetingKind.RED_HALL,
        title="一月一议",
        place=place,
        within=place.ancestors(),
        venue="红色议事厅",
        starts_at=at,
        items=(),
        rule=MeetingPolicy().rule(MeetingKind.RED_HALL),
        called_by="bench",
        called_at=at,
    )


def _fact(file_id: str, number: int) -> Fact:
    day, now = FIRST + timedelta(days=number % DAYS), system_now()
    return Fact(
        id=new_id(),
        file_id=file_id,
        kind=tuple(FactKind)[number % len(FactKind)],
        place=HOME,
        happened_on=day,
        recorded_on=day,
        recorded_at=now,
        recorded_by="bench",
        evidence=(Evidence(EvidenceKind.DOCUMENT, "bench"),),
        source=f"record/{number}",
        within=HOME.ancestors(),
        quarter="2026Q1",
    )


def _full(found: Iterable[object]) -> None:
    """A page that is not full measures nothing."""
    if len(tuple(found)) != Paged().limit:
        raise RuntimeError("the page is not full")


def _some(found: Iterable[object]) -> None:
    if not tuple(found):
        raise RuntimeError("found nothing")
