# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a district may set for its votes, meetings and consultations; working time is the chassis' policy."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator, model_validator

from services.chassis.http import Id, Line, Lines, Name, once
from services.chassis.store import Policy
from services.chassis.values import Role
from services.deliberation.domain import bodies, leaving
from services.deliberation.domain.ballots import Duplicates, ListHolders
from services.deliberation.domain.bodies import Handover, Seating
from services.deliberation.domain.body_rules import RULES as BODY_RULES
from services.deliberation.domain.body_rules import BodyKind, RankedBy
from services.deliberation.domain.candidates import ElectionRule
from services.deliberation.domain.consultation import Consultation, Leaves, Step
from services.deliberation.domain.consultation_errors import NotOnDecisionList
from services.deliberation.domain.customary import CONVENORS, DECISION_LIST, FIVE_STEPS, HANDOVER
from services.deliberation.domain.decisions import Decision, Level, Way
from services.deliberation.domain.elections import Election
from services.deliberation.domain.matters import Matter
from services.deliberation.domain.meeting_rules import RULES, CommitteeQuorum, MeetingKind, MeetingRule
from services.deliberation.domain.outcomes import Silence, SilenceRule
from services.deliberation.domain.surveys import Lengths
from services.deliberation.domain.terms import Terms

LONGEST_NOTICE_DAYS = 90
NoticeDays = Annotated[int, Field(ge=1, le=LONGEST_NOTICE_DAYS)]


class ClauseCited(BaseModel):
    """The clause of an adopted text (议事规则, 管理规约) on which a rule rests."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    charter_id: Id
    number: int = Field(ge=1, le=999)


class CitingPolicy(Policy):
    """Base of a policy that can rest on a clause which the owners adopted."""

    clause: ClauseCited | None = None


class VotePolicy(CitingPolicy):
    """The rules of owners' votes: notice, length, ballots, and what silence means."""

    policy_name: ClassVar[str] = "votes"

    notice_days: int = Field(15, ge=15, le=90, description="Property Management Regulation Art. 14")
    shortest_days: int = Field(5, ge=1, le=365, description="Hangzhou Art. 20")
    longest_days: int = Field(60, ge=1, le=365, description="Hangzhou Art. 20")
    keying_hours: int = Field(24, ge=1, le=240, description="after the closing, for paper ballots")
    plan_days: int = Field(7, ge=1, le=60, description="for so long the plan is published; Hangzhou Art. 26")
    roll_days: int = Field(3, ge=1, le=60, description="for so long the roll is published for checking")
    result_days: int = Field(7, ge=1, le=60, description="how long a result is public before it has effect")
    on_board: bool = Field(True, description="plan and result hang on the physical board too (双公示)")
    ruling_days: int = Field(10, ge=1, le=60, description="working days in which an objection is ruled on")
    most_principals: int = Field(3, ge=1, le=100, description="of one proxy; Weifang Art. 32")
    duplicates: Duplicates = Duplicates.FIRST_VALID
    ballot_list: ListHolders = Field(
        ListHolders.ELECTORATE, description="who may hold the list of a counted vote's ballots, without names"
    )
    silence: Silence = Silence.STRICT
    silence_clause: Name | None = Field(None, description="the adopted document")
    silence_floor: bool = Field(False, description="a majority of all owners; Zhejiang 2009 Art. 10")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.shortest_days > self.longest_days:
            raise ValueError("the shortest vote is longer than the longest")
        if self.silence is not Silence.STRICT and self.silence_clause is None:
            raise ValueError("silence means something only by an adopted clause: name its document")
        return self

    def terms(self, *, warned: bool, first_assembly: bool) -> Terms:
        """The terms of a vote that is prepared now."""
        return Terms(
            notice_days=self.notice_days,
            shortest_days=self.shortest_days,
            longest_days=self.longest_days,
            keying_hours=self.keying_hours,
            plan_days=self.plan_days,
            roll_days=self.roll_days,
            result_days=self.result_days,
            on_board=self.on_board,
            ruling_days=self.ruling_days,
            most_principals=self.most_principals,
            duplicates=self.duplicates,
            ballot_list=self.ballot_list,
            silence=SilenceRule(
                self.silence,
                self.silence_clause,
                warned=warned,
                floor=self.silence_floor,
                first_assembly=first_assembly,
            ),
            policies=self.sources,
        )


