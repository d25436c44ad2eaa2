# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a district may set about the form of its orders (流程单): which steps, their names, who takes them."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import Field, model_validator

from services.chassis.store import Policy
from services.chassis.values import Role
from services.dispatch.domain.access import takers
from services.dispatch.domain.limits import Target
from services.dispatch.domain.procedure import OPTIONAL, PROVEN, WAY, FormStep, Procedure
from services.dispatch.policies.entries import DemandRule, check_once
from services.dispatch.policies.reasons import Code, Label, Rule

MOST_STEPS = len(WAY)


class FormStepRule(Rule):
    """One step of the form.

    `covers`: what it consists of, of accept, assign, start (on site), handle, revisit and close. `roles`: who
    of those that may take it does; none: all of them. An administrator of the district always does.
    `evidence`: what it wants of every order, beside what the category wants.
    """

    code: Code
    name: Label
    name_en: Label
    covers: tuple[Target, ...] = Field(min_length=1, max_length=MOST_STEPS)
    roles: tuple[Role, ...] = Field((), max_length=10)
    evidence: tuple[DemandRule, ...] = Field((), max_length=12)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        check_once(self.roles)
        check_once(f"{demand.step}.{demand.kind}" for demand in self.evidence)
        for demand in self.evidence:
            if PROVEN[demand.step] not in self.covers:
                raise ValueError(f"{self.code}: it does not prove the {demand.step}")
        return self

    def value(self) -> FormStep:
        evidence = tuple(demand.value() for demand in self.evidence)
        return FormStep(self.code, self.name, self.name_en, self.covers, self.roles, evidence)


class ProcedurePolicy(Policy):
    """The steps of an order as they are shown, and who takes them. `start` and `revisit` may be left out."""

    policy_name: ClassVar[str] = "procedure"

    steps: tuple[FormStepRule, ...] = Field(
        (
            FormStepRule(code="accept", name="接单", name_en="Accept", covers=(Target.ACCEPT,)),
            FormStepRule(code="assign", name="分配", name_en="Assign", covers=(Target.ASSIGN,)),
            FormStepRule(code="handle", name="处理", name_en="Handle", covers=(Target.START, Target.HANDLE)),
            FormStepRule(
                code="revisit", name="回访", name_en="Revisit", covers=(Target.REVISIT, Target.CLOSE)
            ),
        ),
        min_length=1,
        max_length=MOST_STEPS,
    )

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        check_once(step.code for step in self.steps)
        covered = [target for step in self.steps for target in step.covers]
        if covered != [target for target in WAY if target in covered]:
            raise ValueError("each part of the way is in one step, in its order")
        missing = [target for target in WAY if target not in covered and target not in OPTIONAL]
        if missing:
            raise ValueError(f"there is no order without `{missing[0]}`")
        return self

    def rehearse(self) -> None:
        """Walk the whole way: each part needs a role that may take it, and names none that may not."""
        for step in self.steps:
            for target in step.covers:
                if step.roles and takers(target).isdisjoint(step.roles):
                    raise ValueError(f"{step.code}: none of its roles may take `{target}`")
            able = frozenset[str]().union(*map(takers, step.covers))
            if not able.issuperset(step.roles):
                raise ValueError(f"{step.code}: a role may not take it, and a form gives no right")

    def value(self) -> Procedure:
        return Procedure(tuple(step.value() for step in self.steps))
