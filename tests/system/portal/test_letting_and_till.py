# SPDX-License-Identifier: AGPL-3.0-or-later
"""The treasurer's register of assets, cash desk and bank: what is typed there is kept and shown."""

from collections.abc import Callable

import pytest

from tests.system.portal import money
from tests.system.portal.conftest import Browser
from tests.system.portal.test_money import PUBLIC, sent, stranger
from tests.system.portal.voting import COMPOUND
from tests.town import Town

Come = Callable[[str], Browser]
ASSETS, CASH, BANK = "/money/desk/assets", "/money/desk/cash", "/money/desk/bank"
STATEMENT = """交易日期,贷方金额,借方金额,对方户名,摘要,流水号
2026-03-02,88.00,,赵六,转账,L1
2026-03-02,12.00,,孙七,转账,L2"""


@pytest.fixture(scope="module")
def common(town: Town) -> str:
    given = {"kind": "common_income", "name": "公共收益", "purpose": "业主共有", "place_path": COMPOUND}
    return str(town.call("treasurer", "POST", "finance", "funds", given)["id"])


def test_an_asset_is_registered_and_everybody_finds_it(town: Town, come: Come, common: str) -> None:
    treasurer = come("treasurer")
    asked = {"kind": "parking", "code": "P-01", "name": "东侧 1 号车位", "fund_id": common}
    made = sent(treasurer, ASSETS, "register_asset", **asked)
    assert "东侧 1 号车位" in made.text
    assert "东侧 1 号车位" in treasurer.get(ASSETS).text
    assert "东侧 1 号车位" in stranger(town, f"{PUBLIC}/assets").text
    twice = treasurer.send(ASSETS, **treasurer.form("register_asset"), **asked)
    assert twice.status_code in (409, 422)
    assert "P-01" in twice.text


def test_cash_is_received_counted_and_confirmed_by_another(come: Come, common: str) -> None:
    treasurer = come("treasurer")
    told = {"fund_id": common, "payer": "李梅", "text": "车位费", "amount": "150", "account": "4101"}
    receipt = sent(treasurer, CASH, "receive_cash", **told)
    assert ("李梅" in receipt.text, "¥150.00" in receipt.text) == (True, True)
    sent(treasurer, CASH, "count_cash", place_path=COMPOUND, counted="150")
    assert "¥150.00" in treasurer.get(CASH).text
    closed = sent(come("supervisor"), CASH, "confirm_count", place_path=COMPOUND)
    assert "李梅" in closed.text


def test_a_bank_statement_is_read_and_a_line_is_decided(town: Town, come: Come, common: str) -> None:
    treasurer = come("treasurer")
    sent(treasurer, BANK, "register_account", number="6222000011112222", bank="太仓农商行", fund_id=common)
    (account,) = town.call("treasurer", "GET", "finance", "bank-accounts", place=COMPOUND)["items"]
    given = {"bank_account_id": account["id"], "syntax": "csv", "name": "三月流水.csv", "text": STATEMENT}
    page = sent(treasurer, BANK, "import_statement", **given)
    assert ("赵六" in page.text, "孙七" in page.text) == (True, True)

    def line() -> str:
        found = town.call("treasurer", "GET", "finance", "bank-lines", place=COMPOUND, state="suspense")
        return next((one["id"] for one in found["items"] if one["payer"] == "赵六"), "")

    money.until(lambda: bool(line()), "no line came to the suspense account")
    here = f"{BANK}/lines/{line()}"
    decided = sent(treasurer, here, "match_account", fund_id=common, account="4101", note="车位费")
    assert "车位费" in decided.text
    assert treasurer.get("/money/desk/settlements").status_code == 200
