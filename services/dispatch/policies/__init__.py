# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a district may set: its catalogue and the rules of its orders."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from services.chassis.calendar_policy import (
    LONGEST_WORKING_DAYS,
    LONGEST_WORKING_TIME,
    REHEARSED_FROM,
    CalendarPolicy,
)
from services.chassis.store import Policy
from services.dispatch.domain import catalogue
from services.dispatch.domain.categories import Category, Kind, Menu, Terms, Urgency
from services.dispatch.domain.forms import MOST_FIELDS, FieldKind
from services.dispatch.domain.limits import Deadline, Limit, Limits, Target, Unit
from services.dispatch.domain.round_kinds import EquipmentKind
from services.dispatch.policies.entries import DemandRule, FieldRule, PriceRule, ServedByRule, check_once
from services.dispatch.policies.procedure import ProcedurePolicy
from services.dispatch.policies.reasons import Code, Label, Reason, Rule

MOST = {
    Unit.MINUTES: 1_000_000,
    Unit.WORKING_MINUTES: LONGEST_WORKING_TIME // timedelta(minutes=1),
    Unit.WORKING_DAYS: LONGEST_WORKING_DAYS,
}
Delay = Annotated[int, Field(ge=1, le=525_600)]


class LimitRule(Rule):
    """How long; `working_days` end when the office closes on the last day."""

    amount: int = Field(ge=1, le=1_000_000)
    unit: Unit = Unit.MINUTES

    @model_validator(mode="after")
    def _ends(self) -> Self:
        if self.amount > MOST[self.unit]:
            raise ValueError(f"at most {MOST[self.unit]} {self.unit}")
        return self

    def value(self) -> Limit:
        return Limit(self.amount, self.unit)


class LimitRules(Rule):
    """One limit a step; `start` is the arrival on site, `overall` runs from the report to the finish."""

    accept: LimitRule | None = None
    assign: LimitRule | None = None
    start: LimitRule | None = None
    handle: LimitRule | None = None
    revisit: LimitRule | None = None
    close: LimitRule | None = None
    overall: LimitRule | None = None

    def value(self) -> Limits:
        rules = {name: getattr(self, name) for name in LimitRules.model_fields}
        return Limits(**{name: rule.value() for name, rule in rules.items() if rule})


class CategoryRule(Rule):
    """One entry of the catalogue. Without `limits` those of its urgency hold.

    `form`: what is asked besides place and words. `evidence`: what proves the work, step by step.
    """

    code: Code
    name: Label
    name_en: Label
    kind: Kind = Kind.REPAIR
    urgency: Urgency = Urgency.U2
    menu: Menu = Menu.BASIC
    claimable: bool = True
    active: bool = True
    limits: LimitRules | None = None
    form: tuple[FieldRule, ...] = Field((), max_length=MOST_FIELDS)
    served_by: ServedByRule = ServedByRule()
    price: PriceRule | None = None
    evidence: tuple[DemandRule, ...] = Field((), max_length=12)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        check_once(field.code for field in self.form)
        check_once(f"{demand.step}.{demand.kind}" for demand in self.evidence)
        if self.price and self.price.per:
            counted = next((field for field in self.form if field.code == self.price.per), None)
            if counted is None or counted.kind is not FieldKind.NUMBER or not counted.required:
                raise ValueError(f"{self.code}: the price is for each of a number that the form demands")
            if counted.least is None or counted.least < 0:
                raise ValueError(f"{self.code}: what the price is for each of is counted from 0 on")
        return self

    def value(self) -> Category:
        parts = {
            "limits": self.limits.value() if self.limits else None,
            "form": tuple(field.value() for field in self.form),
            "served_by": self.served_by.value(),
            "price": self.price.value() if self.price else None,
            "evidence": tuple(demand.value() for demand in self.evidence),
        }
        return Category(**{**dict(self), **parts})


CATALOGUE = tuple(CategoryRule.model_validate(entry, from_attributes=True) for entry in catalogue.ENTRIES)


def _limits(limits: Limits) -> Iterator[Limit]:
    return (limit for limit in map(limits.of, Target) if limit)


