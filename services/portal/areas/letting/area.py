# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the owners have and let (资产出租): the register, calls for bids, leases, deposits, paid services."""

from services.portal.areas.letting import assets, calls, leases
from services.portal.navigation import Area

AREA = Area(pages=(assets.pages, leases.pages, calls.pages), entries=())
