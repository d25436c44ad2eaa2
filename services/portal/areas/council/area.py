# SPDX-License-Identifier: AGPL-3.0-or-later
"""The staff's council rooms (议事): topics, surveys, meetings, votes and notices, from raised to in force."""

from services.portal.areas.council import meetings, notices, rooms, surveys, topics, votes
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(rooms.pages, topics.pages, surveys.pages, meetings.pages, votes.pages, notices.pages),
    entries=(Entry("council.show", "council.nav", "council", frozenset({Hat.STAFF})),),
)
