# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form of an order (流程单): its steps as a district names and groups what the fixed way consists of.

It narrows and names. Nothing of it adds a step, an order of steps, or a right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from services.dispatch.domain.actions import Action
from services.dispatch.domain.evidence import Demand, ProvenStep
from services.dispatch.domain.limits import Target

WAY = (Target.ACCEPT, Target.ASSIGN, Target.START, Target.HANDLE, Target.REVISIT, Target.CLOSE)
"""What an order waits for, one after the other."""

OPTIONAL = frozenset({Target.START, Target.REVISIT})
"""What a district may do without: the arrival on site, and asking the reporter."""

TAKEN_BY: Mapping[Target, tuple[Action, ...]] = MappingProxyType(
    {
        Target.ACCEPT: (Action.ACCEPT, Action.REFUSE),
        Target.ASSIGN: (Action.ASSIGN,),
        Target.START: (Action.START,),
        Target.HANDLE: (Action.FINISH,),
        Target.REVISIT: (Action.REVISIT,),
        Target.CLOSE: (Action.CLOSE,),
    }
)
"""What staff do to take each. Claiming and the reporter's own answer are no matter of roles."""

PROVEN: Mapping[ProvenStep, Target] = MappingProxyType(
    {ProvenStep.START: Target.START, ProvenStep.FINISH: Target.HANDLE}
)
"""What can be made to need evidence."""


@dataclass(frozen=True)
class FormStep:
    """One step of the form.

    `covers` is what of the way it is made of, `roles` who of those that may take it does (none: all of them),
    `evidence` what it wants of every order beside what the category wants.
    """

    code: str
    name: str
    name_en: str
    covers: tuple[Target, ...]
    roles: tuple[str, ...] = ()
    evidence: tuple[Demand, ...] = ()


@dataclass(frozen=True)
class Procedure:
    """The steps in their order; without any, nothing is narrowed."""

    steps: tuple[FormStep, ...] = ()

    @property
    def unused(self) -> tuple[Target, ...]:
        """What of the way there is not."""
        covered = {target for step in self.steps for target in step.covers}
        return tuple(target for target in WAY if target in OPTIONAL and target not in covered)

    def roles_for(self, action: Action) -> tuple[str, ...]:
        """Who takes it, of those that may; none: all of them."""
        for step in self.steps:
            if any(action in TAKEN_BY[target] for target in step.covers):
                return step.roles
        return ()

    def demanded(self, category: tuple[Demand, ...]) -> tuple[Demand, ...]:
        """What an order of a category is proven by: of each kind the most that either wants."""
        most: dict[tuple[ProvenStep, str], Demand] = {}
        for one in (*category, *(demand for step in self.steps for demand in step.evidence)):
            known = most.get((one.step, one.kind))
            if known is None or known.least < one.least:
                most[one.step, one.kind] = one
        return tuple(most.values())


FREE = Procedure()
"""Narrows nothing."""
