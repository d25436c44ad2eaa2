# SPDX-License-Identifier: AGPL-3.0-or-later
"""An event as its consumer gets it."""

from dataclasses import dataclass
from datetime import datetime

from services.chassis.origin import Origin


@dataclass(frozen=True, slots=True)
class ReceivedEvent:
    """The envelope of the event that a reaction handles.

    `correlation` and `cause` are empty if its sender did not know them.
    """

    id: str
    type: str
    tenant: str
    aggregate: str
    sequence: int
    time: datetime
    actor: str
    correlation: str = ""
    cause: str = ""

    @property
    def origin(self) -> Origin:
        """That of what the event leads to."""
        return Origin(self.correlation or self.id, self.id, self.tenant)
