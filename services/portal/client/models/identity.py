# SPDX-License-Identifier: AGPL-3.0-or-later
"""What identity answers and takes.

Generated from `proto/http/identity.v1.yaml` by `make proto`: do not edit.
"""

from datetime import date as date_aliased
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, ConfigDict, Field, SecretStr
from services.portal.client.model import Model


class AccountView(Model):
    """
    An account, without anything secret; `must_change`: its owner has not chosen a password yet.
    """

    id: str
    person_id: str
    login: str
    active: bool
    must_change: bool
    version: int


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


class AppointProjectManager(Model):
    """
    Without `until` the appointment is open.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    company_id: Annotated[
        str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ]
    person_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    place_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    since: date_aliased
    until: date_aliased | None = None


class AreaView(Model):
    """
    An exclusive area (专有部分面积) in dm² (0.01 m²).
    """

    dm2: int
    source: Annotated[
        str,
        Field(
            description='Where an exclusive area (专有部分面积) comes from, best first: SPC strata interpretation Art. 8.'
        ),
    ]


class AskCorrection(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    text: Annotated[str, Field(max_length=1000, min_length=2)]


class AssignEntrance(Model):
    """
    All of the units or none; without an entrance they are taken out.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    entrance_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None
    unit_ids: Annotated[list[str], Field(max_length=100, min_length=1)]


class AssignGrid(Model):
    """
    A large compound is assigned building by building.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    grid_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]


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


class ChangeClientLimits(Model):
    """
    All of them: what is not given is not limited from then on.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    expires_at: AwareDatetime | None = None
    per_minute: Annotated[int, Field(ge=0, le=100000)] = 0
    per_day: Annotated[
        int, Field(description="to each service, on the district's own day", ge=0, le=100000000)
    ] = 0


class ChangeCompany(Model):
    """
    What it is called, where it is at home, and whom one turns to, as they are from now on.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str, Field(max_length=100, min_length=1)]
    place_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None
    unit_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None
    contact_ids: Annotated[list[str], Field(max_length=10)] = []


class ChangeGrid(Model):
    """
    What is not given stays.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    active: bool | None = None


class CloseCompany(Model):
    """
    Its last day, not in the future.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    until: date_aliased


class ColumnIs(Model):
    """
    A field of a row and the column that it stands in.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    field: Literal['neighbourhood', 'compound', 'building', 'entrance', 'unit', 'area', 'lessee_name', 'lessee_phone', 'name', 'phone', 'citizen_id', 'share', 'representative', 'relation', 'since', 'plates']
    name: Annotated[str, Field(max_length=200, min_length=1)]


class ColumnView(Model):
    field: str
    name: str


class CompanyView(Model):
    """
    A company by its unified social credit code (统一社会信用代码).
    """

    id: str
    name: str
    credit_code: str
    kind: Annotated[str, Field(description='物业服务企业, contractor, 社会组织, 职能部门, and shops (商户).')]
    place_path: str | None
    unit_path: str | None
    contact_ids: list[str]
    until: date_aliased | None
    version: int


class CompleteFeedBatch(Model):
    """
    How many rows were sent, so that a piece that got lost is noticed.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    rows: Annotated[int, Field(ge=0)]


class ConsentView(Model):
    """
    What a person agreed to, in the words of version `number`, until they took it back.
    """

    id: str
    purpose: str
    number: int
    language: str
    given_at: AwareDatetime
    withdrawn_at: AwareDatetime | None


class CorrectionView(Model):
    """
    What a person says is wrong, and what was decided.
    """

    id: str
    person_id: str
    text: str
    asked_at: AwareDatetime
    state: str
    reason: str
    decided_at: AwareDatetime | None


class CreateAccount(Model):
    """
    The login is `name@` and the district's code.

    A `temporary` password is known to who made the account: its owner chooses another before anything else.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    person_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    login: Annotated[str, Field(max_length=64)]
    password: Annotated[SecretStr, Field(max_length=128)]
    temporary: bool = False


class CreateCommittee(Model):
    """
    Both days of the term belong to it; a new term is a new committee.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    kind: Annotated[str, Field(description='居委会, 业委会, 物业管理委员会, 居务监督委员会.')]
    name: Annotated[str, Field(max_length=100, min_length=1)]
    place_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    term_start: date_aliased
    term_end: date_aliased


class CreateGrid(Model):
    """
    The code begins with `g-`.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    neighbourhood_id: Annotated[
        str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ]
    code: Annotated[str, Field(max_length=32)]
    name: Annotated[str, Field(max_length=100, min_length=1)]


class DecideCorrection(Model):
    """
    The record itself is corrected by `change_person` or at the unit.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    accepted: bool
    reason: Annotated[str, Field(max_length=500, min_length=2)]


class DecideErasure(Model):
    """
    Who refuses says why; with `not_before` the request may come again from that day on.

    What the system granted may be refused as long as it is open.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    granted: bool
    reason: Annotated[str, Field(max_length=500)] = ''
    not_before: date_aliased | None = None


class DiscoveryView(Model):
    """
    Where everything is (OpenID Connect Discovery 1.0).
    """

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    userinfo_endpoint: str
    revocation_endpoint: str
    end_session_endpoint: str
    jwks_uri: str
    scopes_supported: list[str]
    response_types_supported: list[str]
    response_modes_supported: list[str]
    grant_types_supported: list[str]
    subject_types_supported: list[str]
    id_token_signing_alg_values_supported: list[str]
    token_endpoint_auth_methods_supported: list[str]
    revocation_endpoint_auth_methods_supported: list[str]
    request_uri_parameter_supported: bool
    authorization_response_iss_parameter_supported: bool
    code_challenge_methods_supported: list[str]
    claims_supported: list[str]
    acr_values_supported: list[str]
    ui_locales_supported: list[str]


class DistrictView(Model):
    """
    A district; its code is the tenant id. `requests_per_second`: 0 where the settings say how many.
    """

    code: str
    name: str
    path: str
    time_zone: str
    requests_per_second: int
    version: int


class DocumentSearch(Model):
    """
    A paper of somebody without a citizen id; a passport names its country.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    kind: Annotated[str, Field(description='护照, 港澳居民来往内地通行证, 台湾居民来往大陆通行证, 外国人永久居留身份证 (before 2023).')]
    country: Annotated[str, Field(pattern='^([A-Z]{3})?$')] = ''
    number: Annotated[SecretStr, Field(max_length=18, min_length=5)]


class DocumentView(Model):
    """
    A masked paper of somebody without a citizen id.
    """

    kind: Annotated[str, Field(description='护照, 港澳居民来往内地通行证, 台湾居民来往大陆通行证, 外国人永久居留身份证 (before 2023).')]
    country: str
    number: str


class EmergencyPolicy(Model):
    """
    Who may open what is not theirs in an emergency (应急访问), and for how long.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    may_open: Annotated[list[str], Field(description='the roles whose holders may open one')]
    opens: Annotated[list[str], Field(description='the roles that may be opened')]
    hours: Annotated[int, Field(description='until it ends by itself')]
    review_days: Annotated[
        int, Field(description='working days until a review is overdue, and until it is told again')
    ]


class EndMemberRegistration(Model):
    """
    The last day.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    until: date_aliased


class EndOccupancy(Model):
    """
    The last day.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    until: date_aliased


class EndOffice(Model):
    """
    The last day, not in the future; of a term that has not begun none counts.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    leaving: Literal['resigned', 'recalled', 'disqualified']
    until: date_aliased


class EndOwnSessions(Model):
    """
    Without a `session_id` all end, the present one too.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    session_id: Annotated[str | None, Field(max_length=64, min_length=64)] = None


