# SPDX-License-Identifier: AGPL-3.0-or-later
"""Registers that clerks upload, which nobody reads again, and what shows that something was handed over."""

from services.chassis.http.files import file_resource
from services.chassis.http.jobs import job_resource
from services.identity.commands import cancel_job
from services.identity.queries.offices import show_handover

files = file_resource("/identity/v1/files", {"office_handover": show_handover})
jobs = job_resource("/identity/v1/jobs", cancel_job)
