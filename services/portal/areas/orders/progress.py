# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far an order is, in words: its steps, its limits, what comes next, and what happened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from services.portal.client.models.dispatch import (
    DeadlineView,
    OrderPolicy,
    OrderView,
    Reason,
    ReasonView,
    TimelineEntry,
)
from services.portal.page_context import visit

STEPS = ("report", "accept", "assign", "handle", "revisit", "close")
"""The six steps; the arrival on site is the first half of handling."""

UNSTEPPED = ("at_source", "withdrawn")
"""What ended so did not go through the steps."""

JUDGED = ("OrderRevisited", "OrderEvaluated")
"""What carries codes of reasons."""

MISSED = ("DeadlineBreached", "OrderEscalated")


@dataclass(frozen=True)
class Fact:
    """One line of what happened; `tone` is that of the timeline."""

    title: str
    who: str
    at: datetime
    text: str
    tone: str


def marks(order: OrderView, rules: OrderPolicy) -> list[tuple[str, str]]:
    """Each of the six steps, and whether it is done, current, to come, or where the order was refused.

    Nothing for what ended beside them.
    """
    if order.closure in UNSTEPPED:
        return []
    awaited = "handle" if order.step == "start" else order.step
    here = STEPS.index(awaited) if awaited in STEPS else len(STEPS)
    if order.state == "refused":
        found = [("report", "done"), ("accept", "refused"), *((step, "next") for step in STEPS[2:])]
    else:
        found = [
            (step, "done" if number < here else "current" if number == here else "next")
            for number, step in enumerate(STEPS)
        ]
    return [(step_name(step, rules), mark) for step, mark in found]


def step_name(step: str, rules: OrderPolicy) -> str:
    """The district's own name in Chinese, the catalogue's in English."""
    words = visit().words
    return words.pick(rules.step_names.get(step, ""), words.name("step", step))


def next_step(order: OrderView, rules: OrderPolicy) -> str:
    """Who does what until when; empty for what is over."""
    awaited, words = order.next_step, visit().words
    if awaited is None:
        return ""
    who = words("order.desk", place=awaited.who.name) if awaited.who.kind == "desk" else awaited.who.name
    step = step_name(awaited.step, rules)
    if awaited.until is None:
        return words("order.next", who=who, step=step)
    return words("order.next_until", who=who, step=step, when=words.when(awaited.until))


def limits(order: OrderView, rules: OrderPolicy) -> list[tuple[str, DeadlineView]]:
    """The limits that run, or stand still while the order is suspended, by name."""
    words = visit().words
    found = [(words("order.overall_limit"), order.overall_deadline)]
    if order.step_deadline:
        name = words("order.step_limit", step=step_name(order.step_deadline.target, rules))
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


def _named(reasons: Sequence[Reason]) -> Mapping[str, str]:
    return {reason.code: visit().words.pick(reason.name, reason.name_en) for reason in reasons}


def history(entries: list[TimelineEntry], rules: OrderPolicy) -> list[Fact]:
    """The latest first."""
    words = visit().words
    reasons = _named(rules.suspension_reasons)
    quality = visit().dispatch.quality() if any(entry.type in JUDGED for entry in entries) else None
    judged = {
        "OrderRevisited": _named(quality.revisit_reasons) if quality else {},
        "OrderEvaluated": _named(quality.evaluation_reasons) if quality else {},
    }
    facts = []
    for entry in reversed(entries):
        data = dict(entry.data)
        if entry.type == "OrderSuspended":
            data["reason"] = reasons.get(str(data.get("reason")), str(data.get("reason")))
        if entry.type == "EvidenceAdded":
            data["kind"] = words.name("evidence", str(data.get("kind")))
        if entry.type == "OrderAssigned":
            why = [words.name("assignment_reason", str(code)) for code in data.get("reasons", ())]
            data["reasons"] = words("order.by_rule", reasons=words("and").join(why)) if why else ""
        if entry.type in judged:
            data["reasons"] = [judged[entry.type].get(code, code) for code in data.get("reasons", ())]
        title, text = words.pick(entry.label, entry.label_en), words.told(entry.type, data)
        tone = "bad" if entry.type in MISSED else ""
        facts.append(Fact(title, entry.actor_name or words("system"), entry.time, text, tone))
    return facts
