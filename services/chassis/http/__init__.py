# SPDX-License-Identifier: AGPL-3.0-or-later
"""HTTP: declared routes, problem+json, idempotency, ETags, paging, health, OpenAPI."""

from services.chassis.http.app import make_app
from services.chassis.http.call import Call
from services.chassis.http.models import Id, Input, Name, Paged, PageView, Text, View
from services.chassis.http.resource import AUTHENTICATED, PUBLIC, Resource
from services.chassis.http.rows import Row, Rows

__all__ = [
    "AUTHENTICATED",
    "PUBLIC",
    "Call",
    "Id",
    "Input",
    "Name",
    "PageView",
    "Paged",
    "Resource",
    "Row",
    "Rows",
    "Text",
    "View",
    "make_app",
]
