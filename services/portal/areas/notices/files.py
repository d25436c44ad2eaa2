# SPDX-License-Identifier: AGPL-3.0-or-later
"""Attachments of notices, passed on from outreach."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.page_context import visit
from services.portal.uploads import passed_on

pages = flask.Blueprint("notice_files", __name__)


@pages.get("/notices/files/<uuid:file_id>")
def show(file_id: UUID) -> Response:
    return passed_on(visit().outreach.file(str(file_id)))
