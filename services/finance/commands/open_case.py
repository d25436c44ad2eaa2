# SPDX-License-Identifier: AGPL-3.0-or-later
"""Open the accountability case of a statement: whoever closed its quarter has to answer, until a day."""

from services.chassis.calendar import Term
from services.finance.domain import cases
from services.finance.domain.cases import Case
from services.finance.domain.timer_kinds import CASE
from services.finance.policies import StatementPolicy
from services.finance.store import Tx


def handle(tx: Tx, statement_id: str) -> None:
    """A statement has one case: opened by a bad review or by an objection that was upheld."""
    statement = tx.statements.get(statement_id)
    if tx.cases.first({"statement_id": statement.id}):
        return
    policy, calendar = tx.policy(StatementPolicy, statement.place), tx.calendar_at(statement.place)
    term = Term(tx.now, policy.case_days)
    case, events = cases.open_case(
        Case(
            id=tx.new_id(),
            statement_id=statement.id,
            place=statement.place,
            within=statement.within,
            owner=statement.keeper,
            opened_at=tx.now,
            due_at=calendar.due(term),
            term=term,
        )
    )
    tx.cases.add(case, *events)
    tx.timers.set(CASE, case.id, case.due_at)
