# SPDX-License-Identifier: AGPL-3.0-or-later
"""Statements, what residents think of them, and who answers for them."""

from services.chassis.http import Paged
from services.chassis.store import Page
from services.chassis.values import NotFound
from services.finance.domain.authority import Permission
from services.finance.domain.cases import Case
from services.finance.domain.statements import Statement, StatementState
from services.finance.queries.books import AtPlace
from services.finance.store import Tx


def list_public_statements(tx: Tx, query: Paged) -> Page[Statement]:
    """The published statements of a district, the latest first."""
    where = {"within": tx.root}
    return tx.statements.page(
        where,
        sort="-begun_at",
        after=query.after,
        limit=query.limit,
        keep=lambda one: one.state is not StatementState.DRAWING,
    )


def show_public_statement(tx: Tx, statement_id: str) -> Statement:
    """One statement, and what residents thought of it. Raises NotFound while it is drawn up."""
    statement = tx.statements.get(statement_id)
    if statement.state is StatementState.DRAWING:
        raise NotFound("statement", statement_id)
    return statement


def list_public_cases(tx: Tx, statement_id: str) -> list[Case]:
    """Who answers for a statement until when, and what came of it: no person."""
    statement = show_public_statement(tx, statement_id)
    return tx.cases.list({"statement_id": statement.id}, limit=10)


def list_cases(tx: Tx, query: AtPlace) -> Page[Case]:
    """The accountability cases of an area, the latest first."""
    tx.require(Permission.ENTRIES_READ, query.place)
    where = {"within": query.place}
    return tx.cases.page(where, sort="-opened_at", after=query.after, limit=query.limit)


def show_case(tx: Tx, case_id: str) -> Case:
    """One accountability case."""
    case = tx.cases.get(case_id)
    tx.require(Permission.ENTRIES_READ, case.place)
    return case
