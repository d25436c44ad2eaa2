# SPDX-License-Identifier: AGPL-3.0-or-later
"""How rounds and their plans are shown; the codes of points only where they are printed."""

from datetime import date, datetime, time

from services.chassis.http import View
from services.dispatch.domain.assignees import Assignee
from services.dispatch.domain.limits import NEVER
from services.dispatch.domain.round_plans import RoundPlan, RoundTerms
from services.dispatch.domain.rounds import Round
from services.dispatch.routes.order_parts import ResponsibleView
from services.dispatch.store import Tx


class ItemView(View):
    code: str
    question: str
    good: str
    required: bool


class PointView(View):
    code: str
    name: str
    place_path: str
    required: bool


class CadenceView(View):
    kind: str
    weekdays: list[int]
    day: int | None
    month: int | None
    every: int | None


class LimitView(View):
    amount: int
    unit: str


class EquipmentView(View):
    kind: str
    name: str
    number: str


class TermsView(View):
    """What a version of a plan says; see `CreateRoundPlan`."""

    kind: str
    title: str
    items: list[ItemView]
    points: list[PointView]
    cadence: CadenceView
    first: date
    last: date | None
    opens: time
    limit: LimitView
    equipment: EquipmentView | None
    told: list[str]


class RoundPlanView(View):
    """`number` counts the versions; `next_round_id` is the round that is planned."""

    id: str
    version: int
    place_path: str
    state: str
    number: int
    terms: TermsView
    assignee: ResponsibleView
    next_round_id: str | None


class PointCodeView(View):
    """`token` is what the QR sheet of the point says."""

    code: str
    name: str
    token: str


class PointCodesView(View):
    points: list[PointCodeView]


class ShareView(View):
    """The rounds of a plan and a month; `percent` of those that are over were done on time."""

    plan_id: str
    month: str
    on_time: int
    late: int
    missed: int
    open: int
    percent: float | None


class VisitView(View):
    point: str
    at: datetime
    by: str


class AnswerView(View):
    item: str
    good: bool
    note: str


class FindingView(View):
    order_id: str
    point: str | None
    item: str | None


class RoundView(View):
    """One round; `due_at` from when it is open, `level` how far up a missed one was told."""

    id: str
    version: int
    plan_id: str
    plan_number: int
    place_path: str
    state: str
    day: date
    opens_at: datetime
    due_at: datetime | None
    terms: TermsView
    assignee: ResponsibleView
    visits: list[VisitView]
    answers: list[AnswerView]
    findings: list[FindingView]
    photos: list[str]
    note: str
    finished_at: datetime | None
    late: bool
    level: int
    supervisors: list[str]


def to_plan(tx: Tx, plan: RoundPlan) -> RoundPlanView:
    return RoundPlanView(
        id=plan.id,
        version=tx.round_plans.version(plan),
        place_path=plan.place_path,
        state=plan.state,
        number=plan.number,
        terms=_terms(plan.terms),
        assignee=_responsible(plan.terms.assignee),
        next_round_id=plan.next_round_id,
    )


def to_codes(_: Tx, plan: RoundPlan) -> PointCodesView:
    shown = [PointCodeView(code=one.code, name=one.name, token=one.token) for one in plan.terms.points]
    return PointCodesView(points=shown)


def to_round(tx: Tx, one: Round) -> RoundView:
    return RoundView(
        id=one.id,
        version=tx.rounds.version(one),
        plan_id=one.plan_id,
        plan_number=one.plan_number,
        place_path=one.place_path,
        state=one.state,
        day=one.day,
        opens_at=one.opens_at,
        due_at=one.due_at if one.due_at < NEVER else None,
        terms=_terms(one.terms),
        assignee=_responsible(one.assignee),
        visits=[VisitView(**vars(visit)) for visit in one.visits],
        answers=[AnswerView(**vars(said)) for said in one.answers],
        findings=[FindingView(**vars(found)) for found in one.findings],
        photos=list(one.photos),
        note=one.note,
        finished_at=one.finished_at,
        late=one.late,
        level=one.level,
        supervisors=list(one.supervisors),
    )


def _terms(terms: RoundTerms) -> TermsView:
    schedule = terms.schedule
    equipment = terms.equipment
    points = [
        PointView(code=one.code, name=one.name, place_path=one.place_path, required=one.required)
        for one in terms.points
    ]
    return TermsView(
        kind=terms.kind,
        title=terms.title,
        items=[ItemView(**vars(item)) for item in terms.items],
        points=points,
        cadence=CadenceView(**{**vars(schedule.cadence), "weekdays": list(schedule.cadence.weekdays)}),
        first=schedule.first,
        last=schedule.last,
        opens=schedule.opens,
        limit=LimitView(amount=schedule.limit.amount, unit=schedule.limit.unit),
        equipment=EquipmentView(**vars(equipment)) if equipment else None,
        told=list(terms.told),
    )


def _responsible(who: Assignee) -> ResponsibleView:
    return ResponsibleView(id=who.id, kind=who.kind, name=who.name)
