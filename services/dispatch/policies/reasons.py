# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the entries of several policies are made of: codes that clients branch on, with names for people."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from services.chassis.http import Name

Code = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
Label = Name


class Rule(BaseModel):
    """An entry of a policy."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Reason(Rule):
    """One of a list of reasons."""

    code: Code
    name: Label
    name_en: Label
