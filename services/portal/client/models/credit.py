# SPDX-License-Identifier: AGPL-3.0-or-later
"""What credit answers and takes.

Generated from `proto/http/credit.v1.yaml` by `make proto`: do not edit.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, ConfigDict, Field
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


class AppealCase(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    text: Annotated[str, Field(max_length=2000, min_length=1)]


class AppealFact(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    text: Annotated[str, Field(max_length=2000, min_length=1)]


class AppealView(Model):
    """
    `about`: a fact or a case; `decide_by`: when there must be a decision.
    """

    id: str
    version: int
    about: str
    about_id: str
    file_id: str
    text: str
    at: AwareDatetime
    decide_by: AwareDatetime
    outcome: str | None
    reasons: str
    decided_at: AwareDatetime | None


class ApplyRepair(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    promise: Annotated[str, Field(max_length=2000, min_length=1)]


class ArrangeInterim(Model):
    """
    `company_id`: where it is one that is known here; else `provider` says who, a residents' committee.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    provider: Annotated[str, Field(max_length=100, min_length=1)]
    company_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None
    since: date
    until: date
    document: Annotated[str, Field(max_length=100, min_length=1)]


class BandRule(Model):
    """
    The scores from `first` to `last`, both included; without one it has no end there.
    """

    name: str
    first: Annotated[int | None, Field(description='hundredths')] = None
    last: Annotated[int | None, Field(description='hundredths')] = None
    clean: Annotated[str | None, Field(description='its name while no minus counts')] = None
    holds_months: int | None = None


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


