# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a district may set for its money; its working time is the chassis' policy."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from services.chassis.store import Policy
from services.finance.domain.chart import STANDARD, Account, AccountKind, Chart, Known

Code = Annotated[str, Field(pattern=r"^[0-9]{4,8}$")]
Label = Annotated[str, Field(min_length=1, max_length=100)]


class _Rule(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class AccountRule(_Rule):
    """One account of the chart."""

    code: Code
    name: Label
    name_en: Label
    kind: AccountKind


STANDARD_RULES = tuple(
    AccountRule(code=one.code, name=one.name, name_en=one.name_en, kind=one.kind) for one in STANDARD
)


class ChartPolicy(Policy):
    """The chart of accounts (会计科目); those that the rules themselves post to keep their kind."""

    policy_name: ClassVar[str] = "chart"

    accounts: tuple[AccountRule, ...] = Field(STANDARD_RULES, min_length=1, max_length=300)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        kinds = {account.code: account.kind for account in self.accounts}
        if len(kinds) != len(self.accounts):
            raise ValueError("an account is given twice")
        needed = {one.code: one.kind for one in STANDARD if one.code in frozenset(Known)}
        wrong = sorted(code for code, kind in needed.items() if kinds.get(code) is not kind)
        if wrong:
            raise ValueError(f"the chart needs {', '.join(wrong)} as they are")
        return self

    def value(self) -> Chart:
        """The chart by code."""
        return Chart({one.code: Account(**dict(one)) for one in self.accounts})
