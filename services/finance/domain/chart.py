# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chart of accounts (会计科目): what an entry's lines may be posted to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from services.finance.domain.errors import UnknownAccount


class AccountKind(StrEnum):
    """资产、负债、净资产、收入、支出."""

    ASSET = "asset"
    LIABILITY = "liability"
    EQUITY = "equity"
    INCOME = "income"
    EXPENSE = "expense"


class Known(StrEnum):
    """The accounts that the rules themselves post to; every chart has them."""

    CASH = "1001"
    BANK = "1002"
    PROVIDER = "1012"
    RECEIVABLE = "1122"
    PREPAID = "2203"
    OWNERS = "2241"
    DEPOSITS = "2242"
    SUSPENSE = "2299"
    OPENING = "3001"
    TRANSFER = "3101"
    FEES = "4001"
    PARKING = "4101"
    ADVERTS = "4102"
    ROOMS = "4103"
    GRANTS = "4201"
    DONATIONS = "4301"
    SERVICE_SHARE = "4401"
    COMPENSATION = "4502"
    WORKS = "5001"
    SHARED_OUT = "5102"
    PROVIDER_FEES = "5201"
    CASH_DIFFERENCES = "5202"


CASH = frozenset({Known.CASH, Known.BANK, Known.PROVIDER})
"""What a fund can be spent from: cash, bank, and what the payment provider owes."""


@dataclass(frozen=True)
class Account:
    """One account; `code` sorts the chart."""

    code: str
    name: str
    name_en: str
    kind: AccountKind


@dataclass(frozen=True)
class Chart:
    """The accounts of a place, by code."""

    accounts: Mapping[str, Account]

    def kind(self, code: str) -> AccountKind:
        """Raises UnknownAccount."""
        account = self.accounts.get(code)
        if account is None:
            raise UnknownAccount(code)
        return account.kind


_A, _L, _Q, _I, _E = AccountKind
STANDARD = tuple(
    Account(*row)
    for row in (
        (Known.CASH, "库存现金", "Cash", _A),
        (Known.BANK, "银行存款", "Bank", _A),
        (Known.PROVIDER, "支付机构在途款", "Due from the payment provider", _A),
        (Known.RECEIVABLE, "应收业主款", "Due from owners", _A),
        ("2202", "应付账款", "Due to contractors", _L),
        (Known.PREPAID, "预收款", "Prepaid by owners", _L),
        (Known.OWNERS, "应付业主公共收益", "Common income due to owners", _L),
        (Known.DEPOSITS, "押金", "Deposits", _L),
        (Known.SUSPENSE, "待查款项", "Suspense", _L),
        (Known.OPENING, "期初余额", "Opening balances", _Q),
        (Known.TRANSFER, "资金划转", "Transfers between funds", _Q),
        ("3201", "维修资金交存", "Deposits to the maintenance fund", _Q),
        (Known.FEES, "物业费收入", "Fees", _I),
        (Known.PARKING, "停车收入", "Parking", _I),
        (Known.ADVERTS, "广告收入", "Advertising", _I),
        (Known.ROOMS, "用房租金收入", "Rent of common rooms", _I),
        (Known.GRANTS, "专项经费收入", "Grants", _I),
        (Known.DONATIONS, "捐赠收入", "Donations", _I),
        ("4501", "利息收入", "Interest", _I),
        (Known.SERVICE_SHARE, "服务收益回流", "Share of paid services", _I),
        (Known.COMPENSATION, "赔偿收入", "Compensation", _I),
        (Known.WORKS, "工程支出", "Works", _E),
        ("5002", "服务支出", "Services", _E),
        ("5003", "活动支出", "Activities", _E),
        ("5101", "公共收益成本", "Cost of common income", _E),
        (Known.SHARED_OUT, "公共收益分配", "Common income shared out", _E),
        (Known.PROVIDER_FEES, "支付手续费", "Fees of the payment provider", _E),
        (Known.CASH_DIFFERENCES, "现金长短款", "Cash over and short", _E),
    )
)
