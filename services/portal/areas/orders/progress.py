# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far an order is, in words: its steps, its limits, what comes next."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from services.portal.client.models.dispatch import (
    DeadlineView,
    OrderPolicy,
    OrderView,
    PromiseView,
    ReasonView,
    TimelineEntry,
)
from services.portal.page_context import visit

TAKEN: Mapping[str, str] = MappingProxyType(
    {
        "OrderAccepted": "accept",
        "OrderRefused": "accept",
        "OrderAssigned": "assign",
        "OrderStarted": "start",
        "OrderFinished": "handle",
        "OrderRevisited": "revisit",
        "OrderClosed": "close",
    }
)
"""The part of the way that a fact says is done."""

OVER = ("done", "refused")


def marks(order: OrderView) -> list[tuple[str, str]]:
    """Each step of the form, and whether it is done, current, to come, or where the order was refused."""
    words = visit().words
    return [(words.pick(step.name, step.name_en), step.mark) for step in order.form]


def form(order: OrderView, entries: Sequence[TimelineEntry], rules: OrderPolicy) -> list[tuple[str, ...]]:
    """The form as it is printed: each step with its limits, and when it was taken by whom."""
    words = visit().words
    taken = {TAKEN[entry.type]: entry for entry in entries if entry.type in TAKEN}
    rows: list[tuple[str, ...]] = []
    for step in order.form:
        known = [taken[part] for part in step.covers if part in taken] if step.mark in OVER else []
        when = words.moment(known[-1].time) if known else ""
        who = (known[-1].actor_name or words("system")) if known else ""
        limits = [_promised(order, one, rules, alone=len(step.covers) == 1) for one in step.limits]
        rows.append((words.pick(step.name, step.name_en), words("and").join(limits), when, who))
    return rows


def _promised(order: OrderView, limit: PromiseView, rules: OrderPolicy, *, alone: bool) -> str:
    """“30分钟”, “2 个工作日”; with the part's name where the step has several."""
    words = visit().words
    if limit.unit == "working_days":
        text = words.count("order.limit_days", limit.amount)
    else:
        span = words.span(limit.amount * 60)
        text = span if limit.unit == "minutes" else words("order.limit_working", span=span)
    return text if alone else f"{step_name(order, limit.target, rules)} {text}"


def step_name(order: OrderView, step: str, rules: OrderPolicy) -> str:
    """The form's name for a step of its own, else the district's in Chinese, the catalogue's in English."""
    words = visit().words
    own = next((one for one in order.form if one.covers == [step]), None)
    if own:
        return words.pick(own.name, own.name_en)
    return words.pick(rules.step_names.get(step, ""), words.name("step", step))


def next_step(order: OrderView, rules: OrderPolicy) -> str:
    """Who does what until when; empty for what is over."""
    awaited, words = order.next_step, visit().words
    if awaited is None:
        return ""
    who = words("order.desk", place=awaited.who.name) if awaited.who.kind == "desk" else awaited.who.name
    step = step_name(order, awaited.step, rules)
    if awaited.until is None:
        return words("order.next", who=who, step=step)
    return words("order.next_until", who=who, step=step, when=words.when(awaited.until))


def limits(order: OrderView, rules: OrderPolicy) -> list[tuple[str, DeadlineView]]:
    """The limits that run, or stand still while the order is suspended, by name."""
    words = visit().words
    found = [(words("order.overall_limit"), order.overall_deadline)]
    if order.step_deadline:
        name = words("order.step_limit", step=step_name(order, order.step_deadline.target, rules))
        found.insert(0, (name, order.step_deadline))
    return [(name, limit) for name, limit in found if limit and (order.suspension or not limit.stopped)]


def told_to(order: OrderView) -> str:
    """Before whom a missed limit was put."""
    if not order.escalation_level:
        return ""
    words = visit().words
    names = words("and").join(person.name for person in order.supervisors)
    return " · ".join(part for part in (words.name("level", str(order.escalation_level)), names) if part)


def revisit(order: OrderView) -> str:
    """What the reporter said when they were asked."""
    said, words = order.revisit, visit().words
    if said is None:
        return ""
    contacted = f"{words('order.revisit_contacted')} {words('yes' if said.contacted else 'no')}"
    solved = f"{words('order.revisit_solved')} {words('yes' if said.solved else 'no')}"
    satisfied = words.name("satisfied", str(said.satisfied))
    channel = words.name("revisit_channel", said.channel)
    parts = (channel, contacted, _responded(said.responded), solved, satisfied, _why(said.reasons), said.note)
    return " · ".join(part for part in parts if part)


def evaluation(order: OrderView) -> str:
    """What the organisation found, apart from what the reporter said."""
    found, words = order.evaluation, visit().words
    if found is None:
        return ""
    parts = (words("order.score", score=found.score), _why(found.reasons), found.note, found.by.name)
    return " · ".join(part for part in parts if part)


def _responded(told: bool | None) -> str:
    """Nothing where it was not asked."""
    words = visit().words
    return "" if told is None else f"{words('order.revisit_responded')} {words('yes' if told else 'no')}"


def _why(reasons: Sequence[ReasonView]) -> str:
    words = visit().words
    return words("and").join(words.pick(one.name, one.name_en) for one in reasons)
