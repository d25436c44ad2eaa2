# SPDX-License-Identifier: AGPL-3.0-or-later
"""The statement (收支明细) of a quarter: drawn up from postings alone, published, reviewed by residents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from services.chassis.calendar import Calendar
from services.chassis.values import Event, Money, OrgPath
from services.finance.domain.chart import Chart
from services.finance.domain.entries import Entry
from services.finance.domain.events import StatementPublished, StatementReviewed
from services.finance.domain.funds import Fund
from services.finance.domain.kinds import Kind
from services.finance.domain.statement_errors import ReviewOver, WrongStatementState
from services.finance.domain.totals import Balance, added

Document = Mapping[str, Any]
MOST_STARS = 5


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What is to be published: of what `subject` (noun/id) and of which matter."""

    kind: Kind
    subject: str
    matter: str
    place: OrgPath
    title: str
    document: Document


class StatementState(StrEnum):
    DRAWING = "drawing"
    PUBLISHED = "published"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account of a fund: what it came to before, what was posted, what it comes to.

    `kind`: of the account, by the chart of that day.
    """

    account: str
    name: str
    opening: Money
    debit: Money
    credit: Money
    closing: Money
    kind: str = ""


@dataclass(frozen=True, slots=True)
class FundLines:
    fund_id: str
    name: str
    kind: str
    lines: tuple[AccountLine, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """What residents think of a statement: how many, and the sum of their stars (1 to 5 each)."""

    count: int = 0
    stars: int = 0

    def plus(self, other: Tally) -> Tally:
        return Tally(self.count + other.count, self.stars + other.stars)


@dataclass(frozen=True, kw_only=True)
class Statement:
    """The statement of one quarter of a place's books.

    Attributes:
        keeper: who closed the quarter, and answers for it.
        parts, entries: how many pieces of postings were published, and how many entries they hold.
        review_until: when the residents' review ends, `review_days` after the publication; `tally` is what
            came of it.

    """

    id: str
    place: OrgPath
    within: tuple[str, ...]
    quarter: str
    keeper: str
    begun_at: datetime
    state: StatementState = StatementState.DRAWING
    parts: int = 0
    entries: int = 0
    funds: tuple[FundLines, ...] = ()
    publication_id: str | None = None
    published_at: datetime | None = None
    review_until: datetime | None = None
    review_days: int | None = None
    tally: Tally = Tally()
    bad: bool | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """One resident's word (居民评议); one a person, the last one counts."""

    id: str
    statement_id: str
    by: str
    stars: int
    text: str
    at: datetime


Step = tuple[Statement, list[Event]]


def take(statement: Statement, entries: int) -> Statement:
    """One piece more, of so many entries. Raises WrongStatementState."""
    _check(statement, StatementState.DRAWING)
    return replace(statement, parts=statement.parts + 1, entries=statement.entries + entries)


def fund_lines(
    fund: Fund, opening: Iterable[Balance], turnover: Iterable[Balance], chart: Chart
) -> FundLines:
    """What a fund's accounts came to in a quarter."""
    before = {(one.account, one.currency): one.amount for one in added(opening)}
    moved = {(one.account, one.currency): one for one in added(turnover)}
    lines = []
    for account, currency in sorted({*before, *moved}):
        begin = before.get((account, currency), Money(0, currency))
        one = moved.get((account, currency)) or Balance(account, Money(0, currency), Money(0, currency))
        known = chart.accounts.get(account)
        name, kind = (known.name, known.kind) if known else (account, "")
        lines.append(AccountLine(account, name, begin, one.debit, one.credit, begin + one.amount, kind))
    return FundLines(fund.id, fund.name, fund.kind, tuple(lines))


def publish(statement: Statement, publication_id: str, at: datetime, review_until: datetime) -> Step:
    """Everybody may read it, and residents say what they think of it. Raises WrongStatementState."""
    _check(statement, StatementState.DRAWING)
    published = replace(
        statement,
        state=StatementState.PUBLISHED,
        publication_id=publication_id,
        published_at=at,
        review_until=review_until,
    )
    fact = StatementPublished(statement.id, statement.place, statement.quarter, publication_id, review_until)
    return published, [fact]


def reckon(statement: Statement, calendar: Calendar) -> Statement:
    """The end of the review by a calendar that changed: later, never earlier than residents were told."""
    at, until, days = statement.published_at, statement.review_until, statement.review_days
    if statement.state is not StatementState.PUBLISHED or at is None or until is None or days is None:
        return statement
    due = calendar.end_of_period(calendar.add_days(calendar.local_date(at), days))
    return replace(statement, review_until=max(until, due))


def check_reviews(statement: Statement, at: datetime) -> None:
    """It is reviewed from its publication to the end of the review. Raises ReviewOver."""
    until = statement.review_until
    if statement.state is not StatementState.PUBLISHED or until is None or at >= until:
        raise ReviewOver(statement.id, statement.state)


def close_review(statement: Statement, tally: Tally, least: int, bad_below: int) -> Step:
    """What came of it: bad where at least so many give fewer stars (in hundredths) on the average.

    Raises WrongStatementState.
    """
    _check(statement, StatementState.PUBLISHED)
    bad = tally.count >= least and tally.stars * 100 < bad_below * tally.count
    reviewed = replace(statement, state=StatementState.REVIEWED, tally=tally, bad=bad)
    fact = StatementReviewed(statement.id, statement.place, statement.quarter, tally.count, tally.stars, bad)
    return reviewed, [fact]


def _check(statement: Statement, state: StatementState) -> None:
    if statement.state is not state:
        raise WrongStatementState(statement.id, statement.state)


def document(statement: Statement) -> Document:
    """What is published of it: no person, no text of an entry."""
    return {
        "statement": statement.id,
        "place": statement.place,
        "quarter": statement.quarter,
        "parts": statement.parts,
        "entries": statement.entries,
        "funds": [
            {
                "fund": fund.fund_id,
                "name": fund.name,
                "kind": fund.kind,
                "lines": [
                    {
                        "account": one.account,
                        "name": one.name,
                        "currency": one.debit.currency,
                        "opening": one.opening.fen,
                        "debit": one.debit.fen,
                        "credit": one.credit.fen,
                        "closing": one.closing.fen,
                    }
                    for one in fund.lines
                ],
            }
            for fund in statement.funds
        ],
    }


def postings(entries: Iterable[Entry]) -> Document:
    """What is published of entries: when, why, and their lines."""
    return {
        "postings": [
            {
                "id": entry.id,
                "day": entry.effective.isoformat(),
                "kind": entry.kind,
                "matter": entry.matter,
                "reverses": entry.reverses,
                "lines": [
                    [line.account, line.fund_id, line.amount.fen, line.amount.currency]
                    for line in entry.lines
                ],
            }
            for entry in entries
        ]
    }
