# SPDX-License-Identifier: AGPL-3.0-or-later
"""Let a term end later, where nobody could be elected in time (延期换届)."""

from datetime import timedelta

from services.chassis.http import Day, Input
from services.identity.commands import time_office
from services.identity.domain import offices
from services.identity.domain.authority import Permission
from services.identity.domain.offices import Office
from services.identity.policies.offices import OfficePolicy
from services.identity.store import Tx


class ExtendOffice(Input):
    """The new last day; the policy says how many days after the elected term at the latest."""

    until: Day


def handle(tx: Tx, office_id: str, cmd: ExtendOffice) -> Office:
    """Raises NotFound, Forbidden, OfficeEndedAlready, Invalid, TermTooLong, OfficeHeld."""
    office = tx.offices.get(office_id)
    tx.require(Permission.OFFICES_WRITE, office.place_path)
    latest = office.elected_until + timedelta(days=tx.policy(OfficePolicy).extension_days)
    longer, events = offices.extend(office, cmd.until, tx.terms_at(office.place_path), latest=latest)
    tx.offices.save(longer, *events)
    time_office(tx, longer)
    return longer
