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

class CommitmentMade(_message.Message):
    __slots__ = ("commitment_id", "matter", "place_path", "title", "limit")
    COMMITMENT_ID_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    commitment_id: str
    matter: str
    place_path: str
    title: str
    limit: _values_pb2.Money
    def __init__(self, commitment_id: _Optional[str] = ..., matter: _Optional[str] = ..., place_path: _Optional[str] = ..., title: _Optional[str] = ..., limit: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class BudgetSet(_message.Message):
    __slots__ = ("commitment_id", "matter", "amount", "fund_id")
    COMMITMENT_ID_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    FUND_ID_FIELD_NUMBER: _ClassVar[int]
    commitment_id: str
    matter: str
    amount: _values_pb2.Money
    fund_id: str
    def __init__(self, commitment_id: _Optional[str] = ..., matter: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., fund_id: _Optional[str] = ...) -> None: ...

class WorkOrdered(_message.Message):
    __slots__ = ("work_id", "commitment_id", "matter", "place_path", "company_id", "category", "description", "ordered_by")
    WORK_ID_FIELD_NUMBER: _ClassVar[int]
    COMMITMENT_ID_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    COMPANY_ID_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    ORDERED_BY_FIELD_NUMBER: _ClassVar[int]
    work_id: str
    commitment_id: str
    matter: str
    place_path: str
    company_id: str
    category: str
    description: str
    ordered_by: str
    def __init__(self, work_id: _Optional[str] = ..., commitment_id: _Optional[str] = ..., matter: _Optional[str] = ..., place_path: _Optional[str] = ..., company_id: _Optional[str] = ..., category: _Optional[str] = ..., description: _Optional[str] = ..., ordered_by: _Optional[str] = ...) -> None: ...

class InvoiceRegistered(_message.Message):
    __slots__ = ("invoice_id", "commitment_id", "matter", "work_id", "company_id", "amount")
    INVOICE_ID_FIELD_NUMBER: _ClassVar[int]
    COMMITMENT_ID_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    WORK_ID_FIELD_NUMBER: _ClassVar[int]
    COMPANY_ID_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    invoice_id: str
    commitment_id: str
    matter: str
    work_id: str
    company_id: str
    amount: _values_pb2.Money
    def __init__(self, invoice_id: _Optional[str] = ..., commitment_id: _Optional[str] = ..., matter: _Optional[str] = ..., work_id: _Optional[str] = ..., company_id: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class InvoiceApproved(_message.Message):
    __slots__ = ("invoice_id", "keys", "complete")
    INVOICE_ID_FIELD_NUMBER: _ClassVar[int]
    KEYS_FIELD_NUMBER: _ClassVar[int]
    COMPLETE_FIELD_NUMBER: _ClassVar[int]
    invoice_id: str
    keys: int
    complete: bool
    def __init__(self, invoice_id: _Optional[str] = ..., keys: _Optional[int] = ..., complete: _Optional[bool] = ...) -> None: ...

class InvoiceRejected(_message.Message):
    __slots__ = ("invoice_id", "reason")
    INVOICE_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    invoice_id: str
    reason: str
    def __init__(self, invoice_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class InvoicePaid(_message.Message):
    __slots__ = ("invoice_id", "commitment_id", "matter", "work_id", "company_id", "place_path", "amount", "entry_id")
    INVOICE_ID_FIELD_NUMBER: _ClassVar[int]
    COMMITMENT_ID_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    WORK_ID_FIELD_NUMBER: _ClassVar[int]
    COMPANY_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    invoice_id: str
    commitment_id: str
    matter: str
    work_id: str
    company_id: str
    place_path: str
    amount: _values_pb2.Money
    entry_id: str
    def __init__(self, invoice_id: _Optional[str] = ..., commitment_id: _Optional[str] = ..., matter: _Optional[str] = ..., work_id: _Optional[str] = ..., company_id: _Optional[str] = ..., place_path: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., entry_id: _Optional[str] = ...) -> None: ...

class GrantApplied(_message.Message):
    __slots__ = ("grant_id", "title", "place_path", "payer", "amount", "matter")
    GRANT_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    PAYER_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    grant_id: str
    title: str
    place_path: str
    payer: str
    amount: _values_pb2.Money
    matter: str
    def __init__(self, grant_id: _Optional[str] = ..., title: _Optional[str] = ..., place_path: _Optional[str] = ..., payer: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., matter: _Optional[str] = ...) -> None: ...

class GrantApproved(_message.Message):
    __slots__ = ("grant_id", "matter", "amount", "fund_id")
    GRANT_ID_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    FUND_ID_FIELD_NUMBER: _ClassVar[int]
    grant_id: str
    matter: str
    amount: _values_pb2.Money
    fund_id: str
    def __init__(self, grant_id: _Optional[str] = ..., matter: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., fund_id: _Optional[str] = ...) -> None: ...

class GrantRefused(_message.Message):
    __slots__ = ("grant_id", "reasons")
    GRANT_ID_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    grant_id: str
    reasons: str
    def __init__(self, grant_id: _Optional[str] = ..., reasons: _Optional[str] = ...) -> None: ...

class GrantReceived(_message.Message):
    __slots__ = ("grant_id", "matter", "amount", "entry_id")
    GRANT_ID_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    grant_id: str
    matter: str
    amount: _values_pb2.Money
    entry_id: str
    def __init__(self, grant_id: _Optional[str] = ..., matter: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., entry_id: _Optional[str] = ...) -> None: ...

class GrantSpent(_message.Message):
    __slots__ = ("grant_id", "matter", "spent", "returned")
    GRANT_ID_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    SPENT_FIELD_NUMBER: _ClassVar[int]
    RETURNED_FIELD_NUMBER: _ClassVar[int]
    grant_id: str
    matter: str
    spent: _values_pb2.Money
    returned: _values_pb2.Money
    def __init__(self, grant_id: _Optional[str] = ..., matter: _Optional[str] = ..., spent: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., returned: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class GrantClosed(_message.Message):
    __slots__ = ("grant_id",)
    GRANT_ID_FIELD_NUMBER: _ClassVar[int]
    grant_id: str
    def __init__(self, grant_id: _Optional[str] = ...) -> None: ...

class DonationReceived(_message.Message):
    __slots__ = ("donation_id", "fund_id", "place_path", "amount", "naming", "honour", "matter")
    DONATION_ID_FIELD_NUMBER: _ClassVar[int]
    FUND_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    NAMING_FIELD_NUMBER: _ClassVar[int]
    HONOUR_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    donation_id: str
    fund_id: str
    place_path: str
    amount: _values_pb2.Money
    naming: str
    honour: str
    matter: str
    def __init__(self, donation_id: _Optional[str] = ..., fund_id: _Optional[str] = ..., place_path: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., naming: _Optional[str] = ..., honour: _Optional[str] = ..., matter: _Optional[str] = ...) -> None: ...

class StatementPublished(_message.Message):
    __slots__ = ("statement_id", "place_path", "quarter", "publication_id", "review_until")
    STATEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    QUARTER_FIELD_NUMBER: _ClassVar[int]
    PUBLICATION_ID_FIELD_NUMBER: _ClassVar[int]
    REVIEW_UNTIL_FIELD_NUMBER: _ClassVar[int]
    statement_id: str
    place_path: str
    quarter: str
    publication_id: str
    review_until: _timestamp_pb2.Timestamp
    def __init__(self, statement_id: _Optional[str] = ..., place_path: _Optional[str] = ..., quarter: _Optional[str] = ..., publication_id: _Optional[str] = ..., review_until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class StatementOverdue(_message.Message):
    __slots__ = ("place_path", "quarter", "due")
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    QUARTER_FIELD_NUMBER: _ClassVar[int]
    DUE_FIELD_NUMBER: _ClassVar[int]
    place_path: str
    quarter: str
    due: str
    def __init__(self, place_path: _Optional[str] = ..., quarter: _Optional[str] = ..., due: _Optional[str] = ...) -> None: ...

class StatementReviewed(_message.Message):
    __slots__ = ("statement_id", "place_path", "quarter", "count", "stars", "bad")
    STATEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    QUARTER_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    STARS_FIELD_NUMBER: _ClassVar[int]
    BAD_FIELD_NUMBER: _ClassVar[int]
    statement_id: str
    place_path: str
    quarter: str
    count: int
    stars: int
    bad: bool
    def __init__(self, statement_id: _Optional[str] = ..., place_path: _Optional[str] = ..., quarter: _Optional[str] = ..., count: _Optional[int] = ..., stars: _Optional[int] = ..., bad: _Optional[bool] = ...) -> None: ...

class CaseOpened(_message.Message):
    __slots__ = ("case_id", "statement_id", "place_path", "owner", "due_at")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    STATEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    OWNER_FIELD_NUMBER: _ClassVar[int]
    DUE_AT_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    statement_id: str
    place_path: str
    owner: str
    due_at: _timestamp_pb2.Timestamp
    def __init__(self, case_id: _Optional[str] = ..., statement_id: _Optional[str] = ..., place_path: _Optional[str] = ..., owner: _Optional[str] = ..., due_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CaseAnswered(_message.Message):
    __slots__ = ("case_id", "statement_id", "late")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    STATEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    LATE_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    statement_id: str
    late: bool
    def __init__(self, case_id: _Optional[str] = ..., statement_id: _Optional[str] = ..., late: _Optional[bool] = ...) -> None: ...

class CaseClosed(_message.Message):
    __slots__ = ("case_id", "statement_id", "finding")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    STATEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    FINDING_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    statement_id: str
    finding: str
    def __init__(self, case_id: _Optional[str] = ..., statement_id: _Optional[str] = ..., finding: _Optional[str] = ...) -> None: ...

class CaseOverdue(_message.Message):
    __slots__ = ("case_id", "place_path", "level", "told")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    TOLD_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    place_path: str
    level: int
    told: str
    def __init__(self, case_id: _Optional[str] = ..., place_path: _Optional[str] = ..., level: _Optional[int] = ..., told: _Optional[str] = ...) -> None: ...

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

class TariffSet(_message.Message):
    __slots__ = ("tariff_id", "place_path", "name", "formula", "fund_id")
    TARIFF_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    FORMULA_FIELD_NUMBER: _ClassVar[int]
    FUND_ID_FIELD_NUMBER: _ClassVar[int]
    tariff_id: str
    place_path: str
    name: str
    formula: str
    fund_id: str
    def __init__(self, tariff_id: _Optional[str] = ..., place_path: _Optional[str] = ..., name: _Optional[str] = ..., formula: _Optional[str] = ..., fund_id: _Optional[str] = ...) -> None: ...

class BillingBegun(_message.Message):
    __slots__ = ("run_id", "tariff_id", "place_path", "month")
    RUN_ID_FIELD_NUMBER: _ClassVar[int]
    TARIFF_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    run_id: str
    tariff_id: str
    place_path: str
    month: str
    def __init__(self, run_id: _Optional[str] = ..., tariff_id: _Optional[str] = ..., place_path: _Optional[str] = ..., month: _Optional[str] = ...) -> None: ...

class BillsIssued(_message.Message):
    __slots__ = ("run_id", "name", "place_path", "month", "due", "payers")
    RUN_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    DUE_FIELD_NUMBER: _ClassVar[int]
    PAYERS_FIELD_NUMBER: _ClassVar[int]
    run_id: str
    name: str
    place_path: str
    month: str
    due: str
    payers: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, run_id: _Optional[str] = ..., name: _Optional[str] = ..., place_path: _Optional[str] = ..., month: _Optional[str] = ..., due: _Optional[str] = ..., payers: _Optional[_Iterable[str]] = ...) -> None: ...

class BillReminded(_message.Message):
    __slots__ = ("bill_id", "unit_id", "payer", "stage", "owed")
    BILL_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    PAYER_FIELD_NUMBER: _ClassVar[int]
    STAGE_FIELD_NUMBER: _ClassVar[int]
    OWED_FIELD_NUMBER: _ClassVar[int]
    bill_id: str
    unit_id: str
    payer: str
    stage: str
    owed: _values_pb2.Money
    def __init__(self, bill_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., payer: _Optional[str] = ..., stage: _Optional[str] = ..., owed: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class PaymentReceived(_message.Message):
    __slots__ = ("payment_id", "place_path", "payer", "amount", "receipt")
    PAYMENT_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    PAYER_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    RECEIPT_FIELD_NUMBER: _ClassVar[int]
    payment_id: str
    place_path: str
    payer: str
    amount: _values_pb2.Money
    receipt: str
    def __init__(self, payment_id: _Optional[str] = ..., place_path: _Optional[str] = ..., payer: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., receipt: _Optional[str] = ...) -> None: ...

class PaymentRefunded(_message.Message):
    __slots__ = ("payment_id", "place_path", "payer", "amount")
    PAYMENT_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    PAYER_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    payment_id: str
    place_path: str
    payer: str
    amount: _values_pb2.Money
    def __init__(self, payment_id: _Optional[str] = ..., place_path: _Optional[str] = ..., payer: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class CommonIncomeShared(_message.Message):
    __slots__ = ("share_id", "fund_id", "place_path", "quarter", "income", "cost", "to_fund", "to_owners", "units")
    SHARE_ID_FIELD_NUMBER: _ClassVar[int]
    FUND_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    QUARTER_FIELD_NUMBER: _ClassVar[int]
    INCOME_FIELD_NUMBER: _ClassVar[int]
    COST_FIELD_NUMBER: _ClassVar[int]
    TO_FUND_FIELD_NUMBER: _ClassVar[int]
    TO_OWNERS_FIELD_NUMBER: _ClassVar[int]
    UNITS_FIELD_NUMBER: _ClassVar[int]
    share_id: str
    fund_id: str
    place_path: str
    quarter: str
    income: _values_pb2.Money
    cost: _values_pb2.Money
    to_fund: _values_pb2.Money
    to_owners: _values_pb2.Money
    units: int
    def __init__(self, share_id: _Optional[str] = ..., fund_id: _Optional[str] = ..., place_path: _Optional[str] = ..., quarter: _Optional[str] = ..., income: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., cost: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., to_fund: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., to_owners: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., units: _Optional[int] = ...) -> None: ...

class BillCorrected(_message.Message):
    __slots__ = ("bill_id", "unit_id", "payer", "reason", "corrected_id")
    BILL_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    PAYER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    CORRECTED_ID_FIELD_NUMBER: _ClassVar[int]
    bill_id: str
    unit_id: str
    payer: str
    reason: str
    corrected_id: str
    def __init__(self, bill_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., payer: _Optional[str] = ..., reason: _Optional[str] = ..., corrected_id: _Optional[str] = ...) -> None: ...

class LateFeeCharged(_message.Message):
    __slots__ = ("bill_id", "for_bill_id", "unit_id", "payer", "amount")
    BILL_ID_FIELD_NUMBER: _ClassVar[int]
    FOR_BILL_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    PAYER_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    bill_id: str
    for_bill_id: str
    unit_id: str
    payer: str
    amount: _values_pb2.Money
    def __init__(self, bill_id: _Optional[str] = ..., for_bill_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., payer: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class BillHoldAsked(_message.Message):
    __slots__ = ("bill_hold_id", "payer", "kind", "bills", "owed")
    BILL_HOLD_ID_FIELD_NUMBER: _ClassVar[int]
    PAYER_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    BILLS_FIELD_NUMBER: _ClassVar[int]
    OWED_FIELD_NUMBER: _ClassVar[int]
    bill_hold_id: str
    payer: str
    kind: str
    bills: _containers.RepeatedScalarFieldContainer[str]
    owed: _values_pb2.Money
    def __init__(self, bill_hold_id: _Optional[str] = ..., payer: _Optional[str] = ..., kind: _Optional[str] = ..., bills: _Optional[_Iterable[str]] = ..., owed: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class BillHoldGranted(_message.Message):
    __slots__ = ("bill_hold_id", "payer", "until", "instalments")
    BILL_HOLD_ID_FIELD_NUMBER: _ClassVar[int]
    PAYER_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    INSTALMENTS_FIELD_NUMBER: _ClassVar[int]
    bill_hold_id: str
    payer: str
    until: str
    instalments: int
    def __init__(self, bill_hold_id: _Optional[str] = ..., payer: _Optional[str] = ..., until: _Optional[str] = ..., instalments: _Optional[int] = ...) -> None: ...

class BillHoldRefused(_message.Message):
    __slots__ = ("bill_hold_id", "payer", "reasons")
    BILL_HOLD_ID_FIELD_NUMBER: _ClassVar[int]
    PAYER_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    bill_hold_id: str
    payer: str
    reasons: str
    def __init__(self, bill_hold_id: _Optional[str] = ..., payer: _Optional[str] = ..., reasons: _Optional[str] = ...) -> None: ...

class BillHoldEnded(_message.Message):
    __slots__ = ("bill_hold_id", "payer", "why")
    BILL_HOLD_ID_FIELD_NUMBER: _ClassVar[int]
    PAYER_FIELD_NUMBER: _ClassVar[int]
    WHY_FIELD_NUMBER: _ClassVar[int]
    bill_hold_id: str
    payer: str
    why: str
    def __init__(self, bill_hold_id: _Optional[str] = ..., payer: _Optional[str] = ..., why: _Optional[str] = ...) -> None: ...

class ArrearsOpened(_message.Message):
    __slots__ = ("arrears_id", "unit_id", "payer", "fund_id")
    ARREARS_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    PAYER_FIELD_NUMBER: _ClassVar[int]
    FUND_ID_FIELD_NUMBER: _ClassVar[int]
    arrears_id: str
    unit_id: str
    payer: str
    fund_id: str
    def __init__(self, arrears_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., payer: _Optional[str] = ..., fund_id: _Optional[str] = ...) -> None: ...

class DemandServed(_message.Message):
    __slots__ = ("arrears_id", "unit_id", "payer", "amount", "pay_by", "way")
    ARREARS_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    PAYER_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    PAY_BY_FIELD_NUMBER: _ClassVar[int]
    WAY_FIELD_NUMBER: _ClassVar[int]
    arrears_id: str
    unit_id: str
    payer: str
    amount: _values_pb2.Money
    pay_by: str
    way: str
    def __init__(self, arrears_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., payer: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., pay_by: _Optional[str] = ..., way: _Optional[str] = ...) -> None: ...

class ArrearsMediated(_message.Message):
    __slots__ = ("arrears_id", "unit_id", "outcome")
    ARREARS_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    arrears_id: str
    unit_id: str
    outcome: str
    def __init__(self, arrears_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., outcome: _Optional[str] = ...) -> None: ...

class SuitFiled(_message.Message):
    __slots__ = ("arrears_id", "unit_id", "payer")
    ARREARS_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    PAYER_FIELD_NUMBER: _ClassVar[int]
    arrears_id: str
    unit_id: str
    payer: str
    def __init__(self, arrears_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., payer: _Optional[str] = ...) -> None: ...

class ArrearsClosed(_message.Message):
    __slots__ = ("arrears_id", "unit_id")
    ARREARS_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    arrears_id: str
    unit_id: str
    def __init__(self, arrears_id: _Optional[str] = ..., unit_id: _Optional[str] = ...) -> None: ...

class LimitationNear(_message.Message):
    __slots__ = ("arrears_id", "unit_id", "ends")
    ARREARS_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    ENDS_FIELD_NUMBER: _ClassVar[int]
    arrears_id: str
    unit_id: str
    ends: str
    def __init__(self, arrears_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., ends: _Optional[str] = ...) -> None: ...

class FiguresRecorded(_message.Message):
    __slots__ = ("tariff_id", "month", "units")
    TARIFF_ID_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    UNITS_FIELD_NUMBER: _ClassVar[int]
    tariff_id: str
    month: str
    units: int
    def __init__(self, tariff_id: _Optional[str] = ..., month: _Optional[str] = ..., units: _Optional[int] = ...) -> None: ...

class CostShared(_message.Message):
    __slots__ = ("shared_cost_id", "tariff_id", "place_path", "month", "amount", "key", "units")
    SHARED_COST_ID_FIELD_NUMBER: _ClassVar[int]
    TARIFF_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    UNITS_FIELD_NUMBER: _ClassVar[int]
    shared_cost_id: str
    tariff_id: str
    place_path: str
    month: str
    amount: _values_pb2.Money
    key: str
    units: int
    def __init__(self, shared_cost_id: _Optional[str] = ..., tariff_id: _Optional[str] = ..., place_path: _Optional[str] = ..., month: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., key: _Optional[str] = ..., units: _Optional[int] = ...) -> None: ...

class VacancyDeclared(_message.Message):
    __slots__ = ("vacancy_id", "unit_id", "from_month", "through_month")
    VACANCY_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_MONTH_FIELD_NUMBER: _ClassVar[int]
    THROUGH_MONTH_FIELD_NUMBER: _ClassVar[int]
    vacancy_id: str
    unit_id: str
    from_month: str
    through_month: str
    def __init__(self, vacancy_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., from_month: _Optional[str] = ..., through_month: _Optional[str] = ...) -> None: ...

class MaintenanceDeposited(_message.Message):
    __slots__ = ("account_id", "fund_id", "unit_id", "amount", "balance")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    FUND_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    BALANCE_FIELD_NUMBER: _ClassVar[int]
    account_id: str
    fund_id: str
    unit_id: str
    amount: _values_pb2.Money
    balance: _values_pb2.Money
    def __init__(self, account_id: _Optional[str] = ..., fund_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., balance: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class InterestAllotted(_message.Message):
    __slots__ = ("interest_allotment_id", "fund_id", "amount", "accounts")
    INTEREST_ALLOTMENT_ID_FIELD_NUMBER: _ClassVar[int]
    FUND_ID_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    ACCOUNTS_FIELD_NUMBER: _ClassVar[int]
    interest_allotment_id: str
    fund_id: str
    amount: _values_pb2.Money
    accounts: int
    def __init__(self, interest_allotment_id: _Optional[str] = ..., fund_id: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., accounts: _Optional[int] = ...) -> None: ...

class MaintenanceCharged(_message.Message):
    __slots__ = ("fund_id", "invoice_id", "amount", "accounts")
    FUND_ID_FIELD_NUMBER: _ClassVar[int]
    INVOICE_ID_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    ACCOUNTS_FIELD_NUMBER: _ClassVar[int]
    fund_id: str
    invoice_id: str
    amount: _values_pb2.Money
    accounts: int
    def __init__(self, fund_id: _Optional[str] = ..., invoice_id: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., accounts: _Optional[int] = ...) -> None: ...

class TopUpDue(_message.Message):
    __slots__ = ("account_id", "fund_id", "unit_id", "payer", "balance", "first")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    FUND_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    PAYER_FIELD_NUMBER: _ClassVar[int]
    BALANCE_FIELD_NUMBER: _ClassVar[int]
    FIRST_FIELD_NUMBER: _ClassVar[int]
    account_id: str
    fund_id: str
    unit_id: str
    payer: str
    balance: _values_pb2.Money
    first: _values_pb2.Money
    def __init__(self, account_id: _Optional[str] = ..., fund_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., payer: _Optional[str] = ..., balance: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., first: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class EmergencyDeclared(_message.Message):
    __slots__ = ("emergency_id", "place_path", "fund_id", "ground", "amount")
    EMERGENCY_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    FUND_ID_FIELD_NUMBER: _ClassVar[int]
    GROUND_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    emergency_id: str
    place_path: str
    fund_id: str
    ground: str
    amount: _values_pb2.Money
    def __init__(self, emergency_id: _Optional[str] = ..., place_path: _Optional[str] = ..., fund_id: _Optional[str] = ..., ground: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class EmergencyConfirmed(_message.Message):
    __slots__ = ("emergency_id", "place_path", "amount")
    EMERGENCY_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    emergency_id: str
    place_path: str
    amount: _values_pb2.Money
    def __init__(self, emergency_id: _Optional[str] = ..., place_path: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class EmergencyRefused(_message.Message):
    __slots__ = ("emergency_id", "reasons")
    EMERGENCY_ID_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    emergency_id: str
    reasons: str
    def __init__(self, emergency_id: _Optional[str] = ..., reasons: _Optional[str] = ...) -> None: ...

class GrantReportOverdue(_message.Message):
    __slots__ = ("grant_id", "place_path", "level", "told")
    GRANT_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    TOLD_FIELD_NUMBER: _ClassVar[int]
    grant_id: str
    place_path: str
    level: int
    told: str
    def __init__(self, grant_id: _Optional[str] = ..., place_path: _Optional[str] = ..., level: _Optional[int] = ..., told: _Optional[str] = ...) -> None: ...

class PlanDrafted(_message.Message):
    __slots__ = ("year_plan_id", "place_path", "year", "lines")
    YEAR_PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    YEAR_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    year_plan_id: str
    place_path: str
    year: int
    lines: int
    def __init__(self, year_plan_id: _Optional[str] = ..., place_path: _Optional[str] = ..., year: _Optional[int] = ..., lines: _Optional[int] = ...) -> None: ...

class PlanAdopted(_message.Message):
    __slots__ = ("year_plan_id", "place_path", "year", "resolution_id")
    YEAR_PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    YEAR_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_ID_FIELD_NUMBER: _ClassVar[int]
    year_plan_id: str
    place_path: str
    year: int
    resolution_id: str
    def __init__(self, year_plan_id: _Optional[str] = ..., place_path: _Optional[str] = ..., year: _Optional[int] = ..., resolution_id: _Optional[str] = ...) -> None: ...

class VarianceExplained(_message.Message):
    __slots__ = ("year_plan_id", "line", "quarter")
    YEAR_PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    QUARTER_FIELD_NUMBER: _ClassVar[int]
    year_plan_id: str
    line: int
    quarter: str
    def __init__(self, year_plan_id: _Optional[str] = ..., line: _Optional[int] = ..., quarter: _Optional[str] = ...) -> None: ...

class InterestDeclared(_message.Message):
    __slots__ = ("interest_id", "person_id", "company_id")
    INTEREST_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    COMPANY_ID_FIELD_NUMBER: _ClassVar[int]
    interest_id: str
    person_id: str
    company_id: str
    def __init__(self, interest_id: _Optional[str] = ..., person_id: _Optional[str] = ..., company_id: _Optional[str] = ...) -> None: ...

class InterestEnded(_message.Message):
    __slots__ = ("interest_id",)
    INTEREST_ID_FIELD_NUMBER: _ClassVar[int]
    interest_id: str
    def __init__(self, interest_id: _Optional[str] = ...) -> None: ...

class AuditOpened(_message.Message):
    __slots__ = ("audit_id", "place_path", "auditor", "until")
    AUDIT_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    AUDITOR_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    audit_id: str
    place_path: str
    auditor: str
    until: _timestamp_pb2.Timestamp
    def __init__(self, audit_id: _Optional[str] = ..., place_path: _Optional[str] = ..., auditor: _Optional[str] = ..., until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class BooksRead(_message.Message):
    __slots__ = ("audit_id", "what")
    AUDIT_ID_FIELD_NUMBER: _ClassVar[int]
    WHAT_FIELD_NUMBER: _ClassVar[int]
    audit_id: str
    what: str
    def __init__(self, audit_id: _Optional[str] = ..., what: _Optional[str] = ...) -> None: ...

class AuditEnded(_message.Message):
    __slots__ = ("audit_id",)
    AUDIT_ID_FIELD_NUMBER: _ClassVar[int]
    audit_id: str
    def __init__(self, audit_id: _Optional[str] = ...) -> None: ...

class AssetRegistered(_message.Message):
    __slots__ = ("asset_id", "kind", "place_path", "code", "fund_id")
    ASSET_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    FUND_ID_FIELD_NUMBER: _ClassVar[int]
    asset_id: str
    kind: str
    place_path: str
    code: str
    fund_id: str
    def __init__(self, asset_id: _Optional[str] = ..., kind: _Optional[str] = ..., place_path: _Optional[str] = ..., code: _Optional[str] = ..., fund_id: _Optional[str] = ...) -> None: ...

class AssetRetired(_message.Message):
    __slots__ = ("asset_id", "reason")
    ASSET_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    asset_id: str
    reason: str
    def __init__(self, asset_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class BidsCalled(_message.Message):
    __slots__ = ("call_id", "asset_id", "place_path", "floor", "months", "deadline")
    CALL_ID_FIELD_NUMBER: _ClassVar[int]
    ASSET_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    FLOOR_FIELD_NUMBER: _ClassVar[int]
    MONTHS_FIELD_NUMBER: _ClassVar[int]
    DEADLINE_FIELD_NUMBER: _ClassVar[int]
    call_id: str
    asset_id: str
    place_path: str
    floor: _values_pb2.Money
    months: int
    deadline: _timestamp_pb2.Timestamp
    def __init__(self, call_id: _Optional[str] = ..., asset_id: _Optional[str] = ..., place_path: _Optional[str] = ..., floor: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., months: _Optional[int] = ..., deadline: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class BidsOpened(_message.Message):
    __slots__ = ("call_id", "place_path", "bids")
    CALL_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    BIDS_FIELD_NUMBER: _ClassVar[int]
    call_id: str
    place_path: str
    bids: int
    def __init__(self, call_id: _Optional[str] = ..., place_path: _Optional[str] = ..., bids: _Optional[int] = ...) -> None: ...

class BidAwarded(_message.Message):
    __slots__ = ("call_id", "asset_id", "place_path", "bid_id", "amount", "highest", "reasons")
    CALL_ID_FIELD_NUMBER: _ClassVar[int]
    ASSET_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    BID_ID_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    HIGHEST_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    call_id: str
    asset_id: str
    place_path: str
    bid_id: str
    amount: _values_pb2.Money
    highest: _values_pb2.Money
    reasons: str
    def __init__(self, call_id: _Optional[str] = ..., asset_id: _Optional[str] = ..., place_path: _Optional[str] = ..., bid_id: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., highest: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., reasons: _Optional[str] = ...) -> None: ...

class CallWithdrawn(_message.Message):
    __slots__ = ("call_id", "reason")
    CALL_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    call_id: str
    reason: str
    def __init__(self, call_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class LeaseSigned(_message.Message):
    __slots__ = ("lease_id", "asset_id", "place_path", "matter", "rent", "months", "begins", "call_id")
    LEASE_ID_FIELD_NUMBER: _ClassVar[int]
    ASSET_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    MATTER_FIELD_NUMBER: _ClassVar[int]
    RENT_FIELD_NUMBER: _ClassVar[int]
    MONTHS_FIELD_NUMBER: _ClassVar[int]
    BEGINS_FIELD_NUMBER: _ClassVar[int]
    CALL_ID_FIELD_NUMBER: _ClassVar[int]
    lease_id: str
    asset_id: str
    place_path: str
    matter: str
    rent: _values_pb2.Money
    months: int
    begins: str
    call_id: str
    def __init__(self, lease_id: _Optional[str] = ..., asset_id: _Optional[str] = ..., place_path: _Optional[str] = ..., matter: _Optional[str] = ..., rent: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., months: _Optional[int] = ..., begins: _Optional[str] = ..., call_id: _Optional[str] = ...) -> None: ...

class RentBilled(_message.Message):
    __slots__ = ("lease_id", "bill_id", "month", "amount")
    LEASE_ID_FIELD_NUMBER: _ClassVar[int]
    BILL_ID_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    lease_id: str
    bill_id: str
    month: str
    amount: _values_pb2.Money
    def __init__(self, lease_id: _Optional[str] = ..., bill_id: _Optional[str] = ..., month: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class LeaseEnded(_message.Message):
    __slots__ = ("lease_id", "asset_id", "place_path", "on", "early")
    LEASE_ID_FIELD_NUMBER: _ClassVar[int]
    ASSET_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    ON_FIELD_NUMBER: _ClassVar[int]
    EARLY_FIELD_NUMBER: _ClassVar[int]
    lease_id: str
    asset_id: str
    place_path: str
    on: str
    early: bool
    def __init__(self, lease_id: _Optional[str] = ..., asset_id: _Optional[str] = ..., place_path: _Optional[str] = ..., on: _Optional[str] = ..., early: _Optional[bool] = ...) -> None: ...

class DepositTaken(_message.Message):
    __slots__ = ("deposit_id", "place_path", "fund_id", "amount", "lease_id")
    DEPOSIT_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    FUND_ID_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    LEASE_ID_FIELD_NUMBER: _ClassVar[int]
    deposit_id: str
    place_path: str
    fund_id: str
    amount: _values_pb2.Money
    lease_id: str
    def __init__(self, deposit_id: _Optional[str] = ..., place_path: _Optional[str] = ..., fund_id: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., lease_id: _Optional[str] = ...) -> None: ...

class DepositReturned(_message.Message):
    __slots__ = ("deposit_id", "place_path", "fund_id", "paid", "kept", "settled")
    DEPOSIT_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    FUND_ID_FIELD_NUMBER: _ClassVar[int]
    PAID_FIELD_NUMBER: _ClassVar[int]
    KEPT_FIELD_NUMBER: _ClassVar[int]
    SETTLED_FIELD_NUMBER: _ClassVar[int]
    deposit_id: str
    place_path: str
    fund_id: str
    paid: _values_pb2.Money
    kept: _values_pb2.Money
    settled: _values_pb2.Money
    def __init__(self, deposit_id: _Optional[str] = ..., place_path: _Optional[str] = ..., fund_id: _Optional[str] = ..., paid: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., kept: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., settled: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class ServiceContracted(_message.Message):
    __slots__ = ("service_id", "kind", "place_path", "company_id", "fund_id", "share")
    SERVICE_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    COMPANY_ID_FIELD_NUMBER: _ClassVar[int]
    FUND_ID_FIELD_NUMBER: _ClassVar[int]
    SHARE_FIELD_NUMBER: _ClassVar[int]
    service_id: str
    kind: str
    place_path: str
    company_id: str
    fund_id: str
    share: int
    def __init__(self, service_id: _Optional[str] = ..., kind: _Optional[str] = ..., place_path: _Optional[str] = ..., company_id: _Optional[str] = ..., fund_id: _Optional[str] = ..., share: _Optional[int] = ...) -> None: ...

class ShareBilled(_message.Message):
    __slots__ = ("service_id", "bill_id", "month", "turnover", "amount")
    SERVICE_ID_FIELD_NUMBER: _ClassVar[int]
    BILL_ID_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    TURNOVER_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    service_id: str
    bill_id: str
    month: str
    turnover: _values_pb2.Money
    amount: _values_pb2.Money
    def __init__(self, service_id: _Optional[str] = ..., bill_id: _Optional[str] = ..., month: _Optional[str] = ..., turnover: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class PaidOrderBilled(_message.Message):
    __slots__ = ("paid_order_id", "order_id", "round", "place", "payer", "amount")
    PAID_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ROUND_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    PAYER_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    paid_order_id: str
    order_id: str
    round: int
    place: str
    payer: str
    amount: _values_pb2.Money
    def __init__(self, paid_order_id: _Optional[str] = ..., order_id: _Optional[str] = ..., round: _Optional[int] = ..., place: _Optional[str] = ..., payer: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class ServiceEnded(_message.Message):
    __slots__ = ("service_id", "month")
    SERVICE_ID_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    service_id: str
    month: str
    def __init__(self, service_id: _Optional[str] = ..., month: _Optional[str] = ...) -> None: ...

class CashReceived(_message.Message):
    __slots__ = ("receipt_id", "place_path", "fund_id", "number", "amount")
    RECEIPT_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    FUND_ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    receipt_id: str
    place_path: str
    fund_id: str
    number: str
    amount: _values_pb2.Money
    def __init__(self, receipt_id: _Optional[str] = ..., place_path: _Optional[str] = ..., fund_id: _Optional[str] = ..., number: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class CashCounted(_message.Message):
    __slots__ = ("place_path", "day", "booked", "counted")
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    BOOKED_FIELD_NUMBER: _ClassVar[int]
    COUNTED_FIELD_NUMBER: _ClassVar[int]
    place_path: str
    day: str
    booked: _values_pb2.Money
    counted: _values_pb2.Money
    def __init__(self, place_path: _Optional[str] = ..., day: _Optional[str] = ..., booked: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., counted: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class CashDayClosed(_message.Message):
    __slots__ = ("place_path", "day", "counted", "difference")
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    COUNTED_FIELD_NUMBER: _ClassVar[int]
    DIFFERENCE_FIELD_NUMBER: _ClassVar[int]
    place_path: str
    day: str
    counted: _values_pb2.Money
    difference: _values_pb2.Money
    def __init__(self, place_path: _Optional[str] = ..., day: _Optional[str] = ..., counted: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., difference: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class CashHandedOver(_message.Message):
    __slots__ = ("handover_id", "place_path", "slip", "amount")
    HANDOVER_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    SLIP_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    handover_id: str
    place_path: str
    slip: str
    amount: _values_pb2.Money
    def __init__(self, handover_id: _Optional[str] = ..., place_path: _Optional[str] = ..., slip: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class BankStatementImported(_message.Message):
    __slots__ = ("statement_id", "place_path", "first", "last", "lines")
    STATEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    FIRST_FIELD_NUMBER: _ClassVar[int]
    LAST_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    statement_id: str
    place_path: str
    first: str
    last: str
    lines: int
    def __init__(self, statement_id: _Optional[str] = ..., place_path: _Optional[str] = ..., first: _Optional[str] = ..., last: _Optional[str] = ..., lines: _Optional[int] = ...) -> None: ...

class BankLineMatched(_message.Message):
    __slots__ = ("line_id", "place_path", "kind", "reason", "amount")
    LINE_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    line_id: str
    place_path: str
    kind: str
    reason: str
    amount: _values_pb2.Money
    def __init__(self, line_id: _Optional[str] = ..., place_path: _Optional[str] = ..., kind: _Optional[str] = ..., reason: _Optional[str] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class BankLineUnmatched(_message.Message):
    __slots__ = ("line_id", "place_path", "reason")
    LINE_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    line_id: str
    place_path: str
    reason: str
    def __init__(self, line_id: _Optional[str] = ..., place_path: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class SettlementReconciled(_message.Message):
    __slots__ = ("settlement_id", "day", "rows", "amount", "fee", "differences")
    SETTLEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    FEE_FIELD_NUMBER: _ClassVar[int]
    DIFFERENCES_FIELD_NUMBER: _ClassVar[int]
    settlement_id: str
    day: str
    rows: int
    amount: _values_pb2.Money
    fee: _values_pb2.Money
    differences: int
    def __init__(self, settlement_id: _Optional[str] = ..., day: _Optional[str] = ..., rows: _Optional[int] = ..., amount: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., fee: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., differences: _Optional[int] = ...) -> None: ...

class DifferenceFound(_message.Message):
    __slots__ = ("difference_id", "settlement_id", "place_path", "payment_id", "difference", "ours", "theirs")
    DIFFERENCE_ID_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_ID_FIELD_NUMBER: _ClassVar[int]
    DIFFERENCE_FIELD_NUMBER: _ClassVar[int]
    OURS_FIELD_NUMBER: _ClassVar[int]
    THEIRS_FIELD_NUMBER: _ClassVar[int]
    difference_id: str
    settlement_id: str
    place_path: str
    payment_id: str
    difference: str
    ours: _values_pb2.Money
    theirs: _values_pb2.Money
    def __init__(self, difference_id: _Optional[str] = ..., settlement_id: _Optional[str] = ..., place_path: _Optional[str] = ..., payment_id: _Optional[str] = ..., difference: _Optional[str] = ..., ours: _Optional[_Union[_values_pb2.Money, _Mapping]] = ..., theirs: _Optional[_Union[_values_pb2.Money, _Mapping]] = ...) -> None: ...

class DifferenceExplained(_message.Message):
    __slots__ = ("difference_id", "place_path", "note")
    DIFFERENCE_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_PATH_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    difference_id: str
    place_path: str
    note: str
    def __init__(self, difference_id: _Optional[str] = ..., place_path: _Optional[str] = ..., note: _Optional[str] = ...) -> None: ...

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