class EndPartyMembership(Model):
    """
    The last day.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    until: date_aliased


class EndedView(Model):
    """
    How many log-ins ended.
    """

    ended: int


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
    since: date_aliased | None = None
    until: date_aliased | None = None
    emergency: Annotated[str | None, Field(max_length=100, min_length=1)] = None


class ExportView(Model):
    """
    An archive: each service has its part as the job of this id until `until`.
    """

    id: str
    asked_at: AwareDatetime
    until: AwareDatetime


class ExtendOffice(Model):
    """
    The new last day; the policy says how many days after the elected term at the latest.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    until: date_aliased


class FeedBatchView(Model):
    """
    A batch. Results count rows, `ended` entries that a snapshot lacked, `expected` those known before.

    `stopped_in`: to which state one goes on that stopped.
    """

    id: str
    source: str
    batch: str
    contract: int
    full: bool
    as_of: AwareDatetime
    opened_at: AwareDatetime
    by: str
    state: Annotated[
        str,
        Field(
            description='`reading`: a file is being read; `held`: too much is missing, `stopped`: its job was cancelled or given\nup: both wait for a person.'
        ),
    ]
    rows: int
    done: int
    expected: int
    ended: int
    created: int
    updated: int
    unchanged: int
    waiting: int
    outdated: int
    rejected: int
    job_id: str
    problem: str
    stopped_in: str | None


class FeedColumnIs(Model):
    """
    A field of a row, and what the source calls it: a member of a line of JSON, or a column.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    field: Literal['key', 'district', 'unit_path', 'neighbourhood', 'compound', 'building', 'unit', 'name', 'phone', 'citizen_id', 'relation', 'since', 'until', 'died_on', 'plate', 'special']
    name: Annotated[str, Field(max_length=200, min_length=1)]


class FeedConflictView(Model):
    """
    A question; `possible` are its answers.
    """

    id: str
    kind: Annotated[
        str,
        Field(
            description='`unsure`: who is it? `name`: the same number under another name. `closed`: the record here is closed.\n`phone`, `stay`, `holder`: both have a say. `death`: of an owner, of somebody with a log-in, or of whom\nanother source says to live. `holder_unknown`: whose vehicle is it?'
        ),
    ]
    source: str
    at: str
    raised_at: AwareDatetime
    state: Annotated[str, Field(description='`void`: the source says something else by now.')]
    possible: list[str]
    decision: str | None
    by: str
    decided_at: AwareDatetime | None
    version: int


class FeedRowView(Model):
    """
    What became of a row, and why it was rejected in both languages.
    """

    id: str
    row: int
    result: str
    code: str
    message: str
    message_en: str


class FeedSecretView(Model):
    """
    The secret is shown this once.
    """

    source: str
    secret: str


class FeedSourceView(Model):
    """
    A source as it is doing. `due`: until when its next batch is expected; `failing`: how many tries to
    fetch from it failed in a row; `asked`: whether it is asked at all.
    """

    source: str
    kind: str
    name: str
    at: str
    number: int
    fresh_hours: int
    last_at: AwareDatetime | None
    last_as_of: AwareDatetime | None
    due: AwareDatetime
    late: bool
    busy: str
    asked: bool
    failing: int


class FeedWaitingView(Model):
    """
    See `Waiting`.
    """

    source: str
    name: str
    waiting: int
    new: int
    since: AwareDatetime | None
    position: str
    fetched_at: AwareDatetime | None
    told_at: AwareDatetime | None


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


class FirstAdministrator(Model):
    """
    Who logs in first, as `login`, which ends in @ and the district's code.

    A `temporary` password is known to the operator: its owner chooses another before anything else.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str, Field(max_length=100, min_length=1)]
    login: Annotated[str, Field(max_length=64)]
    password: Annotated[SecretStr, Field(max_length=128)]
    temporary: bool = False


class FormEntrances(Model):
    """
    `dry`: only show it, all of it.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    dry: bool = False


class FormedEntranceView(Model):
    """
    An entrance with the units that are put into it; `new`: the building did not have it.
    """

    code: str
    name: str
    path: str
    new: bool
    units: list[str]


class FreeParkingSpace(Model):
    """
    The last day.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    until: date_aliased


class GiveConsent(Model):
    """
    `version` and `language`: of the words that were read.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    purpose: Annotated[str, Field(max_length=40, min_length=1)]
    version: Annotated[int, Field(ge=1)]
    language: Literal['zh', 'en'] = 'zh'


class GridView(Model):
    """
    A grid.
    """

    id: str
    code: str
    name: str
    path: str
    neighbourhood_path: str
    active: bool
    version: int


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


class ImportView(Model):
    """
    It has the id of its job, which says how far it is and whose result is the report.
    """

    id: str
    source: str
    mapping: int
    name: str
    batch: str
    at: str
    as_of: date_aliased
    dry: bool
    started_at: AwareDatetime
    by: str
    rows: int
    done: int
    created: int
    updated: int
    unchanged: int
    rejected: int


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


class LimitDistrict(Model):
    """
    0: as many as the platform's settings say.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    requests_per_second: Annotated[int, Field(ge=0, le=10000)]


class LinkedIdentityView(Model):
    """
    Somebody's log-in at another provider; who they are there is not kept.
    """

    id: str
    provider_id: str
    provider: str
    how: str
    linked_at: AwareDatetime
    used_at: AwareDatetime | None


class LogInPolicy(Model):
    """
    Passwords, lock-out and how long a log-in lasts (GB/T 22239-2019 level 3, 8.1.4.1).
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    shortest_password: int
    lock_after_failures: int
    first_lock_seconds: int
    longest_lock_seconds: int
    session_hours: int
    remembered_days: Annotated[int, Field(description='of who stays logged in on an own device')]
    code_by_phone: Annotated[
        bool, Field(description='logging in with a code by text message in place of the password')
    ]
    second_factor_of: Annotated[
        list[str], Field(description='the roles whose holders log in with a second factor')
    ]


class MemberRegistrationView(Model):
    """
    A member's registration with the neighbourhood at home, agreed to on `consented_on`.
    """

    id: str
    person_id: str
    place_path: str
    consented_on: date_aliased
    since: date_aliased
    until: date_aliased | None
    version: int


class NamedDayView(Model):
    """
    A day that the notice names.
    """

    date: str
    name: str
    worked: bool


class NewClientView(Model):
    """
    A new client; the secret is shown this once (empty for a public client).
    """

    client_id: str
    client_secret: str


class OfficePolicy(Model):
    """
    Offices with a term (任期) and their handover (交接).
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    notice_months: Annotated[int, Field(description='so long before the end of a term it is told of')]
    leader_years: Annotated[int, Field(description='the longest term of a building leader')]
    extension_days: Annotated[int, Field(description='so much later a term may end where nobody follows')]
    handover_days: Annotated[int, Field(description='from the end of a term until all is handed over')]
    climb_days: Annotated[int, Field(description='working days until the next place up is told')]
    chair_items: Annotated[list[str], Field(description='what a chair hands over')]
    member_items: Annotated[
        list[str], Field(description='what a deputy or member hands over; nothing where it is empty')
    ]
    leader_items: Annotated[list[str], Field(description='what a building leader hands over')]


class OneClientView(Model):
    """
    A client, without its secret, and what it used of its quota of the day.
    """

    client_id: str
    name: str
    grant_types: list[str]
    redirect_uris: list[str]
    public: bool
    active: bool
    scopes: list[str]
    expires_at: AwareDatetime | None
    per_minute: int
    per_day: int
    former_until: Annotated[
        AwareDatetime | None, Field(description='until when the secret before this one is good too')
    ]
    version: int
    used_today: Annotated[
        int, Field(description='requests of its own to this service; each service counts its own')
    ]


