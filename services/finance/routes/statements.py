# SPDX-License-Identifier: AGPL-3.0-or-later
"""Statements (收支明细): read by everybody, reviewed by residents (居民评议), answered for."""

from collections.abc import Sequence
from datetime import datetime

from services.chassis.http import AUTHENTICATED, PUBLIC, Resource, View
from services.chassis.values import OrgPath
from services.finance.commands import answer_case, judge_case, review_statement
from services.finance.domain.authority import Permission
from services.finance.domain.statements import Statement
from services.finance.queries import statements as queries
from services.finance.routes.money_view import MoneyView
from services.finance.routes.place_parts import PlacePartView, place_parts
from services.finance.store import Tx


class AccountLineView(View):
    """`kind`: asset, liability, equity, income or expense; empty where the chart did not know the account."""

    account: str
    name: str
    kind: str
    opening: MoneyView
    debit: MoneyView
    credit: MoneyView
    closing: MoneyView


class FundLinesView(View):
    fund_id: str
    name: str
    kind: str
    lines: list[AccountLineView]


class TallyView(View):
    """`stars`: the sum of the stars, 1 to 5 each."""

    count: int
    stars: int


class StatementView(View):
    """`tally` and `bad` count once the review is over; the postings stand in the log."""

    id: str
    place: OrgPath
    place_parts: list[PlacePartView]
    quarter: str
    state: str
    entries: int
    parts: int
    funds: list[FundLinesView]
    publication_id: str | None
    published_at: datetime | None
    review_until: datetime | None
    tally: TallyView
    bad: bool | None


class ReviewView(View):
    statement_id: str
    stars: int
    text: str
    at: datetime


class CaseView(View):
    """`level`: how many places up were told that the answer is late."""

    id: str
    version: int
    statement_id: str
    place: OrgPath
    owner: str
    opened_at: datetime
    due_at: datetime
    state: str
    answer: str
    answered_at: datetime | None
    finding: str
    level: int


class PublicCaseView(View):
    id: str
    opened_at: datetime
    due_at: datetime
    state: str
    answer: str
    answered_at: datetime | None
    finding: str
    level: int


def to_statements(tx: Tx, found: Sequence[Statement]) -> list[StatementView]:
    """With the names of the places."""
    names = place_parts(tx, (one.place for one in found))
    return [
        StatementView.model_validate(vars(one) | {"place_parts": names[one.place]}, from_attributes=True)
        for one in found
    ]


statements = Resource(
    "statements", "/finance/v1/statements", of=Tx.statements, shows=to_statements, requires=AUTHENTICATED
)

statements.act("review", review_statement, shows=ReviewView, requires=Permission.STATEMENTS_REVIEW)

cases = Resource("cases", "/finance/v1/cases", of=Tx.cases, shows=CaseView, requires=AUTHENTICATED)

cases.list(queries.list_cases)
cases.show(queries.show_case)
cases.act("answer", answer_case, requires=Permission.CASES_ANSWER)
cases.act("judge", judge_case, requires=Permission.CASES_JUDGE)

public_statements = Resource(
    "public_statements",
    "/finance/v1/public/<code:district>/statements",
    of=Tx.statements,
    shows=to_statements,
    requires=PUBLIC,
)

public_statements.list(queries.list_public_statements)
public_statements.show(queries.show_public_statement)
public_statements.list(queries.list_public_cases, "/<id:statement_id>/cases", shows=PublicCaseView)
