# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of notices and their service. Clients branch on the code."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class WrongNoticeState(DomainError):
    """The action is not a step from the state that the notice is in."""

    code = "outreach.wrong_notice_state"
    title = "The notice is not in a state that allows this"

    notice_id: str
    state: str
    action: str


@dataclass(eq=False)
class OwnNotice(DomainError):
    """Nobody reviews what they wrote themselves."""

    code = "outreach.own_notice"
    title = "Somebody else reviews it"

    notice_id: str


@dataclass(eq=False)
class ServedAlready(DomainError):
    """There is proof of service for this household already."""

    code = "outreach.served_already"
    title = "It was served there already"

    unit_id: str
    service: str
