# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which facts of the other services are passed on, to whom they may go, and where they happened.

A new event joins by its name in one line of `FACTS`. What is not named stays inside: log-ins, keys, tokens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from services.chassis.values import OrgPath


class Scope(StrEnum):
    """What an integrator asks for, and is given, as a whole. PEOPLE needs a permission of its own."""

    PLACES = "places"
    PEOPLE = "people"
    SUBJECTS = "subjects"
    ORDERS = "orders"
    TOPICS = "topics"
    VOTES = "votes"
    MEETINGS = "meetings"
    PUBLICITY = "publicity"
    MONEY = "money"
    CREDIT = "credit"
    RULES = "rules"
    OUTREACH = "outreach"


def _of(service: str, scope: Scope, names: str) -> dict[str, Scope]:
    return {f"linli.{service}.v1.{name}": scope for name in names.split()}


FACTS: Mapping[str, Scope] = MappingProxyType(
    _of("identity", Scope.PLACES, "PlaceCreated PlaceChanged GridCreated GridChanged")
    | _of("identity", Scope.PEOPLE, "PersonRegistered PersonChanged VehicleRegistered PersonErased")
    | _of("identity", Scope.PEOPLE, "ParkingSpaceHeld ParkingSpaceFreed")
    | _of("identity", Scope.PLACES, "ParkingSpaceRegistered")
    | _of("identity", Scope.PEOPLE, "OwnershipRegistered OccupancyRegistered OccupancyEnded")
    | _of("identity", Scope.PEOPLE, "RoleGranted RoleRevoked CommitteeMemberAppointed")
    | _of("identity", Scope.PEOPLE, "NewDeviceSeen SecondFactorAdded SecondFactorRemoved RecoveryCodeUsed")
    | _of("identity", Scope.PEOPLE, "IdentityLinked IdentityUnlinked")
    | _of("identity", Scope.PEOPLE, "EmergencyAccessOpened EmergencyAccessEnded EmergencyReviewOverdue")
    | _of("identity", Scope.PEOPLE, "RealNameProven RealNameWithdrawn CorrectionDecided ErasureGranted")
    | _of("identity", Scope.PEOPLE, "ErasureRefused FeedOverdue FeedBatchHeld FeedBatchStopped")
    | _of("identity", Scope.PEOPLE, "ErasureWaits FeedCertificateExpiring")
    | _of("identity", Scope.OUTREACH, "ClientExpiring FeedChangesReady")
    | _of("identity", Scope.SUBJECTS, "PartyOrganisationCreated CommitteeCreated CompanyRegistered")
    | _of("identity", Scope.SUBJECTS, "CompanyChanged")
    | _of("identity", Scope.SUBJECTS, "ProjectManagerAppointed OfficeHandoverOpened OfficeHandoverLate")
    | _of("identity", Scope.SUBJECTS, "OfficeItemSigned OfficeHandoverPartyNamed")
    | _of("identity", Scope.PEOPLE, "OfficeTaken OfficeExtended OfficeEnding OfficeEnded")
    | _of("identity", Scope.RULES, "PolicyChanged")
    | _of("dispatch", Scope.ORDERS, "OrderReported OrderAmended OrderAccepted OrderRefused OrderAssigned")
    | _of("dispatch", Scope.ORDERS, "OrderReturned OrderStarted OrderSuspended OrderDeferred OrderDecided")
    | _of("dispatch", Scope.ORDERS, "OrderResumed OrderFinished OrderRevisited OrderEvaluated OrderRated")
    | _of(
        "dispatch",
        Scope.ORDERS,
        "OrderReopened OrderClosed PhotosAdded DeadlineNear DeadlineBreached BreachWithdrawn",
    )
    | _of("dispatch", Scope.ORDERS, "OrderEscalated EscalationWithdrawn DeadlineMoved")
    | _of("dispatch", Scope.ORDERS, "IncidentAnnounced IncidentEnded")
    | _of("dispatch", Scope.ORDERS, "AssistanceAsked AssistanceGranted AssistanceDeclined AssistanceEnded")
    | _of("dispatch", Scope.ORDERS, "RoundMissed RoundEscalated MaintenanceBegun")
    | _of("dispatch", Scope.PEOPLE, "ActivityCancelled PlaceInActivityGiven GoodReady NeedChanged NeedLapsed")
    | _of("dispatch", Scope.PEOPLE, "ToolGiven ToolOverdue ToolUnavailable VenueConfirmed")
    | _of("dispatch", Scope.PEOPLE, "VenueBookingCancelled")
    | _of("dispatch", Scope.PEOPLE, "FollowersTold OrderMatched MatchesTold")
    | _of("dispatch", Scope.RULES, "PolicyChanged")
    | _of("deliberation", Scope.TOPICS, "TopicRaised TopicTaken TopicDecided")
    | _of("deliberation", Scope.VOTES, "VotePrepared VoteAnnounced RollFrozen VoteWithdrawn VoteOpened")
    | _of("deliberation", Scope.VOTES, "VoteClosed VoteCounted VoteDecided ResolutionInForce VoteRejected")
    | _of("deliberation", Scope.MEETINGS, "MeetingCalled MeetingCancelled MeetingHeld ItemMinuted")
    | _of("deliberation", Scope.MEETINGS, "OrganisationNamed")
    | _of("deliberation", Scope.MEETINGS, "MinutesPublished MinutesOverdue MonthWithoutMeeting MonthMadeUp")
    | _of("deliberation", Scope.PUBLICITY, "Published NoticePosted NoticeTakenDown ObjectionRaised")
    | _of("deliberation", Scope.PUBLICITY, "ObjectionRuled PublicityEnded DeadlineMoved")
    | _of("deliberation", Scope.RULES, "PolicyChanged")
    | _of("deliberation", Scope.TOPICS, "TopicClassified TopicScheduled ConsultationAdvanced SurveyOpened")
    | _of("deliberation", Scope.TOPICS, "SurveyClosed BudgetVoteOpened BudgetVoteCounted")
    | _of("deliberation", Scope.VOTES, "OfficialResultRecorded BodyFounded ElectionCalled ElectionDecided")
    | _of("deliberation", Scope.VOTES, "ElectionFailed BodyFiled TermEnding CharterAdopted")
    | _of("deliberation", Scope.TOPICS, "PlanOpened PlanAdvanced PlanOverdue")
    | _of("deliberation", Scope.VOTES, "RollCorrected ResultTurned ResolutionLifted")
    | _of("deliberation", Scope.TOPICS, "TopicOverdue TopicMerged ProposalReviewed")
    | _of("deliberation", Scope.MEETINGS, "DemandRaised DemandMet DemandOverdue DemandConvened")
    | _of("deliberation", Scope.MEETINGS, "TaskOrdered TaskEnded")
    | _of("deliberation", Scope.PEOPLE, "MembersSeated MembershipEnded BallotsRead")
    | _of(
        "finance", Scope.MONEY, "FundOpened EntryPosted ReversalAsked ReversalConfirmed HoldPlaced HoldPosted"
    )
    | _of("finance", Scope.MONEY, "HoldVoided HoldExpired PeriodClosed PeriodLocked CommitmentMade BudgetSet")
    | _of("finance", Scope.MONEY, "WorkOrdered InvoiceRegistered InvoiceApproved InvoiceRejected InvoicePaid")
    | _of("finance", Scope.MONEY, "GrantApplied GrantApproved GrantRefused GrantReceived GrantSpent")
    | _of(
        "finance", Scope.MONEY, "GrantClosed DonationReceived StatementPublished StatementReviewed TariffSet"
    )
    | _of("finance", Scope.MONEY, "CaseOpened CaseAnswered CaseClosed CaseOverdue BillingBegun BillsIssued")
    | _of("finance", Scope.MONEY, "CommonIncomeShared")
    | _of("finance", Scope.PEOPLE, "BillReminded PaymentReceived PaymentRefunded")
    | _of("finance", Scope.PEOPLE, "BillCorrected LateFeeCharged BillHoldAsked BillHoldGranted")
    | _of("finance", Scope.PEOPLE, "BillHoldRefused BillHoldEnded ArrearsOpened DemandServed")
    | _of("finance", Scope.PEOPLE, "ArrearsMediated SuitFiled ArrearsClosed LimitationNear TopUpDue")
    | _of("finance", Scope.PEOPLE, "VacancyDeclared MaintenanceDeposited InterestDeclared InterestEnded")
    | _of("finance", Scope.PEOPLE, "AuditOpened BooksRead AuditEnded")
    | _of("finance", Scope.MONEY, "FiguresRecorded CostShared InterestAllotted MaintenanceCharged")
    | _of("finance", Scope.MONEY, "StatementOverdue")
    | _of("finance", Scope.MONEY, "EmergencyDeclared EmergencyConfirmed EmergencyRefused")
    | _of("finance", Scope.MONEY, "GrantReportOverdue PlanDrafted PlanAdopted VarianceExplained")
    | _of("finance", Scope.MONEY, "BidsCalled BidsOpened BidAwarded CallWithdrawn LeaseSigned LeaseEnded")
    | _of("finance", Scope.MONEY, "DepositTaken DepositReturned")
    | _of("finance", Scope.PUBLICITY, "Published NoticePosted NoticeTakenDown ObjectionRaised ObjectionRuled")
    | _of("finance", Scope.PUBLICITY, "PublicityEnded DeadlineMoved")
    | _of("finance", Scope.RULES, "PolicyChanged")
    | _of("credit", Scope.CREDIT, "CreditFileOpened FactRecorded FactTakenBack FactMarked RatingChanged")
    | _of("credit", Scope.CREDIT, "RatingConfirmed RatingDeclined RatingTakenBack CaseOpened InterviewHeld")
    | _of(
        "credit", Scope.CREDIT, "RectificationOrdered RectificationOverdue CaseRechecked ExitDue HearingHeld"
    )
    | _of("credit", Scope.CREDIT, "ExitProposed CaseClosed AppealRaised AppealDecided AppealOverdue")
    | _of("credit", Scope.CREDIT, "RepairApplied RepairDecided")
    | _of("credit", Scope.CREDIT, "HandoverOpened HandoverAdvanced HandoverOverdue InterimServiceArranged")
    | _of("credit", Scope.PUBLICITY, "Published ObjectionRaised ObjectionRuled PublicityEnded")
    | _of("credit", Scope.PUBLICITY, "DeadlineMoved")
    | _of("credit", Scope.RULES, "PolicyChanged")
    | _of("outreach", Scope.OUTREACH, "EndpointDisabled EndpointEnabled NoticePublished")
    | _of("outreach", Scope.OUTREACH, "NoticeWithdrawn")
    | _of("outreach", Scope.PEOPLE, "NoticeServed")
)
"""Event type → its scope. A ballot's events are none of them: who voted when is nobody's."""

