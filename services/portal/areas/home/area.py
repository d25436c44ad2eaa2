# SPDX-License-Identifier: AGPL-3.0-or-later
"""The first page, and what a resident reported."""

from services.portal.areas.home.pages import pages
from services.portal.areas.home.resident import waiting
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(pages,),
    entries=(
        Entry("home.first", "home.nav", "home", frozenset({Hat.RESIDENT, Hat.STAFF})),
        Entry("home.mine", "home.nav_mine", "orders", frozenset({Hat.RESIDENT}), waiting=waiting),
    ),
)
