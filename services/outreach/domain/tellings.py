# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tellings: one fact for one audience; who is told is looked up in pieces, however many they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from services.chassis.values import OrgPath
from services.outreach.domain.audiences import Among, Audience, Kind, Matter, Rule, Urgency
from services.outreach.domain.rules import FIELDS
from services.outreach.domain.templates import Language


@dataclass(frozen=True, kw_only=True)
class Telling:
    """`fact`: the same for the same fact; `values`: what its template may name, moments as ISO 8601.

    `at`: where the audience is looked for; `named`: the persons whom the fact names; `vote_id`: who has voted
    there is not told.
    """

    id: str
    fact: str
    template: str
    matter: Matter
    urgency: Urgency
    bound: bool
    link: str
    place: OrgPath
    at: OrgPath
    audience: Audience
    values: dict[str, str]
    vote_id: str = ""
    named: tuple[str, ...] = ()


def of_rule(
    telling_id: str,
    rule: Rule,
    audience: Audience,
    event_id: str,
    aggregate: str,
    place: OrgPath,
    data: Mapping[str, Any],
) -> Telling:
    """What a rule makes of a fact for one of its audiences."""
    values = {name: _said(data[name]) for name in rule.fields if name in data}
    at = data.get(audience.field) if audience.among is Among.HOLDERS else None
    return Telling(
        id=telling_id,
        fact=fact_of(rule, event_id, aggregate, data),
        template=rule.template,
        matter=rule.matter,
        urgency=rule.urgency,
        bound=rule.bound,
        link=link_of(rule, aggregate),
        place=place,
        at=OrgPath(at) if at else place,
        audience=audience,
        values=values,
    )


def fact_of(rule: Rule, event_id: str, aggregate: str, data: Mapping[str, Any]) -> str:
    """What is the same for the same fact: its event, or what the rule says makes it one."""
    if not rule.once:
        return f"{rule.template}/{event_id}"
    return "/".join([rule.template, aggregate, *(str(data.get(name, "")) for name in rule.once)])


def link_of(rule: Rule, aggregate: str) -> str:
    """The page that a message leads to."""
    return rule.link.replace("{id}", aggregate.partition("/")[2])


def _said(value: object) -> str:
    """What a field says as text; an amount in yuan (ProtoJSON writes its fen as text)."""
    if isinstance(value, dict):
        yuan, fen = divmod(int(value.get("fen", 0)), 100)
        return f"{yuan}.{fen:02d}"
    return str(value)


def shown(telling: Telling, language: Language, zone: str, place_name: str) -> dict[str, str]:
    """The values as people read them, in their language and the district's time."""
    found = {"place": place_name}
    for name, kind in FIELDS[telling.template].items():
        value = telling.values.get(name, "")
        if kind is Kind.MOMENT and value:
            found[name] = moment(datetime.fromisoformat(value), language, zone)
        elif kind is Kind.DAY and value:
            found[name] = day(date.fromisoformat(value), language)
        elif kind is Kind.MONTH and value:
            found[name] = month(_month_in(value), language)
        elif kind is not Kind.PLACE:
            found[name] = value
    return found


def _month_in(value: str) -> date:
    """Bills name it, `2026-03`; meetings its first day."""
    return date.fromisoformat(f"{value[: len('YYYY-MM')]}-01")


def moment(at: datetime, language: Language, zone: str) -> str:
    """3月2日 09:00; 2/3 09:00 in English is read two ways, so the month is a word there."""
    local = at.astimezone(ZoneInfo(zone))
    if language is Language.ZH:
        return f"{local.month}月{local.day}日 {local:%H:%M}"
    return f"{local.day} {local:%b %H:%M}"


def day(of: date, language: Language) -> str:
    """2026年11月3日, 3 Nov 2026."""
    return f"{of.year}年{of.month}月{of.day}日" if language is Language.ZH else f"{of.day} {of:%b %Y}"


def month(of: date, language: Language) -> str:
    """2026年11月, Nov 2026."""
    return f"{of.year}年{of.month}月" if language is Language.ZH else f"{of:%b %Y}"
