# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every fact that deliberation can emit. Tenant, actor, time and sequence stand in the envelope.

Generated from `proto/linli/deliberation/` by `make proto`: do not edit.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from services.chassis.values import Event, Money, OpenMatter, OrgPath
from services.deliberation.domain.ballots import Channel, Fate
from services.deliberation.domain.body_rules import BodyKind, Ending, Ground, Nomination
from services.deliberation.domain.charter_rules import CharterKind
from services.deliberation.domain.decisions import Level, Way
from services.deliberation.domain.kinds import AnswerChannel, DemandStage, Kind
from services.deliberation.domain.matters import Matter
from services.deliberation.domain.meeting_rules import ItemResult, MeetingKind, Subject
from services.deliberation.domain.minutes import TaskState
from services.deliberation.domain.outcomes import Result


@dataclass(frozen=True, slots=True)
class DeadlineMoved(Event):
    """A deadline was reckoned again because the calendar changed: `deadline` says which one of `subject`."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.DeadlineMoved"

    subject: str
    deadline: str
    was_due_at: datetime
    due_at: datetime
    place: OrgPath


@dataclass(frozen=True, slots=True)
class PolicyChanged(Event):
    """Another version of one of deliberation's policies was set at a place."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.PolicyChanged"

    policy: str
    version: int
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class TopicRaised(Event):
    """Something is up for a decision: from a person, or from an order or a credit case that waits for it."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.TopicRaised"

    topic_id: str
    title: str
    text: str
    place_path: OrgPath
    order_id: str | None = None
    case_id: str | None = None


@dataclass(frozen=True, slots=True)
class TopicClassified(Event):
    """It is settled who decides the topic, and how (三级议事决策清单); everybody may read the title."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.TopicClassified"

    topic_id: str
    place_path: OrgPath
    public_title: str
    matter: str
    level: Level
    way: Way
    body: MeetingKind | None = None


@dataclass(frozen=True, slots=True)
class TopicScheduled(Event):
    """The topic stands on the list of what is to be settled in a year (年度协商议事清单)."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.TopicScheduled"

    topic_id: str
    place_path: OrgPath
    public_title: str
    year: int
    quarter: int
    owner: str


@dataclass(frozen=True, slots=True)
class ConsultationAdvanced(Event):
    """A step of the consultation (民主协商五步工作法) is done; `reference` names what it left behind."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.ConsultationAdvanced"

    topic_id: str
    place_path: OrgPath
    step: str
    last: bool
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class SurveyOpened(Event):
    """The households of a place are asked (意愿调查问卷)."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.SurveyOpened"

    survey_id: str
    title: str
    question: str
    place_path: OrgPath
    closes_at: datetime
    topic_id: str | None = None


@dataclass(frozen=True, slots=True)
class SurveyAnswered(Event):
    """A household has answered; which way is not told."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.SurveyAnswered"

    survey_id: str
    unit_id: str
    channel: AnswerChannel


@dataclass(frozen=True, slots=True)
class SurveyClosed(Event):
    """The survey is counted: so many households chose each option."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.SurveyClosed"

    survey_id: str
    place_path: OrgPath
    households: int
    counts: tuple[int, ...]
    topic_id: str | None = None


@dataclass(frozen=True, slots=True)
class BudgetVoteOpened(Event):
    """Residents choose which projects a budget pays for (参与式预算)."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.BudgetVoteOpened"

    budget_vote_id: str
    title: str
    place_path: OrgPath
    budget: Money
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class BudgetBallotCast(Event):
    """A resident has chosen among the projects of a budget; what is not told."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.BudgetBallotCast"

    budget_vote_id: str


@dataclass(frozen=True, slots=True)
class BudgetVoteCounted(Event):
    """The vote on a budget is counted: these projects are funded."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.BudgetVoteCounted"

    budget_vote_id: str
    place_path: OrgPath
    ballots: int
    spent: Money
    funded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicTaken(Event):
    """The owners vote on the topic."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.TopicTaken"

    topic_id: str
    vote_id: str


@dataclass(frozen=True, slots=True)
class TopicDecided(Event):
    """The topic has its answer: by a formal reply, or by the vote on it."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.TopicDecided"

    topic_id: str
    place_path: OrgPath
    adopted: bool
    answer: str
    order_id: str | None = None
    vote_id: str | None = None
    case_id: str | None = None


