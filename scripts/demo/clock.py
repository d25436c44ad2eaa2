# SPDX-License-Identifier: AGPL-3.0-or-later
"""The demo's hand on the simulated clock that every process of the copy reads."""

import os
from collections.abc import Mapping
from datetime import datetime
from typing import Self
from zoneinfo import ZoneInfo

from services.chassis.settings import Settings
from services.chassis.store import connect
from services.chassis.store.database import Database
from services.chassis.store.simulation import SimulatedClock

CHINA = ZoneInfo("Asia/Shanghai")


class Clock:
    """Sets the business time for all.

    A run that is broken off leaves the clock where it stands, so that the next one can go on from there.
    """

    def __init__(self, stack_settings: Mapping[str, str]) -> None:
        settings = Settings.load({**os.environ, **stack_settings})
        self._database: Database = connect(settings, "demo")
        self._clock = SimulatedClock(self._database, settings.database_prefix)

    def set(self, moment: datetime) -> None:
        self._clock.set(moment)

    def release(self) -> None:
        """From here on the system's time holds."""
        self._clock.set(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()


def china(text: str) -> datetime:
    """A local time of the story, such as `2024-09-30 17:10`."""
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)
