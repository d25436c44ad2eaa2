# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rules of all services as forms made of their schemas (规则)."""

from services.portal.areas.policies import history, pages
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(pages.pages, history.pages),
    entries=(Entry("policies.index", "policies.nav", "overview", frozenset({Hat.STAFF})),),
)
