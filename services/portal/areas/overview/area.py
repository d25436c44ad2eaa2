# SPDX-License-Identifier: AGPL-3.0-or-later
"""How areas do."""

from services.portal.areas.overview.pages import has_counts, pages
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(pages,),
    entries=(Entry("overview.show", "overview.nav", "overview", frozenset({Hat.STAFF}), has_counts),),
)
