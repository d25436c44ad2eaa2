import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from proto.linli import options_pb2 as _options_pb2
from proto.linli import values_pb2 as _values_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class DeadlineMoved(_message.Message):
    __slots__ = ("subject", "deadline", "was_due_at", "due_at", "place")
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    DEADLINE_FIELD_NUMBER: _ClassVar[int]
    WAS_DUE_AT_FIELD_NUMBER: _ClassVar[int]
    DUE_AT_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    subject: str
    deadline: str
    was_due_at: _timestamp_pb2.Timestamp
    due_at: _timestamp_pb2.Timestamp
    place: str
    def __init__(self, subject: _Optional[str] = ..., deadline: _Optional[str] = ..., was_due_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., due_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., place: _Optional[str] = ...) -> None: ...

class PolicyChanged(_message.Message):
    __slots__ = ("policy", "version", "place_path")
    POLICY_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    policy: str
    version: int
    place_path: str
    def __init__(self, policy: _Optional[str] = ..., version: _Optional[int] = ..., place_path: _Optional[str] = ...) -> None: ...

class Evidence(_message.Message):
    __slots__ = ("kind", "reference", "link")
    KIND_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_FIELD_NUMBER: _ClassVar[int]
    LINK_FIELD_NUMBER: _ClassVar[int]
    kind: str
    reference: str
    link: str
    def __init__(self, kind: _Optional[str] = ..., reference: _Optional[str] = ..., link: _Optional[str] = ...) -> None: ...

class CreditFileOpened(_message.Message):
    __slots__ = ("file_id", "subject_kind", "subject_id", "place_path")
    FILE_ID_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_KIND_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    file_id: str
    subject_kind: str
    subject_id: str
    place_path: str
    def __init__(self, file_id: _Optional[str] = ..., subject_kind: _Optional[str] = ..., subject_id: _Optional[str] = ..., place_path: _Optional[str] = ...) -> None: ...

