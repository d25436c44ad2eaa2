from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class Money(_message.Message):
    __slots__ = ("fen", "currency")
    FEN_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    fen: int
    currency: str
    def __init__(self, fen: _Optional[int] = ..., currency: _Optional[str] = ...) -> None: ...

class OpenMatter(_message.Message):
    __slots__ = ("kind", "count", "law", "waivable")
    KIND_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    LAW_FIELD_NUMBER: _ClassVar[int]
    WAIVABLE_FIELD_NUMBER: _ClassVar[int]
    kind: str
    count: int
    law: str
    waivable: bool
    def __init__(self, kind: _Optional[str] = ..., count: _Optional[int] = ..., law: _Optional[str] = ..., waivable: _Optional[bool] = ...) -> None: ...
