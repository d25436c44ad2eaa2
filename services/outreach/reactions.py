# SPDX-License-Identifier: AGPL-3.0-or-later
"""What outreach does when something happens elsewhere: it takes what is passed on into its feed."""

from datetime import UTC

from google.protobuf.message import Message

import proto.linli.deliberation.v1.events_pb2 as deliberation
import proto.linli.identity.v1.events_pb2 as identity
from services.chassis import personal
from services.chassis.messaging import Reactions
from services.outreach.commands import disable_owned, note_ballot, open_district
from services.outreach.commands import take_event as taking
from services.outreach.copies import copies
from services.outreach.domain.facts import FACTS
from services.outreach.store import Tx
from services.outreach.timers import schedules

reactions = Reactions(copies)


def take_event(tx: Tx, event: Message) -> None:
    taking.handle(tx, event)


ERASED = "linli.identity.v1.PersonErased"

for event_type in FACTS.keys() - {ERASED}:
    reactions.on(event_type)(take_event)


@reactions.on("linli.identity.v1.DistrictCreated")
def district_created(tx: Tx, event: identity.DistrictCreated) -> None:
    open_district.handle(tx, event.code, event.time_zone)
    schedules.begin(tx.as_tenant(event.code))


@reactions.on("linli.identity.v1.ClientDisabled")
def client_disabled(tx: Tx, event: identity.ClientDisabled) -> None:
    disable_owned.handle(tx, event.client_id)


@reactions.on("linli.deliberation.v1.BallotCast")
def ballot_cast(tx: Tx, event: deliberation.BallotCast) -> None:
    note_ballot.handle(tx, event.vote_id, event.unit_id)


@reactions.on("linli.identity.v1.PersonalDataRequested")
def personal_data_requested(tx: Tx, event: identity.PersonalDataRequested) -> None:
    personal.ask(tx, event.export_id, event.person_id, event.until.ToDatetime(UTC), "outreach")


@reactions.on(ERASED)
def person_erased(tx: Tx, event: identity.PersonErased) -> None:
    """Whoever was told of the person is told of this, too."""
    taking.handle(tx, event)
    personal.begin_erasure(tx, event.person_id)
