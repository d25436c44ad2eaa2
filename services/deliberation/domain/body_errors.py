# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of bodies and of their elections. Clients branch on the code."""

from dataclasses import dataclass
from datetime import date, datetime

from services.chassis.values import DomainError


@dataclass(eq=False)
class SeatsNotAllowed(DomainError):
    """A body of its kind has so many seats, of some kinds an odd number (MOHURD Guiding Rules Art. 31)."""

    code = "deliberation.seats_not_allowed"
    status = 422
    title = "A body of this kind has another number of seats"

    seats: int
    least: int
    most: int
    odd: bool


@dataclass(eq=False)
class TermNotAllowed(DomainError):
    """A term begins before it ends and is no longer than the law says: of an owners' committee five years."""

    code = "deliberation.term_not_allowed"
    status = 422
    title = "The term is too long, or ends before it begins"

    begins: date
    latest_end: date


@dataclass(eq=False)
class ElectionRunning(DomainError):
    """One election of a body at a time."""

    code = "deliberation.election_running"
    title = "An election of this body is under way"

    body_id: str
    election_id: str


@dataclass(eq=False)
class NoGap(DomainError):
    """A by-election (补选) fills the gaps of a running term."""

    code = "deliberation.no_gap"
    title = "The body has no gap that a by-election could fill"

    body_id: str


@dataclass(eq=False)
class WrongElectionState(DomainError):
    """The action is not a step from the state that the election is in."""

    code = "deliberation.wrong_election_state"
    title = "The election is not in a state that allows this"

    election_id: str
    state: str
    action: str


@dataclass(eq=False)
class NominationsOver(DomainError):
    """Candidates are nominated until a moment that was told."""

    code = "deliberation.nominations_over"
    title = "The time for nominations is over"

    election_id: str
    until: datetime


@dataclass(eq=False)
class NominationsOpen(DomainError):
    """The list is published when nobody can be nominated any more."""

    code = "deliberation.nominations_open"
    title = "Candidates can still be nominated"

    election_id: str
    until: datetime


@dataclass(eq=False)
class NominatedAlready(DomainError):
    """Somebody stands once in an election, whoever nominated them, and not while they sit."""

    code = "deliberation.nominated_already"
    title = "This person is a candidate already, or sits in the body"

    person_id: str


@dataclass(eq=False)
class TooFewNominators(DomainError):
    """A joint nomination is one of so many owners, each counted once (Hangzhou Art. 26)."""

    code = "deliberation.too_few_nominators"
    status = 422
    title = "Too few owners have signed the nomination"

    given: int
    needed: int


@dataclass(eq=False)
class NotACandidate(DomainError):
    """Nobody nominated this person."""

    code = "deliberation.not_a_candidate"
    status = 404
    title = "This person is no candidate of the election"

    person_id: str


@dataclass(eq=False)
class OwnReview(DomainError):
    """Nobody reviews their own candidacy."""

    code = "deliberation.own_review"
    status = 403
    title = "Nobody reviews their own candidacy"


@dataclass(eq=False)
class GroundNotOfBody(DomainError):
    """A candidate is refused only on the grounds that hold for this kind of body."""

    code = "deliberation.ground_not_of_body"
    status = 422
    title = "On this ground nobody is refused here"

    ground: str


@dataclass(eq=False)
class CandidatesUnreviewed(DomainError):
    """The list names those who were found eligible: each candidate is reviewed before."""

    code = "deliberation.candidates_unreviewed"
    title = "Some candidates are not reviewed yet"

    persons: tuple[str, ...]


@dataclass(eq=False)
class TooFewCandidates(DomainError):
    """There are at least as many eligible candidates as seats; there may be more (差额)."""

    code = "deliberation.too_few_candidates"
    title = "There are fewer eligible candidates than seats"

    eligible: int
    seats: int


@dataclass(eq=False)
class SeatsNotFilled(DomainError):
    """An appointment fills each seat that was offered, with a person of its own."""

    code = "deliberation.seats_not_filled"
    status = 422
    title = "As many are appointed as there are seats"

    chosen: int
    seats: int


@dataclass(eq=False)
class TooFewOwners(DomainError):
    """Of an interim committee at least half are owners (Beijing Art. 52)."""

    code = "deliberation.too_few_owners"
    title = "Too few of the members would be owners"

    owners: int
    members: int


@dataclass(eq=False)
class LotsNotOfTied(DomainError):
    """Lots are drawn (抽签) among those whom both measures leave equal, among all of them."""

    code = "deliberation.lots_not_of_tied"
    status = 422
    title = "Lots are drawn among all the tied candidates, and nobody else"

    tied: tuple[str, ...]


@dataclass(eq=False)
class NotAMember(DomainError):
    """Only who sits in the body can leave it, be recalled from it or lead it."""

    code = "deliberation.not_a_member"
    status = 404
    title = "This person is no member of the body"

    person_id: str


@dataclass(eq=False)
class BodyEmpty(DomainError):
    """Filed and handed over is a body with members."""

    code = "deliberation.body_empty"
    title = "Nobody has been seated in the body yet"

    body_id: str


@dataclass(eq=False)
class NothingToHandOver(DomainError):
    """A handover has its list of things, each handed over once."""

    code = "deliberation.nothing_to_hand_over"
    title = "This is not on the handover list, or handed over already"

    body_id: str
    item: str


@dataclass(eq=False)
class MatterDoesNotFit(DomainError):
    """What a vote brings about says on which of the nine matters of Civil Code Art. 278 it is."""

    code = "deliberation.matter_does_not_fit"
    status = 422
    title = "A vote that is to bring this about is on another matter"

    matter: str
    needed: str
