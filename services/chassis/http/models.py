# SPDX-License-Identifier: AGPL-3.0-or-later
"""Base classes of what comes in and what goes out."""

from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

V = TypeVar("V", bound=BaseModel)

Name = Annotated[str, StringConstraints(min_length=1, max_length=100, strip_whitespace=True)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]
Id = Annotated[
    str, StringConstraints(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")
]


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
