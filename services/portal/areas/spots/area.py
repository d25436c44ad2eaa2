# SPDX-License-Identifier: AGPL-3.0-or-later
"""Spots (点位): what sheets with codes hang at."""

from services.portal.areas.spots.pages import pages
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(pages,),
    entries=(Entry("spots.index", "spots.nav", "board", frozenset({Hat.STAFF})),),
)
