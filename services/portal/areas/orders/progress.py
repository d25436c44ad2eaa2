# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far an order is, in words: its steps, its limits, what comes next, and what happened."""

from dataclasses import dataclass
from datetime import datetime

from services.portal.client.models.dispatch import DeadlineView, OrderPolicy, OrderView, TimelineEntry
from services.portal.page_context import visit

STEPS = ("report", "accept", "assign", "handle", "revisit", "close")
"""The six steps; the arrival on site is the first half of handling."""

UNSTEPPED = ("at_source", "withdrawn")
"""What ended so did not go through the steps."""

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
    parts = (contacted, solved, words.name("satisfied", str(said.satisfied)), said.note)
    return " · ".join(part for part in parts if part)


def history(entries: list[TimelineEntry], rules: OrderPolicy) -> list[Fact]:
    """The latest first."""
    words = visit().words
    reasons = {reason.code: words.pick(reason.name, reason.name_en) for reason in rules.suspension_reasons}
    facts = []
    for entry in reversed(entries):
        data = dict(entry.data)
        if entry.type == "OrderSuspended":
            data["reason"] = reasons.get(str(data.get("reason")), str(data.get("reason")))
        if entry.type == "EvidenceAdded":
            data["kind"] = words.name("evidence", str(data.get("kind")))
        title, text = words.pick(entry.label, entry.label_en), words.told(entry.type, data)
        tone = "bad" if entry.type in MISSED else ""
        facts.append(Fact(title, entry.actor_name or words("system"), entry.time, text, tone))
    return facts