class MeetingPolicy(CitingPolicy):
    """The rules of meetings: notice, minutes, and the monthly one (一月一议)."""

    policy_name: ClassVar[str] = "meetings"

    notice_days: dict[MeetingKind, NoticeDays] = Field(
        {}, description="by kind, where it is longer than the law's"
    )
    minutes_days: int = Field(3, ge=1, le=30, description="working days until minutes are published")
    committee_quorum: CommitteeQuorum = Field(
        CommitteeQuorum.MORE_THAN_HALF,
        description="Hangzhou Art. 29; two thirds: Shandong Art. 32",
    )
    public_days: int = Field(5, ge=1, le=60, description="for so long one may object to minutes")
    on_board: bool = Field(True, description="minutes hang on the physical board too (双公示)")
    ruling_days: int = Field(10, ge=1, le=60, description="working days in which an objection is ruled on")
    monthly_at: str = Field("compound", pattern="^[a-z_]{1,20}$", description="the kind of place that meets")
    convene_days: int = Field(30, ge=1, le=90, description="until owners' demand is met; Hangzhou Art. 80")
    climb_days: int = Field(2, ge=1, le=30, description="working days until the next place up is told")

    @field_validator("notice_days")
    @classmethod
    def _no_shorter(cls, given: dict[MeetingKind, int]) -> dict[MeetingKind, int]:
        for kind, days in given.items():
            if not RULES[kind].notice_days <= days <= LONGEST_NOTICE_DAYS:
                raise ValueError(f"{kind}: {RULES[kind].notice_days} to {LONGEST_NOTICE_DAYS} days")
        return given

    def rule(self, kind: MeetingKind) -> MeetingRule:
        """What a meeting of this kind that is called now needs."""
        rule = RULES[kind]
        quorum = self.committee_quorum.threshold if kind is MeetingKind.COMMITTEE else rule.quorum
        notice = self.notice_days.get(kind, rule.notice_days)
        return replace(
            rule,
            notice_days=notice,
            minutes_days=self.minutes_days,
            quorum=quorum,
            public_days=self.public_days,
            on_board=self.on_board,
            ruling_days=self.ruling_days,
            policies=self.sources,
        )


class BodyPolicy(CitingPolicy):
    """The rules of bodies: nominations, how long lists and results are public, terms and handovers."""

    policy_name: ClassVar[str] = "bodies"

    nominators: int = Field(10, ge=1, le=1000, description="owners of a joint nomination; Hangzhou Art. 26")
    list_days: int = Field(7, ge=1, le=60, description="candidates are public; Hangzhou Art. 26")
    result_days: int = Field(7, ge=1, le=60, description="for so long it is public who is elected")
    on_board: bool = Field(True, description="both hang on the physical board too (双公示)")
    ruling_days: int = Field(10, ge=1, le=60, description="working days in which an objection is ruled on")
    alternates: int = Field(4, ge=0, le=20, description="runners-up who stand by; Hangzhou Art. 28")
    ranked_by: RankedBy = RankedBy.HEADS
    term_years: int = Field(5, ge=1, le=5, description="as far as the kind of body allows")
    filing_days: int = Field(30, ge=1, le=90, description="Property Management Regulation Art. 16")
    notice_months: int = Field(3, ge=1, le=12, description="before a term ends; Hangzhou Art. 33")
    handover_days: int = Field(7, ge=1, le=60, description="Hangzhou Art. 32")
    handover: Annotated[tuple[Name, ...], AfterValidator(once)] = Field(HANDOVER, min_length=1, max_length=30)
    climb_days: int = Field(5, ge=1, le=30, description="working days until the next place up is told")

    def rule(self, kind: BodyKind) -> ElectionRule:
        """The rules of an election of such a body that is called now."""
        return ElectionRule(
            nominators=self.nominators,
            list_days=self.list_days,
            result_days=self.result_days,
            on_board=self.on_board,
            ruling_days=self.ruling_days,
            alternates=self.alternates,
            ranked_by=self.ranked_by,
            term_years=min(self.term_years, BODY_RULES[kind].longest_years),
            policies=self.sources,
        )

    def seating(self, election: Election, on: date) -> Seating:
        """Who takes the seats of a decided election from a day on."""
        names = {one.person.id: one.person for one in election.candidates}
        filed, ranking = election.kind is BodyKind.OWNERS_COMMITTEE, leaving.chosen(election)
        return Seating(
            election_id=election.id,
            elected=tuple(names[one] for one in ranking.elected),
            alternates=tuple(names[one] for one in ranking.alternates),
            on=on,
            ends=bodies.latest_end(on, election.rule.term_years),
            by_election=election.by_election,
            file_by=on + timedelta(days=self.filing_days) if filed else None,
            handover=self.handover_from(on),
        )

    def handover_from(self, on: date) -> Handover:
        """What is to be handed over, and by when."""
        return bodies.handover_of(self.handover, on + timedelta(days=self.handover_days))


