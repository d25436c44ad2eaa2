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

class GeoPoint(_message.Message):
    __slots__ = ("latitude", "longitude")
    LATITUDE_FIELD_NUMBER: _ClassVar[int]
    LONGITUDE_FIELD_NUMBER: _ClassVar[int]
    latitude: float
    longitude: float
    def __init__(self, latitude: _Optional[float] = ..., longitude: _Optional[float] = ...) -> None: ...

class FormAnswer(_message.Message):
    __slots__ = ("code", "given")
    CODE_FIELD_NUMBER: _ClassVar[int]
    GIVEN_FIELD_NUMBER: _ClassVar[int]
    code: str
    given: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, code: _Optional[str] = ..., given: _Optional[_Iterable[str]] = ...) -> None: ...

class OrderReported(_message.Message):
    __slots__ = ("order_id", "category", "urgency", "policy_version", "channel", "source", "external_id", "place_path", "description", "reported_at", "grid_path", "reporter_id", "address", "location", "due_at", "number", "photos", "matter_id", "answers", "price")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    URGENCY_FIELD_NUMBER: _ClassVar[int]
    POLICY_VERSION_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    REPORTED_AT_FIELD_NUMBER: _ClassVar[int]
    GRID_PATH_FIELD_NUMBER: _ClassVar[int]
    REPORTER_ID_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    LOCATION_FIELD_NUMBER: _ClassVar[int]
    DUE_AT_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    PHOTOS_FIELD_NUMBER: _ClassVar[int]
    MATTER_ID_FIELD_NUMBER: _ClassVar[int]
    ANSWERS_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    category: str
    urgency: str
    policy_version: int
    channel: str
    source: str
    external_id: str
    place_path: str
    description: str
    reported_at: _timestamp_pb2.Timestamp
    grid_path: str
    reporter_id: str
    address: str
    location: GeoPoint
    due_at: _timestamp_pb2.Timestamp
    number: str
    photos: _containers.RepeatedScalarFieldContainer[str]
    matter_id: str
    answers: _containers.RepeatedCompositeFieldContainer[FormAnswer]
    price: _values_pb2.Money
    def __init__(self, order_id: _Optional[str] = ..., category: _Optional[str] = ..., urgency: _Optional[str] = ..., policy_version: _Optional[int] = ..., channel: _Optional[str] = ..., source: _Optional[str] = ..., external_id: _Optional[str] = ..., place_path: _Optional[str] = ..., description: _Optional[str] = ..., reported_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., grid_path: _Optional[str] = ..., reporter_id: _Optional[str] = ..., address: _Optional[str] = ..., location: _Optional[_Union[GeoPoint, _Mapping]] = ..., due_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., number: _Optional[str] = ..., photos: _Optional[_Iterable[str]] = ..., matter_id: _Optional[str] = ..., answers: _Optional[_Iterable[_Union[FormAnswer, _Mapping]]] = ..., price: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class OrderAmended(_message.Message):
    __slots__ = ("order_id", "category", "place_path", "description", "due_at", "urgency", "address")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    DUE_AT_FIELD_NUMBER: _ClassVar[int]
    URGENCY_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    category: str
    place_path: str
    description: str
    due_at: _timestamp_pb2.Timestamp
    urgency: str
    address: str
    def __init__(self, order_id: _Optional[str] = ..., category: _Optional[str] = ..., place_path: _Optional[str] = ..., description: _Optional[str] = ..., due_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., urgency: _Optional[str] = ..., address: _Optional[str] = ...) -> None: ...

class OrderAccepted(_message.Message):
    __slots__ = ("order_id",)
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    def __init__(self, order_id: _Optional[str] = ...) -> None: ...

class OrderRefused(_message.Message):
    __slots__ = ("order_id", "reason")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    reason: str
    def __init__(self, order_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class OrderAssigned(_message.Message):
    __slots__ = ("order_id", "assignee_id", "assignee_kind", "assignee_name", "claimed", "place_path", "category", "reasons", "rule", "despite")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ASSIGNEE_ID_FIELD_NUMBER: _ClassVar[int]
    ASSIGNEE_KIND_FIELD_NUMBER: _ClassVar[int]
    ASSIGNEE_NAME_FIELD_NUMBER: _ClassVar[int]
    CLAIMED_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    DESPITE_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    assignee_id: str
    assignee_kind: str
    assignee_name: str
    claimed: bool
    place_path: str
    category: str
    reasons: _containers.RepeatedScalarFieldContainer[str]
    rule: str
    despite: str
    def __init__(self, order_id: _Optional[str] = ..., assignee_id: _Optional[str] = ..., assignee_kind: _Optional[str] = ..., assignee_name: _Optional[str] = ..., claimed: _Optional[bool] = ..., place_path: _Optional[str] = ..., category: _Optional[str] = ..., reasons: _Optional[_Iterable[str]] = ..., rule: _Optional[str] = ..., despite: _Optional[str] = ...) -> None: ...

class OrderReturned(_message.Message):
    __slots__ = ("order_id", "assignee_id", "reason")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ASSIGNEE_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    assignee_id: str
    reason: str
    def __init__(self, order_id: _Optional[str] = ..., assignee_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class OrderStarted(_message.Message):
    __slots__ = ("order_id", "assignee_id")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ASSIGNEE_ID_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    assignee_id: str
    def __init__(self, order_id: _Optional[str] = ..., assignee_id: _Optional[str] = ...) -> None: ...

class OrderSuspended(_message.Message):
    __slots__ = ("order_id", "reason", "note")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    reason: str
    note: str
    def __init__(self, order_id: _Optional[str] = ..., reason: _Optional[str] = ..., note: _Optional[str] = ...) -> None: ...

class OrderDeferred(_message.Message):
    __slots__ = ("order_id", "place_path", "description", "note")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    place_path: str
    description: str
    note: str
    def __init__(self, order_id: _Optional[str] = ..., place_path: _Optional[str] = ..., description: _Optional[str] = ..., note: _Optional[str] = ...) -> None: ...

class OrderDecided(_message.Message):
    __slots__ = ("order_id", "topic_id", "adopted", "answer")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    TOPIC_ID_FIELD_NUMBER: _ClassVar[int]
    ADOPTED_FIELD_NUMBER: _ClassVar[int]
    ANSWER_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    topic_id: str
    adopted: bool
    answer: str
    def __init__(self, order_id: _Optional[str] = ..., topic_id: _Optional[str] = ..., adopted: _Optional[bool] = ..., answer: _Optional[str] = ...) -> None: ...

class OrderResumed(_message.Message):
    __slots__ = ("order_id",)
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    def __init__(self, order_id: _Optional[str] = ...) -> None: ...

class OrderFinished(_message.Message):
    __slots__ = ("order_id", "assignee_id", "result", "evidence", "finished_at", "verdict", "place_path", "category")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ASSIGNEE_ID_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    FINISHED_AT_FIELD_NUMBER: _ClassVar[int]
    VERDICT_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    assignee_id: str
    result: str
    evidence: _containers.RepeatedScalarFieldContainer[str]
    finished_at: _timestamp_pb2.Timestamp
    verdict: str
    place_path: str
    category: str
    def __init__(self, order_id: _Optional[str] = ..., assignee_id: _Optional[str] = ..., result: _Optional[str] = ..., evidence: _Optional[_Iterable[str]] = ..., finished_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., verdict: _Optional[str] = ..., place_path: _Optional[str] = ..., category: _Optional[str] = ...) -> None: ...

class OrderRevisited(_message.Message):
    __slots__ = ("order_id", "assignee_id", "contacted", "solved", "satisfied", "note", "place_path", "category", "reasons", "responded", "channel")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ASSIGNEE_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACTED_FIELD_NUMBER: _ClassVar[int]
    SOLVED_FIELD_NUMBER: _ClassVar[int]
    SATISFIED_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    RESPONDED_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    assignee_id: str
    contacted: bool
    solved: bool
    satisfied: int
    note: str
    place_path: str
    category: str
    reasons: _containers.RepeatedScalarFieldContainer[str]
    responded: bool
    channel: str
    def __init__(self, order_id: _Optional[str] = ..., assignee_id: _Optional[str] = ..., contacted: _Optional[bool] = ..., solved: _Optional[bool] = ..., satisfied: _Optional[int] = ..., note: _Optional[str] = ..., place_path: _Optional[str] = ..., category: _Optional[str] = ..., reasons: _Optional[_Iterable[str]] = ..., responded: _Optional[bool] = ..., channel: _Optional[str] = ...) -> None: ...

class OrderEvaluated(_message.Message):
    __slots__ = ("order_id", "assignee_id", "score", "reasons", "note", "place_path", "category", "round")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ASSIGNEE_ID_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    ROUND_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    assignee_id: str
    score: int
    reasons: _containers.RepeatedScalarFieldContainer[str]
    note: str
    place_path: str
    category: str
    round: int
    def __init__(self, order_id: _Optional[str] = ..., assignee_id: _Optional[str] = ..., score: _Optional[int] = ..., reasons: _Optional[_Iterable[str]] = ..., note: _Optional[str] = ..., place_path: _Optional[str] = ..., category: _Optional[str] = ..., round: _Optional[int] = ...) -> None: ...

class OrderRated(_message.Message):
    __slots__ = ("order_id", "assignee_id", "stars", "text")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ASSIGNEE_ID_FIELD_NUMBER: _ClassVar[int]
    STARS_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    assignee_id: str
    stars: int
    text: str
    def __init__(self, order_id: _Optional[str] = ..., assignee_id: _Optional[str] = ..., stars: _Optional[int] = ..., text: _Optional[str] = ...) -> None: ...

class OrderReopened(_message.Message):
    __slots__ = ("order_id", "reason", "round", "at_source")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ROUND_FIELD_NUMBER: _ClassVar[int]
    AT_SOURCE_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    reason: str
    round: int
    at_source: bool
    def __init__(self, order_id: _Optional[str] = ..., reason: _Optional[str] = ..., round: _Optional[int] = ..., at_source: _Optional[bool] = ...) -> None: ...

class OrderClosed(_message.Message):
    __slots__ = ("order_id", "closure", "closed_at", "verdict", "place_path", "category", "reason")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    CLOSURE_FIELD_NUMBER: _ClassVar[int]
    CLOSED_AT_FIELD_NUMBER: _ClassVar[int]
    VERDICT_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    closure: str
    closed_at: _timestamp_pb2.Timestamp
    verdict: str
    place_path: str
    category: str
    reason: str
    def __init__(self, order_id: _Optional[str] = ..., closure: _Optional[str] = ..., closed_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., verdict: _Optional[str] = ..., place_path: _Optional[str] = ..., category: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class ServiceRendered(_message.Message):
    __slots__ = ("order_id", "round", "category", "place_path", "payer_id", "amount", "closed_at")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ROUND_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    PAYER_ID_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CLOSED_AT_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    round: int
    category: str
    place_path: str
    payer_id: str
    amount: _values_pb2.Money
    closed_at: _timestamp_pb2.Timestamp
    def __init__(self, order_id: _Optional[str] = ..., round: _Optional[int] = ..., category: _Optional[str] = ..., place_path: _Optional[str] = ..., payer_id: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., closed_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class EvidenceAdded(_message.Message):
    __slots__ = ("order_id", "kind", "files", "location")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    FILES_FIELD_NUMBER: _ClassVar[int]
    LOCATION_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    kind: str
    files: _containers.RepeatedScalarFieldContainer[str]
    location: GeoPoint
    def __init__(self, order_id: _Optional[str] = ..., kind: _Optional[str] = ..., files: _Optional[_Iterable[str]] = ..., location: _Optional[_Union[GeoPoint, _Mapping]] = ...) -> None: ...

class PhotosAdded(_message.Message):
    __slots__ = ("order_id", "photos")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    PHOTOS_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    photos: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, order_id: _Optional[str] = ..., photos: _Optional[_Iterable[str]] = ...) -> None: ...

class OrderCommented(_message.Message):
    __slots__ = ("order_id", "text", "internal")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    INTERNAL_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    text: str
    internal: bool
    def __init__(self, order_id: _Optional[str] = ..., text: _Optional[str] = ..., internal: _Optional[bool] = ...) -> None: ...

class DeadlineNear(_message.Message):
    __slots__ = ("order_id", "target", "due_at", "assignee_id")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    TARGET_FIELD_NUMBER: _ClassVar[int]
    DUE_AT_FIELD_NUMBER: _ClassVar[int]
    ASSIGNEE_ID_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    target: str
    due_at: _timestamp_pb2.Timestamp
    assignee_id: str
    def __init__(self, order_id: _Optional[str] = ..., target: _Optional[str] = ..., due_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., assignee_id: _Optional[str] = ...) -> None: ...

class DeadlineBreached(_message.Message):
    __slots__ = ("order_id", "target", "due_at", "place_path", "category", "assignee_id")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    TARGET_FIELD_NUMBER: _ClassVar[int]
    DUE_AT_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    ASSIGNEE_ID_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    target: str
    due_at: _timestamp_pb2.Timestamp
    place_path: str
    category: str
    assignee_id: str
    def __init__(self, order_id: _Optional[str] = ..., target: _Optional[str] = ..., due_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., place_path: _Optional[str] = ..., category: _Optional[str] = ..., assignee_id: _Optional[str] = ...) -> None: ...

class BreachWithdrawn(_message.Message):
    __slots__ = ("order_id", "target", "due_at", "done_at", "assignee_id")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    TARGET_FIELD_NUMBER: _ClassVar[int]
    DUE_AT_FIELD_NUMBER: _ClassVar[int]
    DONE_AT_FIELD_NUMBER: _ClassVar[int]
    ASSIGNEE_ID_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    target: str
    due_at: _timestamp_pb2.Timestamp
    done_at: _timestamp_pb2.Timestamp
    assignee_id: str
    def __init__(self, order_id: _Optional[str] = ..., target: _Optional[str] = ..., due_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., done_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., assignee_id: _Optional[str] = ...) -> None: ...

class SourceClockDiffered(_message.Message):
    __slots__ = ("order_id", "field", "stated_at", "taken_as")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    FIELD_FIELD_NUMBER: _ClassVar[int]
    STATED_AT_FIELD_NUMBER: _ClassVar[int]
    TAKEN_AS_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    field: str
    stated_at: _timestamp_pb2.Timestamp
    taken_as: _timestamp_pb2.Timestamp
    def __init__(self, order_id: _Optional[str] = ..., field: _Optional[str] = ..., stated_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., taken_as: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class MappingChanged(_message.Message):
    __slots__ = ("source", "number")
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    source: str
    number: int
    def __init__(self, source: _Optional[str] = ..., number: _Optional[int] = ...) -> None: ...

class OrderEscalated(_message.Message):
    __slots__ = ("order_id", "level", "place_path", "supervisors", "target", "due_at")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    SUPERVISORS_FIELD_NUMBER: _ClassVar[int]
    TARGET_FIELD_NUMBER: _ClassVar[int]
    DUE_AT_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    level: int
    place_path: str
    supervisors: _containers.RepeatedScalarFieldContainer[str]
    target: str
    due_at: _timestamp_pb2.Timestamp
    def __init__(self, order_id: _Optional[str] = ..., level: _Optional[int] = ..., place_path: _Optional[str] = ..., supervisors: _Optional[_Iterable[str]] = ..., target: _Optional[str] = ..., due_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class EscalationWithdrawn(_message.Message):
    __slots__ = ("order_id", "target", "due_at", "level", "place_path", "supervisors")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    TARGET_FIELD_NUMBER: _ClassVar[int]
    DUE_AT_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    SUPERVISORS_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    target: str
    due_at: _timestamp_pb2.Timestamp
    level: int
    place_path: str
    supervisors: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, order_id: _Optional[str] = ..., target: _Optional[str] = ..., due_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., level: _Optional[int] = ..., place_path: _Optional[str] = ..., supervisors: _Optional[_Iterable[str]] = ...) -> None: ...

class DeadlineMoved(_message.Message):
    __slots__ = ("order_id", "target", "was_due_at", "due_at", "place_path", "assignee_id")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    TARGET_FIELD_NUMBER: _ClassVar[int]
    WAS_DUE_AT_FIELD_NUMBER: _ClassVar[int]
    DUE_AT_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    ASSIGNEE_ID_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    target: str
    was_due_at: _timestamp_pb2.Timestamp
    due_at: _timestamp_pb2.Timestamp
    place_path: str
    assignee_id: str
    def __init__(self, order_id: _Optional[str] = ..., target: _Optional[str] = ..., was_due_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., due_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., place_path: _Optional[str] = ..., assignee_id: _Optional[str] = ...) -> None: ...

class PolicyChanged(_message.Message):
    __slots__ = ("policy", "version", "place_path")
    POLICY_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    policy: str
    version: int
    place_path: str
    def __init__(self, policy: _Optional[str] = ..., version: _Optional[int] = ..., place_path: _Optional[str] = ...) -> None: ...

class RoundPlanChanged(_message.Message):
    __slots__ = ("plan_id", "place_path", "kind", "title", "state", "number", "assignee_id")
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    ASSIGNEE_ID_FIELD_NUMBER: _ClassVar[int]
    plan_id: str
    place_path: str
    kind: str
    title: str
    state: str
    number: int
    assignee_id: str
    def __init__(self, plan_id: _Optional[str] = ..., place_path: _Optional[str] = ..., kind: _Optional[str] = ..., title: _Optional[str] = ..., state: _Optional[str] = ..., number: _Optional[int] = ..., assignee_id: _Optional[str] = ...) -> None: ...

class RoundOpened(_message.Message):
    __slots__ = ("round_id", "plan_id", "place_path", "kind", "title", "day", "due_at", "assignee_id")
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    DUE_AT_FIELD_NUMBER: _ClassVar[int]
    ASSIGNEE_ID_FIELD_NUMBER: _ClassVar[int]
    round_id: str
    plan_id: str
    place_path: str
    kind: str
    title: str
    day: str
    due_at: _timestamp_pb2.Timestamp
    assignee_id: str
    def __init__(self, round_id: _Optional[str] = ..., plan_id: _Optional[str] = ..., place_path: _Optional[str] = ..., kind: _Optional[str] = ..., title: _Optional[str] = ..., day: _Optional[str] = ..., due_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., assignee_id: _Optional[str] = ...) -> None: ...

class MaintenanceBegun(_message.Message):
    __slots__ = ("round_id", "place_path", "equipment_kind", "equipment", "due_at")
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    EQUIPMENT_KIND_FIELD_NUMBER: _ClassVar[int]
    EQUIPMENT_FIELD_NUMBER: _ClassVar[int]
    DUE_AT_FIELD_NUMBER: _ClassVar[int]
    round_id: str
    place_path: str
    equipment_kind: str
    equipment: str
    due_at: _timestamp_pb2.Timestamp
    def __init__(self, round_id: _Optional[str] = ..., place_path: _Optional[str] = ..., equipment_kind: _Optional[str] = ..., equipment: _Optional[str] = ..., due_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class RoundPointVisited(_message.Message):
    __slots__ = ("round_id", "point", "visited_at")
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    POINT_FIELD_NUMBER: _ClassVar[int]
    VISITED_AT_FIELD_NUMBER: _ClassVar[int]
    round_id: str
    point: str
    visited_at: _timestamp_pb2.Timestamp
    def __init__(self, round_id: _Optional[str] = ..., point: _Optional[str] = ..., visited_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class RoundAnswered(_message.Message):
    __slots__ = ("round_id", "answered", "bad")
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    ANSWERED_FIELD_NUMBER: _ClassVar[int]
    BAD_FIELD_NUMBER: _ClassVar[int]
    round_id: str
    answered: int
    bad: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, round_id: _Optional[str] = ..., answered: _Optional[int] = ..., bad: _Optional[_Iterable[str]] = ...) -> None: ...

class FindingReported(_message.Message):
    __slots__ = ("round_id", "order_id", "point", "item")
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    POINT_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    round_id: str
    order_id: str
    point: str
    item: str
    def __init__(self, round_id: _Optional[str] = ..., order_id: _Optional[str] = ..., point: _Optional[str] = ..., item: _Optional[str] = ...) -> None: ...

class RoundMissed(_message.Message):
    __slots__ = ("round_id", "plan_id", "place_path", "kind", "title", "day", "due_at", "assignee_id", "told")
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    DUE_AT_FIELD_NUMBER: _ClassVar[int]
    ASSIGNEE_ID_FIELD_NUMBER: _ClassVar[int]
    TOLD_FIELD_NUMBER: _ClassVar[int]
    round_id: str
    plan_id: str
    place_path: str
    kind: str
    title: str
    day: str
    due_at: _timestamp_pb2.Timestamp
    assignee_id: str
    told: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, round_id: _Optional[str] = ..., plan_id: _Optional[str] = ..., place_path: _Optional[str] = ..., kind: _Optional[str] = ..., title: _Optional[str] = ..., day: _Optional[str] = ..., due_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., assignee_id: _Optional[str] = ..., told: _Optional[_Iterable[str]] = ...) -> None: ...

class RoundEscalated(_message.Message):
    __slots__ = ("round_id", "level", "place_path", "supervisors", "due_at")
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    SUPERVISORS_FIELD_NUMBER: _ClassVar[int]
    DUE_AT_FIELD_NUMBER: _ClassVar[int]
    round_id: str
    level: int
    place_path: str
    supervisors: _containers.RepeatedScalarFieldContainer[str]
    due_at: _timestamp_pb2.Timestamp
    def __init__(self, round_id: _Optional[str] = ..., level: _Optional[int] = ..., place_path: _Optional[str] = ..., supervisors: _Optional[_Iterable[str]] = ..., due_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class RoundFinished(_message.Message):
    __slots__ = ("round_id", "plan_id", "place_path", "kind", "day", "finished_at", "late", "assignee_id")
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    FINISHED_AT_FIELD_NUMBER: _ClassVar[int]
    LATE_FIELD_NUMBER: _ClassVar[int]
    ASSIGNEE_ID_FIELD_NUMBER: _ClassVar[int]
    round_id: str
    plan_id: str
    place_path: str
    kind: str
    day: str
    finished_at: _timestamp_pb2.Timestamp
    late: bool
    assignee_id: str
    def __init__(self, round_id: _Optional[str] = ..., plan_id: _Optional[str] = ..., place_path: _Optional[str] = ..., kind: _Optional[str] = ..., day: _Optional[str] = ..., finished_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., late: _Optional[bool] = ..., assignee_id: _Optional[str] = ...) -> None: ...

class IncidentAnnounced(_message.Message):
    __slots__ = ("incident_id", "place_path", "kind", "title", "text", "begins_at", "expected_until", "number")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    BEGINS_AT_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_UNTIL_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    place_path: str
    kind: str
    title: str
    text: str
    begins_at: _timestamp_pb2.Timestamp
    expected_until: _timestamp_pb2.Timestamp
    number: int
    def __init__(self, incident_id: _Optional[str] = ..., place_path: _Optional[str] = ..., kind: _Optional[str] = ..., title: _Optional[str] = ..., text: _Optional[str] = ..., begins_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., expected_until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., number: _Optional[int] = ...) -> None: ...

class IncidentEnded(_message.Message):
    __slots__ = ("incident_id", "place_path", "title", "text", "ended_at")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    ENDED_AT_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    place_path: str
    title: str
    text: str
    ended_at: _timestamp_pb2.Timestamp
    def __init__(self, incident_id: _Optional[str] = ..., place_path: _Optional[str] = ..., title: _Optional[str] = ..., text: _Optional[str] = ..., ended_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class PointsEntered(_message.Message):
    __slots__ = ("person_id", "entry_id", "kind", "points", "balance", "rule", "subject", "place_path")
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    BALANCE_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    person_id: str
    entry_id: str
    kind: str
    points: int
    balance: int
    rule: str
    subject: str
    place_path: str
    def __init__(self, person_id: _Optional[str] = ..., entry_id: _Optional[str] = ..., kind: _Optional[str] = ..., points: _Optional[int] = ..., balance: _Optional[int] = ..., rule: _Optional[str] = ..., subject: _Optional[str] = ..., place_path: _Optional[str] = ...) -> None: ...

class HonourReached(_message.Message):
    __slots__ = ("person_id", "honour", "earned", "place_path")
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    HONOUR_FIELD_NUMBER: _ClassVar[int]
    EARNED_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    person_id: str
    honour: str
    earned: int
    place_path: str
    def __init__(self, person_id: _Optional[str] = ..., honour: _Optional[str] = ..., earned: _Optional[int] = ..., place_path: _Optional[str] = ...) -> None: ...

class GoodChanged(_message.Message):
    __slots__ = ("good_id", "place_path", "name", "price", "stock", "state")
    GOOD_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    STOCK_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    good_id: str
    place_path: str
    name: str
    price: int
    stock: int
    state: str
    def __init__(self, good_id: _Optional[str] = ..., place_path: _Optional[str] = ..., name: _Optional[str] = ..., price: _Optional[int] = ..., stock: _Optional[int] = ..., state: _Optional[str] = ...) -> None: ...

class Redeemed(_message.Message):
    __slots__ = ("redemption_id", "good_id", "person_id", "place_path", "name", "quantity", "points")
    REDEMPTION_ID_FIELD_NUMBER: _ClassVar[int]
    GOOD_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    redemption_id: str
    good_id: str
    person_id: str
    place_path: str
    name: str
    quantity: int
    points: int
    def __init__(self, redemption_id: _Optional[str] = ..., good_id: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., name: _Optional[str] = ..., quantity: _Optional[int] = ..., points: _Optional[int] = ...) -> None: ...

class GoodReady(_message.Message):
    __slots__ = ("redemption_id", "person_id", "place_path", "name", "collect_by")
    REDEMPTION_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    COLLECT_BY_FIELD_NUMBER: _ClassVar[int]
    redemption_id: str
    person_id: str
    place_path: str
    name: str
    collect_by: _timestamp_pb2.Timestamp
    def __init__(self, redemption_id: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., name: _Optional[str] = ..., collect_by: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class RedemptionEnded(_message.Message):
    __slots__ = ("redemption_id", "good_id", "person_id", "place_path", "state", "reason")
    REDEMPTION_ID_FIELD_NUMBER: _ClassVar[int]
    GOOD_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    redemption_id: str
    good_id: str
    person_id: str
    place_path: str
    state: str
    reason: str
    def __init__(self, redemption_id: _Optional[str] = ..., good_id: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., state: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class ActivityChanged(_message.Message):
    __slots__ = ("activity_id", "place_path", "title", "venue", "starts_at", "ends_at", "capacity", "state")
    ACTIVITY_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    VENUE_FIELD_NUMBER: _ClassVar[int]
    STARTS_AT_FIELD_NUMBER: _ClassVar[int]
    ENDS_AT_FIELD_NUMBER: _ClassVar[int]
    CAPACITY_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    activity_id: str
    place_path: str
    title: str
    venue: str
    starts_at: _timestamp_pb2.Timestamp
    ends_at: _timestamp_pb2.Timestamp
    capacity: int
    state: str
    def __init__(self, activity_id: _Optional[str] = ..., place_path: _Optional[str] = ..., title: _Optional[str] = ..., venue: _Optional[str] = ..., starts_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ends_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., capacity: _Optional[int] = ..., state: _Optional[str] = ...) -> None: ...

class ActivityCancelled(_message.Message):
    __slots__ = ("activity_id", "place_path", "title", "venue", "starts_at", "reason", "told")
    ACTIVITY_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    VENUE_FIELD_NUMBER: _ClassVar[int]
    STARTS_AT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    TOLD_FIELD_NUMBER: _ClassVar[int]
    activity_id: str
    place_path: str
    title: str
    venue: str
    starts_at: _timestamp_pb2.Timestamp
    reason: str
    told: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, activity_id: _Optional[str] = ..., place_path: _Optional[str] = ..., title: _Optional[str] = ..., venue: _Optional[str] = ..., starts_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reason: _Optional[str] = ..., told: _Optional[_Iterable[str]] = ...) -> None: ...

class ActivitySignupChanged(_message.Message):
    __slots__ = ("signup_id", "activity_id", "person_id", "place_path", "state")
    SIGNUP_ID_FIELD_NUMBER: _ClassVar[int]
    ACTIVITY_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    signup_id: str
    activity_id: str
    person_id: str
    place_path: str
    state: str
    def __init__(self, signup_id: _Optional[str] = ..., activity_id: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., state: _Optional[str] = ...) -> None: ...

class PlaceInActivityGiven(_message.Message):
    __slots__ = ("signup_id", "activity_id", "person_id", "place_path", "title", "venue", "starts_at")
    SIGNUP_ID_FIELD_NUMBER: _ClassVar[int]
    ACTIVITY_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    VENUE_FIELD_NUMBER: _ClassVar[int]
    STARTS_AT_FIELD_NUMBER: _ClassVar[int]
    signup_id: str
    activity_id: str
    person_id: str
    place_path: str
    title: str
    venue: str
    starts_at: _timestamp_pb2.Timestamp
    def __init__(self, signup_id: _Optional[str] = ..., activity_id: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., title: _Optional[str] = ..., venue: _Optional[str] = ..., starts_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class VolunteerHoursConfirmed(_message.Message):
    __slots__ = ("signup_id", "activity_id", "person_id", "place_path", "hours")
    SIGNUP_ID_FIELD_NUMBER: _ClassVar[int]
    ACTIVITY_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    HOURS_FIELD_NUMBER: _ClassVar[int]
    signup_id: str
    activity_id: str
    person_id: str
    place_path: str
    hours: int
    def __init__(self, signup_id: _Optional[str] = ..., activity_id: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., hours: _Optional[int] = ...) -> None: ...

class NeedChanged(_message.Message):
    __slots__ = ("need_id", "person_id", "place_path", "skills", "state", "helpers")
    NEED_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    SKILLS_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    HELPERS_FIELD_NUMBER: _ClassVar[int]
    need_id: str
    person_id: str
    place_path: str
    skills: _containers.RepeatedScalarFieldContainer[str]
    state: str
    helpers: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, need_id: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., skills: _Optional[_Iterable[str]] = ..., state: _Optional[str] = ..., helpers: _Optional[_Iterable[str]] = ...) -> None: ...

class ToolChanged(_message.Message):
    __slots__ = ("tool_id", "place_path", "code", "name", "deposit", "state")
    TOOL_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    DEPOSIT_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    tool_id: str
    place_path: str
    code: str
    name: str
    deposit: _values_pb2.Money
    state: str
    def __init__(self, tool_id: _Optional[str] = ..., place_path: _Optional[str] = ..., code: _Optional[str] = ..., name: _Optional[str] = ..., deposit: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., state: _Optional[str] = ...) -> None: ...

class ToolUnavailable(_message.Message):
    __slots__ = ("tool_id", "place_path", "name", "told")
    TOOL_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    TOLD_FIELD_NUMBER: _ClassVar[int]
    tool_id: str
    place_path: str
    name: str
    told: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, tool_id: _Optional[str] = ..., place_path: _Optional[str] = ..., name: _Optional[str] = ..., told: _Optional[_Iterable[str]] = ...) -> None: ...

class ToolBooked(_message.Message):
    __slots__ = ("loan_id", "tool_id", "person_id", "place_path", "first", "last", "state")
    LOAN_ID_FIELD_NUMBER: _ClassVar[int]
    TOOL_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    FIRST_FIELD_NUMBER: _ClassVar[int]
    LAST_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    loan_id: str
    tool_id: str
    person_id: str
    place_path: str
    first: str
    last: str
    state: str
    def __init__(self, loan_id: _Optional[str] = ..., tool_id: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., first: _Optional[str] = ..., last: _Optional[str] = ..., state: _Optional[str] = ...) -> None: ...

class ToolGiven(_message.Message):
    __slots__ = ("loan_id", "tool_id", "person_id", "place_path", "name", "first", "last")
    LOAN_ID_FIELD_NUMBER: _ClassVar[int]
    TOOL_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    FIRST_FIELD_NUMBER: _ClassVar[int]
    LAST_FIELD_NUMBER: _ClassVar[int]
    loan_id: str
    tool_id: str
    person_id: str
    place_path: str
    name: str
    first: str
    last: str
    def __init__(self, loan_id: _Optional[str] = ..., tool_id: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., name: _Optional[str] = ..., first: _Optional[str] = ..., last: _Optional[str] = ...) -> None: ...

class ToolLent(_message.Message):
    __slots__ = ("loan_id", "tool_id", "person_id", "place_path", "name", "last", "deposit")
    LOAN_ID_FIELD_NUMBER: _ClassVar[int]
    TOOL_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    LAST_FIELD_NUMBER: _ClassVar[int]
    DEPOSIT_FIELD_NUMBER: _ClassVar[int]
    loan_id: str
    tool_id: str
    person_id: str
    place_path: str
    name: str
    last: str
    deposit: _values_pb2.Money
    def __init__(self, loan_id: _Optional[str] = ..., tool_id: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., name: _Optional[str] = ..., last: _Optional[str] = ..., deposit: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class ToolOverdue(_message.Message):
    __slots__ = ("loan_id", "tool_id", "person_id", "place_path", "name", "last")
    LOAN_ID_FIELD_NUMBER: _ClassVar[int]
    TOOL_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    LAST_FIELD_NUMBER: _ClassVar[int]
    loan_id: str
    tool_id: str
    person_id: str
    place_path: str
    name: str
    last: str
    def __init__(self, loan_id: _Optional[str] = ..., tool_id: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., name: _Optional[str] = ..., last: _Optional[str] = ...) -> None: ...

class LoanEnded(_message.Message):
    __slots__ = ("loan_id", "tool_id", "person_id", "place_path", "state", "deposit", "deposit_state")
    LOAN_ID_FIELD_NUMBER: _ClassVar[int]
    TOOL_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    DEPOSIT_FIELD_NUMBER: _ClassVar[int]
    DEPOSIT_STATE_FIELD_NUMBER: _ClassVar[int]
    loan_id: str
    tool_id: str
    person_id: str
    place_path: str
    state: str
    deposit: _values_pb2.Money
    deposit_state: str
    def __init__(self, loan_id: _Optional[str] = ..., tool_id: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., state: _Optional[str] = ..., deposit: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., deposit_state: _Optional[str] = ...) -> None: ...

class VenueChanged(_message.Message):
    __slots__ = ("venue_id", "place_path", "name", "opens", "closes", "closed", "state", "closed_weekdays")
    VENUE_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    OPENS_FIELD_NUMBER: _ClassVar[int]
    CLOSES_FIELD_NUMBER: _ClassVar[int]
    CLOSED_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CLOSED_WEEKDAYS_FIELD_NUMBER: _ClassVar[int]
    venue_id: str
    place_path: str
    name: str
    opens: str
    closes: str
    closed: _containers.RepeatedScalarFieldContainer[str]
    state: str
    closed_weekdays: _containers.RepeatedScalarFieldContainer[int]
    def __init__(self, venue_id: _Optional[str] = ..., place_path: _Optional[str] = ..., name: _Optional[str] = ..., opens: _Optional[str] = ..., closes: _Optional[str] = ..., closed: _Optional[_Iterable[str]] = ..., state: _Optional[str] = ..., closed_weekdays: _Optional[_Iterable[int]] = ...) -> None: ...

class VenueBooked(_message.Message):
    __slots__ = ("venue_booking_id", "venue_id", "person_id", "place_path", "name", "starts_at", "ends_at")
    VENUE_BOOKING_ID_FIELD_NUMBER: _ClassVar[int]
    VENUE_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    STARTS_AT_FIELD_NUMBER: _ClassVar[int]
    ENDS_AT_FIELD_NUMBER: _ClassVar[int]
    venue_booking_id: str
    venue_id: str
    person_id: str
    place_path: str
    name: str
    starts_at: _timestamp_pb2.Timestamp
    ends_at: _timestamp_pb2.Timestamp
    def __init__(self, venue_booking_id: _Optional[str] = ..., venue_id: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., name: _Optional[str] = ..., starts_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ends_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class VenueConfirmed(_message.Message):
    __slots__ = ("venue_booking_id", "venue_id", "person_id", "place_path", "name", "starts_at", "ends_at")
    VENUE_BOOKING_ID_FIELD_NUMBER: _ClassVar[int]
    VENUE_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    STARTS_AT_FIELD_NUMBER: _ClassVar[int]
    ENDS_AT_FIELD_NUMBER: _ClassVar[int]
    venue_booking_id: str
    venue_id: str
    person_id: str
    place_path: str
    name: str
    starts_at: _timestamp_pb2.Timestamp
    ends_at: _timestamp_pb2.Timestamp
    def __init__(self, venue_booking_id: _Optional[str] = ..., venue_id: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., name: _Optional[str] = ..., starts_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ends_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class VenueBookingCancelled(_message.Message):
    __slots__ = ("venue_booking_id", "venue_id", "person_id", "place_path", "name", "starts_at", "reason", "told")
    VENUE_BOOKING_ID_FIELD_NUMBER: _ClassVar[int]
    VENUE_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    STARTS_AT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    TOLD_FIELD_NUMBER: _ClassVar[int]
    venue_booking_id: str
    venue_id: str
    person_id: str
    place_path: str
    name: str
    starts_at: _timestamp_pb2.Timestamp
    reason: str
    told: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, venue_booking_id: _Optional[str] = ..., venue_id: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., name: _Optional[str] = ..., starts_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reason: _Optional[str] = ..., told: _Optional[_Iterable[str]] = ...) -> None: ...

class VenueBookingEnded(_message.Message):
    __slots__ = ("venue_booking_id", "venue_id", "person_id", "place_path", "state")
    VENUE_BOOKING_ID_FIELD_NUMBER: _ClassVar[int]
    VENUE_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    venue_booking_id: str
    venue_id: str
    person_id: str
    place_path: str
    state: str
    def __init__(self, venue_booking_id: _Optional[str] = ..., venue_id: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., state: _Optional[str] = ...) -> None: ...

class AbsenceRegistered(_message.Message):
    __slots__ = ("absence_id", "person_id", "place_path", "since", "until", "note")
    ABSENCE_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    absence_id: str
    person_id: str
    place_path: str
    since: str
    until: str
    note: str
    def __init__(self, absence_id: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., since: _Optional[str] = ..., until: _Optional[str] = ..., note: _Optional[str] = ...) -> None: ...

class AbsenceEnded(_message.Message):
    __slots__ = ("absence_id", "person_id", "last")
    ABSENCE_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    LAST_FIELD_NUMBER: _ClassVar[int]
    absence_id: str
    person_id: str
    last: str
    def __init__(self, absence_id: _Optional[str] = ..., person_id: _Optional[str] = ..., last: _Optional[str] = ...) -> None: ...

class SpotChanged(_message.Message):
    __slots__ = ("spot_id", "place_path", "kind", "name", "edition", "state")
    SPOT_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    EDITION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    spot_id: str
    place_path: str
    kind: str
    name: str
    edition: int
    state: str
    def __init__(self, spot_id: _Optional[str] = ..., place_path: _Optional[str] = ..., kind: _Optional[str] = ..., name: _Optional[str] = ..., edition: _Optional[int] = ..., state: _Optional[str] = ...) -> None: ...

class OrdersExported(_message.Message):
    __slots__ = ("job_id", "place_path", "since", "until", "personal")
    JOB_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    PERSONAL_FIELD_NUMBER: _ClassVar[int]
    job_id: str
    place_path: str
    since: str
    until: str
    personal: bool
    def __init__(self, job_id: _Optional[str] = ..., place_path: _Optional[str] = ..., since: _Optional[str] = ..., until: _Optional[str] = ..., personal: _Optional[bool] = ...) -> None: ...

class OrderLinked(_message.Message):
    __slots__ = ("order_id", "first_order_id", "number")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    FIRST_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    first_order_id: str
    number: str
    def __init__(self, order_id: _Optional[str] = ..., first_order_id: _Optional[str] = ..., number: _Optional[str] = ...) -> None: ...

class FollowersTold(_message.Message):
    __slots__ = ("order_id", "followers")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    FOLLOWERS_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    followers: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, order_id: _Optional[str] = ..., followers: _Optional[_Iterable[str]] = ...) -> None: ...

class OrderMatched(_message.Message):
    __slots__ = ("order_id", "place_path", "told")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    TOLD_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    place_path: str
    told: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, order_id: _Optional[str] = ..., place_path: _Optional[str] = ..., told: _Optional[_Iterable[str]] = ...) -> None: ...

class MatchesTold(_message.Message):
    __slots__ = ("saved_filter_id", "person_id", "place_path", "name", "count", "more")
    SAVED_FILTER_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    MORE_FIELD_NUMBER: _ClassVar[int]
    saved_filter_id: str
    person_id: str
    place_path: str
    name: str
    count: int
    more: bool
    def __init__(self, saved_filter_id: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ..., name: _Optional[str] = ..., count: _Optional[int] = ..., more: _Optional[bool] = ...) -> None: ...

class AuditSealed(_message.Message):
    __slots__ = ("size", "head")
    SIZE_FIELD_NUMBER: _ClassVar[int]
    HEAD_FIELD_NUMBER: _ClassVar[int]
    size: int
    head: str
    def __init__(self, size: _Optional[int] = ..., head: _Optional[str] = ...) -> None: ...

class AssistanceAsked(_message.Message):
    __slots__ = ("order_id", "request", "kind", "reason")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    request: int
    kind: str
    reason: str
    def __init__(self, order_id: _Optional[str] = ..., request: _Optional[int] = ..., kind: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class AssistanceGranted(_message.Message):
    __slots__ = ("order_id", "request", "kind", "assistant_id", "note", "told", "assistants")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    ASSISTANT_ID_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    TOLD_FIELD_NUMBER: _ClassVar[int]
    ASSISTANTS_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    request: int
    kind: str
    assistant_id: str
    note: str
    told: _containers.RepeatedScalarFieldContainer[str]
    assistants: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, order_id: _Optional[str] = ..., request: _Optional[int] = ..., kind: _Optional[str] = ..., assistant_id: _Optional[str] = ..., note: _Optional[str] = ..., told: _Optional[_Iterable[str]] = ..., assistants: _Optional[_Iterable[str]] = ...) -> None: ...

class AssistanceDeclined(_message.Message):
    __slots__ = ("order_id", "request", "kind", "reason", "told")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    TOLD_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    request: int
    kind: str
    reason: str
    told: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, order_id: _Optional[str] = ..., request: _Optional[int] = ..., kind: _Optional[str] = ..., reason: _Optional[str] = ..., told: _Optional[_Iterable[str]] = ...) -> None: ...

class AssistanceWithdrawn(_message.Message):
    __slots__ = ("order_id", "request")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    request: int
    def __init__(self, order_id: _Optional[str] = ..., request: _Optional[int] = ...) -> None: ...

class AssistanceEnded(_message.Message):
    __slots__ = ("order_id", "request", "assistant_id", "told")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_FIELD_NUMBER: _ClassVar[int]
    ASSISTANT_ID_FIELD_NUMBER: _ClassVar[int]
    TOLD_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    request: int
    assistant_id: str
    told: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, order_id: _Optional[str] = ..., request: _Optional[int] = ..., assistant_id: _Optional[str] = ..., told: _Optional[_Iterable[str]] = ...) -> None: ...

class NeedLapsed(_message.Message):
    __slots__ = ("need_id", "person_id", "place_path")
    NEED_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    need_id: str
    person_id: str
    place_path: str
    def __init__(self, need_id: _Optional[str] = ..., person_id: _Optional[str] = ..., place_path: _Optional[str] = ...) -> None: ...

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
