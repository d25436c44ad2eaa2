# SPDX-License-Identifier: AGPL-3.0-or-later
"""Owners' votes (业主表决): what is asked, one's own ballot, and what came of it."""

from services.portal.areas.votes.answers import pages as answers
from services.portal.areas.votes.pages import pages, waiting
from services.portal.areas.votes.proposals import pages as proposals
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(pages, answers, proposals),
    entries=(Entry("votes.index", "votes.nav", "vote", frozenset({Hat.RESIDENT}), waiting=waiting),),
)
