# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos of notices on their boards, proof of demands, documents of emergencies."""

from services.chassis.http.files import file_resource
from services.finance.queries.dues import show_arrears
from services.finance.queries.maintenance import show_emergency
from services.finance.queries.publications import show_publication

files = file_resource(
    "/finance/v1/files",
    {"publication": show_publication, "arrears": show_arrears, "emergency": show_emergency},
)