class OpenFeedBatch(Model):
    """
    `batch`: what the source calls it. `as_of`: the moment of which it tells; no other batch of the source
    has the same. `full`: it holds all that there is, so what is not in it has ended.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    batch: Annotated[str, Field(pattern='^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$')]
    as_of: AwareDatetime
    full: bool = False


class OpenMatterView(Model):
    """
    What of a person's is open in a service, and why it stands against the erasure.
    """

    service: str
    kind: str
    count: int
    law: str
    waivable: bool
    waived: bool


class OriginView(Model):
    """
    Where the value of a field comes from: `stay` is of a unit.
    """

    field: str
    unit_id: str
    source: str
    batch_id: str
    as_of: AwareDatetime
    since: AwareDatetime


class OwnConsentView(Model):
    """
    A purpose in its present words; `given_version` is of the words that the person agreed to.
    """

    purpose: str
    version: int
    title: str
    title_en: str
    text: str
    text_en: str
    given_version: int | None
    given_at: AwareDatetime | None


class OwnNumbersView(Model):
    """
    What is kept sealed, whole.
    """

    name: str
    phone: str | None
    citizen_id: str | None
    document: str | None
    plates: list[str]


class OwnerShare(Model):
    """
    numerator / denominator of the unit.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    person_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    numerator: Annotated[int, Field(ge=1, le=1000000)] = 1
    denominator: Annotated[int, Field(ge=1, le=1000000)] = 1


class PageViewActView(Model):
    items: list[ActView]
    next: str | None
    previous: str | None = None


class PageViewCompanyView(Model):
    items: list[CompanyView]
    next: str | None
    previous: str | None = None


class PageViewCorrectionView(Model):
    items: list[CorrectionView]
    next: str | None
    previous: str | None = None


class PageViewDistrictView(Model):
    items: list[DistrictView]
    next: str | None
    previous: str | None = None


class PageViewExportView(Model):
    items: list[ExportView]
    next: str | None
    previous: str | None = None


class PageViewFeedBatchView(Model):
    items: list[FeedBatchView]
    next: str | None
    previous: str | None = None


class PageViewFeedConflictView(Model):
    items: list[FeedConflictView]
    next: str | None
    previous: str | None = None


class PageViewFeedRowView(Model):
    items: list[FeedRowView]
    next: str | None
    previous: str | None = None


class PageViewFeedSourceView(Model):
    items: list[FeedSourceView]
    next: str | None
    previous: str | None = None


class PageViewGridView(Model):
    items: list[GridView]
    next: str | None
    previous: str | None = None


class PageViewHealthView(Model):
    items: list[HealthView]
    next: str | None
    previous: str | None = None


class PageViewImportView(Model):
    items: list[ImportView]
    next: str | None
    previous: str | None = None


class PageViewJobView(Model):
    items: list[JobView]
    next: str | None
    previous: str | None = None


class PageViewMemberRegistrationView(Model):
    items: list[MemberRegistrationView]
    next: str | None
    previous: str | None = None


class PartyMembershipView(Model):
    """
    A person's membership in a party organisation, agreed to on `consented_on`.
    """

    id: str
    person_id: str
    organisation_id: str
    organisation_path: str
    consented_on: date_aliased
    since: date_aliased
    until: date_aliased | None
    version: int


class PartyOrganisationView(Model):
    """
    A node of the party tree.
    """

    id: str
    level: Annotated[str, Field(description='From the top down.')]
    code: str
    name: str
    path: str
    place_path: str
    parent_id: str | None


class PasskeyView(Model):
    """
    A passkey, by the name that its owner gave it.
    """

    label: str
    since: AwareDatetime
    used_at: AwareDatetime | None


class PersonSearch(Model):
    """
    Exactly one of the four. Numbers are looked up by their hash, a name by what it holds or its pinyin.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[SecretStr | None, Field(max_length=40)] = None
    phone: Annotated[SecretStr | None, Field(max_length=32)] = None
    citizen_id: Annotated[SecretStr | None, Field(max_length=18)] = None
    document: DocumentSearch | None = None


class PersonView(Model):
    """
    A person with masked data; one's own name is whole.
    """

    id: str
    name: str
    path: str
    phone: str | None
    citizen_id: str | None
    document: DocumentView | None
    active: bool
    version: int


class PlaceLine(Model):
    """
    `codes`: those from the district down to the place, as `001/002/c01`; `area`: of a unit, in m².
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    kind: Annotated[str, Field(max_length=32)]
    codes: Annotated[str, Field(max_length=200)]
    name: Annotated[str, Field(max_length=200)]
    area: Annotated[str, Field(max_length=20)] = ''


class PlaceLineView(Model):
    """
    What became of a line; a rejected one has a `code` to branch on and the facts of it.
    """

    line: int
    result: str
    code: str
    facts: dict[str, str]


class PlacePartView(Model):
    """
    A part of where it is, from the district down to the place itself.
    """

    path: str
    kind: str
    name: str


class PlaceView(Model):
    """
    A place of the tree.
    """

    id: str
    kind: str
    code: str
    name: str
    path: str
    parent_id: str | None
    grid_path: str | None
    entrance_path: str | None
    exclusive_area: AreaView | None
    active: bool
    version: int


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


class PreviewImport(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    file_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    source: Annotated[str, Field(pattern='^[a-z0-9][a-z0-9._-]{0,39}$')]
    at: Annotated[str, Field(max_length=400)]
    as_of: date_aliased | None = None
    rows: Annotated[int, Field(ge=1, le=200)] = 20
    language: Literal['zh', 'en'] = 'zh'


class ProjectManagerView(Model):
    """
    A person's appointment by a company for a place.
    """

    id: str
    company_id: str
    person_id: str
    path: str
    since: date_aliased
    until: date_aliased | None


class PublishedDay(Model):
    """
    A day that the notice names; one that is not off is a make-up working day (调休).
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str, Field(max_length=50)]
    date: date_aliased
    isOffDay: bool


class PullIs(Model):
    """
    See `PullTerms`: either `every_minutes` or `at`.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    url: Annotated[str, Field(max_length=500, min_length=1)]
    every_minutes: Annotated[int, Field(ge=0, le=44640)] = 0
    at: Annotated[str, Field(pattern='^(([01][0-9]|2[0-3]):[0-5][0-9])?$')] = ''
    as_of: Annotated[
        str,
        Field(
            description='What says of which moment an answer tells: when it was fetched, `Last-Modified`, a header of the\nsource\'s own, or the first line (a moment, perhaps behind a #, or as `{"as_of": ...}`).'
        ),
    ] = 'fetched'
    header: Annotated[str, Field(pattern='^[A-Za-z0-9-]{0,60}$')] = ''
    full: bool = False


class PullTermsView(Model):
    """
    See `PullIs`.
    """

    url: str
    every_minutes: int
    at: str
    as_of: Annotated[
        str,
        Field(
            description='What says of which moment an answer tells: when it was fetched, `Last-Modified`, a header of the\nsource\'s own, or the first line (a moment, perhaps behind a #, or as `{"as_of": ...}`).'
        ),
    ]
    header: str
    full: bool


class Purpose(Model):
    """
    What consent is asked for. Other words are another `version`, to which everybody agrees anew.
    """

    code: str
    version: int
    title: str
    title_en: str
    text: str
    text_en: str


class PutFeedAccess(Model):
    """
    `certificate` and `key` are PEM, the key not encrypted; `authorities`: whom to believe, PEM, by default
    the operator's; `authorization`: the whole header. What is empty is shown no longer.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    certificate: Annotated[str, Field(max_length=60000)] = ''
    key: Annotated[SecretStr | None, Field(max_length=60000)] = None
    authorities: Annotated[str, Field(max_length=60000)] = ''
    authorization: Annotated[SecretStr | None, Field(max_length=4000)] = None


class ReadingView(Model):
    """
    Who read one's data unmasked: their masked name, the roles they hold, what they read and why.
    """

    id: str
    at: AwareDatetime
    name: str
    roles: list[str]
    fields: list[str]
    reason: str


class RealNamePolicy(Model):
    """
    How far it must be proven who somebody is (实名等级) for what they do themselves.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    votes: Annotated[str, Field(description='voting online')]
    bills: Annotated[str, Field(description="seeing one's own bills and payments")]


class RealNameProofView(Model):
    """
    One thing that was seen; `by` is the id of who saw it, `code` of a phone that answered.
    """

    level: Annotated[
        str,
        Field(
            description='How far it is proven who a person is (实名等级), each more than the one before.\n\nNothing; that they have the phone on record; that staff saw the paper of the citizen id or document on\nrecord; that staff saw with it what the property register says of a unit that they own.'
        ),
    ]
    by: str
    at: AwareDatetime
    note: str


class RealNameView(Model):
    """
    How far it is proven who a person is.
    """

    id: str
    level: Annotated[
        str,
        Field(
            description='How far it is proven who a person is (实名等级), each more than the one before.\n\nNothing; that they have the phone on record; that staff saw the paper of the citizen id or document on\nrecord; that staff saw with it what the property register says of a unit that they own.'
        ),
    ]
    proofs: list[RealNameProofView]


class RegisterCaller(Model):
    """
    `path`: the place that the call is about.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str, Field(max_length=100, min_length=1)]
    phone: Annotated[SecretStr, Field(max_length=32)]
    path: Annotated[str, Field(max_length=400)]


class RegisterCompany(Model):
    """
    The code (统一社会信用代码) has 18 characters. A shop is at a place, perhaps in a unit of it.

    `contact_ids`: the persons whom one turns to, the first one first.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str, Field(max_length=100, min_length=1)]
    credit_code: Annotated[str, Field(max_length=18)]
    kind: Annotated[str, Field(description='物业服务企业, contractor, 社会组织, 职能部门, and shops (商户).')]
    place_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None
    unit_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None
    contact_ids: Annotated[list[str], Field(max_length=10)] = []


