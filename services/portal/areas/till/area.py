# SPDX-License-Identifier: AGPL-3.0-or-later
"""Money in and out (收付款): the cash desk, bank statements, the provider's settlements."""

from services.portal.areas.till import bank, cash, settlements
from services.portal.navigation import Area

AREA = Area(pages=(cash.pages, bank.pages, settlements.pages), entries=())