@dataclass(frozen=True, slots=True)
class VotePrepared(Event):
    """An owners' vote was proposed."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.VotePrepared"

    vote_id: str
    title: str
    matter: Matter
    place_path: OrgPath
    opens_at: datetime
    closes_at: datetime
    topic_id: str | None = None


@dataclass(frozen=True, slots=True)
class VoteAnnounced(Event):
    """The owners were told of question, plan and time."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.VoteAnnounced"

    vote_id: str
    title: str
    question: str
    plan: str
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class RollFrozen(Event):
    """The roll of the vote is whole and stays as it is: its units, area in 0.01 m², heads, and its hash."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.RollFrozen"

    vote_id: str
    units: int
    area: int
    heads: int
    digest: str


@dataclass(frozen=True, slots=True)
class VoteWithdrawn(Event):
    """The vote was taken back before it opened."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.VoteWithdrawn"

    vote_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class VoteOpened(Event):
    """Ballots are taken from now on."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.VoteOpened"

    vote_id: str


@dataclass(frozen=True, slots=True)
class BallotCast(Event):
    """A ballot was given for a unit; what binds to its choice is told, the choice is not."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.BallotCast"

    vote_id: str
    unit_id: str
    ballot_id: str
    channel: Channel
    commitment: str
    supersedes: str | None = None


@dataclass(frozen=True, slots=True)
class PaperBallotKeyed(Event):
    """The first of two persons has read a paper ballot for the unit."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.PaperBallotKeyed"

    vote_id: str
    unit_id: str


@dataclass(frozen=True, slots=True)
class ProxyRegistered(Event):
    """An owner lets somebody vote in their place, in writing."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.ProxyRegistered"

    vote_id: str
    principal_id: str
    agent_id: str
    document: str


@dataclass(frozen=True, slots=True)
class BallotDelivered(Event):
    """The ballot for a unit reached its owner, with proof (送达)."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.BallotDelivered"

    vote_id: str
    unit_id: str
    method: str
    delivered_at: datetime


@dataclass(frozen=True, slots=True)
class HeadAnswered(Event):
    """An owner of several units gave one answer as a person; which one is not told."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.HeadAnswered"

    vote_id: str
    unit_id: str


@dataclass(frozen=True, slots=True)
class VoteClosed(Event):
    """No more ballots are given."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.VoteClosed"

    vote_id: str


@dataclass(frozen=True, slots=True)
class VoteCounted(Event):
    """The vote is counted: the strict count, area in 0.01 m²."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.VoteCounted"

    vote_id: str
    result: Result
    roll_area: int
    roll_heads: int
    participating_area: int
    participating_heads: int
    agree_area: int
    agree_heads: int
    roll_version: int | None = None


@dataclass(frozen=True, slots=True)
class RollCorrectionProposed(Event):
    """Somebody says what is wrong on a frozen roll; a second person confirms or refuses it."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.RollCorrectionProposed"

    correction_id: str
    vote_id: str
    place_path: OrgPath
    version: int
    changes: int


@dataclass(frozen=True, slots=True)
class RollCorrectionRefused(Event):
    """A proposed correction of a roll was refused: nothing changes."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.RollCorrectionRefused"

    correction_id: str
    vote_id: str
    place_path: OrgPath
    note: str


@dataclass(frozen=True, slots=True)
class RollCorrected(Event):
    """The roll of a vote has a new version; its hash goes on from `previous`, the hash of the one before."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.RollCorrected"

    vote_id: str
    place_path: OrgPath
    version: int
    units: int
    area: int
    heads: int
    digest: str
    previous: str
    changes: int


@dataclass(frozen=True, slots=True)
class TaskOrdered(Event):
    """A task of published minutes is to be done as work; the order of it has the task's id."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.TaskOrdered"

    task_id: str
    meeting_id: str
    matter: str
    place_path: OrgPath
    category: str
    text: str
    owner: str
    due: date
    ordered_by: str
    topic_id: str | None = None


