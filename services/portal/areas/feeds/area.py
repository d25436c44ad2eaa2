# SPDX-License-Identifier: AGPL-3.0-or-later
"""Feeds of other authorities: how sources are doing, their batches, and what must be decided (数据对接)."""

from services.portal.areas.feeds import contracts, pulls
from services.portal.areas.feeds.pages import pages
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(pages, contracts.pages, pulls.pages),
    entries=(Entry("feeds.index", "feeds.nav", "home", frozenset({Hat.STAFF})),),
)
