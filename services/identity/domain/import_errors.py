# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is refused about registers from outside: their mappings, their batches, and single rows."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class MappingIncomplete(DomainError):
    """The mapping says of these fields no column."""

    code = "identity.mapping.incomplete"
    status = 422
    title = "The mapping does not say where these come from"

    fields: tuple[str, ...]


@dataclass(eq=False)
class BatchDiffers(DomainError):
    """A batch of this id came before and held something else."""

    code = "identity.import.batch_differs"
    title = "This batch came before with other content"

    source: str
    batch: str


@dataclass(eq=False)
class RegisterToCome(DomainError):
    """A register tells of a day that is or was, not of one to come."""

    code = "identity.import.to_come"
    status = 422
    title = "The day of which the register tells has not come"

    as_of: str


@dataclass(eq=False)
class RowProblem(Exception):
    """Why a row is not taken: what is wrong, and in which column.

    `value` is a number of rows or cells, never what stands there: reports hold no personal data.
    """

    code: str
    column: str = ""
    value: str = ""
