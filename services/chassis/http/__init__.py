# SPDX-License-Identifier: AGPL-3.0-or-later
"""HTTP: declared routes, problem+json, idempotency, ETags, paging, health, OpenAPI."""

from services.chassis.http.app import make_app
from services.chassis.http.characters import FORM
from services.chassis.http.models import (
    Id,
    Input,
    ItemsView,
    Line,
    Lines,
    Month,
    Name,
    Paged,
    PageView,
    RowAnswer,
    Text,
    View,
    once,
)
from services.chassis.http.policies import policy_resource
from services.chassis.http.presenting import fill
from services.chassis.http.raw_request import RawRequest
from services.chassis.http.resource import Resource
from services.chassis.http.route import AUTHENTICATED, NOBODY, PUBLIC
from services.chassis.moments import Day, LocalTime, Moment

__all__ = [
    "AUTHENTICATED",
    "FORM",
    "NOBODY",
    "PUBLIC",
    "Day",
    "Id",
    "Input",
    "ItemsView",
    "Line",
    "Lines",
    "LocalTime",
    "Moment",
    "Month",
    "Name",
    "PageView",
    "Paged",
    "RawRequest",
    "Resource",
    "RowAnswer",
    "Text",
    "View",
    "fill",
    "make_app",
    "once",
    "policy_resource",
]
