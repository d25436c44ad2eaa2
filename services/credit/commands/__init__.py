# SPDX-License-Identifier: AGPL-3.0-or-later
"""What several commands take in."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Id, Lines, Name

Text = Annotated[Lines, Field(min_length=1, max_length=2000)]
"""Words of a person; short enough that any event that carries them keeps within its size."""
Document = Name
"""What names a paper: its number, or where it is kept."""
Photos = Annotated[tuple[Id, ...], Field(max_length=10)]
"""Uploaded pictures."""
