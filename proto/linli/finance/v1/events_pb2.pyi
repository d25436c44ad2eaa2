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

class PolicyChanged(_message.Message):
    __slots__ = ("policy", "version", "place_path")
    POLICY_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    policy: str
    version: int
    place_path: str
    def __init__(self, policy: _Optional[str] = ..., version: _Optional[int] = ..., place_path: _Optional[str] = ...) -> None: ...

class FundOpened(_message.Message):
    __slots__ = ("fund_id", "kind", "name", "purpose", "place_path", "matter")
    FUND_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PURPOSE_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    fund_id: str
    kind: str
    name: str
    purpose: str
    place_path: str
    matter: str
    def __init__(self, fund_id: _Optional[str] = ..., kind: _Optional[str] = ..., name: _Optional[str] = ..., purpose: _Optional[str] = ..., place_path: _Optional[str] = ..., matter: _Optional[str] = ...) -> None: ...

class PostedLine(_message.Message):
    __slots__ = ("account", "fund_id", "amount")
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    FUND_ID_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    account: str
    fund_id: str
    amount: _values_pb2.Money
    def __init__(self, account: _Optional[str] = ..., fund_id: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class EntryPosted(_message.Message):
    __slots__ = ("entry_id", "kind", "place_path", "effective", "lines", "subject", "matter", "reverses")
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    EFFECTIVE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    REVERSES_FIELD_NUMBER: _ClassVar[int]
    entry_id: str
    kind: str
    place_path: str
    effective: str
    lines: _containers.RepeatedCompositeFieldContainer[PostedLine]
    subject: str
    matter: str
    reverses: str
    def __init__(self, entry_id: _Optional[str] = ..., kind: _Optional[str] = ..., place_path: _Optional[str] = ..., effective: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[PostedLine, _Mapping]]] = ..., subject: _Optional[str] = ..., matter: _Optional[str] = ..., reverses: _Optional[str] = ...) -> None: ...

class ReversalAsked(_message.Message):
    __slots__ = ("reversal_id", "entry_id", "reason")
    REVERSAL_ID_FIELD_NUMBER: _ClassVar[int]
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    reversal_id: str
    entry_id: str
    reason: str
    def __init__(self, reversal_id: _Optional[str] = ..., entry_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class ReversalConfirmed(_message.Message):
    __slots__ = ("reversal_id", "entry_id")
    REVERSAL_ID_FIELD_NUMBER: _ClassVar[int]
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    reversal_id: str
    entry_id: str
    def __init__(self, reversal_id: _Optional[str] = ..., entry_id: _Optional[str] = ...) -> None: ...

class HoldPlaced(_message.Message):
    __slots__ = ("hold_id", "fund_id", "amount", "expires_at")
    HOLD_ID_FIELD_NUMBER: _ClassVar[int]
    FUND_ID_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_AT_FIELD_NUMBER: _ClassVar[int]
    hold_id: str
    fund_id: str
    amount: _values_pb2.Money
    expires_at: _timestamp_pb2.Timestamp
    def __init__(self, hold_id: _Optional[str] = ..., fund_id: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., expires_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class HoldPosted(_message.Message):
    __slots__ = ("hold_id", "entry_id", "amount")
    HOLD_ID_FIELD_NUMBER: _ClassVar[int]
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    hold_id: str
    entry_id: str
    amount: _values_pb2.Money
    def __init__(self, hold_id: _Optional[str] = ..., entry_id: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class HoldVoided(_message.Message):
    __slots__ = ("hold_id", "reason")
    HOLD_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    hold_id: str
    reason: str
    def __init__(self, hold_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class HoldExpired(_message.Message):
    __slots__ = ("hold_id",)
    HOLD_ID_FIELD_NUMBER: _ClassVar[int]
    hold_id: str
    def __init__(self, hold_id: _Optional[str] = ...) -> None: ...

class PeriodClosed(_message.Message):
    __slots__ = ("place_path", "quarter")
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    QUARTER_FIELD_NUMBER: _ClassVar[int]
    place_path: str
    quarter: str
    def __init__(self, place_path: _Optional[str] = ..., quarter: _Optional[str] = ...) -> None: ...

class PeriodLocked(_message.Message):
    __slots__ = ("place_path", "quarter", "statement_id")
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    QUARTER_FIELD_NUMBER: _ClassVar[int]
    STATEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    place_path: str
    quarter: str
    statement_id: str
    def __init__(self, place_path: _Optional[str] = ..., quarter: _Optional[str] = ..., statement_id: _Optional[str] = ...) -> None: ...
