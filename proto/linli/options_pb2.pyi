from google.protobuf import descriptor_pb2 as _descriptor_pb2
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

DESCRIPTOR: _descriptor.FileDescriptor
TYPE_FIELD_NUMBER: _ClassVar[int]
type: _descriptor.FieldDescriptor
WHOSE_FIELD_NUMBER: _ClassVar[int]
whose: _descriptor.FieldDescriptor
MAX_BYTES_FIELD_NUMBER: _ClassVar[int]
max_bytes: _descriptor.FieldDescriptor
