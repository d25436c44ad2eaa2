# SPDX-License-Identifier: AGPL-3.0-or-later
"""Plan rounds (巡查、巡检、维保、保洁) at a place: what is looked at, where, how often, by whom."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from services.chassis.http import Id, Input, Line, Name
from services.chassis.ids import new_secret
from services.chassis.moments import Day, LocalTime
from services.chassis.values import OrgPath
from services.dispatch.domain import round_plans
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.cadences import Cadence, CadenceKind, Schedule
from services.dispatch.domain.errors import UnknownPerson, UnknownPlace
from services.dispatch.domain.places import Place
from services.dispatch.domain.round_kinds import Equipment, EquipmentKind, Item, Point, RoundKind
from services.dispatch.domain.round_plans import RoundPlan, RoundTerms
from services.dispatch.policies import LimitRule, RoundPolicy
from services.dispatch.policies.reasons import Code
from services.dispatch.store import Tx

TOKEN_BYTES = 24
"""A point's code cannot be guessed: who sends it stood before the sheet."""


class ItemIs(Input):
    """`good`: what a good answer is."""

    code: Code
    question: Annotated[Line, Field(min_length=1, max_length=200)]
    good: Annotated[Line, Field(min_length=1, max_length=200)]
    required: bool = True


class PointIs(Input):
    """Without `place_path` the point belongs to the plan's place."""

    code: Code
    name: Name
    place_path: OrgPath | None = None
    required: bool = True


class CadenceIs(Input):
    """See `Cadence`: `weekdays` from 1 (Monday) to 7; `every` so many days."""

    kind: CadenceKind
    weekdays: tuple[Annotated[int, Field(ge=1, le=7)], ...] = Field((), max_length=7)
    day: int | None = Field(None, ge=1, le=31)
    month: int | None = Field(None, ge=1, le=12)
    every: int | None = Field(None, ge=1, le=366)

    def value(self) -> Cadence:
        return Cadence(**dict(self))


class EquipmentIs(Input):
    kind: EquipmentKind
    name: Name
    number: Annotated[Line, Field(min_length=1, max_length=60)]


class RoundPlanIs(Input):
    """What a version of a plan says. `first` and `last`: its days, from today on without `first`.

    `opens` is local time; `told` are persons who hear of a missed round beside who supervises.
    """

    kind: RoundKind
    title: Name
    items: tuple[ItemIs, ...] = Field(max_length=100)
    points: tuple[PointIs, ...] = Field(max_length=100)
    cadence: CadenceIs
    opens: LocalTime
    limit: LimitRule
    assignee_id: Id
    first: Day | None = None
    last: Day | None = None
    equipment: EquipmentIs | None = None
    told: tuple[Id, ...] = Field((), max_length=20)

    def terms(self, tx: Tx, place: OrgPath, within: tuple[str, ...], tokens: Mapping[str, str]) -> RoundTerms:
        """The terms as asked for, checked; a point keeps the token that its sheet has already."""
        assignee = tx.assignable(within, self.assignee_id, place)
        for person in self.told:
            if tx.persons.find(person) is None:
                raise UnknownPerson(person)
        calendar = tx.calendar_at(place)
        first = self.first or calendar.local_date(tx.now)
        terms = RoundTerms(
            kind=self.kind,
            title=self.title,
            items=tuple(Item(**dict(one)) for one in self.items),
            points=tuple(_point(tx, one, place, tokens) for one in self.points),
            schedule=Schedule(self.cadence.value(), first, self.opens, self.limit.value(), self.last),
            assignee=assignee,
            equipment=Equipment(**dict(self.equipment)) if self.equipment else None,
            told=self.told,
        )
        most = tx.policy(RoundPolicy, place).most_days(terms.equipment.kind) if terms.equipment else None
        round_plans.check(terms, place, most, tx.now, calendar)
        return terms


class CreateRoundPlan(RoundPlanIs):
    place_path: OrgPath


def handle(tx: Tx, cmd: CreateRoundPlan) -> RoundPlan:
    """Raises Forbidden, UnknownPlace, NotAssignable, UnknownPerson and what `round_plans.check` does."""
    tx.require(Permission.ROUNDS_PLAN, cmd.place_path)
    place = _place(tx, cmd.place_path)
    within = place.above
    terms = cmd.terms(tx, place.path, within, {})
    plan = RoundPlan(id=tx.new_id(), place_path=place.path, within=within, terms=terms)
    return tx.save_plan(plan, [round_plans.told(plan)], tx.now)


def _point(tx: Tx, one: PointIs, place: OrgPath, tokens: Mapping[str, str]) -> Point:
    path = _place(tx, one.place_path).path if one.place_path else place
    token = tokens.get(one.code) or new_secret(TOKEN_BYTES)
    return Point(one.code, one.name, path, token, one.required)


def _place(tx: Tx, path: OrgPath) -> Place:
    place = tx.place_at(path)
    if place is None or not place.active:
        raise UnknownPlace(path)
    return place
