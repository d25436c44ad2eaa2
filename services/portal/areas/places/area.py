# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tree of the district (区划与房屋)."""

from services.portal.areas.places import entrances, finding, listing, pages
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(pages.pages, listing.pages, finding.pages, entrances.pages),
    entries=(Entry("places.index", "places.nav", "home", frozenset({Hat.STAFF})),),
)
