# SPDX-License-Identifier: AGPL-3.0-or-later
"""What several commands take in."""

from typing import Annotated

from pydantic import AfterValidator, Field

from services.chassis.http import Id, Line, Lines
from services.dispatch.domain.corrections import MOST_PHOTOS

Remark = Annotated[Lines, Field(min_length=1, max_length=2000)]
"""Words of a person; short enough that any event that carries them keeps within its size."""

MOST_BYTES = 12_000
"""Of a request's words: four thousand Chinese characters, and the event that carries them keeps its size."""


def _fits(words: str) -> str:
    if len(words.encode()) > MOST_BYTES:
        raise ValueError(f"it is longer than {MOST_BYTES} bytes")
    return words


Words = Annotated[Lines, Field(min_length=1, max_length=4000), AfterValidator(_fits)]
"""What somebody reports, as long as other systems' reports may be (Open311 GeoReport v2)."""

SOURCE = r"^[a-z0-9][a-z0-9._-]{0,39}$"
"""What another system is called here."""

Photos = Annotated[tuple[Id, ...], Field(max_length=MOST_PHOTOS)]
"""Uploaded pictures."""

Reasons = Annotated[tuple[Annotated[Line, Field(min_length=1, max_length=40)], ...], Field(max_length=10)]
"""Codes of a policy's list."""