@dataclass(frozen=True, slots=True)
class TaskEnded(Event):
    """A task of published minutes stands as its order does: done, refused, or ordered again."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.TaskEnded"

    task_id: str
    meeting_id: str
    place_path: OrgPath
    state: TaskState


@dataclass(frozen=True, slots=True)
class CandidateFell(Event):
    """Who stood for a seat owns nothing there any more: the nomination falls."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.CandidateFell"

    election_id: str
    place_path: OrgPath
    person_id: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class TopicSupported(Event):
    """One more supports a topic."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.TopicSupported"

    topic_id: str
    place_path: OrgPath
    supporters: int


@dataclass(frozen=True, slots=True)
class ProposalReviewed(Event):
    """A written proposal (书面提案) was reviewed: it goes its way, or is answered with the reasons."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.ProposalReviewed"

    topic_id: str
    place_path: OrgPath
    passed: bool
    reasons: str


@dataclass(frozen=True, slots=True)
class TopicMerged(Event):
    """A topic was merged into another one, whose answer it gets."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.TopicMerged"

    topic_id: str
    place_path: OrgPath
    into: str


@dataclass(frozen=True, slots=True)
class TopicOverdue(Event):
    """A topic is not answered or taken up in time: the place `told` is told, one further up each time."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.TopicOverdue"

    topic_id: str
    place_path: OrgPath
    level: int
    told: OrgPath


@dataclass(frozen=True, slots=True)
class DemandRaised(Event):
    """An owner asks that a meeting be called (业主提议); `whole`: how many owners there are."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.DemandRaised"

    demand_id: str
    kind: MeetingKind
    title: str
    place_path: OrgPath
    whole: int


@dataclass(frozen=True, slots=True)
class DemandSigned(Event):
    """One owner more asks for it."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.DemandSigned"

    demand_id: str
    signed: int


@dataclass(frozen=True, slots=True)
class DemandMet(Event):
    """Enough owners ask for it: the meeting is to be called by then."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.DemandMet"

    demand_id: str
    kind: MeetingKind
    title: str
    place_path: OrgPath
    signed: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class DemandOverdue(Event):
    """Nobody has called it in time: the sub-district `told` orders it, then calls it itself (`stage`)."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.DemandOverdue"

    demand_id: str
    place_path: OrgPath
    stage: DemandStage
    told: OrgPath


@dataclass(frozen=True, slots=True)
class DemandConvened(Event):
    """The meeting, or the vote, that owners asked for is called; `reference` names it."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.DemandConvened"

    demand_id: str
    place_path: OrgPath
    reference: str
    stage: DemandStage


@dataclass(frozen=True, slots=True)
class BallotRefused(Event):
    """A ballot that was taken takes no part: the corrected roll does not entitle to it."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.BallotRefused"

    vote_id: str
    unit_id: str
    ballot_id: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class BallotsRead(Event):
    """Somebody read a page of a vote's ballot list, with so many ballots; no choice is told."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.BallotsRead"

    vote_id: str
    place_path: OrgPath
    ballots: int


@dataclass(frozen=True, slots=True)
class ResultTurned(Event):
    """A recount comes to something else than what is in force: a person decides what becomes of it."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.ResultTurned"

    vote_id: str
    place_path: OrgPath
    title: str
    version: int


@dataclass(frozen=True, slots=True)
class ResolutionLifted(Event):
    """A resolution binds nobody any more: after a recount a person decided so, in public and with reasons."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.ResolutionLifted"

    vote_id: str
    place_path: OrgPath
    title: str
    matter_id: str
    reasons: str


@dataclass(frozen=True, slots=True)
class OfficialResultRecorded(Event):
    """The ballots were taken by a city's own system, which reports this result."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.OfficialResultRecorded"

    vote_id: str
    system: str
    document: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class VoteDecided(Event):
    """Somebody decided what a doubtful count comes to."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.VoteDecided"

    vote_id: str
    adopted: bool
    reasons: str


@dataclass(frozen=True, slots=True)
class ResolutionInForce(Event):
    """What the owners resolved binds all of them from now on; `budget`: what it may cost at the most."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.ResolutionInForce"

    vote_id: str
    matter: Matter
    place_path: OrgPath
    title: str
    text: str
    matter_id: str
    budget: Money | None = None


@dataclass(frozen=True, slots=True)
class VoteRejected(Event):
    """The owners did not adopt what was asked of them."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.VoteRejected"

    vote_id: str


@dataclass(frozen=True, slots=True)
class Published(Event):
    """A document was published (公示); its whole text stands in the public log."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.Published"

    publication_id: str
    kind: Kind
    subject: str
    matter: str
    place_path: OrgPath
    title: str
    digest: str


