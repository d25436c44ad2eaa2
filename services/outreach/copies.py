# SPDX-License-Identifier: AGPL-3.0-or-later
"""What outreach keeps of identity's facts: districts and places."""

import proto.linli.identity.v1.events_pb2 as identity
from services.chassis.copies import Copies
from services.chassis.store.tenants import TENANTS, Tenant
from services.chassis.values import OrgPath
from services.outreach.domain.places import Place
from services.outreach.store import Tx

copies = Copies()


@copies.into(TENANTS, identity.DistrictCreated)
def district(event: identity.DistrictCreated) -> Tenant:
    return Tenant(event.code, event.name, event.time_zone)


@copies.into(Tx.places, identity.PlaceCreated, identity.PlaceChanged)
def place(event: identity.PlaceCreated | identity.PlaceChanged) -> Place:
    path = OrgPath(event.path)
    return Place(event.place_id, path, event.kind, event.name, event.active, path.ancestors())
