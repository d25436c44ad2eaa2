# SPDX-License-Identifier: AGPL-3.0-or-later
"""Personal data whose purpose is done goes by itself (保存期限; PIPL, Art. 19, 47 (1) 1-2).

Each service declares by `Goes` what goes, and by its policy `retention` after how many days. Every night of a
district a run goes through the declarations in bounded pieces, each of them a transaction with the run's
position: a kill repeats at most the piece at hand. What goes is dropped or blanked as by an erasure, and what
is personal in the events of it is blanked, too; ids stay. What is open does not go.

What was blanked stays where it is found: a run begins where the last one ended, and once a month at the
beginning, for what was still open then or came in with an old date.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from services.chassis import files
from services.chassis.calendar_policy import district_calendar
from services.chassis.personal_events import without_persons
from services.chassis.personal_held import AT_ONCE, OWN, UNORDERED, Goes, Held
from services.chassis.personal_paths import blank, texts
from services.chassis.retention_policy import Least, RetentionPolicy
from services.chassis.store import Page, UnitOfWork
from services.chassis.store.retention import RUN, RetentionRun
from services.chassis.values import Event

APPLY = "retention.apply"
"""The schedule."""
NIGHT = timedelta(hours=2)
"""So long after midnight of the district a run begins."""
DAY = timedelta(days=1)
COUNTED_PAGES = 20
"""So many pages of each declaration are looked at to say how many would go."""


@dataclass(frozen=True)
class RuleFigures:
    """What a rule would do now.

    Attributes:
        days: what the policy says.
        least: what it never says less than, and why.
        due: how many would go now.
        more: there may be more than were looked at.
        oldest: the day of the district from which the days of the oldest of them run.
        went: how many went in the last run.

    """

    rule: str
    days: int
    least: Least
    due: int
    more: bool
    oldest: date | None
    went: int


@dataclass(frozen=True)
class Figures:
    """All rules of a service in a district; `last_run_at`: when the last run ended."""

    last_run_at: datetime | None
    rules: tuple[RuleFigures, ...]


@dataclass(frozen=True)
class Limit:
    """What lies before it is due: as a moment, and as a day of the district."""

    moment: datetime
    day: date

    def passed(self, at: date | None) -> bool:
        """Whether the days that run from there are over; nothing runs yet: they are not."""
        if isinstance(at, datetime):
            return at < self.moment
        return at is not None and at < self.day


@dataclass(frozen=True)
class Step:
    """A declaration, and the collection that it is about."""

    held: Held
    goes: Goes

    @property
    def name(self) -> str:
        return f"{self.held.collection.attribute}-{self.goes.rule}"

    @property
    def is_vague(self) -> bool:
        """Whether nothing says when one was over."""
        return self.goes.since in (OWN, UNORDERED) and not self.goes.over

    def runs_from(self, tx: UnitOfWork, value: Any) -> date | None:  # noqa: ANN401 - any aggregate
        """From when the days of one run."""
        if self.goes.over:
            return self.goes.over(tx, value)
        found: date | None = getattr(value, self.goes.since)
        return found

    def page(self, tx: UnitOfWork, limit: Limit, after: str, since: datetime | None) -> Page[Any]:
        """The next that are due, the oldest first; a page may have none, and still a next one."""
        goes, ordered = self.goes, self.goes.since != UNORDERED
        return getattr(tx, self.held.collection.attribute).page(  # type: ignore[no-any-return]
            goes.among(tx),
            sort="" if goes.since == OWN else goes.since,
            after=after or None,
            since=since if ordered else None,
            until=limit.moment if ordered else None,
            limit=AT_ONCE,
            keep=lambda value: limit.passed(self.runs_from(tx, value)),
        )

    def blanked(self, value: Any) -> Any:  # noqa: ANN401
        """One without what goes of it."""
        document = self.held.collection.to_document(value)
        for path in self.goes.blanks:
            blank(document, path.split("."))
        return self.held.collection.from_document(document)

    def would_change(self, value: Any) -> bool:  # noqa: ANN401
        """Whether anything of it is there to go."""
        return not self.goes.blanks or self.blanked(value) != value

    def take(self, tx: UnitOfWork, value: Any) -> None:  # noqa: ANN401
        """Drop or blank one, and what is personal in its events, unless the service has a way of its own."""
        if self.goes.by:
            self.goes.by(tx, value)
            return
        kept = getattr(tx, self.held.collection.attribute)
        if self.goes.blanks:
            kept.save(self.blanked(self.goes.left(tx, value) if self.goes.left else value))
        else:
            kept.remove(value)
        document = self.held.collection.to_document(value) if self.goes.files else {}
        for path in self.goes.files:
            files.release(tx, texts(document, path.split(".")))
        aggregate = f"{self.held.collection.noun}/{value.id}"
        tx.rewrite_events(aggregate, lambda event: without_persons(event["type"], event["data"]))


class Retention:
    """What of a service goes by itself.

    Raises ValueError unless the policy has each rule and no other, and it is said when each thing is over.
    """

    def __init__(self, held: Iterable[Held], policy: type[RetentionPolicy]) -> None:
        self.policy = policy
        self.steps: Sequence[Step] = tuple(Step(one, goes) for one in held for goes in one.goes)
        if vague := [step.name for step in self.steps if step.is_vague]:
            raise ValueError(f"when it was made is not when it was over: {', '.join(vague)}")
        if wrong := {step.goes.rule for step in self.steps} ^ set(policy.rules()):
            raise ValueError(f"a rule of the policy and what follows it: {', '.join(sorted(wrong))}")

    def apply(self, tx: UnitOfWork) -> bool:
        """Let the next go; whether that were all."""
        run = tx.retention_runs.find(RUN) or RetentionRun(RUN)
        if run.began_at is None:
            run = _begun(run, tx.now)
        looked = 0
        while run.step < len(self.steps) and looked < AT_ONCE:
            run, pages = self._go_on(tx, run)
            looked += pages
        over = run.step >= len(self.steps)
        tx.retention_runs.put(*(self._ended(tx, run) if over else (run,)))
        return over

    def _go_on(self, tx: UnitOfWork, run: RetentionRun) -> tuple[RetentionRun, int]:
        """The run after the next page of its step, and how much of the piece that was."""
        step = self.steps[run.step]
        limit = self._limit(tx, step, _began(run))
        page = step.page(tx, limit, run.position, run.through.get(step.name))
        found = [value for value in page.items if step.would_change(value)]
        for value in found:
            step.take(tx, value)
        going = {**run.going, step.goes.rule: run.going.get(step.goes.rule, 0) + len(found)}
        if page.next:
            return replace(run, position=page.next, going=going), AT_ONCE
        through = {**run.through, step.name: limit.moment - DAY} if step.goes.blanks else run.through
        return replace(run, step=run.step + 1, position="", going=going, through=through), len(page.items)

    def _limit(self, tx: UnitOfWork, step: Step, at: datetime) -> Limit:
        days = timedelta(days=tx.policy(self.policy).days(step.goes.rule))
        return Limit(at - days, district_calendar(tx).local_date(at) - days)

    def _ended(self, tx: UnitOfWork, run: RetentionRun) -> Iterator[Any]:
        """The run as it has ended, and its events: one for each rule by which anything went."""
        went = {rule: number for rule, number in run.going.items() if number}
        yield RetentionRun(RUN, ended_at=tx.now, went=went, through=run.through)
        policy = tx.policy(self.policy)
        for rule, number in sorted(went.items()):
            told: Event = tx.retention_applied(rule, policy.days(rule), number)  # type: ignore[misc]
            yield told

    def figures(self, tx: UnitOfWork) -> Figures:
        """What each rule would do now."""
        run = tx.retention_runs.find(RUN) or RetentionRun(RUN)
        policy = tx.policy(self.policy)
        return Figures(
            run.ended_at, tuple(self._figures(tx, run, policy, rule) for rule in self.policy.rules())
        )

    def _figures(self, tx: UnitOfWork, run: RetentionRun, policy: RetentionPolicy, rule: str) -> RuleFigures:
        due, more, oldest = 0, False, list[date]()
        for step in self.steps:
            if step.goes.rule == rule:
                found, whole = self._due(tx, step, run.through.get(step.name))
                due, more = due + len(found), more or not whole
                oldest += found[:1]
        days, least, went = policy.days(rule), policy.least(rule), run.went.get(rule, 0)
        return RuleFigures(rule, days, least, due, more, min(oldest, default=None), went)

    def _due(self, tx: UnitOfWork, step: Step, since: datetime | None) -> tuple[list[date], bool]:
        """From when the days run of those that would go by a declaration; whether these are all."""
        limit = self._limit(tx, step, tx.now)
        found: list[date] = []
        after: str | None = ""
        for _ in range(COUNTED_PAGES):
            page = step.page(tx, limit, after or "", since)
            due = [step.runs_from(tx, value) for value in page.items if step.would_change(value)]
            found += [_day(tx, at) for at in due if at]
            if (after := page.next) is None:
                return found, True
        return found, False


def next_night(tx: UnitOfWork) -> datetime:
    """When the next run begins: in the small hours of the district."""
    calendar = district_calendar(tx)
    return calendar.end_of_period(calendar.local_date(tx.now)) + NIGHT


def _begun(run: RetentionRun, now: datetime) -> RetentionRun:
    """Once a month from the beginning."""
    same = run.ended_at is not None and (run.ended_at.year, run.ended_at.month) == (now.year, now.month)
    return replace(run, began_at=now, through=run.through if same else {})


def _began(run: RetentionRun) -> datetime:
    if run.began_at is None:
        raise ValueError("no run is at hand")
    return run.began_at


def _day(tx: UnitOfWork, at: date) -> date:
    return district_calendar(tx).local_date(at) if isinstance(at, datetime) else at
