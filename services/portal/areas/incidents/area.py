# SPDX-License-Identifier: AGPL-3.0-or-later
"""What touches many homes at once (停水、停电、群体性事件)."""

from services.portal.areas.incidents.pages import pages
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(pages,),
    entries=(Entry("incidents.index", "incidents.nav", "board", frozenset({Hat.STAFF})),),
)
