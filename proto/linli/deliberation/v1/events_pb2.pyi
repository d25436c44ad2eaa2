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

class TopicRaised(_message.Message):
    __slots__ = ("topic_id", "title", "text", "place_path", "order_id", "case_id")
    TOPIC_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    topic_id: str
    title: str
    text: str
    place_path: str
    order_id: str
    case_id: str
    def __init__(self, topic_id: _Optional[str] = ..., title: _Optional[str] = ..., text: _Optional[str] = ..., place_path: _Optional[str] = ..., order_id: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class TopicClassified(_message.Message):
    __slots__ = ("topic_id", "place_path", "public_title", "matter", "level", "way", "body")
    TOPIC_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    PUBLIC_TITLE_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    WAY_FIELD_NUMBER: _ClassVar[int]
    BODY_FIELD_NUMBER: _ClassVar[int]
    topic_id: str
    place_path: str
    public_title: str
    matter: str
    level: str
    way: str
    body: str
    def __init__(self, topic_id: _Optional[str] = ..., place_path: _Optional[str] = ..., public_title: _Optional[str] = ..., matter: _Optional[str] = ..., level: _Optional[str] = ..., way: _Optional[str] = ..., body: _Optional[str] = ...) -> None: ...

class TopicScheduled(_message.Message):
    __slots__ = ("topic_id", "place_path", "public_title", "year", "quarter", "owner")
    TOPIC_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    PUBLIC_TITLE_FIELD_NUMBER: _ClassVar[int]
    YEAR_FIELD_NUMBER: _ClassVar[int]
    QUARTER_FIELD_NUMBER: _ClassVar[int]
    OWNER_FIELD_NUMBER: _ClassVar[int]
    topic_id: str
    place_path: str
    public_title: str
    year: int
    quarter: int
    owner: str
    def __init__(self, topic_id: _Optional[str] = ..., place_path: _Optional[str] = ..., public_title: _Optional[str] = ..., year: _Optional[int] = ..., quarter: _Optional[int] = ..., owner: _Optional[str] = ...) -> None: ...

class ConsultationAdvanced(_message.Message):
    __slots__ = ("topic_id", "place_path", "step", "last", "reference")
    TOPIC_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    STEP_FIELD_NUMBER: _ClassVar[int]
    LAST_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_FIELD_NUMBER: _ClassVar[int]
    topic_id: str
    place_path: str
    step: str
    last: bool
    reference: str
    def __init__(self, topic_id: _Optional[str] = ..., place_path: _Optional[str] = ..., step: _Optional[str] = ..., last: _Optional[bool] = ..., reference: _Optional[str] = ...) -> None: ...

class SurveyOpened(_message.Message):
    __slots__ = ("survey_id", "title", "question", "place_path", "closes_at", "topic_id")
    SURVEY_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    QUESTION_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    CLOSES_AT_FIELD_NUMBER: _ClassVar[int]
    TOPIC_ID_FIELD_NUMBER: _ClassVar[int]
    survey_id: str
    title: str
    question: str
    place_path: str
    closes_at: _timestamp_pb2.Timestamp
    topic_id: str
    def __init__(self, survey_id: _Optional[str] = ..., title: _Optional[str] = ..., question: _Optional[str] = ..., place_path: _Optional[str] = ..., closes_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., topic_id: _Optional[str] = ...) -> None: ...

class SurveyAnswered(_message.Message):
    __slots__ = ("survey_id", "unit_id", "channel")
    SURVEY_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    survey_id: str
    unit_id: str
    channel: str
    def __init__(self, survey_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., channel: _Optional[str] = ...) -> None: ...

class SurveyClosed(_message.Message):
    __slots__ = ("survey_id", "place_path", "households", "counts", "topic_id")
    SURVEY_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    HOUSEHOLDS_FIELD_NUMBER: _ClassVar[int]
    COUNTS_FIELD_NUMBER: _ClassVar[int]
    TOPIC_ID_FIELD_NUMBER: _ClassVar[int]
    survey_id: str
    place_path: str
    households: int
    counts: _containers.RepeatedScalarFieldContainer[int]
    topic_id: str
    def __init__(self, survey_id: _Optional[str] = ..., place_path: _Optional[str] = ..., households: _Optional[int] = ..., counts: _Optional[_Iterable[int]] = ..., topic_id: _Optional[str] = ...) -> None: ...

class BudgetVoteOpened(_message.Message):
    __slots__ = ("budget_vote_id", "title", "place_path", "budget", "closes_at")
    BUDGET_VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    BUDGET_FIELD_NUMBER: _ClassVar[int]
    CLOSES_AT_FIELD_NUMBER: _ClassVar[int]
    budget_vote_id: str
    title: str
    place_path: str
    budget: _values_pb2.Money
    closes_at: _timestamp_pb2.Timestamp
    def __init__(self, budget_vote_id: _Optional[str] = ..., title: _Optional[str] = ..., place_path: _Optional[str] = ..., budget: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., closes_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class BudgetBallotCast(_message.Message):
    __slots__ = ("budget_vote_id",)
    BUDGET_VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    budget_vote_id: str
    def __init__(self, budget_vote_id: _Optional[str] = ...) -> None: ...

class BudgetVoteCounted(_message.Message):
    __slots__ = ("budget_vote_id", "place_path", "ballots", "spent", "funded")
    BUDGET_VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    BALLOTS_FIELD_NUMBER: _ClassVar[int]
    SPENT_FIELD_NUMBER: _ClassVar[int]
    FUNDED_FIELD_NUMBER: _ClassVar[int]
    budget_vote_id: str
    place_path: str
    ballots: int
    spent: _values_pb2.Money
    funded: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, budget_vote_id: _Optional[str] = ..., place_path: _Optional[str] = ..., ballots: _Optional[int] = ..., spent: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., funded: _Optional[_Iterable[str]] = ...) -> None: ...

class TopicTaken(_message.Message):
    __slots__ = ("topic_id", "vote_id")
    TOPIC_ID_FIELD_NUMBER: _ClassVar[int]
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    topic_id: str
    vote_id: str
    def __init__(self, topic_id: _Optional[str] = ..., vote_id: _Optional[str] = ...) -> None: ...

class TopicDecided(_message.Message):
    __slots__ = ("topic_id", "place_path", "adopted", "answer", "order_id", "vote_id", "case_id")
    TOPIC_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    ADOPTED_FIELD_NUMBER: _ClassVar[int]
    ANSWER_FIELD_NUMBER: _ClassVar[int]
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    topic_id: str
    place_path: str
    adopted: bool
    answer: str
    order_id: str
    vote_id: str
    case_id: str
    def __init__(self, topic_id: _Optional[str] = ..., place_path: _Optional[str] = ..., adopted: _Optional[bool] = ..., answer: _Optional[str] = ..., order_id: _Optional[str] = ..., vote_id: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class VotePrepared(_message.Message):
    __slots__ = ("vote_id", "title", "matter", "place_path", "opens_at", "closes_at", "topic_id")
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    OPENS_AT_FIELD_NUMBER: _ClassVar[int]
    CLOSES_AT_FIELD_NUMBER: _ClassVar[int]
    TOPIC_ID_FIELD_NUMBER: _ClassVar[int]
    vote_id: str
    title: str
    matter: str
    place_path: str
    opens_at: _timestamp_pb2.Timestamp
    closes_at: _timestamp_pb2.Timestamp
    topic_id: str
    def __init__(self, vote_id: _Optional[str] = ..., title: _Optional[str] = ..., matter: _Optional[str] = ..., place_path: _Optional[str] = ..., opens_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., closes_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., topic_id: _Optional[str] = ...) -> None: ...

class VoteAnnounced(_message.Message):
    __slots__ = ("vote_id", "title", "question", "plan", "place_path")
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    QUESTION_FIELD_NUMBER: _ClassVar[int]
    PLAN_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    vote_id: str
    title: str
    question: str
    plan: str
    place_path: str
    def __init__(self, vote_id: _Optional[str] = ..., title: _Optional[str] = ..., question: _Optional[str] = ..., plan: _Optional[str] = ..., place_path: _Optional[str] = ...) -> None: ...

class RollFrozen(_message.Message):
    __slots__ = ("vote_id", "units", "area", "heads", "digest")
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    UNITS_FIELD_NUMBER: _ClassVar[int]
    AREA_FIELD_NUMBER: _ClassVar[int]
    HEADS_FIELD_NUMBER: _ClassVar[int]
    DIGEST_FIELD_NUMBER: _ClassVar[int]
    vote_id: str
    units: int
    area: int
    heads: int
    digest: str
    def __init__(self, vote_id: _Optional[str] = ..., units: _Optional[int] = ..., area: _Optional[int] = ..., heads: _Optional[int] = ..., digest: _Optional[str] = ...) -> None: ...

class VoteWithdrawn(_message.Message):
    __slots__ = ("vote_id", "reason")
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    vote_id: str
    reason: str
    def __init__(self, vote_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class VoteOpened(_message.Message):
    __slots__ = ("vote_id",)
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    vote_id: str
    def __init__(self, vote_id: _Optional[str] = ...) -> None: ...

class BallotCast(_message.Message):
    __slots__ = ("vote_id", "unit_id", "ballot_id", "channel", "commitment", "supersedes")
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    BALLOT_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    COMMITMENT_FIELD_NUMBER: _ClassVar[int]
    SUPERSEDES_FIELD_NUMBER: _ClassVar[int]
    vote_id: str
    unit_id: str
    ballot_id: str
    channel: str
    commitment: str
    supersedes: str
    def __init__(self, vote_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., ballot_id: _Optional[str] = ..., channel: _Optional[str] = ..., commitment: _Optional[str] = ..., supersedes: _Optional[str] = ...) -> None: ...

class PaperBallotKeyed(_message.Message):
    __slots__ = ("vote_id", "unit_id")
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    vote_id: str
    unit_id: str
    def __init__(self, vote_id: _Optional[str] = ..., unit_id: _Optional[str] = ...) -> None: ...

class ProxyRegistered(_message.Message):
    __slots__ = ("vote_id", "principal_id", "agent_id", "document")
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    PRINCIPAL_ID_FIELD_NUMBER: _ClassVar[int]
    AGENT_ID_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    vote_id: str
    principal_id: str
    agent_id: str
    document: str
    def __init__(self, vote_id: _Optional[str] = ..., principal_id: _Optional[str] = ..., agent_id: _Optional[str] = ..., document: _Optional[str] = ...) -> None: ...

class BallotDelivered(_message.Message):
    __slots__ = ("vote_id", "unit_id", "method", "delivered_at")
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    DELIVERED_AT_FIELD_NUMBER: _ClassVar[int]
    vote_id: str
    unit_id: str
    method: str
    delivered_at: _timestamp_pb2.Timestamp
    def __init__(self, vote_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., method: _Optional[str] = ..., delivered_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class HeadAnswered(_message.Message):
    __slots__ = ("vote_id", "unit_id")
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    vote_id: str
    unit_id: str
    def __init__(self, vote_id: _Optional[str] = ..., unit_id: _Optional[str] = ...) -> None: ...

class VoteClosed(_message.Message):
    __slots__ = ("vote_id",)
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    vote_id: str
    def __init__(self, vote_id: _Optional[str] = ...) -> None: ...

class VoteCounted(_message.Message):
    __slots__ = ("vote_id", "result", "roll_area", "roll_heads", "participating_area", "participating_heads", "agree_area", "agree_heads", "roll_version")
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    ROLL_AREA_FIELD_NUMBER: _ClassVar[int]
    ROLL_HEADS_FIELD_NUMBER: _ClassVar[int]
    PARTICIPATING_AREA_FIELD_NUMBER: _ClassVar[int]
    PARTICIPATING_HEADS_FIELD_NUMBER: _ClassVar[int]
    AGREE_AREA_FIELD_NUMBER: _ClassVar[int]
    AGREE_HEADS_FIELD_NUMBER: _ClassVar[int]
    ROLL_VERSION_FIELD_NUMBER: _ClassVar[int]
    vote_id: str
    result: str
    roll_area: int
    roll_heads: int
    participating_area: int
    participating_heads: int
    agree_area: int
    agree_heads: int
    roll_version: int
    def __init__(self, vote_id: _Optional[str] = ..., result: _Optional[str] = ..., roll_area: _Optional[int] = ..., roll_heads: _Optional[int] = ..., participating_area: _Optional[int] = ..., participating_heads: _Optional[int] = ..., agree_area: _Optional[int] = ..., agree_heads: _Optional[int] = ..., roll_version: _Optional[int] = ...) -> None: ...

class RollCorrectionProposed(_message.Message):
    __slots__ = ("correction_id", "vote_id", "place_path", "version", "changes")
    CORRECTION_ID_FIELD_NUMBER: _ClassVar[int]
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    CHANGES_FIELD_NUMBER: _ClassVar[int]
    correction_id: str
    vote_id: str
    place_path: str
    version: int
    changes: int
    def __init__(self, correction_id: _Optional[str] = ..., vote_id: _Optional[str] = ..., place_path: _Optional[str] = ..., version: _Optional[int] = ..., changes: _Optional[int] = ...) -> None: ...

class RollCorrectionRefused(_message.Message):
    __slots__ = ("correction_id", "vote_id", "place_path", "note")
    CORRECTION_ID_FIELD_NUMBER: _ClassVar[int]
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    correction_id: str
    vote_id: str
    place_path: str
    note: str
    def __init__(self, correction_id: _Optional[str] = ..., vote_id: _Optional[str] = ..., place_path: _Optional[str] = ..., note: _Optional[str] = ...) -> None: ...

class RollCorrected(_message.Message):
    __slots__ = ("vote_id", "place_path", "version", "units", "area", "heads", "digest", "previous", "changes")
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    UNITS_FIELD_NUMBER: _ClassVar[int]
    AREA_FIELD_NUMBER: _ClassVar[int]
    HEADS_FIELD_NUMBER: _ClassVar[int]
    DIGEST_FIELD_NUMBER: _ClassVar[int]
    PREVIOUS_FIELD_NUMBER: _ClassVar[int]
    CHANGES_FIELD_NUMBER: _ClassVar[int]
    vote_id: str
    place_path: str
    version: int
    units: int
    area: int
    heads: int
    digest: str
    previous: str
    changes: int
    def __init__(self, vote_id: _Optional[str] = ..., place_path: _Optional[str] = ..., version: _Optional[int] = ..., units: _Optional[int] = ..., area: _Optional[int] = ..., heads: _Optional[int] = ..., digest: _Optional[str] = ..., previous: _Optional[str] = ..., changes: _Optional[int] = ...) -> None: ...

class TaskOrdered(_message.Message):
    __slots__ = ("task_id", "meeting_id", "matter", "place_path", "category", "text", "owner", "due", "ordered_by", "topic_id")
    TASK_ID_FIELD_NUMBER: _ClassVar[int]
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    OWNER_FIELD_NUMBER: _ClassVar[int]
    DUE_FIELD_NUMBER: _ClassVar[int]
    ORDERED_BY_FIELD_NUMBER: _ClassVar[int]
    TOPIC_ID_FIELD_NUMBER: _ClassVar[int]
    task_id: str
    meeting_id: str
    matter: str
    place_path: str
    category: str
    text: str
    owner: str
    due: str
    ordered_by: str
    topic_id: str
    def __init__(self, task_id: _Optional[str] = ..., meeting_id: _Optional[str] = ..., matter: _Optional[str] = ..., place_path: _Optional[str] = ..., category: _Optional[str] = ..., text: _Optional[str] = ..., owner: _Optional[str] = ..., due: _Optional[str] = ..., ordered_by: _Optional[str] = ..., topic_id: _Optional[str] = ...) -> None: ...

class TaskEnded(_message.Message):
    __slots__ = ("task_id", "meeting_id", "place_path", "state")
    TASK_ID_FIELD_NUMBER: _ClassVar[int]
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    task_id: str
    meeting_id: str
    place_path: str
    state: str
    def __init__(self, task_id: _Optional[str] = ..., meeting_id: _Optional[str] = ..., place_path: _Optional[str] = ..., state: _Optional[str] = ...) -> None: ...

class CandidateFell(_message.Message):
    __slots__ = ("election_id", "place_path", "person_id", "ground")
    ELECTION_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    GROUND_FIELD_NUMBER: _ClassVar[int]
    election_id: str
    place_path: str
    person_id: str
    ground: str
    def __init__(self, election_id: _Optional[str] = ..., place_path: _Optional[str] = ..., person_id: _Optional[str] = ..., ground: _Optional[str] = ...) -> None: ...

class TopicSupported(_message.Message):
    __slots__ = ("topic_id", "place_path", "supporters")
    TOPIC_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    SUPPORTERS_FIELD_NUMBER: _ClassVar[int]
    topic_id: str
    place_path: str
    supporters: int
    def __init__(self, topic_id: _Optional[str] = ..., place_path: _Optional[str] = ..., supporters: _Optional[int] = ...) -> None: ...

class ProposalReviewed(_message.Message):
    __slots__ = ("topic_id", "place_path", "passed", "reasons")
    TOPIC_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    PASSED_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    topic_id: str
    place_path: str
    passed: bool
    reasons: str
    def __init__(self, topic_id: _Optional[str] = ..., place_path: _Optional[str] = ..., passed: _Optional[bool] = ..., reasons: _Optional[str] = ...) -> None: ...

class TopicMerged(_message.Message):
    __slots__ = ("topic_id", "place_path", "into")
    TOPIC_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    INTO_FIELD_NUMBER: _ClassVar[int]
    topic_id: str
    place_path: str
    into: str
    def __init__(self, topic_id: _Optional[str] = ..., place_path: _Optional[str] = ..., into: _Optional[str] = ...) -> None: ...

class TopicOverdue(_message.Message):
    __slots__ = ("topic_id", "place_path", "level", "told")
    TOPIC_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    TOLD_FIELD_NUMBER: _ClassVar[int]
    topic_id: str
    place_path: str
    level: int
    told: str
    def __init__(self, topic_id: _Optional[str] = ..., place_path: _Optional[str] = ..., level: _Optional[int] = ..., told: _Optional[str] = ...) -> None: ...

class DemandRaised(_message.Message):
    __slots__ = ("demand_id", "kind", "title", "place_path", "whole")
    DEMAND_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    WHOLE_FIELD_NUMBER: _ClassVar[int]
    demand_id: str
    kind: str
    title: str
    place_path: str
    whole: int
    def __init__(self, demand_id: _Optional[str] = ..., kind: _Optional[str] = ..., title: _Optional[str] = ..., place_path: _Optional[str] = ..., whole: _Optional[int] = ...) -> None: ...

class DemandSigned(_message.Message):
    __slots__ = ("demand_id", "signed")
    DEMAND_ID_FIELD_NUMBER: _ClassVar[int]
    SIGNED_FIELD_NUMBER: _ClassVar[int]
    demand_id: str
    signed: int
    def __init__(self, demand_id: _Optional[str] = ..., signed: _Optional[int] = ...) -> None: ...

class DemandMet(_message.Message):
    __slots__ = ("demand_id", "kind", "title", "place_path", "signed", "due_at")
    DEMAND_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    SIGNED_FIELD_NUMBER: _ClassVar[int]
    DUE_AT_FIELD_NUMBER: _ClassVar[int]
    demand_id: str
    kind: str
    title: str
    place_path: str
    signed: int
    due_at: _timestamp_pb2.Timestamp
    def __init__(self, demand_id: _Optional[str] = ..., kind: _Optional[str] = ..., title: _Optional[str] = ..., place_path: _Optional[str] = ..., signed: _Optional[int] = ..., due_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class DemandOverdue(_message.Message):
    __slots__ = ("demand_id", "place_path", "stage", "told")
    DEMAND_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    STAGE_FIELD_NUMBER: _ClassVar[int]
    TOLD_FIELD_NUMBER: _ClassVar[int]
    demand_id: str
    place_path: str
    stage: str
    told: str
    def __init__(self, demand_id: _Optional[str] = ..., place_path: _Optional[str] = ..., stage: _Optional[str] = ..., told: _Optional[str] = ...) -> None: ...

class DemandConvened(_message.Message):
    __slots__ = ("demand_id", "place_path", "reference", "stage")
    DEMAND_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_FIELD_NUMBER: _ClassVar[int]
    STAGE_FIELD_NUMBER: _ClassVar[int]
    demand_id: str
    place_path: str
    reference: str
    stage: str
    def __init__(self, demand_id: _Optional[str] = ..., place_path: _Optional[str] = ..., reference: _Optional[str] = ..., stage: _Optional[str] = ...) -> None: ...

class BallotRefused(_message.Message):
    __slots__ = ("vote_id", "unit_id", "ballot_id", "fate")
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    BALLOT_ID_FIELD_NUMBER: _ClassVar[int]
    FATE_FIELD_NUMBER: _ClassVar[int]
    vote_id: str
    unit_id: str
    ballot_id: str
    fate: str
    def __init__(self, vote_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., ballot_id: _Optional[str] = ..., fate: _Optional[str] = ...) -> None: ...

class BallotsRead(_message.Message):
    __slots__ = ("vote_id", "place_path", "ballots")
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    BALLOTS_FIELD_NUMBER: _ClassVar[int]
    vote_id: str
    place_path: str
    ballots: int
    def __init__(self, vote_id: _Optional[str] = ..., place_path: _Optional[str] = ..., ballots: _Optional[int] = ...) -> None: ...

class ResultTurned(_message.Message):
    __slots__ = ("vote_id", "place_path", "title", "version")
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    vote_id: str
    place_path: str
    title: str
    version: int
    def __init__(self, vote_id: _Optional[str] = ..., place_path: _Optional[str] = ..., title: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class ResolutionLifted(_message.Message):
    __slots__ = ("vote_id", "place_path", "title", "matter_id", "reasons")
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    MATTER_ID_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    vote_id: str
    place_path: str
    title: str
    matter_id: str
    reasons: str
    def __init__(self, vote_id: _Optional[str] = ..., place_path: _Optional[str] = ..., title: _Optional[str] = ..., matter_id: _Optional[str] = ..., reasons: _Optional[str] = ...) -> None: ...

class OfficialResultRecorded(_message.Message):
    __slots__ = ("vote_id", "system", "document", "decided_at")
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    SYSTEM_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    DECIDED_AT_FIELD_NUMBER: _ClassVar[int]
    vote_id: str
    system: str
    document: str
    decided_at: _timestamp_pb2.Timestamp
    def __init__(self, vote_id: _Optional[str] = ..., system: _Optional[str] = ..., document: _Optional[str] = ..., decided_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class VoteDecided(_message.Message):
    __slots__ = ("vote_id", "adopted", "reasons")
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    ADOPTED_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    vote_id: str
    adopted: bool
    reasons: str
    def __init__(self, vote_id: _Optional[str] = ..., adopted: _Optional[bool] = ..., reasons: _Optional[str] = ...) -> None: ...

class ResolutionInForce(_message.Message):
    __slots__ = ("vote_id", "matter", "place_path", "title", "text", "matter_id", "budget")
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    MATTER_ID_FIELD_NUMBER: _ClassVar[int]
    BUDGET_FIELD_NUMBER: _ClassVar[int]
    vote_id: str
    matter: str
    place_path: str
    title: str
    text: str
    matter_id: str
    budget: _values_pb2.Money
    def __init__(self, vote_id: _Optional[str] = ..., matter: _Optional[str] = ..., place_path: _Optional[str] = ..., title: _Optional[str] = ..., text: _Optional[str] = ..., matter_id: _Optional[str] = ..., budget: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class VoteRejected(_message.Message):
    __slots__ = ("vote_id",)
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    vote_id: str
    def __init__(self, vote_id: _Optional[str] = ...) -> None: ...

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

class NoticePosted(_message.Message):
    __slots__ = ("publication_id", "board", "photo")
    PUBLICATION_ID_FIELD_NUMBER: _ClassVar[int]
    BOARD_FIELD_NUMBER: _ClassVar[int]
    PHOTO_FIELD_NUMBER: _ClassVar[int]
    publication_id: str
    board: str
    photo: str
    def __init__(self, publication_id: _Optional[str] = ..., board: _Optional[str] = ..., photo: _Optional[str] = ...) -> None: ...

class NoticeTakenDown(_message.Message):
    __slots__ = ("publication_id", "board", "photo")
    PUBLICATION_ID_FIELD_NUMBER: _ClassVar[int]
    BOARD_FIELD_NUMBER: _ClassVar[int]
    PHOTO_FIELD_NUMBER: _ClassVar[int]
    publication_id: str
    board: str
    photo: str
    def __init__(self, publication_id: _Optional[str] = ..., board: _Optional[str] = ..., photo: _Optional[str] = ...) -> None: ...

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

class MeetingCalled(_message.Message):
    __slots__ = ("meeting_id", "kind", "title", "place_path", "venue", "starts_at", "items")
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    VENUE_FIELD_NUMBER: _ClassVar[int]
    STARTS_AT_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    meeting_id: str
    kind: str
    title: str
    place_path: str
    venue: str
    starts_at: _timestamp_pb2.Timestamp
    items: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, meeting_id: _Optional[str] = ..., kind: _Optional[str] = ..., title: _Optional[str] = ..., place_path: _Optional[str] = ..., venue: _Optional[str] = ..., starts_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., items: _Optional[_Iterable[str]] = ...) -> None: ...

class MeetingCancelled(_message.Message):
    __slots__ = ("meeting_id", "reason")
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    meeting_id: str
    reason: str
    def __init__(self, meeting_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class MeetingHeld(_message.Message):
    __slots__ = ("meeting_id", "place_path", "present", "members", "has_quorum")
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    PRESENT_FIELD_NUMBER: _ClassVar[int]
    MEMBERS_FIELD_NUMBER: _ClassVar[int]
    HAS_QUORUM_FIELD_NUMBER: _ClassVar[int]
    meeting_id: str
    place_path: str
    present: int
    members: int
    has_quorum: bool
    def __init__(self, meeting_id: _Optional[str] = ..., place_path: _Optional[str] = ..., present: _Optional[int] = ..., members: _Optional[int] = ..., has_quorum: _Optional[bool] = ...) -> None: ...

class OrganisationNamed(_message.Message):
    __slots__ = ("meeting_id", "organisation_id", "name", "subject", "there")
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    THERE_FIELD_NUMBER: _ClassVar[int]
    meeting_id: str
    organisation_id: str
    name: str
    subject: str
    there: bool
    def __init__(self, meeting_id: _Optional[str] = ..., organisation_id: _Optional[str] = ..., name: _Optional[str] = ..., subject: _Optional[str] = ..., there: _Optional[bool] = ...) -> None: ...

class ItemMinuted(_message.Message):
    __slots__ = ("meeting_id", "item_id", "result", "resolution", "agree", "disagree", "abstain")
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    AGREE_FIELD_NUMBER: _ClassVar[int]
    DISAGREE_FIELD_NUMBER: _ClassVar[int]
    ABSTAIN_FIELD_NUMBER: _ClassVar[int]
    meeting_id: str
    item_id: str
    result: str
    resolution: str
    agree: int
    disagree: int
    abstain: int
    def __init__(self, meeting_id: _Optional[str] = ..., item_id: _Optional[str] = ..., result: _Optional[str] = ..., resolution: _Optional[str] = ..., agree: _Optional[int] = ..., disagree: _Optional[int] = ..., abstain: _Optional[int] = ...) -> None: ...

class MinutesSigned(_message.Message):
    __slots__ = ("meeting_id", "person_id")
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    meeting_id: str
    person_id: str
    def __init__(self, meeting_id: _Optional[str] = ..., person_id: _Optional[str] = ...) -> None: ...

class MinutesPublished(_message.Message):
    __slots__ = ("meeting_id", "kind", "title", "place_path", "late")
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    LATE_FIELD_NUMBER: _ClassVar[int]
    meeting_id: str
    kind: str
    title: str
    place_path: str
    late: bool
    def __init__(self, meeting_id: _Optional[str] = ..., kind: _Optional[str] = ..., title: _Optional[str] = ..., place_path: _Optional[str] = ..., late: _Optional[bool] = ...) -> None: ...

class MinutesOverdue(_message.Message):
    __slots__ = ("meeting_id", "level", "told")
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    TOLD_FIELD_NUMBER: _ClassVar[int]
    meeting_id: str
    level: int
    told: str
    def __init__(self, meeting_id: _Optional[str] = ..., level: _Optional[int] = ..., told: _Optional[str] = ...) -> None: ...

class MonthWithoutMeeting(_message.Message):
    __slots__ = ("missed_id", "place_path", "month", "level", "told")
    MISSED_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    TOLD_FIELD_NUMBER: _ClassVar[int]
    missed_id: str
    place_path: str
    month: str
    level: int
    told: str
    def __init__(self, missed_id: _Optional[str] = ..., place_path: _Optional[str] = ..., month: _Optional[str] = ..., level: _Optional[int] = ..., told: _Optional[str] = ...) -> None: ...

class MonthMadeUp(_message.Message):
    __slots__ = ("missed_id", "place_path", "month")
    MISSED_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    missed_id: str
    place_path: str
    month: str
    def __init__(self, missed_id: _Optional[str] = ..., place_path: _Optional[str] = ..., month: _Optional[str] = ...) -> None: ...

class BodyFounded(_message.Message):
    __slots__ = ("body_id", "kind", "name", "place_path", "seats")
    BODY_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    SEATS_FIELD_NUMBER: _ClassVar[int]
    body_id: str
    kind: str
    name: str
    place_path: str
    seats: int
    def __init__(self, body_id: _Optional[str] = ..., kind: _Optional[str] = ..., name: _Optional[str] = ..., place_path: _Optional[str] = ..., seats: _Optional[int] = ...) -> None: ...

class ElectionCalled(_message.Message):
    __slots__ = ("election_id", "body_id", "place_path", "seats", "by_election", "nominations_until")
    ELECTION_ID_FIELD_NUMBER: _ClassVar[int]
    BODY_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    SEATS_FIELD_NUMBER: _ClassVar[int]
    BY_ELECTION_FIELD_NUMBER: _ClassVar[int]
    NOMINATIONS_UNTIL_FIELD_NUMBER: _ClassVar[int]
    election_id: str
    body_id: str
    place_path: str
    seats: int
    by_election: bool
    nominations_until: _timestamp_pb2.Timestamp
    def __init__(self, election_id: _Optional[str] = ..., body_id: _Optional[str] = ..., place_path: _Optional[str] = ..., seats: _Optional[int] = ..., by_election: _Optional[bool] = ..., nominations_until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CandidateNominated(_message.Message):
    __slots__ = ("election_id", "person_id", "nominated")
    ELECTION_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    NOMINATED_FIELD_NUMBER: _ClassVar[int]
    election_id: str
    person_id: str
    nominated: str
    def __init__(self, election_id: _Optional[str] = ..., person_id: _Optional[str] = ..., nominated: _Optional[str] = ...) -> None: ...

class CandidateReviewed(_message.Message):
    __slots__ = ("election_id", "person_id", "eligible", "grounds")
    ELECTION_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    ELIGIBLE_FIELD_NUMBER: _ClassVar[int]
    GROUNDS_FIELD_NUMBER: _ClassVar[int]
    election_id: str
    person_id: str
    eligible: bool
    grounds: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, election_id: _Optional[str] = ..., person_id: _Optional[str] = ..., eligible: _Optional[bool] = ..., grounds: _Optional[_Iterable[str]] = ...) -> None: ...

class ElectionDecided(_message.Message):
    __slots__ = ("election_id", "body_id", "place_path", "elected", "alternates")
    ELECTION_ID_FIELD_NUMBER: _ClassVar[int]
    BODY_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    ELECTED_FIELD_NUMBER: _ClassVar[int]
    ALTERNATES_FIELD_NUMBER: _ClassVar[int]
    election_id: str
    body_id: str
    place_path: str
    elected: int
    alternates: int
    def __init__(self, election_id: _Optional[str] = ..., body_id: _Optional[str] = ..., place_path: _Optional[str] = ..., elected: _Optional[int] = ..., alternates: _Optional[int] = ...) -> None: ...

class ElectionFailed(_message.Message):
    __slots__ = ("election_id", "body_id", "place_path", "reason")
    ELECTION_ID_FIELD_NUMBER: _ClassVar[int]
    BODY_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    election_id: str
    body_id: str
    place_path: str
    reason: str
    def __init__(self, election_id: _Optional[str] = ..., body_id: _Optional[str] = ..., place_path: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class MembersSeated(_message.Message):
    __slots__ = ("body_id", "election_id", "place_path", "person_ids", "since", "ends")
    BODY_ID_FIELD_NUMBER: _ClassVar[int]
    ELECTION_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    PERSON_IDS_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    ENDS_FIELD_NUMBER: _ClassVar[int]
    body_id: str
    election_id: str
    place_path: str
    person_ids: _containers.RepeatedScalarFieldContainer[str]
    since: str
    ends: str
    def __init__(self, body_id: _Optional[str] = ..., election_id: _Optional[str] = ..., place_path: _Optional[str] = ..., person_ids: _Optional[_Iterable[str]] = ..., since: _Optional[str] = ..., ends: _Optional[str] = ...) -> None: ...

class MembershipEnded(_message.Message):
    __slots__ = ("body_id", "place_path", "person_id", "ending", "sitting", "by_election_due", "successor_id")
    BODY_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    ENDING_FIELD_NUMBER: _ClassVar[int]
    SITTING_FIELD_NUMBER: _ClassVar[int]
    BY_ELECTION_DUE_FIELD_NUMBER: _ClassVar[int]
    SUCCESSOR_ID_FIELD_NUMBER: _ClassVar[int]
    body_id: str
    place_path: str
    person_id: str
    ending: str
    sitting: int
    by_election_due: bool
    successor_id: str
    def __init__(self, body_id: _Optional[str] = ..., place_path: _Optional[str] = ..., person_id: _Optional[str] = ..., ending: _Optional[str] = ..., sitting: _Optional[int] = ..., by_election_due: _Optional[bool] = ..., successor_id: _Optional[str] = ...) -> None: ...

class BodyFiled(_message.Message):
    __slots__ = ("body_id", "place_path", "number", "filed_on")
    BODY_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    FILED_ON_FIELD_NUMBER: _ClassVar[int]
    body_id: str
    place_path: str
    number: str
    filed_on: str
    def __init__(self, body_id: _Optional[str] = ..., place_path: _Optional[str] = ..., number: _Optional[str] = ..., filed_on: _Optional[str] = ...) -> None: ...

class TermEnding(_message.Message):
    __slots__ = ("body_id", "place_path", "level", "told", "ends")
    BODY_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    TOLD_FIELD_NUMBER: _ClassVar[int]
    ENDS_FIELD_NUMBER: _ClassVar[int]
    body_id: str
    place_path: str
    level: int
    told: str
    ends: str
    def __init__(self, body_id: _Optional[str] = ..., place_path: _Optional[str] = ..., level: _Optional[int] = ..., told: _Optional[str] = ..., ends: _Optional[str] = ...) -> None: ...

class HandoverAdvanced(_message.Message):
    __slots__ = ("body_id", "place_path", "item", "last")
    BODY_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    LAST_FIELD_NUMBER: _ClassVar[int]
    body_id: str
    place_path: str
    item: str
    last: bool
    def __init__(self, body_id: _Optional[str] = ..., place_path: _Optional[str] = ..., item: _Optional[str] = ..., last: _Optional[bool] = ...) -> None: ...

class CharterDrafted(_message.Message):
    __slots__ = ("charter_id", "kind", "title", "place_path", "clauses")
    CHARTER_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    CLAUSES_FIELD_NUMBER: _ClassVar[int]
    charter_id: str
    kind: str
    title: str
    place_path: str
    clauses: int
    def __init__(self, charter_id: _Optional[str] = ..., kind: _Optional[str] = ..., title: _Optional[str] = ..., place_path: _Optional[str] = ..., clauses: _Optional[int] = ...) -> None: ...

class CharterAdopted(_message.Message):
    __slots__ = ("charter_id", "kind", "title", "place_path", "number", "vote_id", "effective_on", "digest")
    CHARTER_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    VOTE_ID_FIELD_NUMBER: _ClassVar[int]
    EFFECTIVE_ON_FIELD_NUMBER: _ClassVar[int]
    DIGEST_FIELD_NUMBER: _ClassVar[int]
    charter_id: str
    kind: str
    title: str
    place_path: str
    number: int
    vote_id: str
    effective_on: str
    digest: str
    def __init__(self, charter_id: _Optional[str] = ..., kind: _Optional[str] = ..., title: _Optional[str] = ..., place_path: _Optional[str] = ..., number: _Optional[int] = ..., vote_id: _Optional[str] = ..., effective_on: _Optional[str] = ..., digest: _Optional[str] = ...) -> None: ...

class PlanOpened(_message.Message):
    __slots__ = ("plan_id", "title", "place_path", "matter", "steps")
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    STEPS_FIELD_NUMBER: _ClassVar[int]
    plan_id: str
    title: str
    place_path: str
    matter: str
    steps: int
    def __init__(self, plan_id: _Optional[str] = ..., title: _Optional[str] = ..., place_path: _Optional[str] = ..., matter: _Optional[str] = ..., steps: _Optional[int] = ...) -> None: ...

class PlanAdvanced(_message.Message):
    __slots__ = ("plan_id", "place_path", "step_id", "files", "done", "complete")
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    STEP_ID_FIELD_NUMBER: _ClassVar[int]
    FILES_FIELD_NUMBER: _ClassVar[int]
    DONE_FIELD_NUMBER: _ClassVar[int]
    COMPLETE_FIELD_NUMBER: _ClassVar[int]
    plan_id: str
    place_path: str
    step_id: str
    files: int
    done: bool
    complete: bool
    def __init__(self, plan_id: _Optional[str] = ..., place_path: _Optional[str] = ..., step_id: _Optional[str] = ..., files: _Optional[int] = ..., done: _Optional[bool] = ..., complete: _Optional[bool] = ...) -> None: ...

class PlanOverdue(_message.Message):
    __slots__ = ("plan_id", "place_path", "level", "told", "steps")
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    TOLD_FIELD_NUMBER: _ClassVar[int]
    STEPS_FIELD_NUMBER: _ClassVar[int]
    plan_id: str
    place_path: str
    level: int
    told: str
    steps: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, plan_id: _Optional[str] = ..., place_path: _Optional[str] = ..., level: _Optional[int] = ..., told: _Optional[str] = ..., steps: _Optional[_Iterable[str]] = ...) -> None: ...

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
