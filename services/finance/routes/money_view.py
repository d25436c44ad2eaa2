# SPDX-License-Identifier: AGPL-3.0-or-later
"""How amounts are shown."""

from services.chassis.http import View


class MoneyView(View):
    """An amount in the currency's smallest unit (fen for CNY)."""

    fen: int
    currency: str
