# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who governs and by what: bodies (组织), elections, rules and covenants, work plans, and votes on a budget.

Everybody reads them; residents stand and choose; staff keep them. Board, votes and council lead here.
"""

from services.portal.areas.governance import bodies, budgets, charters, elections, plans, public, standing
from services.portal.navigation import Area

AREA = Area(
    pages=(
        public.pages,
        standing.pages,
        budgets.pages,
        bodies.pages,
        elections.pages,
        charters.pages,
        plans.pages,
    )
)
