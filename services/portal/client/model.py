# SPDX-License-Identifier: AGPL-3.0-or-later
"""The base of all that services answer and take."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """Does not change; a field that a service of tomorrow adds to an answer is left out."""

    model_config = ConfigDict(frozen=True)
