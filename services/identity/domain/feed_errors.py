# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is refused of feeds: contracts, batches, what they hold, and decisions about it."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class ContractIncomplete(DomainError):
    """The contract says of these fields no column."""

    code = "identity.feed.contract_incomplete"
    status = 422
    title = "The contract does not say where these come from"

    fields: tuple[str, ...]


@dataclass(eq=False)
class KindIsFixed(DomainError):
    """A source that delivers people does not begin to deliver vehicles."""

    code = "identity.feed.kind_is_fixed"
    title = "The kind of a source does not change"

    source: str
    kind: str


@dataclass(eq=False)
class NotOfThisSource(DomainError):
    """Another client delivers for this source."""

    code = "identity.feed.not_of_this_source"
    status = 403
    title = "Another client delivers for this source"

    source: str


@dataclass(eq=False)
class BatchToCome(DomainError):
    """The moment of which the batch tells has not come: a clock of the source runs ahead."""

    code = "identity.feed.batch_to_come"
    status = 422
    title = "The moment of which the batch tells has not come"

    as_of: str


@dataclass(eq=False)
class SameMoment(DomainError):
    """Another batch of the source tells of the very same moment: which one is newer cannot be known."""

    code = "identity.feed.same_moment"
    title = "Another batch of this source tells of the same moment"

    source: str
    batch: str


@dataclass(eq=False)
class FeedBatchDiffers(DomainError):
    """A batch of this id is here and said, or held, something else."""

    code = "identity.feed.batch_differs"
    title = "This batch came before with other content"

    source: str
    batch: str


@dataclass(eq=False)
class BatchNotOpen(DomainError):
    """The batch takes no rows any more, or is not complete yet."""

    code = "identity.feed.batch_state"
    title = "The batch is in another state"

    batch: str
    state: str


@dataclass(eq=False)
class BatchEmpty(DomainError):
    """Nothing came."""

    code = "identity.feed.batch_empty"
    status = 422
    title = "The batch has no rows"

    batch: str


@dataclass(eq=False)
class BatchUnderWay(DomainError):
    """Batches of a source are worked through one after the other."""

    code = "identity.feed.batch_under_way"
    title = "Another batch of this source is being worked through or waits for an answer"

    source: str
    batch: str


@dataclass(eq=False)
class RowUnreadable(DomainError):
    """A line is no object of JSON with plain values, or has no key: nothing of the piece is taken."""

    code = "identity.feed.row_unreadable"
    status = 422
    title = "A line cannot be read"

    line: int
    problem: str


@dataclass(eq=False)
class TooManyRows(DomainError):
    """More rows than a piece, or a batch, may have."""

    code = "identity.feed.too_many_rows"
    status = 413
    title = "There are too many rows"

    most: int


@dataclass(eq=False)
class SignatureRefused(DomainError):
    """The signature is missing, forged, of another body, or of another time."""

    code = "identity.feed.signature_refused"
    status = 403
    title = "The signature does not fit"

    problem: str


@dataclass(eq=False)
class ConflictSettled(DomainError):
    """It was decided, or has become void."""

    code = "identity.feed.conflict_settled"
    title = "This question is settled"

    state: str


@dataclass(eq=False)
class DecisionNotPossible(DomainError):
    """The question has no such answer."""

    code = "identity.feed.decision_not_possible"
    status = 422
    title = "This question cannot be decided so"

    kind: str
    possible: tuple[str, ...]


@dataclass(eq=False)
class FeedAddressRefused(DomainError):
    """Sources are asked at public hosts by https alone, or at those that the operator names."""

    code = "identity.feed.address_refused"
    status = 422
    title = "Nothing is fetched from this address"

    reason: str


@dataclass(eq=False)
class NothingToPull(DomainError):
    """The contract does not say that the source is asked."""

    code = "identity.feed.nothing_to_pull"
    title = "This source delivers itself"

    source: str


@dataclass(eq=False)
class AccessRefused(DomainError):
    """What a source is to be shown is no certificate with its key, or has ended."""

    code = "identity.feed.access_refused"
    status = 422
    title = "The certificate cannot be used"

    reason: str


@dataclass(eq=False)
class PositionNotGiven(DomainError):
    """The list of this source never had this position: it is another source's, or of another time."""

    code = "identity.feed.position_not_given"
    status = 422
    title = "This position was not given out for this source"

    source: str
    position: str
