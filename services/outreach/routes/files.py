# SPDX-License-Identifier: AGPL-3.0-or-later
"""Attachments of notices."""

from services.chassis.http.files import file_resource
from services.outreach.queries.notices import show_notice

files = file_resource("/outreach/v1/files", {"notice": show_notice})
