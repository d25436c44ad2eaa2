# SPDX-License-Identifier: AGPL-3.0-or-later
"""Money: a resident's bills and receipts, the glass pocket (玻璃口袋) for everybody, the books for staff."""

from services.portal.areas.money import (
    arrears,
    bills,
    books,
    cases,
    desk,
    exports,
    glass,
    grants,
    notices,
    payments,
    projects,
    receipts,
    statements,
    tariffs,
    workbooks,
)
from services.portal.authority import Hat
from services.portal.navigation import Area, Entry

AREA = Area(
    pages=(
        bills.pages,
        arrears.pages,
        payments.pages,
        receipts.pages,
        glass.pages,
        statements.pages,
        desk.pages,
        books.pages,
        projects.pages,
        grants.pages,
        tariffs.pages,
        notices.pages,
        cases.pages,
        exports.pages,
        workbooks.pages,
    ),
    entries=(
        Entry("bills.index", "money.nav", "money", frozenset({Hat.RESIDENT}), waiting=bills.waiting),
        Entry("money_desk.index", "money.nav_desk", "money", frozenset({Hat.STAFF})),
    ),
)
