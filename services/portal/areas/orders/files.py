# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos and documents, passed on from the service that keeps them."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.page_context import visit
from services.portal.uploads import passed_on

pages = flask.Blueprint("files", __name__)


@pages.get("/files/<uuid:file_id>")
def show(file_id: UUID) -> Response:
    return passed_on(visit().dispatch.file(str(file_id), "content"))


@pages.get("/files/<uuid:file_id>/thumbnail")
def thumbnail(file_id: UUID) -> Response:
    return passed_on(visit().dispatch.file(str(file_id), "thumbnail"))
