# SPDX-License-Identifier: AGPL-3.0-or-later
"""What neighbours share: points (积分) and the shelf, activities (志愿活动), skills, tools (工具房)."""

from services.portal.areas.sharing import activities, points, shelf, skills, tools, venues
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

BOTH = frozenset({Hat.RESIDENT, Hat.STAFF})

AREA = Area(
    pages=(points.pages, shelf.pages, activities.pages, skills.pages, tools.pages, venues.pages),
    entries=(
        Entry("activities.index", "sharing.nav_activities", "people", BOTH),
        Entry("points.index", "sharing.nav_points", "good", frozenset({Hat.RESIDENT})),
        Entry("tools.index", "sharing.nav_tools", "good", BOTH),
        Entry("venues.index", "sharing.nav_venues", "people", BOTH),
        Entry("shelf.desk", "sharing.nav_desk", "good", frozenset({Hat.STAFF})),
    ),
)