class CloseCase(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reasons: Annotated[str, Field(max_length=2000, min_length=1)]


class ConfirmRating(Model):
    """
    `reasons`: what the person looked at, in words.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    reasons: Annotated[str, Field(max_length=2000, min_length=1)]


class DeadlineMoveView(Model):
    """
    A deadline that would move; `aggregate` is what has it, as `noun/id`.
    """

    aggregate: str
    was_due_at: AwareDatetime
    due_at: AwareDatetime


class DecayRule(Model):
    """
    From the day after so many months on, a fact counts for so many percent.
    """

    after_months: int
    percent: int


class DecideRepair(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    granted: bool
    reasons: Annotated[str, Field(max_length=2000, min_length=1)]


class DeclineRating(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reasons: Annotated[str, Field(max_length=2000, min_length=1)]


class EvidenceView(Model):
    """
    `reference`: an event's id, a document's number or a file's id; `link`: where to look it up.
    """

    kind: str
    reference: str
    link: str


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


class FactView(Model):
    """
    `points`: hundredths before any cap, what it counts for today; null if it does not count.

    `may_appeal`: whom it is about may appeal now; `may_repair`: they may ask for its repair, being put right.
    """

    id: str
    version: int
    file_id: str
    kind: str
    place: str
    happened_on: date
    recorded_on: date
    appeal_until: AwareDatetime | None
    evidence: list[EvidenceView]
    matter: str
    note: str
    rule: str | None
    points: int | None
    valid_until: date | None
    disputed: bool
    withdrawn_on: date | None
    withdrawn_why: str
    rectified_on: date | None
    repaired_on: date | None
    may_appeal: bool
    may_repair: bool


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


class HandOverItem(Model):
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
    `at`: when it was handed over; null while it is owed.
    """

    text: str
    document: str
    at: AwareDatetime | None


class HandoverPolicy(Model):
    """
    What follows an exit: what is handed over, until when, and who serves meanwhile.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    notice_days: Annotated[int, Field(description='from the decision to the end; Civil Code Art. 946')]
    withdraw_days: Annotated[int, Field(description='to hand over; Hangzhou Art. 57; Beijing: 30')]
    climb_days: Annotated[int, Field(description='working days before the next place up is told')]
    interim_months: Annotated[int, Field(description='at the most; Beijing Art. 77, Ningbo Art. 83')]
    items: list[str]


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


class HearCase(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    held_on: date
    waived: bool = False
    record: Annotated[str, Field(max_length=2000, min_length=1)]
    document: Annotated[str, Field(max_length=100, min_length=1)]


class HearingView(Model):
    on: date
    waived: bool
    record: str
    document: str


class HoldInterview(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    held_at: AwareDatetime
    attended: Annotated[str, Field(max_length=2000, min_length=1)]
    record: Annotated[str, Field(max_length=2000, min_length=1)]
    document: Annotated[str, Field(max_length=100, min_length=1)]


class InterimView(Model):
    provider: str
    company_id: str | None
    since: date
    until: date
    document: str


class InterviewView(Model):
    held_at: AwareDatetime
    attended: str
    record: str
    document: str


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


class LeafView(Model):
    """
    A published fact: `data` is hashed as it stands here, in UTF-8.
    """

    index: int
    name: str
    data: str


class LineView(Model):
    """
    What one fact does to the score, in hundredths with its sign; `status` says why.
    """

    fact_id: str
    kind: str
    happened_on: date
    rule: str
    points: int
    status: str
    matter: str


class MatterFactView(Model):
    """
    `name`: of the company; `points`: hundredths with their sign, before any cap, as they count today.
    """

    id: str
    file_id: str
    name: str
    kind: str
    happened_on: date
    recorded_at: AwareDatetime
    rule: str | None
    points: int
    evidence: list[EvidenceView]
    withdrawn_on: date | None


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


class OrderRectification(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    tasks: Annotated[str, Field(max_length=2000, min_length=1)]
    due_on: date


class PageViewActView(Model):
    items: list[ActView]
    next: str | None
    previous: str | None = None


class PageViewAppealView(Model):
    items: list[AppealView]
    next: str | None
    previous: str | None = None


class PageViewFactView(Model):
    items: list[FactView]
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


class PageViewObjectionView(Model):
    items: list[ObjectionView]
    next: str | None
    previous: str | None = None


class PathView(Model):
    """
    Hashes in hexadecimal digits, as RFC 6962 orders them.
    """

    path: list[str]


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


class ProcessPolicy(Model):
    """
    What follows a fact and a rating: windows, deadlines, and what counts as a complaint.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    appeal_days: Annotated[int, Field(description='working days to appeal after being told')]
    decide_days: Annotated[int, Field(description='working days; Shanghai Credit Regulation Art. 36')]
    publicity_days: Annotated[int, Field(description="working days a rating is public; Tong'an")]
    ruling_days: Annotated[int, Field(description='working days in which an objection is ruled on')]
    interview_days: Annotated[int, Field(description='working days from the notice to the interview')]
    shortest_rectification_days: int
    exit_within_months: Annotated[int, Field(description='two red lights within so many months')]
    publishes_managers: Annotated[
        bool, Field(description='whether ratings of persons are public; PIPL Art. 25')
    ]
    statement_days: Annotated[int, Field(description='working days after a quarter; it is published')]
    complaint_categories: list[str]
    satisfied_from: Annotated[int, Field(description='of five')]
    dissatisfied_to: Annotated[int, Field(description='of five')]
    good_from: Annotated[int, Field(description='of five, as the organisation evaluates (组织评单)')]
    poor_to: Annotated[int, Field(description='of five')]


class ProposeExit(Model):
    """
    `place_path`: whose owners are asked; `reasons`: what they should know.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    place_path: Annotated[str, Field(max_length=400)]
    reasons: Annotated[str, Field(max_length=2000, min_length=1)]


class PublicationView(Model):
    """
    `content` is the whole rating as JSON; `unruled`: objections without an answer.
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
    objections: int
    unruled: int
    ended_at: AwareDatetime | None


class RaiseObjection(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    text: Annotated[str, Field(max_length=2000, min_length=1)]


class RateView(Model):
    """
    `n` facts of a kind; `per_thousand` households in hundredths, null where the households are too few.
    """

    kind: str
    n: int
    per_thousand: int | None


class RecheckCase(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    passed: bool
    record: Annotated[str, Field(max_length=2000, min_length=1)]
    document: Annotated[str, Field(max_length=100, min_length=1)]


class RecheckView(Model):
    passed: bool
    on: date
    record: str
    document: str


class RecordFact(Model):
    """
    `points`: hundredths, where the rule leaves them to the decision; `valid_until`: as that states it.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    kind: Annotated[str, Field(pattern='^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$')]
    place_path: Annotated[str, Field(max_length=400)]
    happened_on: date
    note: Annotated[str, Field(max_length=1000)] = ''
    points: Annotated[int | None, Field(ge=0, le=1000000)] = None
    valid_until: date | None = None
    documents: Annotated[list[str], Field(max_length=10)] = []
    photos: Annotated[list[str], Field(max_length=10)] = []


class RectificationView(Model):
    tasks: str
    due_on: date


class RectifyFact(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    document: Annotated[str, Field(max_length=100, min_length=1)]


class RepairView(Model):
    """
    `granted` is null until there is a decision.
    """

    id: str
    version: int
    fact_id: str
    file_id: str
    promise: str
    at: AwareDatetime
    granted: bool | None
    reasons: str
    decided_at: AwareDatetime | None


class RetentionPolicy(Model):
    """
    How long personal data is kept once its purpose is done (保存期限).
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    appeals_days: Annotated[
        int, Field(description='the words of appeals and promises to do better, from the decision')
    ]
    cases_days: Annotated[
        int,
        Field(description='who came to interviews and what was said, from the last meeting of a closed case'),
    ]
    objections_days: Annotated[int, Field(description='the words of objections, from the ruling')]


class RuleAppeal(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    outcome: Annotated[Literal['upheld', 'dismissed'], Field(description='On an appeal.')]
    reasons: Annotated[str, Field(max_length=2000, min_length=1)]


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


class TransferFact(Model):
    """
    `document`: the decision that says so.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    to_file_id: Annotated[
        str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ]
    reasons: Annotated[str, Field(max_length=2000, min_length=1)]
    document: Annotated[str, Field(max_length=100, min_length=1)]


class VerdictView(Model):
    stars: str
    light: str
    blacklisted: bool


class WithdrawFact(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reasons: Annotated[str, Field(max_length=2000, min_length=1)]


class Problem(Model):
    """
    RFC 9457; branch on `code`, never on `title`. Other members are the refusal's data.
    """

    type: str
    status: int
    code: str
    title: str
    correlation_id: str


class CalendarPreviewView(Model):
    """
    What a calendar would do: how many open deadlines move, and some of them.

    `complete` is false where there are more than were looked at.
    """

    moved: int
    looked_at: int
    complete: bool
    examples: list[DeadlineMoveView]


class CapRule(Model):
    """
    More points never come of the facts of one kind within a period.
    """

    points: Annotated[int, Field(description='hundredths')]
    per: Annotated[
        str,
        Field(
            description='Within what a cap holds: all that counts on the day, or what happened in one quarter or year of it.'
        ),
    ]


class CaseView(Model):
    """
    `asked_at`: where the owners were asked; `topic_id`: the topic of that; `adopted`: the answer.
    """

    id: str
    version: int
    file_id: str
    place: str
    state: str
    opened_at: AwareDatetime
    interview_by: AwareDatetime
    appeal_until: AwareDatetime
    publication_id: str | None
    interview: InterviewView | None
    rectification: RectificationView | None
    rechecks: list[RecheckView]
    exit_reason: str | None
    hearing: HearingView | None
    asked_at: str | None
    topic_id: str | None
    adopted: bool | None
    ended_why: str


class ComparisonView(Model):
    """
    A neighbourhood in a quarter.
    """

    place: str
    name: str
    households: int
    rates: list[RateView]


class CreditFileView(Model):
    """
    `score` in hundredths; `computed`: what it leads to, `shown`: what is in effect.
    """

    id: str
    version: int
    kind: str
    subject_id: str
    name: str
    place: str
    opened_on: date
    score: int
    rated_on: date
    rules: str
    computed: VerdictView
    shown: VerdictView
    awaits_confirmation: bool
    case_id: str | None


class ExplanationView(Model):
    """
    The score of a day by what was known on a day: base and lines, in hundredths.

    At most the latest 500 lines of `facts`.
    """

    file_id: str
    on: date
    known_on: date
    rules: str
    start: int
    minimum: int | None
    maximum: int | None
    score: int
    verdict: VerdictView
    veto: bool
    holds_through: date | None
    facts: int
    lines: list[LineView]


class FactRule(Model):
    """
    What facts of one kind are worth; without `points` those that the decision states.
    """

    code: str
    fact: str
    klass: Annotated[
        str,
        Field(
            description='What a rule does with the points of a fact: basic ones and a plus add, a minus takes away.'
        ),
    ]
    points: Annotated[int | None, Field(description='hundredths')] = None
    months: int | None = None
    until_rectified: bool
    veto: bool
    blacklist: bool
    cap: CapRule | None = None
    decay: list[DecayRule]
    severity: Annotated[
        str, Field(description='How grave an act is: when its record may be repaired (NDRC Order 36).')
    ]
    repairable: bool


class HandoverView(Model):
    """
    `level`: how many places up were told that it is late.
    """

    id: str
    version: int
    file_id: str
    place: str
    opened_at: AwareDatetime
    leaves_on: date
    due_on: date
    done: bool
    level: int
    items: list[HandoverItemView]
    interim: list[InterimView]


class ItemsViewCreditFileView(Model):
    items: list[CreditFileView]


class ItemsViewMatterFactView(Model):
    items: list[MatterFactView]


class PageViewCaseView(Model):
    items: list[CaseView]
    next: str | None
    previous: str | None = None


class PageViewComparisonView(Model):
    items: list[ComparisonView]
    next: str | None
    previous: str | None = None


class PageViewCreditFileView(Model):
    items: list[CreditFileView]
    next: str | None
    previous: str | None = None


class PageViewHandoverView(Model):
    items: list[HandoverView]
    next: str | None
    previous: str | None = None


class PageViewPolicyVersionView(Model):
    items: list[PolicyVersionView]
    next: str | None
    previous: str | None = None


class PageViewPublicationView(Model):
    items: list[PublicationView]
    next: str | None
    previous: str | None = None


class PageViewRepairView(Model):
    items: list[RepairView]
    next: str | None
    previous: str | None = None


class PoliciesView(Model):
    """
    All by their names, in the order in which the service declares them; `form` of the one asked for.
    """

    policies: list[PolicyNameView]
    form: PolicyFormView | None


class PublicFileView(Model):
    """
    `shown`: what is in effect.
    """

    id: str
    kind: str
    name: str
    opened_on: date
    shown: VerdictView


class PublicRatingsView(Model):
    """
    A file with its published ratings, the latest first.
    """

    file: PublicFileView
    ratings: list[PublicationView]


class RetentionView(Model):
    """
    What goes by itself; `last_run_at`: when the last nightly run ended.
    """

    last_run_at: AwareDatetime | None
    rules: list[RuleView]


class RuleSetRule(Model):
    """
    The whole rule set: a place sets all of it or nothing, so that its bands are checked together.
    """

    start: Annotated[int, Field(description='hundredths')]
    minimum: Annotated[int | None, Field(description='hundredths')]
    maximum: Annotated[int | None, Field(description='hundredths')]
    basic_cap: Annotated[int | None, Field(description='hundredths')] = None
    plus_cap: Annotated[int | None, Field(description='hundredths')] = None
    minus_cap: Annotated[int | None, Field(description='hundredths')] = None
    default_months: int | None
    calendar_year: bool
    veto_stars: str | None = None
    not_enrolled: str | None = None
    rules: list[FactRule]
    stars: list[BandRule]
    lights: list[BandRule]


class PageViewPublicFileView(Model):
    items: list[PublicFileView]
    next: str | None
    previous: str | None = None


class RatingPolicy(Model):
    """
    The rule set by which files are rated.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    rules: RuleSetRule
