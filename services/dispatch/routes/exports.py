# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables of orders, made in the background, and how far they are."""

from services.chassis.http import Resource
from services.chassis.http.jobs import JobView, job_resource, job_view
from services.dispatch.commands import export_orders as export
from services.dispatch.commands.export_orders import ExportOrders
from services.dispatch.domain.authority import Permission
from services.dispatch.store import Tx

exports = Resource("exports", "/dispatch/v1/exports")
jobs = job_resource("/dispatch/v1/jobs")


@exports.post("", requires=Permission.ORDERS_READ, status=202)
def export_orders(tx: Tx, body: ExportOrders) -> JobView:
    """Make a table (CSV) of the orders of an area that were reported on some days."""
    return job_view(export.handle(tx, body))
