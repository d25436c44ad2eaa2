# SPDX-License-Identifier: AGPL-3.0-or-later
"""What dispatch does when something happens elsewhere, beside keeping its copies."""

from datetime import UTC

import proto.linli.deliberation.v1.events_pb2 as deliberation
import proto.linli.finance.v1.events_pb2 as finance
import proto.linli.identity.v1.events_pb2 as identity
from services.chassis import personal, reckoning
from services.chassis.messaging import Reactions
from services.chassis.values import OrgPath
from services.dispatch.commands import link_topic, open_district, resume_decided, take_work, tell_member
from services.dispatch.copies import copies
from services.dispatch.domain.members_lead import MemberRecord
from services.dispatch.store import Tx
from services.dispatch.timers import schedules

reactions = Reactions(copies)


@reactions.on("linli.identity.v1.DistrictCreated")
def district_created(tx: Tx, event: identity.DistrictCreated) -> None:
    open_district.handle(tx, event.code, event.time_zone)
    schedules.begin(tx.as_tenant(event.code))


@reactions.on("linli.identity.v1.HolidaysPublished")
def holidays_published(tx: Tx, _event: identity.HolidaysPublished) -> None:
    reckoning.begin_all(tx)


@reactions.on("linli.deliberation.v1.TopicRaised")
def topic_raised(tx: Tx, event: deliberation.TopicRaised) -> None:
    if event.HasField("order_id"):
        link_topic.handle(tx, event.order_id, event.topic_id)


@reactions.on("linli.deliberation.v1.TopicDecided")
def topic_decided(tx: Tx, event: deliberation.TopicDecided) -> None:
    if event.HasField("order_id"):
        resume_decided.handle(tx, event.order_id, event.topic_id, event.answer, adopted=event.adopted)


@reactions.on("linli.finance.v1.WorkOrdered")
def work_ordered(tx: Tx, event: finance.WorkOrdered) -> None:
    place = OrgPath(event.place_path)
    take_work.handle(
        tx,
        event.work_id,
        event.company_id,
        event.category,
        event.description,
        place,
        event.matter,
        event.ordered_by,
    )


@reactions.on("linli.deliberation.v1.TaskOrdered")
def task_ordered(tx: Tx, event: deliberation.TaskOrdered) -> None:
    text, place = f"{event.text}（{event.owner}，{event.due}）", OrgPath(event.place_path)
    take_work.handle(
        tx,
        event.task_id,
        "",
        event.category,
        text,
        place,
        event.matter,
        event.ordered_by,
        channel="minutes",
    )


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
    personal.ask(tx, event.export_id, event.person_id, event.until.ToDatetime(UTC), "dispatch")


@reactions.on("linli.identity.v1.OpenMattersAsked")
def open_matters_asked(tx: Tx, event: identity.OpenMattersAsked) -> None:
    personal.look_for(tx, event.erasure_id, event.person_id, event.round, "dispatch")


@reactions.on("linli.identity.v1.PersonErased")
def person_erased(tx: Tx, event: identity.PersonErased) -> None:
    personal.begin_erasure(tx, event.person_id)
