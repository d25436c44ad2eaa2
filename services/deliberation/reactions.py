# SPDX-License-Identifier: AGPL-3.0-or-later
"""What deliberation does when something happens elsewhere, beside keeping its copies."""

import proto.linli.credit.v1.events_pb2 as credit
import proto.linli.dispatch.v1.events_pb2 as dispatch
import proto.linli.identity.v1.events_pb2 as identity
from services.chassis.messaging import Reactions
from services.chassis.values import OrgPath
from services.deliberation.commands import begin_months, open_district, raise_exit_topic, raise_order_topic
from services.deliberation.copies import copies
from services.deliberation.store import Tx
from services.deliberation.timers import schedules

reactions = Reactions(copies)


@reactions.on("linli.identity.v1.DistrictCreated")
def district_created(tx: Tx, event: identity.DistrictCreated) -> None:
    open_district.handle(tx, event.code, event.time_zone)
    schedules.begin(tx.as_tenant(event.code))


@reactions.on("linli.dispatch.v1.OrderDeferred")
def order_deferred(tx: Tx, event: dispatch.OrderDeferred) -> None:
    raise_order_topic.handle(tx, event.order_id, event.description, OrgPath(event.place_path))


@reactions.on("linli.credit.v1.ExitProposed")
def exit_proposed(tx: Tx, event: credit.ExitProposed) -> None:
    raise_exit_topic.handle(tx, event.case_id, event.title, event.text, OrgPath(event.place_path))


@reactions.on("linli.identity.v1.PlaceCreated")
def place_created(tx: Tx, event: identity.PlaceCreated) -> None:
    begin_months.handle(tx, event.place_id, event.kind)
