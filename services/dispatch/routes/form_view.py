# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form of an order (流程单): its steps by the names of its place, how far it is, what was promised."""

from typing import Literal

from services.chassis.http import View
from services.dispatch.domain.limits import Target
from services.dispatch.domain.orders import Order, State, awaited
from services.dispatch.domain.outcomes import Closure
from services.dispatch.domain.procedure import WAY, FormStep, Procedure

Mark = Literal["done", "current", "next", "refused"]


class PromiseView(View):
    """How long a part of a step may take; elapsed minutes, working ones or working days (`unit`)."""

    target: str
    amount: int
    unit: str


class FormStepView(View):
    """A step and how far it is (`mark`).

    `covers` are the parts of the way that it consists of, `roles` who takes it; none: all who may.
    """

    code: str
    name: str
    name_en: str
    mark: Mark
    covers: list[str]
    roles: list[str]
    limits: list[PromiseView]


def form_of(order: Order, procedure: Procedure) -> list[FormStepView]:
    """Nothing for what ended beside the steps: at its source, or taken back."""
    if order.state is State.CLOSED and order.closure not in (Closure.RESOLVED, Closure.UNSOLVABLE):
        return []
    return [_step(order, step, first=step is procedure.steps[0]) for step in procedure.steps]


def _step(order: Order, step: FormStep, *, first: bool) -> FormStepView:
    return FormStepView(
        code=step.code,
        name=step.name,
        name_en=step.name_en,
        mark=_mark(order, step, first=first),
        covers=list(step.covers),
        roles=list(step.roles),
        limits=[one for target in step.covers if (one := _promise(order, target))],
    )


def _mark(order: Order, step: FormStep, *, first: bool) -> Mark:
    if order.state is State.REFUSED:
        return "refused" if first else "next"
    waits = awaited(order)
    if waits in step.covers:
        return "current"
    done = waits is None or WAY.index(step.covers[-1]) < WAY.index(waits)
    return "done" if done else "next"


def _promise(order: Order, target: Target) -> PromiseView | None:
    limit = order.terms.limits.of(target)
    return PromiseView(target=target, amount=limit.amount, unit=limit.unit) if limit else None
