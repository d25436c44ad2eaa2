# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos and documents, passed on from the service that keeps them."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.page_context import visit

pages = flask.Blueprint("files", __name__)
KEPT = "private, max-age=86400, immutable"
PASSIVE = "default-src 'none'; sandbox"
"""What people uploaded runs nothing."""


@pages.get("/files/<uuid:file_id>")
def show(file_id: UUID) -> Response:
    return _passed_on(str(file_id), "content")


@pages.get("/files/<uuid:file_id>/thumbnail")
def thumbnail(file_id: UUID) -> Response:
    return _passed_on(str(file_id), "thumbnail")


def _passed_on(file_id: str, part: str) -> Response:
    content, content_type = visit().dispatch.file(file_id, part)
    response = flask.Response(content, content_type=content_type)
    response.headers["Cache-Control"] = KEPT
    response.headers["Content-Security-Policy"] = PASSIVE
    return response
