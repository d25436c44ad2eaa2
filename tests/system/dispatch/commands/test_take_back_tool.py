# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest
from pydantic import ValidationError

from services.chassis.values import DomainError, Forbidden, NotFound
from services.dispatch.domain.tool_errors import LoanReasonMissing, NoDepositHeld, WrongLoanState
from tests.system.dispatch.district import NEIGHBOUR, RESIDENT, Bench
from tests.system.dispatch.tool_samples import back, booked, lent, stored, the_loan, the_tool, told_of


def test_whole_and_early_the_days_are_free_again(bench: Bench):
    tool = stored(bench)
    one = lent(bench, booked(bench, tool))
    waits = booked(bench, tool, NEIGHBOUR, (3, 5), wait=True)
    ended = back(bench, one)
    assert (ended.state, ended.deposit_state) == ("returned", "returned")
    assert told_of(bench, "loan", one.id)[-1] == "LoanEnded"
    kept = the_tool(bench, tool)
    assert (kept.out, kept.state, [entry.loan_id for entry in kept.booked]) == ("", "offered", [waits.id])


@pytest.mark.parametrize("outcome", ["damaged", "lost"])
@pytest.mark.parametrize(("keep", "deposit"), [(True, "kept"), (False, "returned")])
def test_broken_or_lost_nobody_gets_it(bench: Bench, outcome: str, keep: bool, deposit: str):
    tool = stored(bench)
    one = lent(bench, booked(bench, tool))
    following = booked(bench, tool, NEIGHBOUR, (5, 6))
    ended = back(bench, one, outcome=outcome, keep_deposit=keep, reason="钻头断了")
    assert (ended.state, ended.deposit_state, ended.reason) == (outcome, deposit, "钻头断了")
    kept = the_tool(bench, tool)
    assert (kept.state, kept.out, kept.reason) == ("out_of_use", "", "钻头断了")
    last = bench.read().history("tool", tool.id, limit=100).items[-1]
    assert (last.name, last.data.told) == ("ToolUnavailable", [NEIGHBOUR.subject])
    assert the_loan(bench, following).state == "booked"
    assert "钻头断了" not in str(bench.outbox())


@pytest.mark.parametrize(
    ("deposit", "said", "refusal"),
    [
        (0, {"keep_deposit": True, "reason": "x"}, NoDepositHeld),
        (1, {"keep_deposit": True}, LoanReasonMissing),
        (1, {"outcome": "lost"}, LoanReasonMissing),
    ],
)
def test_what_is_wrong_is_refused(
    bench: Bench, deposit: int, said: dict[str, Any], refusal: type[DomainError]
):
    one = lent(bench, booked(bench, stored(bench, deposit={"fen": deposit})))
    with pytest.raises(refusal):
        back(bench, one, **said)
    assert the_loan(bench, one).state == "lent"


def test_what_is_not_lent_does_not_come_back(bench: Bench):
    one = booked(bench, stored(bench))
    with pytest.raises(WrongLoanState):
        back(bench, one)
    with pytest.raises(Forbidden):
        back(bench, one, RESIDENT)
    with pytest.raises(NotFound):
        back(bench, one, NEIGHBOUR)
    with pytest.raises(ValidationError):
        back(bench, one, outcome="booked")
