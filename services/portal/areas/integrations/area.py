# SPDX-License-Identifier: AGPL-3.0-or-later
"""Webhooks (系统对接), clients of the APIs (接口), messages to people, other ways to log in (第三方登录)."""

from services.portal.areas.integrations import clients, endpoints, providers, sendings
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(endpoints.pages, sendings.pages, clients.pages, providers.pages),
    entries=(
        Entry("endpoints.index", "integrations.nav", "desk", frozenset({Hat.STAFF})),
        Entry("clients.index", "clients.nav", "info", frozenset({Hat.STAFF})),
        Entry("providers.index", "providers.nav", "info", frozenset({Hat.STAFF})),
        Entry("sendings.index", "integrations.nav_sendings", "info", frozenset({Hat.STAFF})),
    ),
)