@dataclass(frozen=True, slots=True)
class NoticePosted(Event):
    """The notice hangs on a physical board (公示栏), as its photo shows."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.NoticePosted"

    publication_id: str
    board: str
    photo: str


@dataclass(frozen=True, slots=True)
class NoticeTakenDown(Event):
    """The notice hangs on the board no more."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.NoticeTakenDown"

    publication_id: str
    board: str
    photo: str


@dataclass(frozen=True, slots=True)
class ObjectionRaised(Event):
    """Somebody objects to what was published."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.ObjectionRaised"

    objection_id: str
    publication_id: str
    rule_by: datetime


@dataclass(frozen=True, slots=True)
class ObjectionRuled(Event):
    """There is a ruling on an objection."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.ObjectionRuled"

    objection_id: str
    publication_id: str
    outcome: str


@dataclass(frozen=True, slots=True)
class PublicityEnded(Event):
    """The publicity is over: what was published has effect, was overruled or taken back."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.PublicityEnded"

    publication_id: str
    kind: Kind
    subject: str
    stage: str


@dataclass(frozen=True, slots=True)
class MeetingCalled(Event):
    """A meeting will take place, with these items."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.MeetingCalled"

    meeting_id: str
    kind: MeetingKind
    title: str
    place_path: OrgPath
    venue: str
    starts_at: datetime
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetingCancelled(Event):
    """A called meeting does not take place."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.MeetingCancelled"

    meeting_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class MeetingHeld(Event):
    """A meeting took place: how many were there, how many of them members, and whether it could decide."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.MeetingHeld"

    meeting_id: str
    place_path: OrgPath
    present: int
    members: int
    has_quorum: bool


@dataclass(frozen=True, slots=True)
class OrganisationNamed(Event):
    """The minutes of a meeting name an organisation that was there, or (`there`) was not after all."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.OrganisationNamed"

    meeting_id: str
    organisation_id: str
    name: str
    subject: Subject
    there: bool


@dataclass(frozen=True, slots=True)
class ItemMinuted(Event):
    """What the minutes (会议纪要) say of an item; written again, the later one counts."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.ItemMinuted"

    meeting_id: str
    item_id: str
    result: ItemResult
    resolution: str
    agree: int
    disagree: int
    abstain: int


@dataclass(frozen=True, slots=True)
class MinutesSigned(Event):
    """Chair or recorder has signed the minutes."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.MinutesSigned"

    meeting_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class MinutesPublished(Event):
    """Everybody may read the minutes; `late` if that should have been earlier."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.MinutesPublished"

    meeting_id: str
    kind: MeetingKind
    title: str
    place_path: OrgPath
    late: bool


@dataclass(frozen=True, slots=True)
class MinutesOverdue(Event):
    """Minutes are late: the place `told` is told, one further up each time (level 1: the meeting's own)."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.MinutesOverdue"

    meeting_id: str
    level: int
    told: OrgPath


@dataclass(frozen=True, slots=True)
class MonthWithoutMeeting(Event):
    """A month of a place runs out (level 0) or is over without a meeting (一月一议): `told` is told."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.MonthWithoutMeeting"

    missed_id: str
    place_path: OrgPath
    month: date
    level: int
    told: OrgPath


@dataclass(frozen=True, slots=True)
class MonthMadeUp(Event):
    """A later meeting made a month up in which nobody met."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.MonthMadeUp"

    missed_id: str
    place_path: OrgPath
    month: date


@dataclass(frozen=True, slots=True)
class BodyFounded(Event):
    """A body of a place was set up (组织), its seats empty as yet."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.BodyFounded"

    body_id: str
    kind: BodyKind
    name: str
    place_path: OrgPath
    seats: int


@dataclass(frozen=True, slots=True)
class ElectionCalled(Event):
    """Candidates are sought for the seats of a body, or for its gaps alone (补选)."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.ElectionCalled"

    election_id: str
    body_id: str
    place_path: OrgPath
    seats: int
    by_election: bool
    nominations_until: datetime


@dataclass(frozen=True, slots=True)
class CandidateNominated(Event):
    """Somebody stands: by themselves, nominated by several owners, or by a committee."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.CandidateNominated"

    election_id: str
    person_id: str
    nominated: Nomination