class DecisionRule(BaseModel):
    """A line of the decision list: the matter, its level, who decides it and how, and why so."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    code: str = Field(pattern="^[a-z][a-z_]{1,39}$")
    name: Line = Field(min_length=1, max_length=60)
    name_en: Line = Field(min_length=1, max_length=80)
    level: Level
    way: Way
    why: Lines = Field(min_length=1, max_length=200)
    body: MeetingKind | None = None
    matter: Matter | None = None

    @model_validator(mode="after")
    def _says_who(self) -> Self:
        if (self.body is not None) != (self.way is Way.MEETING):
            raise ValueError("a body is named where a meeting decides, and nowhere else")
        if (self.matter is not None) != (self.way is Way.VOTE):
            raise ValueError("a matter of Civil Code Art. 278 is named where owners vote, and nowhere else")
        return self


class DecisionPolicy(Policy):
    """The decision list (三级议事决策清单): which body at which level decides what."""

    policy_name: ClassVar[str] = "decisions"

    matters: tuple[DecisionRule, ...] = Field(
        tuple(DecisionRule.model_validate(line) for line in DECISION_LIST), min_length=1, max_length=200
    )

    @field_validator("matters")
    @classmethod
    def _each_once(cls, given: tuple[DecisionRule, ...]) -> tuple[DecisionRule, ...]:
        twice = sorted(code for code, count in Counter(one.code for one in given).items() if count > 1)
        if twice:
            raise ValueError(f"listed twice: {', '.join(twice)}")
        return given

    def decision(self, code: str) -> Decision:
        """How a matter is decided. Raises NotOnDecisionList."""
        found = next((one for one in self.matters if one.code == code), None)
        if found is None:
            raise NotOnDecisionList(code)
        return Decision(**found.model_dump(), policies=self.sources)


class StepRule(BaseModel):
    """A step of the consultation: its names, what it must leave behind, and which roles move it."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    code: str = Field(pattern="^[a-z][a-z_]{1,39}$")
    name: Line = Field(min_length=1, max_length=40)
    name_en: Line = Field(min_length=1, max_length=60)
    leaves: Leaves
    moved_by: tuple[Role, ...] = Field(CONVENORS, min_length=1, max_length=12)


class ConsultationPolicy(Policy):
    """The steps of a consultation (民主协商五步工作法), and the surveys (意愿调查问卷) on the way."""

    policy_name: ClassVar[str] = "consultation"

    steps: tuple[StepRule, ...] = Field(
        tuple(StepRule.model_validate(step) for step in FIVE_STEPS), min_length=1, max_length=12
    )
    survey_shortest_days: int = Field(3, ge=1, le=90)
    survey_longest_days: int = Field(30, ge=1, le=365)
    answer_days: int = Field(
        15, ge=1, le=60, description="working days until a topic is answered or taken up"
    )
    climb_days: int = Field(5, ge=1, le=30, description="working days until the next place up is told")
    survey_public_days: int = Field(5, ge=1, le=60, description="for so long one may object to a result")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.survey_shortest_days > self.survey_longest_days:
            raise ValueError("the shortest survey is longer than the longest")
        if len({step.code for step in self.steps}) < len(self.steps):
            raise ValueError("two steps have the same code")
        return self

    @property
    def survey_lengths(self) -> Lengths:
        return Lengths(self.survey_shortest_days, self.survey_longest_days)

    def consultation(self) -> Consultation:
        """The way of a topic that is taken up now."""
        steps = tuple(Step(**step.model_dump()) for step in self.steps)
        return Consultation(steps=steps, policies=self.sources)
