# SPDX-License-Identifier: AGPL-3.0-or-later
"""A quarter from its postings to its statement: what the tests of publicity, review and cases begin with."""

from datetime import timedelta
from typing import Any

from services.chassis.publicity import Outcome, Publication
from services.chassis.store.files import FileState, StoredFile
from services.chassis.values import Principal
from services.finance.commands import (
    answer_case,
    close_period,
    judge_case,
    post_notice,
    raise_objection,
    review_statement,
    rule_objection,
)
from services.finance.commands.answer_case import AnswerCase
from services.finance.commands.close_period import ClosePeriod
from services.finance.commands.judge_case import JudgeCase
from services.finance.commands.post_notice import PostNotice
from services.finance.commands.raise_objection import RaiseObjection
from services.finance.commands.review_statement import ReviewStatement
from services.finance.commands.rule_objection import RuleObjection
from services.finance.domain.cases import Case
from services.finance.domain.chart import Known
from services.finance.domain.periods import SETTLING
from services.finance.domain.statements import Review, Statement
from services.finance.store import Tx
from tests.system.finance.compound import COMPOUND, OWNERS, SUPERVISOR, TREASURER, Bench

FEW = 5
"""So many entries a quarter has, and the opening one."""


def used(bench: Bench) -> str:
    """The id of a fund that was used in the first quarter."""
    fund = bench.fund(cash=100_000)
    for n in range(1, FEW):
        bench.post((Known.WORKS, fund, n * 100), (Known.BANK, fund, -n * 100), text="张三的工钱")
    bench.post((Known.BANK, fund, 77), (Known.FEES, fund, -77), effective="2026-02-01")
    return fund


def closed(bench: Bench, quarter: str = "2026Q1", day: str = "2026-04-02") -> None:
    """The quarter is closed and what began before is over."""
    bench.until(day)
    cmd = ClosePeriod(place_path=COMPOUND, quarter=quarter)
    bench.act(TREASURER, lambda tx: close_period.handle(tx, cmd))
    bench.wait(SETTLING)


def published(bench: Bench, quarter: str = "2026Q1", day: str = "2026-04-02") -> Statement:
    """The published statement of a quarter."""
    closed(bench, quarter, day)
    bench.fire()
    period = bench.read().last_closed(COMPOUND)
    return bench.read().statements.get(period.statement_id)


def photo(bench: Bench, by: Principal = TREASURER) -> str:
    def work(tx: Tx) -> str:
        file = StoredFile(
            tx.new_id(), "公示.jpg", tx.by.subject, 9, tx.now, FileState.READY, content_type="image/jpeg"
        )
        tx.files.add(file)
        return file.id

    return bench.act(by, work)


def posted(bench: Bench, publication: str, board: str = "东门公示栏") -> Publication:
    """It hangs on a board from now on."""
    cmd = PostNotice(board=board, photo_id=photo(bench))
    return bench.act(TREASURER, lambda tx: post_notice.handle(tx, publication, cmd))


def objected(bench: Bench, publication: str, by: Principal = OWNERS[0]) -> str:
    cmd = RaiseObjection(text="少了一笔。")
    return bench.act(by, lambda tx: raise_objection.handle(tx, publication, cmd)).id


def ruled(bench: Bench, objection: str, outcome: Outcome, by: Principal = SUPERVISOR) -> None:
    cmd = RuleObjection(outcome=outcome, reasons="已核对。")
    bench.act(by, lambda tx: rule_objection.handle(tx, objection, cmd))


def reviewed(bench: Bench, statement: str, stars: int, by: Principal = OWNERS[0]) -> Review:
    cmd = ReviewStatement(stars=stars)
    return bench.act(by, lambda tx: review_statement.handle(tx, statement, cmd))


def judged_badly(bench: Bench) -> Case:
    """The case of a statement that residents think badly of."""
    used(bench)
    statement = published(bench)
    for owner in OWNERS[:3]:
        reviewed(bench, statement.id, 1, owner)
    bench.wait(timedelta(days=20))
    bench.fire()
    (case,) = bench.read().cases.list({"statement_id": statement.id})
    return case


def answered(bench: Bench, case: str, by: Principal = TREASURER) -> Case:
    cmd = AnswerCase(answer="已公开合同。")
    return bench.act(by, lambda tx: answer_case.handle(tx, case, cmd))


def judged(bench: Bench, case: str, *, accepted: bool, by: Principal = SUPERVISOR) -> Case:
    cmd = JudgeCase(accepted=accepted, finding="属实。")
    return bench.act(by, lambda tx: judge_case.handle(tx, case, cmd))


def leaves(bench: Bench) -> list[dict[str, Any]]:
    """What stands in the log, or waits for its place."""
    tx = bench.read()
    return [{"data": one.data} for one in (*tx.leaves.list({}), *tx.waiting_leaves.list({}))]
