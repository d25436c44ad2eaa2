# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of oneself and what one may say to it (我的数据), and the desk that decides."""

from services.portal.areas.rights import desk, own
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(own.pages, desk.pages),
    entries=(Entry("rights_desk.index", "rights.desk_nav", "people", frozenset({Hat.STAFF})),),
)
