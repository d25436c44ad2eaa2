# SPDX-License-Identifier: AGPL-3.0-or-later
"""What credit does when something happens elsewhere: files open, facts enter them, the owners answer."""

from datetime import UTC

import proto.linli.deliberation.v1.events_pb2 as deliberation
import proto.linli.dispatch.v1.events_pb2 as dispatch
import proto.linli.finance.v1.events_pb2 as finance
import proto.linli.identity.v1.events_pb2 as identity
from services.chassis import personal, reckoning, written
from services.chassis.messaging import Reactions
from services.chassis.values import OrgPath
from services.credit.commands import (
    open_district,
    open_file,
    record_breach,
    record_complaint,
    record_failed_evaluation,
    record_late_statement,
    record_word,
    settle_evaluation,
    settle_exit,
    take_up_exit,
    withdraw_breach,
)
from services.credit.copies import copies
from services.credit.domain.kinds import SubjectKind, Word
from services.credit.store import Tx
from services.credit.timers import schedules

reactions = Reactions(copies)


@reactions.on("linli.identity.v1.DistrictCreated")
def district_created(tx: Tx, event: identity.DistrictCreated) -> None:
    open_district.handle(tx, event.code, event.time_zone)
    schedules.begin(tx.as_tenant(event.code))


@reactions.on("linli.identity.v1.HolidaysPublished")
def holidays_published(tx: Tx, _event: identity.HolidaysPublished) -> None:
    reckoning.begin_all(tx)


@reactions.on("linli.identity.v1.CompanyRegistered")
def company_registered(tx: Tx, event: identity.CompanyRegistered) -> None:
    open_file.handle(tx, SubjectKind.COMPANY, event.company_id, tx.root)


@reactions.on("linli.identity.v1.ProjectManagerAppointed")
def manager_appointed(tx: Tx, event: identity.ProjectManagerAppointed) -> None:
    open_file.handle(tx, SubjectKind.MANAGER, event.person_id, OrgPath(event.path))


@reactions.on("linli.dispatch.v1.DeadlineBreached")
def deadline_breached(tx: Tx, event: dispatch.DeadlineBreached) -> None:
    if event.HasField("assignee_id"):
        due_at, place = event.due_at.ToDatetime(UTC), OrgPath(event.place_path)
        record_breach.handle(tx, event.order_id, event.target, due_at, place, event.assignee_id)


@reactions.on("linli.dispatch.v1.BreachWithdrawn")
def breach_withdrawn(tx: Tx, event: dispatch.BreachWithdrawn) -> None:
    withdraw_breach.handle(tx, event.order_id, event.target, event.due_at.ToDatetime(UTC))


@reactions.on("linli.dispatch.v1.OrderClosed")
def order_closed(tx: Tx, event: dispatch.OrderClosed) -> None:
    record_complaint.handle(tx, event.order_id, event.category, event.closure)


@reactions.on("linli.dispatch.v1.OrderRevisited")
def order_revisited(tx: Tx, event: dispatch.OrderRevisited) -> None:
    if event.contacted:
        grade = event.satisfied if event.solved else 1
        record_word.handle(tx, event.order_id, event.assignee_id, Word.SATISFACTION, grade)


@reactions.on("linli.dispatch.v1.OrderRated")
def order_rated(tx: Tx, event: dispatch.OrderRated) -> None:
    record_word.handle(tx, event.order_id, event.assignee_id, Word.SATISFACTION, event.stars)


@reactions.on("linli.dispatch.v1.OrderEvaluated")
def order_evaluated(tx: Tx, event: dispatch.OrderEvaluated) -> None:
    record_word.handle(tx, event.order_id, event.assignee_id, Word.EVALUATION, event.score)


@reactions.on("linli.finance.v1.StatementPublished")
def statement_published(tx: Tx, event: finance.StatementPublished) -> None:
    place = OrgPath(event.place_path)
    record_late_statement.handle(tx, place, event.quarter, statement_id=event.statement_id)


@reactions.on("linli.finance.v1.StatementOverdue")
def statement_overdue(tx: Tx, event: finance.StatementOverdue) -> None:
    place, due = OrgPath(event.place_path), written.day(event.due)
    record_late_statement.handle(tx, place, event.quarter, due=due)


@reactions.on("linli.finance.v1.CaseOpened")
def accountability_opened(tx: Tx, event: finance.CaseOpened) -> None:
    record_failed_evaluation.handle(tx, event.statement_id, OrgPath(event.place_path))


@reactions.on("linli.finance.v1.CaseClosed")
def accountability_closed(tx: Tx, event: finance.CaseClosed) -> None:
    settle_evaluation.handle(tx, event.statement_id, event.case_id)


@reactions.on("linli.deliberation.v1.TopicRaised")
def topic_raised(tx: Tx, event: deliberation.TopicRaised) -> None:
    if event.HasField("case_id"):
        take_up_exit.handle(tx, event.case_id, event.topic_id)


@reactions.on("linli.deliberation.v1.TopicDecided")
def topic_decided(tx: Tx, event: deliberation.TopicDecided) -> None:
    if event.HasField("case_id"):
        settle_exit.handle(tx, event.case_id, adopted=event.adopted)


@reactions.on("linli.identity.v1.PersonalDataRequested")
def personal_data_requested(tx: Tx, event: identity.PersonalDataRequested) -> None:
    personal.ask(tx, event.export_id, event.person_id, event.until.ToDatetime(UTC), "credit")


@reactions.on("linli.identity.v1.OpenMattersAsked")
def open_matters_asked(tx: Tx, event: identity.OpenMattersAsked) -> None:
    personal.look_for(tx, event.erasure_id, event.person_id, event.round, "credit")


@reactions.on("linli.identity.v1.PersonErased")
def person_erased(tx: Tx, event: identity.PersonErased) -> None:
    personal.begin_erasure(tx, event.person_id)
