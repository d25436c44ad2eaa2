# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is charged beside a tariff's area: figures, shared costs (公摊), flats that stand empty (空置)."""

from services.portal.areas.charges import costs, vacancies
from services.portal.navigation import Area

AREA = Area(pages=(costs.pages, vacancies.pages), entries=())
