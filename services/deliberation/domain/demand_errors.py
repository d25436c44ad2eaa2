# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of demands that a meeting be called. Clients branch on the code."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class NobodyCanDemand(DomainError):
    """The law says of which meetings, and how many of whom can have one called (`meeting_rules.CALLERS`)."""

    code = "deliberation.nobody_can_demand"
    status = 422
    title = "Such a meeting is not called on their demand"

    kind: str
    caller: str


@dataclass(eq=False)
class NotAnOwner(DomainError):
    """Owners sign, each by a unit of theirs in the place."""

    code = "deliberation.not_an_owner"
    status = 403
    title = "This unit is not yours, or not of this place"

    unit_id: str


@dataclass(eq=False)
class WrongDemandState(DomainError):
    """A demand is signed until the meeting is called, and the meeting called once."""

    code = "deliberation.wrong_demand_state"
    title = "The demand is not in a state that allows this"

    demand_id: str
    state: str


@dataclass(eq=False)
class NotTheConvenor(DomainError):
    """When nobody has called it in time the sub-district does so (Beijing Art. 36, Weifang Art. 32)."""

    code = "deliberation.not_the_convenor"
    status = 403
    title = "The sub-district calls this meeting now"

    demand_id: str
