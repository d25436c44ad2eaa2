# SPDX-License-Identifier: AGPL-3.0-or-later
"""A tariff's formula in words, so that whoever pays can do the sum again."""

import re

from services.portal.texts import Words

HUNDREDTHS = 100
SIGNS = {"*": " × ", "/": " ÷ ", "+": " + ", "-": " − "}
PART = re.compile(r"[A-Za-z_]\w*|[-+*/]|\s+")


def spelled(words: Words, formula: str, area: int | None = None) -> str:
    """`area * 1.85` → “建筑面积 91.5 平方米 × 1.85”; without an area only what is multiplied."""
    known = "money.area" if area is not None else "money.any_area"
    names = {
        "area": words(known, area=words.number((area or 0) / HUNDREDTHS))
        if area is not None
        else words(known),
        "household": words("money.one_household"),
        "months": words("money.one_month"),
        "spaces": words("money.spaces"),
        "quantity": words("money.quantity"),
    }

    def say(part: re.Match[str]) -> str:
        return "" if part[0].isspace() else SIGNS.get(part[0]) or names.get(part[0], part[0])

    return PART.sub(say, formula)
