# SPDX-License-Identifier: AGPL-3.0-or-later
"""Base classes of what comes in and what goes out."""

from typing import Annotated, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from services.chassis import written

T = TypeVar("T")
V = TypeVar("V", bound=BaseModel)

Line = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(written.line)]
"""One line without blanks around it: what names or titles something, or is its id elsewhere."""
Lines = Annotated[str, StringConstraints(strip_whitespace=True)]
"""Words of a person."""
Name = Annotated[Line, Field(min_length=1, max_length=100)]
Text = Annotated[Lines, Field(min_length=1, max_length=4000)]
Month = Annotated[str, Field(pattern=written.MONTH)]
"""As `2026-03`."""
Id = Annotated[
    str, StringConstraints(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")
]


def once(given: tuple[T, ...]) -> tuple[T, ...]:
    """Each of them only once; for `AfterValidator`. Raises ValueError."""
    if len(given) != len(set(given)):
        raise ValueError("something is given twice")
    return given


class Input(BaseModel):
    """A body or a query: an unknown field is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Paged(Input):
    """Base of a list's query."""

    after: str | None = Field(None, max_length=500, description="`next` or `previous` of another page")
    limit: int = Field(50, ge=1, le=200)


class View(BaseModel):
    """An answer. A field `version` becomes the ETag."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class RowAnswer(View):
    """What became of one row of a stream; `status` is what it would have been answered alone.

    A rejected one has a `code` to branch on and a `detail` to read; `correlation_id` finds its log lines.
    """

    row: int
    result: str
    status: int = 200
    code: str = ""
    detail: str = ""
    correlation_id: str = ""


class PageView(View, Generic[V]):
    """A page of a list; `next` is the cursor of the page behind it, `previous` of that before it, or null.

    The first page and lists that lead only forwards have no `previous`.
    """

    items: list[V]
    next: str | None
    previous: str | None = None


class ItemsView(View, Generic[V]):
    """A list that is short by its nature."""

    items: list[V]
