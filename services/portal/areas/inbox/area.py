# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everybody's messages (消息), and how they want to be told."""

from services.portal.areas.inbox.pages import pages, unread
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(pages,),
    entries=(Entry("inbox.show", "inbox.nav", "info", frozenset({Hat.RESIDENT, Hat.STAFF}), waiting=unread),),
)
