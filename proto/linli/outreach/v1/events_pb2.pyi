import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from proto.linli import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class PolicyChanged(_message.Message):
    __slots__ = ("policy", "version", "place_path")
    POLICY_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    policy: str
    version: int
    place_path: str
    def __init__(self, policy: _Optional[str] = ..., version: _Optional[int] = ..., place_path: _Optional[str] = ...) -> None: ...

class EndpointRegistered(_message.Message):
    __slots__ = ("endpoint_id", "name", "place_path", "owner_id")
    ENDPOINT_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    endpoint_id: str
    name: str
    place_path: str
    owner_id: str
    def __init__(self, endpoint_id: _Optional[str] = ..., name: _Optional[str] = ..., place_path: _Optional[str] = ..., owner_id: _Optional[str] = ...) -> None: ...

class EndpointChanged(_message.Message):
    __slots__ = ("endpoint_id",)
    ENDPOINT_ID_FIELD_NUMBER: _ClassVar[int]
    endpoint_id: str
    def __init__(self, endpoint_id: _Optional[str] = ...) -> None: ...

class SecretRotated(_message.Message):
    __slots__ = ("endpoint_id", "older_until")
    ENDPOINT_ID_FIELD_NUMBER: _ClassVar[int]
    OLDER_UNTIL_FIELD_NUMBER: _ClassVar[int]
    endpoint_id: str
    older_until: _timestamp_pb2.Timestamp
    def __init__(self, endpoint_id: _Optional[str] = ..., older_until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class EndpointTested(_message.Message):
    __slots__ = ("endpoint_id",)
    ENDPOINT_ID_FIELD_NUMBER: _ClassVar[int]
    endpoint_id: str
    def __init__(self, endpoint_id: _Optional[str] = ...) -> None: ...

class EndpointDisabled(_message.Message):
    __slots__ = ("endpoint_id", "why", "owner_id", "place_path", "name")
    ENDPOINT_ID_FIELD_NUMBER: _ClassVar[int]
    WHY_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    endpoint_id: str
    why: str
    owner_id: str
    place_path: str
    name: str
    def __init__(self, endpoint_id: _Optional[str] = ..., why: _Optional[str] = ..., owner_id: _Optional[str] = ..., place_path: _Optional[str] = ..., name: _Optional[str] = ...) -> None: ...

class EndpointEnabled(_message.Message):
    __slots__ = ("endpoint_id",)
    ENDPOINT_ID_FIELD_NUMBER: _ClassVar[int]
    endpoint_id: str
    def __init__(self, endpoint_id: _Optional[str] = ...) -> None: ...

class ReplayBegun(_message.Message):
    __slots__ = ("endpoint_id", "since", "until", "failed_only")
    ENDPOINT_ID_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    FAILED_ONLY_FIELD_NUMBER: _ClassVar[int]
    endpoint_id: str
    since: _timestamp_pb2.Timestamp
    until: _timestamp_pb2.Timestamp
    failed_only: bool
    def __init__(self, endpoint_id: _Optional[str] = ..., since: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., failed_only: _Optional[bool] = ...) -> None: ...

class TemplateSaved(_message.Message):
    __slots__ = ("name", "language", "version")
    NAME_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    name: str
    language: str
    version: int
    def __init__(self, name: _Optional[str] = ..., language: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class NoticeWritten(_message.Message):
    __slots__ = ("notice_id", "place_path")
    NOTICE_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    notice_id: str
    place_path: str
    def __init__(self, notice_id: _Optional[str] = ..., place_path: _Optional[str] = ...) -> None: ...

class NoticeReviewed(_message.Message):
    __slots__ = ("notice_id",)
    NOTICE_ID_FIELD_NUMBER: _ClassVar[int]
    notice_id: str
    def __init__(self, notice_id: _Optional[str] = ...) -> None: ...

class NoticePublished(_message.Message):
    __slots__ = ("notice_id", "title", "place_path", "bound", "subject")
    NOTICE_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    BOUND_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    notice_id: str
    title: str
    place_path: str
    bound: bool
    subject: str
    def __init__(self, notice_id: _Optional[str] = ..., title: _Optional[str] = ..., place_path: _Optional[str] = ..., bound: _Optional[bool] = ..., subject: _Optional[str] = ...) -> None: ...

class NoticeWithdrawn(_message.Message):
    __slots__ = ("notice_id", "title", "place_path", "reason")
    NOTICE_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    notice_id: str
    title: str
    place_path: str
    reason: str
    def __init__(self, notice_id: _Optional[str] = ..., title: _Optional[str] = ..., place_path: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class NoticePinned(_message.Message):
    __slots__ = ("notice_id", "pinned")
    NOTICE_ID_FIELD_NUMBER: _ClassVar[int]
    PINNED_FIELD_NUMBER: _ClassVar[int]
    notice_id: str
    pinned: bool
    def __init__(self, notice_id: _Optional[str] = ..., pinned: _Optional[bool] = ...) -> None: ...

class NoticeServed(_message.Message):
    __slots__ = ("notice_id", "unit_id", "unit_path", "service", "served_at", "subject")
    NOTICE_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_PATH_FIELD_NUMBER: _ClassVar[int]
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    SERVED_AT_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    notice_id: str
    unit_id: str
    unit_path: str
    service: str
    served_at: _timestamp_pb2.Timestamp
    subject: str
    def __init__(self, notice_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., unit_path: _Optional[str] = ..., service: _Optional[str] = ..., served_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., subject: _Optional[str] = ...) -> None: ...

class GroupJoined(_message.Message):
    __slots__ = ("group_id", "name", "place_path")
    GROUP_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    group_id: str
    name: str
    place_path: str
    def __init__(self, group_id: _Optional[str] = ..., name: _Optional[str] = ..., place_path: _Optional[str] = ...) -> None: ...

class GroupLeft(_message.Message):
    __slots__ = ("group_id",)
    GROUP_ID_FIELD_NUMBER: _ClassVar[int]
    group_id: str
    def __init__(self, group_id: _Optional[str] = ...) -> None: ...

class AuditSealed(_message.Message):
    __slots__ = ("size", "head")
    SIZE_FIELD_NUMBER: _ClassVar[int]
    HEAD_FIELD_NUMBER: _ClassVar[int]
    size: int
    head: str
    def __init__(self, size: _Optional[int] = ..., head: _Optional[str] = ...) -> None: ...

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
