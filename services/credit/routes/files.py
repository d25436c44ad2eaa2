# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures of inspections and spot checks."""

from services.chassis.http.files import file_resource
from services.credit import queries

files = file_resource("/credit/v1/files", {"fact": queries.show_fact})
