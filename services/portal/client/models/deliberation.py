# SPDX-License-Identifier: AGPL-3.0-or-later
"""What deliberation answers and takes.

Generated from `proto/http/deliberation.v1.yaml` by `make proto`: do not edit.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, ConfigDict, Field, StringConstraints
from services.portal.client.model import Model


class ActView(Model):
    """
    An act in its place of the chain; `persons`: whom it names, `head`: the chain's hash with it.

    `emergency`: the emergency access (应急访问) that the actor had open.
    """

    id: str
    event_id: str
    at: AwareDatetime
    actor: str
    act: str
    aggregate: str
    persons: list[str]
    place: str
    head: str
    emergency: str


class AdvanceTopic(Model):
    """
    `reference`: the survey or the meeting that the step left behind; `document`: the paper.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    step: Annotated[str, Field(max_length=100, min_length=1)]
    note: Annotated[str, Field(max_length=2000, min_length=1)]
    reference: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None
    document: Annotated[str | None, Field(max_length=100, min_length=1)] = None


class AgendaView(Model):
    """
    The line of a year's list: who sees to it, by the end of the quarter.
    """

    year: int
    quarter: int
    owner: str


class AnswerSurvey(Model):
    """
    `choice`: the number of an option, from zero.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    unit_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    choice: Annotated[int, Field(ge=0, le=9)]


class AnswerTopic(Model):
    """
    `adopted`: whether what was asked for will be done.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    adopted: bool
    answer: Annotated[str, Field(max_length=2000, min_length=1)]


class AnswerView(Model):
    unit_id: str
    channel: str
    at: AwareDatetime


class AppointMembers(Model):
    """
    `document`: the decision, the minutes of the meeting that chose them for instance.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    person_ids: Annotated[list[str], Field(max_length=50, min_length=1)]
    document: Annotated[str, Field(max_length=100, min_length=1)]


class BeginFile(Model):
    """
    `size`: bytes. `table`: to be read as rows (CSV, XLSX), in place of a picture or document.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str, Field(max_length=100, min_length=1)]
    size: Annotated[int, Field(ge=1)]
    table: bool = False


class BelowView(Model):
    """
    A place below, and the fields that it sets itself.
    """

    path: str
    fields: list[str]


class BoardView(Model):
    """
    A physical board; the photos are file ids.
    """

    board: str
    at: AwareDatetime
    photo: str
    down_at: AwareDatetime | None
    down_photo: str


class BudgetBallotView(Model):
    """
    `points` of each project by its id.
    """

    budget_vote_id: str
    points: dict[str, int]
    at: AwareDatetime


class CalendarPolicy(Model):
    """
    Working time. `days` override the published holidays (true: worked).
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    zone: str
    hours: list[list[Any]]
    days: dict[str, bool]


class CallElection(Model):
    """
    `by_election`: for the gaps of the running term alone (补选).
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    body_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    nominations_until: AwareDatetime
    by_election: bool = False


class CancelMeeting(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=2000, min_length=1)]


class CastBudgetBallot(Model):
    """
    `points` of each project that is chosen, by its id; with approval it is one.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    points: dict[
        Annotated[
            str, StringConstraints(pattern=r'^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
        ],
        int,
    ]


class ClassifyTopic(Model):
    """
    `matter`: its code in the list; `public_title`: what everybody may read, without anybody's name.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    matter: Annotated[str, Field(max_length=100, min_length=1)]
    public_title: Annotated[str, Field(max_length=100, min_length=1)]


class ClauseCited(Model):
    """
    The clause of an adopted text (议事规则, 管理规约) on which a rule rests.
    """

    charter_id: str
    number: int


class ClauseView(Model):
    number: int
    title: str
    text: str


class CommitmentView(Model):
    ballot_id: str
    commitment: str


class CompositionView(Model):
    """
    How many of the members are representatives or owners, and whether the residents' committee leads.
    """

    representatives: int | None
    owners: int
    led_by_committee: bool


class ConveneDemand(Model):
    """
    The announced vote or the called meeting, one of the two.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    vote_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None
    meeting_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None


class DeadlineMoveView(Model):
    """
    A deadline that would move; `aggregate` is what has it, as `noun/id`.
    """

    aggregate: str
    was_due_at: AwareDatetime
    due_at: AwareDatetime


class DecideVote(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    adopted: bool
    reasons: Annotated[str, Field(max_length=2000, min_length=1)]


class DecisionView(Model):
    """
    Who decides, and how, by the decision list (三级议事决策清单); `why`: the article or local rule.
    """

    code: str
    name: str
    name_en: str
    level: str
    way: str
    why: str
    body: str | None
    matter: str | None


class DeliveryView(Model):
    unit_id: str
    method: str
    at: AwareDatetime
    document: str


class DemandView(Model):
    """
    `whole`: how many owners there are; `stage`: whose turn it is, until `due_at`, once enough signed.
    """

    id: str
    version: int
    kind: str
    title: str
    text: str
    place: str
    whole: int
    signed: int
    state: str
    stage: str
    raised_at: AwareDatetime
    met_at: AwareDatetime | None
    due_at: AwareDatetime | None
    reference: str


class DeveloperUnits(Model):
    """
    Who built the place, and the ids of its units that are unsold, or sold and not handed over.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    person_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    unsold: Annotated[list[str], Field(max_length=500)] = []
    sold_not_handed_over: Annotated[list[str], Field(max_length=500)] = []


class DoneView(Model):
    step: str
    at: AwareDatetime
    note: str
    reference: str


class DrawLots(Model):
    """
    `order`: as they were drawn; `document`: the record, signed by who was there.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    order: Annotated[list[str], Field(max_length=50, min_length=2)]
    document: Annotated[str, Field(max_length=100, min_length=1)]


class EffectView(Model):
    """
    What it brings about by itself: it `elects`, `recalls` or `adopts`; `of`: election, body or text.
    """

    kind: str
    of: str


class EndMembership(Model):
    """
    Recalled is a member by an owners' vote alone (`prepare_vote`), and by the end of a term all are.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    person_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    ending: Literal['resigned', 'not_owner', 'no_capacity', 'convicted']


class ExportActs(Model):
    """
    Which acts are written into the file.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    actor: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    person_id: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    act: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    place: Annotated[str | None, Field(max_length=400)] = None
    since: date | None = None
    until: date | None = None
    emergency: Annotated[str | None, Field(max_length=100, min_length=1)] = None


class FileBody(Model):
    """
    `number`: of the file.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    number: Annotated[str, Field(max_length=100, min_length=1)]
    filed_on: date
    chair_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]


class FileView(Model):
    """
    `piece_bytes`: what each piece has but the last; pieces are numbered from 0.
    """

    id: str
    name: str
    state: Annotated[
        str,
        Field(
            description='`open`: pieces come; `complete`: they are all there and not yet looked through; `ready`: to be read.'
        ),
    ]
    size: int
    piece_bytes: int
    content_type: str
    width: int
    height: int
    digest: str
    problem: str


