# SPDX-License-Identifier: AGPL-3.0-or-later
"""How neighbourhoods compare, per 1,000 households and with n."""

from services.chassis.http import Resource, View
from services.chassis.values import OrgPath
from services.credit import queries
from services.credit.domain.authority import Permission


class RateView(View):
    """`n` facts of a kind; `per_thousand` households in hundredths, null where the households are too few."""

    kind: str
    n: int
    per_thousand: int | None


class ComparisonView(View):
    """A neighbourhood in a quarter."""

    place: OrgPath
    name: str
    households: int
    rates: list[RateView]


comparisons = Resource(
    "comparisons", "/credit/v1/comparisons", shows=ComparisonView, requires=Permission.FILES_READ
)

comparisons.list(queries.list_comparisons)
