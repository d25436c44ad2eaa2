# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is refused of spots. Clients branch on the code."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class SpotCodeRefused(DomainError):
    """Not signed by this district, or a sheet that another one has replaced."""

    code = "dispatch.spot_code_refused"
    status = 422
    title = "This code is none of this district's, or no longer good"


@dataclass(eq=False)
class SpotWithdrawn(DomainError):
    """The lamp post is gone: nothing is reported by it any more."""

    code = "dispatch.spot_withdrawn"
    title = "This spot is not in use any more"

    id: str


@dataclass(eq=False)
class SpotElsewhere(DomainError):
    """A report by a spot is about the place where the spot is."""

    code = "dispatch.spot_elsewhere"
    status = 422
    title = "The spot is at another place"

    place: str
