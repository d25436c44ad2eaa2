# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a plan of rounds says, as a form asks for it and as the API takes it: new, or as another version."""

import re
from collections.abc import Callable, Iterable, Mapping

from services.chassis import written
from services.portal.areas.council.acts import Body, Choices, Field, word_choices, wrong
from services.portal.areas.money.keeping import one_of
from services.portal.client.model import Model
from services.portal.client.models.dispatch import ItemView, LimitView, RoundPlanView
from services.portal.page_context import visit

KINDS = ("patrol", "inspection", "maintenance", "cleaning")
CADENCES = ("daily", "workdays", "weekly", "monthly", "yearly", "every")
ASKS = {"weekly": ("weekdays",), "monthly": ("day",), "yearly": ("month", "day"), "every": ("every",)}
"""What each cadence asks for besides its kind."""
EQUIPMENT = ("lift", "fire_check", "fire_test", "other")
HOUR = 60
AS_TYPED = ("assignee_id", "kind", "title", "opens", "first", "last")
KNOWN = {"round_kind": KINDS, "cadence_kind": CADENCES}


def blank(assignees: Choices) -> tuple[Field, ...]:
    """The fields for a new plan."""
    return _fields(assignees, {"opens": "08:00", "limit": "4"}, needs_limit=True)


def held(plan: RoundPlanView, assignees: Choices) -> tuple[Field, ...]:
    """The fields for another version, with what the present one says."""
    terms, cadence = plan.terms, plan.terms.cadence
    hours = _hours(terms.limit)
    values = {
        "assignee_id": plan.assignee.id,
        "kind": terms.kind,
        "title": terms.title,
        "points": "\n".join(one.name for one in terms.points),
        "items": "\n".join(_line(one) for one in terms.items),
        "cadence": cadence.kind,
        "weekdays": ",".join(map(str, cadence.weekdays)),
        **{name: str(getattr(cadence, name) or "") for name in ("day", "month", "every")},
        "opens": f"{terms.opens:%H:%M}",
        "limit": hours,
        "first": terms.first.isoformat(),
        "last": terms.last.isoformat() if terms.last else "",
    }
    if terms.equipment:
        named = {"equipment_name": terms.equipment.name, "equipment_number": terms.equipment.number}
        values |= {"equipment": terms.equipment.kind, **named}
    anew = Field("new_codes", "yes", required=False, word="round_new_codes")
    return (*_fields(assignees, values, needs_limit=bool(hours)), anew)


def made(body: Body) -> Body:
    """A new plan as the API takes it: what was typed line by line has its codes by the order of the lines."""
    return {"place_path": body["place_path"], **_taken(body), "limit": _limit(body)}


def revised(plan: RoundPlanView) -> Callable[[Body], Body]:
    """Another version as the API takes it.

    A point or a question whose line stayed as it was keeps its code, and with it the sheet that hangs there;
    what no form shows (who else is told, a place of a point's own, what may be left out, a limit in working
    time) stays.
    """
    terms = plan.terms

    def shape(body: Body) -> Body:
        points = {one.name: one for one in terms.points}
        items = {_line(one): one for one in terms.items}
        given = {
            **_taken(body),
            "points": _coded("p", body.get("points", ()), points, _point),
            "items": _coded("i", body.get("items", ()), items, _item),
            "told": terms.told,
            "limit": _limit(body) if "limit" in body or _hours(terms.limit) else _dumped(terms.limit),
        }
        return given | {"new_codes": body.get("new_codes", False)}

    return shape


def weekdays_of(field: str, text: str) -> list[int]:
    """The digits from 1 (Monday) to 7, whatever stands between. Raises Problem for another one."""
    days = sorted({int(digit) for digit in re.findall("[0-9]", written.ascii_digits(text))})
    if not set(days) <= set(range(1, 8)):
        raise wrong(field)
    return days


def _fields(assignees: Choices, values: Mapping[str, str], *, needs_limit: bool) -> tuple[Field, ...]:
    def field(
        name: str, word: str, kind: str = "text", *, required: bool = True, among: Choices = ()
    ) -> Field:
        return Field(name, kind, required, among, values.get(name, ""), word)

    def several(table: str) -> Choices:
        return word_choices(table, KNOWN[table])

    equipment = (("", visit().words("rounds.no_equipment")), *word_choices("equipment_kind", EQUIPMENT))
    return (
        field("assignee_id", "round_assignee", "select", among=one_of(assignees)),
        field("kind", "round_kind", "select", among=several("round_kind")),
        field("title", "round_title"),
        field("points", "round_points", "lines"),
        field("items", "round_items", "lines"),
        field("cadence", "round_cadence", "select", among=several("cadence_kind")),
        field("weekdays", "round_weekdays", required=False),
        field("day", "round_day", "number", required=False),
        field("month", "round_month", "number", required=False),
        field("every", "round_every", "number", required=False),
        field("opens", "round_opens"),
        field("limit", "round_hours", "number", required=needs_limit),
        field("first", "round_first", "date", required=False),
        field("last", "round_last", "date", required=False),
        field("equipment", "round_equipment", "select", required=False, among=equipment),
        field("equipment_name", "round_equipment_name", required=False),
        field("equipment_number", "round_equipment_number", required=False),
    )


def _taken(body: Body) -> Body:
    """What is the same for a new plan and another version."""
    given: Body = {name: body[name] for name in AS_TYPED if name in body}
    given["points"] = _coded("p", body.get("points", ()), {}, _point)
    given["items"] = _coded("i", body.get("items", ()), {}, _item)
    kind = body.get("cadence", "")
    asked = {name: body[name] for name in ASKS.get(kind, ()) if name in body}
    if "weekdays" in asked:
        asked["weekdays"] = weekdays_of("weekdays", asked["weekdays"])
    given["cadence"] = {"kind": kind, **asked}
    if "equipment" in body:
        names = {"name": body.get("equipment_name", ""), "number": body.get("equipment_number", "")}
        given["equipment"] = {"kind": body["equipment"], **names}
    return given


def _limit(body: Body) -> Body:
    if not isinstance(hours := body.get("limit"), int):
        raise wrong("limit")
    return {"amount": hours * HOUR, "unit": "minutes"}


def _hours(limit: LimitView) -> str:
    """Of a limit that is whole hours of any time, what the form shows of it; else nothing."""
    whole = limit.unit == "minutes" and limit.amount % HOUR == 0
    return str(limit.amount // HOUR) if whole else ""


def _coded(
    mark: str, lines: Iterable[str], known: Mapping[str, Model], make: Callable[[str], Body]
) -> list[Body]:
    """Each line under the code it has, or the next that none has: `p1`, `p2`."""
    codes = {_dumped(one)["code"] for one in known.values()}
    free = (f"{mark}{number}" for number in range(1, 1000) if f"{mark}{number}" not in codes)
    return [_dumped(known[line]) if line in known else {"code": next(free), **make(line)} for line in lines]


def _point(line: str) -> Body:
    return {"name": line}


def _item(line: str) -> Body:
    """“question | what a good answer is”; without the latter it is in order."""
    question, _, good = (part.strip() for part in line.replace("｜", "|").partition("|"))
    return {"question": question, "good": good or visit().words("rounds.in_order")}


def _line(item: ItemView) -> str:
    return f"{item.question} | {item.good}"


def _dumped(one: Model) -> Body:
    return one.model_dump(mode="json")
