# SPDX-License-Identifier: AGPL-3.0-or-later
"""What several commands take in."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Id, Lines
from services.dispatch.domain.corrections import MOST_PHOTOS

Remark = Annotated[Lines, Field(min_length=1, max_length=2000)]
"""Words of a person; short enough that any event that carries them keeps within its size."""

SOURCE = r"^[a-z0-9][a-z0-9._-]{0,39}$"
"""What another system is called here."""

Photos = Annotated[tuple[Id, ...], Field(max_length=MOST_PHOTOS)]
"""Uploaded pictures."""