class RegisterIdentityProvider(Model):
    """
    See `IdentityProvider`. Kind, issuer, addresses and client stay: another one is another provider.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    kind: Annotated[
        str, Field(description="OpenID Connect; 企业微信; 微信开放平台: these two have OAuth's codes, and no id_token.")
    ]
    name: Annotated[str, Field(max_length=100, min_length=1)]
    client_id: Annotated[str, Field(max_length=255, min_length=1)]
    client_secret: Annotated[SecretStr, Field(max_length=512, min_length=1)]
    issuer: Annotated[str, Field(max_length=500)] = ''
    agent_id: Annotated[str, Field(max_length=40)] = ''
    api_url: Annotated[str, Field(max_length=500)] = ''
    log_in_url: Annotated[str, Field(max_length=500)] = ''
    match_by: Annotated[list[str], Field(max_length=2)] = []
    citizen_id_claim: Annotated[str, Field(pattern='^[A-Za-z0-9_:/.-]{0,100}$')] = ''
    links_by_log_in: bool = False
    two_factors_acr: Annotated[list[str], Field(max_length=10)] = []
    real_name: Annotated[
        str,
        Field(
            description='How far it is proven who a person is (实名等级), each more than the one before.\n\nNothing; that they have the phone on record; that staff saw the paper of the citizen id or document on\nrecord; that staff saw with it what the property register says of a unit that they own.'
        ),
    ] = 'nothing'


class RegisterMemberAtHome(Model):
    """
    `place_id`: the neighbourhood; `consented_on`: when the member agreed to be kept here as one.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    person_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    place_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    consented_on: date_aliased
    since: date_aliased
    until: date_aliased | None = None


class RegisterOccupancy(Model):
    """
    `until` where the last day is known already, as in a lease.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    unit_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    person_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    kind: str
    since: date_aliased
    until: date_aliased | None = None


class RegisterOwnership(Model):
    """
    Follows what stood before, which stays on record; the shares add up to one.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    owners: Annotated[list[OwnerShare], Field(max_length=50, min_length=1)]
    representative_id: Annotated[
        str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ]
    since: date_aliased


class RegisterParkingSpace(Model):
    """
    The number is the compound's own, such as B1-032.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    place_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    number: Annotated[str, Field(max_length=20, min_length=1)]
    kind: Annotated[
        str,
        Field(
            description='A space with an owner (产权车位), one for all (公共车位), or one that the compound lets (租赁车位).'
        ),
    ]


class RegisterPartyMembership(Model):
    """
    `consented_on`: when the person agreed to be kept here as a member.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    person_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    organisation_id: Annotated[
        str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ]
    consented_on: date_aliased
    since: date_aliased
    until: date_aliased | None = None


class RegisterVehicle(Model):
    """
    `special` for police, embassy, trailer and temporary plates, which are free text.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    person_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    plate: Annotated[SecretStr, Field(max_length=16, min_length=2)]
    special: bool = False


class RelationIs(Model):
    """
    A word of the source for what somebody is to the unit.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    theirs: Annotated[str, Field(max_length=200, min_length=1)]
    ours: str


class RelationView(Model):
    theirs: str
    ours: str


class RequestErasure(Model):
    """
    Without `person_id` one's own. `document`: the number of the paper that the person signed.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    person_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None
    document: Annotated[str | None, Field(max_length=100, min_length=1)] = None


class RetentionPolicy(Model):
    """
    How long personal data is kept once its purpose is done (保存期限).
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    requests_days: Annotated[
        int,
        Field(description="decided requests about one's data and archives, from when they were asked for"),
    ]
    consents_days: Annotated[
        int,
        Field(
            description='consent, from when it was withdrawn; at least 1095 days (the handler proves that it kept the law: PIPL, Art. 69; Civil Code, Art. 188)'
        ),
    ]
    memberships_days: Annotated[
        int, Field(description='party memberships and registrations of members at home, from their end')
    ]
    emergencies_days: Annotated[
        int,
        Field(
            description='why an emergency access was opened, from its end; at least 184 days (network logs: Cybersecurity Law, Art. 23 (3))'
        ),
    ]
    untied_days: Annotated[
        int,
        Field(
            description='persons without any tie left (no home, space, office, party membership, open request, nor log-in), from the day on which that was first seen; their erasure is opened and granted. Claims are over after three years (Civil Code, Art. 188), and who left for work or studies comes back within some'
        ),
    ]


class ReviewEmergencyAccess(Model):
    """
    What was done under it stands in every service's audit trail, marked with its id.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    verdict: Literal['justified', 'unjustified']
    note: Annotated[str, Field(max_length=1000, min_length=1)]


class RightsPolicy(Model):
    """
    How long people's requests about their data take. Answers to requests are remembered for seven days.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    export_days: Annotated[int, Field(description="so long a person's archive can be fetched")]
    erasure_days: Annotated[int, Field(description='from the decision to the erasure')]
    waits_days: Annotated[int, Field(description='so long an erasure that is due waits for what is open')]


