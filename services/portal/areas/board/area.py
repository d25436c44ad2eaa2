# SPDX-License-Identifier: AGPL-3.0-or-later
"""The notice board (公示栏) and what everybody may read of votes and meetings, without a log-in."""

from services.portal.areas.board import matters
from services.portal.areas.board.objections import pages as objections
from services.portal.areas.board.pages import pages
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(matters.pages, pages, objections),
    entries=(Entry("board.own", "board.nav", "board", frozenset({Hat.RESIDENT, Hat.STAFF})),),
)
