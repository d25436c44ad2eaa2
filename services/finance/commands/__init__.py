# SPDX-License-Identifier: AGPL-3.0-or-later
"""What several commands take in."""

from typing import Annotated

from pydantic import Field, StringConstraints

from services.chassis.http import Input
from services.chassis.values import Money

Title = Annotated[str, StringConstraints(min_length=1, max_length=100, strip_whitespace=True)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
"""Words of a person; short enough that any event that carries them keeps within its size."""
AccountCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{4,8}$")]
MOST_FEN = 10**13


class Amount(Input):
    """An amount above nought, in the currency's smallest unit."""

    fen: int = Field(ge=1, le=MOST_FEN)
    currency: str = Field("CNY", pattern="^[A-Z]{3}$")

    def value(self) -> Money:
        return Money(self.fen, self.currency)
