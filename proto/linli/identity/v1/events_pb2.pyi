import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from proto.linli import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class DistrictCreated(_message.Message):
    __slots__ = ("district_id", "code", "name", "path", "time_zone")
    DISTRICT_ID_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    district_id: str
    code: str
    name: str
    path: str
    time_zone: str
    def __init__(self, district_id: _Optional[str] = ..., code: _Optional[str] = ..., name: _Optional[str] = ..., path: _Optional[str] = ..., time_zone: _Optional[str] = ...) -> None: ...

class DistrictLimited(_message.Message):
    __slots__ = ("district_id", "requests_per_second")
    DISTRICT_ID_FIELD_NUMBER: _ClassVar[int]
    REQUESTS_PER_SECOND_FIELD_NUMBER: _ClassVar[int]
    district_id: str
    requests_per_second: int
    def __init__(self, district_id: _Optional[str] = ..., requests_per_second: _Optional[int] = ...) -> None: ...

class NamedDay(_message.Message):
    __slots__ = ("date", "name", "worked")
    DATE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    WORKED_FIELD_NUMBER: _ClassVar[int]
    date: str
    name: str
    worked: bool
    def __init__(self, date: _Optional[str] = ..., name: _Optional[str] = ..., worked: _Optional[bool] = ...) -> None: ...

class HolidaysPublished(_message.Message):
    __slots__ = ("year", "days", "papers")
    YEAR_FIELD_NUMBER: _ClassVar[int]
    DAYS_FIELD_NUMBER: _ClassVar[int]
    PAPERS_FIELD_NUMBER: _ClassVar[int]
    year: str
    days: _containers.RepeatedCompositeFieldContainer[NamedDay]
    papers: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, year: _Optional[str] = ..., days: _Optional[_Iterable[_Union[NamedDay, _Mapping]]] = ..., papers: _Optional[_Iterable[str]] = ...) -> None: ...

class PlaceCreated(_message.Message):
    __slots__ = ("place_id", "parent_id", "kind", "code", "name", "path", "active", "grid_path", "exclusive_area_dm2", "area_source", "entrance_path")
    PLACE_ID_FIELD_NUMBER: _ClassVar[int]
    PARENT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    ACTIVE_FIELD_NUMBER: _ClassVar[int]
    GRID_PATH_FIELD_NUMBER: _ClassVar[int]
    EXCLUSIVE_AREA_DM2_FIELD_NUMBER: _ClassVar[int]
    AREA_SOURCE_FIELD_NUMBER: _ClassVar[int]
    ENTRANCE_PATH_FIELD_NUMBER: _ClassVar[int]
    place_id: str
    parent_id: str
    kind: str
    code: str
    name: str
    path: str
    active: bool
    grid_path: str
    exclusive_area_dm2: int
    area_source: str
    entrance_path: str
    def __init__(self, place_id: _Optional[str] = ..., parent_id: _Optional[str] = ..., kind: _Optional[str] = ..., code: _Optional[str] = ..., name: _Optional[str] = ..., path: _Optional[str] = ..., active: _Optional[bool] = ..., grid_path: _Optional[str] = ..., exclusive_area_dm2: _Optional[int] = ..., area_source: _Optional[str] = ..., entrance_path: _Optional[str] = ...) -> None: ...

class PlaceChanged(_message.Message):
    __slots__ = ("place_id", "kind", "name", "path", "active", "grid_path", "exclusive_area_dm2", "area_source", "entrance_path")
    PLACE_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    ACTIVE_FIELD_NUMBER: _ClassVar[int]
    GRID_PATH_FIELD_NUMBER: _ClassVar[int]
    EXCLUSIVE_AREA_DM2_FIELD_NUMBER: _ClassVar[int]
    AREA_SOURCE_FIELD_NUMBER: _ClassVar[int]
    ENTRANCE_PATH_FIELD_NUMBER: _ClassVar[int]
    place_id: str
    kind: str
    name: str
    path: str
    active: bool
    grid_path: str
    exclusive_area_dm2: int
    area_source: str
    entrance_path: str
    def __init__(self, place_id: _Optional[str] = ..., kind: _Optional[str] = ..., name: _Optional[str] = ..., path: _Optional[str] = ..., active: _Optional[bool] = ..., grid_path: _Optional[str] = ..., exclusive_area_dm2: _Optional[int] = ..., area_source: _Optional[str] = ..., entrance_path: _Optional[str] = ...) -> None: ...

class GridCreated(_message.Message):
    __slots__ = ("grid_id", "code", "name", "path", "neighbourhood_path", "active")
    GRID_ID_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    NEIGHBOURHOOD_PATH_FIELD_NUMBER: _ClassVar[int]
    ACTIVE_FIELD_NUMBER: _ClassVar[int]
    grid_id: str
    code: str
    name: str
    path: str
    neighbourhood_path: str
    active: bool
    def __init__(self, grid_id: _Optional[str] = ..., code: _Optional[str] = ..., name: _Optional[str] = ..., path: _Optional[str] = ..., neighbourhood_path: _Optional[str] = ..., active: _Optional[bool] = ...) -> None: ...

class GridChanged(_message.Message):
    __slots__ = ("grid_id", "name", "path", "active")
    GRID_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    ACTIVE_FIELD_NUMBER: _ClassVar[int]
    grid_id: str
    name: str
    path: str
    active: bool
    def __init__(self, grid_id: _Optional[str] = ..., name: _Optional[str] = ..., path: _Optional[str] = ..., active: _Optional[bool] = ...) -> None: ...