class RoleAt(Model):
    """
    A role of the client itself.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    role: Annotated[
        str,
        Field(
            description="What people and systems can be, at a place and below; each service says what a role may do there.\n\nSYSTEM_ADMIN is in tokens alone: a district's administrator who is one of three (三员分立)."
        ),
    ]
    path: Annotated[str, Field(max_length=400)]


class RoleGrantView(Model):
    """
    A person's role at a place and everywhere below.
    """

    id: str
    person_id: str
    role: Annotated[
        str,
        Field(
            description="What people and systems can be, at a place and below; each service says what a role may do there.\n\nSYSTEM_ADMIN is in tokens alone: a district's administrator who is one of three (三员分立)."
        ),
    ]
    path: str


class RoleView(Model):
    """
    A role of the catalogue, and the roles that its holder may give.
    """

    role: Annotated[
        str,
        Field(
            description="What people and systems can be, at a place and below; each service says what a role may do there.\n\nSYSTEM_ADMIN is in tokens alone: a district's administrator who is one of three (三员分立)."
        ),
    ]
    grants: list[str]


class RotateClientSecret(Model):
    """
    For how long the former secret stays good, in hours; 0 where it has leaked: its tokens end, too.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    overlap_hours: Annotated[int, Field(ge=0, le=168)] = 24


class RotatedView(Model):
    """
    The key that signs from now on.
    """

    key_id: str


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
    oldest: date_aliased | None
    went: int


class SecondFactorsView(Model):
    """
    What an account has beside its password, and whether the district demands that it has something.
    """

    account_id: str
    authenticator: bool
    passkeys: list[PasskeyView]
    recovery_codes: int
    demanded: bool


class SeparationPolicy(Model):
    """
    Which roles no one person may have together, wherever (不相容岗位分离, 三员分立).
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    administrators: Annotated[
        bool, Field(description='system, security and audit are administered by three persons (三员分立)')
    ]
    apart: Annotated[list[list[str]], Field(description='sets of roles, of which nobody has two')]


class SessionView(Model):
    """
    A log-in: `device` is what the browser calls itself, `network` is masked, `level` a token's `acr`.
    """

    id: str
    device: str
    network: str
    level: str
    started_at: AwareDatetime
    used_at: AwareDatetime | None
    expires_at: AwareDatetime
    remembered: bool


class SetPassword(Model):
    """
    `current` is needed for one's own account, `temporary` is for somebody else's.

    A temporary one is known to who sets it: the owner chooses another before anything else.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    password: Annotated[SecretStr, Field(max_length=128)]
    current: Annotated[SecretStr | None, Field(max_length=128)] = None
    temporary: bool = False


class ShareView(Model):
    """
    numerator / denominator of the unit.
    """

    person_id: str
    numerator: int
    denominator: int


class SideView(Model):
    """
    One side; numbers are masked. `score` and `why` say how likely somebody is meant.
    """

    name: str
    phone: str
    citizen_id: str
    plate: str
    unit_path: str
    since: date_aliased | None
    until: date_aliased | None
    died_on: date_aliased | None
    person_id: str
    score: int
    why: list[str]
    place_parts: list[PlacePartView]


class SignHandover(Model):
    """
    `item`: as it stands on the list; `file_id`: a picture or document that shows it.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    item: Annotated[str, Field(max_length=60, min_length=1)]
    note: Annotated[str, Field(max_length=500)] = ''
    file_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None


class SignatureView(Model):
    """
    Who signed and when; `file_id`: what shows it.
    """

    by: str
    at: AwareDatetime
    note: str
    file_id: str | None


class StartImport(Model):
    """
    `at`: the compound, neighbourhood or more that it is a register of; `as_of`: the day of which it tells,
    without it today; `batch`: what the source calls it. `dry`: only try it.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    file_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    source: Annotated[str, Field(pattern='^[a-z0-9][a-z0-9._-]{0,39}$')]
    at: Annotated[str, Field(max_length=400)]
    as_of: date_aliased | None = None
    batch: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    dry: bool = False
    language: Literal['zh', 'en'] = 'zh'


class StepUpPolicy(Model):
    """
    What a log-in must be for what weighs much: newer, or with two factors (GB/T 22239-2019, 8.1.4.1).
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    payments: Annotated[str, Field(description='money leaves: approving and paying it out')]
    releases: Annotated[str, Field(description='the second person of what two persons decide')]
    unmasking: Annotated[str, Field(description='personal data in the clear')]
    roles: Annotated[str, Field(description='roles, log-ins of others, clients, these rules')]
    votes: Annotated[str, Field(description="residents' own ballots")]
    bills: Annotated[str, Field(description="residents' own bills and payments")]
    fresh_minutes: Annotated[int, Field(description='how old a log-in may be where one is asked')]


class SubjectView(Model):
    """
    A subject of governance; `what` is its kind in its own register, where `id` leads.
    """

    id: str
    kind: Annotated[
        str,
        Field(
            description='The “1+5” (“1+5”主体): the party organisation; committees, residents, government and society.'
        ),
    ]
    what: str
    name: str
    place_path: str | None
    since: date_aliased | None
    until: date_aliased | None


class TableView(Model):
    """
    `encoding` is empty for a workbook; `proposed`: which field a column could be, by its name.
    """

    name: str
    encoding: str
    columns: list[str]
    rows: list[list[str]]
    proposed: list[ColumnView]


class TakeFeedFile(Model):
    """
    It was uploaded as a table.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    file_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]


class TriedUnitView(Model):
    """
    `rows`: their numbers in the table. `message`: why, in the clerk's language.
    """

    rows: list[int]
    label: str
    result: str
    code: str
    message: str


class TryView(Model):
    """
    One of the last tries: why nothing came of it, or the batch that it became; neither: nothing new.
    """

    at: AwareDatetime
    millis: int
    problem: str | None
    detail: str
    size: int
    batch_id: str


class UnmaskPerson(Model):
    """
    Fields are name, phone, citizen_id and document; the phone alone may be read by who has to call.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    fields: Annotated[list[str], Field(max_length=4, min_length=1)]
    reason: Annotated[str, Field(max_length=200, min_length=2)]


class UnmaskedView(Model):
    """
    What was asked for and is known.
    """

    person_id: str
    name: str | None
    phone: str | None
    citizen_id: str | None
    document: str | None


class UserInfoView(Model):
    """
    Who the token's person is (OpenID Connect Core 5.3).
    """

    sub: str
    name: str
    tenant: str


class VehicleView(Model):
    """
    A vehicle with a masked plate.
    """

    id: str
    person_id: str
    plate: str
    special: bool


class WaiveOpenMatter(Model):
    """
    `matter`: a service and what is open there, `dispatch.order`.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    matter: Annotated[str, Field(pattern='^[a-z_]{1,40}[.][a-z_]{1,40}$')]
    reason: Annotated[str, Field(max_length=500)]