class FactRecorded(_message.Message):
    __slots__ = ("fact_id", "file_id", "kind", "happened_on", "recorded_on", "place_path", "matter", "evidence", "points", "appeal_until")
    FACT_ID_FIELD_NUMBER: _ClassVar[int]
    FILE_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    HAPPENED_ON_FIELD_NUMBER: _ClassVar[int]
    RECORDED_ON_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    APPEAL_UNTIL_FIELD_NUMBER: _ClassVar[int]
    fact_id: str
    file_id: str
    kind: str
    happened_on: str
    recorded_on: str
    place_path: str
    matter: str
    evidence: _containers.RepeatedCompositeFieldContainer[Evidence]
    points: int
    appeal_until: _timestamp_pb2.Timestamp
    def __init__(self, fact_id: _Optional[str] = ..., file_id: _Optional[str] = ..., kind: _Optional[str] = ..., happened_on: _Optional[str] = ..., recorded_on: _Optional[str] = ..., place_path: _Optional[str] = ..., matter: _Optional[str] = ..., evidence: _Optional[_Iterable[_Union[Evidence, _Mapping]]] = ..., points: _Optional[int] = ..., appeal_until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class FactTakenBack(_message.Message):
    __slots__ = ("fact_id", "file_id", "why", "withdrawn_on")
    FACT_ID_FIELD_NUMBER: _ClassVar[int]
    FILE_ID_FIELD_NUMBER: _ClassVar[int]
    WHY_FIELD_NUMBER: _ClassVar[int]
    WITHDRAWN_ON_FIELD_NUMBER: _ClassVar[int]
    fact_id: str
    file_id: str
    why: str
    withdrawn_on: str
    def __init__(self, fact_id: _Optional[str] = ..., file_id: _Optional[str] = ..., why: _Optional[str] = ..., withdrawn_on: _Optional[str] = ...) -> None: ...

class FactMarked(_message.Message):
    __slots__ = ("fact_id", "file_id", "mark", "marked_on")
    FACT_ID_FIELD_NUMBER: _ClassVar[int]
    FILE_ID_FIELD_NUMBER: _ClassVar[int]
    MARK_FIELD_NUMBER: _ClassVar[int]
    MARKED_ON_FIELD_NUMBER: _ClassVar[int]
    fact_id: str
    file_id: str
    mark: str
    marked_on: str
    def __init__(self, fact_id: _Optional[str] = ..., file_id: _Optional[str] = ..., mark: _Optional[str] = ..., marked_on: _Optional[str] = ...) -> None: ...

class RatingChanged(_message.Message):
    __slots__ = ("file_id", "score", "stars", "light", "rules", "rated_on", "awaits")
    FILE_ID_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    STARS_FIELD_NUMBER: _ClassVar[int]
    LIGHT_FIELD_NUMBER: _ClassVar[int]
    RULES_FIELD_NUMBER: _ClassVar[int]
    RATED_ON_FIELD_NUMBER: _ClassVar[int]
    AWAITS_FIELD_NUMBER: _ClassVar[int]
    file_id: str
    score: int
    stars: str
    light: str
    rules: str
    rated_on: str
    awaits: bool
    def __init__(self, file_id: _Optional[str] = ..., score: _Optional[int] = ..., stars: _Optional[str] = ..., light: _Optional[str] = ..., rules: _Optional[str] = ..., rated_on: _Optional[str] = ..., awaits: _Optional[bool] = ...) -> None: ...

class RatingConfirmed(_message.Message):
    __slots__ = ("file_id", "stars", "light", "reasons")
    FILE_ID_FIELD_NUMBER: _ClassVar[int]
    STARS_FIELD_NUMBER: _ClassVar[int]
    LIGHT_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    file_id: str
    stars: str
    light: str
    reasons: str
    def __init__(self, file_id: _Optional[str] = ..., stars: _Optional[str] = ..., light: _Optional[str] = ..., reasons: _Optional[str] = ...) -> None: ...

class RatingDeclined(_message.Message):
    __slots__ = ("file_id", "stars", "light", "reasons")
    FILE_ID_FIELD_NUMBER: _ClassVar[int]
    STARS_FIELD_NUMBER: _ClassVar[int]
    LIGHT_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    file_id: str
    stars: str
    light: str
    reasons: str
    def __init__(self, file_id: _Optional[str] = ..., stars: _Optional[str] = ..., light: _Optional[str] = ..., reasons: _Optional[str] = ...) -> None: ...

class RatingTakenBack(_message.Message):
    __slots__ = ("file_id", "stars", "light", "why")
    FILE_ID_FIELD_NUMBER: _ClassVar[int]
    STARS_FIELD_NUMBER: _ClassVar[int]
    LIGHT_FIELD_NUMBER: _ClassVar[int]
    WHY_FIELD_NUMBER: _ClassVar[int]
    file_id: str
    stars: str
    light: str
    why: str
    def __init__(self, file_id: _Optional[str] = ..., stars: _Optional[str] = ..., light: _Optional[str] = ..., why: _Optional[str] = ...) -> None: ...

class CaseOpened(_message.Message):
    __slots__ = ("case_id", "file_id", "place_path", "interview_by", "appeal_until")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    FILE_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    INTERVIEW_BY_FIELD_NUMBER: _ClassVar[int]
    APPEAL_UNTIL_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    file_id: str
    place_path: str
    interview_by: _timestamp_pb2.Timestamp
    appeal_until: _timestamp_pb2.Timestamp
    def __init__(self, case_id: _Optional[str] = ..., file_id: _Optional[str] = ..., place_path: _Optional[str] = ..., interview_by: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., appeal_until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class InterviewHeld(_message.Message):
    __slots__ = ("case_id", "held_at")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    HELD_AT_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    held_at: _timestamp_pb2.Timestamp
    def __init__(self, case_id: _Optional[str] = ..., held_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class RectificationOrdered(_message.Message):
    __slots__ = ("case_id", "due_on")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    due_on: str
    def __init__(self, case_id: _Optional[str] = ..., due_on: _Optional[str] = ...) -> None: ...

class RectificationOverdue(_message.Message):
    __slots__ = ("case_id", "place_path")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    place_path: str
    def __init__(self, case_id: _Optional[str] = ..., place_path: _Optional[str] = ...) -> None: ...

class CaseRechecked(_message.Message):
    __slots__ = ("case_id", "passed")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    PASSED_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    passed: bool
    def __init__(self, case_id: _Optional[str] = ..., passed: _Optional[bool] = ...) -> None: ...

class ExitDue(_message.Message):
    __slots__ = ("case_id", "reason")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    reason: str
    def __init__(self, case_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class HearingHeld(_message.Message):
    __slots__ = ("case_id", "waived")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    WAIVED_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    waived: bool
    def __init__(self, case_id: _Optional[str] = ..., waived: _Optional[bool] = ...) -> None: ...

class ExitProposed(_message.Message):
    __slots__ = ("case_id", "file_id", "subject_kind", "place_path", "title", "text")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    FILE_ID_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_KIND_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    file_id: str
    subject_kind: str
    place_path: str
    title: str
    text: str
    def __init__(self, case_id: _Optional[str] = ..., file_id: _Optional[str] = ..., subject_kind: _Optional[str] = ..., place_path: _Optional[str] = ..., title: _Optional[str] = ..., text: _Optional[str] = ...) -> None: ...

class CaseClosed(_message.Message):
    __slots__ = ("case_id", "outcome")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    outcome: str
    def __init__(self, case_id: _Optional[str] = ..., outcome: _Optional[str] = ...) -> None: ...

class HandoverOpened(_message.Message):
    __slots__ = ("handover_id", "file_id", "place_path", "leaves_on", "due_on")
    HANDOVER_ID_FIELD_NUMBER: _ClassVar[int]
    FILE_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    LEAVES_ON_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    handover_id: str
    file_id: str
    place_path: str
    leaves_on: str
    due_on: str
    def __init__(self, handover_id: _Optional[str] = ..., file_id: _Optional[str] = ..., place_path: _Optional[str] = ..., leaves_on: _Optional[str] = ..., due_on: _Optional[str] = ...) -> None: ...

class HandoverAdvanced(_message.Message):
    __slots__ = ("handover_id", "place_path", "item", "last")
    HANDOVER_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    LAST_FIELD_NUMBER: _ClassVar[int]
    handover_id: str
    place_path: str
    item: str
    last: bool
    def __init__(self, handover_id: _Optional[str] = ..., place_path: _Optional[str] = ..., item: _Optional[str] = ..., last: _Optional[bool] = ...) -> None: ...

class HandoverOverdue(_message.Message):
    __slots__ = ("handover_id", "place_path", "level", "told")
    HANDOVER_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    TOLD_FIELD_NUMBER: _ClassVar[int]
    handover_id: str
    place_path: str
    level: int
    told: str
    def __init__(self, handover_id: _Optional[str] = ..., place_path: _Optional[str] = ..., level: _Optional[int] = ..., told: _Optional[str] = ...) -> None: ...

class InterimServiceArranged(_message.Message):
    __slots__ = ("handover_id", "place_path", "provider", "since", "until", "company_id")
    HANDOVER_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    PROVIDER_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    COMPANY_ID_FIELD_NUMBER: _ClassVar[int]
    handover_id: str
    place_path: str
    provider: str
    since: str
    until: str
    company_id: str
    def __init__(self, handover_id: _Optional[str] = ..., place_path: _Optional[str] = ..., provider: _Optional[str] = ..., since: _Optional[str] = ..., until: _Optional[str] = ..., company_id: _Optional[str] = ...) -> None: ...

class AppealRaised(_message.Message):
    __slots__ = ("appeal_id", "file_id", "about", "about_id", "decide_by")
    APPEAL_ID_FIELD_NUMBER: _ClassVar[int]
    FILE_ID_FIELD_NUMBER: _ClassVar[int]
    ABOUT_FIELD_NUMBER: _ClassVar[int]
    ABOUT_ID_FIELD_NUMBER: _ClassVar[int]
    DECIDE_BY_FIELD_NUMBER: _ClassVar[int]
    appeal_id: str
    file_id: str
    about: str
    about_id: str
    decide_by: _timestamp_pb2.Timestamp
    def __init__(self, appeal_id: _Optional[str] = ..., file_id: _Optional[str] = ..., about: _Optional[str] = ..., about_id: _Optional[str] = ..., decide_by: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class AppealDecided(_message.Message):
    __slots__ = ("appeal_id", "file_id", "outcome")
    APPEAL_ID_FIELD_NUMBER: _ClassVar[int]
    FILE_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    appeal_id: str
    file_id: str
    outcome: str
    def __init__(self, appeal_id: _Optional[str] = ..., file_id: _Optional[str] = ..., outcome: _Optional[str] = ...) -> None: ...

class AppealOverdue(_message.Message):
    __slots__ = ("appeal_id", "place_path")
    APPEAL_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    appeal_id: str
    place_path: str
    def __init__(self, appeal_id: _Optional[str] = ..., place_path: _Optional[str] = ...) -> None: ...

class RepairApplied(_message.Message):
    __slots__ = ("repair_id", "file_id", "fact_id")
    REPAIR_ID_FIELD_NUMBER: _ClassVar[int]
    FILE_ID_FIELD_NUMBER: _ClassVar[int]
    FACT_ID_FIELD_NUMBER: _ClassVar[int]
    repair_id: str
    file_id: str
    fact_id: str
    def __init__(self, repair_id: _Optional[str] = ..., file_id: _Optional[str] = ..., fact_id: _Optional[str] = ...) -> None: ...

class RepairDecided(_message.Message):
    __slots__ = ("repair_id", "file_id", "fact_id", "granted")
    REPAIR_ID_FIELD_NUMBER: _ClassVar[int]
    FILE_ID_FIELD_NUMBER: _ClassVar[int]
    FACT_ID_FIELD_NUMBER: _ClassVar[int]
    GRANTED_FIELD_NUMBER: _ClassVar[int]
    repair_id: str
    file_id: str
    fact_id: str
    granted: bool
    def __init__(self, repair_id: _Optional[str] = ..., file_id: _Optional[str] = ..., fact_id: _Optional[str] = ..., granted: _Optional[bool] = ...) -> None: ...

class Published(_message.Message):
    __slots__ = ("publication_id", "kind", "subject", "matter", "place_path", "title", "digest")
    PUBLICATION_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    DIGEST_FIELD_NUMBER: _ClassVar[int]
    publication_id: str
    kind: str
    subject: str
    matter: str
    place_path: str
    title: str
    digest: str
    def __init__(self, publication_id: _Optional[str] = ..., kind: _Optional[str] = ..., subject: _Optional[str] = ..., matter: _Optional[str] = ..., place_path: _Optional[str] = ..., title: _Optional[str] = ..., digest: _Optional[str] = ...) -> None: ...

class ObjectionRaised(_message.Message):
    __slots__ = ("objection_id", "publication_id", "rule_by")
    OBJECTION_ID_FIELD_NUMBER: _ClassVar[int]
    PUBLICATION_ID_FIELD_NUMBER: _ClassVar[int]
    RULE_BY_FIELD_NUMBER: _ClassVar[int]
    objection_id: str
    publication_id: str
    rule_by: _timestamp_pb2.Timestamp
    def __init__(self, objection_id: _Optional[str] = ..., publication_id: _Optional[str] = ..., rule_by: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ObjectionRuled(_message.Message):
    __slots__ = ("objection_id", "publication_id", "outcome")
    OBJECTION_ID_FIELD_NUMBER: _ClassVar[int]
    PUBLICATION_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    objection_id: str
    publication_id: str
    outcome: str
    def __init__(self, objection_id: _Optional[str] = ..., publication_id: _Optional[str] = ..., outcome: _Optional[str] = ...) -> None: ...

class PublicityEnded(_message.Message):
    __slots__ = ("publication_id", "kind", "subject", "stage")
    PUBLICATION_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    STAGE_FIELD_NUMBER: _ClassVar[int]
    publication_id: str
    kind: str
    subject: str
    stage: str
    def __init__(self, publication_id: _Optional[str] = ..., kind: _Optional[str] = ..., subject: _Optional[str] = ..., stage: _Optional[str] = ...) -> None: ...

class OpenMattersFound(_message.Message):
    __slots__ = ("erasure_id", "person_id", "round", "matters")
    ERASURE_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    ROUND_FIELD_NUMBER: _ClassVar[int]
    MATTERS_FIELD_NUMBER: _ClassVar[int]
    erasure_id: str
    person_id: str
    round: int
    matters: _containers.RepeatedCompositeFieldContainer[_values_pb2.OpenMatter]
    def __init__(self, erasure_id: _Optional[str] = ..., person_id: _Optional[str] = ..., round: _Optional[int] = ..., matters: _Optional[_Iterable[_Union[_values_pb2.OpenMatter, _Mapping]]] = ...) -> None: ...

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