class PersonRegistered(_message.Message):
    __slots__ = ("person_id", "name", "path")
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    person_id: str
    name: str
    path: str
    def __init__(self, person_id: _Optional[str] = ..., name: _Optional[str] = ..., path: _Optional[str] = ...) -> None: ...

class PersonChanged(_message.Message):
    __slots__ = ("person_id", "name", "path", "active")
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    ACTIVE_FIELD_NUMBER: _ClassVar[int]
    person_id: str
    name: str
    path: str
    active: bool
    def __init__(self, person_id: _Optional[str] = ..., name: _Optional[str] = ..., path: _Optional[str] = ..., active: _Optional[bool] = ...) -> None: ...

class RealNameProven(_message.Message):
    __slots__ = ("person_id", "proof", "level")
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PROOF_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    person_id: str
    proof: str
    level: str
    def __init__(self, person_id: _Optional[str] = ..., proof: _Optional[str] = ..., level: _Optional[str] = ...) -> None: ...

class RealNameWithdrawn(_message.Message):
    __slots__ = ("person_id", "proofs", "level")
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PROOFS_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    person_id: str
    proofs: _containers.RepeatedScalarFieldContainer[str]
    level: str
    def __init__(self, person_id: _Optional[str] = ..., proofs: _Optional[_Iterable[str]] = ..., level: _Optional[str] = ...) -> None: ...

class PersonUnmasked(_message.Message):
    __slots__ = ("person_id", "fields", "reason")
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    FIELDS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    person_id: str
    fields: _containers.RepeatedScalarFieldContainer[str]
    reason: str
    def __init__(self, person_id: _Optional[str] = ..., fields: _Optional[_Iterable[str]] = ..., reason: _Optional[str] = ...) -> None: ...

class Share(_message.Message):
    __slots__ = ("person_id", "numerator", "denominator")
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    NUMERATOR_FIELD_NUMBER: _ClassVar[int]
    DENOMINATOR_FIELD_NUMBER: _ClassVar[int]
    person_id: str
    numerator: int
    denominator: int
    def __init__(self, person_id: _Optional[str] = ..., numerator: _Optional[int] = ..., denominator: _Optional[int] = ...) -> None: ...

