# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ratings (评星定级、亮灯预警): a company's public page with its reasons, and the desk of who confirms."""

from services.portal.areas.ratings import cases, decisions, desk, files, own, public
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(public.pages, desk.pages, cases.pages, decisions.pages, own.pages, files.pages),
    entries=(
        Entry("ratings.index", "ratings.nav", "overview", frozenset({Hat.STAFF})),
        Entry("own_ratings.index", "ratings.own_nav", "overview", frozenset({Hat.STAFF})),
    ),
)
