# SPDX-License-Identifier: AGPL-3.0-or-later
"""What leaves the district: webhooks of integrators (系统对接), and what the channels of messages did."""

from services.portal.areas.integrations import endpoints, sendings
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(endpoints.pages, sendings.pages),
    entries=(
        Entry("endpoints.index", "integrations.nav", "desk", frozenset({Hat.STAFF})),
        Entry("sendings.index", "integrations.nav_sendings", "info", frozenset({Hat.STAFF})),
    ),
)
