# SPDX-License-Identifier: AGPL-3.0-or-later
"""The stand-alone verifier adds a statement up anew, and finds a posting altered, dropped or moved."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from scripts import verify
from services.chassis.values import Money, OrgPath
from services.finance.domain import entries, statements
from services.finance.domain.chart import Known
from services.finance.domain.entries import Line
from services.finance.domain.funds import Fund
from services.finance.domain.kinds import EntryKind, FundKind
from services.finance.domain.statements import Statement
from services.finance.domain.totals import Balance, totals_of
from services.finance.policies import ChartPolicy

PLACE = OrgPath("/320585/001/002/c01")
NOW = datetime(2026, 4, 2, tzinfo=UTC)
Facts = list[dict[str, Any]]


def fund(fund_id: str) -> Fund:
    return Fund(
        id=fund_id,
        place=PLACE,
        within=PLACE.ancestors(),
        kind=FundKind.OPERATING,
        name=fund_id,
        purpose="x",
        opened_at=NOW,
    )


def entry(entry_id: str, fund_id: str, fen: int) -> entries.Entry:
    lines = Line(Known.BANK, fund_id, Money(fen)), Line(Known.FEES, fund_id, Money(-fen))
    day = date(2026, 3, 1)
    return entries.make(entry_id, PLACE, EntryKind.GENERAL, "谁的", day, lines, "p", NOW)


MADE = [entry(f"e{n}", f"f{n % 2}", 100 + n) for n in range(6)]


def log(statement_id: str = "s1", quarter: str = "2026Q1", opening: dict[str, int] | None = None) -> Facts:
    """What the log has of a quarter with two funds, its postings in two pieces."""
    chart = ChartPolicy().value()
    drawn = Statement(
        id=statement_id,
        place=PLACE,
        within=PLACE.ancestors(),
        quarter=quarter,
        keeper="p",
        begun_at=NOW,
    )
    facts: Facts = []
    for part, some in enumerate((MADE[:4], MADE[4:])):
        text = json.dumps(statements.postings(some))
        facts.append({"kind": "postings", "statement": statement_id, "part": part, "content": text})
        drawn = statements.take(drawn, len(some))
    for name in ("f0", "f1"):
        moved = [t.balance for one in MADE for t in totals_of(one, "2026-03", 0) if t.fund_id == name]
        begun = [
            Balance(account, Money(max(0, fen)), Money(max(0, -fen)))
            for account, fen in (opening or {}).items()
        ]
        drawn = replace(drawn, funds=(*drawn.funds, statements.fund_lines(fund(name), begun, moved, chart)))
    told = json.dumps(statements.document(drawn))
    return [*facts, {"kind": "statement", "subject": f"statement/{statement_id}", "content": told}]


def checked(facts: Facts, statement_id: str = "s1") -> dict[str, Any]:
    return verify.check_statement([{"data": json.dumps(fact)} for fact in facts], statement_id)


def change(number: int, alter: Callable[[dict[str, Any]], None]) -> Callable[[Facts], None]:
    """Alter the content of a fact."""

    def altered(facts: Facts) -> None:
        content = json.loads(facts[number]["content"])
        alter(content)
        facts[number]["content"] = json.dumps(content)

    return altered


def amount(content: dict[str, Any]) -> None:
    content["postings"][0]["lines"][0][2] += 1


def both_amounts(content: dict[str, Any]) -> None:
    for line, fen in zip(content["postings"][0]["lines"], (1, -1), strict=True):
        line[2] += fen


def other_fund(content: dict[str, Any]) -> None:
    for line in content["postings"][0]["lines"]:
        line[1] = "f1"


def other_account(content: dict[str, Any]) -> None:
    content["postings"][0]["lines"][1][0] = "4301"


def dropped(content: dict[str, Any]) -> None:
    del content["postings"][0]


def doubled(content: dict[str, Any]) -> None:
    content["postings"].append(content["postings"][0])


def swapped(content: dict[str, Any]) -> None:
    content["postings"][1] = content["postings"][0]


def total(content: dict[str, Any]) -> None:
    content["funds"][0]["lines"][0]["debit"] += 1


def closing(content: dict[str, Any]) -> None:
    content["funds"][0]["lines"][0]["closing"] += 1


def opening(content: dict[str, Any]) -> None:
    line = content["funds"][0]["lines"][0]
    line["opening"] += 1
    line["closing"] += 1


ALTERATIONS: dict[str, Callable[[Facts], None]] = {
    "a posting altered": change(0, amount),
    "a posting altered with its counterpart": change(0, both_amounts),
    "a posting moved to another fund": change(0, other_fund),
    "a posting moved to another account": change(0, other_account),
    "a posting dropped": change(1, dropped),
    "a posting doubled": change(0, doubled),
    "a posting swapped for another": change(0, swapped),
    "a piece dropped": lambda facts: facts.__delitem__(0),
    "a total altered": change(2, total),
    "a closing altered": change(2, closing),
    "the statement taken away": lambda facts: facts.__delitem__(2),
}


def test_an_honest_statement_adds_up() -> None:
    assert checked(log())["entries"] == len(MADE)


@pytest.mark.parametrize("name", ALTERATIONS)
def test_every_alteration_is_found(name: str) -> None:
    facts = log()
    ALTERATIONS[name](facts)
    with pytest.raises(verify.Wrong):
        checked(facts)


def test_a_statement_begins_where_the_one_before_ended() -> None:
    first = log()
    told = json.loads(first[-1]["content"])
    ended = {line["account"]: line["closing"] for line in told["funds"][0]["lines"]}
    same = {line["account"]: line["closing"] for line in told["funds"][1]["lines"]}
    assert ended != same
    second = log("s2", "2026Q2", ended)
    with pytest.raises(verify.Wrong, match="begin where"):
        checked([*first, *second], "s2")
    assert checked(second, "s2")["quarter"] == "2026Q2"
