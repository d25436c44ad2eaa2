# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every fact that identity can emit. Tenant, actor, time and sequence stand in the envelope.

Generated from `proto/linli/identity/` by `make proto`: do not edit.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from services.chassis.values import Event, OrgPath, Role
from services.identity.domain.kinds import (
    AreaSource,
    CommitteeKind,
    CompanyKind,
    GrantType,
    Leaving,
    OccupantKind,
    OfficeKind,
    ParkingKind,
    PartyLevel,
    PlaceKind,
    Post,
    RealName,
    Side,
    SpaceTenure,
)
from services.identity.domain.shares import Share


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that a notice of public holidays names: `worked` if it is a make-up working day (调休)."""

    date: str
    name: str
    worked: bool


@dataclass(frozen=True, slots=True)
class SpaceHolding:
    """Who holds a parking space from a day through another, for which unit."""

    person_id: str
    unit_id: str
    tenure: SpaceTenure
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class DistrictCreated(Event):
    """A district (区) joined the platform; its code is the tenant id and its path the root of its tree.
    Told in the platform's tenant; the root follows as `PlaceCreated` in the district's own.
    """

    TYPE: ClassVar[str] = "linli.identity.v1.DistrictCreated"

    district_id: str
    code: str
    name: str
    path: OrgPath
    time_zone: str


@dataclass(frozen=True, slots=True)
class DistrictLimited(Event):
    """So many requests a second may come from a district to a process of a service, by its next tokens.
    0: as many as the platform's settings say.
    """

    TYPE: ClassVar[str] = "linli.identity.v1.DistrictLimited"

    district_id: str
    requests_per_second: int


@dataclass(frozen=True, slots=True)
class HolidaysPublished(Event):
    """The notice of a year's public holidays was loaded for all districts; `papers` are where it stands.
    Told in the platform's tenant.
    """

    TYPE: ClassVar[str] = "linli.identity.v1.HolidaysPublished"

    year: str
    days: tuple[NamedDay, ...]
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceCreated(Event):
    """A sub-district, neighbourhood, compound, building, entrance or unit exists; its grid comes from above.
    `entrance_path`: the entrance (单元) that a unit lies in.
    """

    TYPE: ClassVar[str] = "linli.identity.v1.PlaceCreated"

    place_id: str
    parent_id: str | None
    kind: PlaceKind
    code: str
    name: str
    path: OrgPath
    active: bool
    grid_path: OrgPath | None = None
    exclusive_area_dm2: int | None = None
    area_source: AreaSource | None = None
    entrance_path: OrgPath | None = None


@dataclass(frozen=True, slots=True)
class PlaceChanged(Event):
    """The place as it is now; kind and path never change."""

    TYPE: ClassVar[str] = "linli.identity.v1.PlaceChanged"

    place_id: str
    kind: PlaceKind
    name: str
    path: OrgPath
    active: bool
    grid_path: OrgPath | None = None
    exclusive_area_dm2: int | None = None
    area_source: AreaSource | None = None
    entrance_path: OrgPath | None = None


@dataclass(frozen=True, slots=True)
class GridCreated(Event):
    """A grid (网格) of a neighbourhood exists."""

    TYPE: ClassVar[str] = "linli.identity.v1.GridCreated"

    grid_id: str
    code: str
    name: str
    path: OrgPath
    neighbourhood_path: OrgPath
    active: bool


@dataclass(frozen=True, slots=True)
class GridChanged(Event):
    """The grid as it is now; its path never changes."""

    TYPE: ClassVar[str] = "linli.identity.v1.GridChanged"

    grid_id: str
    name: str
    path: OrgPath
    active: bool


@dataclass(frozen=True, slots=True)
class PersonRegistered(Event):
    """A person is known; phone and citizen id never leave identity in an event."""

    TYPE: ClassVar[str] = "linli.identity.v1.PersonRegistered"

    person_id: str
    name: str
    path: OrgPath


@dataclass(frozen=True, slots=True)
class PersonChanged(Event):
    """The person as others may know them now."""

    TYPE: ClassVar[str] = "linli.identity.v1.PersonChanged"

    person_id: str
    name: str
    path: OrgPath
    active: bool


@dataclass(frozen=True, slots=True)
class RealNameProven(Event):
    """Staff (the actor) or a code saw a proof of who somebody is (实名); `level`: how far it goes."""

    TYPE: ClassVar[str] = "linli.identity.v1.RealNameProven"

    person_id: str
    proof: RealName
    level: RealName


@dataclass(frozen=True, slots=True)
class RealNameWithdrawn(Event):
    """Proofs of who a person is are no longer taken as such, or the record changed under them."""

    TYPE: ClassVar[str] = "linli.identity.v1.RealNameWithdrawn"

    person_id: str
    proofs: tuple[RealName, ...]
    level: RealName


@dataclass(frozen=True, slots=True)
class PersonUnmasked(Event):
    """Somebody (the envelope's actor) read the unmasked data of a person, and said why."""

    TYPE: ClassVar[str] = "linli.identity.v1.PersonUnmasked"

    person_id: str
    fields: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class PersonalDataRequested(Event):
    """A person asked for all that is kept about them: each service lays its part ready until `until`."""

    TYPE: ClassVar[str] = "linli.identity.v1.PersonalDataRequested"

    export_id: str
    person_id: str
    until: datetime


@dataclass(frozen=True, slots=True)
class ErasureRequested(Event):
    """A person asked, or staff by a paper of theirs, to be erased; or the system, as nothing ties them."""

    TYPE: ClassVar[str] = "linli.identity.v1.ErasureRequested"

    erasure_id: str
    person_id: str
    document: str | None = None


@dataclass(frozen=True, slots=True)
class ErasureGranted(Event):
    """The request was granted; unless it is called off, the data are erased at `due_at`."""

    TYPE: ClassVar[str] = "linli.identity.v1.ErasureGranted"

    erasure_id: str
    person_id: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class ErasureRefused(Event):
    """The request was refused, or put off until `not_before`, and why."""

    TYPE: ClassVar[str] = "linli.identity.v1.ErasureRefused"

    erasure_id: str
    person_id: str
    reason: str
    not_before: date | None = None


@dataclass(frozen=True, slots=True)
class ErasureCancelled(Event):
    """The person called the request off; of one by the system by logging in."""

    TYPE: ClassVar[str] = "linli.identity.v1.ErasureCancelled"

    erasure_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class OpenMattersAsked(Event):
    """Every service is asked what of the person's is open there and stands against the erasure."""

    TYPE: ClassVar[str] = "linli.identity.v1.OpenMattersAsked"

    erasure_id: str
    person_id: str
    round: int


@dataclass(frozen=True, slots=True)
class ErasureWaits(Event):
    """The erasure is due and waits, no longer than `until`, for what is open."""

    TYPE: ClassVar[str] = "linli.identity.v1.ErasureWaits"

    erasure_id: str
    person_id: str
    until: datetime


@dataclass(frozen=True, slots=True)
class OpenMatterWaived(Event):
    """Who decides passed over something open, `matter` of a service: the erasure waits for it no more."""

    TYPE: ClassVar[str] = "linli.identity.v1.OpenMatterWaived"

    erasure_id: str
    person_id: str
    matter: str
    reason: str


@dataclass(frozen=True, slots=True)
class PersonErased(Event):
    """Nobody keeps more of the person than the law requires, and nothing by name."""

    TYPE: ClassVar[str] = "linli.identity.v1.PersonErased"

    person_id: str


@dataclass(frozen=True, slots=True)
class ConsentGiven(Event):
    """A person agreed to a purpose, in the words of this version."""

    TYPE: ClassVar[str] = "linli.identity.v1.ConsentGiven"

    consent_id: str
    person_id: str
    purpose: str
    version: int


@dataclass(frozen=True, slots=True)
class ConsentWithdrawn(Event):
    """A person took their consent back; what was done before stays lawful."""

    TYPE: ClassVar[str] = "linli.identity.v1.ConsentWithdrawn"

    consent_id: str
    person_id: str
    purpose: str


@dataclass(frozen=True, slots=True)
class CorrectionAsked(Event):
    """A person says that the record of them is wrong."""

    TYPE: ClassVar[str] = "linli.identity.v1.CorrectionAsked"

    correction_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class CorrectionDecided(Event):
    """Staff corrected the record, or refused and said why."""

    TYPE: ClassVar[str] = "linli.identity.v1.CorrectionDecided"

    correction_id: str
    person_id: str
    accepted: bool
    reason: str


@dataclass(frozen=True, slots=True)
class OwnershipRegistered(Event):
    """Who owns a unit from a day on, and which one of the joint owners votes; replaces what stood before."""

    TYPE: ClassVar[str] = "linli.identity.v1.OwnershipRegistered"

    unit_id: str
    unit_path: OrgPath
    owners: tuple[Share, ...]
    representative_id: str
    since: date


@dataclass(frozen=True, slots=True)
class OccupancyRegistered(Event):
    """Who lives in a unit or uses it, as what (owner, family, lessee)."""

    TYPE: ClassVar[str] = "linli.identity.v1.OccupancyRegistered"

    occupancy_id: str
    unit_id: str
    unit_path: OrgPath
    person_id: str
    kind: OccupantKind
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class OccupancyEnded(Event):
    """The person no longer lives in the unit or uses it."""

    TYPE: ClassVar[str] = "linli.identity.v1.OccupancyEnded"

    occupancy_id: str
    unit_id: str
    unit_path: OrgPath
    person_id: str
    until: date


@dataclass(frozen=True, slots=True)
class VehicleRegistered(Event):
    """A vehicle of a person is known; the plate is masked."""

    TYPE: ClassVar[str] = "linli.identity.v1.VehicleRegistered"

    vehicle_id: str
    person_id: str
    plate_masked: str


@dataclass(frozen=True, slots=True)
class PartyOrganisationCreated(Event):
    """A node of the party structure (社区党组织—网格党支部—楼栋党小组—党员中心户) exists."""

    TYPE: ClassVar[str] = "linli.identity.v1.PartyOrganisationCreated"

    organisation_id: str
    level: PartyLevel
    name: str
    path: OrgPath
    place_path: OrgPath
    parent_id: str | None = None


@dataclass(frozen=True, slots=True)
class PartyMembershipRegistered(Event):
    """A person is a member of a party organisation; not told to integrators."""

    TYPE: ClassVar[str] = "linli.identity.v1.PartyMembershipRegistered"

    membership_id: str
    person_id: str
    organisation_id: str
    organisation_path: OrgPath
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class PartyMembershipEnded(Event):
    """The last day of a membership in a party organisation is known."""

    TYPE: ClassVar[str] = "linli.identity.v1.PartyMembershipEnded"

    membership_id: str
    person_id: str
    organisation_id: str
    organisation_path: OrgPath
    until: date


@dataclass(frozen=True, slots=True)
class MemberRegistered(Event):
    """A party member is registered with the neighbourhood at home (双报到); not told to integrators."""

    TYPE: ClassVar[str] = "linli.identity.v1.MemberRegistered"

    registration_id: str
    person_id: str
    place_path: OrgPath
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class MemberRegistrationEnded(Event):
    """The last day of a member's registration with a neighbourhood is known."""

    TYPE: ClassVar[str] = "linli.identity.v1.MemberRegistrationEnded"

    registration_id: str
    person_id: str
    place_path: OrgPath
    until: date


@dataclass(frozen=True, slots=True)
class CommitteeCreated(Event):
    """A committee of residents or owners was set up for a term."""

    TYPE: ClassVar[str] = "linli.identity.v1.CommitteeCreated"

    committee_id: str
    kind: CommitteeKind
    name: str
    place_path: OrgPath
    term_start: date
    term_end: date


@dataclass(frozen=True, slots=True)
class CommitteeMemberAppointed(Event):
    """A person sits on a committee from a day on."""

    TYPE: ClassVar[str] = "linli.identity.v1.CommitteeMemberAppointed"

    committee_id: str
    person_id: str
    post: Post
    since: date


@dataclass(frozen=True, slots=True)
class OfficeTaken(Event):
    """Somebody has an office for a term, on a committee or as a building leader (楼组长); both days count."""

    TYPE: ClassVar[str] = "linli.identity.v1.OfficeTaken"

    office_id: str
    kind: OfficeKind
    person_id: str
    place_path: OrgPath
    since: date
    until: date
    committee_id: str | None = None


@dataclass(frozen=True, slots=True)
class OfficeExtended(Event):
    """The term of an office ends later than it was to."""

    TYPE: ClassVar[str] = "linli.identity.v1.OfficeExtended"

    office_id: str
    person_id: str
    place_path: OrgPath
    until: date


@dataclass(frozen=True, slots=True)
class OfficeEnding(Event):
    """The term of an office ends soon: who holds it and who looks after it are told."""

    TYPE: ClassVar[str] = "linli.identity.v1.OfficeEnding"

    office_id: str
    kind: OfficeKind
    person_id: str
    place_path: OrgPath
    until: date


@dataclass(frozen=True, slots=True)
class OfficeEnded(Event):
    """The term of an office is over: roles that went with it have ended. `until`: its last day."""

    TYPE: ClassVar[str] = "linli.identity.v1.OfficeEnded"

    office_id: str
    kind: OfficeKind
    person_id: str
    place_path: OrgPath
    until: date
    leaving: Leaving
    committee_id: str | None = None


@dataclass(frozen=True, slots=True)
class OfficeHandoverOpened(Event):
    """What the holder of an office owes the next one (交接) is on a list, to be handed over until a day."""

    TYPE: ClassVar[str] = "linli.identity.v1.OfficeHandoverOpened"

    handover_id: str
    giver_id: str
    place_path: OrgPath
    due_on: date
    receiver_id: str | None = None


@dataclass(frozen=True, slots=True)
class OfficeItemSigned(Event):
    """One side of a handover signed for an item; `complete`: both have, for all of them."""

    TYPE: ClassVar[str] = "linli.identity.v1.OfficeItemSigned"

    handover_id: str
    place_path: OrgPath
    item: str
    side: Side
    complete: bool


@dataclass(frozen=True, slots=True)
class OfficeHandoverPartyNamed(Event):
    """Who hands over, or who takes, is another person or known by now; `reason` where staff said so."""

    TYPE: ClassVar[str] = "linli.identity.v1.OfficeHandoverPartyNamed"

    handover_id: str
    place_path: OrgPath
    side: Side
    person_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class OfficeHandoverLate(Event):
    """Items of a handover are late: the place `told` is told, one further up each time."""

    TYPE: ClassVar[str] = "linli.identity.v1.OfficeHandoverLate"

    handover_id: str
    place_path: OrgPath
    level: int
    told: OrgPath
    waiting: int
    due_on: date
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompanyRegistered(Event):
    """A company or organisation that serves here is known by its unified social credit code."""

    TYPE: ClassVar[str] = "linli.identity.v1.CompanyRegistered"

    company_id: str
    name: str
    credit_code: str
    kind: CompanyKind
    place_path: OrgPath | None = None


@dataclass(frozen=True, slots=True)
class CompanyChanged(Event):
    """A company or organisation as it is now; with `until` it has closed and that was its last day."""

    TYPE: ClassVar[str] = "linli.identity.v1.CompanyChanged"

    company_id: str
    name: str
    kind: CompanyKind
    place_path: OrgPath | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ParkingSpaceRegistered(Event):
    """A parking space (车位) of a compound is known by its number."""

    TYPE: ClassVar[str] = "linli.identity.v1.ParkingSpaceRegistered"

    space_id: str
    number: str
    kind: ParkingKind
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class ParkingSpaceHeld(Event):
    """Somebody holds a parking space from a day on, for their unit; `holdings`: its latest ones."""

    TYPE: ClassVar[str] = "linli.identity.v1.ParkingSpaceHeld"

    space_id: str
    place_path: OrgPath
    person_id: str
    unit_id: str
    tenure: SpaceTenure
    since: date
    number: str
    kind: ParkingKind
    holdings: tuple[SpaceHolding, ...]
    until: date | None = None
    vehicle_id: str | None = None


@dataclass(frozen=True, slots=True)
class ParkingSpaceFreed(Event):
    """The last day of who holds a parking space is known; `holdings`: its latest ones."""

    TYPE: ClassVar[str] = "linli.identity.v1.ParkingSpaceFreed"

    space_id: str
    place_path: OrgPath
    person_id: str
    unit_id: str
    until: date
    number: str
    kind: ParkingKind
    holdings: tuple[SpaceHolding, ...]


@dataclass(frozen=True, slots=True)
class ProjectManagerAppointed(Event):
    """A person leads a company's work at a place (项目经理)."""

    TYPE: ClassVar[str] = "linli.identity.v1.ProjectManagerAppointed"

    appointment_id: str
    company_id: str
    person_id: str
    path: OrgPath
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class RoleGranted(Event):
    """A person has a role at a place and everywhere below it."""

    TYPE: ClassVar[str] = "linli.identity.v1.RoleGranted"

    grant_id: str
    person_id: str
    role: Role
    path: OrgPath


@dataclass(frozen=True, slots=True)
class RoleRevoked(Event):
    """The person no longer has the role there."""

    TYPE: ClassVar[str] = "linli.identity.v1.RoleRevoked"

    grant_id: str
    person_id: str
    role: Role
    path: OrgPath


@dataclass(frozen=True, slots=True)
class AccountCreated(Event):
    """A person can log in."""

    TYPE: ClassVar[str] = "linli.identity.v1.AccountCreated"

    account_id: str
    person_id: str
    login: str


@dataclass(frozen=True, slots=True)
class PasswordChanged(Event):
    """The account has another password; its sessions have ended."""

    TYPE: ClassVar[str] = "linli.identity.v1.PasswordChanged"

    account_id: str


@dataclass(frozen=True, slots=True)
class AccountLocked(Event):
    """Too many wrong passwords in a row: no log-in before `until`."""

    TYPE: ClassVar[str] = "linli.identity.v1.AccountLocked"

    account_id: str
    failures: int
    until: datetime


@dataclass(frozen=True, slots=True)
class LoggedIn(Event):
    """A person logged in."""

    TYPE: ClassVar[str] = "linli.identity.v1.LoggedIn"

    session_id: str
    account_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class NewDeviceSeen(Event):
    """Somebody logged in with a browser that the account did not know; `device` is what it calls itself."""

    TYPE: ClassVar[str] = "linli.identity.v1.NewDeviceSeen"

    account_id: str
    person_id: str
    device: str
    place_path: OrgPath
    at: datetime


@dataclass(frozen=True, slots=True)
class LoggedOut(Event):
    """The log-in and every token family that came of it ended."""

    TYPE: ClassVar[str] = "linli.identity.v1.LoggedOut"

    session_id: str
    account_id: str


@dataclass(frozen=True, slots=True)
class SecondFactorAdded(Event):
    """An authenticator app (`app`) or a passkey (`passkey`) proves from now on who logs in to the account."""

    TYPE: ClassVar[str] = "linli.identity.v1.SecondFactorAdded"

    account_id: str
    person_id: str
    kind: str
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class SecondFactorRemoved(Event):
    """An authenticator app or a passkey is no longer good; `kind` is `all` if staff took all there were."""

    TYPE: ClassVar[str] = "linli.identity.v1.SecondFactorRemoved"

    account_id: str
    person_id: str
    kind: str
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class RecoveryCodesMade(Event):
    """The account has new recovery codes; those of before are no longer good."""

    TYPE: ClassVar[str] = "linli.identity.v1.RecoveryCodesMade"

    account_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class RecoveryCodeUsed(Event):
    """Somebody logged in by a recovery code; so many are left."""

    TYPE: ClassVar[str] = "linli.identity.v1.RecoveryCodeUsed"

    account_id: str
    person_id: str
    left: int
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class RefreshTokenReused(Event):
    """A refresh token or code that had been used before was presented: its whole family was revoked."""

    TYPE: ClassVar[str] = "linli.identity.v1.RefreshTokenReused"

    family_id: str
    person_id: str
    client_id: str


@dataclass(frozen=True, slots=True)
class TokensRevoked(Event):
    """Access tokens of an older generation of this subject, a person or a log-in, are no longer good."""

    TYPE: ClassVar[str] = "linli.identity.v1.TokensRevoked"

    subject: str
    generation: int


@dataclass(frozen=True, slots=True)
class ClientRegistered(Event):
    """An OAuth client may ask for tokens."""

    TYPE: ClassVar[str] = "linli.identity.v1.ClientRegistered"

    client_id: str
    name: str
    grant_types: tuple[GrantType, ...]


@dataclass(frozen=True, slots=True)
class ClientDisabled(Event):
    """An OAuth client gets no more tokens, and those it has are no longer good."""

    TYPE: ClassVar[str] = "linli.identity.v1.ClientDisabled"

    client_id: str


@dataclass(frozen=True, slots=True)
class ClientExpiring(Event):
    """An OAuth client gets no more tokens from `expires_at` on: who needs it registers another in time."""

    TYPE: ClassVar[str] = "linli.identity.v1.ClientExpiring"

    client_id: str
    name: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class ClientSecretRotated(Event):
    """An OAuth client has another secret; the former one is good until `former_until`."""

    TYPE: ClassVar[str] = "linli.identity.v1.ClientSecretRotated"

    client_id: str
    former_until: datetime


@dataclass(frozen=True, slots=True)
class ClientLimitsChanged(Event):
    """An OAuth client has other limits from its next token on, or ends on another day."""

    TYPE: ClassVar[str] = "linli.identity.v1.ClientLimitsChanged"

    client_id: str
    per_minute: int
    per_day: int
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SigningKeysRotated(Event):
    """Tokens are signed with another key; the retired ones stay published until their tokens have expired."""

    TYPE: ClassVar[str] = "linli.identity.v1.SigningKeysRotated"

    key_id: str
    retired: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PolicyChanged(Event):
    """Another version of one of identity's policies was set at a place."""

    TYPE: ClassVar[str] = "linli.identity.v1.PolicyChanged"

    policy: str
    version: int
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class MappingChanged(Event):
    """Another version of how the registers of a source are read was put."""

    TYPE: ClassVar[str] = "linli.identity.v1.MappingChanged"

    source: str
    number: int


@dataclass(frozen=True, slots=True)
class FeedContractChanged(Event):
    """Another version of the contract with a source of feeds was put."""

    TYPE: ClassVar[str] = "linli.identity.v1.FeedContractChanged"

    source: str
    number: int


@dataclass(frozen=True, slots=True)
class FeedSecretMade(Event):
    """The bodies of a source are signed with another secret from now on."""

    TYPE: ClassVar[str] = "linli.identity.v1.FeedSecretMade"

    source: str


@dataclass(frozen=True, slots=True)
class FeedBatchHeld(Event):
    """A snapshot has far fewer entries than are known: nothing of it is applied until a person has looked."""

    TYPE: ClassVar[str] = "linli.identity.v1.FeedBatchHeld"

    source: str
    batch_id: str
    batch: str
    rows: int
    expected: int


@dataclass(frozen=True, slots=True)
class FeedBatchDiscarded(Event):
    """Nothing of a batch counts."""

    TYPE: ClassVar[str] = "linli.identity.v1.FeedBatchDiscarded"

    source: str
    batch_id: str
    batch: str


@dataclass(frozen=True, slots=True)
class FeedBatchStopped(Event):
    """A batch's job was `cancelled`, or has `failed`: it waits for a person."""

    TYPE: ClassVar[str] = "linli.identity.v1.FeedBatchStopped"

    source: str
    batch_id: str
    batch: str
    problem: str


@dataclass(frozen=True, slots=True)
class FeedAccessPut(Event):
    """What we show a source, when we ask it, is another from now on."""

    TYPE: ClassVar[str] = "linli.identity.v1.FeedAccessPut"

    source: str


@dataclass(frozen=True, slots=True)
class FeedCertificateExpiring(Event):
    """The certificate that we show a source ends soon: who keeps contracts puts another in time."""

    TYPE: ClassVar[str] = "linli.identity.v1.FeedCertificateExpiring"

    source: str
    name: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class FeedBatchDone(Event):
    """A batch was worked through; the numbers count rows, `ended` entries that a snapshot no longer has."""

    TYPE: ClassVar[str] = "linli.identity.v1.FeedBatchDone"

    source: str
    batch_id: str
    batch: str
    as_of: datetime
    rows: int
    created: int
    updated: int
    unchanged: int
    waiting: int
    rejected: int
    ended: int


@dataclass(frozen=True, slots=True)
class FeedConflictRaised(Event):
    """What a source says is not sure: a person is asked."""

    TYPE: ClassVar[str] = "linli.identity.v1.FeedConflictRaised"

    conflict_id: str
    kind: str
    source: str
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class FeedConflictDecided(Event):
    """A person decided what a source's word means."""

    TYPE: ClassVar[str] = "linli.identity.v1.FeedConflictDecided"

    conflict_id: str
    kind: str
    source: str
    decision: str


@dataclass(frozen=True, slots=True)
class FeedOverdue(Event):
    """Nothing came of a source for longer than agreed; told again each week. `due`: by when it was to."""

    TYPE: ClassVar[str] = "linli.identity.v1.FeedOverdue"

    source: str
    name: str
    place_path: OrgPath
    due: datetime


@dataclass(frozen=True, slots=True)
class FeedChangesReady(Event):
    """Something waits to go back to a source, told once an interval. `position`: of the newest line; `count`:
    how many lines wait, ten thousand at most.
    """

    TYPE: ClassVar[str] = "linli.identity.v1.FeedChangesReady"

    source: str
    position: str
    count: int


@dataclass(frozen=True, slots=True)
class FeedChangesRead(Event):
    """The client of a source (the envelope's actor) read what goes back to it, with its values."""

    TYPE: ClassVar[str] = "linli.identity.v1.FeedChangesRead"

    source: str
    after: str
    position: str
    count: int


@dataclass(frozen=True, slots=True)
class VehicleEnded(Event):
    """A vehicle is no longer known at its person's; the last day."""

    TYPE: ClassVar[str] = "linli.identity.v1.VehicleEnded"

    vehicle_id: str
    person_id: str
    until: date


@dataclass(frozen=True, slots=True)
class AuditSealed(Event):
    """How long the district's audit trail is here and the last hash of its chain, told once an hour."""

    TYPE: ClassVar[str] = "linli.identity.v1.AuditSealed"

    size: int
    head: str


@dataclass(frozen=True, slots=True)
class IdentityProviderChanged(Event):
    """A way in by another provider's log-in (OpenID, WeCom, WeChat) was registered, changed or switched."""

    TYPE: ClassVar[str] = "linli.identity.v1.IdentityProviderChanged"

    provider_id: str
    name: str
    kind: str
    issuer: str
    client_id: str
    active: bool


@dataclass(frozen=True, slots=True)
class IdentityLinked(Event):
    """A subject of another provider logs in to the account; `how`: by `phone`, `citizen_id` or `log_in`."""

    TYPE: ClassVar[str] = "linli.identity.v1.IdentityLinked"

    link_id: str
    account_id: str
    person_id: str
    provider_id: str
    provider: str
    how: str
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class IdentityUnlinked(Event):
    """The subject of another provider no longer logs in to the account."""

    TYPE: ClassVar[str] = "linli.identity.v1.IdentityUnlinked"

    link_id: str
    account_id: str
    person_id: str
    provider_id: str
    provider: str
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class OutsideLogInRefused(Event):
    """Nobody was logged in by what came from another provider, and why."""

    TYPE: ClassVar[str] = "linli.identity.v1.OutsideLogInRefused"

    provider_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class EmergencyAccessOpened(Event):
    """Somebody opened a role that is not theirs, for a time and with a reason (应急访问): look at once."""

    TYPE: ClassVar[str] = "linli.identity.v1.EmergencyAccessOpened"

    emergency_access_id: str
    person_id: str
    role: Role
    place_path: OrgPath
    reason: str
    until: datetime


@dataclass(frozen=True, slots=True)
class EmergencyAccessEnded(Event):
    """The emergency access is over; somebody else reviews what was done under it."""

    TYPE: ClassVar[str] = "linli.identity.v1.EmergencyAccessEnded"

    emergency_access_id: str
    person_id: str
    role: Role
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class EmergencyAccessReviewed(Event):
    """Somebody else judged what was done under an emergency access: `justified` or `unjustified`."""

    TYPE: ClassVar[str] = "linli.identity.v1.EmergencyAccessReviewed"

    emergency_access_id: str
    person_id: str
    verdict: str
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class EmergencyReviewOverdue(Event):
    """Nobody has reviewed an emergency access since it was over: told again until somebody has."""

    TYPE: ClassVar[str] = "linli.identity.v1.EmergencyReviewOverdue"

    emergency_access_id: str
    person_id: str
    role: Role
    place_path: OrgPath
    ended_at: datetime


@dataclass(frozen=True, slots=True)
class AuditExported(Event):
    """Somebody asked for a file of the audit trail's first `size` entries: of those that fit what is said."""

    TYPE: ClassVar[str] = "linli.identity.v1.AuditExported"

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

    TYPE: ClassVar[str] = "linli.identity.v1.RetentionApplied"

    rule: str
    days: int
    number: int
