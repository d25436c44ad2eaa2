# SPDX-License-Identifier: AGPL-3.0-or-later
"""HTTP: declared routes, problem+json, idempotency, ETags, paging, health, OpenAPI."""

from services.chassis.http.app import make_app
from services.chassis.http.models import Id, Input, Name, Paged, PageView, RowAnswer, Text, View
from services.chassis.http.moments import Day, Moment
from services.chassis.http.raw_request import RawRequest
from services.chassis.http.resource import AUTHENTICATED, PUBLIC, Resource

__all__ = [
    "AUTHENTICATED",
    "PUBLIC",
    "Day",
    "Id",
    "Input",
    "Moment",
    "Name",
    "PageView",
    "Paged",
    "RawRequest",
    "Resource",
    "RowAnswer",
    "Text",
    "View",
    "make_app",
]
