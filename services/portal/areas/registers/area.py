# SPDX-License-Identifier: AGPL-3.0-or-later
"""Units, owners and who lives there, from spreadsheets (房屋登记导入)."""

from services.portal.areas.registers.pages import pages
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(pages,),
    entries=(Entry("registers.index", "registers.nav", "home", frozenset({Hat.STAFF})),),
)