class WithdrawConsent(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    purpose: Annotated[str, Field(max_length=40, min_length=1)]


class WithdrawRealName(Model):
    """
    Which proof.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    level: Annotated[
        str,
        Field(
            description='How far it is proven who a person is (实名等级), each more than the one before.\n\nNothing; that they have the phone on record; that staff saw the paper of the citizen id or document on\nrecord; that staff saw with it what the property register says of a unit that they own.'
        ),
    ]


class Problem(Model):
    """
    RFC 9457; branch on `code`, never on `title`. Other members are the refusal's data.
    """

    type: str
    status: int
    code: str
    title: str
    correlation_id: str


class AppointBuildingLeader(Model):
    """
    Both days belong to the term; `roles` are held at the building or entrance while it runs.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    person_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    place_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    since: date_aliased
    until: date_aliased
    roles: Annotated[list[str], Field(max_length=5)] = []


class AppointCommitteeMember(Model):
    """
    The day lies within the committee's term; `roles` are held at its place while the term runs.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    person_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    post: str
    since: date_aliased
    roles: Annotated[list[str], Field(max_length=5)] = []


class Area(Model):
    """
    An exclusive area in dm² (0.01 m²) and where it comes from.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    dm2: Annotated[int, Field(ge=1, le=100000000)]
    source: Annotated[
        str,
        Field(
            description='Where an exclusive area (专有部分面积) comes from, best first: SPC strata interpretation Art. 8.'
        ),
    ]


class AskedView(Model):
    """
    A question with what the source says, what stands here, and who may be meant.
    """

    id: str
    kind: Annotated[
        str,
        Field(
            description='`unsure`: who is it? `name`: the same number under another name. `closed`: the record here is closed.\n`phone`, `stay`, `holder`: both have a say. `death`: of an owner, of somebody with a log-in, or of whom\nanother source says to live. `holder_unknown`: whose vehicle is it?'
        ),
    ]
    source: str
    at: str
    raised_at: AwareDatetime
    state: Annotated[str, Field(description='`void`: the source says something else by now.')]
    possible: list[str]
    decision: str | None
    theirs: SideView
    ours: SideView | None
    candidates: list[SideView]


class ChangeIdentityProvider(Model):
    """
    What is not given stays. Of one that is not `active` nothing is forgotten, and nobody logs in by it.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str | None, Field(max_length=30, min_length=1)] = None
    client_secret: Annotated[SecretStr | None, Field(max_length=512, min_length=1)] = None
    match_by: Annotated[list[str] | None, Field(max_length=2)] = None
    citizen_id_claim: Annotated[str | None, Field(pattern='^[A-Za-z0-9_:/.-]{0,100}$')] = None
    links_by_log_in: bool | None = None
    two_factors_acr: Annotated[list[str] | None, Field(max_length=10)] = None
    real_name: str | None = None
    active: bool | None = None


class ChangePlace(Model):
    """
    What is not given stays.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    active: bool | None = None
    exclusive_area: Area | None = None


class ClientView(Model):
    """
    A client, without its secret.
    """

    client_id: str
    name: str
    grant_types: list[str]
    redirect_uris: list[str]
    public: bool
    active: bool
    scopes: list[str]
    expires_at: AwareDatetime | None
    per_minute: int
    per_day: int
    former_until: Annotated[
        AwareDatetime | None, Field(description='until when the secret before this one is good too')
    ]
    version: int


class ConsentPolicy(Model):
    """
    What the district asks people's consent for; what law requires needs none (PIPL Art. 13).
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    purposes: list[Purpose]


class CreateDistrict(Model):
    """
    The code is of GB/T 2260, or begins with 90 for a district outside that list.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    code: Annotated[str, Field(max_length=6)]
    name: Annotated[str, Field(max_length=100, min_length=1)]
    time_zone: Annotated[str, Field(max_length=64)] = 'Asia/Shanghai'
    administrator: FirstAdministrator


class CreatePartyOrganisation(Model):
    """
    For a place or a grid; the community's own has no parent and a code that begins with `p-`.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    level: Annotated[str, Field(description='From the top down.')]
    code: Annotated[str, Field(max_length=32)]
    name: Annotated[str, Field(max_length=100, min_length=1)]
    place_path: Annotated[str, Field(max_length=400)]
    parent_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None


class CreatePlace(Model):
    """
    A unit, and nothing but a unit, has an exclusive area.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    parent_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    kind: str
    code: Annotated[str, Field(max_length=32)]
    name: Annotated[str, Field(max_length=100, min_length=1)]
    exclusive_area: Area | None = None


class CreatePlaces(Model):
    """
    A place stands below one that is there or on an earlier line. `dry`: only try it.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    lines: Annotated[list[PlaceLine], Field(max_length=500, min_length=1)]
    area_source: str | None = None
    dry: bool = False


class DecideFeedConflict(Model):
    """
    `person_id`: who it is, for a merge.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    decision: Annotated[
        str,
        Field(
            description='`merge`: theirs is that person of ours; `separate`: theirs is somebody else; `ignore`: leave it.'
        ),
    ]
    person_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None


class DocumentInput(Model):
    """
    The paper of somebody without a citizen id; `country` (ISO 3166, three letters) issued a passport.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    kind: Annotated[str, Field(description='护照, 港澳居民来往内地通行证, 台湾居民来往大陆通行证, 外国人永久居留身份证 (before 2023).')]
    country: Annotated[str, Field(pattern='^([A-Z]{3})?$')] = ''
    number: Annotated[SecretStr, Field(max_length=18, min_length=5)]


class EmergencyAccessView(Model):
    """
    A role that was opened; `verdict` is empty until somebody else has reviewed it.
    """

    id: str
    person_id: str
    role: Annotated[
        str,
        Field(
            description="What people and systems can be, at a place and below; each service says what a role may do there.\n\nSYSTEM_ADMIN is in tokens alone: a district's administrator who is one of three (三员分立)."
        ),
    ]
    path: str
    reason: str
    opened_at: AwareDatetime
    until: AwareDatetime
    ended_at: AwareDatetime | None
    verdict: str
    note: str
    reviewed_by: str
    reviewed_at: AwareDatetime | None
    version: int


class ErasureView(Model):
    """
    A request for erasure; it is carried out at `due_at`, or was put off until `not_before`.

    `ground`: a person asked for it, or the system, as its purpose is fulfilled.
    `matters` are open and have it wait, no longer than `waits_until`; the `silent` services have yet to say.
    """

    id: str
    person_id: str
    asked_at: AwareDatetime
    document: str | None
    ground: Annotated[
        str,
        Field(
            description='Why: somebody asked, or the system, as the purpose is fulfilled (PIPL Art. 47 (1) 1).'
        ),
    ]
    state: Annotated[
        str,
        Field(
            description='GRANTED: to be carried out at its moment, and not before; WAITING: that has come, something is open.'
        ),
    ]
    due_at: AwareDatetime | None
    not_before: date_aliased | None
    reason: str
    matters: list[OpenMatterView]
    silent: list[str]
    waits_until: AwareDatetime | None


class FeedChangeView(Model):
    """
    See `ChangeLine`.
    """

    position: str
    key: str
    match: dict[str, str]
    kind: str
    field: str
    column: str
    value: str
    said: str
    since: AwareDatetime
    means: Annotated[
        str,
        Field(
            description='How a value came to stand here. `correction`: the person asked for it; `decision`: of a question.'
        ),
    ]
    by_source: str


class FeedChangesView(Model):
    """
    Some lines; `position`: to ask on from, `more`: whether others wait behind it now.
    """

    items: list[FeedChangeView]
    position: str
    more: bool


class FeedPullView(Model):
    """
    How fetching from a source goes. `subject` and `ends_at`: of our certificate; keys are never shown.
    """

    source: str
    name: str
    terms: PullTermsView | None
    next_at: AwareDatetime | None
    failing: int
    tries: list[TryView]
    subject: str
    ends_at: AwareDatetime | None
    own_authorities: bool
    with_authorization: bool


class GrantRole(Model):
    """
    The role holds at the path and everywhere below.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    person_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    role: Annotated[
        str,
        Field(
            description="What people and systems can be, at a place and below; each service says what a role may do there.\n\nSYSTEM_ADMIN is in tokens alone: a district's administrator who is one of three (三员分立)."
        ),
    ]
    path: Annotated[str, Field(max_length=400)]


class HandoverItemView(Model):
    """
    A thing on the list; handed over where both have signed.
    """

    text: str
    given: SignatureView | None
    received: SignatureView | None


class HoldParkingSpace(Model):
    """
    `until` where the last day is known already, as in a lease; the vehicle is the holder's.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    person_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    unit_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    tenure: str
    since: date_aliased
    until: date_aliased | None = None
    vehicle_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None


class HoldingView(Model):
    """
    Who holds or held a space; both days belong to it.
    """

    person_id: str
    unit_id: str
    tenure: str
    since: date_aliased
    until: date_aliased | None
    vehicle_id: str | None


class HolidayNoticeView(Model):
    """
    What is kept of a year.
    """

    year: str
    days: list[NamedDayView]
    papers: list[str]


class IdentityProviderView(Model):
    """
    A provider of log-ins, without its secret.
    """

    id: str
    kind: Annotated[
        str, Field(description="OpenID Connect; 企业微信; 微信开放平台: these two have OAuth's codes, and no id_token.")
    ]
    name: str
    client_id: str
    issuer: str
    agent_id: str
    api_url: str
    log_in_url: str
    match_by: list[str]
    citizen_id_claim: str
    links_by_log_in: bool
    two_factors_acr: list[str]
    real_name: Annotated[
        str,
        Field(
            description='How far it is proven who a person is (实名等级), each more than the one before.\n\nNothing; that they have the phone on record; that staff saw the paper of the citizen id or document on\nrecord; that staff saw with it what the property register says of a unit that they own.'
        ),
    ]
    active: bool
    redirect_uri: Annotated[
        str, Field(description='what is to be registered there as the address to come back to')
    ]
    version: int


class ItemsViewIdentityProviderView(Model):
    items: list[IdentityProviderView]


class ItemsViewLinkedIdentityView(Model):
    items: list[LinkedIdentityView]


class ItemsViewOriginView(Model):
    items: list[OriginView]


class ItemsViewOwnConsentView(Model):
    items: list[OwnConsentView]


class ItemsViewPersonView(Model):
    items: list[PersonView]


class ItemsViewPlaceLineView(Model):
    items: list[PlaceLineView]


class ItemsViewPlaceView(Model):
    items: list[PlaceView]


class ItemsViewRoleView(Model):
    items: list[RoleView]


class ItemsViewSessionView(Model):
    items: list[SessionView]


class ItemsViewVehicleView(Model):
    items: list[VehicleView]


class LeftUnitView(Model):
    """
    A unit that stays where it is, by its name.

    `why`: its name says nothing of an entrance (`unsaid`), may mean several things (`ambiguous`) or names
    another building (`other_building`); it lies in another entrance than its name says (`elsewhere`), or that
    one is closed (`entrance_closed`).
    """

    id: str
    name: str
    why: str


class LoadHolidays(Model):
    """
    In the form in which the notices are published as data (holiday-cn).
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    year: Annotated[int, Field(ge=2000, le=2100)]
    papers: Annotated[list[str], Field(max_length=20)] = []
    days: Annotated[list[PublishedDay], Field(max_length=100, min_length=1)]


class MappingView(Model):
    """
    How the registers of a source are read; see `PutMapping`.
    """

    source: str
    number: int
    version: int
    columns: list[ColumnView]
    area_source: Annotated[
        str,
        Field(
            description='Where an exclusive area (专有部分面积) comes from, best first: SPC strata interpretation Art. 8.'
        ),
    ]
    relations: list[RelationView]
    dates: list[str]
    first_represents: bool
    ignored: list[str]


class MemberView(Model):
    """
    A seat and who has it.
    """

    person_id: str
    post: str
    since: date_aliased


class NameHandoverParty(Model):
    """
    `reason`: why this person, such as that the residents' committee keeps the seal for now.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    side: Annotated[
        Literal['giver', 'receiver'], Field(description='Of a handover (交接): who hands over, who takes.')
    ]
    person_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    reason: Annotated[str, Field(max_length=500, min_length=1)]


class NewUnit(Model):
    """
    One unit of the building.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    code: Annotated[str, Field(max_length=32)]
    name: Annotated[str, Field(max_length=100, min_length=1)]
    exclusive_area: Area


class OccupancyView(Model):
    """
    A person's living in or using a unit.
    """

    id: str
    unit_id: str
    unit_path: str
    person_id: str
    kind: str
    since: date_aliased
    until: date_aliased | None
    version: int


class OfficeHandoverView(Model):
    """
    What a former holder owes the next; it has the office's id. `level`: places told that it is late.
    """

    id: str
    seat: str
    place_path: str
    giver_id: str
    receiver_id: str | None
    due_on: date_aliased
    items: list[HandoverItemView]
    level: int
    open: bool
    version: int
    giver_name: str
    receiver_name: str


class OfficeView(Model):
    """
    A term in an office; both days belong to it. Who holds one is known by name (Hangzhou Art. 30).
    """

    id: str
    kind: Annotated[
        str, Field(description='A post on a committee (主任, 副主任, 委员), or who leads a building (楼组长).')
    ]
    seat: str
    person_id: str
    place_path: str
    committee_id: str | None
    since: date_aliased
    until: date_aliased
    elected_until: date_aliased
    roles: list[str]
    state: Annotated[str, Field(description='`WAITING`: the term is to begin.')]
    leaving: str | None
    version: int
    person_name: str


class OpenEmergencyAccess(Model):
    """
    The role holds at the path and below; the next token says it.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    role: Annotated[
        str,
        Field(
            description="What people and systems can be, at a place and below; each service says what a role may do there.\n\nSYSTEM_ADMIN is in tokens alone: a district's administrator who is one of three (三员分立)."
        ),
    ]
    path: Annotated[str, Field(max_length=400)]
    reason: Annotated[str, Field(max_length=500, min_length=5)]


class OwnershipEntryView(Model):
    """
    Who owned a unit from a day on, and when that was put on record and by whom.
    """

    id: str
    owners: list[ShareView]
    representative_id: str
    since: date_aliased
    recorded_at: AwareDatetime
    by: str


class OwnershipView(Model):
    """
    The owners of a unit (业主) and who votes for them.
    """

    unit_id: str
    unit_path: str
    owners: list[ShareView]
    representative_id: str
    since: date_aliased
    version: int


class PageViewClientView(Model):
    items: list[ClientView]
    next: str | None
    previous: str | None = None


class PageViewEmergencyAccessView(Model):
    items: list[EmergencyAccessView]
    next: str | None
    previous: str | None = None


class PageViewErasureView(Model):
    items: list[ErasureView]
    next: str | None
    previous: str | None = None


class PageViewMappingView(Model):
    items: list[MappingView]
    next: str | None
    previous: str | None = None


class PageViewOccupancyView(Model):
    items: list[OccupancyView]
    next: str | None
    previous: str | None = None


class PageViewOfficeHandoverView(Model):
    items: list[OfficeHandoverView]
    next: str | None
    previous: str | None = None


class PageViewOfficeView(Model):
    items: list[OfficeView]
    next: str | None
    previous: str | None = None


class PageViewOwnershipEntryView(Model):
    items: list[OwnershipEntryView]
    next: str | None
    previous: str | None = None


class PageViewOwnershipView(Model):
    items: list[OwnershipView]
    next: str | None
    previous: str | None = None


class PageViewPartyMembershipView(Model):
    items: list[PartyMembershipView]
    next: str | None
    previous: str | None = None


class PageViewPartyOrganisationView(Model):
    items: list[PartyOrganisationView]
    next: str | None
    previous: str | None = None


class PageViewPersonView(Model):
    items: list[PersonView]
    next: str | None
    previous: str | None = None


class PageViewPlaceView(Model):
    items: list[PlaceView]
    next: str | None
    previous: str | None = None


class PageViewPolicyVersionView(Model):
    items: list[PolicyVersionView]
    next: str | None
    previous: str | None = None


class PageViewProjectManagerView(Model):
    items: list[ProjectManagerView]
    next: str | None
    previous: str | None = None


class PageViewReadingView(Model):
    items: list[ReadingView]
    next: str | None
    previous: str | None = None


class PageViewRoleGrantView(Model):
    items: list[RoleGrantView]
    next: str | None
    previous: str | None = None


class PageViewSubjectView(Model):
    items: list[SubjectView]
    next: str | None
    previous: str | None = None


class ParkingSpaceView(Model):
    """
    A space by its number, with all who have held it.
    """

    id: str
    number: str
    kind: Annotated[
        str,
        Field(
            description='A space with an owner (产权车位), one for all (公共车位), or one that the compound lets (租赁车位).'
        ),
    ]
    place_path: str
    holdings: list[HoldingView]
    version: int


class PoliciesView(Model):
    """
    All by their names, in the order in which the service declares them; `form` of the one asked for.
    """

    policies: list[PolicyNameView]
    form: PolicyFormView | None


class PreviewView(Model):
    """
    What would become of the first `tried` rows of `rows`; columns that the mapping does not know.
    """

    encoding: str
    unknown_columns: list[str]
    rows: int
    units: int
    tried: int
    created: int
    updated: int
    unchanged: int
    rejected: int
    first: list[TriedUnitView]


class ProveRealName(Model):
    """
    `note` says what was seen, such as the kind of paper; never its number.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    level: Annotated[
        str,
        Field(
            description='How far it is proven who a person is (实名等级), each more than the one before.\n\nNothing; that they have the phone on record; that staff saw the paper of the citizen id or document on\nrecord; that staff saw with it what the property register says of a unit that they own.'
        ),
    ]
    note: Annotated[str, Field(max_length=100)] = ''


class PutMapping(Model):
    """
    See `RegisterMapping`. `dates` are ways to write days in the directives of strptime.

    Without `relations` they are what owners, families and lessees are often called.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    source: Annotated[str, Field(pattern='^[a-z0-9][a-z0-9._-]{0,39}$')]
    columns: Annotated[list[ColumnIs], Field(max_length=16)]
    area_source: Annotated[
        str,
        Field(
            description='Where an exclusive area (专有部分面积) comes from, best first: SPC strata interpretation Art. 8.'
        ),
    ]
    relations: Annotated[list[RelationIs] | None, Field(max_length=100)] = None
    dates: Annotated[
        list[str], Field(max_length=20, min_length=1)
    ] = ['%Y-%m-%d', '%Y/%m/%d', '%Y.%m.%d', '%Y年%m月%d日', '%Y%m%d']
    first_represents: bool = False
    ignored: Annotated[list[str], Field(max_length=100)] = []


class RankIs(Model):
    """
    Whose word counts: above 50 the source's, below ours, at 50 a person is asked.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    field: Annotated[
        str,
        Field(
            description='Whose word counts is said of these: `stay`: who lives where from when to when; `life`: who has died.'
        ),
    ]
    rank: Annotated[int, Field(ge=0, le=100)]


