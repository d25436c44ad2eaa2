# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happened to an order, in words: no code of a policy or of the service is shown as it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.portal.client.models.dispatch import OrderPolicy, Reason, TimelineEntry
from services.portal.page_context import visit
from services.portal.texts import Words

JUDGED = ("OrderRevisited", "OrderEvaluated")
"""What carries reasons of the policy about quality."""

MISSED = ("DeadlineBreached", "OrderEscalated")

Listed = Mapping[str, Mapping[str, str]]
"""For an event the names of the codes that a policy lists."""


@dataclass(frozen=True)
class Fact:
    """One line of what happened; `tone` is that of the timeline."""

    title: str
    who: str
    at: datetime
    text: str
    tone: str


def history(entries: Sequence[TimelineEntry], rules: OrderPolicy, place: str) -> list[Fact]:
    """The latest first."""
    words = visit().words
    quality = visit().dispatch.quality(place) if any(entry.type in JUDGED for entry in entries) else None
    listed = {
        "OrderSuspended": _named(words, rules.suspension_reasons),
        "OrderRevisited": _named(words, quality.revisit_reasons if quality else ()),
        "OrderEvaluated": _named(words, quality.evaluation_reasons if quality else ()),
    }
    return [
        Fact(
            words.pick(entry.label, entry.label_en),
            entry.actor_name or words("system"),
            entry.time,
            told(words, entry.type, entry.data, listed),
            "bad" if entry.type in MISSED else "",
        )
        for entry in reversed(entries)
    ]


def told(words: Words, event: str, data: Mapping[str, Any], listed: Listed) -> str:
    """What a fact adds to its name."""
    said, names = dict(data), listed.get(event, {})
    if event == "OrderSuspended":
        code = str(data.get("reason"))
        said["reason"] = names.get(code) or words.name("waits", code)
    elif event in JUDGED:
        said["reasons"] = [names.get(code, code) for code in data.get("reasons", ())]
    elif event == "EvidenceAdded":
        said["kind"] = words.name("evidence", str(data.get("kind")))
    elif event.startswith("Assistance"):
        said["kind"] = words.name("assistance_kind", str(data["kind"])) if data.get("kind") else ""
    elif event == "OrderAssigned":
        said["reasons"] = _why(words, data)
    elif event == "SourceClockDiffered":
        said["until"] = data.get("taken_as")
    return words.told(event, said)


def _why(words: Words, data: Mapping[str, Any]) -> str:
    why = [words.name("assignment_reason", str(code)) for code in data.get("reasons", ())]
    if data.get("despite"):
        return words("order.despite", reasons=words("and").join(why), why=data["despite"])
    return words("order.by_rule", reasons=words("and").join(why)) if why else ""


def _named(words: Words, reasons: Sequence[Reason]) -> Mapping[str, str]:
    return {reason.code: words.pick(reason.name, reason.name_en) for reason in reasons}
