# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a district may set about who gets an order."""

from __future__ import annotations

from collections.abc import Container
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from services.chassis.http import Id
from services.chassis.store import Policy
from services.chassis.values import OrgPath, Role
from services.dispatch.domain.assignment import AssignmentRule, Spread
from services.dispatch.policies.reasons import Code, Rule

Kind = Literal["company", Role.GRID_WORKER, Role.HANDLER, Role.PROJECT_MANAGER]
ANY = AssignmentRule("any")
"""What proposals go by where no rule fits: never by itself."""


class AssignmentRuleEntry(Rule):
    """Who gets the orders of some categories at a place and below; the first rule that fits counts."""

    code: Code
    categories: Annotated[tuple[Code, ...], Field(max_length=100)] = ()
    place: OrgPath | None = None
    kinds: Annotated[tuple[Kind, ...], Field(max_length=4)] = ()
    skilled: Annotated[tuple[Id, ...], Field(max_length=50)] = ()
    spread: Spread = Spread.LOAD
    most_open: int = Field(20, ge=1, le=1000)
    automatic: bool = False

    def value(self) -> AssignmentRule:
        return AssignmentRule(**dict(self))


class AssignmentPolicy(Policy):
    """By which rules orders are given to people and companies, and how many one may claim."""

    policy_name: ClassVar[str] = "assignment"

    rules: tuple[AssignmentRuleEntry, ...] = Field((), max_length=100)
    most_claims: int = Field(5, ge=1, le=100, description="open orders that one may have claimed at once")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        codes = [rule.code for rule in self.rules]
        if len(codes) != len(set(codes)):
            raise ValueError("a rule is given twice")
        return self

    def rule_for(self, category: str, within: Container[str]) -> AssignmentRule:
        """The first that fits, or one that only proposes; `within`: all that the order's place lies in."""
        return next((one for one in (rule.value() for rule in self.rules) if one.fits(category, within)), ANY)
