# SPDX-License-Identifier: AGPL-3.0-or-later
"""Offices with their terms (任期) and handover (交接), and the committees that they belong to."""

from services.portal.areas.offices import committees, files, handovers, pages, subjects
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

STAFF, RESIDENT = frozenset({Hat.STAFF}), frozenset({Hat.RESIDENT})
AREA = Area(
    pages=(pages.pages, handovers.pages, committees.pages, subjects.pages, files.pages),
    entries=(
        Entry("offices.index", "offices.nav", "people", STAFF, waiting=handovers.waiting),
        Entry(
            "offices.index",
            "offices.nav_own",
            "people",
            RESIDENT,
            is_alive=pages.concerns,
            waiting=handovers.waiting,
        ),
        Entry("subjects.index", "subjects.nav", "board", STAFF),
        Entry("committees.index", "committees.nav", "people", STAFF),
    ),
)
