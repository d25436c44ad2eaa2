# SPDX-License-Identifier: AGPL-3.0-or-later
"""What everybody may see of an area's requests: the three lists and the three rates, without a log-in."""

from services.portal.areas.requests.pages import pages
from services.portal.navigation import Area

AREA = Area(pages=(pages,))
