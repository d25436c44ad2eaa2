# SPDX-License-Identifier: AGPL-3.0-or-later
"""Logging in and out, one's own password, second factors and log-ins, and how somebody reads the pages."""

from services.portal.areas.account.log_in import pages as log_in
from services.portal.areas.account.password import pages as password
from services.portal.areas.account.reading import pages as reading
from services.portal.areas.account.security import pages as security
from services.portal.navigation import Area

AREA = Area(pages=(log_in, password, reading, security))
