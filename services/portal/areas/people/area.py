# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who can log in and what they are here (人员与权限), companies (单位), and party organisations."""

from services.portal.areas.people import (
    administrators,
    companies,
    members,
    organisations,
    pages,
    parking,
    records,
    roles,
    units,
)
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

STAFF = frozenset({Hat.STAFF})
AREA = Area(
    pages=(
        administrators.pages,
        pages.pages,
        records.pages,
        roles.pages,
        units.pages,
        parking.pages,
        members.pages,
        companies.pages,
        organisations.pages,
    ),
    entries=(
        Entry("people.find", "people.nav", "people", STAFF),
        Entry("administrators.index", "administrators.nav", "people", STAFF),
        Entry("companies.index", "companies.nav", "board", STAFF),
        Entry("organisations.index", "party.nav", "people", STAFF),
    ),
)
