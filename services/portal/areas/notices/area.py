# SPDX-License-Identifier: AGPL-3.0-or-later
"""Notices (通知): what is told where one lives; for staff writing them, and who has read."""

from services.portal.areas.notices import files, groups, pages, writing
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(pages.pages, writing.pages, groups.pages, files.pages),
    entries=(
        Entry("notices.index", "notices.nav", "board", frozenset({Hat.RESIDENT})),
        Entry("notice_desk.index", "notices.nav", "board", frozenset({Hat.STAFF})),
        Entry("notice_groups.index", "groups.nav", "people", frozenset({Hat.STAFF})),
    ),
)
