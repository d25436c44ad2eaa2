# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos of notices on their boards, and evidence of what plans have come to."""

from services.chassis.http.files import file_resource
from services.deliberation.queries.plans import show_plan
from services.deliberation.queries.publications import show_publication

files = file_resource("/deliberation/v1/files", {"publication": show_publication, "plan": show_plan})
