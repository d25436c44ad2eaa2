# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is charged beside a tariff: figures, shared costs (公摊), empty flats (空置), paid orders."""

from services.portal.areas.charges import costs, paid_orders, vacancies
from services.portal.navigation import Area

AREA = Area(pages=(costs.pages, vacancies.pages, paid_orders.pages), entries=())