class PersonalDataRequested(_message.Message):
    __slots__ = ("export_id", "person_id", "until")
    EXPORT_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    export_id: str
    person_id: str
    until: _timestamp_pb2.Timestamp
    def __init__(self, export_id: _Optional[str] = ..., person_id: _Optional[str] = ..., until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ErasureRequested(_message.Message):
    __slots__ = ("erasure_id", "person_id", "document")
    ERASURE_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    erasure_id: str
    person_id: str
    document: str
    def __init__(self, erasure_id: _Optional[str] = ..., person_id: _Optional[str] = ..., document: _Optional[str] = ...) -> None: ...

class ErasureGranted(_message.Message):
    __slots__ = ("erasure_id", "person_id", "due_at")
    ERASURE_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    DUE_AT_FIELD_NUMBER: _ClassVar[int]
    erasure_id: str
    person_id: str
    due_at: _timestamp_pb2.Timestamp
    def __init__(self, erasure_id: _Optional[str] = ..., person_id: _Optional[str] = ..., due_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ErasureRefused(_message.Message):
    __slots__ = ("erasure_id", "person_id", "reason", "not_before")
    ERASURE_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    NOT_BEFORE_FIELD_NUMBER: _ClassVar[int]
    erasure_id: str
    person_id: str
    reason: str
    not_before: str
    def __init__(self, erasure_id: _Optional[str] = ..., person_id: _Optional[str] = ..., reason: _Optional[str] = ..., not_before: _Optional[str] = ...) -> None: ...

class ErasureCancelled(_message.Message):
    __slots__ = ("erasure_id", "person_id")
    ERASURE_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    erasure_id: str
    person_id: str
    def __init__(self, erasure_id: _Optional[str] = ..., person_id: _Optional[str] = ...) -> None: ...

class OpenMattersAsked(_message.Message):
    __slots__ = ("erasure_id", "person_id", "round")
    ERASURE_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    ROUND_FIELD_NUMBER: _ClassVar[int]
    erasure_id: str
    person_id: str
    round: int
    def __init__(self, erasure_id: _Optional[str] = ..., person_id: _Optional[str] = ..., round: _Optional[int] = ...) -> None: ...

class ErasureWaits(_message.Message):
    __slots__ = ("erasure_id", "person_id", "until")
    ERASURE_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    erasure_id: str
    person_id: str
    until: _timestamp_pb2.Timestamp
    def __init__(self, erasure_id: _Optional[str] = ..., person_id: _Optional[str] = ..., until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class OpenMatterWaived(_message.Message):
    __slots__ = ("erasure_id", "person_id", "matter", "reason")
    ERASURE_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    erasure_id: str
    person_id: str
    matter: str
    reason: str
    def __init__(self, erasure_id: _Optional[str] = ..., person_id: _Optional[str] = ..., matter: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class PersonErased(_message.Message):
    __slots__ = ("person_id",)
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    person_id: str
    def __init__(self, person_id: _Optional[str] = ...) -> None: ...

class ConsentGiven(_message.Message):
    __slots__ = ("consent_id", "person_id", "purpose", "version")
    CONSENT_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PURPOSE_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    consent_id: str
    person_id: str
    purpose: str
    version: int
    def __init__(self, consent_id: _Optional[str] = ..., person_id: _Optional[str] = ..., purpose: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class ConsentWithdrawn(_message.Message):
    __slots__ = ("consent_id", "person_id", "purpose")
    CONSENT_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PURPOSE_FIELD_NUMBER: _ClassVar[int]
    consent_id: str
    person_id: str
    purpose: str
    def __init__(self, consent_id: _Optional[str] = ..., person_id: _Optional[str] = ..., purpose: _Optional[str] = ...) -> None: ...

class CorrectionAsked(_message.Message):
    __slots__ = ("correction_id", "person_id")
    CORRECTION_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    correction_id: str
    person_id: str
    def __init__(self, correction_id: _Optional[str] = ..., person_id: _Optional[str] = ...) -> None: ...

class CorrectionDecided(_message.Message):
    __slots__ = ("correction_id", "person_id", "accepted", "reason")
    CORRECTION_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    correction_id: str
    person_id: str
    accepted: bool
    reason: str
    def __init__(self, correction_id: _Optional[str] = ..., person_id: _Optional[str] = ..., accepted: _Optional[bool] = ..., reason: _Optional[str] = ...) -> None: ...

class OwnershipRegistered(_message.Message):
    __slots__ = ("unit_id", "unit_path", "owners", "representative_id", "since")
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_PATH_FIELD_NUMBER: _ClassVar[int]
    OWNERS_FIELD_NUMBER: _ClassVar[int]
    REPRESENTATIVE_ID_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    unit_id: str
    unit_path: str
    owners: _containers.RepeatedCompositeFieldContainer[Share]
    representative_id: str
    since: str
    def __init__(self, unit_id: _Optional[str] = ..., unit_path: _Optional[str] = ..., owners: _Optional[_Iterable[_Union[Share, _Mapping]]] = ..., representative_id: _Optional[str] = ..., since: _Optional[str] = ...) -> None: ...

class OccupancyRegistered(_message.Message):
    __slots__ = ("occupancy_id", "unit_id", "unit_path", "person_id", "kind", "since", "until")
    OCCUPANCY_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_PATH_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    occupancy_id: str
    unit_id: str
    unit_path: str
    person_id: str
    kind: str
    since: str
    until: str
    def __init__(self, occupancy_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., unit_path: _Optional[str] = ..., person_id: _Optional[str] = ..., kind: _Optional[str] = ..., since: _Optional[str] = ..., until: _Optional[str] = ...) -> None: ...

class OccupancyEnded(_message.Message):
    __slots__ = ("occupancy_id", "unit_id", "unit_path", "person_id", "until")
    OCCUPANCY_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_PATH_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    occupancy_id: str
    unit_id: str
    unit_path: str
    person_id: str
    until: str
    def __init__(self, occupancy_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., unit_path: _Optional[str] = ..., person_id: _Optional[str] = ..., until: _Optional[str] = ...) -> None: ...

class VehicleRegistered(_message.Message):
    __slots__ = ("vehicle_id", "person_id", "plate_masked")
    VEHICLE_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLATE_MASKED_FIELD_NUMBER: _ClassVar[int]
    vehicle_id: str
    person_id: str
    plate_masked: str
    def __init__(self, vehicle_id: _Optional[str] = ..., person_id: _Optional[str] = ..., plate_masked: _Optional[str] = ...) -> None: ...

class PartyOrganisationCreated(_message.Message):
    __slots__ = ("organisation_id", "level", "name", "path", "place_path", "parent_id")
    ORGANISATION_ID_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    PARENT_ID_FIELD_NUMBER: _ClassVar[int]
    organisation_id: str
    level: str
    name: str
    path: str
    place_path: str
    parent_id: str
    def __init__(self, organisation_id: _Optional[str] = ..., level: _Optional[str] = ..., name: _Optional[str] = ..., path: _Optional[str] = ..., place_path: _Optional[str] = ..., parent_id: _Optional[str] = ...) -> None: ...

class PartyMembershipRegistered(_message.Message):
    __slots__ = ("membership_id", "person_id", "organisation_id", "organisation_path", "since", "until")
    MEMBERSHIP_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_ID_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_PATH_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    membership_id: str
    person_id: str
    organisation_id: str
    organisation_path: str
    since: str
    until: str
    def __init__(self, membership_id: _Optional[str] = ..., person_id: _Optional[str] = ..., organisation_id: _Optional[str] = ..., organisation_path: _Optional[str] = ..., since: _Optional[str] = ..., until: _Optional[str] = ...) -> None: ...

class PartyMembershipEnded(_message.Message):
    __slots__ = ("membership_id", "person_id", "organisation_id", "organisation_path", "until")
    MEMBERSHIP_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_ID_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_PATH_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    membership_id: str
    person_id: str
    organisation_id: str
    organisation_path: str
    until: str
    def __init__(self, membership_id: _Optional[str] = ..., person_id: _Optional[str] = ..., organisation_id: _Optional[str] = ..., organisation_path: _Optional[str] = ..., until: _Optional[str] = ...) -> None: ...

class MemberRegistered(_message.Message):
    __slots__ = ("registration_id", "person_id", "place_path", "since", "until")
    REGISTRATION_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    registration_id: str
    person_id: str
    place_path: str
    since: str
    until: str
    def __init__(self, registration_id: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., since: _Optional[str] = ..., until: _Optional[str] = ...) -> None: ...

class MemberRegistrationEnded(_message.Message):
    __slots__ = ("registration_id", "person_id", "place_path", "until")
    REGISTRATION_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    registration_id: str
    person_id: str
    place_path: str
    until: str
    def __init__(self, registration_id: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., until: _Optional[str] = ...) -> None: ...

class CommitteeCreated(_message.Message):
    __slots__ = ("committee_id", "kind", "name", "place_path", "term_start", "term_end")
    COMMITTEE_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    TERM_START_FIELD_NUMBER: _ClassVar[int]
    TERM_END_FIELD_NUMBER: _ClassVar[int]
    committee_id: str
    kind: str
    name: str
    place_path: str
    term_start: str
    term_end: str
    def __init__(self, committee_id: _Optional[str] = ..., kind: _Optional[str] = ..., name: _Optional[str] = ..., place_path: _Optional[str] = ..., term_start: _Optional[str] = ..., term_end: _Optional[str] = ...) -> None: ...

class CommitteeMemberAppointed(_message.Message):
    __slots__ = ("committee_id", "person_id", "post", "since")
    COMMITTEE_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    POST_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    committee_id: str
    person_id: str
    post: str
    since: str
    def __init__(self, committee_id: _Optional[str] = ..., person_id: _Optional[str] = ..., post: _Optional[str] = ..., since: _Optional[str] = ...) -> None: ...

class OfficeTaken(_message.Message):
    __slots__ = ("office_id", "kind", "person_id", "place_path", "since", "until", "committee_id")
    OFFICE_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    COMMITTEE_ID_FIELD_NUMBER: _ClassVar[int]
    office_id: str
    kind: str
    person_id: str
    place_path: str
    since: str
    until: str
    committee_id: str
    def __init__(self, office_id: _Optional[str] = ..., kind: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., since: _Optional[str] = ..., until: _Optional[str] = ..., committee_id: _Optional[str] = ...) -> None: ...

class OfficeExtended(_message.Message):
    __slots__ = ("office_id", "person_id", "place_path", "until")
    OFFICE_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    office_id: str
    person_id: str
    place_path: str
    until: str
    def __init__(self, office_id: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., until: _Optional[str] = ...) -> None: ...

class OfficeEnding(_message.Message):
    __slots__ = ("office_id", "kind", "person_id", "place_path", "until")
    OFFICE_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    office_id: str
    kind: str
    person_id: str
    place_path: str
    until: str
    def __init__(self, office_id: _Optional[str] = ..., kind: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., until: _Optional[str] = ...) -> None: ...

class OfficeEnded(_message.Message):
    __slots__ = ("office_id", "kind", "person_id", "place_path", "until", "leaving", "committee_id")
    OFFICE_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    LEAVING_FIELD_NUMBER: _ClassVar[int]
    COMMITTEE_ID_FIELD_NUMBER: _ClassVar[int]
    office_id: str
    kind: str
    person_id: str
    place_path: str
    until: str
    leaving: str
    committee_id: str
    def __init__(self, office_id: _Optional[str] = ..., kind: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., until: _Optional[str] = ..., leaving: _Optional[str] = ..., committee_id: _Optional[str] = ...) -> None: ...

class OfficeHandoverOpened(_message.Message):
    __slots__ = ("handover_id", "giver_id", "place_path", "due_on", "receiver_id")
    HANDOVER_ID_FIELD_NUMBER: _ClassVar[int]
    GIVER_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    RECEIVER_ID_FIELD_NUMBER: _ClassVar[int]
    handover_id: str
    giver_id: str
    place_path: str
    due_on: str
    receiver_id: str
    def __init__(self, handover_id: _Optional[str] = ..., giver_id: _Optional[str] = ..., place_path: _Optional[str] = ..., due_on: _Optional[str] = ..., receiver_id: _Optional[str] = ...) -> None: ...

class OfficeItemSigned(_message.Message):
    __slots__ = ("handover_id", "place_path", "item", "side", "complete")
    HANDOVER_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    SIDE_FIELD_NUMBER: _ClassVar[int]
    COMPLETE_FIELD_NUMBER: _ClassVar[int]
    handover_id: str
    place_path: str
    item: str
    side: str
    complete: bool
    def __init__(self, handover_id: _Optional[str] = ..., place_path: _Optional[str] = ..., item: _Optional[str] = ..., side: _Optional[str] = ..., complete: _Optional[bool] = ...) -> None: ...

class OfficeHandoverPartyNamed(_message.Message):
    __slots__ = ("handover_id", "place_path", "side", "person_id", "reason")
    HANDOVER_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    SIDE_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    handover_id: str
    place_path: str
    side: str
    person_id: str
    reason: str
    def __init__(self, handover_id: _Optional[str] = ..., place_path: _Optional[str] = ..., side: _Optional[str] = ..., person_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class OfficeHandoverLate(_message.Message):
    __slots__ = ("handover_id", "place_path", "level", "told", "waiting", "due_on", "parties")
    HANDOVER_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    TOLD_FIELD_NUMBER: _ClassVar[int]
    WAITING_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    PARTIES_FIELD_NUMBER: _ClassVar[int]
    handover_id: str
    place_path: str
    level: int
    told: str
    waiting: int
    due_on: str
    parties: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, handover_id: _Optional[str] = ..., place_path: _Optional[str] = ..., level: _Optional[int] = ..., told: _Optional[str] = ..., waiting: _Optional[int] = ..., due_on: _Optional[str] = ..., parties: _Optional[_Iterable[str]] = ...) -> None: ...

class CompanyRegistered(_message.Message):
    __slots__ = ("company_id", "name", "credit_code", "kind", "place_path")
    COMPANY_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    CREDIT_CODE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    company_id: str
    name: str
    credit_code: str
    kind: str
    place_path: str
    def __init__(self, company_id: _Optional[str] = ..., name: _Optional[str] = ..., credit_code: _Optional[str] = ..., kind: _Optional[str] = ..., place_path: _Optional[str] = ...) -> None: ...

class CompanyChanged(_message.Message):
    __slots__ = ("company_id", "name", "kind", "place_path", "until")
    COMPANY_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    company_id: str
    name: str
    kind: str
    place_path: str
    until: str
    def __init__(self, company_id: _Optional[str] = ..., name: _Optional[str] = ..., kind: _Optional[str] = ..., place_path: _Optional[str] = ..., until: _Optional[str] = ...) -> None: ...

class SpaceHolding(_message.Message):
    __slots__ = ("person_id", "unit_id", "tenure", "since", "until")
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    TENURE_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    person_id: str
    unit_id: str
    tenure: str
    since: str
    until: str
    def __init__(self, person_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., tenure: _Optional[str] = ..., since: _Optional[str] = ..., until: _Optional[str] = ...) -> None: ...

class ParkingSpaceRegistered(_message.Message):
    __slots__ = ("space_id", "number", "kind", "place_path")
    SPACE_ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    space_id: str
    number: str
    kind: str
    place_path: str
    def __init__(self, space_id: _Optional[str] = ..., number: _Optional[str] = ..., kind: _Optional[str] = ..., place_path: _Optional[str] = ...) -> None: ...

class ParkingSpaceHeld(_message.Message):
    __slots__ = ("space_id", "place_path", "person_id", "unit_id", "tenure", "since", "number", "kind", "holdings", "until", "vehicle_id")
    SPACE_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    TENURE_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    HOLDINGS_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    VEHICLE_ID_FIELD_NUMBER: _ClassVar[int]
    space_id: str
    place_path: str
    person_id: str
    unit_id: str
    tenure: str
    since: str
    number: str
    kind: str
    holdings: _containers.RepeatedCompositeFieldContainer[SpaceHolding]
    until: str
    vehicle_id: str
    def __init__(self, space_id: _Optional[str] = ..., place_path: _Optional[str] = ..., person_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., tenure: _Optional[str] = ..., since: _Optional[str] = ..., number: _Optional[str] = ..., kind: _Optional[str] = ..., holdings: _Optional[_Iterable[_Union[SpaceHolding, _Mapping]]] = ..., until: _Optional[str] = ..., vehicle_id: _Optional[str] = ...) -> None: ...

class ParkingSpaceFreed(_message.Message):
    __slots__ = ("space_id", "place_path", "person_id", "unit_id", "until", "number", "kind", "holdings")
    SPACE_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    HOLDINGS_FIELD_NUMBER: _ClassVar[int]
    space_id: str
    place_path: str
    person_id: str
    unit_id: str
    until: str
    number: str
    kind: str
    holdings: _containers.RepeatedCompositeFieldContainer[SpaceHolding]
    def __init__(self, space_id: _Optional[str] = ..., place_path: _Optional[str] = ..., person_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., until: _Optional[str] = ..., number: _Optional[str] = ..., kind: _Optional[str] = ..., holdings: _Optional[_Iterable[_Union[SpaceHolding, _Mapping]]] = ...) -> None: ...

class ProjectManagerAppointed(_message.Message):
    __slots__ = ("appointment_id", "company_id", "person_id", "path", "since", "until")
    APPOINTMENT_ID_FIELD_NUMBER: _ClassVar[int]
    COMPANY_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    appointment_id: str
    company_id: str
    person_id: str
    path: str
    since: str
    until: str
    def __init__(self, appointment_id: _Optional[str] = ..., company_id: _Optional[str] = ..., person_id: _Optional[str] = ..., path: _Optional[str] = ..., since: _Optional[str] = ..., until: _Optional[str] = ...) -> None: ...

class RoleGranted(_message.Message):
    __slots__ = ("grant_id", "person_id", "role", "path")
    GRANT_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    grant_id: str
    person_id: str
    role: str
    path: str
    def __init__(self, grant_id: _Optional[str] = ..., person_id: _Optional[str] = ..., role: _Optional[str] = ..., path: _Optional[str] = ...) -> None: ...

class RoleRevoked(_message.Message):
    __slots__ = ("grant_id", "person_id", "role", "path")
    GRANT_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    grant_id: str
    person_id: str
    role: str
    path: str
    def __init__(self, grant_id: _Optional[str] = ..., person_id: _Optional[str] = ..., role: _Optional[str] = ..., path: _Optional[str] = ...) -> None: ...

class AccountCreated(_message.Message):
    __slots__ = ("account_id", "person_id", "login")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    LOGIN_FIELD_NUMBER: _ClassVar[int]
    account_id: str
    person_id: str
    login: str
    def __init__(self, account_id: _Optional[str] = ..., person_id: _Optional[str] = ..., login: _Optional[str] = ...) -> None: ...

class PasswordChanged(_message.Message):
    __slots__ = ("account_id",)
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    account_id: str
    def __init__(self, account_id: _Optional[str] = ...) -> None: ...

class AccountLocked(_message.Message):
    __slots__ = ("account_id", "failures", "until")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    FAILURES_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    account_id: str
    failures: int
    until: _timestamp_pb2.Timestamp
    def __init__(self, account_id: _Optional[str] = ..., failures: _Optional[int] = ..., until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class LoggedIn(_message.Message):
    __slots__ = ("session_id", "account_id", "person_id")
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    session_id: str
    account_id: str
    person_id: str
    def __init__(self, session_id: _Optional[str] = ..., account_id: _Optional[str] = ..., person_id: _Optional[str] = ...) -> None: ...

class NewDeviceSeen(_message.Message):
    __slots__ = ("account_id", "person_id", "device", "place_path", "at")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    DEVICE_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    account_id: str
    person_id: str
    device: str
    place_path: str
    at: _timestamp_pb2.Timestamp
    def __init__(self, account_id: _Optional[str] = ..., person_id: _Optional[str] = ..., device: _Optional[str] = ..., place_path: _Optional[str] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class LoggedOut(_message.Message):
    __slots__ = ("session_id", "account_id")
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    session_id: str
    account_id: str
    def __init__(self, session_id: _Optional[str] = ..., account_id: _Optional[str] = ...) -> None: ...

class SecondFactorAdded(_message.Message):
    __slots__ = ("account_id", "person_id", "kind", "place_path")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    account_id: str
    person_id: str
    kind: str
    place_path: str
    def __init__(self, account_id: _Optional[str] = ..., person_id: _Optional[str] = ..., kind: _Optional[str] = ..., place_path: _Optional[str] = ...) -> None: ...

class SecondFactorRemoved(_message.Message):
    __slots__ = ("account_id", "person_id", "kind", "place_path")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    account_id: str
    person_id: str
    kind: str
    place_path: str
    def __init__(self, account_id: _Optional[str] = ..., person_id: _Optional[str] = ..., kind: _Optional[str] = ..., place_path: _Optional[str] = ...) -> None: ...

class RecoveryCodesMade(_message.Message):
    __slots__ = ("account_id", "person_id")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    account_id: str
    person_id: str
    def __init__(self, account_id: _Optional[str] = ..., person_id: _Optional[str] = ...) -> None: ...

class RecoveryCodeUsed(_message.Message):
    __slots__ = ("account_id", "person_id", "left", "place_path")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    LEFT_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    account_id: str
    person_id: str
    left: int
    place_path: str
    def __init__(self, account_id: _Optional[str] = ..., person_id: _Optional[str] = ..., left: _Optional[int] = ..., place_path: _Optional[str] = ...) -> None: ...

class RefreshTokenReused(_message.Message):
    __slots__ = ("family_id", "person_id", "client_id")
    FAMILY_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    CLIENT_ID_FIELD_NUMBER: _ClassVar[int]
    family_id: str
    person_id: str
    client_id: str
    def __init__(self, family_id: _Optional[str] = ..., person_id: _Optional[str] = ..., client_id: _Optional[str] = ...) -> None: ...

class TokensRevoked(_message.Message):
    __slots__ = ("subject", "generation")
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    GENERATION_FIELD_NUMBER: _ClassVar[int]
    subject: str
    generation: int
    def __init__(self, subject: _Optional[str] = ..., generation: _Optional[int] = ...) -> None: ...

class ClientRegistered(_message.Message):
    __slots__ = ("client_id", "name", "grant_types")
    CLIENT_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    GRANT_TYPES_FIELD_NUMBER: _ClassVar[int]
    client_id: str
    name: str
    grant_types: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, client_id: _Optional[str] = ..., name: _Optional[str] = ..., grant_types: _Optional[_Iterable[str]] = ...) -> None: ...

class ClientDisabled(_message.Message):
    __slots__ = ("client_id",)
    CLIENT_ID_FIELD_NUMBER: _ClassVar[int]
    client_id: str
    def __init__(self, client_id: _Optional[str] = ...) -> None: ...

class ClientExpiring(_message.Message):
    __slots__ = ("client_id", "name", "expires_at")
    CLIENT_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_AT_FIELD_NUMBER: _ClassVar[int]
    client_id: str
    name: str
    expires_at: _timestamp_pb2.Timestamp
    def __init__(self, client_id: _Optional[str] = ..., name: _Optional[str] = ..., expires_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ClientSecretRotated(_message.Message):
    __slots__ = ("client_id", "former_until")
    CLIENT_ID_FIELD_NUMBER: _ClassVar[int]
    FORMER_UNTIL_FIELD_NUMBER: _ClassVar[int]
    client_id: str
    former_until: _timestamp_pb2.Timestamp
    def __init__(self, client_id: _Optional[str] = ..., former_until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ClientLimitsChanged(_message.Message):
    __slots__ = ("client_id", "per_minute", "per_day", "expires_at")
    CLIENT_ID_FIELD_NUMBER: _ClassVar[int]
    PER_MINUTE_FIELD_NUMBER: _ClassVar[int]
    PER_DAY_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_AT_FIELD_NUMBER: _ClassVar[int]
    client_id: str
    per_minute: int
    per_day: int
    expires_at: _timestamp_pb2.Timestamp
    def __init__(self, client_id: _Optional[str] = ..., per_minute: _Optional[int] = ..., per_day: _Optional[int] = ..., expires_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class SigningKeysRotated(_message.Message):
    __slots__ = ("key_id", "retired")
    KEY_ID_FIELD_NUMBER: _ClassVar[int]
    RETIRED_FIELD_NUMBER: _ClassVar[int]
    key_id: str
    retired: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, key_id: _Optional[str] = ..., retired: _Optional[_Iterable[str]] = ...) -> None: ...

class PolicyChanged(_message.Message):
    __slots__ = ("policy", "version", "place_path")
    POLICY_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    policy: str
    version: int
    place_path: str
    def __init__(self, policy: _Optional[str] = ..., version: _Optional[int] = ..., place_path: _Optional[str] = ...) -> None: ...

class MappingChanged(_message.Message):
    __slots__ = ("source", "number")
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    source: str
    number: int
    def __init__(self, source: _Optional[str] = ..., number: _Optional[int] = ...) -> None: ...

class FeedContractChanged(_message.Message):
    __slots__ = ("source", "number")
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    source: str
    number: int
    def __init__(self, source: _Optional[str] = ..., number: _Optional[int] = ...) -> None: ...

class FeedSecretMade(_message.Message):
    __slots__ = ("source",)
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    source: str
    def __init__(self, source: _Optional[str] = ...) -> None: ...

class FeedBatchHeld(_message.Message):
    __slots__ = ("source", "batch_id", "batch", "rows", "expected")
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    BATCH_ID_FIELD_NUMBER: _ClassVar[int]
    BATCH_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_FIELD_NUMBER: _ClassVar[int]
    source: str
    batch_id: str
    batch: str
    rows: int
    expected: int
    def __init__(self, source: _Optional[str] = ..., batch_id: _Optional[str] = ..., batch: _Optional[str] = ..., rows: _Optional[int] = ..., expected: _Optional[int] = ...) -> None: ...

class FeedBatchDiscarded(_message.Message):
    __slots__ = ("source", "batch_id", "batch")
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    BATCH_ID_FIELD_NUMBER: _ClassVar[int]
    BATCH_FIELD_NUMBER: _ClassVar[int]
    source: str
    batch_id: str
    batch: str
    def __init__(self, source: _Optional[str] = ..., batch_id: _Optional[str] = ..., batch: _Optional[str] = ...) -> None: ...

class FeedBatchStopped(_message.Message):
    __slots__ = ("source", "batch_id", "batch", "problem")
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    BATCH_ID_FIELD_NUMBER: _ClassVar[int]
    BATCH_FIELD_NUMBER: _ClassVar[int]
    PROBLEM_FIELD_NUMBER: _ClassVar[int]
    source: str
    batch_id: str
    batch: str
    problem: str
    def __init__(self, source: _Optional[str] = ..., batch_id: _Optional[str] = ..., batch: _Optional[str] = ..., problem: _Optional[str] = ...) -> None: ...

class FeedAccessPut(_message.Message):
    __slots__ = ("source",)
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    source: str
    def __init__(self, source: _Optional[str] = ...) -> None: ...

class FeedCertificateExpiring(_message.Message):
    __slots__ = ("source", "name", "expires_at")
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_AT_FIELD_NUMBER: _ClassVar[int]
    source: str
    name: str
    expires_at: _timestamp_pb2.Timestamp
    def __init__(self, source: _Optional[str] = ..., name: _Optional[str] = ..., expires_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class FeedBatchDone(_message.Message):
    __slots__ = ("source", "batch_id", "batch", "as_of", "rows", "created", "updated", "unchanged", "waiting", "rejected", "ended")
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    BATCH_ID_FIELD_NUMBER: _ClassVar[int]
    BATCH_FIELD_NUMBER: _ClassVar[int]
    AS_OF_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    CREATED_FIELD_NUMBER: _ClassVar[int]
    UPDATED_FIELD_NUMBER: _ClassVar[int]
    UNCHANGED_FIELD_NUMBER: _ClassVar[int]
    WAITING_FIELD_NUMBER: _ClassVar[int]
    REJECTED_FIELD_NUMBER: _ClassVar[int]
    ENDED_FIELD_NUMBER: _ClassVar[int]
    source: str
    batch_id: str
    batch: str
    as_of: _timestamp_pb2.Timestamp
    rows: int
    created: int
    updated: int
    unchanged: int
    waiting: int
    rejected: int
    ended: int
    def __init__(self, source: _Optional[str] = ..., batch_id: _Optional[str] = ..., batch: _Optional[str] = ..., as_of: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., rows: _Optional[int] = ..., created: _Optional[int] = ..., updated: _Optional[int] = ..., unchanged: _Optional[int] = ..., waiting: _Optional[int] = ..., rejected: _Optional[int] = ..., ended: _Optional[int] = ...) -> None: ...

class FeedConflictRaised(_message.Message):
    __slots__ = ("conflict_id", "kind", "source", "place_path")
    CONFLICT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    conflict_id: str
    kind: str
    source: str
    place_path: str
    def __init__(self, conflict_id: _Optional[str] = ..., kind: _Optional[str] = ..., source: _Optional[str] = ..., place_path: _Optional[str] = ...) -> None: ...

class FeedConflictDecided(_message.Message):
    __slots__ = ("conflict_id", "kind", "source", "decision")
    CONFLICT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    conflict_id: str
    kind: str
    source: str
    decision: str
    def __init__(self, conflict_id: _Optional[str] = ..., kind: _Optional[str] = ..., source: _Optional[str] = ..., decision: _Optional[str] = ...) -> None: ...

class FeedOverdue(_message.Message):
    __slots__ = ("source", "name", "place_path", "due")
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    DUE_FIELD_NUMBER: _ClassVar[int]
    source: str
    name: str
    place_path: str
    due: _timestamp_pb2.Timestamp
    def __init__(self, source: _Optional[str] = ..., name: _Optional[str] = ..., place_path: _Optional[str] = ..., due: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class FeedChangesReady(_message.Message):
    __slots__ = ("source", "position", "count")
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    source: str
    position: str
    count: int
    def __init__(self, source: _Optional[str] = ..., position: _Optional[str] = ..., count: _Optional[int] = ...) -> None: ...

class FeedChangesRead(_message.Message):
    __slots__ = ("source", "after", "position", "count")
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    source: str
    after: str
    position: str
    count: int
    def __init__(self, source: _Optional[str] = ..., after: _Optional[str] = ..., position: _Optional[str] = ..., count: _Optional[int] = ...) -> None: ...

class VehicleEnded(_message.Message):
    __slots__ = ("vehicle_id", "person_id", "until")
    VEHICLE_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    vehicle_id: str
    person_id: str
    until: str
    def __init__(self, vehicle_id: _Optional[str] = ..., person_id: _Optional[str] = ..., until: _Optional[str] = ...) -> None: ...

class AuditSealed(_message.Message):
    __slots__ = ("size", "head")
    SIZE_FIELD_NUMBER: _ClassVar[int]
    HEAD_FIELD_NUMBER: _ClassVar[int]
    size: int
    head: str
    def __init__(self, size: _Optional[int] = ..., head: _Optional[str] = ...) -> None: ...

class IdentityProviderChanged(_message.Message):
    __slots__ = ("provider_id", "name", "kind", "issuer", "client_id", "active")
    PROVIDER_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    ISSUER_FIELD_NUMBER: _ClassVar[int]
    CLIENT_ID_FIELD_NUMBER: _ClassVar[int]
    ACTIVE_FIELD_NUMBER: _ClassVar[int]
    provider_id: str
    name: str
    kind: str
    issuer: str
    client_id: str
    active: bool
    def __init__(self, provider_id: _Optional[str] = ..., name: _Optional[str] = ..., kind: _Optional[str] = ..., issuer: _Optional[str] = ..., client_id: _Optional[str] = ..., active: _Optional[bool] = ...) -> None: ...

class IdentityLinked(_message.Message):
    __slots__ = ("link_id", "account_id", "person_id", "provider_id", "provider", "how", "place_path")
    LINK_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PROVIDER_ID_FIELD_NUMBER: _ClassVar[int]
    PROVIDER_FIELD_NUMBER: _ClassVar[int]
    HOW_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    link_id: str
    account_id: str
    person_id: str
    provider_id: str
    provider: str
    how: str
    place_path: str
    def __init__(self, link_id: _Optional[str] = ..., account_id: _Optional[str] = ..., person_id: _Optional[str] = ..., provider_id: _Optional[str] = ..., provider: _Optional[str] = ..., how: _Optional[str] = ..., place_path: _Optional[str] = ...) -> None: ...

class IdentityUnlinked(_message.Message):
    __slots__ = ("link_id", "account_id", "person_id", "provider_id", "provider", "place_path")
    LINK_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PROVIDER_ID_FIELD_NUMBER: _ClassVar[int]
    PROVIDER_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    link_id: str
    account_id: str
    person_id: str
    provider_id: str
    provider: str
    place_path: str
    def __init__(self, link_id: _Optional[str] = ..., account_id: _Optional[str] = ..., person_id: _Optional[str] = ..., provider_id: _Optional[str] = ..., provider: _Optional[str] = ..., place_path: _Optional[str] = ...) -> None: ...

class OutsideLogInRefused(_message.Message):
    __slots__ = ("provider_id", "reason")
    PROVIDER_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    provider_id: str
    reason: str
    def __init__(self, provider_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class EmergencyAccessOpened(_message.Message):
    __slots__ = ("emergency_access_id", "person_id", "role", "place_path", "reason", "until")
    EMERGENCY_ACCESS_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    emergency_access_id: str
    person_id: str
    role: str
    place_path: str
    reason: str
    until: _timestamp_pb2.Timestamp
    def __init__(self, emergency_access_id: _Optional[str] = ..., person_id: _Optional[str] = ..., role: _Optional[str] = ..., place_path: _Optional[str] = ..., reason: _Optional[str] = ..., until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class EmergencyAccessEnded(_message.Message):
    __slots__ = ("emergency_access_id", "person_id", "role", "place_path")
    EMERGENCY_ACCESS_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    emergency_access_id: str
    person_id: str
    role: str
    place_path: str
    def __init__(self, emergency_access_id: _Optional[str] = ..., person_id: _Optional[str] = ..., role: _Optional[str] = ..., place_path: _Optional[str] = ...) -> None: ...

class EmergencyAccessReviewed(_message.Message):
    __slots__ = ("emergency_access_id", "person_id", "verdict", "place_path")
    EMERGENCY_ACCESS_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    VERDICT_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    emergency_access_id: str
    person_id: str
    verdict: str
    place_path: str
    def __init__(self, emergency_access_id: _Optional[str] = ..., person_id: _Optional[str] = ..., verdict: _Optional[str] = ..., place_path: _Optional[str] = ...) -> None: ...

class EmergencyReviewOverdue(_message.Message):
    __slots__ = ("emergency_access_id", "person_id", "role", "place_path", "ended_at")
    EMERGENCY_ACCESS_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    ENDED_AT_FIELD_NUMBER: _ClassVar[int]
    emergency_access_id: str
    person_id: str
    role: str
    place_path: str
    ended_at: _timestamp_pb2.Timestamp
    def __init__(self, emergency_access_id: _Optional[str] = ..., person_id: _Optional[str] = ..., role: _Optional[str] = ..., place_path: _Optional[str] = ..., ended_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class AuditExported(_message.Message):
    __slots__ = ("job_id", "size", "actor_id", "person_id", "act", "place_path", "since", "until", "emergency")
    JOB_ID_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    ACT_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    EMERGENCY_FIELD_NUMBER: _ClassVar[int]
    job_id: str
    size: int
    actor_id: str
    person_id: str
    act: str
    place_path: str
    since: str
    until: str
    emergency: str
    def __init__(self, job_id: _Optional[str] = ..., size: _Optional[int] = ..., actor_id: _Optional[str] = ..., person_id: _Optional[str] = ..., act: _Optional[str] = ..., place_path: _Optional[str] = ..., since: _Optional[str] = ..., until: _Optional[str] = ..., emergency: _Optional[str] = ...) -> None: ...

class RetentionApplied(_message.Message):
    __slots__ = ("rule", "days", "number")
    RULE_FIELD_NUMBER: _ClassVar[int]
    DAYS_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    rule: str
    days: int
    number: int
    def __init__(self, rule: _Optional[str] = ..., days: _Optional[int] = ..., number: _Optional[int] = ...) -> None: ...
