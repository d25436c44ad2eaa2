# SPDX-License-Identifier: AGPL-3.0-or-later
"""Look-ups of deliberation, finance and credit with few and with many rows stored, by time and by query plan.

Of each kind there is a steady one (a vote, a compound, a fund, a file of 500 rows among more and more), and
one that itself grows to a tenth of all rows.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from time import monotonic
from typing import Any, Protocol

from scripts.bench import compounds, stores, voting
from scripts.bench.groups import GROWING, HOME, STEADY, full, group_of, new_groups
from scripts.bench.growing_books import Books
from scripts.bench.growing_files import Files
from scripts.bench.outcome import Outcome
from scripts.bench.progress import Progress
from scripts.bench.query_plan import Listener
from scripts.bench.run import Run
from scripts.bench.subjects.service import TENANT
from scripts.bench.watching import LookUp, Watch
from scripts.debian import Say
from services.chassis.clock import system_now
from services.chassis.http import Paged
from services.chassis.ids import new_id
from services.chassis.store import Database, Store
from services.chassis.values import OrgPath, Principal
from services.deliberation.domain.meeting_rules import MeetingKind
from services.deliberation.domain.meetings import Meeting
from services.deliberation.domain.votes import State
from services.deliberation.policies import MeetingPolicy
from services.deliberation.queries import AtPlace
from services.deliberation.queries.meetings import list_meetings, list_public_meetings
from services.deliberation.queries.votes import show_vote
from services.deliberation.store import Tx as DeliberationTx

BETWEEN = timedelta(minutes=7)
KINDS = ("votes", "books", "files")
TOLD = frozenset({"balance_on_day_of_growing", "fact_list_of_growing"})
"""These read a day's or a month's rows: no target is asked."""


class Growing(Protocol):
    """A service's rows and what is asked of them."""

    @property
    def database(self) -> Database: ...
    def grow(self, first: int, last: int, say: Say) -> None: ...
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
            growing.grow(before, rows, run.say)
            before = rows
            run.say(f"  {name}: {rows:,} rows, loaded in {monotonic() - began:,.0f} s")
            watch.take(run, growing.look_ups())
        watch.tell(outcome, run.sizes.rows)
    return outcome


@dataclass
class Votes:
    """Rolls of votes and meetings of compounds."""

    orders: dict[str, Any]

    def __post_init__(self) -> None:
        self.store: Store[DeliberationTx] = stores.deliberation(self.orders)
        self.database = self.store.database
        self.votes: dict[int, str] = {}
        self.owner = new_id()

    def grow(self, first: int, last: int, say: Say) -> None:
        numbers = range(first, last)
        for group in new_groups(first, last, self.votes):
            vote = voting.vote(HOME, State.COUNTED)
            compounds.insert(self.database, DeliberationTx.votes, [vote])
            self.votes[group] = vote.id
        roll = (
            voting.entry(self.votes[group_of(n)], new_id(), self.owner if n in (0, 1) else new_id())
            for n in numbers
        )
        told = Progress(say, "rolls", last, first), Progress(say, "meetings", last, first)
        compounds.insert(self.database, DeliberationTx.roll, roll, told[0])
        compounds.insert(self.database, DeliberationTx.meetings, (_meeting(n) for n in numbers), told[1])

    def look_ups(self) -> Mapping[str, LookUp]:
        keeper, owner = stores.keeper("deliberation"), Principal(TENANT, self.owner, "Owner")
        steady = AtPlace(place=_compound(STEADY))
        return {
            "tally": partial(self._tally, owner, STEADY),
            "tally_of_growing": partial(self._tally, owner, GROWING),
            "meeting_list": lambda: full(list_meetings(self.store.reader(keeper), steady).items),
            "meeting_list_of_growing": lambda: full(
                list_public_meetings(self.store.reader(keeper), Paged()).items
            ),
        }

    def _tally(self, owner: Principal, group: int) -> None:
        show_vote(self.store.reader(owner), self.votes[group])


def _compound(group: int) -> OrgPath:
    return HOME.child(f"c{group:05d}") if group != GROWING else HOME.child("growing")


def _meeting(number: int) -> Meeting:
    place, at = _compound(group_of(number)), system_now() - BETWEEN * number
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
