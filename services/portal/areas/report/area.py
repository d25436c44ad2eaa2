# SPDX-License-Identifier: AGPL-3.0-or-later
"""The door: say what is wrong."""

from services.portal.areas.report.pages import pages
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(pages,),
    entries=(Entry("report.ask", "report.nav", "report", frozenset({Hat.RESIDENT, Hat.STAFF})),),
)