class RankView(Model):
    field: Annotated[
        str,
        Field(
            description='Whose word counts is said of these: `stay`: who lives where from when to when; `life`: who has died.'
        ),
    ]
    rank: int


class RegisterClient(Model):
    """
    `short_name` becomes the client id; a public client (an app) gets no secret.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    short_name: Annotated[str, Field(max_length=40)]
    name: Annotated[str, Field(max_length=100, min_length=1)]
    grant_types: Annotated[list[str], Field(max_length=3, min_length=1)]
    redirect_uris: Annotated[list[str], Field(max_length=10)] = []
    post_logout_redirect_uris: Annotated[list[str], Field(max_length=10)] = []
    roles: Annotated[list[RoleAt], Field(max_length=20, validate_default=True)] = []
    public: bool = False
    scopes: Annotated[
        list[str], Field(description="of the roles' permissions these alone", max_length=50)
    ] = []
    expires_at: AwareDatetime | None = None
    per_minute: Annotated[int, Field(ge=0, le=100000)] = 0
    per_day: Annotated[
        int, Field(description="to each service, on the district's own day", ge=0, le=100000000)
    ] = 0


class RegisterPerson(Model):
    """
    Citizen id (公民身份号码) and other document are optional: ask for no more than is needed.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str, Field(max_length=100, min_length=1)]
    path: Annotated[str, Field(max_length=400)]
    phone: Annotated[SecretStr | None, Field(max_length=32)] = None
    citizen_id: Annotated[SecretStr | None, Field(max_length=18)] = None
    document: DocumentInput | None = None


