# SPDX-License-Identifier: AGPL-3.0-or-later
"""What several commands take in."""

from typing import Annotated

from pydantic import Field, StringConstraints

from services.chassis.http import Line, Name
from services.outreach.domain.facts import Scope

Title = Name
Address = Annotated[Line, Field(min_length=1, max_length=500)]
Pattern = Annotated[
    str, StringConstraints(pattern=r"^linli\.[a-z]{1,40}(\.v[0-9]{1,3}(\.[A-Za-z0-9]{1,80})?)?(\.\*)?$")
]
"""An event type, or all behind a prefix: `linli.dispatch.v1.*`."""
Patterns = Annotated[tuple[Pattern, ...], Field(max_length=100)]
Scopes = Annotated[tuple[Scope, ...], Field(min_length=1, max_length=len(Scope))]
