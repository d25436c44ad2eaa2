# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables of orders, made in the background, and how far they are."""

from services.chassis.http import Resource
from services.chassis.http.jobs import JobView, job_resource
from services.dispatch.commands import export_orders
from services.dispatch.domain.authority import Permission

exports = Resource("exports", "/dispatch/v1/exports", shows=JobView)
jobs = job_resource("/dispatch/v1/jobs")

exports.start(export_orders, requires=Permission.ORDERS_READ)
