# SPDX-License-Identifier: AGPL-3.0-or-later
"""The lines of a year's plan as a treasurer types them: account, purpose, amount, perhaps a fund."""

from collections.abc import Iterable

from services.portal.areas.council.acts import Body, is_yuan, wrong_line, yuan
from services.portal.areas.governance.lines import BETWEEN
from services.portal.client.models.finance import AccountRule, FundView

FIELD = "plan_lines"
SHORTEST, LONGEST = 3, 4


def read(lines: Iterable[str], accounts: Iterable[AccountRule], funds: list[FundView]) -> list[Body]:
    """What the API takes; the first fund is meant where a line names none.

    Raises Problem at the field with the line that is wrong.
    """
    codes = {name: one.code for one in accounts for name in (one.code, one.name, one.name_en)}
    named = {one.name: one.id for one in reversed(funds)}
    return [_line(number, line, codes, named, funds[0].id) for number, line in enumerate(lines)]


def _line(number: int, line: str, codes: dict[str, str], named: dict[str, str], default: str) -> Body:
    parts = [part.strip() for part in BETWEEN.split(line)]
    if not SHORTEST <= len(parts) <= LONGEST or not all(parts):
        raise wrong_line(FIELD, number)
    account, purpose, amount = parts[:SHORTEST]
    fund = named.get(parts[-1], "") if len(parts) == LONGEST else default
    if account not in codes or not fund or not is_yuan(amount):
        raise wrong_line(FIELD, number)
    return {
        "fund_id": fund,
        "account": codes[account],
        "purpose": purpose,
        "amount": yuan(FIELD, amount),
    }
