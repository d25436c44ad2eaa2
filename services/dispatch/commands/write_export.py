# SPDX-License-Identifier: AGPL-3.0-or-later
"""Write the next piece of a table of orders."""

from collections.abc import Sequence

from services.chassis.jobs import Step
from services.chassis.store.jobs import Job
from services.chassis.store.search import says
from services.chassis.tables.writing import to_csv
from services.dispatch.commands.export_orders import Wanted
from services.dispatch.domain import workbook_pieces
from services.dispatch.domain.export import HEADER, PERSONAL, Criteria, TableKind, row
from services.dispatch.domain.orders import Order
from services.dispatch.domain.workbook_pieces import Sums
from services.dispatch.store import Tx

A_PIECE = 200
"""So many orders of the area and its days at the most are told in one transaction."""

"""By it spreadsheet programs know UTF-8."""

Rows = list[tuple[str, ...]]


def handle(tx: Tx, job: Job) -> Step:
    asked, (sums, after) = job.asked, _position(job)
    wanted = Wanted.model_validate(asked.get("wanted", {}))
    criteria = Criteria(**wanted.model_dump(exclude={"q"}))

    def told(order: Order) -> bool:
        said = not wanted.q or says([order.description, order.address or ""], wanted.q)
        return said and criteria.hold(order, tx.now)

    page = tx.orders.page(
        {"within": asked["place"]},
        sort="reported_at",
        after=after or None,
        since=asked["since"],
        until=asked["until"],
        limit=A_PIECE,
        keep=told,
    )
    personal = bool(asked.get("personal"))
    head = [HEADER + (PERSONAL if personal else ())] if not job.parts else []
    rows = head + _rows(tx, page.items, personal=personal)
    if asked.get("table") != TableKind.XLSX:
        return Step(page.next, len(page.items), to_csv(rows, begins=bool(head)).encode())
    sums, made = workbook_pieces.piece(sums, rows, last=page.next is None)
    return Step(page.next and f"{sums}|{page.next}", len(page.items), made)


def _position(job: Job) -> tuple[Sums, str]:
    """How far the workbook is, and behind which cursor one goes on."""
    sums, _, after = job.position.rpartition("|")
    return (Sums.of(sums) if sums else Sums()), after


def _rows(tx: Tx, orders: Sequence[Order], *, personal: bool) -> Rows:
    if not personal:
        return list(map(row, orders))
    ids = {order.reporter_id for order in orders if order.reporter_id}
    names = {one.id: one.name for one in tx.persons.several(ids)}
    return [(*row(order), names.get(order.reporter_id or "", "")) for order in orders]
