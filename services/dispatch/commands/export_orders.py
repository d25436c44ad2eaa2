# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ask for a table of the orders of an area that were reported in a span of days."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.chassis import jobs
from services.chassis.http import Day, Input
from services.chassis.store.jobs import Job
from services.chassis.values import Invalid, OrgPath
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.errors import UnknownPlace
from services.dispatch.store import EXPORT, Tx

LONGEST = timedelta(days=366)


class ExportOrders(Input):
    """`since` and `until` are local days, both included; at most 366 of them."""

    place: OrgPath
    since: Day
    until: Day


def handle(tx: Tx, cmd: ExportOrders) -> Job:
    tx.require(Permission.ORDERS_READ, cmd.place)
    if tx.place_at(cmd.place) is None:
        raise UnknownPlace(cmd.place)
    if not timedelta() <= cmd.until - cmd.since < LONGEST:
        raise Invalid("until", f"lies in the {LONGEST.days} days from since")
    zone = ZoneInfo(tx.calendar.zone)
    asked = {
        "place": cmd.place,
        "since": datetime.combine(cmd.since, time(), zone),
        "until": datetime.combine(cmd.until + timedelta(days=1), time(), zone),
    }
    return jobs.start(tx, EXPORT, asked, name=f"orders-{cmd.since}-{cmd.until}.csv", content_type="text/csv")