@dataclass(frozen=True, slots=True)
class CandidateReviewed(Event):
    """Whether a candidate may stand (资格审查), and on which grounds not."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.CandidateReviewed"

    election_id: str
    person_id: str
    eligible: bool
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ElectionDecided(Event):
    """It is settled who takes the seats of a body: so many are elected or appointed, so many stand by."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.ElectionDecided"

    election_id: str
    body_id: str
    place_path: OrgPath
    elected: int
    alternates: int


@dataclass(frozen=True, slots=True)
class ElectionFailed(Event):
    """An election came to nothing: taken back, overruled, or nobody was elected."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.ElectionFailed"

    election_id: str
    body_id: str
    place_path: OrgPath
    reason: str


@dataclass(frozen=True, slots=True)
class MembersSeated(Event):
    """These persons sit in a body from a day on, until the last day of its term."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.MembersSeated"

    body_id: str
    election_id: str
    place_path: OrgPath
    person_ids: tuple[str, ...]
    since: date
    ends: date


@dataclass(frozen=True, slots=True)
class MembershipEnded(Event):
    """Somebody sits in a body no more; `successor_id`: the alternate who follows."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.MembershipEnded"

    body_id: str
    place_path: OrgPath
    person_id: str
    ending: Ending
    sitting: int
    by_election_due: bool
    successor_id: str | None = None


@dataclass(frozen=True, slots=True)
class BodyFiled(Event):
    """The election of a body is on file (备案) at the authority."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.BodyFiled"

    body_id: str
    place_path: OrgPath
    number: str
    filed_on: date


@dataclass(frozen=True, slots=True)
class TermEnding(Event):
    """The term of a body will end (level 0) or is over without an election: `told` is told."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.TermEnding"

    body_id: str
    place_path: OrgPath
    level: int
    told: OrgPath
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class HandoverAdvanced(Event):
    """A thing of a past term was handed over (移交); with the `last` one nothing is owed any more."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.HandoverAdvanced"

    body_id: str
    place_path: OrgPath
    item: str
    last: bool


@dataclass(frozen=True, slots=True)
class CharterDrafted(Event):
    """A version of the rules (议事规则) or the covenant (管理规约) was written, or written anew."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.CharterDrafted"

    charter_id: str
    kind: CharterKind
    title: str
    place_path: OrgPath
    clauses: int


@dataclass(frozen=True, slots=True)
class CharterAdopted(Event):
    """The owners adopted a version; it holds from `effective_on` on. `digest`: SHA-256 of its text."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.CharterAdopted"

    charter_id: str
    kind: CharterKind
    title: str
    place_path: OrgPath
    number: int
    vote_id: str
    effective_on: date
    digest: str


@dataclass(frozen=True, slots=True)
class PlanOpened(Event):
    """A work plan (工作方案) is carried out from now on, for a matter."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.PlanOpened"

    plan_id: str
    title: str
    place_path: OrgPath
    matter: str
    steps: int


@dataclass(frozen=True, slots=True)
class PlanAdvanced(Event):
    """Progress of a step was told, with so many files; `done`: of the step, `complete`: of the whole plan."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.PlanAdvanced"

    plan_id: str
    place_path: OrgPath
    step_id: str
    files: int
    done: bool
    complete: bool


@dataclass(frozen=True, slots=True)
class PlanOverdue(Event):
    """Steps of a plan are overdue: the place `told` is told, one further up each time."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.PlanOverdue"

    plan_id: str
    place_path: OrgPath
    level: int
    told: OrgPath
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenMattersFound(Event):
    """What of a person's is open here and stands against their erasure, in answer to identity's question."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.OpenMattersFound"

    erasure_id: str
    person_id: str
    round: int
    matters: tuple[OpenMatter, ...]


@dataclass(frozen=True, slots=True)
class AuditExported(Event):
    """Somebody asked for a file of the audit trail's first `size` entries: of those that fit what is said."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.AuditExported"

    job_id: str
    size: int
    actor_id: str | None = None
    person_id: str | None = None
    act: str | None = None
    place_path: OrgPath | None = None
    since: str | None = None
    until: str | None = None
    emergency: str | None = None


@dataclass(frozen=True, slots=True)
class RetentionApplied(Event):
    """So much personal data went that was kept longer than `days`, by a rule of the policy `retention`."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.RetentionApplied"

    rule: str
    days: int
    number: int
