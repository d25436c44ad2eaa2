# SPDX-License-Identifier: AGPL-3.0-or-later
"""The handover of an office (交接): item by item, each signed by who hands over and by who takes.

Papers, seal and money are handed back within days of the end: seven in Hangzhou (Art. 32), three in Huzhou
(Art. 20); owners elect and replace the committee (Civil Code Art. 278) and may see what it kept (SPC strata
interpretation Art. 13). While nobody follows, the residents' committee or the sub-district may keep the seal
(Hangzhou Art. 27, Beijing Art. 38): staff then name who takes.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from services.chassis.values import Event, OrgPath
from services.identity.domain.events import (
    OfficeHandoverLate,
    OfficeHandoverOpened,
    OfficeHandoverPartyNamed,
    OfficeItemSigned,
)
from services.identity.domain.kinds import Side
from services.identity.domain.office_errors import (
    HandoverIsDone,
    NotPartyToHandover,
    NotToHandOver,
    SamePerson,
    SideHasSigned,
    SignedAlready,
)
from services.identity.domain.offices import Office

NEIGHBOURHOOD_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed and when, what they remarked, and what shows it."""

    by: str
    at: datetime
    note: str = ""
    file_id: str | None = None


@dataclass(frozen=True, slots=True)
class HandoverItem:
    """A thing on the list: handed over where both have signed."""

    text: str
    given: Signature | None = None
    received: Signature | None = None

    @property
    def done(self) -> bool:
        return self.given is not None and self.received is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHandover:
    """What the holder of an office owes the next one; it has the id of the office whose term is over.

    Attributes:
        parties: who hands over and, where somebody is known, who takes.
        level: how many places up were told that something is late.

    """

    id: str
    seat: str
    place_path: OrgPath
    within: tuple[OrgPath, ...]
    giver_id: str
    receiver_id: str | None
    parties: tuple[str, ...]
    due_on: date
    items: tuple[HandoverItem, ...]
    level: int = 0
    open: bool = True

    @property
    def waiting(self) -> int:
        return sum(not item.done for item in self.items)


Step = tuple[OfficeHandover, list[Event]]


def open_handover(office: Office, receiver_id: str | None, texts: Iterable[str], due_on: date) -> Step:
    """The term of an office is over: what is on the list goes to who follows, until a day."""
    handover = OfficeHandover(
        id=office.id,
        seat=office.seat,
        place_path=office.place_path,
        within=office.within,
        giver_id=office.person_id,
        receiver_id=receiver_id,
        parties=_parties(office.person_id, receiver_id),
        due_on=due_on,
        items=tuple(HandoverItem(text) for text in dict.fromkeys(texts)),
    )
    fact = OfficeHandoverOpened(office.id, office.person_id, office.place_path, due_on, receiver_id)
    return handover, [fact]


def sign(handover: OfficeHandover, text: str, signature: Signature) -> Step:
    """One side signs for an item; whose side it is, the person says.

    Raises NotPartyToHandover, NotToHandOver, SignedAlready.
    """
    if signature.by not in handover.parties:
        raise NotPartyToHandover(handover.id)
    item = next((one for one in handover.items if one.text == text), None)
    if item is None:
        raise NotToHandOver(text)
    side = Side.GIVER if signature.by == handover.giver_id else Side.RECEIVER
    if (item.given if side is Side.GIVER else item.received) is not None:
        raise SignedAlready(text)
    given = side is Side.GIVER
    signed = replace(item, given=signature) if given else replace(item, received=signature)
    items = tuple(signed if one.text == text else one for one in handover.items)
    done = all(one.done for one in items)
    fact = OfficeItemSigned(handover.id, handover.place_path, text, side, done)
    return replace(handover, items=items, open=not done), [fact]


def name(handover: OfficeHandover, side: Side, person_id: str, reason: str) -> Step:
    """Somebody else hands over or takes: in a dead or absent person's place, or while nobody follows.

    Raises HandoverIsDone, SamePerson, SideHasSigned.
    """
    if not handover.open:
        raise HandoverIsDone(handover.id)
    other = handover.receiver_id if side is Side.GIVER else handover.giver_id
    if person_id == other:
        raise SamePerson(person_id)
    signed = any((item.given if side is Side.GIVER else item.received) for item in handover.items)
    if signed:
        raise SideHasSigned(side)
    giver = person_id if side is Side.GIVER else handover.giver_id
    receiver = person_id if side is Side.RECEIVER else handover.receiver_id
    fact = OfficeHandoverPartyNamed(handover.id, handover.place_path, side, person_id, reason)
    named = replace(handover, giver_id=giver, receiver_id=receiver, parties=_parties(giver, receiver))
    return named, [fact]


def follow(handover: OfficeHandover, successor_id: str) -> Step:
    """Who follows in the office takes what is owed; who was elected again owes nothing."""
    if not handover.open or handover.receiver_id:
        return handover, []
    if successor_id == handover.giver_id:
        return replace(handover, items=(), open=False), []
    fact = OfficeHandoverPartyNamed(handover.id, handover.place_path, Side.RECEIVER, successor_id, "")
    taken = replace(handover, receiver_id=successor_id, parties=_parties(handover.giver_id, successor_id))
    return taken, [fact]


def press(handover: OfficeHandover) -> Step:
    """It is late: its own place is told first, then each above it, up to the neighbourhood."""
    level, told = handover.place_path.climb(handover.level)
    fact = OfficeHandoverLate(
        handover.id, handover.place_path, level, told, handover.waiting, handover.due_on, handover.parties
    )
    return replace(handover, level=level), [fact]


def is_pressed(handover: OfficeHandover) -> bool:
    """Whether something is owed, and a place up to the neighbourhood has not been told yet."""
    steps = max(1, handover.place_path.depth - NEIGHBOURHOOD_DEPTH + 1)
    return handover.open and handover.level < steps


def _parties(giver_id: str, receiver_id: str | None) -> tuple[str, ...]:
    return (giver_id, receiver_id) if receiver_id else (giver_id,)
