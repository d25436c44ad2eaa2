# SPDX-License-Identifier: AGPL-3.0-or-later
"""Emergency access (应急访问): opened by who was prepared for it, reviewed by somebody else."""

from services.portal.areas.emergency_access.pages import pages
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(pages,),
    entries=(Entry("emergency_access.index", "emergency_access.nav", "info", frozenset({Hat.STAFF})),),
)
