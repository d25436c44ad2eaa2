# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a rule of telling is: its audience, its urgency, and what its template may name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from services.chassis.values import Role


class Matter(StrEnum):
    """What messages are about: for each, everybody chooses their channels."""

    ORDERS = "orders"
    WORK = "work"
    VOTES = "votes"
    MEETINGS = "meetings"
    PUBLICITY = "publicity"
    MONEY = "money"
    CREDIT = "credit"
    NOTICES = "notices"
    SHARING = "sharing"
    SYSTEM = "system"


class Urgency(StrEnum):
    """LOW may wait for a digest, NORMAL for the end of the quiet hours, URGENT for nothing."""

    LOW = "low"
    NORMAL = "normal"
    URGENT = "urgent"


class Kind(StrEnum):
    """What a placeholder stands for. WORDS are a person's own: they go into no text message."""

    NAME = "name"
    WORDS = "words"
    MOMENT = "moment"
    DAY = "day"
    MONTH = "month"
    PLACE = "place"
    COUNT = "count"
    AMOUNT = "amount"


class Among(StrEnum):
    """Where those who are told are looked for."""

    NAMED = "named"
    HOLDERS = "holders"
    OWNERS = "owners"
    RESIDENTS = "residents"


@dataclass(frozen=True, slots=True)
class Audience:
    """Those named by a field (of the fact, or remembered of its aggregate), or those at its place.

    HOLDERS have the role there or above, or where the `field` says; OWNERS and RESIDENTS their homes there or
    below.
    """

    among: Among
    field: str = ""
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """`bound`: the law has it told, nobody switches it off. `link`: the page, with `{id}` of the aggregate.

    `fields`: what the template may name. `once`: fields that make it the same fact however often it is said.
    """

    event: str
    template: str
    matter: Matter
    audience: tuple[Audience, ...]
    fields: Mapping[str, Kind]
    urgency: Urgency = Urgency.NORMAL
    bound: bool = False
    link: str = ""
    once: tuple[str, ...] = ()


def named(field: str) -> Audience:
    return Audience(Among.NAMED, field)


def holders(role: Role, field: str = "") -> Audience:
    return Audience(Among.HOLDERS, field, role)
