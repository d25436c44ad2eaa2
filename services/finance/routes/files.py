# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos of notices on their boards."""

from services.chassis.http.files import file_resource
from services.finance.queries.publications import show_publication

files = file_resource("/finance/v1/files", {"publication": show_publication})
