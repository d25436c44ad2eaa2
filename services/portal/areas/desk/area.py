# SPDX-License-Identifier: AGPL-3.0-or-later
"""The staff's inbox."""

from services.portal.areas.desk import assigning, exports, filters, pages
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(pages.pages, assigning.pages, exports.pages, filters.pages),
    entries=(Entry("desk.show", "desk.nav", "desk", frozenset({Hat.STAFF})),),
)
