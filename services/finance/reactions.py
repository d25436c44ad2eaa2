# SPDX-License-Identifier: AGPL-3.0-or-later
"""What finance does when something happens elsewhere, beside keeping its copies."""

import proto.linli.identity.v1.events_pb2 as identity
from services.chassis.messaging import Reactions
from services.finance.commands import open_district
from services.finance.copies import copies
from services.finance.store import Tx
from services.finance.timers import schedules

reactions = Reactions(copies)


@reactions.on("linli.identity.v1.DistrictCreated")
def district_created(tx: Tx, event: identity.DistrictCreated) -> None:
    open_district.handle(tx, event.code, event.time_zone)
    schedules.begin(tx.as_tenant(event.code))
