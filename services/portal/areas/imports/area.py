# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables of other systems (外部工单导入)."""

from services.portal.areas.imports.pages import pages
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(pages,),
    entries=(Entry("imports.index", "imports.nav", "desk", frozenset({Hat.STAFF})),),
)
