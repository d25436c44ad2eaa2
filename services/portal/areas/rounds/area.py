# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rounds (巡查、巡检、维保、保洁), their plans, and who is away (请假)."""

from services.portal.areas.rounds import absences, making, plans
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(making.pages, plans.pages, absences.pages),
    entries=(
        Entry("rounds.index", "rounds.nav", "tick", frozenset({Hat.STAFF})),
        Entry("absences.index", "rounds.nav_absences", "person", frozenset({Hat.STAFF})),
    ),
)