class CategoryPolicy(Policy):
    """The catalogue, and what becomes of the categories of other systems that it does not know."""

    policy_name: ClassVar[str] = "categories"

    categories: tuple[CategoryRule, ...] = Field(CATALOGUE, min_length=1, max_length=500)
    unknown_from_source: Literal["default", "reject"] = "default"
    default_category: Code = "other"

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        codes = [entry.code for entry in self.categories]
        if len(codes) != len(set(codes)):
            raise ValueError("a category code is given twice")
        if self.default_category not in codes:
            raise ValueError("the default category is not in the catalogue")
        return self

    def rehearse(self) -> None:
        """The longest limits of the catalogue, begun at moments that are hard to reckon with."""
        calendar = CalendarPolicy().value()
        limits = [limit for entry in self.categories for limit in _limits(entry.value().promised)]
        longest = {limit.unit: limit for limit in sorted(limits, key=lambda limit: limit.amount)}
        for start, limit in product(REHEARSED_FROM, longest.values()):
            Deadline.start(Target.OVERALL, limit, start, calendar, 99).next_look()

    def find(self, code: str) -> Category | None:
        """The active category with this code."""
        return next((c.value() for c in self.categories if c.code == code and c.active), None)

    def for_source(self, code: str) -> Category | None:
        """The category for what another system calls `code`; None if it is to be rejected."""
        found = self.find(code)
        if found or self.unknown_from_source == "reject":
            return found
        return self.find(self.default_category)


class OrderPolicy(Policy):
    """The rules of an order's way.

    `number_prefix`: the letters of the district in its orders' short numbers (`TC`); `escalation_minutes`:
    the delay before levels two, three and four, in the kind of time in which the broken limit counts;
    `duplicate_days`: so long back a new request may be one that
    is open already.
    """

    policy_name: ClassVar[str] = "orders"

    number_prefix: str = Field("", pattern=r"^[A-Z]{0,4}$")
    duplicate_days: int = Field(14, ge=1, le=365)
    warn_percent: int = Field(75, ge=0, le=99, description="share of a limit after which to warn; 0: never")
    escalation_minutes: tuple[Delay, Delay, Delay] = (60, 240, 1440)
    source_clock_seconds: int = Field(120, ge=0, le=3600, description="tolerated between a source's clocks")
    reopen_hours: int = Field(168, ge=0, le=8760, description="counted from the close")
    exports_kept_days: int = Field(7, ge=1, le=90, description="after that a table of orders is deleted")
    suspension_reasons: tuple[Reason, ...] = Field(
        (
            Reason(code="materials", name="等待材料", name_en="Waiting for materials"),
            Reason(code="owner_absent", name="业主不在", name_en="Owner absent"),
            Reason(code="vote_needed", name="需要表决", name_en="Vote needed"),
            Reason(code="weather", name="天气原因", name_en="Weather"),
            Reason(code="third_party", name="等待其他单位", name_en="Waiting for another party"),
        ),
        min_length=1,
        max_length=50,
    )
    step_names: dict[Code, Label] = Field(
        {
            "report": "提交",
            "accept": "接单",
            "assign": "分配",
            "start": "到场",
            "handle": "处理",
            "revisit": "回访",
            "close": "办结",
            "overall": "总时限",
        },
        max_length=20,
    )

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if list(self.escalation_minutes) != sorted(self.escalation_minutes):
            raise ValueError("a higher level is told no sooner than a lower one")
        codes = [reason.code for reason in self.suspension_reasons]
        if len(codes) != len(set(codes)):
            raise ValueError("a reason is given twice")
        return self

    @property
    def source_tolerance(self) -> timedelta:
        """By so much a source's clocks may differ from ours, and from each other."""
        return timedelta(seconds=self.source_clock_seconds)

    def terms(self, category: Category, catalogue: CategoryPolicy, procedure: ProcedurePolicy) -> Terms:
        """What is promised for a request of this category from now on."""
        form = procedure.value()
        return Terms(
            policy_version=catalogue.nearest,
            policies=(*catalogue.sources, *self.sources, *procedure.sources),
            limits=category.promised,
            warn_percent=self.warn_percent,
            escalation_minutes=self.escalation_minutes,
            reopen_minutes=self.reopen_hours * 60,
            evidence=form.demanded(category.evidence),
            unused=form.unused,
        )


class RoundPolicy(Policy):
    """The most days that may lie between two rounds of maintenance.

    Lifts are maintained every 15 days at the least (特种设备安全监察条例 Art. 31; TSG T5002-2017); fire
    equipment is checked every month and tested once a year (GB 25201-2010). What such a place agreed on
    with the authority may be rarer, lifts maintained as needed (按需维保) for instance.
    """

    policy_name: ClassVar[str] = "rounds"

    lift_days: int = Field(15, ge=1, le=366)
    fire_check_days: int = Field(31, ge=1, le=366)
    fire_test_days: int = Field(366, ge=1, le=366)

    def most_days(self, kind: EquipmentKind) -> int | None:
        """None: as rarely as one likes."""
        days = {
            EquipmentKind.LIFT: self.lift_days,
            EquipmentKind.FIRE_CHECK: self.fire_check_days,
            EquipmentKind.FIRE_TEST: self.fire_test_days,
        }
        return days.get(kind)
