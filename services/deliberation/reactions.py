# SPDX-License-Identifier: AGPL-3.0-or-later
"""What deliberation does when something happens elsewhere, beside keeping its copies."""

from datetime import UTC

import proto.linli.credit.v1.events_pb2 as credit
import proto.linli.dispatch.v1.events_pb2 as dispatch
import proto.linli.identity.v1.events_pb2 as identity
import proto.linli.outreach.v1.events_pb2 as outreach
from services.chassis import personal, reckoning
from services.chassis.messaging import Reactions
from services.chassis.values import OrgPath
from services.deliberation.commands import (
    anchor_audit,
    begin_months,
    end_task,
    follow_sale,
    open_district,
    raise_exit_topic,
    raise_order_topic,
    take_delivery,
)
from services.deliberation.copies import copies
from services.deliberation.domain.minutes import TaskState
from services.deliberation.store import Tx
from services.deliberation.timers import schedules

reactions = Reactions(copies)


@reactions.on("linli.identity.v1.DistrictCreated")
def district_created(tx: Tx, event: identity.DistrictCreated) -> None:
    open_district.handle(tx, event.code, event.time_zone)
    schedules.begin(tx.as_tenant(event.code))


@reactions.on("linli.identity.v1.HolidaysPublished")
def holidays_published(tx: Tx, _event: identity.HolidaysPublished) -> None:
    reckoning.begin_all(tx)


@reactions.on("linli.dispatch.v1.OrderDeferred")
def order_deferred(tx: Tx, event: dispatch.OrderDeferred) -> None:
    raise_order_topic.handle(tx, event.order_id, event.description, OrgPath(event.place_path))


@reactions.on("linli.credit.v1.ExitProposed")
def exit_proposed(tx: Tx, event: credit.ExitProposed) -> None:
    raise_exit_topic.handle(tx, event.case_id, event.title, event.text, OrgPath(event.place_path))


@reactions.on("linli.identity.v1.AuditSealed")
def identity_audit_sealed(tx: Tx, event: identity.AuditSealed) -> None:
    anchor_audit.handle(tx, "identity", event.size, event.head)


@reactions.on("linli.dispatch.v1.AuditSealed")
def dispatch_audit_sealed(tx: Tx, event: dispatch.AuditSealed) -> None:
    anchor_audit.handle(tx, "dispatch", event.size, event.head)


@reactions.on("linli.outreach.v1.AuditSealed")
def outreach_audit_sealed(tx: Tx, event: outreach.AuditSealed) -> None:
    anchor_audit.handle(tx, "outreach", event.size, event.head)


@reactions.on("linli.identity.v1.PlaceCreated")
def place_created(tx: Tx, event: identity.PlaceCreated) -> None:
    begin_months.handle(tx, event.place_id, OrgPath(event.path), event.kind)


@reactions.on("linli.identity.v1.OwnershipRegistered")
def ownership_registered(tx: Tx, event: identity.OwnershipRegistered) -> None:
    owners = tuple(share.person_id for share in event.owners)
    follow_sale.handle(tx, event.unit_id, OrgPath(event.unit_path), owners)


@reactions.on("linli.outreach.v1.NoticeServed")
def notice_served(tx: Tx, event: outreach.NoticeServed) -> None:
    unit, at = OrgPath(event.unit_path), event.served_at.ToDatetime(UTC)
    if event.HasField("subject"):
        take_delivery.handle(tx, event.subject, event.unit_id, unit, event.notice_id, event.service, at)


@reactions.on("linli.dispatch.v1.OrderClosed")
def order_closed(tx: Tx, event: dispatch.OrderClosed) -> None:
    done = event.closure in ("resolved", "at_source")
    state = TaskState.DONE if done else TaskState.REFUSED
    end_task.handle(tx, event.order_id, state, event.closed_at.ToDatetime(UTC))


@reactions.on("linli.dispatch.v1.OrderRefused")
def order_refused(tx: Tx, event: dispatch.OrderRefused) -> None:
    end_task.handle(tx, event.order_id, TaskState.REFUSED, tx.now)


@reactions.on("linli.dispatch.v1.OrderReopened")
def order_reopened(tx: Tx, event: dispatch.OrderReopened) -> None:
    end_task.handle(tx, event.order_id, TaskState.ORDERED, None)


@reactions.on("linli.identity.v1.PersonalDataRequested")
def personal_data_requested(tx: Tx, event: identity.PersonalDataRequested) -> None:
    personal.ask(tx, event.export_id, event.person_id, event.until.ToDatetime(UTC), "deliberation")


@reactions.on("linli.identity.v1.OpenMattersAsked")
def open_matters_asked(tx: Tx, event: identity.OpenMattersAsked) -> None:
    personal.look_for(tx, event.erasure_id, event.person_id, event.round, "deliberation")


@reactions.on("linli.identity.v1.PersonErased")
def person_erased(tx: Tx, event: identity.PersonErased) -> None:
    personal.begin_erasure(tx, event.person_id)
