# SPDX-License-Identifier: AGPL-3.0-or-later
"""An event as its consumer gets it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ReceivedEvent:
    """The envelope of the event that a reaction handles."""

    id: str
    type: str
    tenant: str
    aggregate: str
    sequence: int
    time: datetime
    actor: str
