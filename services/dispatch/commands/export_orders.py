# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ask for a table of the orders of an area that were reported in a span of days."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import Field

from services.chassis import jobs
from services.chassis.http import Day, Id, Input, Line, Name
from services.chassis.store.jobs import Job
from services.chassis.values import Invalid, OrgPath
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.categories import Urgency
from services.dispatch.domain.errors import UnknownPlace
from services.dispatch.domain.events import OrdersExported
from services.dispatch.domain.export import TableKind
from services.dispatch.domain.orders import State
from services.dispatch.store import EXPORT, Tx

LONGEST = timedelta(days=366)
TYPES = {
    TableKind.CSV: "text/csv",
    TableKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Wanted(Input):
    """All that is said must hold; `q`: words, also parts of them, of description and address."""

    states: tuple[State, ...] = Field((), max_length=len(State))
    urgencies: tuple[Urgency, ...] = Field((), max_length=len(Urgency))
    category: Name | None = None
    channel: Name | None = None
    source: Name | None = None
    assignee: Id | None = None
    open: bool | None = None
    overdue: bool | None = None
    q: Line = Field("", max_length=100)


class ExportOrders(Wanted):
    """`since` and `until` are local days, both included; at most 366 of them.

    `personal`: with who reported them, for who may have that.
    """

    place: OrgPath
    since: Day
    until: Day
    table: TableKind = TableKind.CSV
    personal: bool = False


def handle(tx: Tx, cmd: ExportOrders) -> Job:
    """Raises Forbidden, UnknownPlace, Invalid."""
    tx.require(Permission.ORDERS_READ, cmd.place)
    if cmd.personal:
        tx.require(Permission.ORDERS_NAME, cmd.place)
    if tx.place_at(cmd.place) is None:
        raise UnknownPlace(cmd.place)
    if not timedelta() <= cmd.until - cmd.since < LONGEST:
        raise Invalid("until", f"lies in the {LONGEST.days} days from since")

    def told(job_id: str) -> OrdersExported:
        since, until = cmd.since.isoformat(), cmd.until.isoformat()
        return OrdersExported(job_id, cmd.place, since, until, cmd.personal)

    name = f"orders-{cmd.since}-{cmd.until}.{cmd.table}"
    return jobs.start(tx, EXPORT, _asked(tx, cmd), name=name, content_type=TYPES[cmd.table], told=told)


def _asked(tx: Tx, cmd: ExportOrders) -> dict[str, Any]:
    """As the job keeps it: the days as moments, the rest as it was said."""
    zone = ZoneInfo(tx.calendar.zone)
    return {
        "place": cmd.place,
        "since": datetime.combine(cmd.since, time(), zone),
        "until": datetime.combine(cmd.until + timedelta(days=1), time(), zone),
        "table": cmd.table.value,
        "personal": cmd.personal,
        "wanted": cmd.model_dump(mode="json", include=set(Wanted.model_fields)),
    }
