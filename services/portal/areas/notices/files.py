# SPDX-License-Identifier: AGPL-3.0-or-later
"""Attachments of notices, passed on from outreach."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.page_context import visit

pages = flask.Blueprint("notice_files", __name__)


@pages.get("/notices/files/<uuid:file_id>")
def show(file_id: UUID) -> Response:
    """What people uploaded runs nothing."""
    content, content_type = visit().outreach.file(str(file_id))
    response = flask.Response(content, content_type=content_type)
    response.headers["Cache-Control"] = "private, max-age=86400, immutable"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
