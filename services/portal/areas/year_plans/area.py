# SPDX-License-Identifier: AGPL-3.0-or-later
"""Year plans (年度预算): drafted and adopted at the desk, budget against actual for everybody."""

from services.portal.areas.year_plans import desk, public
from services.portal.navigation import Area

AREA = Area(pages=(desk.pages, public.pages), entries=())
