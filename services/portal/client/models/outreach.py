# SPDX-License-Identifier: AGPL-3.0-or-later
"""What outreach answers and takes.

Generated from `proto/http/outreach.v1.yaml` by `make proto`: do not edit.
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


class AddressView(Model):
    """
    Masked; nothing but a code goes there before it is confirmed; `dead`: too much of it came back.
    """

    channel: str
    masked: str
    confirmed: bool
    dead: bool


class AttemptView(Model):
    """
    `status` is null where there was no answer: `error` says why.
    """

    at: AwareDatetime
    millis: int
    status: int | None
    answer: str
    error: str


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


class BrowserView(Model):
    """
    A browser in which Web Push is on; `id`: the first 16 hex digits of its endpoint's SHA-256.
    """

    id: str
    name: str
    host: str
    since: AwareDatetime


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


class ChangeNotice(Model):
    """
    What is not named stays; `attachments` are added.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    title: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    text: Annotated[str | None, Field(max_length=5000, min_length=1)] = None
    bound: bool | None = None
    attachments: Annotated[list[str], Field(max_length=10)] = []


class ChosenView(Model):
    matter: str
    channels: list[str]
    digest: bool


class ConfirmAddress(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    channel: Annotated[
        Literal['email', 'sms', 'voice', 'wechat', 'push', 'group'],
        Field(description='The ways to a person beside the inbox, which everything reaches.'),
    ]
    code: Annotated[str, Field(pattern='^[0-9]{6}$')]


class DeliveryView(Model):
    """
    `event_id` is the `webhook-id`; `retry_at`: when it is tried next, while it waits.
    """

    endpoint_id: str
    event_id: str
    type: str
    subject: str
    progress: str
    created_at: AwareDatetime
    retry_at: AwareDatetime
    tries: int
    attempts: list[AttemptView]


class DropAddress(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    channel: Annotated[
        Literal['email', 'sms', 'voice', 'wechat', 'push', 'group'],
        Field(description='The ways to a person beside the inbox, which everything reaches.'),
    ]


class DropBrowser(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    id: Annotated[str, Field(pattern='^[0-9a-f]{16}$')]


class EventBatchView(Model):
    """
    `events` are CloudEvents 1.0 in JSON; `cursor` is where to read on, also when there are none.
    """

    events: list[dict[str, Any]]
    cursor: str


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


class GiveAddress(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    channel: Annotated[
        Literal['email', 'sms', 'voice', 'wechat', 'push', 'group'],
        Field(description='The ways to a person beside the inbox, which everything reaches.'),
    ]
    address: Annotated[str, Field(max_length=254, min_length=3)]


class GroupView(Model):
    """
    The robot's address is never shown: whoever knows it may write there.
    """

    id: str
    name: str
    place: str
    matters: list[str]
    language: str
    joined_by: str
    joined_at: AwareDatetime
    active: bool


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


class HouseholdView(Model):
    unit_id: str
    unit: str
    name: str
    building: str
    online: bool
    service: str
    served_at: AwareDatetime | None
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


class LeftView(Model):
    """
    How many are still unread: no more than some hundreds are marked at once.
    """

    unread: int


class MessagePolicy(Model):
    """
    The rules of messages: storms, digests, and how much a channel may send.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    storm_from: Annotated[int, Field(description='more of a kind within the window are one message')]
    storm_minutes: Annotated[int, Field(description='the window')]
    digest_at: Annotated[str, Field(description='local time at which digests are sent')]
    emails_per_minute: int
    sms_per_minute: int
    calls_per_minute: int
    others_per_minute: Annotated[int, Field(description='WeChat, Web Push, groups: each')]
    remind_hours: Annotated[int, Field(description='before a vote closes, those who have not voted')]


class MessageView(Model):
    """
    `link`: the portal's page; `count`: how many a storm's stands for; `bound`: the law has it told.
    """

    id: str
    template: str
    matter: str
    urgency: str
    title: str
    text: str
    link: str
    created_at: AwareDatetime
    read_at: AwareDatetime | None
    bound: bool
    count: int


class NoticeView(Model):
    """
    `may`: what the caller may do with it now.
    """

    id: str
    version: int
    title: str
    text: str
    place: str
    audience: str
    role: str | None
    attachments: list[str]
    bound: bool
    subject: str
    state: str
    pinned: bool
    written_by: str
    written_at: AwareDatetime
    published_at: AwareDatetime | None
    withdrawn_for: str
    may: list[str]


class PageViewActView(Model):
    items: list[ActView]
    next: str | None
    previous: str | None = None


class PageViewDeliveryView(Model):
    items: list[DeliveryView]
    next: str | None
    previous: str | None = None


class PageViewGroupView(Model):
    items: list[GroupView]
    next: str | None
    previous: str | None = None


class PageViewHealthView(Model):
    items: list[HealthView]
    next: str | None
    previous: str | None = None


class PageViewHouseholdView(Model):
    items: list[HouseholdView]
    next: str | None
    previous: str | None = None


class PageViewJobView(Model):
    items: list[JobView]
    next: str | None
    previous: str | None = None


class PageViewMessageView(Model):
    items: list[MessageView]
    next: str | None
    previous: str | None = None


class PageViewNoticeView(Model):
    items: list[NoticeView]
    next: str | None
    previous: str | None = None


class PinNotice(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    pinned: bool


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


class PreviewTemplate(Model):
    """
    `event_id`: of an event of the feed that leads to such a message.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    title: Annotated[str, Field(max_length=200, min_length=1)]
    text: Annotated[str, Field(max_length=5000, min_length=1)]
    sms: Annotated[str, Field(max_length=500, min_length=1)]
    event_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None


class PreviewView(Model):
    title: str
    text: str
    sms: str


class ReachView(Model):
    """
    In households; `online` and `by_hand` have proof of service.
    """

    building: str
    name: str
    households: int
    online: int
    by_hand: int


class RecordVisit(Model):
    """
    `document`: the number of the signed sheet, the photo at the door, the receipt of the mail.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    unit_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    service: Literal['in_person', 'left_at_door', 'by_mail']
    served_at: AwareDatetime
    document: Annotated[str, Field(max_length=100, min_length=1)]


class ReplaySpan(Model):
    """
    By the time at which this service heard of the events; `until` itself lies outside.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    since: AwareDatetime
    until: AwareDatetime
    failed_only: bool = False


class RetentionPolicy(Model):
    """
    How long personal data is kept once its purpose is done (保存期限).
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    messages_days: Annotated[int, Field(description="messages in people's inboxes, from when they came")]
    sendings_days: Annotated[
        int,
        Field(
            description='by which channel somebody was told, from when it was written; at least 184 days (network logs: Cybersecurity Law, Art. 23 (3))'
        ),
    ]
    subjects_days: Annotated[
        int,
        Field(
            description='the words of a matter with which its later facts are told, from when they were said'
        ),
    ]


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


class SaveTemplate(Model):
    """
    `{name}` stands for what the template's messages have; `sms` holds none of a person's own words.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    title: Annotated[str, Field(max_length=200, min_length=1)]
    text: Annotated[str, Field(max_length=5000, min_length=1)]
    sms: Annotated[str, Field(max_length=500, min_length=1)]


class SavedView(Model):
    name: str
    language: str
    number: int


class SecretView(Model):
    """
    `public`: what checks the signatures, of Ed25519; `until`: good beside a newer one till then.
    """

    signing: str
    public: str
    until: AwareDatetime | None


class SubscribePush(Model):
    """
    As the browser's `PushSubscription` has them: a point of P-256 and 16 bytes, both as base64url.

    `name` is what the list of browsers shows.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    endpoint: Annotated[str, Field(max_length=500, min_length=1)]
    p256dh: Annotated[str, Field(pattern='^B[A-Za-z0-9_-]{86}=?$')]
    auth: Annotated[str, Field(pattern='^[A-Za-z0-9_-]{22}(==)?$')]
    name: Annotated[str, Field(max_length=60)] = ''


class TallyView(Model):
    """
    `parts`: what is paid for.
    """

    month: str
    channel: str
    taken: int
    failed: int
    parts: int


class TryView(Model):
    at: AwareDatetime
    channel: str
    error: str


class UnreadView(Model):
    """
    How many are unread, counting no further than a hundred.
    """

    unread: int


class WebhookPolicy(Model):
    """
    The rules of the feed and of webhooks.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    kept_days: Annotated[int, Field(description='so long events can be read and sent again')]
    overlap_hours: Annotated[int, Field(description='so long an older secret signs beside a newer')]
    most_endpoints: int


class WholeDeliveryView(Model):
    """
    `body`: what is sent, byte for byte; empty when the event is kept no longer.
    """

    endpoint_id: str
    event_id: str
    type: str
    subject: str
    progress: str
    created_at: AwareDatetime
    retry_at: AwareDatetime
    tries: int
    attempts: list[AttemptView]
    body: str


class WithdrawNotice(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=500, min_length=1)]


class WordsView(Model):
    title: str
    text: str
    sms: str


class WriteNotice(Model):
    """
    `audience`: who is told; `role` for `holders` alone. `subject`: what it serves, as `vote/…`.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    title: Annotated[str, Field(max_length=100, min_length=1)]
    text: Annotated[str, Field(max_length=5000, min_length=1)]
    place_path: Annotated[str, Field(max_length=400)]
    audience: Literal['residents', 'owners', 'holders'] = 'residents'
    role: Literal['platform_operator', 'district_admin', 'system_admin', 'security_admin', 'audit_admin', 'dispatcher', 'supervisor', 'grid_worker', 'treasurer', 'handler', 'project_manager', 'resident', 'integrator'] | None = (
        None
    )
    attachments: Annotated[list[str], Field(max_length=10)] = []
    bound: bool = False
    subject: Annotated[str, Field(pattern='^([a-z_]{1,30}/[0-9a-f-]{36})?$')] = ''


class Problem(Model):
    """
    RFC 9457; branch on `code`, never on `title`. Other members are the refusal's data.
    """

    type: str
    status: int
    code: str
    title: str
    correlation_id: str


class ChangeEndpoint(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    url: Annotated[str | None, Field(max_length=500, min_length=1)] = None
    scopes: Annotated[
        list[Literal['places', 'people', 'subjects', 'orders', 'topics', 'votes', 'meetings', 'publicity', 'money', 'credit', 'rules', 'outreach']] | None,
        Field(max_length=12, min_length=1),
    ] = None
    types: Annotated[list[str] | None, Field(max_length=100)] = None


class ChoicesView(Model):
    """
    `working`: the channels that are set up here; `push_key`: what a browser subscribes with.
    """

    language: str
    quiet_from: str
    quiet_until: str
    choices: list[ChosenView]
    addresses: list[AddressView]
    browsers: list[BrowserView]
    working: list[str]
    push_key: str


class ChosenFor(Model):
    """
    `channels` in their order, none for the inbox alone. What the law has told comes all the same.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    matter: Annotated[
        Literal['orders', 'work', 'votes', 'meetings', 'publicity', 'money', 'credit', 'notices', 'sharing', 'system'],
        Field(description='What messages are about: for each, everybody chooses their channels.'),
    ]
    channels: Annotated[
        list[Literal['email', 'sms', 'voice', 'wechat', 'push', 'group']], Field(max_length=6)
    ]
    digest: bool = False


class EndpointView(Model):
    """
    `why` it is disabled; `failing_since`: no answer was good since then.
    """

    id: str
    version: int
    name: str
    url: str
    place: str
    scopes: list[str]
    types: list[str]
    owner_id: str
    registered_at: AwareDatetime
    state: str
    why: str | None
    failing_since: AwareDatetime | None
    secrets: list[SecretView]


class ItemsViewReachView(Model):
    items: list[ReachView]


class ItemsViewTallyView(Model):
    items: list[TallyView]


class JoinGroup(Model):
    """
    `url`: the robot's webhook address; it is never shown again.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str, Field(max_length=100, min_length=1)]
    url: Annotated[str, Field(max_length=500, min_length=1)]
    place_path: Annotated[str, Field(max_length=400)]
    matters: Annotated[
        list[Literal['orders', 'work', 'votes', 'meetings', 'publicity', 'money', 'credit', 'notices', 'sharing', 'system']],
        Field(max_length=10, min_length=1),
    ]
    language: Literal['zh', 'en'] = 'zh'


class PageViewEndpointView(Model):
    items: list[EndpointView]
    next: str | None
    previous: str | None = None


class PageViewPolicyVersionView(Model):
    items: list[PolicyVersionView]
    next: str | None
    previous: str | None = None


class PoliciesView(Model):
    """
    All by their names, in the order in which the service declares them; `form` of the one asked for.
    """

    policies: list[PolicyNameView]
    form: PolicyFormView | None


class RegisterEndpoint(Model):
    """
    `secret`: of one's own, for HMAC; without it one is made. `types`: patterns, empty for all.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str, Field(max_length=100, min_length=1)]
    url: Annotated[str, Field(max_length=500, min_length=1)]
    place_path: Annotated[str, Field(max_length=400)]
    scopes: Annotated[
        list[Literal['places', 'people', 'subjects', 'orders', 'topics', 'votes', 'meetings', 'publicity', 'money', 'credit', 'rules', 'outreach']],
        Field(max_length=12, min_length=1),
    ]
    types: Annotated[list[str], Field(max_length=100)] = []
    signing: Annotated[
        Literal['hmac', 'ed25519'],
        Field(description='HMAC-SHA256 with a shared secret (`v1`), or Ed25519 with a key pair (`v1a`).'),
    ] = 'hmac'
    secret: Annotated[str | None, Field(max_length=200)] = None


class RegisteredView(Model):
    """
    `secret` is shown this once: what the receiver checks signatures with.
    """

    id: str
    version: int
    name: str
    url: str
    place: str
    scopes: list[str]
    types: list[str]
    owner_id: str
    registered_at: AwareDatetime
    state: str
    why: str | None
    failing_since: AwareDatetime | None
    secrets: list[SecretView]
    secret: str


class RetentionView(Model):
    """
    What goes by itself; `last_run_at`: when the last nightly run ended.
    """

    last_run_at: AwareDatetime | None
    rules: list[RuleView]


class RotateSecret(Model):
    """
    `secret`: of one's own, for HMAC; without it one is made.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    signing: Annotated[
        Literal['hmac', 'ed25519'],
        Field(description='HMAC-SHA256 with a shared secret (`v1`), or Ed25519 with a key pair (`v1a`).'),
    ] = 'hmac'
    secret: Annotated[str | None, Field(max_length=200)] = None


class SendingView(Model):
    """
    A message on its way by a channel; `rest`: those behind it; to a person, or to a place's group.
    """

    id: str
    person_id: str
    channel: str
    rest: list[str]
    state: str
    created_at: AwareDatetime
    retry_at: AwareDatetime
    log: list[TryView]
    group_id: str


class TemplateView(Model):
    """
    `number` counts the district's versions, 0 is the release's; `fields`: what it may name, by kind.
    """

    name: str
    language: str
    number: int
    words: WordsView
    fields: dict[str, str]


class VersionView(Model):
    number: int
    since: AwareDatetime
    by: str
    words: WordsView


class ChooseChannels(Model):
    """
    What is not named stays; `quiet_from` equal to `quiet_until`: no quiet hours.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    language: Literal['zh', 'en'] | None = None
    quiet_from: Annotated[str | None, Field(pattern='^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$')] = None
    quiet_until: Annotated[str | None, Field(pattern='^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$')] = None
    choices: Annotated[list[ChosenFor], Field(max_length=10, validate_default=True)] = []


class ItemsViewTemplateView(Model):
    items: list[TemplateView]


class PageViewSendingView(Model):
    items: list[SendingView]
    next: str | None
    previous: str | None = None


class PageViewVersionView(Model):
    items: list[VersionView]
    next: str | None
    previous: str | None = None
