# SPDX-License-Identifier: AGPL-3.0-or-later
"""The map of orders: staff's, and the public one."""

from services.portal.areas.maps.pages import pages
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(pages,),
    entries=(Entry("maps.show", "maps.nav", "overview", frozenset({Hat.STAFF})),),
)
