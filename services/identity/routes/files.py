# SPDX-License-Identifier: AGPL-3.0-or-later
"""Registers that clerks upload, and how far the work on them is. Nobody reads an uploaded register again."""

from services.chassis.http.files import file_resource
from services.chassis.http.jobs import job_resource
from services.identity.commands import cancel_job

files = file_resource("/identity/v1/files", {})
jobs = job_resource("/identity/v1/jobs", cancel_job)
