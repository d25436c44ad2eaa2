# SPDX-License-Identifier: AGPL-3.0-or-later
"""One order, the calls about it and the files on it; one comes here from lists."""

from services.portal.areas.orders.calls import pages as calls
from services.portal.areas.orders.files import pages as files
from services.portal.areas.orders.following import pages as following
from services.portal.areas.orders.pages import pages
from services.portal.navigation import Area

AREA = Area(pages=(pages, following, calls, files))
