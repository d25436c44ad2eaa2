# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reads: never write, always bounded, always on an index."""

from services.chassis.http import Paged
from services.chassis.values import OrgPath

MOST_OWN_UNITS = 100
"""So many units somebody has or lives in, as far as lists of their own go."""


class AtPlace(Paged):
    """At a place and below it."""

    place: OrgPath
