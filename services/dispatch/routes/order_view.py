# SPDX-License-Identifier: AGPL-3.0-or-later
"""How an order is shown, with all that a page needs to act on it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from services.chassis.calendar_policy import calendars_at
from services.chassis.http import View
from services.chassis.store import policies
from services.chassis.values import OrgPath
from services.dispatch.domain import access
from services.dispatch.domain.actions import reopen_until
from services.dispatch.domain.limits import NEVER, Deadline
from services.dispatch.domain.orders import AT_WORK, Breach, Order, awaited, overdue, verdict
from services.dispatch.domain.outcomes import Verdict
from services.dispatch.policies import CategoryPolicy, OrderPolicy
from services.dispatch.policies.procedure import ProcedurePolicy
from services.dispatch.policies.quality import QualityPolicy
from services.dispatch.policies.reasons import Reason
from services.dispatch.queries.assignees import person_names
from services.dispatch.routes.assistance_view import AssistanceView, company_names, people_of, to_assistances
from services.dispatch.routes.form_view import FormStepView, form_of
from services.dispatch.routes.order_parts import (
    WAITS,
    AnswerView,
    BreachView,
    DeadlineView,
    DemandView,
    EvaluationView,
    GoneFileView,
    NextStepView,
    OtherOrderView,
    PersonView,
    PlacePartView,
    PointView,
    PriceView,
    ProofView,
    RatingView,
    ReasonView,
    ResponsibleView,
    RevisitView,
    SuspensionView,
    to_labels,
    to_other,
    to_point,
    to_proof,
)
from services.dispatch.store import Tx


class OrderView(View):
    """An order as its viewer sees it. `actions` are those that they can take now.

    `number` is what one says on the telephone, empty for what another system keeps. `unread` counts the
    remarks of the other side that the viewer's has not looked at. `duplicates` are linked to it, `assistance`
    is what its handlers asked for (协办); both are for staff.
    """

    id: str
    number: str
    version: int
    source: str
    external_id: str
    category: str
    category_name: str
    category_name_en: str
    kind: str
    urgency: str
    description: str
    channel: str
    place_path: str
    place_name: str
    place_parts: list[PlacePartView]
    grid_path: str | None
    address: str | None
    location: PointView | None
    labels: dict[str, str]
    reporter: PersonView | None
    photos: list[str]
    reported_at: datetime
    state: str
    step: str | None
    step_name: str
    next_step: NextStepView | None
    since: datetime
    suspension: SuspensionView | None
    topic_id: str | None
    step_deadline: DeadlineView | None
    overall_deadline: DeadlineView | None
    next_due_at: datetime | None
    remaining_seconds: int | None
    overdue: bool
    verdict: Verdict
    responsible: ResponsibleView | None
    escalation_level: int
    supervisors: list[PersonView]
    result: str
    evidence: list[str]
    finished_at: datetime | None
    closed_at: datetime | None
    closure: str | None
    revisit: RevisitView | None
    rating: RatingView | None
    evaluation: EvaluationView | None
    breaches: list[BreachView]
    round: int
    reopen_until: datetime | None
    unread: int
    actions: list[str]
    answers: list[AnswerView]
    price: PriceView | None
    proofs: list[ProofView]
    gone: list[GoneFileView]
    demands: list[DemandView]
    form: list[FormStepView]
    duplicate_of: OtherOrderView | None
    duplicates: list[OtherOrderView]
    followers: int
    assistance: list[AssistanceView]


def to_views(tx: Tx, orders: Sequence[Order]) -> list[OrderView]:
    """The orders with the names of their places and persons, read at once."""
    page = _Names(tx, orders)
    return [page.view(order) for order in orders]


class _Names:
    """What the orders of one page refer to."""

    def __init__(self, tx: Tx, orders: Sequence[Order]) -> None:
        self._tx = tx
        above = {path for order in orders for path in order.place_path.ancestors()}
        self._places = {place.path: place for place in tx.places_at(above)}
        people = [order.reporter_id for order in orders if order.reporter_id]
        people += [order.evaluation.by for order in orders if order.evaluation]
        people += [*people_of(orders), *(one for order in orders for one in order.supervisors)]
        self._people = {**person_names(tx, people), **company_names(tx, orders)}
        at = [order.place_path for order in orders]
        self._catalogues = policies.current_at(tx, CategoryPolicy, at)
        self._rules = policies.current_at(tx, OrderPolicy, at)
        self._procedures = policies.current_at(tx, ProcedurePolicy, at)
        self._calendars = calendars_at(tx, at)
        judged = [order.place_path for order in orders if order.revisit or order.evaluation]
        self._quality = policies.current_at(tx, QualityPolicy, judged) if judged else {}

    def view(self, order: Order) -> OrderView:
        at = order.place_path
        category = next((e for e in self._catalogues[at].categories if e.code == order.category), None)
        steps, staff = self._rules[at].step_names, access.is_staff(self._tx.by, order)
        form, step = self._procedures[at].value(), awaited(order)
        limited = order.next_due_at < NEVER
        return OrderView(
            id=order.id,
            number=order.number,
            version=self._tx.orders.version(order),
            source=order.source,
            external_id=order.external_id,
            category=order.category,
            category_name=category.name if category else order.category,
            category_name_en=category.name_en if category else order.category,
            kind=order.kind,
            urgency=order.urgency,
            description=order.description,
            channel=order.channel,
            place_path=order.place_path,
            place_name=self._place_name(order.place_path),
            place_parts=self._parts(order.place_path),
            grid_path=order.grid_path,
            address=order.address,
            location=to_point(order.location),
            labels=to_labels(order.labels),
            reporter=self._person(order.reporter_id) if order.reporter_id else None,
            photos=list(order.photos),
            reported_at=order.reported_at,
            state=order.state,
            step=step,
            step_name=steps.get(step, step) if step else "",
            next_step=self._next_step(order),
            since=order.since,
            suspension=self._suspension(order),
            topic_id=order.topic_id,
            step_deadline=self._deadline(order.clock, at),
            overall_deadline=self._deadline(order.overall, at),
            next_due_at=order.next_due_at if limited else None,
            remaining_seconds=_seconds(order.next_due_at, self._tx.now) if limited else None,
            overdue=overdue(order, self._tx.now),
            verdict=verdict(order, self._tx.now),
            responsible=_responsible(order),
            escalation_level=order.escalation_level,
            supervisors=[self._person(person) for person in order.supervisors],
            result=order.result,
            evidence=list(order.evidence),
            finished_at=order.finished_at,
            closed_at=order.closed_at,
            closure=order.closure,
            revisit=self._revisit(order),
            rating=RatingView(**vars(order.rating)) if order.rating else None,
            evaluation=self._evaluation(order),
            breaches=[self._breach(breach, steps) for breach in order.breaches],
            round=order.round,
            reopen_until=reopen_until(order),
            unread=order.unread_by_reporter if access.reported(self._tx.by, order) else order.unread_by_staff,
            actions=list(access.actions(self._tx.by, order, self._tx.now, form)),
            answers=[AnswerView.model_validate(one, from_attributes=True) for one in order.answers],
            proofs=list(map(to_proof, order.proofs)),
            gone=[GoneFileView(**vars(one)) for one in order.gone],
            demands=[DemandView.model_validate(one, from_attributes=True) for one in order.terms.evidence],
            form=form_of(order, form),
            price=PriceView.model_validate(order.price, from_attributes=True) if order.price else None,
            duplicate_of=to_other(order.duplicate_of) if order.duplicate_of else None,
            duplicates=list(map(to_other, order.duplicates)) if staff else [],
            followers=len(order.followers),
            assistance=to_assistances(order, self._people) if staff else [],
        )

    def _revisit(self, order: Order) -> RevisitView | None:
        if order.revisit is None:
            return None
        known = self._quality[order.place_path].revisit_reasons
        return RevisitView(**{**vars(order.revisit), "reasons": _reasons(order.revisit.reasons, known)})

    def _evaluation(self, order: Order) -> EvaluationView | None:
        found = order.evaluation
        if found is None:
            return None
        reasons = _reasons(found.reasons, self._quality[order.place_path].evaluation_reasons)
        return EvaluationView(**{**vars(found), "reasons": reasons, "by": self._person(found.by)})

    def _person(self, person_id: str) -> PersonView:
        return PersonView(id=person_id, name=self._people.get(person_id, ""))

    def _place_name(self, path: OrgPath) -> str:
        return self._places[path].name if path in self._places else ""

    def _parts(self, path: OrgPath) -> list[PlacePartView]:
        known = [self._places[above] for above in path.ancestors() if above in self._places]
        return [PlacePartView(path=place.path, kind=place.kind, name=place.name) for place in known]

    def _next_step(self, order: Order) -> NextStepView | None:
        step = awaited(order)
        if step is None:
            return None
        desk = access.neighbourhood(order.place_path)
        who = _responsible(order) if order.state in AT_WORK else None
        clock = order.clock or order.overall
        return NextStepView(
            step=step,
            name=self._rules[order.place_path].step_names.get(step, step),
            who=who or ResponsibleView(id="", kind="desk", name=self._place_name(desk)),
            until=clock.due_at if clock and not order.suspension else None,
        )

    def _deadline(self, clock: Deadline | None, at: OrgPath) -> DeadlineView | None:
        if clock is None:
            return None
        calendar = self._calendars[at]
        return DeadlineView(
            target=clock.target,
            name=self._rules[at].step_names.get(clock.target, clock.target),
            due_at=clock.due_at,
            remaining_seconds=_seconds(clock.due_at, clock.stopped_at or self._tx.now),
            overdue=clock.overdue(self._tx.now),
            stopped=clock.stopped_at is not None,
            holidays_known=not clock.working or calendar.known(calendar.local_date(clock.due_at).year),
        )

    @staticmethod
    def _breach(breach: Breach, steps: Mapping[str, str]) -> BreachView:
        name = steps.get(breach.target, breach.target)
        return BreachView(target=breach.target, name=name, due_at=breach.due_at, round=breach.round)

    def _suspension(self, order: Order) -> SuspensionView | None:
        pause = order.suspension
        if pause is None:
            return None
        known = (*self._rules[order.place_path].suspension_reasons, *WAITS)
        (reason,) = _reasons((pause.reason,), known)
        names = {"reason_name": reason.name, "reason_name_en": reason.name_en}
        return SuspensionView(reason=pause.reason, note=pause.note, since=pause.since, **names)


def _seconds(due_at: datetime, now: datetime) -> int:
    return int((due_at - now).total_seconds())


def _reasons(codes: Sequence[str], known: Sequence[Reason]) -> list[ReasonView]:
    """With their names; one that is listed no more has its code for a name."""
    names = {one.code: (one.name, one.name_en) for one in known}
    return [
        ReasonView(code=code, name=name, name_en=name_en)
        for code in codes
        for name, name_en in [names.get(code, (code, code))]
    ]


def _responsible(order: Order) -> ResponsibleView | None:
    who = order.assignee
    return ResponsibleView(id=who.id, kind=who.kind, name=who.name) if who else None
