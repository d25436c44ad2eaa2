# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who did what (审计): the trails of all services as one."""

from services.portal.areas.audit import exports
from services.portal.areas.audit.pages import pages
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(pages, exports.pages),
    entries=(Entry("audit.index", "audit.nav", "overview", frozenset({Hat.STAFF})),),
)
