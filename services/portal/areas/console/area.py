# SPDX-License-Identifier: AGPL-3.0-or-later
"""Running the platform (平台运营): the districts and how they do; and a new district's first tasks."""

from services.portal.areas.console import districts, opening
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(districts.pages, opening.pages),
    entries=(Entry("districts.index", "districts.nav", "home", frozenset({Hat.OPERATOR})),),
)
