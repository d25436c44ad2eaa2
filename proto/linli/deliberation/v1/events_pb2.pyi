from proto.linli import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional

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
