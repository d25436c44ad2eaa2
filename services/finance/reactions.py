# SPDX-License-Identifier: AGPL-3.0-or-later
"""What finance does when something happens elsewhere, beside keeping its copies."""

from datetime import UTC

import proto.linli.deliberation.v1.events_pb2 as deliberation
import proto.linli.dispatch.v1.events_pb2 as dispatch
import proto.linli.identity.v1.events_pb2 as identity
from services.chassis import personal, reckoning
from services.chassis.messaging import Reactions
from services.chassis.values import Money, OrgPath
from services.finance.commands import (
    close_work,
    lift_resolution,
    note_paid_order,
    note_tenure,
    open_district,
    reopen_paid_order,
    reopen_work,
    take_resolution,
    tell_member,
)
from services.finance.copies import copies
from services.finance.domain.members import MemberRecord
from services.finance.store import Tx
from services.finance.timers import schedules

reactions = Reactions(copies)


@reactions.on("linli.identity.v1.DistrictCreated")
def district_created(tx: Tx, event: identity.DistrictCreated) -> None:
    open_district.handle(tx, event.code, event.time_zone)
    schedules.begin(tx.as_tenant(event.code))


@reactions.on("linli.identity.v1.HolidaysPublished")
def holidays_published(tx: Tx, _event: identity.HolidaysPublished) -> None:
    reckoning.begin_all(tx)


@reactions.on("linli.identity.v1.OwnershipRegistered")
def ownership_registered(tx: Tx, event: identity.OwnershipRegistered) -> None:
    note_tenure.handle(tx, event.unit_id, event.representative_id, event.since)


@reactions.on("linli.deliberation.v1.ResolutionInForce")
def resolution_in_force(tx: Tx, event: deliberation.ResolutionInForce) -> None:
    limit = Money(event.budget.fen, event.budget.currency) if event.HasField("budget") else None
    matter, place = event.matter_id or event.vote_id, OrgPath(event.place_path)
    take_resolution.handle(tx, event.vote_id, matter, place, event.title, event.text, limit)


@reactions.on("linli.deliberation.v1.ResolutionLifted")
def resolution_lifted(tx: Tx, event: deliberation.ResolutionLifted) -> None:
    lift_resolution.handle(tx, event.vote_id)


@reactions.on("linli.dispatch.v1.OrderClosed")
def order_closed(tx: Tx, event: dispatch.OrderClosed) -> None:
    at = event.closed_at.ToDatetime(UTC)
    close_work.handle(tx, event.order_id, event.closure, event.verdict, at)


@reactions.on("linli.dispatch.v1.OrderRefused")
def order_refused(tx: Tx, event: dispatch.OrderRefused) -> None:
    close_work.handle(tx, event.order_id, "refused", "", tx.now)


@reactions.on("linli.dispatch.v1.OrderReopened")
def order_reopened(tx: Tx, event: dispatch.OrderReopened) -> None:
    reopen_work.handle(tx, event.order_id)
    reopen_paid_order.handle(tx, event.order_id, event.round)


@reactions.on("linli.dispatch.v1.ServiceRendered")
def service_rendered(tx: Tx, event: dispatch.ServiceRendered) -> None:
    amount = Money(event.amount.fen, event.amount.currency)
    order, at = (event.order_id, event.round), event.closed_at.ToDatetime(UTC)
    note_paid_order.handle(tx, order, event.category, OrgPath(event.place_path), event.payer_id, amount, at)


@reactions.on("linli.identity.v1.PartyMembershipRegistered")
def party_membership_registered(tx: Tx, event: identity.PartyMembershipRegistered) -> None:
    until = event.until if event.HasField("until") else None
    tell_member.handle(tx, event.person_id, MemberRecord(event.membership_id, event.since, until))


@reactions.on("linli.identity.v1.PartyMembershipEnded")
def party_membership_ended(tx: Tx, event: identity.PartyMembershipEnded) -> None:
    tell_member.handle(tx, event.person_id, MemberRecord(event.membership_id, "", event.until))


@reactions.on("linli.identity.v1.MemberRegistered")
def member_registered(tx: Tx, event: identity.MemberRegistered) -> None:
    until = event.until if event.HasField("until") else None
    tell_member.handle(tx, event.person_id, MemberRecord(event.registration_id, event.since, until))


@reactions.on("linli.identity.v1.MemberRegistrationEnded")
def member_registration_ended(tx: Tx, event: identity.MemberRegistrationEnded) -> None:
    tell_member.handle(tx, event.person_id, MemberRecord(event.registration_id, "", event.until))


@reactions.on("linli.identity.v1.PersonalDataRequested")
def personal_data_requested(tx: Tx, event: identity.PersonalDataRequested) -> None:
    personal.ask(tx, event.export_id, event.person_id, event.until.ToDatetime(UTC), "finance")


@reactions.on("linli.identity.v1.OpenMattersAsked")
def open_matters_asked(tx: Tx, event: identity.OpenMattersAsked) -> None:
    personal.look_for(tx, event.erasure_id, event.person_id, event.round, "finance")


@reactions.on("linli.identity.v1.PersonErased")
def person_erased(tx: Tx, event: identity.PersonErased) -> None:
    personal.begin_erasure(tx, event.person_id)
