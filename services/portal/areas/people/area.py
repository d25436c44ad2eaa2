# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who can log in (人员与账号)."""

from services.portal.areas.people.pages import pages
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(pages,),
    entries=(Entry("people.find", "people.nav", "people", frozenset({Hat.STAFF})),),
)
