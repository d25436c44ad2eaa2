# SPDX-License-Identifier: AGPL-3.0-or-later
"""Working hours and days (工作时间)."""

from services.portal.areas.calendar.pages import pages
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(pages,),
    entries=(Entry("calendar.show", "calendar.nav", "overview", frozenset({Hat.STAFF})),),
)