PLACE_FIELDS = ("placePath", "unitPath", "path", "told")
LINKS = MappingProxyType(
    {
        "orderId": "order",
        "voteId": "vote",
        "meetingId": "meeting",
        "topicId": "topic",
        "publicationId": "publication",
        "commitmentId": "commitment",
        "fundId": "fund",
        "fileId": "credit_file",
        "caseId": "case",
    }
)
"""The field that names another aggregate → that aggregate's noun: it happened where that is."""


@dataclass(frozen=True)
class Subject:
    """What is remembered of an aggregate (`id`, as `order/…`), for its events that do not say it again.

    `said_at`: when something else was said last; nothing before it was kept.
    """

    id: str
    place: OrgPath
    said: dict[str, str] = field(default_factory=dict)
    said_at: datetime | None = None


def place_in(data: Mapping[str, Any]) -> OrgPath | None:
    """The place that a fact names (ProtoJSON names). A list of who is `told` names persons, not a place."""
    named = (data.get(name) for name in PLACE_FIELDS)
    return next((OrgPath(one) for one in named if one and isinstance(one, str)), None)


def linked(data: Mapping[str, Any]) -> list[str]:
    """The aggregates that a fact names."""
    return [f"{noun}/{data[name]}" for name, noun in LINKS.items() if data.get(name)]


def chosen(patterns: tuple[str, ...], event_type: str) -> bool:
    """Whether a filter takes a type: without patterns any, else one named, or all behind a prefix (`….*`)."""
    return not patterns or any(
        event_type.startswith(one[:-1]) if one.endswith(".*") else event_type == one for one in patterns
    )


def unknown(patterns: tuple[str, ...]) -> list[str]:
    """The patterns that no event will ever fit."""
    return [one for one in patterns if not any(chosen((one,), known) for known in FACTS)]
