# SPDX-License-Identifier: AGPL-3.0-or-later
"""What leaves the district: webhooks (系统对接), clients of the APIs (接口), and messages to people."""

from services.portal.areas.integrations import clients, endpoints, sendings
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(endpoints.pages, sendings.pages, clients.pages),
    entries=(
        Entry("endpoints.index", "integrations.nav", "desk", frozenset({Hat.STAFF})),
        Entry("clients.index", "clients.nav", "info", frozenset({Hat.STAFF})),
        Entry("sendings.index", "integrations.nav_sendings", "info", frozenset({Hat.STAFF})),
    ),
)