class FilingView(Model):
    number: str
    filed_on: date


class FoundBody(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    kind: Literal['owners_committee', 'interim_committee', 'subcommittee', 'core']
    name: Annotated[str, Field(max_length=100, min_length=1)]
    place_path: Annotated[str, Field(max_length=400)]
    seats: Annotated[int, Field(ge=1, le=100)]


class HandOver(Model):
    """
    `item`: as it stands on the list; `document`: the receipt that both sides signed.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    item: Annotated[str, Field(max_length=100, min_length=1)]
    document: Annotated[str, Field(max_length=100, min_length=1)]


class HandoverItemView(Model):
    """
    `at`: when it was handed over, null while it is owed.
    """

    text: str
    document: str
    at: AwareDatetime | None


class HandoverView(Model):
    due_on: date
    items: list[HandoverItemView]


class HeadView(Model):
    """
    `note` is signed (C2SP tlog-checkpoint); `verifier` checks it, once it is known from elsewhere.
    """

    size: int
    root: str
    signed_at: AwareDatetime
    note: str
    verifier: str


class HealthView(Model):
    """
    A district in this service: `acts` happened there, the last one then.

    `failed_jobs` within a week, `letters` given up, `late`: what did not come in time. Each is counted to a
    hundred at most.
    """

    district: str
    last_act_at: AwareDatetime | None
    acts: int
    failed_jobs: int
    letters: int
    late: int


class Held(Model):
    """
    What is held against a candidate, and how it is known.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    ground: Annotated[
        Literal['not_owner', 'no_capacity', 'not_law_abiding', 'arrears', 'company_staff'],
        Field(
            description='Why somebody may not stand (Hangzhou Art. 25); the first and the last are seen from the registers.\n\n`ARREARS`: of shared fees or the maintenance fund, kept back in bad faith. `COMPANY_STAFF`: the candidate\nor a relative works for the company that serves the place.'
        ),
    ]
    reason: Annotated[str, Field(max_length=2000, min_length=1)]


class HoldMeeting(Model):
    """
    `subjects`: heads by kind of subject; `members`: those with a vote, `owners` of them sit as such.

    `document`: the signed list.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    subjects: Annotated[
        dict[Literal['party', 'residents_committee', 'owners_committee', 'residents', 'government', 'society'], int],
        Field(min_length=1),
    ]
    members: Annotated[int, Field(ge=0, le=100000)] = 0
    owners: Annotated[int, Field(ge=0, le=100000)] = 0
    chair: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    recorder: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    document: Annotated[str, Field(max_length=100, min_length=1)]


class ItemVotesView(Model):
    agree: int
    disagree: int
    abstain: int


class JobView(Model):
    """
    `total` is null where nobody counted; the result can be fetched once the state is `done`.
    """

    id: str
    kind: str
    state: str
    done: int
    total: int | None
    name: str
    content_type: str
    problem: str
    started_at: AwareDatetime
    ended_at: AwareDatetime | None


class KeyAnswer(Model):
    """
    `document`: the signed sheet.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    unit_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    choice: Annotated[int, Field(ge=0, le=9)]
    document: Annotated[str, Field(max_length=100, min_length=1)]


class KeyBallot(Model):
    """
    `given_by_id`: who signed it, where that is the owner's proxy; `invalid`: why it takes no part.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    unit_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    principal_id: Annotated[
        str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ]
    choice: Annotated[
        Literal['agree', 'disagree', 'abstain'],
        Field(description='Who abstains (弃权) takes part and does not agree.'),
    ]
    given_at: AwareDatetime
    given_by_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None
    invalid: list[Literal['unsigned', 'unreadable', 'several_choices']] = []


class KeyedView(Model):
    """
    `awaits_second`: another person must read the paper ballot too.
    """

    unit_id: str
    awaits_second: bool


class LeafView(Model):
    """
    A published fact: `data` is hashed as it stands here, in UTF-8.
    """

    index: int
    name: str
    data: str


class ListedBallotView(Model):
    """
    `fate`: counted, or why it is not; SHA-256 over `vote|unit|id|choice|secret` is in the public log.
    """

    id: str
    channel: str
    choice: str
    secret: str
    fate: str


class MeasureInput(Model):
    """
    `area` in hundredths of a square metre.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    area: Annotated[int, Field(ge=0, le=10000000000)]
    heads: Annotated[int, Field(ge=0, le=1000000)]


class MeasureView(Model):
    """
    `area` in hundredths of a square metre.
    """

    area: int
    heads: int


class MeetingPolicy(Model):
    """
    The rules of meetings: notice, minutes, and the monthly one (一月一议).
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    clause: ClauseCited | None = None
    notice_days: Annotated[dict[str, int], Field(description="by kind, where it is longer than the law's")]
    minutes_days: Annotated[int, Field(description='working days until minutes are published')]
    committee_quorum: Annotated[str, Field(description='Hangzhou Art. 29; two thirds: Shandong Art. 32')]
    public_days: Annotated[int, Field(description='for so long one may object to minutes')]
    on_board: Annotated[bool, Field(description='minutes hang on the physical board too (双公示)')]
    ruling_days: Annotated[int, Field(description='working days in which an objection is ruled on')]
    monthly_at: Annotated[str, Field(description='the kind of place that meets')]
    convene_days: Annotated[int, Field(description="until owners' demand is met; Hangzhou Art. 80")]
    climb_days: Annotated[int, Field(description='working days until the next place up is told')]


class MergeTopic(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    into: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]


class MissedMonthView(Model):
    """
    A month without a meeting; `level`: 0 warned, then how far it has climbed.
    """

    id: str
    place: str
    month: date
    level: int
    made_up_at: AwareDatetime | None


class NameOrganisation(Model):
    """
    Without a `person` it was not there after all.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    organisation_id: Annotated[
        str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ]
    person: Annotated[str | None, Field(max_length=50, min_length=1)] = None


class NamedVoteView(Model):
    name: str
    choice: str
    way: str


class NewClause(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    number: Annotated[int, Field(ge=1, le=999)]
    title: Annotated[str, Field(max_length=100, min_length=1)]
    text: Annotated[str, Field(max_length=2000, min_length=1)]


class NewItem(Model):
    """
    `topic_id`: the topic that is dealt with; what is agreed on it is its answer.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    title: Annotated[str, Field(max_length=100, min_length=1)]
    topic_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None


class NewProject(Model):
    """
    `cost` in fen.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    title: Annotated[str, Field(max_length=100, min_length=1)]
    cost: Annotated[int, Field(ge=1, le=100000000000)]


class NewStep(Model):
    """
    `owner`: the body or office that sees to it, by the end of the day `due`.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    title: Annotated[str, Field(max_length=100, min_length=1)]
    owner: Annotated[str, Field(max_length=100, min_length=1)]
    due: date


class ObjectionView(Model):
    """
    `rule_by`: when there must be a ruling; `outcome` is null until there is one.
    """

    id: str
    publication_id: str
    text: str
    at: AwareDatetime
    rule_by: AwareDatetime
    outcome: str | None
    reasons: str
    ruled_at: AwareDatetime | None


class OfficeTermView(Model):
    """
    The first and the last day of a term.
    """

    begins: date
    ends: date


class OfficialView(Model):
    """
    The city's own system that took the ballots, and its report.
    """

    system: str
    document: str
    decided_at: AwareDatetime


class OpenBudgetVote(Model):
    """
    `budget` in fen; `most`: so many projects a ballot may approve, or points it may spread.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    title: Annotated[str, Field(max_length=100, min_length=1)]
    place_path: Annotated[str, Field(max_length=400)]
    budget: Annotated[int, Field(ge=1, le=100000000000)]
    projects: Annotated[list[NewProject], Field(max_length=200, min_length=2)]
    rule: Annotated[
        Literal['greedy', 'greedy_no_skip', 'equal_shares'],
        Field(description='`GREEDY_NO_SKIP` ends at the first project that does not fit.'),
    ] = 'equal_shares'
    form: Annotated[
        Literal['approval', 'choose_one', 'cumulative'],
        Field(
            description='`APPROVAL`: one point for each of some; `CHOOSE_ONE`; `CUMULATIVE`: some points, spread freely.'
        ),
    ] = 'approval'
    most: Annotated[int, Field(ge=1, le=100)] = 5
    threshold: Annotated[int, Field(ge=0, le=1000000)] = 0
    closes_at: AwareDatetime


class OpenPlan(Model):
    """
    `topic_id`, `vote_id`: what it carries out, if that was decided here.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    title: Annotated[str, Field(max_length=100, min_length=1)]
    place_path: Annotated[str, Field(max_length=400)]
    goals: Annotated[list[str], Field(max_length=20, min_length=1)]
    steps: Annotated[list[NewStep], Field(max_length=50, min_length=1)]
    topic_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None
    vote_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None


class OpenSurvey(Model):
    """
    `options`: the answers to choose from.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    title: Annotated[str, Field(max_length=100, min_length=1)]
    question: Annotated[str, Field(max_length=2000, min_length=1)]
    options: Annotated[list[str], Field(max_length=10, min_length=2)]
    place_path: Annotated[str, Field(max_length=400)]
    closes_at: AwareDatetime
    topic_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None


class OutcomeLineView(Model):
    """
    Why a project is funded or not; `left`: what the budget had in fen when it was looked at.
    """

    project_id: str
    points: int
    cost: int
    reason: str
    left: int


class OwnFlatView(Model):
    """
    A unit by which the caller may stand.
    """

    unit_id: str
    name: str


class OwnHouseholdView(Model):
    """
    `choice`: the number of the option that was chosen for the unit, null without an answer.
    """

    unit_id: str
    name: str
    choice: int | None
    answered_at: AwareDatetime | None


class PageViewActView(Model):
    items: list[ActView]
    next: str | None
    previous: str | None = None


class PageViewCommitmentView(Model):
    items: list[CommitmentView]
    next: str | None
    previous: str | None = None


class PageViewDemandView(Model):
    items: list[DemandView]
    next: str | None
    previous: str | None = None


class PageViewHealthView(Model):
    items: list[HealthView]
    next: str | None
    previous: str | None = None


class PageViewJobView(Model):
    items: list[JobView]
    next: str | None
    previous: str | None = None


class PageViewLeafView(Model):
    items: list[LeafView]
    next: str | None
    previous: str | None = None


class PageViewMissedMonthView(Model):
    items: list[MissedMonthView]
    next: str | None
    previous: str | None = None


class PageViewObjectionView(Model):
    items: list[ObjectionView]
    next: str | None
    previous: str | None = None


class PathView(Model):
    """
    Hashes in hexadecimal digits, as RFC 6962 orders them.
    """

    path: list[str]


class PersonView(Model):
    """
    With the name under which they are published.
    """

    id: str
    name: str


class PolicyChangeView(Model):
    """
    A field that would change; `from_above`: it would be as it is above.
    """

    field: str
    before: Any
    after: Any
    from_above: bool


class PolicyFormView(Model):
    """
    A policy with its JSON schema and what holds at a place.

    `here` are the fields set there, `locked_here` those that it locks for places below. `origins` says which
    place a value comes from (of those not named the release's default holds), `locked` which place above
    locks a field, `below` who sets what otherwise: at most two hundred places. `tag` is for `If-Match`.
    """

    name: str
    about: str
    rules: dict[str, Any]
    place: str
    tag: str
    values: dict[str, Any]
    here: list[str]
    locked_here: list[str]
    origins: dict[str, str]
    locked: dict[str, str]
    below: list[BelowView]


class PolicyNameView(Model):
    """
    A policy of this service.
    """

    name: str
    about: str


class PolicyTrialView(Model):
    """
    What would change at the place, and who below sets these fields and would not notice.
    """

    changes: list[PolicyChangeView]
    below: list[BelowView]


class PolicyTried(Model):
    """
    What would be put: the `rules` that are set, those to `inherit` again, those to lock for below.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    policy: Annotated[str, Field(pattern='^[a-z][a-z_]{0,39}$')]
    place: Annotated[str | None, Field(max_length=400)] = None
    rules: Annotated[dict[str, Any], Field(max_length=50)]
    inherit: Annotated[list[str], Field(max_length=50)] = []
    locked: Annotated[list[str] | None, Field(max_length=50)] = None


class PolicyVersionView(Model):
    """
    When a version was set and by whom; `number` reads it.

    `chosen` is what was set there then, `locked` what was locked for places below, `effective` what held.
    """

    number: int
    since: AwareDatetime
    by: str
    chosen: dict[str, Any]
    locked: list[str]
    effective: dict[str, Any]


class PositionInput(Model):
    """
    What was held; the minority's opinion is written down as well.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    text: Annotated[str, Field(max_length=2000, min_length=1)]
    minority: bool = False


class PositionView(Model):
    text: str
    minority: bool


class PostNotice(Model):
    """
    `board`: which one, in words; `photo_id`: the file that shows it hanging there.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    board: Annotated[str, Field(max_length=100, min_length=1)]
    photo_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]


class PresentView(Model):
    """
    An organisation that was there; `what` it is in its register, `person`: who came for it.
    """

    organisation_id: str
    name: str
    subject: str
    what: str
    person: str


class ProjectView(Model):
    """
    `cost` in fen.
    """

    id: str
    title: str
    cost: int


class ProxyView(Model):
    principal: str
    agent: str
    document: str


class PublicCandidateView(Model):
    """
    `agree` once the vote on the candidate is counted; `vote_id` is where anybody counts again.
    """

    name: str
    statement: str
    vote_id: str | None
    agree: MeasureView | None
    elected: bool


class PublicCharterView(Model):
    """
    `number`: of the version, once it is adopted; `effective_on`: the first day on which it holds.

    `digest`: SHA-256 of the text, as its adoption told it; `vote_id`: the owners' vote that adopted it.
    """

    id: str
    kind: str
    title: str
    place: str
    state: str
    number: int | None
    clauses: list[ClauseView]
    effective_from: date | None
    effective_on: date | None
    replaces: str | None
    vote_id: str | None
    digest: str


class PublicElectionView(Model):
    """
    `candidates`: who was found eligible, once the list is published; `seeks`: whether one may stand.
    """

    id: str
    body_id: str
    kind: str
    name: str
    place: str
    seats: int
    by_election: bool
    state: str
    nominations_until: AwareDatetime
    seeks: bool
    candidates: list[PublicCandidateView]


class PublicHandoverItemView(Model):
    """
    `at`: when it was handed over, null while it is owed.
    """

    text: str
    at: AwareDatetime | None


class PublicHandoverView(Model):
    due_on: date
    items: list[PublicHandoverItemView]


class PublicMemberView(Model):
    name: str
    since: date
    chair: bool


class PublicPresentView(Model):
    """
    An organisation that was there; `what` it is in its register.
    """

    name: str
    subject: str
    what: str


class PublicReportView(Model):
    """
    `evidence`: how many files show it.
    """

    at: AwareDatetime
    text: str
    evidence: int


class PublicTaskView(Model):
    """
    `state`: noted, ordered, done or refused.
    """

    text: str
    due: date
    state: str


class PublicationView(Model):
    """
    `until`: when the clock ends, null while no board has it; `unruled`: objections without an answer.

    `replaces`: the id of the publication that this one supersedes.
    """

    id: str
    version: int
    kind: str
    subject: str
    matter: str
    place: str
    title: str
    content: str
    digest: str
    published_at: AwareDatetime
    stage: str
    until: AwareDatetime | None
    postings: list[BoardView]
    objections: int
    unruled: int
    ended_at: AwareDatetime | None
    replaces: str | None


class PutToVote(Model):
    """
    `first_assembly`: then silence means nothing, whatever the rules of the place say.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    opens_at: AwareDatetime
    closes_at: AwareDatetime
    developer: DeveloperUnits | None = None
    warning_on_ballot: bool = False
    first_assembly: bool = False


class RaiseDemand(Model):
    """
    `unit_id`: the flat by which one is an owner there.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    title: Annotated[str, Field(max_length=100, min_length=1)]
    text: Annotated[str, Field(max_length=2000, min_length=1)]
    place_path: Annotated[str, Field(max_length=400)]
    unit_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    kind: Annotated[str, Field(description='From talk on the stairs to the bodies that the law knows.')] = (
        'assembly'
    )


class RaiseObjection(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    text: Annotated[str, Field(max_length=2000, min_length=1)]


class RaiseTopic(Model):
    """
    `source`: a written proposal is reviewed first; what was heard at the door is for who keeps surveys.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    title: Annotated[str, Field(max_length=100, min_length=1)]
    text: Annotated[str, Field(max_length=2000, min_length=1)]
    place_path: Annotated[str, Field(max_length=400)]
    source: Literal['resident', 'proposal', 'visit', 'wall'] = 'resident'
    document: Annotated[str | None, Field(max_length=100, min_length=1)] = None


class ReadBallots(Model):
    """
    `after`: the cursor that the page before gave.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    after: str | None = None


class Recall(Model):
    """
    The member of a body whom the vote recalls (罢免), once it is in force.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    body_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    person_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]


class ReceiptView(Model):
    """
    What proves a ballot: the secret opens the commitment, which is public when the vote is counted.
    """

    ballot_id: str
    commitment: str
    secret: str


class RecordOfficialResult(Model):
    """
    `whole`: all owners; `document`: the system's report, by its number or where it is kept.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    system: Annotated[str, Field(max_length=100, min_length=1)]
    document: Annotated[str, Field(max_length=100, min_length=1)]
    decided_at: AwareDatetime
    units: Annotated[int, Field(ge=1, le=1000000)]
    whole: MeasureInput
    agree: MeasureInput
    disagree: MeasureInput
    abstain: MeasureInput


class RefusalView(Model):
    """
    Why a candidate may not stand.
    """

    ground: str
    reason: str


class RefuseCorrection(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    note: Annotated[str, Field(max_length=2000, min_length=1)]


class RefusedBallotView(Model):
    """
    A ballot that a corrected roll does not entitle to: by its commitment, and why.
    """

    commitment: str
    fate: str


class RegisterProxy(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    unit_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    principal_id: Annotated[
        str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ]
    agent_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    document: Annotated[str, Field(max_length=100, min_length=1)]


class ReportProgress(Model):
    """
    `files`: their ids, each uploaded by who reports; `done`: nothing is left of the step.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    step_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    text: Annotated[str, Field(max_length=2000, min_length=1)]
    files: Annotated[list[str], Field(max_length=10)] = []
    done: bool = False


class ReportView(Model):
    """
    `files`: the ids of those that show it.
    """

    at: AwareDatetime
    text: str
    files: list[str]


class RetentionPolicy(Model):
    """
    How long personal data is kept once its purpose is done (保存期限).
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    surveys_days: Annotated[int, Field(description='who answered a survey, from when it closed')]
    attendance_days: Annotated[
        int,
        Field(
            description='who came to a meeting for an organisation and who took a task on, from when its minutes were published; heads by kind of subject stay; at least 365 days (a decision is challenged within a year: 最高人民法院建筑物区分所有权解释, Art. 12)'
        ),
    ]
    objections_days: Annotated[int, Field(description='the words of objections, from the ruling')]


class ReviewCandidate(Model):
    """
    `refusals`: none where the candidate may stand.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    person_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    refusals: Annotated[list[Held], Field(max_length=10, validate_default=True)] = []


class ReviewTopic(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    passed: bool
    reasons: Annotated[str, Field(max_length=2000, min_length=1)]


class ReviewView(Model):
    """
    Whether a written proposal was taken up, and why.
    """

    passed: bool
    reasons: str
    at: AwareDatetime


class RollLineView(Model):
    """
    `owners`: who may vote for the unit; `given`: a ballot is there, which one is not told.
    """

    unit_id: str
    name: str
    area: int | None
    owners: list[str]
    delivered: bool
    given: bool
    awaits_second: bool


class RollUnitView(Model):
    """
    `area` in hundredths of a square metre; `head`: as whom its owners count.
    """

    area: int | None
    area_source: str | None
    owners: list[str]
    voter: str | None
    head: str


class RollView(Model):
    """
    The frozen roll: `digest` is its hash; `version` 1 until it is put right.
    """

    version: int
    units: int
    whole: MeasureView
    digest: str
    frozen_at: AwareDatetime


class RuleObjection(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    outcome: Literal['upheld', 'dismissed']
    reasons: Annotated[str, Field(max_length=2000, min_length=1)]


class RuleView(Model):
    """
    A rule of the policy `retention`: its `days`, and the least that it may say with the `law` for it.

    `due` would go now (`more`: there are more than were counted), the oldest is over since `oldest`;
    `went`: how many went in the last run.
    """

    rule: str
    days: int
    least_days: int
    law: str
    due: int
    more: bool
    oldest: date | None
    went: int


class ScheduleTopic(Model):
    """
    `owner`: the body or office that sees to it; by the end of the `quarter`.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    year: Annotated[int, Field(ge=2000, le=2200)]
    quarter: Annotated[int, Field(ge=1, le=4)]
    owner: Annotated[str, Field(max_length=100, min_length=1)]


class SignDemand(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    unit_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]


class StepRule(Model):
    """
    A step of the consultation: its names, what it must leave behind, and which roles move it.
    """

    code: str
    name: str
    name_en: str
    leaves: Annotated[
        str,
        Field(
            description='What a step leaves behind: a closed survey, published minutes, a decision, or a paper.'
        ),
    ]
    moved_by: list[str]


class StepView(Model):
    """
    A step of the consultation; `leaves`: what it must leave behind.
    """

    code: str
    name: str
    name_en: str
    leaves: str


class SurveyView(Model):
    """
    `counts`, one an option, and `households` once it is closed: nothing leaks while it runs.
    """

    id: str
    version: int
    title: str
    question: str
    options: list[str]
    place: str
    topic_id: str | None
    opened_at: AwareDatetime
    closes_at: AwareDatetime
    state: str
    households: int | None
    counts: list[int] | None


class TakeDownNotice(Model):
    """
    `photo_id`: the file that shows it, just before.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    board: Annotated[str, Field(max_length=100, min_length=1)]
    photo_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]


class TallyView(Model):
    """
    Who takes part and what they say, and whether each threshold is met.
    """

    participating: MeasureView
    agree: MeasureView
    disagree: MeasureView
    abstain: MeasureView
    no_side: MeasureView
    quorum_by_area: bool
    quorum_by_heads: bool
    approved_by_area: bool
    approved_by_heads: bool
    result: str


class TaskInput(Model):
    """
    `owner`: the person or body who took it upon themselves.

    `work`: the category under which dispatch has it done; the order is opened when the minutes are published.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    text: Annotated[str, Field(max_length=2000, min_length=1)]
    owner: Annotated[str, Field(max_length=100, min_length=1)]
    due: date
    work: Annotated[str | None, Field(pattern='^[a-z][a-z0-9_-]{1,39}$')] = None


class TaskView(Model):
    """
    `work`: dispatch has it done as an order of the task's id; `state` says how far it is.
    """

    id: str
    text: str
    owner: str
    due: date
    work: str | None
    state: str
    ended_at: AwareDatetime | None


class TermsView(Model):
    """
    `ballot_list`: who may hold it when the vote is counted: electorate, scrutineers or nobody.
    """

    keying_hours: int
    result_days: int
    most_principals: int
    duplicates: str
    ballot_list: str
    silence: str
    silence_clause: str | None


class ThresholdView(Model):
    """
    A share that must be reached, or with `inclusive` false be passed.
    """

    numerator: int
    denominator: int
    inclusive: bool


class UnitCorrection(Model):
    """
    What is wrong with a unit, and what is right: `area` with its source, or all `owners`.

    A unit that is `missing` is taken from the register, with what is given here in place of it.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    unit_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    error: Annotated[
        Literal['wrong_area', 'wrong_owners', 'twice', 'missing'],
        Field(
            description='What is wrong with a unit on the roll; `TWICE`: it stands there under another id as well.'
        ),
    ]
    area: Annotated[int | None, Field(ge=1, le=10000000)] = None
    area_source: Literal['registry', 'survey', 'contract'] = 'registry'
    owners: Annotated[list[str], Field(max_length=20)] = []
    voter: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None


class VotePolicy(Model):
    """
    The rules of owners' votes: notice, length, ballots, and what silence means.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    clause: ClauseCited | None = None
    notice_days: Annotated[int, Field(description='Property Management Regulation Art. 14')]
    shortest_days: Annotated[int, Field(description='Hangzhou Art. 20')]
    longest_days: Annotated[int, Field(description='Hangzhou Art. 20')]
    keying_hours: Annotated[int, Field(description='after the closing, for paper ballots')]
    plan_days: Annotated[int, Field(description='for so long the plan is published; Hangzhou Art. 26')]
    roll_days: Annotated[int, Field(description='for so long the roll is published for checking')]
    result_days: Annotated[int, Field(description='how long a result is public before it has effect')]
    on_board: Annotated[bool, Field(description='plan and result hang on the physical board too (双公示)')]
    ruling_days: Annotated[int, Field(description='working days in which an objection is ruled on')]
    most_principals: Annotated[int, Field(description='of one proxy; Weifang Art. 32')]
    duplicates: Annotated[
        str,
        Field(
            description='Which of several ballots of one person for one unit counts where none replaces another.'
        ),
    ]
    ballot_list: Annotated[
        str, Field(description="who may hold the list of a counted vote's ballots, without names")
    ]
    silence: Annotated[
        str,
        Field(
            description='What a delivered ballot without an answer is: nothing, taking part, or a voice for the majority.'
        ),
    ]
    silence_clause: Annotated[str | None, Field(description='the adopted document')] = None
    silence_floor: Annotated[bool, Field(description='a majority of all owners; Zhejiang 2009 Art. 10')]


class VotesInput(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    agree: Annotated[int, Field(ge=0, le=100000)]
    disagree: Annotated[int, Field(ge=0, le=100000)]
    abstain: Annotated[int, Field(ge=0, le=100000)] = 0


class WithdrawElection(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=2000, min_length=1)]


class WithdrawVote(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=2000, min_length=1)]


class Problem(Model):
    """
    RFC 9457; branch on `code`, never on `title`. Other members are the refusal's data.
    """

    type: str
    status: int
    code: str
    title: str
    correlation_id: str


class AlternateView(Model):
    person: PersonView


class AnswerHead(Model):
    """
    `unit_id`: any of the units.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    unit_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    choice: Annotated[
        Literal['agree', 'disagree', 'abstain'],
        Field(description='Who abstains (弃权) takes part and does not agree.'),
    ]


class AttendanceView(Model):
    """
    Heads by kind of subject, and the organisations by name; `members`: those with a vote.
    """

    subjects: dict[str, int]
    organisations: list[PresentView]
    members: int
    chair: str
    recorder: str
    document: str


class BallotView(Model):
    id: str
    choice: str
    channel: str
    at: AwareDatetime
    by_proxy: bool
    superseded_by: str | None
    receipt: ReceiptView


class BodyPolicy(Model):
    """
    The rules of bodies: nominations, how long lists and results are public, terms and handovers.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    clause: ClauseCited | None = None
    nominators: Annotated[int, Field(description='owners of a joint nomination; Hangzhou Art. 26')]
    list_days: Annotated[int, Field(description='candidates are public; Hangzhou Art. 26')]
    result_days: Annotated[int, Field(description='for so long it is public who is elected')]
    on_board: Annotated[bool, Field(description='both hang on the physical board too (双公示)')]
    ruling_days: Annotated[int, Field(description='working days in which an objection is ruled on')]
    alternates: Annotated[int, Field(description='runners-up who stand by; Hangzhou Art. 28')]
    ranked_by: Annotated[
        str,
        Field(
            description='What puts one elected candidate before another; the other measure follows where they are equal.'
        ),
    ]
    term_years: Annotated[int, Field(description='as far as the kind of body allows')]
    filing_days: Annotated[int, Field(description='Property Management Regulation Art. 16')]
    notice_months: Annotated[int, Field(description='before a term ends; Hangzhou Art. 33')]
    handover_days: Annotated[int, Field(description='Hangzhou Art. 32')]
    handover: list[str]
    climb_days: Annotated[int, Field(description='working days until the next place up is told')]


class BudgetVoteView(Model):
    """
    `ballots` and `lines` once it is counted; amounts in fen.
    """

    id: str
    version: int
    title: str
    place: str
    budget: int
    rule: str
    form: str
    most: int
    threshold: int
    projects: list[ProjectView]
    opened_at: AwareDatetime
    closes_at: AwareDatetime
    state: str
    ballots: int
    lines: list[OutcomeLineView]


class CalendarPreviewView(Model):
    """
    What a calendar would do: how many open deadlines move, and some of them.

    `complete` is false where there are more than were looked at.
    """

    moved: int
    looked_at: int
    complete: bool
    examples: list[DeadlineMoveView]


class CallMeeting(Model):
    """
    `members`: how many may vote in it, where its kind has a quorum.

    `representatives`, `owners`: how many of them are such; `led_by_committee`: somebody of the residents'
    committee has the chair.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    kind: Annotated[str, Field(description='From talk on the stairs to the bodies that the law knows.')]
    title: Annotated[str, Field(max_length=100, min_length=1)]
    place_path: Annotated[str, Field(max_length=400)]
    venue: Annotated[str, Field(max_length=100, min_length=1)]
    starts_at: AwareDatetime
    items: list[NewItem]
    members: Annotated[int | None, Field(ge=1, le=100000)] = None
    representatives: Annotated[int | None, Field(ge=0, le=100000)] = None
    owners: Annotated[int, Field(ge=0, le=100000)] = 0
    led_by_committee: bool = False


class CandidateView(Model):
    """
    `refusals` are for the candidate and who keeps the body; `vote_id`: the owners' vote on them.
    """

    person: PersonView
    nominated: str
    statement: str
    supporters: int
    eligible: bool | None
    refusals: list[RefusalView]
    vote_id: str | None
    agree: MeasureView | None


class CastBallot(Model):
    """
    `principal_id`: the owner for whom a proxy votes; `replaces`: the ballot that this one supersedes.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    unit_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    choice: Annotated[
        Literal['agree', 'disagree', 'abstain'],
        Field(description='Who abstains (弃权) takes part and does not agree.'),
    ]
    principal_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None
    replaces: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None


class ChangeView(Model):
    """
    A unit `before` and `after`: null where it does not stand on the roll.
    """

    unit_id: str
    error: str
    before: RollUnitView | None
    after: RollUnitView | None


class CharterText(Model):
    """
    `effective_from`: the day from which it is to hold, at the earliest the one on which it is adopted.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    title: Annotated[str, Field(max_length=100, min_length=1)]
    clauses: Annotated[list[NewClause], Field(max_length=200, min_length=1)]
    effective_from: date | None = None


class CharterView(Model):
    id: str
    kind: str
    title: str
    place: str
    state: str
    number: int | None
    clauses: list[ClauseView]
    effective_from: date | None
    effective_on: date | None
    replaces: str | None
    vote_id: str | None
    digest: str
    version: int
    drafted_at: AwareDatetime


class ClauseChangeView(Model):
    """
    `before` is null for a new clause, `after` for one that is gone.
    """

    number: int
    kind: str
    before: ClauseView | None
    after: ClauseView | None


class ConsultationPolicy(Model):
    """
    The steps of a consultation (民主协商五步工作法), and the surveys (意愿调查问卷) on the way.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    steps: list[StepRule]
    survey_shortest_days: int
    survey_longest_days: int
    answer_days: Annotated[int, Field(description='working days until a topic is answered or taken up')]
    climb_days: Annotated[int, Field(description='working days until the next place up is told')]
    survey_public_days: Annotated[int, Field(description='for so long one may object to a result')]


class ConsultationView(Model):
    """
    Of its `steps` those that are `done`, and the `next` one.
    """

    steps: list[StepView]
    done: list[DoneView]
    next: StepView | None


class CorrectionView(Model):
    """
    `roll_version`: of the roll that it makes, once a second person has confirmed it.
    """

    id: str
    vote_id: str
    place: str
    version: int
    roll_version: int
    changes: list[ChangeView]
    reason: str
    document: str
    state: str
    proposed_by: str
    proposed_at: AwareDatetime
    decided_by: str
    decided_at: AwareDatetime | None
    note: str


class DecisionRule(Model):
    """
    A line of the decision list: the matter, its level, who decides it and how, and why so.
    """

    code: str
    name: str
    name_en: str
    level: Annotated[str, Field(description='`MACRO` 社区, `MESO` 小区, `MICRO` 楼栋.')]
    way: Annotated[
        str, Field(description="By owners' vote, by a meeting's minutes, or by an answer of the office.")
    ]
    why: str
    body: str | None = None
    matter: str | None = None


class DeliverBallot(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    unit_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    method: Literal['in_person', 'left_at_door', 'registered_mail', 'online']
    delivered_at: AwareDatetime
    document: Annotated[str, Field(max_length=100, min_length=1)]


class DraftCharter(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    title: Annotated[str, Field(max_length=100, min_length=1)]
    clauses: Annotated[list[NewClause], Field(max_length=200, min_length=1)]
    effective_from: date | None = None
    kind: Literal['rules', 'covenant']
    place_path: Annotated[str, Field(max_length=400)]


class ElectionView(Model):
    """
    `elected`, `alternates` and `tied` are persons' ids, in their order; `seeks`: whether one may stand.
    """

    id: str
    version: int
    body_id: str
    kind: str
    name: str
    place: str
    seats: int
    by_election: bool
    state: str
    nominations_until: AwareDatetime
    seeks: bool
    candidates: list[CandidateView]
    elected: list[str]
    alternates: list[str]
    tied: list[str]
    document: str
    reason: str


class ItemRecordView(Model):
    result: str
    resolution: str
    positions: list[PositionView]
    votes: ItemVotesView | None
    roll_call: list[NamedVoteView]
    tasks: list[TaskView]


class ItemView(Model):
    """
    `record`: what the minutes say of it.
    """

    id: str
    title: str
    topic_id: str | None
    record: ItemRecordView | None


class ItemsViewClauseChangeView(Model):
    items: list[ClauseChangeView]


class ItemsViewOwnFlatView(Model):
    items: list[OwnFlatView]


class ItemsViewOwnHouseholdView(Model):
    items: list[OwnHouseholdView]


class ItemsViewPublicCharterView(Model):
    items: list[PublicCharterView]


class ListLineView(Model):
    """
    A unit as the roll's hash has it, and all ballots for it. `area` in hundredths of a square metre.

    `answer`: that of the head as one person, where its units say different things.
    """

    unit_id: str
    stage: str
    area: int | None
    area_source: str | None
    head: str
    voter: str | None
    answer: str | None
    ballots: list[ListedBallotView]


class MeetingRuleView(Model):
    """
    `whole`: of what `approval` is a share: of all members or of those present.
    """

    notice_days: int
    minutes_days: int
    quorum: ThresholdView | None
    approval: ThresholdView | None
    whole: str


class MeetingView(Model):
    """
    `level`: how far late minutes have climbed, 0 if they are not late.
    """

    id: str
    version: int
    kind: str
    title: str
    place: str
    venue: str
    state: str
    starts_at: AwareDatetime
    rule: MeetingRuleView
    members: int | None
    composition: CompositionView
    has_quorum: bool
    items: list[ItemView]
    attendance: AttendanceView | None
    minutes_due_at: AwareDatetime | None
    level: int
    signed_by: list[str]
    published_at: AwareDatetime | None
    reason: str


class MemberView(Model):
    """
    `since` and `until`: the first and the last day.
    """

    person: PersonView
    election_id: str
    since: date
    until: date | None
    ending: str | None


class NamedVoteInput(Model):
    """
    What a member said when the names were called; by proxy or in writing it counts nothing.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str, Field(max_length=100, min_length=1)]
    choice: Annotated[
        Literal['agree', 'disagree', 'abstain'],
        Field(description='Who abstains (弃权) takes part and does not agree.'),
    ]
    way: Annotated[
        Literal['in_person', 'proxy', 'written'],
        Field(
            description='How a member votes by name; by proxy or in writing it is on record and counts nothing.'
        ),
    ] = 'in_person'


class NominateCandidate(Model):
    """
    `person_id` and `name`: oneself where they are left out.

    `unit_id`: the flat by which the candidate is an owner. `signed_for`: the flats whose owners signed the
    joint nomination, which is the `document`.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    nominated: Annotated[
        Literal['self', 'joint', 'committee'],
        Field(description="By oneself (自荐), by several owners (联名), or by the residents' committee (推荐)."),
    ] = 'self'
    person_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None
    name: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    statement: Annotated[str | None, Field(max_length=2000, min_length=1)] = None
    unit_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None
    signed_for: Annotated[list[str], Field(max_length=90)] = []
    document: Annotated[str | None, Field(max_length=100, min_length=1)] = None


class OutcomeView(Model):
    """
    The strict count decides; `deemed` stands beside it where an adopted rule gives silence a voice.
    """

    strict: TallyView
    deemed: TallyView | None
    obstacles: list[str]
    doubts: list[str]
    result: str


class OwnUnitView(Model):
    """
    `area` in hundredths of a square metre.
    """

    unit_id: str
    name: str
    area: int | None
    ballots: list[BallotView]


class PageViewBudgetVoteView(Model):
    items: list[BudgetVoteView]
    next: str | None
    previous: str | None = None


class PageViewCharterView(Model):
    items: list[CharterView]
    next: str | None
    previous: str | None = None


class PageViewCorrectionView(Model):
    items: list[CorrectionView]
    next: str | None
    previous: str | None = None


class PageViewElectionView(Model):
    items: list[ElectionView]
    next: str | None
    previous: str | None = None


class PageViewListLineView(Model):
    items: list[ListLineView]
    next: str | None
    previous: str | None = None


class PageViewMeetingView(Model):
    items: list[MeetingView]
    next: str | None
    previous: str | None = None


class PageViewPolicyVersionView(Model):
    items: list[PolicyVersionView]
    next: str | None
    previous: str | None = None


class PageViewPublicCharterView(Model):
    items: list[PublicCharterView]
    next: str | None
    previous: str | None = None


class PageViewPublicElectionView(Model):
    items: list[PublicElectionView]
    next: str | None
    previous: str | None = None


class PageViewPublicationView(Model):
    items: list[PublicationView]
    next: str | None
    previous: str | None = None


class PageViewRollLineView(Model):
    items: list[RollLineView]
    next: str | None
    previous: str | None = None


class PageViewSurveyView(Model):
    items: list[SurveyView]
    next: str | None
    previous: str | None = None


class PlanStepView(Model):
    """
    `owner`: the body or office that sees to it, by the end of the day `due`.
    """

    id: str
    title: str
    owner: str
    due: date
    done_at: AwareDatetime | None
    reports: list[ReportView]


class PlanView(Model):
    """
    `level`: how far an overdue step has climbed, 0 if none is overdue; `matter`: what it carries out.
    """

    id: str
    version: int
    title: str
    place: str
    matter: str
    goals: list[str]
    steps: list[PlanStepView]
    opened_at: AwareDatetime
    state: str
    level: int


class PoliciesView(Model):
    """
    All by their names, in the order in which the service declares them; `form` of the one asked for.
    """

    policies: list[PolicyNameView]
    form: PolicyFormView | None


class PrepareVote(Model):
    """
    `budget_fen`: what it may cost at the most; `adopts_charter_id`: the draft that it puts in force.

    `warning_on_ballot`: the ballot says what silence means; `first_assembly`: then it means nothing.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    title: Annotated[str, Field(max_length=100, min_length=1)]
    question: Annotated[str, Field(max_length=2000, min_length=1)]
    plan: Annotated[str, Field(max_length=2000, min_length=1)]
    matter: Annotated[str, Field(description='The nine matters in the order of Civil Code Art. 278 (1).')]
    place_path: Annotated[str, Field(max_length=400)]
    opens_at: AwareDatetime
    closes_at: AwareDatetime
    topic_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None
    budget_fen: Annotated[int | None, Field(ge=1, le=10000000000000)] = None
    developer: DeveloperUnits | None = None
    recalls: Recall | None = None
    adopts_charter_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None
    warning_on_ballot: bool = False
    first_assembly: bool = False


class ProposeCorrection(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    vote_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    units: Annotated[list[UnitCorrection], Field(max_length=50, min_length=1)]
    reason: Annotated[str, Field(max_length=2000, min_length=1)]
    document: Annotated[str, Field(max_length=100, min_length=1)]


class PublicAttendanceView(Model):
    """
    Heads by kind of subject, and the organisations by name, without a person.
    """

    subjects: dict[str, int]
    organisations: list[PublicPresentView]


class PublicBodyView(Model):
    """
    `handover`: what the members of the past term still owe the next ones.
    """

    id: str
    kind: str
    name: str
    place: str
    seats: int
    gaps: int
    by_election_due: bool
    members: list[PublicMemberView]
    term: OfficeTermView | None
    filing: FilingView | None
    handover: PublicHandoverView | None


class PublicPlanStepView(Model):
    title: str
    owner: str
    due: date
    done_at: AwareDatetime | None
    overdue: bool
    reports: list[PublicReportView]


class PublicPlanView(Model):
    """
    `matter`: what it carries out.
    """

    id: str
    title: str
    place: str
    matter: str
    goals: list[str]
    steps: list[PublicPlanStepView]
    opened_at: AwareDatetime
    state: str


class PublicRecordView(Model):
    result: str
    resolution: str
    positions: list[PositionView]
    votes: ItemVotesView | None
    tasks: list[PublicTaskView]


class PublicTopicView(Model):
    """
    What everybody may know: nothing of what a person wrote.
    """

    id: str
    public_title: str
    place: str
    raised_at: AwareDatetime
    state: str
    vote_id: str | None
    adopted: bool | None
    answer: str
    supporters: int
    decision: DecisionView | None
    consultation: ConsultationView | None
    agenda: AgendaView | None


class RetentionView(Model):
    """
    What goes by itself; `last_run_at`: when the last nightly run ended.
    """

    last_run_at: AwareDatetime | None
    rules: list[RuleView]


class SupersededView(Model):
    """
    A version of the roll that was put right, and what the vote had come to by it, if it was counted.
    """

    version: int
    digest: str
    until: AwareDatetime
    whole: MeasureView
    outcome: OutcomeView | None
    adopted: bool | None
    reasons: str


class TopicView(Model):
    """
    `order_id`, `case_id`: what waits for the decision; `adopted` and `answer` once it is decided.
    """

    id: str
    version: int
    title: str
    text: str
    place: str
    raised_at: AwareDatetime
    state: str
    order_id: str | None
    case_id: str | None
    vote_id: str | None
    adopted: bool | None
    answer: str
    public_title: str
    decision: DecisionView | None
    consultation: ConsultationView | None
    agenda: AgendaView | None
    source: str
    document: str
    review: ReviewView | None
    supporters: int
    merged: list[str]
    merged_into: str | None
    answer_due_at: AwareDatetime | None
    level: int


class VoteView(Model):
    """
    `outcome` only when it is counted; `adopted` when that, or who decides a doubtful one, says so.

    `earlier`: what was counted before the roll was put right; `correcting`: it is being put right.
    `turned`: a recount comes to something else than what is in force, and a person decides.
    """

    id: str
    version: int
    title: str
    question: str
    plan: str
    matter: str
    quorum: ThresholdView
    approval: ThresholdView
    place: str
    state: str
    opens_at: AwareDatetime
    closes_at: AwareDatetime
    terms: TermsView
    topic_id: str | None
    effect: EffectView | None
    roll: RollView | None
    outcome: OutcomeView | None
    adopted: bool | None
    reasons: str
    official: OfficialView | None
    earlier: list[SupersededView]
    refused: list[RefusedBallotView]
    correcting: bool
    turned: bool


class BodyView(Model):
    """
    `level`: how far the end of its term has climbed; `by_election_due`: fewer than half are taken.

    `file_by`: until when its election is to be filed; `handover`: what is still owed to the next members.
    """

    id: str
    version: int
    kind: str
    name: str
    place: str
    seats: int
    gaps: int
    by_election_due: bool
    members: list[MemberView]
    alternates: list[AlternateView]
    term: OfficeTermView | None
    level: int
    chair_id: str | None
    file_by: date | None
    filing: FilingView | None
    handover: HandoverView | None


class DecisionPolicy(Model):
    """
    The decision list (三级议事决策清单): which body at which level decides what.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    matters: list[DecisionRule]


class ItemsViewOwnUnitView(Model):
    items: list[OwnUnitView]


class MinuteItem(Model):
    """
    `votes` or the `roll_call` where the kind of meeting decides: then they say what the result is.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    item_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    result: Annotated[
        Literal['agreed', 'rejected', 'to_vote', 'put_off'],
        Field(description='`TO_VOTE`: the owners decide it; `PUT_OFF`: it comes again.'),
    ]
    resolution: Annotated[str, Field(max_length=2000, min_length=1)]
    positions: Annotated[list[PositionInput], Field(max_length=20, validate_default=True)] = []
    votes: VotesInput | None = None
    roll_call: Annotated[list[NamedVoteInput], Field(max_length=200, validate_default=True)] = []
    tasks: Annotated[list[TaskInput], Field(max_length=20, validate_default=True)] = []


class PageViewBodyView(Model):
    items: list[BodyView]
    next: str | None
    previous: str | None = None


class PageViewPlanView(Model):
    items: list[PlanView]
    next: str | None
    previous: str | None = None


class PageViewPublicBodyView(Model):
    items: list[PublicBodyView]
    next: str | None
    previous: str | None = None


class PageViewPublicPlanView(Model):
    items: list[PublicPlanView]
    next: str | None
    previous: str | None = None


class PageViewPublicTopicView(Model):
    items: list[PublicTopicView]
    next: str | None
    previous: str | None = None


class PageViewTopicView(Model):
    items: list[TopicView]
    next: str | None
    previous: str | None = None


class PageViewVoteView(Model):
    items: list[VoteView]
    next: str | None
    previous: str | None = None


class PublicItemView(Model):
    title: str
    topic_id: str | None
    record: PublicRecordView | None


class PublicMeetingView(Model):
    """
    `attendance` and each item's `record` once the minutes are published.
    """

    id: str
    kind: str
    title: str
    place: str
    venue: str
    state: str
    starts_at: AwareDatetime
    attendance: PublicAttendanceView | None
    items: list[PublicItemView]
    minutes_due_at: AwareDatetime | None
    published_at: AwareDatetime | None


class PageViewPublicMeetingView(Model):
    items: list[PublicMeetingView]
    next: str | None
    previous: str | None = None