class RetentionView(Model):
    """
    What goes by itself; `last_run_at`: when the last nightly run ended.
    """

    last_run_at: AwareDatetime | None
    rules: list[RuleView]


class ChangePerson(Model):
    """
    What is not given stays.

    `correction_id`: what the person had asked for, where it is done by this; it is accepted with it.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    path: Annotated[str | None, Field(max_length=400)] = None
    phone: Annotated[SecretStr | None, Field(max_length=32)] = None
    citizen_id: Annotated[SecretStr | None, Field(max_length=18)] = None
    document: DocumentInput | None = None
    active: bool | None = None
    correction_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None


class CommitteeView(Model):
    """
    A committee in one term.
    """

    id: str
    kind: Annotated[str, Field(description='居委会, 业委会, 物业管理委员会, 居务监督委员会.')]
    name: str
    place_path: str
    term_start: date_aliased
    term_end: date_aliased
    members: list[MemberView]
    version: int


class CreateUnits(Model):
    """
    All of them or none.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    units: Annotated[list[NewUnit], Field(max_length=500, min_length=1)]


class FeedContractView(Model):
    """
    What was agreed with a source; see `PutFeedContract`.
    """

    source: str
    number: int
    kind: str
    name: str
    at: str
    columns: list[ColumnView]
    relations: list[RelationView]
    dates: list[str]
    client_id: str
    ranks: list[RankView]
    sure_from: int
    fresh_hours: int
    shrink_percent: int
    signed: bool
    pull: PullTermsView | None
    changes_minutes: int
    version: int


class FormedView(Model):
    """
    What was, or would be, formed of the names of a building's units; `more`: so many wait still.
    """

    entrances: list[FormedEntranceView]
    left: list[LeftUnitView]
    more: int


class PageViewCommitteeView(Model):
    items: list[CommitteeView]
    next: str | None
    previous: str | None = None


class PageViewParkingSpaceView(Model):
    items: list[ParkingSpaceView]
    next: str | None
    previous: str | None = None


class PutFeedContract(Model):
    """
    See `FeedContract`. Without a rank a field has 60: the source is followed.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    source: Annotated[str, Field(pattern='^[a-z0-9][a-z0-9._-]{0,39}$')]
    kind: str
    name: Annotated[str, Field(max_length=100, min_length=1)]
    at: Annotated[str, Field(max_length=400)]
    columns: Annotated[list[FeedColumnIs], Field(max_length=16)]
    relations: Annotated[list[RelationIs] | None, Field(max_length=100)] = None
    dates: Annotated[
        list[str], Field(max_length=20, min_length=1)
    ] = ['%Y-%m-%d', '%Y/%m/%d', '%Y.%m.%d', '%Y年%m月%d日', '%Y%m%d']
    client_id: Annotated[str, Field(max_length=60)] = ''
    ranks: Annotated[list[RankIs], Field(max_length=5, validate_default=True)] = []
    sure_from: Annotated[int, Field(ge=60, le=100)] = 100
    fresh_hours: Annotated[int, Field(ge=1, le=8784)] = 24
    shrink_percent: Annotated[int, Field(ge=0, le=100)] = 10
    signed: bool = False
    pull: PullIs | None = None
    changes_minutes: Annotated[int, Field(ge=0, le=44640)] = 60
