# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures that show what was handed over, passed on to both sides and to who looks after it."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.page_context import visit
from services.portal.uploads import passed_on

pages = flask.Blueprint("office_files", __name__)


@pages.get("/offices/files/<uuid:file_id>")
def show(file_id: UUID) -> Response:
    return passed_on(visit().offices.file(str(file_id), "content"))


@pages.get("/offices/files/<uuid:file_id>/thumbnail")
def thumbnail(file_id: UUID) -> Response:
    return passed_on(visit().offices.file(str(file_id), "thumbnail"))
